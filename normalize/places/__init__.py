"""Chinese administrative places: names as newspapers tell them to current GB/T 2260 codes, and their mentions in prose.

Code here, data in the TSV files beside it (sources and licences in ``SOURCES.md``).
"""

from normalize.places.divisions import Division, chain, division, is_within
from normalize.places.find import PlaceHit, find
from normalize.places.resolve import resolve

__all__ = ["Division", "PlaceHit", "chain", "division", "find", "is_within", "resolve"]
