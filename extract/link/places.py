"""Where a project lies: the place that its own sentences tell, else the article's region."""

from __future__ import annotations

from extract.link.records import Reading
from extract.records import Place


def places(reading: Reading) -> dict[int, tuple[Place, ...]]:
    """Cluster number -> its places, as full names with the code of the finest division that could be resolved."""
    article = reading.article
    if not article.region:
        return {}
    return {number: (Place(article.region, article.adcode),) for number in range(len(reading.clusters))}
