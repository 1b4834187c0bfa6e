"""The tagger at work: sentences in, the chances of names in them out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import channels
from extract.model.crf import LARGE, UNLIKELY, Array, Borders, Span, borders, gained, sums
from extract.model.sums import Small, Summed, totals

_LIKELIER = 0.5  # a name that is likelier than not is one of the best: no two of them overlap


class Reading:
    """What the tagger sees in one sentence: its likeliest names, and the chance of any stretch that it or a rule holds possible."""

    __slots__ = ("_begins", "_ends", "_fore", "_hind", "_told", "_weighed", "best", "likely")

    def __init__(self, told: Borders) -> None:
        self._told, self._fore, self._hind = told, sums(told), sums(told.turned())
        fore, hind = self._fore, self._hind
        # The chance of each character to begin a name, and of each to end one.
        self._begins = {at: self._share(free * hind.ended[-at], at, -at) for at, free in fore.free.items()}
        self._ends = {at: self._share(ended * hind.free[-at], at, -at) for at, ended in fore.ended.items()}
        starts = [at for at, chance in self._begins.items() if chance > UNLIKELY]
        ends = [at + 1 for at, chance in self._ends.items() if chance > UNLIKELY]
        pairs = {(start, end): self.name(start, end) for start in starts for end in ends if end - start >= 2}
        self.likely: dict[Span, float] = {span: chance for span, chance in pairs.items() if chance > UNLIKELY}
        self.best: tuple[Span, ...] = tuple(sorted(span for span, chance in pairs.items() if chance > _LIKELIER))
        self._weighed = _Weighed(self._begins, 0), _Weighed(self._ends, 1)

    def _share(self, taggings: float, fore: int, hind: int) -> float:
        """The share of all taggings that some are which were summed up to ``fore`` from the start and to ``hind`` from the end."""
        share = taggings / self._fore.whole
        if self._fore.units or self._hind.units:
            share *= LARGE ** (self._fore.unit(fore) + self._hind.unit(hind) - len(self._fore.units))
        return share if share < 1.0 else 1.0

    def name(self, start: int, end: int) -> float:
        """The chance that ``start`` to ``end`` is one whole name; 0.0 for one that is unlikely and was not proposed."""
        fore, hind = self._fore.free.get(start), self._hind.free.get(1 - end)
        if fore is None or hind is None or end - start < 2:
            return 0.0
        told = self._told
        gain = told.opening[start] + told.closing[end - 1] + (told.short if end - start == 2 else 0.0)
        return self._share(fore * hind * gained(gain), start, 1 - end)

    def inside(self, start: int, end: int) -> float:
        """The mean chance of the characters to stand in some name: of those that begin a name in front, all but those that end one."""
        begun, ended = self._weighed
        return (begun.over(start, end) - ended.over(start, end)) / (end - start)

    def rivals(self, start: int, end: int) -> Rivals:
        """The chances of the likeliest other names that overlap: any, one that holds this one, one that it holds."""
        most = longer = shorter = 0.0
        for (a, b), chance in self.likely.items():
            if a < end and start < b and (a, b) != (start, end):
                most = max(most, chance)
                if a <= start and end <= b:
                    longer = max(longer, chance)
                elif start <= a and b <= end:
                    shorter = max(shorter, chance)
        return Rivals(most, longer, shorter)


class _Weighed:
    """Chances at places, added up from the left, so that the sum over a stretch takes two look-ups."""

    __slots__ = ("_at", "_chance", "_moment")

    def __init__(self, chances: Mapping[int, float], later: int) -> None:
        """``chances`` are those of the characters; each counts from ``later`` characters behind it on."""
        self._at = sorted(chances)
        self._chance = [0.0, *accumulate(chances[at] for at in self._at)]
        self._moment = [0.0, *accumulate(chances[at] * (at + later) for at in self._at)]
        self._at = [at + later for at in self._at]

    def over(self, start: int, end: int) -> float:
        """Each chance times the characters of ``start`` to ``end`` from its place on, added up."""
        first, last = bisect_right(self._at, start), bisect_left(self._at, end)
        inside = self._chance[last] - self._chance[first]
        return self._chance[first] * (end - start) + end * inside - (self._moment[last] - self._moment[first])


class Rivals(NamedTuple):
    """The chances of the likeliest names that overlap a stretch: any, one that holds it, one that it holds."""

    any: float
    longer: float
    shorter: float


def readings(
    scores: Array, steps: Array, parts: Sequence[Span], proposed: Sequence[Sequence[Span]]
) -> list[Reading | None]:
    """The readings of the sentences that stand at ``parts`` of an array of scores, each with the spans that the rules propose in it.

    None where the rules propose nothing and no stretch is likely.
    """
    return [Reading(told) if told else None for told in borders(scores, steps, parts, proposed)]


@dataclass(frozen=True)
class Tagger:
    """Trained weights: ``table`` has a row for each place of hashed features and a column for each tag, in units of ``scale``.

    Small whole numbers: the table is four megabytes for each million places, and a sum of them is the same in any order.
    """

    table: Small
    scale: float
    steps: Array

    @classmethod
    def rounded(cls, weights: NDArray[np.float32], steps: Array) -> Tagger:
        """The tagger of fitted ``weights``, in steps of a 127th of the largest."""
        scale = float(np.abs(weights).max()) / 127 or 1.0
        return cls(np.rint(weights / scale).astype(np.int8), scale, steps)

    @cached_property
    def _summed(self) -> Summed:
        return Summed.of(self.table)

    def read(self, sentences: Sequence[tuple[str, Sequence[Span]]]) -> list[Reading | None]:
        """The readings of sentences, each given with the names that the rules propose in it."""
        if not sentences:
            return []
        seen = channels(sentences)
        scores = totals(seen, self._summed).astype(np.float64) * self.scale
        return readings(scores, self.steps, seen.parts, [proposed for _, proposed in sentences])


__all__ = ["Reading", "Span", "Tagger", "readings"]
