"""Where each value of a project comes from: the rule or model that gave it, and the words of the article that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.link.areas import Area
from extract.link.records import Reading
from extract.records import Evidence, EvidenceField, Mention, Project

Span = tuple[int, int]

_IN_NAME = frozenset(("place.name", "place.prefix"))  # rules that read a place from the project's own name


@dataclass(frozen=True, slots=True)
class Grounds:
    """What linking knows of a project's values beside the project itself: who told its parties, and its areas' mentions."""

    parties: Mapping[str, str]
    land: Area | None
    floor: Area | None


@dataclass(frozen=True, slots=True)
class _Near:
    """A project's names in the text: of equal words those nearest to a name are meant, and not those inside one."""

    names: Sequence[Mention]

    def best(self, spans: Iterable[Span], *, inside: bool = False) -> Span | None:
        """The span nearest to a name, the first of several; one inside a name only where ``inside`` or nothing else is there."""
        return min(spans, key=lambda span: (not inside and self._holds(span), self._gap(span), span), default=None)

    def _holds(self, span: Span) -> bool:
        return any(name.start <= span[0] and span[1] <= name.end for name in self.names)

    def _gap(self, span: Span) -> int:
        return min(max(name.start - span[1], span[0] - name.end, 0) for name in self.names)


def evidence(reading: Reading, project: Project, grounds: Grounds) -> tuple[Evidence, ...]:
    """The evidence of each value of ``project``, in the order of the table's columns.

    A place that the whole article tells (its region) and a name that is put together of several words (甲、乙一公司) have no span.
    """
    near = _Near([reading.mentions[index] for index in project.mentions])
    return (
        *_investment(reading, project),
        *_places(reading, project, near),
        *(Evidence("party", name, rule, near.best(_found(reading, name))) for name, rule in grounds.parties.items()),
        *_areas(reading, grounds),
        *_capacity(reading, project, near),
    )


def _found(reading: Reading, words: str) -> Iterator[Span]:
    """Where words stand in the article."""
    at = reading.article.text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = reading.article.text.find(words, at + len(words))


def _investment(reading: Reading, project: Project) -> Iterator[Evidence]:
    if project.investment is not None:
        mention = reading.mentions[project.investment.mention]
        yield Evidence("total_investment", mention.text, project.investment.rule, (mention.start, mention.end))


def _places(reading: Reading, project: Project, near: _Near) -> Iterator[Evidence]:
    for place in project.places:
        inside = place.rule in _IN_NAME
        told = (m for _, m in reading.within("PLACE", 0, len(reading.article.text)) if m.adcode == place.adcode)
        span = near.best(((m.start, m.end) for m in told), inside=inside)
        if span is None and inside:
            span = near.names[0].start, near.names[0].end
        yield Evidence("place", place.name, place.rule, span)


def _areas(reading: Reading, grounds: Grounds) -> Iterator[Evidence]:
    told: tuple[tuple[EvidenceField, Area | None], ...] = (("land_area", grounds.land), ("floor_area", grounds.floor))
    for field, area in told:
        if area is not None:
            mention = reading.mentions[area.mention]
            yield Evidence(field, mention.text, mention.rule, (mention.start, mention.end))


def _capacity(reading: Reading, project: Project, near: _Near) -> Iterator[Evidence]:
    if project.capacity is not None:
        span = near.best(_found(reading, project.capacity), inside=True)
        yield Evidence("capacity", project.capacity, "capacity.told", span)
