"""Reposts: which documents tell one text again, found the same whatever the order of files or increments.

Each document carries a few keys of its wording (see ``outputs.wording``). Documents that share a key are compared; those whose
wording and numbers agree form a group, and all but its first report point to that one. What was compared in an earlier run
is not compared again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from outputs.wording import BANDS, CONTENT_KEY, NUMBERS_KEY, shingles

# Set on 2 100 news articles: reposts and re-edited versions of one text share 0.55 or more of their five-character strings
# and 0.9 or more of the smaller one's numbers; no other pair shares 0.25 of the strings. The numbers tell this month's
# bulletin, written from the same template, from last month's.
SAME_TEXT = 0.5
SAME_NUMBERS = 0.85
MOST_A_KEY = 50  # documents that share one key; more share a template, and only equal numbers make a text of it
# Pairs whose numbers, or whose texts, are held at once: this bounds the memory and changes no result.
PAIRS_AT_ONCE = 1 << 16
TEXTS_AT_ONCE = 1 << 12

Rows = npt.NDArray[np.int64]
Keys = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Documents:
    """What is known of the documents that can be compared, without their texts, as columns sorted by id.

    ``days`` are those of publication, the largest number where it is unknown; ``keys`` has the first KEYS of each wording.
    """

    ids: npt.NDArray[np.uint64]
    days: npt.NDArray[np.int32]
    keys: Keys


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of content keys, ``one`` smaller than ``other``, sorted, each once; and whether they are the same text."""

    one: Keys
    other: Keys
    same: Flags


NOTHING_KNOWN = Pairs(np.array([], np.int64), np.array([], np.int64), np.array([], np.bool_))


class Contents(Protocol):
    """Where the numbers and texts of documents come from, asked for by rows in ascending order."""

    def numbers(self, rows: Rows) -> tuple[Rows, Keys]:
        """How many numbers each has, and all their hashes one after the other."""
        ...

    def texts(self, rows: Rows) -> Iterable[tuple[int, str]]:
        """Each row with its text, in any order."""
        ...


def find_reposts(documents: Documents, contents: Contents, known: Pairs = NOTHING_KNOWN) -> tuple[Rows, Pairs]:
    """For each document the row of its first report (its own where it tells nothing again), and all that was compared.

    The first is the one published earliest (an unknown day comes last), then the one with the smallest id.

    Args:
        documents: all documents of the corpus.
        contents: gives the numbers and texts of those that must be compared.
        known: what an earlier run compared; it holds for the same contents whichever documents have them.
    """
    one, other = _candidates(documents)
    keys, rows, content = np.unique(documents.keys[:, CONTENT_KEY], return_index=True, return_inverse=True)
    low, high = np.minimum(content[one], content[other]), np.maximum(content[one], content[other])
    codes, pair = np.unique(low * len(keys) + high, return_inverse=True)
    low, high = codes // max(len(keys), 1), codes % max(len(keys), 1)
    same = low == high
    new = ~same & ~_recall(same, codes, keys, known)
    same[new] = _agreeing(rows[low[new]], rows[high[new]], contents)
    firsts = _firsts(one[same[pair]], other[same[pair]], documents.days)
    apart = low != high
    return firsts, Pairs(keys[low[apart]], keys[high[apart]], same[apart])


def _candidates(documents: Documents) -> tuple[Rows, Rows]:
    """Pairs of documents that share a key: the first by id of the key with each other one, and neighbours by id."""
    count = len(documents.ids)
    codes = [np.array([], np.int64)]
    for band in range(BANDS):
        codes += [one * count + other for one, other in _sharing(documents.keys, band)]
    found = np.unique(np.concatenate(codes))
    return found // max(count, 1), found % max(count, 1)


def _sharing(keys: Keys, band: int) -> Iterator[tuple[Rows, Rows]]:
    order = np.argsort(keys[:, band], kind="stable")
    ends = np.flatnonzero(np.append(keys[order[1:], band] != keys[order[:-1], band], len(order) > 0)) + 1
    sizes = np.diff(ends, prepend=0)
    many = np.repeat(sizes > MOST_A_KEY, sizes)
    yield from _joined(order[~many], keys[order[~many], band][:, None])
    order = order[many]
    order = order[np.lexsort((order, keys[order, NUMBERS_KEY], keys[order, band]))]
    yield from _joined(order, keys[order][:, [band, NUMBERS_KEY]])


