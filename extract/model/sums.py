"""The sums of the tagger's small numbers at each character, fast: most features look at few codes, so that their sums are kept ready."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import REACH, SIZES, Seen
from extract.model.clusters import SIZES as CLUSTERS
from extract.model.features import (
    AHEAD,
    CLOSED,
    COARSE,
    FINE,
    HEAD,
    KIND,
    LEAD,
    LEXICON,
    RULE,
    SUFFIX,
    TEMPLATES,
    Sights,
    groups,
    hashed,
    seen_as,
    sights,
    stretches,
    with_clusters,
)

Small = NDArray[np.int8]
Sight = tuple[int, int]
# How many codes each channel has: those of a sentence are counted from 1, the clusters' own 0 is for none.
_SIZES = (*(size + 1 for size in SIZES), *(size + 2 for size in CLUSTERS))
# What is looked at together: as few sets as hold the small templates, none with more than some ten thousand ways to fall out.
_TOGETHER: tuple[tuple[Sight, ...], ...] = (
    ((KIND, -2), (KIND, -1), (KIND, 0)),
    ((KIND, -1), (KIND, 0), (KIND, 1)),
    ((KIND, 0), (KIND, 1), (KIND, 2)),
    ((HEAD, -2), (HEAD, -1), (HEAD, 0)),
    ((HEAD, 1), (HEAD, 2), (HEAD, 3)),
    ((HEAD, 0), (LEXICON, 1), (KIND, 1)),
    ((LEXICON, -2), (LEXICON, -1), (LEXICON, 0)),
    ((LEXICON, 0), (LEXICON, 1), (LEXICON, 2)),
    ((SUFFIX, -1), (SUFFIX, 0), (SUFFIX, 1)),
    ((LEAD, -2), (LEAD, -1), (LEAD, 0), (AHEAD, 0)),
    ((KIND, -1), (LEXICON, -1), (AHEAD, 0), (CLOSED, 0)),
    ((RULE, -1), (RULE, 0), (RULE, 1), (AHEAD, 0), (CLOSED, 0)),
    ((RULE, 0), (KIND, -1), (KIND, 1), (CLOSED, 0)),
    ((FINE, -2), (AHEAD, 0), (RULE, 0)),
    ((FINE, 1), (RULE, 0)),
    *(((FINE, offset),) for offset in (-3, -1, 0, 2)),
    ((COARSE, -1), (COARSE, 0)),
    ((COARSE, -4), (COARSE, -2)),
    ((COARSE, 2), (COARSE, 4)),
    ((COARSE, -2), (COARSE, 0), (RULE, 0)),
)


@dataclass(frozen=True, slots=True)
class _Set:
    """Codes that are looked at together: their channels and distances, how many values each has, and the templates summed there."""

    together: tuple[Sight, ...]
    sizes: tuple[int, ...]
    templates: tuple[int, ...]


def _sets() -> tuple[_Set, ...]:
    """Each set with those templates that look at nothing else and were not in a set before; those of the most codes first."""
    free = set(range(len(TEMPLATES)))
    found = []
    for together in _TOGETHER:
        mine = tuple(number for number in sorted(free) if set(TEMPLATES[number]) <= set(together))
        free -= set(mine)
        found.append(_Set(together, tuple(_SIZES[channel] for channel, _ in together), mine))
    return tuple(sorted(found, key=lambda one: -len(one.together)))


_SETS = _sets()
_REST = groups(set(range(len(TEMPLATES))) - {number for one in _SETS for number in one.templates})


@dataclass(frozen=True, slots=True)
class Summed:
    """A table of four small numbers for each hashed place, and the sums of its rows for the sets of codes that are looked at together.

    A sum is four numbers of 16 bits, kept as one of 64.
    """

    table: Small
    sums: NDArray[np.uint64]

    @classmethod
    def of(cls, table: Small) -> Summed:
        """The sums of a ``table``; worked out once in a process, in some hundredths of a second."""
        bits = len(table).bit_length() - 1
        return cls(table, np.concatenate([_sums(one, table, bits) for one in _SETS]))


def _sums(one: _Set, table: Small, bits: int) -> NDArray[np.uint64]:
    """The sums of a set's templates for all values that its codes may have, in the order of :data:`_STEPS`."""
    every = np.indices(one.sizes, dtype=np.int64).reshape(len(one.sizes), -1)
    seen = np.zeros((len(_SIZES), 2 * REACH + 1, every.shape[1]), dtype=np.int64)
    channels, places = seen_as(one.together)
    seen[channels, places] = every
    found = np.zeros((every.shape[1], 4), dtype=np.int16)
    for places in hashed(seen.view(np.uint64), bits, groups(one.templates)):
        found += table[places]
    return found.view(np.uint64).ravel()


def _steps() -> tuple[tuple[Sights, NDArray[np.int64]], ...]:
    """How the places of all sets are worked out together: code by code, for the sets that have so many, where it is seen and how much it counts."""
    found = []
    for number in range(len(_SETS[0].together)):
        sets = [one for one in _SETS if number < len(one.together)]
        counts = [int(np.prod(one.sizes[number + 1 :])) for one in sets]
        found.append((seen_as([one.together[number] for one in sets]), np.array(counts, dtype=np.int64)[:, None]))
    return tuple(found)


_STEPS = _steps()
# Where the sums of each set begin among those of all.
_BEGINS = np.cumsum([0, *(int(np.prod(one.sizes)) for one in _SETS[:-1])])[:, None]


def totals(seen: Seen, summed: Summed) -> NDArray[np.int16]:
    """The sum of the table's rows at the places of each character's features, a row for each column of ``seen``.

    The same as ``table[places].sum(axis=1)``, without hashing most of the features. What stands between sentences is left 0.
    """
    codes = with_clusters(seen.codes)
    rows = summed.table.view(np.uint32).ravel()  # the four numbers of a row as one, so that NumPy fetches them at once
    bits = len(summed.table).bit_length() - 1
    found = np.zeros((codes.shape[1], 4), dtype=np.int16)  # a sum of a hundred such numbers fits 16 bits
    for low, high in stretches(codes):
        here = sights(codes, low, high)
        part = found[low:high].reshape(-1)
        _add(part, rows.take(hashed(here, bits, _REST)).view(np.int8))
        small = here.view(np.int64)
        _add(part, _fetched(small, summed.sums).view(np.int16))
    return found


def _fetched(seen: NDArray[np.int64], sums: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The sums of each set at each column."""
    places = np.repeat(_BEGINS, seen.shape[2], axis=1)
    for (channels, at), counts in _STEPS:
        codes = seen[channels, at]
        codes *= counts
        places[: len(counts)] += codes
    return sums.take(places)


def _add(part: NDArray[np.int16], rows: NDArray[np.int8] | NDArray[np.int16]) -> None:
    part += np.add.reduce(rows, axis=0, dtype=np.int16)
