"""Reposts: which documents tell one text again, found the same whatever the order of files or increments.

Each document carries a few keys of its wording (bands of a MinHash). Documents that share a key are compared in full; those
whose wording agrees by SAME_TEXT or more form a group, and all but its first report point to that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rensa import RMinHash

# Set on 2 100 news articles: reposts and re-edited versions of one text agree in 0.69 or more of their five-character
# strings, other pairs (the monthly bulletin of one office among them) in 0.55 or less.
SAME_TEXT = 0.62
SHINGLE = 5
LEAST_SHINGLES = 60  # a shorter text repeats by chance
BANDS = 16
ROWS_A_BAND = 4
MOST_A_KEY = 200  # documents that share one key; more share a boilerplate, not a text
_OTHER = re.compile(r"[^一-鿿A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document without its text."""

    doc_id: str
    published_at: date | None
    keys: Sequence[int]


def shingles(text: str) -> frozenset[str]:
    """All strings of SHINGLE characters of ``text``, punctuation and space left out."""
    bare = _OTHER.sub("", text)
    return frozenset(bare[i : i + SHINGLE] for i in range(len(bare) - SHINGLE + 1))


def wording_keys(text: str) -> list[int]:
    """The keys of a text's wording, BANDS of them, or none where it is too short to compare."""
    held = shingles(text)
    if len(held) < LEAST_SHINGLES:
        return []
    minhash = RMinHash(num_perm=BANDS * ROWS_A_BAND, seed=1)
    minhash.update(sorted(held))
    digest = minhash.digest()
    return [_key(band, digest[band * ROWS_A_BAND : (band + 1) * ROWS_A_BAND]) for band in range(BANDS)]


def _key(band: int, values: Sequence[int]) -> int:
    """One signed 64-bit number for a band and its values."""
    mixed = band + 1
    for value in values:
        mixed = (mixed * 0x9E3779B97F4A7C15 + value + 1) % (1 << 64)
    return mixed - (1 << 63)


def find_reposts(documents: Iterable[Document], texts: Callable[[Sequence[str]], Mapping[str, str]]) -> dict[str, str]:
    """The doc_id of the first report for each document that only tells it again.

    The first is the one published earliest (an unknown day comes last), then the one with the smallest id.

    Args:
        documents: all documents of the corpus.
        texts: gives the texts of the documents asked for; asked once, for those that share a key only.
    """
    known = {document.doc_id: document for document in documents}
    pairs = _candidates(known.values())
    wanted = sorted({doc_id for pair in pairs for doc_id in pair})
    held = {doc_id: shingles(text) for doc_id, text in texts(wanted).items()} if wanted else {}
    same = [pair for pair in sorted(pairs) if _agree(held[pair[0]], held[pair[1]])]
    return _firsts(same, known)


def _candidates(documents: Iterable[Document]) -> set[tuple[str, str]]:
    sharing: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        for key in document.keys:
            sharing[key].append(document.doc_id)
    pairs = set()
    for doc_ids in sharing.values():
        if len(doc_ids) > 1:
            first, *others = sorted(doc_ids)[:MOST_A_KEY]
            pairs |= {(first, other) for other in others}
            pairs |= set(pairwise(others))
    return pairs


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= SAME_TEXT * (len(one) + len(other) - shared)


def _firsts(pairs: Sequence[tuple[str, str]], known: Mapping[str, Document]) -> dict[str, str]:
    """Each member of a connected group but its first, with that first."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = group.get(one, {one}) | group.get(other, {other})
        for member in merged:
            group[member] = merged
    firsts = {}
    for doc_id, members in group.items():
        first = min(members, key=lambda m: (known[m].published_at or date.max, m))
        if doc_id != first:
            firsts[doc_id] = first
    return dict(sorted(firsts.items()))
