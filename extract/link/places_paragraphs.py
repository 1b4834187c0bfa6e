"""The province that a paragraph speaks of by the name that opens it, in an article of places all over the country."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extract.link.places_told import How, Ordered, Told
from extract.link.records import Reading
from extract.records import Mention
from normalize.places import is_within

_OPENS = 2  # characters in front of the place that opens a paragraph


def by_first_name(reading: Reading, places: list[Mention]) -> Iterator[Told]:
    """The place with which the name that opens a paragraph begins, for the other projects in it: 甲省红松水库蓄水，乙隧洞建成通水.

    It is believed where every other place of the paragraph lies in it.
    """
    ordered = Ordered(places)
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        here = ordered.inside(sentences[0].start, sentences[-1].end)
        first = here[0] if here and here[0].start - sentences[0].start <= _OPENS else None
        unit = next(iter(reading.units_of(sentences[0])), None) if first else None
        code = (first.adcode or "") if first and unit and unit.start <= first.end else ""
        if code and all(is_within(place.adcode or "", code) for place in here):
            units = (one for sentence in sentences for one in reading.units_of(sentence))
            yield from (Told(cluster, code, How.BEFORE) for one in units for cluster in one.clusters)
