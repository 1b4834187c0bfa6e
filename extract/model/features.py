"""The features of a sentence's characters as places in a table of hashed weights: combinations of codes at and around each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import CHANNELS, Codes
from extract.model.clusters import clusters_of

Places = NDArray[np.int32]
Small = NDArray[np.int8]
BITS = 21
_REACH = 4  # the furthest character a template looks at
_CH, _KIND, _HEAD, _LEX, _SUFFIX, _LEAD, _AHEAD, _CLOSED, _RULE, _FINE, _COARSE = range(len(CHANNELS) + 2)


def _span(channel: int, *offsets: int) -> tuple[tuple[int, int], ...]:
    return tuple((channel, offset) for offset in offsets)


# One feature for each: which codes, at which distance from the character, are looked at together.
TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    *(_span(_CH, offset) for offset in (-3, -2, -1, 0, 1, 2, 3)),
    *(_span(_CH, a, b) for a, b in ((-3, -2), (-2, -1), (-1, 0), (0, 1), (1, 2), (2, 3), (-1, 1))),
    *(_span(_CH, a, a + 1, a + 2) for a in (-3, -2, -1, 0, 1)),
    *(_span(_KIND, offset) for offset in (-2, -1, 0, 1, 2)),
    *(_span(_KIND, a, a + 1, a + 2) for a in (-2, -1, 0)),
    *(_span(_HEAD, offset) for offset in (-2, -1, 0, 1, 2, 3)),
    (*_span(_HEAD, 0), *_span(_LEX, 1)),
    (*_span(_HEAD, 0), *_span(_KIND, 1)),
    (*_span(_HEAD, 0), *_span(_CH, 1)),
    (*_span(_HEAD, 0), *_span(_CH, 1, 2)),
    *(_span(_LEX, offset) for offset in (-2, -1, 0, 1, 2)),
    _span(_LEX, -1, 0),
    _span(_LEX, 0, 1),
    *(_span(_SUFFIX, offset) for offset in (-1, 0, 1)),
    *(_span(_LEAD, offset) for offset in (-2, -1, 0)),
    (*_span(_LEAD, -1), *_span(_AHEAD, 0)),
    (*_span(_KIND, -1), *_span(_AHEAD, 0)),
    (*_span(_LEX, -1), *_span(_AHEAD, 0)),
    (*_span(_AHEAD, 0), *_span(_CLOSED, 0)),
    (*_span(_KIND, -1), *_span(_CLOSED, 0)),
    (*_span(_KIND, 1), *_span(_CLOSED, 0)),
    (*_span(_CLOSED, 0), *_span(_LEX, -1)),
    *(_span(_RULE, offset) for offset in (-1, 0, 1)),
    _span(_RULE, -1, 0),
    _span(_RULE, 0, 1),
    *((*_span(_RULE, 0), *_span(channel, 0)) for channel in (_CH, _AHEAD, _CLOSED)),
    (*_span(_RULE, 0), *_span(_KIND, -1)),
    (*_span(_RULE, 0), *_span(_KIND, 1)),
    *(_span(_FINE, offset) for offset in (-3, -2, -1, 0, 1, 2)),
    *(_span(_FINE, a, b) for a, b in ((-2, 0), (-1, 1), (-2, 1))),
    *(_span(_COARSE, *offsets) for offsets in ((-1, 0), (-2, 0, 2), (-2, -1, 0, 1), (-4, -2), (2, 4))),
    (*_span(_COARSE, -2, 0), *_span(_RULE, 0)),
    (*_span(_FINE, -2), *_span(_AHEAD, 0)),
    *((*_span(_FINE, offset), *_span(_RULE, 0)) for offset in (1, -2)),
)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(29)
_CHUNK = 1024  # characters that are hashed together: their numbers stay in the processor's cache
_SIGHTS = sorted({sight for template in TEMPLATES for sight in template})


def _groups() -> tuple[tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.int64]], ...]:
    """The templates by the number of codes they combine: which they are, where each begins to hash, which codes it takes."""
    found = []
    for size in sorted({len(template) for template in TEMPLATES}):
        which = np.array([number for number, template in enumerate(TEMPLATES) if len(template) == size])
        seeds = (which + 1).astype(np.uint64) * _PRIME
        codes = np.array([[_SIGHTS.index(sight) for sight in TEMPLATES[number]] for number in which]).T
        found.append((which, seeds[:, None], codes))
    return tuple(found)


_GROUPS = _groups()
# The rows of :func:`_hashed` go by groups; this is where each template's row is.
_ROW_OF = np.argsort(np.concatenate([which for which, *_ in _GROUPS]))


def places(sentences: Sequence[Codes], bits: int = BITS) -> list[Places]:
    """The table places of the features of each sentence: one row a character, one column a template of :data:`TEMPLATES`.

    Features of different templates may share a place: the table is large beside the number of features that matter.
    The sentences are worked on together, since most are too short for arrays to pay.
    """
    padded, parts = _together(sentences)
    found = np.empty((padded.shape[1] - 2 * _REACH, len(TEMPLATES)), dtype=np.int32)
    for low, hashed in _hashed(padded, bits):
        found[low : low + hashed.shape[1]] = hashed[_ROW_OF].T
    return [found[part] for part in parts]


def totals(sentences: Sequence[Codes], table: Small) -> list[NDArray[np.int32]]:
    """The sum of the rows of ``table`` (of four small numbers) at the places of each character's features, one row a character.

    The same as ``table[places].sum(axis=1)`` of each sentence, without the array of all rows.
    """
    padded, parts = _together(sentences)
    rows = table.view(np.uint32).ravel()  # the four numbers of a row as one, so that NumPy fetches them at once
    found = np.empty((padded.shape[1] - 2 * _REACH, 4), dtype=np.int32)
    for low, hashed in _hashed(padded, len(table).bit_length() - 1):
        size = hashed.shape[1]
        four = rows.take(hashed).view(np.int8).reshape(len(TEMPLATES), 4 * size)
        # A sum of a hundred such numbers fits 16 bits.
        found[low : low + size] = np.add.reduce(four, axis=0, dtype=np.int16).reshape(size, 4)
    return [found[part] for part in parts]


def _together(sentences: Sequence[Codes]) -> tuple[NDArray[np.uint64], list[slice]]:
    """The codes of all sentences in one array, apart from each other, a row a channel; and where each is in it.

    Behind the channels come the clusters of the characters' pairs. No code is 0 but between sentences.
    """
    starts, total = [], _REACH
    for codes in sentences:
        starts.append(total)
        total += len(codes) + _REACH
    padded = np.zeros((len(CHANNELS) + 2, total + _REACH), dtype=np.int64)
    for start, codes in zip(starts, sentences, strict=True):
        padded[: len(CHANNELS), start : start + len(codes)] = codes.T + 1
    inside = padded[_CH] > 0
    for row, cluster in zip((_FINE, _COARSE), clusters_of(padded[_CH] - 1), strict=True):
        padded[row] = (cluster + 1) * inside
    return padded.view(np.uint64), [
        slice(start - _REACH, start - _REACH + len(codes)) for start, codes in zip(starts, sentences, strict=True)
    ]


def _hashed(padded: NDArray[np.uint64], bits: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Stretch by stretch: its first character, and the places of its features, a row for each template in the order of the groups."""
    size = padded.shape[1] - 2 * _REACH
    shift = np.uint64(64 - bits)
    for low in range(0, size, _CHUNK):
        high = min(low + _CHUNK, size)
        seen = np.stack(
            [padded[channel, _REACH + offset + low : _REACH + offset + high] for channel, offset in _SIGHTS]
        )
        found = np.empty((len(TEMPLATES), high - low), dtype=np.uint64)
        row = 0
        for which, seeds, codes in _GROUPS:
            value = found[row : row + len(which)]
            value[:] = seeds
            for sights in codes:
                value ^= seen[sights]
                value *= _PRIME
                value ^= value >> _FOLD
            row += len(which)
        found *= _PRIME
        found >>= shift
        yield low, found.view(np.int64)
