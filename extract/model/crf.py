"""A linear-chain conditional random field over the tags O, B, I and E, worked out by names instead of by characters.

A tagging is a set of names apart from each other: B, any number of I, E, with O around. How much likelier it is than the tagging
that marks nothing is the product of what each name gains over O in its place (and of a factor for two that touch). Few stretches gain
anything, so the sums over all taggings go over those. Arrays are float64, in logarithms.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
LARGE = 1e100
_SURE = 400.0  # a gain so large leaves no doubt, and room for the product of two sums
_LONGEST = 1 << 40  # more characters than any sentence has
FAINT = -8.0  # a stretch that gains less has a chance under a three-thousandth: it is left out of the sums
UNLIKELY = 0.03  # a chance to be a name that is not worth a look
# Where no stretch gains more than this, none is likelier: a name's chance is less than its gain tells, but for ones that it touches.
_QUIET = math.log(UNLIKELY / (1 - UNLIKELY))


class Borders(NamedTuple):
    """The characters of a sentence that may begin a name, and those that may end one, each with its part of what a name gains.

    A name's gain over O is that of its first and that of its last character, and ``short`` if it has but two; two names without a
    character between them gain ``touching``.
    """

    opening: dict[int, float]
    closing: dict[int, float]
    short: float
    touching: float

    def turned(self) -> Borders:
        """The same sentence read from its end: the character ``i`` is at ``-i``."""
        opening, closing = ({-at: more for at, more in row.items()} for row in (self.closing, self.opening))
        return Borders(opening, closing, self.short, self.touching)


def borders(
    scores: Array, steps: Array, parts: Sequence[Span], proposed: Sequence[Sequence[Span]]
) -> list[Borders | None]:
    """For each sentence the characters that begin or end a stretch which gains more than FAINT, as offsets from its start.

    The sentences stand at ``parts`` of one array of ``scores`` (characters × 4), in order, with characters between them; ``steps``
    are those between tags. The borders of what is ``proposed`` are among the characters. None where nothing is proposed and no
    stretch is likelier than UNLIKELY.
    """
    (oo, _, _, _), (_, _, bi, be), (_, _, ii, ie), (eo, eb, _, _) = steps.tolist()
    short, touching = be - bi + ii - ie, eb - eo - float(steps[O, B]) + oo
    opening, closing = _gains(scores, steps, parts)
    most, behind = _most(opening, closing, parts)
    quiet = _QUIET - 2 * max(touching, 0.0) - max(short, 0.0)
    highest = np.maximum.reduceat(most, [low for low, _ in parts]).tolist()
    begins, ends = _Marked(opening, most > FAINT), _Marked(closing, behind > FAINT)
    return [
        Borders(
            begins.within(part, [a for a, b in spans if b - a >= 2]),
            ends.within(part, [b - 1 for a, b in spans if b - a >= 2]),
            short,
            touching,
        )
        if spans or high >= quiet
        else None
        for part, spans, high in zip(parts, proposed, highest, strict=True)
    ]


class _Marked:
    """Numbers of which some are marked, ready to be taken out part by part."""

    def __init__(self, numbers: Array, marked: NDArray[np.bool_]) -> None:
        self._numbers: list[float] = numbers.tolist()
        self._places: list[int] = marked.nonzero()[0].tolist()

    def within(self, part: Span, more: Iterable[int]) -> dict[int, float]:
        """The marked numbers of a part, and those at ``more`` of its places; places count from its start."""
        low, high = part
        places = self._places[bisect_left(self._places, low) : bisect_left(self._places, high)]
        return {at - low: self._numbers[at] for at in {*places, *(low + at for at in more)}}


def _gains(scores: Array, steps: Array, parts: Sequence[Span]) -> tuple[Array, Array]:
    """What a name gains over O by its first character and by its last; the characters between them count with both."""
    (oo, ob, _, _), (_, _, bi, _), (_, _, ii, ie), (eo, _, _, _) = steps.tolist()
    outside = scores[:, O]
    inner = scores[:, I] - outside + (ii - oo)
    starts, lasts = [start for start, _ in parts], [end - 1 for _, end in parts]
    inner[[start - 1 for start in starts if start]] = 0.0
    run = np.cumsum(inner)
    opening = scores[:, B] - outside - run + (ob - oo)
    closing = scores[:, E] - outside + (bi - ii + ie - oo + eo - oo)
    closing[1:] += run[:-1]
    opening[starts] -= ob - oo  # no step leads to a sentence's first character, and none from its last
    closing[lasts] -= eo - oo
    return opening, closing


def _most(opening: Array, closing: Array, parts: Sequence[Span]) -> tuple[Array, Array]:
    """The most that a name gains which begins at each character, and which ends at each; of two characters at least."""
    most, behind = np.full(len(opening), NEVER), np.full(len(opening), NEVER)
    for low, high in parts:
        if high - low > 1:
            ahead = np.maximum.accumulate(closing[high - 1 : low : -1])[::-1]
            most[low : high - 1] = opening[low : high - 1] + ahead
            behind[low + 1 : high] = closing[low + 1 : high] + np.maximum.accumulate(opening[low : high - 1])
    return most, behind


class Sums(NamedTuple):
    """Sums over the taggings in front of each character, the one that marks nothing counting 1.

    ``free``: over those behind which a name may begin at it; ``ended``: over those that end a name at it; ``whole``: over all of the
    sentence. Behind each place in ``units`` numbers count LARGE times as much as before.
    """

    free: dict[int, float]
    ended: dict[int, float]
    whole: float
    units: list[int]

    def unit(self, at: int) -> int:
        """How many times LARGE the sums at a character are to be multiplied by."""
        return bisect_left(self.units, at)


def sums(told: Borders) -> Sums:
    """The sums of one sentence, character by character from its start."""
    opening, closing, exp = told.opening, told.closing, math.exp
    free: dict[int, float] = {}
    ended: dict[int, float] = {}
    units: list[int] = []
    # The sums over taggings so far that are in no name, and in one, the latter in units of e to the ``scale``.
    outside, inside, scale = 1.0, 0.0, -math.inf
    last, unit = -_LONGEST, 1.0  # the last character, and what its sums are to be divided by
    was_outside = was_inside = was_scale = 0.0  # the sums in front of it
    for at in sorted({*opening, *closing}):
        joined = at == last + 1  # what the last character began or ended touches this one: it is added by itself
        here, within, by = (was_outside, was_inside, was_scale) if joined else (outside, inside, scale)
        was_outside, was_inside, was_scale = outside, inside, scale
        if at in closing:
            gain = by + closing[at]
            end = within * exp(gain if gain < _SURE else _SURE)
            if joined and last in opening:
                end += free[last] / unit * gained(opening[last] + told.short + closing[at])
            ended[at] = end
            outside += end
        if at in opening:
            gain = opening[at]
            begun = free[at] = here + ended.get(last, 0.0) / unit * exp(told.touching) if joined else here
            if gain > scale:
                inside, scale = inside * exp(scale - gain) + begun, gain
            else:
                inside += begun * exp(gain - scale)
        last, unit = at, 1.0
        while outside > LARGE:
            outside, inside, was_outside, was_inside = (
                one / LARGE for one in (outside, inside, was_outside, was_inside)
            )
            units.append(at)
            unit *= LARGE
    return Sums(free, ended, outside, units)


def gained(gain: float) -> float:
    """How much likelier a name makes a tagging that gains so much by it; what is likelier than any doubt is not told apart."""
    return math.exp(gain if gain < _SURE else _SURE)


def tags_of(size: int, names: list[tuple[int, int]]) -> NDArray[np.int64]:
    """The tagging of ``size`` characters that marks ``names``; names of fewer than two characters are left out."""
    tags = np.full(size, O, dtype=np.int64)
    for start, end in names:
        if end - start >= 2:
            tags[start:end] = I
            tags[start], tags[end - 1] = B, E
    return tags
