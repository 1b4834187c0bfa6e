"""The tagger at work: a sentence in, the chances of names in it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import channels
from extract.model.crf import Array, B, E, O, Sums, best, sums
from extract.model.features import BITS, Small, totals

Span = tuple[int, int]
LONGEST = 60
_QUIET = -4.0  # of the scores of B over O: far under what the first character of any likely name has
_NONE = -6.0  # the same of one character, for B and for E: no name begins or ends there
_UNLIKELY = 0.03  # a border less likely than this is not tried


class Reading:
    """What the tagger sees in one sentence: its likeliest names, and the chance of any stretch being one.

    Only the part between the first character that may begin a name and the last that may end one is worked through;
    ``_low`` is where it starts. Outside it there are no names.
    """

    __slots__ = ("_low", "_marks", "_sums", "best", "likely")

    def __init__(self, scores: Array, steps: Array) -> None:
        low, high = _part(scores)
        part = scores[low:high]
        self._low = low
        self._sums: Sums = sums(part, steps)
        self._marks = self._sums.marginals()
        self.best: tuple[Span, ...] = tuple((low + a, low + b) for a, b in best(part, steps))
        self.likely: dict[Span, float] = self._likely()

    def name(self, start: int, end: int) -> float:
        """The chance that ``start`` to ``end`` is one whole name."""
        if start < self._low or end > self._low + len(self._marks):
            return 0.0
        return self._sums.name(start - self._low, end - self._low)

    def inside(self, start: int, end: int) -> float:
        """The mean chance of the characters to stand in some name."""
        part = self._marks[max(0, start - self._low) : max(0, end - self._low), O]
        return float((len(part) - part.sum()) / (end - start))

    def rival(self, start: int, end: int) -> float:
        """The chance of the likeliest other name that overlaps."""
        found = 0.0
        for (a, b), chance in self.likely.items():
            if chance > found and a < end and start < b and (a, b) != (start, end):
                found = chance
        return found

    def _likely(self) -> dict[Span, float]:
        starts = (np.flatnonzero(self._marks[:, B] > _UNLIKELY) + self._low).tolist()
        ends = (np.flatnonzero(self._marks[:, E] > _UNLIKELY) + self._low).tolist()
        pairs = [(a, b + 1) for a in starts for b in ends if 2 <= b + 1 - a <= LONGEST]
        told = {span: self.name(*span) for span in pairs}
        return {span: chance for span, chance in told.items() if chance > _UNLIKELY or span in self.best}


def _part(scores: Array) -> Span:
    """From the first character that may begin a name to the last that may end one, and a character around them."""
    opens = np.flatnonzero(scores[:, B] - scores[:, O] > _NONE)
    ends = np.flatnonzero(scores[:, E] - scores[:, O] > _NONE)
    if not len(opens) or not len(ends) or ends[-1] <= opens[0]:
        return 0, 1
    return max(0, int(opens[0]) - 1), min(len(scores), int(ends[-1]) + 2)


@dataclass(frozen=True, slots=True)
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

    def read(self, sentences: Sequence[tuple[str, Sequence[Span]]]) -> list[Reading | None]:
        """The readings of sentences, each given with the names that the rules propose in it.

        None where the rules propose nothing and no character looks like the beginning of a name.
        """
        found = totals([channels(text, proposed) for text, proposed in sentences], self.table)
        scores = [one.astype(np.float64) * self.scale for one in found]
        return [
            None if not proposed and (one[:, B] - one[:, O]).max() < _QUIET else Reading(one, self.steps)
            for one, (_, proposed) in zip(scores, sentences, strict=True)
        ]


__all__ = ["BITS", "LONGEST", "Reading", "Span", "Tagger"]
