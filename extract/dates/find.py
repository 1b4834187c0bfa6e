"""Finds the dates of an article: one scan for candidates, then each is read, dated and bounded in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.dates import durations, plans
from extract.dates.glance import GLANCE
from extract.dates.intervals import Interval
from extract.dates.leads import with_lead
from extract.dates.points import expressions
from extract.dates.records import Reference
from extract.dates.resolve import resolve
from extract.dates.story import Story
from extract.dates.tense import tense
from extract.dates.tokens import chain, tokenise
from extract.dates.vetoes import BACK_THEN, Vetoes
from extract.dates.windows import window
from extract.records import Mention, Sentence

_FULL_WIDTH = re.compile("[０-９．／]+")
_HALVES = str.maketrans("０１２３４５６７８９／．", "0123456789/.")


def find_dates(text: str, sentences: Sequence[Sentence], reference: Reference, broad: bool = False) -> list[Mention]:
    """The DATE mentions of ``text`` in order, each with its days or its duration.

    ``sentences`` are those of ``text``. ``broad`` also answers what the annotation guidelines leave out (weekdays,
    holidays, open bounds), as the public test suites ask for it.
    """
    plain = _FULL_WIDTH.sub(lambda match: match.group().translate(_HALVES), text)
    return list(_Finder(text, plain, Story(plain, sentences, reference, broad)).mentions())


@cache
def _master(broad: bool) -> re.Pattern[str]:
    return re.compile(f"(?P<plan>{plans.SOURCE})|{chain(broad)}|(?P<duration>{durations.SOURCE})")


class _Finder:
    """Reads the candidates of one article; ``plain`` is its text with half-width digits."""

    def __init__(self, text: str, plain: str, story: Story) -> None:
        self.text, self.plain, self.story = text, plain, story
        self.broad = story.broad
        self.vetoes = Vetoes(plain)

    def mentions(self) -> Iterator[Mention]:
        readers = {"plan": self._plan, "duration": self._duration}
        for match in self._candidates():
            if not self.vetoes.in_title(*match.span()):
                self.story.enter(match.start())
                yield from readers.get(match.lastgroup or "", self._chain)(match)

    def _candidates(self) -> Iterator[re.Match[str]]:
        master = _master(self.broad)
        if self.broad:
            yield from master.finditer(self.plain)
            return
        end = 0
        for glance in GLANCE.finditer(self.plain):
            start = glance.start()
            if start >= end and (match := master.match(self.plain, start)):
                end = match.end()
                yield match

    def _plan(self, match: re.Match[str]) -> Iterator[Mention]:
        days = plans.period(match.group())
        if days is None:
            return
        published = self.story.reference.day
        if match.group().endswith("以来"):
            begun = published is not None and days.start is not None and days.start <= published
            days = Interval(days.start, published, days.grain) if begun else None
        yield self._mention(*match.span(), "plan/explicit", days)

    def _duration(self, match: re.Match[str]) -> Iterator[Mention]:
        length = durations.duration(match.group())
        if length is None or self.vetoes.in_slogan(*match.span()):
            return
        found = window(self.plain, match.span(), length, self.story.now) if self.broad else None
        if found is not None:
            yield self._mention(found.start, found.end, "window/relative", found.days)
        else:
            start, end = match.span()
            yield Mention("DATE", start, end, self.text[start:end], "duration", duration=length)

    def _chain(self, match: re.Match[str]) -> Iterator[Mention]:
        for told in expressions(tokenise(match, self.broad)):
            expression = with_lead(self.plain, told) if self.broad else told
            if not self.broad and self.vetoes.forbid(expression):
                continue
            context = self.story.context(tense(self.plain, expression.start, expression.end))
            days, how = resolve(expression, context)
            if days is None and expression.first == BACK_THEN:
                continue
            if days is not None:
                self.story.tell(expression, days, context.tense)
            yield self._mention(expression.start, expression.end, f"{expression.first.construction}/{how}", days)

    def _mention(self, start: int, end: int, rule: str, days: Interval | None) -> Mention:
        if days is None:
            return Mention("DATE", start, end, self.text[start:end], rule, confidence=0.5)
        return Mention(
            "DATE",
            start,
            end,
            self.text[start:end],
            rule,
            date_start=days.start,
            date_end=days.end,
            grain=days.grain,
        )
