"""The features of a sentence's characters as places in a table of hashed weights: combinations of codes at and around each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import CHANNELS, Codes

Places = NDArray[np.int32]
BITS = 19
_REACH = 4  # the furthest character a template looks at
_CH, _KIND, _EDGE, _TAG, _HEAD, _LEX, _SUFFIX, _LEAD, _AHEAD, _CLOSED, _RULE = range(len(CHANNELS))


def _span(channel: int, *offsets: int) -> tuple[tuple[int, int], ...]:
    return tuple((channel, offset) for offset in offsets)


# One feature for each: which codes, at which distance from the character, are looked at together.
TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    *(_span(_CH, offset) for offset in (-3, -2, -1, 0, 1, 2, 3)),
    *(_span(_CH, a, b) for a, b in ((-3, -2), (-2, -1), (-1, 0), (0, 1), (1, 2), (2, 3), (-1, 1))),
    *(_span(_CH, a, a + 1, a + 2) for a in (-3, -2, -1, 0, 1)),
    *(_span(_KIND, offset) for offset in (-2, -1, 0, 1, 2)),
    *(_span(_KIND, a, a + 1, a + 2) for a in (-2, -1, 0)),
    *(_span(_EDGE, a, a + 1) for a in (-1, 0)),
    *((*_span(_EDGE, offset), *_span(_TAG, offset)) for offset in (-2, -1, 0, 1, 2)),
    (*_span(_EDGE, -1, 0), *_span(_TAG, -1, 0)),
    (*_span(_EDGE, 0, 1), *_span(_TAG, 0, 1)),
    *(_span(_HEAD, offset) for offset in (-2, -1, 0, 1, 2, 3)),
    (*_span(_HEAD, 0), *_span(_LEX, 1)),
    (*_span(_HEAD, 0), *_span(_KIND, 1)),
    (*_span(_HEAD, 0), *_span(_CH, 1)),
    (*_span(_HEAD, 0), *_span(_CH, 1, 2)),
    *(_span(_LEX, offset) for offset in (-2, -1, 0, 1, 2)),
    _span(_LEX, -1, 0),
    _span(_LEX, 0, 1),
    (*_span(_LEX, -1), *_span(_TAG, 0)),
    *(_span(_SUFFIX, offset) for offset in (-1, 0, 1)),
    *(_span(_LEAD, offset) for offset in (-2, -1, 0)),
    (*_span(_LEAD, -1), *_span(_AHEAD, 0)),
    (*_span(_KIND, -1), *_span(_AHEAD, 0)),
    (*_span(_LEX, -1), *_span(_AHEAD, 0)),
    (*_span(_AHEAD, 0), *_span(_CLOSED, 0)),
    (*_span(_KIND, -1), *_span(_CLOSED, 0)),
    (*_span(_KIND, 1), *_span(_CLOSED, 0)),
    (*_span(_CLOSED, 0), *_span(_LEX, -1)),
    (*_span(_AHEAD, 0), *_span(_TAG, 0), *_span(_EDGE, 0)),
    *(_span(_RULE, offset) for offset in (-1, 0, 1)),
    _span(_RULE, -1, 0),
    _span(_RULE, 0, 1),
    *((*_span(_RULE, 0), *_span(channel, 0)) for channel in (_CH, _AHEAD, _CLOSED)),
    *((*_span(_RULE, 0), *_span(_TAG, offset), *_span(_EDGE, offset)) for offset in (-1, 0, 1)),
    (*_span(_RULE, 0), *_span(_KIND, -1)),
    (*_span(_RULE, 0), *_span(_KIND, 1)),
)
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def places(sentences: Sequence[Codes], bits: int = BITS) -> list[Places]:
    """The table places of the features of each sentence: one row a character, one column a template of :data:`TEMPLATES`.

    Features of different templates may share a place: the table is large beside the number of features that matter.
    The sentences are worked on together, since most are too short for arrays to pay.
    """
    padded, parts = _together(sentences)
    found = np.empty((padded.shape[1] - 2 * _REACH, len(TEMPLATES)), dtype=np.int32)
    for number, column in enumerate(_hashed(padded, bits)):
        found[:, number] = column
    return [found[part] for part in parts]


def totals(sentences: Sequence[Codes], table: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The sum of the rows of ``table`` (of four columns) at the places of each character's features, one row a character.

    The same as ``table[places].sum(axis=1)`` of each sentence, without the array of all rows.
    """
    padded, parts = _together(sentences)
    rows = table.view(np.complex128).ravel()  # the four numbers of a row as one, so that NumPy fetches them at once
    found = np.zeros((padded.shape[1] - 2 * _REACH, table.shape[1]), dtype=np.float32)
    for column in _hashed(padded, len(table).bit_length() - 1):
        found += rows.take(column).view(np.float32).reshape(found.shape)
    return [found[part] for part in parts]


def _together(sentences: Sequence[Codes]) -> tuple[NDArray[np.uint64], list[slice]]:
    """The codes of all sentences in one array, apart from each other, a row a channel; and where each is in it."""
    starts, total = [], _REACH
    for codes in sentences:
        starts.append(total)
        total += len(codes) + _REACH
    padded = np.zeros((len(CHANNELS), total + _REACH), dtype=np.uint64)
    for start, codes in zip(starts, sentences, strict=True):
        padded[:, start : start + len(codes)] = codes.T + 1
    return padded, [
        slice(start - _REACH, start - _REACH + len(codes)) for start, codes in zip(starts, sentences, strict=True)
    ]


def _hashed(padded: NDArray[np.uint64], bits: int) -> Iterator[NDArray[np.int64]]:
    """The places of one template after the other; each array is written over by the next."""
    size = padded.shape[1] - 2 * _REACH
    shift, fold = np.uint64(64 - bits), np.uint64(29)
    value, folded = np.empty(size, dtype=np.uint64), np.empty(size, dtype=np.uint64)
    for number, template in enumerate(TEMPLATES):
        last: NDArray[np.uint64] | np.uint64 = np.uint64((number + 1) * int(_PRIME) % (1 << 64))
        for channel, offset in template:
            np.bitwise_xor(last, padded[channel, _REACH + offset : _REACH + offset + size], out=value)
            np.multiply(value, _PRIME, out=value)
            np.right_shift(value, fold, out=folded)
            last = np.bitwise_xor(value, folded, out=value)
        np.multiply(value, _PRIME, out=value)
        np.right_shift(value, shift, out=value)
        yield value.view(np.int64)
