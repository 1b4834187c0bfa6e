"""The tagger at work: a sentence in, the chances of names in it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import channels
from extract.model.crf import Array, B, E, O, Sums, best, sums
from extract.model.features import BITS, totals

Span = tuple[int, int]
LONGEST = 60
_QUIET = -6.0  # of the scores of B over O: far under what the first character of any likely name has
_UNLIKELY = 0.03  # a border less likely than this is not tried


class Reading:
    """What the tagger sees in one sentence: its likeliest names, and the chance of any stretch being one."""

    __slots__ = ("_marks", "_sums", "best", "likely")

    def __init__(self, scores: Array, steps: Array) -> None:
        self._sums: Sums = sums(scores, steps)
        self._marks = self._sums.marginals()
        self.best: tuple[Span, ...] = tuple(best(scores, steps))
        self.likely: dict[Span, float] = self._likely()

    def name(self, start: int, end: int) -> float:
        """The chance that ``start`` to ``end`` is one whole name."""
        return self._sums.name(start, end)

    def inside(self, start: int, end: int) -> float:
        """The mean chance of the characters to stand in some name."""
        return float(1.0 - self._marks[start:end, O].mean())

    def rival(self, start: int, end: int) -> float:
        """The chance of the likeliest other name that overlaps."""
        found = 0.0
        for (a, b), chance in self.likely.items():
            if chance > found and a < end and start < b and (a, b) != (start, end):
                found = chance
        return found

    def _likely(self) -> dict[Span, float]:
        starts = np.flatnonzero(self._marks[:, B] > _UNLIKELY).tolist()
        ends = np.flatnonzero(self._marks[:, E] > _UNLIKELY).tolist()
        pairs = [(a, b + 1) for a in starts for b in ends if 2 <= b + 1 - a <= LONGEST]
        told = {span: self._sums.name(*span) for span in pairs}
        return {span: chance for span, chance in told.items() if chance > _UNLIKELY or span in self.best}


@dataclass(frozen=True, slots=True)
class Tagger:
    """Trained weights: ``table`` has a row for each place of hashed features and a column for each tag."""

    table: NDArray[np.float32]
    steps: Array

    def read(self, sentences: Sequence[tuple[str, Sequence[Span]]]) -> list[Reading | None]:
        """The readings of sentences, each given with the names that the rules propose in it.

        None where the rules propose nothing and no character looks like the beginning of a name.
        """
        found = totals([channels(text, proposed) for text, proposed in sentences], self.table)
        scores = [one.astype(np.float64) for one in found]
        return [
            None if not proposed and (one[:, B] - one[:, O]).max() < _QUIET else Reading(one, self.steps)
            for one, (_, proposed) in zip(scores, sentences, strict=True)
        ]


__all__ = ["BITS", "LONGEST", "Reading", "Span", "Tagger"]
