"""Where each value of a project comes from: the rule or model that gave it, and the words of the article that say it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.link.areas import Area
from extract.link.records import Reading
from extract.records import Evidence, EvidenceField, Mention, Project

Span = tuple[int, int]

_IN_NAME = frozenset(("place.name", "place.prefix"))  # rules that read a place from the project's own name
_MENTIONS = 8  # of a project's mentions so many are looked at, and on either side of each so many places of the words
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Grounds:
    """What linking knows of a project's values beside the project itself: who told its parties, and its areas' mentions."""

    parties: Mapping[str, str]
    land: Area | None
    floor: Area | None


class Whereabouts:
    """Where words and places stand in an article, in text order; each is looked up once, however many projects have it."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._words: dict[str, list[Span]] = {}
        self._places: defaultdict[str, list[Span]] = defaultdict(list)
        for _, mention in reading.within("PLACE", 0, len(self._text)):
            self._places[mention.adcode or ""].append((mention.start, mention.end))

    def words(self, words: str) -> Sequence[Span]:
        """Every place of ``words``."""
        if words not in self._words:
            self._words[words] = list(self._search(words))
        return self._words[words]

    def place(self, adcode: str | None) -> Sequence[Span]:
        """Every mention of a division."""
        return self._places.get(adcode or "", ())

    def _search(self, words: str) -> Iterator[Span]:
        at = self._text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self._text.find(words, at + len(words))


@dataclass(frozen=True, slots=True)
class _Near:
    """A project's names in the text: of equal words those nearest to a name are meant, and not those inside one."""

    names: Sequence[Mention]

    def best(self, spans: Sequence[Span], *, inside: bool = False) -> Span | None:
        """The span nearest to a name, the first of several; one inside a name only where ``inside`` or nothing else is near."""
        found = {span for name in self.names for span in _around(spans, name)}
        return min(found, key=lambda span: (not inside and self._holds(span), self._gap(span), span), default=None)

    def in_name(self, spans: Sequence[Span]) -> Span:
        """The first span inside a name, or the name, which tells it otherwise (by a city's first character, say)."""
        found = sorted(span for name in self.names for span in _around(spans, name) if self._holds(span))
        return found[0] if found else (self.names[0].start, self.names[0].end)

    def _holds(self, span: Span) -> bool:
        return any(name.start <= span[0] and span[1] <= name.end for name in self.names)

    def _gap(self, span: Span) -> int:
        return min(max(name.start - span[1], span[0] - name.end, 0) for name in self.names)


def _around(spans: Sequence[Span], name: Mention) -> Sequence[Span]:
    at = bisect_left(spans, (name.start, name.start))
    return spans[max(0, at - _PLACES) : at + _PLACES]


def evidence(reading: Reading, project: Project, grounds: Grounds, where: Whereabouts) -> tuple[Evidence, ...]:
    """The evidence of each value of ``project``, in the order of the table's columns.

    A place that the whole article tells (its region) and a name that is put together of several words (甲、乙一公司) have no span.
    """
    near = _Near([reading.mentions[index] for index in project.mentions[:_MENTIONS]])
    return (
        *_investment(reading, project),
        *_places(project, near, where),
        *(Evidence("party", name, rule, near.best(where.words(name))) for name, rule in grounds.parties.items()),
        *_areas(reading, grounds),
        *_capacity(project, near, where),
    )


def _investment(reading: Reading, project: Project) -> Iterator[Evidence]:
    if project.investment is not None:
        mention = reading.mentions[project.investment.mention]
        yield Evidence("total_investment", mention.text, project.investment.rule, (mention.start, mention.end))


def _places(project: Project, near: _Near, where: Whereabouts) -> Iterator[Evidence]:
    for place in project.places:
        spans = where.place(place.adcode)
        span = near.in_name(spans) if place.rule in _IN_NAME else near.best(spans)
        yield Evidence("place", place.name, place.rule, span)


def _areas(reading: Reading, grounds: Grounds) -> Iterator[Evidence]:
    told: tuple[tuple[EvidenceField, Area | None], ...] = (("land_area", grounds.land), ("floor_area", grounds.floor))
    for field, area in told:
        if area is not None:
            mention = reading.mentions[area.mention]
            yield Evidence(field, mention.text, mention.rule, (mention.start, mention.end))


def _capacity(project: Project, near: _Near, where: Whereabouts) -> Iterator[Evidence]:
    if project.capacity is not None:
        span = near.best(where.words(project.capacity), inside=True)
        yield Evidence("capacity", project.capacity, "capacity.told", span)
