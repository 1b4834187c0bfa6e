"""The judge of candidate names: the chance that a stretch of text which the rules or the tagger propose is a project's name.

A logistic regression over the numbers of :mod:`extract.model.describe`. Its chances are the confidence of the mentions, so they
are fitted on scores that the tagger gave to sentences it had not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.model.tagger import Span

Rows = NDArray[np.float64]


def fit_judge(rows: Rows, right: Rows, weights: Rows, pull: float = 4.0) -> Rows:
    """The regression's weights, by Newton's method; ``pull`` holds them near 0 (set by cross-validation)."""
    found = np.zeros(rows.shape[1])
    hold = np.full(rows.shape[1], pull)
    hold[0] = 1e-3
    for _ in range(30):
        chance = chances(rows, found)
        slope = rows.T @ (weights * (chance - right)) + hold * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(hold)
        found = found - np.linalg.solve(bend, slope)
    return found


def chances(rows: Rows, weights: Rows) -> Rows:
    """The chance of each candidate, by the regression's ``weights``."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30))))


def choose(spans: Sequence[Span], gains: Sequence[float]) -> list[int]:
    """Which candidates to keep: the set without overlaps whose gains add up to most, as indices in text order.

    >>> choose([(0, 4), (2, 9), (5, 9)], [0.4, 0.6, 0.5])
    [0, 2]
    """
    order = sorted((index for index, gain in enumerate(gains) if gain > 0), key=lambda i: (spans[i][1], spans[i][0], i))
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    ends: list[int] = [0]
    for index in order:
        start, end = spans[index]
        before = bisect_right(ends, start) - 1
        gained = best[before][0] + gains[index]
        if gained > best[-1][0]:
            best.append((gained, (*best[before][1], index)))
            ends.append(end)
    return list(best[-1][1])