def _joined(rows: Rows, keys: Keys) -> Iterator[tuple[Rows, Rows]]:
    """Of rows sorted by keys: the first row of equal keys with each later one, and each later one with the next."""
    alike = (keys[1:] == keys[:-1]).all(axis=1)
    starts = np.flatnonzero(np.concatenate(([True], ~alike)))[: len(rows)]
    firsts = np.repeat(rows[starts], np.diff(starts, append=len(rows)))
    yield firsts[1:][alike], rows[1:][alike]
    chained = alike[1:] & alike[:-1]
    yield rows[1:-1][chained], rows[2:][chained]


def _recall(same: Flags, codes: Rows, keys: Keys, known: Pairs) -> Flags:
    """Fills ``same`` for the pairs of which something is known, and returns which these are."""
    one, other = _places(keys, known.one), _places(keys, known.other)
    places = _places(codes, np.where((one < 0) | (other < 0), -1, one * len(keys) + other))
    same[places[places >= 0]] = known.same[places >= 0]
    recalled = np.zeros(len(codes), np.bool_)
    recalled[places[places >= 0]] = True
    return recalled


def _places(ascending: Keys, wanted: Keys) -> Rows:
    """Where each of ``wanted`` stands in ``ascending``, -1 where it does not."""
    if not len(ascending):
        return np.full(len(wanted), -1)
    places = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    return np.where(ascending[places] == wanted, places, -1)


def _agreeing(one: Rows, other: Rows, contents: Contents) -> Flags:
    """Whether the documents of each pair tell the same text: first their numbers are compared, then what is left of them."""
    same = _equal_numbers(one, other, contents)
    left = np.flatnonzero(same)
    for start in range(0, len(left), TEXTS_AT_ONCE):
        some = left[start : start + TEXTS_AT_ONCE]
        rows = np.unique(np.concatenate((one[some], other[some])))
        held = {row: shingles(text) for row, text in contents.texts(rows)}
        for place in some:
            ours, theirs = held[int(one[place])], held[int(other[place])]
            shared = len(np.intersect1d(ours, theirs, assume_unique=True))
            same[place] = shared >= SAME_TEXT * (len(ours) + len(theirs) - shared)
    return same


def _equal_numbers(one: Rows, other: Rows, contents: Contents) -> Flags:
    """Whether the document with fewer numbers shares nearly all of them with the other one."""
    rows, place = np.unique(np.concatenate((one, other)), return_inverse=True)
    counts, hashes = contents.numbers(rows)
    # Ascending, since the numbers of each document are.
    owned = (np.repeat(np.arange(len(rows)), counts) << 32) | hashes
    starts = np.cumsum(counts) - counts
    equal = np.zeros(len(one), np.bool_)
    for start in range(0, len(one), PAIRS_AT_ONCE):
        ours, theirs = place[: len(one)][start:][:PAIRS_AT_ONCE], place[len(one) :][start:][:PAIRS_AT_ONCE]
        fewer, more = np.where(counts[ours] <= counts[theirs], (ours, theirs), (theirs, ours))
        wanted = hashes[spread(starts[fewer], counts[fewer])] | (np.repeat(more, counts[fewer]) << 32)
        pair = np.repeat(np.arange(len(fewer)), counts[fewer])
        shared = np.bincount(pair[_places(owned, wanted) >= 0], minlength=len(fewer))
        equal[start : start + len(fewer)] = shared >= SAME_NUMBERS * counts[fewer]
    return equal


def spread(starts: Rows, counts: Rows) -> Rows:
    """The indices of runs, one after the other: ``counts`` of them from each of ``starts`` on."""
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())


def _firsts(one: Rows, other: Rows, days: npt.NDArray[np.int32]) -> Rows:
    """The row of the first report in each row's group: documents that pairs connect are one group."""
    labels = _labels(one, other, len(days))
    order = np.lexsort((days, labels))  # stable: of equal days the smallest row, which has the smallest id
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    firsts = np.empty(len(days), np.int64)
    firsts[order] = np.repeat(order[starts], np.diff(starts, append=len(order)))
    return firsts


def _labels(one: Rows, other: Rows, count: int) -> Rows:
    """The smallest row that each row is connected with."""
    labels = np.arange(count)
    while len(one):
        np.minimum.at(labels, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(labels, below := labels[labels]):
            labels = below
        one, other = labels[one], labels[other]
        one, other = one[one != other], other[one != other]
    return labels
