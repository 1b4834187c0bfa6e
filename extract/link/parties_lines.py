"""Who does a project by the sentences beneath its name that do not speak of it: 建设单位：甲公司, 甲公司是国内最大的….."""

from __future__ import annotations

from collections.abc import Iterator

from extract.link import parties_patterns as says
from extract.link.parties_names import names
from extract.link.parties_saying import Stretch, first
from extract.link.parties_speakers import may_build
from extract.link.records import Reading, Unit
from extract.organisations import organisations
from extract.records import Sentence

_REACH = 3  # sentences between a name and the line that tells who does it


def beneath(reading: Reading) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each sentence without a name behind one that tells a single project."""
    unit: Unit | None = None
    idle = paragraph = 0
    for sentence in reading.sentences:
        if here := reading.units_of(sentence):
            unit = here[-1] if len(here) == 1 and len(here[0].clusters) == 1 else None
            idle, paragraph = 0, sentence.paragraph
        elif unit is not None and idle < _REACH:
            idle += 1
            near = sentence.paragraph == paragraph and idle == 1
            yield from ((unit.clusters[0], name) for name in _told(reading, sentence, near=near))


def _told(reading: Reading, sentence: Sentence, *, near: bool) -> Iterator[str]:
    """Who is told there: by a line of a list anywhere beneath, by whom the next sentence of the paragraph is about."""
    text = reading.article.text[sentence.start : sentence.end]
    if line := says.LINE.pattern.match(text):
        yield from names(line["who"])
    elif near and (owner := first(says.OWNER, Stretch(text))):
        yield from names(owner, sure=True)
    elif winner := first(says.WON, Stretch(text)):
        yield from names(winner, sure=True)
    elif near and (says.ON_SITE.search(text) or (len(reading.clusters) == 1 and says.KNOWN_AS.search(text))):
        start, end = next(iter(organisations(text)), (-1, -1))
        known = says.ON_SITE.match(text, end) or (len(reading.clusters) == 1 and says.KNOWN_AS.match(text, end))
        if start == 0 and known and may_build(text[:end]):
            yield from names(text[:end], sure=True)
