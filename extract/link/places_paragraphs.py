"""The one region that a paragraph speaks of, in an article of places all over the country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.link.places_told import MEETS, How, Ordered, Told, is_named, path_of
from extract.link.records import Reading
from extract.records import Mention, Sentence
from normalize.places import is_within

# the day, in front of the place that opens a paragraph
_OPENING = re.compile(r"[\s“‘]*(?:[^，。；]{0,12}?[日天月年）]，)?[\s“‘]*")


def by_paragraph_s_region(reading: Reading, places: list[Mention]) -> Iterator[Told]:
    """The place of a paragraph for the projects in it (甲省60个项目签约。…包括乙产业园), where all its others lie in that.

    The first sentence tells it, in so many words or in the name that opens it (甲省红松水库蓄水，乙隧洞建成通水).
    """
    ordered = Ordered(places)
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        here = ordered.inside(sentences[0].start, sentences[-1].end)
        code = _widest(here) if here else ""
        if not code or not _opens(reading, here[0], sentences[0]):
            continue
        free = [place for place in here if not is_named(reading, place)]
        for unit in (one for sentence in sentences for one in reading.units_of(sentence)):
            if unit.start >= here[0].start:
                told = path_of([place for place in free if place.end <= unit.start]) or code
                yield from (Told(cluster, told, How.BEFORE) for cluster in unit.clusters)


def _opens(reading: Reading, place: Mention, sentence: Sentence) -> bool:
    """Whether the first sentence of a paragraph tells ``place``, not as that of a meeting; within a name only where it begins with it."""
    if not is_named(reading, place):
        return place.end <= sentence.end and not MEETS.match(reading.article.text, place.end)
    return _OPENING.fullmatch(reading.article.text, sentence.start, place.start) is not None


def _widest(places: Sequence[Mention]) -> str:
    """The code of the place in which all the others lie, empty where they lie apart."""
    codes = [place.adcode or "" for place in places]
    widest = min(codes, key=lambda code: len(code.rstrip("0")))
    return widest if all(is_within(code, widest) for code in codes) else ""
