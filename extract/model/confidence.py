"""What the confidence of a project means: of the records with confidence 0.9, about 9 in 10 have a name that is right.

A mention's confidence is the judge's chance that exactly this stretch is a project's name. A record stands on its likeliest mention,
so its confidence is that mention's, read off the curve that cross-validation gave (``Model.levels``): how often candidates with that
chance were right in sentences of publishers that neither tagger nor judge had seen.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

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
    chances, right = (model or shipped()).levels
    return round(float(np.interp(best, chances, right)), 3)
