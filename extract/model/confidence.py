"""What the confidence of a project means: of the records with confidence 0.9, about 9 in 10 have a name that is right.

A mention's confidence is the judge's chance that exactly this stretch is a project's name. A record stands on its likeliest mention,
so its confidence is that mention's, read off the curve that cross-validation gave (``Model.levels``): how often candidates with that
chance were right in sentences of publishers that neither tagger nor judge had seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from extract.model.store import Model, shipped


def project_confidence(mentions: Iterable[float], model: Model | None = None) -> float:
    """The confidence of a record from the confidences of its mentions; 0.0 where it has none.

    >>> project_confidence([])
    0.0
    >>> project_confidence([0.3, 0.97]) > project_confidence([0.3, 0.5])
    True
    """
    best = max(mentions, default=None)
    if best is None:
        return 0.0
    return round(_between(best, *_levels() if model is None else model.levels.tolist()), 3)


@cache
def _levels() -> tuple[list[float], list[float]]:
    chances, right = shipped().levels.tolist()
    return chances, right


def _between(chance: float, chances: list[float], right: list[float]) -> float:
    """The height of the curve at ``chance``: on the line between the two points around it, at its ends as high as they are."""
    above = bisect_right(chances, chance)
    if not 0 < above < len(chances):
        return right[0] if above == 0 else right[-1]
    low, high = chances[above - 1 : above + 1]
    return (right[above] - right[above - 1]) / (high - low) * (chance - low) + right[above - 1]
