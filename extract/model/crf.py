"""A linear-chain conditional random field over the tags O, B, I and E, worked out by names instead of by characters.

A tagging is a set of names apart from each other: B, any number of I, E, with O around. How much likelier it is than the tagging
that marks nothing is the product of what each name gains over O in its place (and of a factor for two that touch). Few stretches gain
anything, so the sums over all taggings go over those. Arrays are float64, in logarithms.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Span = tuple[int, int]
O, B, I, E = range(4)  # noqa: E741 - the tags' usual names
NEVER = -1e4
# Which tag may follow which: a name that has begun goes on until its end.
_LEGAL = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1], [1, 1, 0, 0]], dtype=bool)
STEPS: Array = np.where(_LEGAL, 0.0, NEVER)
FIRST: Array = np.array([0.0, 0.0, NEVER, NEVER])
LAST: Array = np.array([0.0, NEVER, NEVER, 0.0])
FAINT = -8.0  # a stretch that gains less has a chance under a three-thousandth: it is left out of the sums
UNLIKELY = 0.03  # a chance to be a name that is not worth a look
# Where no stretch gains more than this, none is likelier: a name's chance is less than its gain tells, but for ones that it touches.
_QUIET = math.log(UNLIKELY / (1 - UNLIKELY))


@dataclass(frozen=True, slots=True)
class Gains:
    """What each stretch gains over O when it is made a name: ``opening`` of its first character and ``closing`` of its last.

    ``short`` comes to it for a name of two characters, ``touching`` for two names without a character between them.
    """

    opening: Array
    closing: Array
    short: float
    touching: float


def gains(scores: Array, steps: Array, parts: Sequence[Span]) -> Gains:
    """The gains in sentences that stand in one array of ``scores`` (characters × 4), at ``parts``; ``steps`` are those between tags."""
    (oo, ob, _, _), (_, _, bi, be), (_, _, ii, ie), (eo, _, _, _) = steps.tolist()
    outside = scores[:, O]
    run = np.cumsum(scores[:, I] - outside + (ii - oo))
    opening = scores[:, B] - outside - run + (ob - oo)
    closing = scores[:, E] - outside + (bi - ii + ie - oo + eo - oo)
    closing[1:] += run[:-1]
    for start, end in parts:  # no step leads to a sentence's first character, and none from its last
        opening[start] -= ob - oo
        closing[end - 1] -= eo - oo
    return Gains(opening, closing, be - bi + ii - ie, float(steps[E, B]) - eo - ob + oo)


@dataclass(frozen=True, slots=True)
class Borders:
    """The characters of a sentence that may begin a name, and those that may end one, each with its part of the gain."""

    opening: dict[int, float]
    closing: dict[int, float]
    short: float
    touching: float

    def turned(self) -> Borders:
        """The same sentence read from its end: the character ``i`` is at ``-i``."""
        opening, closing = ({-at: more for at, more in row.items()} for row in (self.closing, self.opening))
        return Borders(opening, closing, self.short, self.touching)


def borders(told: Gains, part: Span, proposed: Sequence[Span]) -> Borders | None:
    """The characters of one part that begin or end a stretch which gains more than FAINT, as offsets from its start.

    None where nothing is proposed and no stretch is likelier than UNLIKELY. The borders of what is ``proposed`` are among them.
    """
    opening, closing = told.opening[slice(*part)], told.closing[slice(*part)]
    if len(opening) < 2:
        return None
    most = opening[:-1] + np.maximum.accumulate(closing[:0:-1])[::-1]
    if not proposed and most.max() < _QUIET - 2 * max(told.touching, 0.0) - max(told.short, 0.0):
        return None
    starts = np.flatnonzero(most > FAINT).tolist()
    ends = (np.flatnonzero(closing[1:] + np.maximum.accumulate(opening[:-1]) > FAINT) + 1).tolist()
    names = [(start, end - 1) for start, end in proposed if end - start >= 2]
    return Borders(
        {start: float(opening[start]) for start in (*starts, *(start for start, _ in names))},
        {end: float(closing[end]) for end in (*ends, *(end for _, end in names))},
        told.short,
        told.touching,
    )


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the taggings up to each character: ``opened`` over those that begin a name at it, ``closed`` that end one at it.

    ``whole`` is the sum over all taggings.
    """

    opened: dict[int, float]
    closed: dict[int, float]
    whole: float


def sums(told: Borders) -> Sums:
    """The sums of one sentence, character by character from its start."""
    opened: dict[int, float] = {}
    closed: dict[int, float] = {}
    outside, inside = 0.0, -math.inf  # the sums over taggings so far that are in no name, and in one
    outside_before = (
        inside_before
    ) = -math.inf  # the same without those that closed, or opened, a name at the last character
    for at in sorted({*told.opening, *told.closing}):
        begin = end = -math.inf
        if at in told.opening:
            free = _sum(outside_before, closed[at - 1] + told.touching) if at - 1 in closed else outside
            begin = opened[at] = free + told.opening[at]
        if at in told.closing:
            begun = _sum(inside_before, opened[at - 1] + told.short) if at - 1 in opened else inside
            end = closed[at] = begun + told.closing[at]
        outside_before, inside_before = outside, inside
        outside, inside = _sum(outside, end), _sum(inside, begin)
    return Sums(opened, closed, outside)


def _sum(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given as logarithms."""
    low, high = (one, other) if one < other else (other, one)
    return high + math.log1p(math.exp(low - high)) if low > -math.inf else high


def best(told: Borders) -> tuple[Span, ...]:
    """The names of the single likeliest tagging, in order."""
    opened: dict[int, _Path] = {}
    closed: dict[int, _Path] = {}
    outside: _Path = (0.0, None)
    nowhere: _Path = (-math.inf, None)
    inside = outside_before = inside_before = nowhere
    for at in sorted({*told.opening, *told.closing}):
        begin = end = nowhere
        if at in told.opening:
            free = _better(outside_before, closed[at - 1], told.touching) if at - 1 in closed else outside
            begin = opened[at] = (free[0] + told.opening[at], (free[1], at))
        if at in told.closing:
            begun = _better(inside_before, opened[at - 1], told.short) if at - 1 in opened else inside
            end = closed[at] = (begun[0] + told.closing[at], (begun[1], at + 1))
        outside_before, inside_before = outside, inside
        outside, inside = _better(outside, end), _better(inside, begin)
    return _names(outside[1])


# A tagging so far: what it gains, and its last border behind those before it.
_Chain = tuple["_Chain", int] | None
_Path = tuple[float, _Chain]


def _better(one: _Path, other: _Path, more: float = 0.0) -> _Path:
    return (other[0] + more, other[1]) if other[0] + more > one[0] else one


def _names(chain: _Chain) -> tuple[Span, ...]:
    borders = []
    while chain:
        chain, border = chain
        borders.append(border)
    return tuple(zip(borders[::-2], borders[-2::-2], strict=True))


def tags_of(size: int, names: list[tuple[int, int]]) -> NDArray[np.int64]:
    """The tagging of ``size`` characters that marks ``names``; names of fewer than two characters are left out."""
    tags = np.full(size, O, dtype=np.int64)
    for start, end in names:
        if end - start >= 2:
            tags[start:end] = I
            tags[start], tags[end - 1] = B, E
    return tags
