"""Which sentences the tagger reads: those that may name a project, by the characters in them.

Most sentences of a paper name none, and reading one costs a hundred times as much as a look at it. A logistic regression over hashed
stretches of one, two and three characters gives each sentence its chance of holding a name; few of those that hold one stay under
:data:`OPEN`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BITS = 17
LENGTHS = (1, 2, 3)  # characters of the stretches
# Chance of holding a name from which on a sentence is read. Of the names in sentences that no gate had seen one in twelve lies under it;
# to read more finds few of those and costs as many wrong names, and time.
OPEN = 0.08
_ROUNDS, _RATE, _PULL = 60, 0.1, 1.0
_STEP, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)

Whole = NDArray[np.int64]
Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gate:
    """Whole numbers for the places of hashed stretches; a sentence is read whose sum is more than ``least``."""

    weights: NDArray[np.int16]
    least: int

    @classmethod
    def wide(cls) -> Gate:
        """A gate that lets in every sentence."""
        return cls(np.zeros(1 << BITS, dtype=np.int16), -1)

    def opens(self, text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether each span of a text, a sentence, is to be read."""
        if not spans:
            return []
        starts, ends = np.array(spans, dtype=np.int64).T
        total = np.zeros(len(spans), dtype=np.int64)
        for length, found in zip(LENGTHS, _stretches(text), strict=True):
            summed = np.concatenate(([0], np.cumsum(self.weights[found], dtype=np.int64)))
            stops = np.maximum(ends - length + 1, starts)
            total += summed[np.minimum(stops, len(found))] - summed[np.minimum(starts, len(found))]
        return list((total > self.least).tolist())


def fit_gate(texts: Sequence[str], named: Sequence[bool]) -> Gate:
    """The gate that sentences teach, of which it is known whether each holds a name; the same sentences give the same bytes."""
    found = [np.concatenate(_stretches(text)) for text in texts]
    places, owners = np.concatenate(found), np.repeat(np.arange(len(found)), [len(one) for one in found])
    right, slope = np.array(named, dtype=np.float64), np.empty((1 << BITS) + 1)
    weights, mean, spread = np.zeros_like(slope), np.zeros_like(slope), np.zeros_like(slope)
    weights[-1] = -2.0  # the bias stands last
    for number in range(1, _ROUNDS + 1):
        off = _chance(np.bincount(owners, weights[places], len(found)) + weights[-1]) - right
        slope[:-1] = np.bincount(places, off[owners], 1 << BITS) + _PULL * weights[:-1]
        slope[-1] = off.sum()
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        weights -= _RATE * (mean / (1 - 0.9**number)) / (np.sqrt(spread / (1 - 0.999**number)) + 1e-8)
    return _rounded(weights[:-1], float(weights[-1]))


def _rounded(weights: Rows, bias: float) -> Gate:
    """The gate in whole numbers, whose sums are the same in any order."""
    unit = (float(np.abs(weights).max()) or 1.0) / np.iinfo(np.int16).max
    least = np.log(OPEN / (1 - OPEN)) - bias
    return Gate(np.rint(weights / unit).astype(np.int16), int(np.floor(least / unit)))


def _stretches(text: str) -> list[Whole]:
    """The places of the stretches that begin at each character, for each length."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64) * _MIX
    found = []
    for length in LENGTHS:
        size = max(len(characters) - length + 1, 0)
        mixed = np.full(size, length, dtype=np.uint64)
        for offset in range(length):
            mixed = mixed * _STEP + characters[offset : offset + size]
        found.append((mixed >> np.uint64(64 - BITS)).astype(np.int64))
    return found


def _chance(logits: Rows) -> Rows:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))
