"""The features of a sentence's characters as places in a table of hashed weights: combinations of codes at and around each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import CHANNELS, REACH, Codes, Seen
from extract.model.clusters import clusters_of

Places = NDArray[np.int32]
BITS = 21
CHARACTER, KIND, HEAD, LEXICON, SUFFIX, LEAD, AHEAD, CLOSED, RULE, FINE, COARSE = range(len(CHANNELS) + 2)


def _span(channel: int, *offsets: int) -> tuple[tuple[int, int], ...]:
    return tuple((channel, offset) for offset in offsets)


# One feature for each: which codes, at which distance from the character, are looked at together.
TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    *(_span(CHARACTER, offset) for offset in (-3, -2, -1, 0, 1, 2, 3)),
    *(_span(CHARACTER, a, b) for a, b in ((-3, -2), (-2, -1), (-1, 0), (0, 1), (1, 2), (2, 3), (-1, 1))),
    *(_span(CHARACTER, a, a + 1, a + 2) for a in (-3, -2, -1, 0, 1)),
    *(_span(KIND, offset) for offset in (-2, -1, 0, 1, 2)),
    *(_span(KIND, a, a + 1, a + 2) for a in (-2, -1, 0)),
    *(_span(HEAD, offset) for offset in (-2, -1, 0, 1, 2, 3)),
    (*_span(HEAD, 0), *_span(LEXICON, 1)),
    (*_span(HEAD, 0), *_span(KIND, 1)),
    (*_span(HEAD, 0), *_span(CHARACTER, 1)),
    (*_span(HEAD, 0), *_span(CHARACTER, 1, 2)),
    *(_span(LEXICON, offset) for offset in (-2, -1, 0, 1, 2)),
    _span(LEXICON, -1, 0),
    _span(LEXICON, 0, 1),
    *(_span(SUFFIX, offset) for offset in (-1, 0, 1)),
    *(_span(LEAD, offset) for offset in (-2, -1, 0)),
    (*_span(LEAD, -1), *_span(AHEAD, 0)),
    (*_span(KIND, -1), *_span(AHEAD, 0)),
    (*_span(LEXICON, -1), *_span(AHEAD, 0)),
    (*_span(AHEAD, 0), *_span(CLOSED, 0)),
    (*_span(KIND, -1), *_span(CLOSED, 0)),
    (*_span(KIND, 1), *_span(CLOSED, 0)),
    (*_span(CLOSED, 0), *_span(LEXICON, -1)),
    *(_span(RULE, offset) for offset in (-1, 0, 1)),
    _span(RULE, -1, 0),
    _span(RULE, 0, 1),
    *((*_span(RULE, 0), *_span(channel, 0)) for channel in (CHARACTER, AHEAD, CLOSED)),
    (*_span(RULE, 0), *_span(KIND, -1)),
    (*_span(RULE, 0), *_span(KIND, 1)),
    *(_span(FINE, offset) for offset in (-3, -2, -1, 0, 1, 2)),
    *(_span(FINE, a, b) for a, b in ((-2, 0), (-1, 1), (-2, 1))),
    *(_span(COARSE, *offsets) for offsets in ((-1, 0), (-2, 0, 2), (-2, -1, 0, 1), (-4, -2), (2, 4))),
    (*_span(COARSE, -2, 0), *_span(RULE, 0)),
    (*_span(FINE, -2), *_span(AHEAD, 0)),
    *((*_span(FINE, offset), *_span(RULE, 0)) for offset in (1, -2)),
)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(29)
_CHUNK = 1024  # characters that are hashed together: their numbers stay in the processor's cache

# Channels and places in their windows, of several codes at once: two rows of numbers.
Sights = NDArray[np.int64]
# Templates that combine the same number of codes: which they are, where each begins to hash, which codes it takes, one by one.
Groups = tuple[tuple[NDArray[np.int64], NDArray[np.uint64], tuple[Sights, ...]], ...]


def seen_as(looked_at: Sequence[tuple[int, int]]) -> Sights:
    """Where :func:`sights` has some channels, each at a distance."""
    return np.array([(channel, offset + REACH) for channel, offset in looked_at], dtype=np.int64).reshape(-1, 2).T


def groups(templates: Collection[int]) -> Groups:
    """Some of :data:`TEMPLATES`, by their numbers, in the groups in which :func:`hashed` works on them."""
    found = []
    for size in sorted({len(TEMPLATES[number]) for number in templates}):
        which = np.array([number for number in sorted(templates) if len(TEMPLATES[number]) == size])
        seeds = (which + 1).astype(np.uint64) * _PRIME
        codes = tuple(seen_as([TEMPLATES[number][place] for number in which]) for place in range(size))
        found.append((which, seeds[:, None], codes))
    return tuple(found)


_ALL = groups(range(len(TEMPLATES)))
# The rows of :func:`hashed` go by groups; this is where each template's row is.
_ROW_OF = np.argsort(np.concatenate([which for which, *_ in _ALL]))


def places(seen: Seen, bits: int = BITS) -> list[Places]:
    """The table places of the features of each sentence: one row a character, one column a template of :data:`TEMPLATES`.

    Features of different templates may share a place: the table is large beside the number of features that matter.
    """
    codes = with_clusters(seen.codes)
    found = np.empty((codes.shape[1], len(TEMPLATES)), dtype=np.int32)
    for low, high in stretches(codes):
        found[low:high] = hashed(sights(codes, low, high), bits, _ALL)[_ROW_OF].T
    return [found[slice(*part)] for part in seen.parts]


def with_clusters(codes: Codes) -> Codes:
    """The codes with two rows more: the clusters of the characters' pairs, again none 0 but between sentences."""
    inside = codes[CHARACTER] > 0
    found = np.empty((len(CHANNELS) + 2, codes.shape[1]), dtype=np.int64)
    found[: len(CHANNELS)] = codes
    for row, cluster in zip(found[len(CHANNELS) :], clusters_of(codes[CHARACTER] - 1), strict=True):
        np.multiply(cluster + 1, inside, out=row)
    return found


def stretches(codes: Codes) -> Iterator[tuple[int, int]]:
    """The columns of codes, a stretch at a time, without the margins at both ends."""
    end = codes.shape[1] - REACH
    for low in range(REACH, end, _CHUNK):
        yield low, min(low + _CHUNK, end)


def sights(codes: Codes, low: int, high: int) -> NDArray[np.uint64]:
    """What the templates see at each column of a stretch: for each channel the codes at each distance, from the left.

    Nothing is copied: the rows of a channel are the same codes, each begun one later.
    """
    step, row = codes.itemsize, codes.strides[0]
    shape = (codes.shape[0], 2 * REACH + 1, high - low)
    return np.ndarray(shape, np.uint64, codes, (low - REACH) * step, (row, step, step))


def hashed(seen: NDArray[np.uint64], bits: int, templates: Groups) -> NDArray[np.int64]:
    """The places of the features of each column of :func:`sights`: a row for each template, in the order of their groups."""
    found = np.empty((sum(len(which) for which, *_ in templates), seen.shape[2]), dtype=np.uint64)
    row = 0
    for which, seeds, codes in templates:
        value = found[row : row + len(which)]
        value[:] = seeds
        for channels, places in codes:
            value ^= seen[channels, places]
            value *= _PRIME
            value ^= value >> _FOLD
        row += len(which)
    found *= _PRIME
    found >>= np.uint64(64 - bits)
    return found.view(np.int64)
