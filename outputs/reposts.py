"""Reposts: which documents tell one text again, found the same whatever the order of files or increments.

Each document carries a few keys of its wording (bands of a MinHash). Documents that share a key are compared in full; those
whose wording and numbers agree form a group, and all but its first report point to that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import regex
from rensa import RMinHash

# Set on 2 100 news articles: reposts and re-edited versions of one text share 0.55 or more of their five-character strings
# and 0.9 or more of the smaller one's numbers; no other pair shares 0.25 of the strings. The numbers tell this month's
# bulletin, written from the same template, from last month's.
SAME_TEXT = 0.5
SAME_NUMBERS = 0.85
SHINGLE = 5
LEAST_SHINGLES = 60  # a shorter text repeats by chance
BANDS = 16
ROWS_A_BAND = 4
MOST_A_KEY = 50  # documents that share one key; more share a template, and only equal numbers make a text of it
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OTHER = regex.compile(r"[^\p{Han}\p{Latin}\p{Nd}]+")


@dataclass(frozen=True, slots=True)
class Documents:
    """What is known of all documents without their texts, as columns.

    ``keys`` has a row of wording keys for each document that has any, ``owners`` the document's row in the other columns.
    """

    doc_ids: Sequence[str]
    published_at: Sequence[date | None]
    keys: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]


def shingles(text: str) -> frozenset[str]:
    """All strings of SHINGLE characters of ``text``, punctuation and space left out."""
    bare = _OTHER.sub("", text)
    return frozenset(bare[i : i + SHINGLE] for i in range(len(bare) - SHINGLE + 1))


def numbers(text: str) -> frozenset[str]:
    """All numbers of ``text`` that are written in digits."""
    return frozenset(_NUMBER.findall(text))


def wording_keys(text: str) -> list[int]:
    """The keys of a text's wording, BANDS of them and one of its numbers, or none where it is too short to compare."""
    held = shingles(text)
    if len(held) < LEAST_SHINGLES:
        return []
    minhash = RMinHash(num_perm=BANDS * ROWS_A_BAND, seed=1)
    minhash.update(sorted(held))
    digest = minhash.digest()
    bands = [_key(band, digest[band * ROWS_A_BAND : (band + 1) * ROWS_A_BAND]) for band in range(BANDS)]
    return [*bands, _key(BANDS, "\n".join(sorted(numbers(text))).encode())]


def _key(band: int, values: Iterable[int]) -> int:
    """One signed 64-bit number for a band and its values."""
    mixed = band + 1
    for value in values:
        mixed = (mixed * 0x9E3779B97F4A7C15 + value + 1) % (1 << 64)
    return mixed - (1 << 63)


def find_reposts(documents: Documents, texts: Callable[[Sequence[str]], Mapping[str, str]]) -> dict[str, str]:
    """The doc_id of the first report for each document that only tells it again.

    The first is the one published earliest (an unknown day comes last), then the one with the smallest id.

    Args:
        documents: all documents of the corpus, in any order.
        texts: gives the texts of the documents asked for; asked once, for those that share a key only.
    """
    pairs = _candidates(documents)
    wanted = sorted({doc_id for pair in pairs for doc_id in pair})
    held = {doc_id: _wording(text) for doc_id, text in texts(wanted).items()} if wanted else {}
    same = [pair for pair in sorted(pairs) if _agree(held[pair[0]], held[pair[1]])]
    days = dict(zip(documents.doc_ids, documents.published_at, strict=True)) if same else {}
    return _firsts(same, days)


def _candidates(documents: Documents) -> set[tuple[str, str]]:
    """Pairs of documents that share a key: the smallest id of the key with each other, and neighbours by id."""
    pairs: set[tuple[str, str]] = set()
    told = documents.keys[:, BANDS] if len(documents.keys) else np.array([], dtype=np.int64)
    for band in range(BANDS if len(told) else 0):
        for rows in _groups(documents.keys[:, band]):
            if len(rows) <= MOST_A_KEY:
                pairs |= _pairs_of(documents, rows)
            else:
                for alike in _groups(told[rows]):
                    pairs |= _pairs_of(documents, rows[alike])
    return pairs


def _groups(keys: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.intp]]:
    """The rows of each key that stands more than once."""
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.append(keys[order][1:] != keys[order][:-1], True)) + 1
    starts = np.concatenate(([0], ends[:-1]))
    many = ends - starts > 1
    for start, end in zip(starts[many], ends[many], strict=True):
        yield order[start:end]


def _pairs_of(documents: Documents, rows: npt.NDArray[np.intp]) -> set[tuple[str, str]]:
    first, *others = sorted({documents.doc_ids[documents.owners[row]] for row in rows})
    return {(first, other) for other in others} | set(pairwise(others))


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text's shingles, as hashes that hold in this process alone (8 bytes each), and its numbers."""

    shingles: npt.NDArray[np.int64]
    numbers: frozenset[str]


def _wording(text: str) -> _Wording:
    held = shingles(text)
    return _Wording(np.fromiter(map(hash, held), np.int64, len(held)), numbers(text))


def _agree(one: _Wording, other: _Wording) -> bool:
    if len(one.numbers & other.numbers) < SAME_NUMBERS * min(len(one.numbers), len(other.numbers)):
        return False
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return shared >= SAME_TEXT * (len(one.shingles) + len(other.shingles) - shared)


def _firsts(pairs: Sequence[tuple[str, str]], days: Mapping[str, date | None]) -> dict[str, str]:
    """Each member of a connected group but its first, with that first."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = group.get(one, {one}) | group.get(other, {other})
        for member in merged:
            group[member] = merged
    firsts = {}
    for doc_id, members in group.items():
        first = min(members, key=lambda member: (days[member] or date.max, member))
        if doc_id != first:
            firsts[doc_id] = first
    return dict(sorted(firsts.items()))
