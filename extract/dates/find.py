"""Finds the dates of an article: one scan for candidates, then each is read, dated and bounded in text order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates import durations, intervals, plans
from extract.dates.intervals import Interval
from extract.dates.leads import with_lead
from extract.dates.points import expressions
from extract.dates.records import Reference
from extract.dates.resolve import resolve
from extract.dates.story import Story
from extract.dates.tokens import Chain, chains
from extract.dates.vetoes import Vetoes
from extract.dates.windows import window
from extract.records import Mention, Sentence

# 今天（5月16日）: the day beside it is the one that is meant
_BESIDE = re.compile(r"[今昨][天日][（(](?P<month>\d{1,2})月(?P<day>\d{1,2})日[）)]")
_NEAR = 31  # days by which the two may be apart
_HALVES = str.maketrans("０１２３４５６７８９／．", "0123456789/.")


def find_dates(text: str, sentences: Sequence[Sentence], reference: Reference, broad: bool = False) -> list[Mention]:
    """The DATE mentions of ``text`` in order, each with its days or its duration.

    ``sentences`` are those of ``text``. ``broad`` also answers what the annotation guidelines leave out (weekdays,
    holidays, open bounds), as the public test suites ask for it.
    """
    # Far faster than a search where, as in clean text, none of them occurs.
    plain = text.translate(_HALVES) if any(digit in text for digit in "０１２３４５６７８９／．") else text
    return _Finder(text, plain, Story(plain, sentences, reference, broad)).mentions()


class _Finder:
    """Reads the chains of one article; ``plain`` is its text with half-width digits."""

    def __init__(self, text: str, plain: str, story: Story) -> None:
        self.text, self.plain, self.story = text, plain, story
        self.broad = story.context.broad
        self.vetoes = Vetoes(plain)
        self.found: list[Mention] = []

    def mentions(self) -> list[Mention]:
        readers = {"plan": self._plan, "duration": self._duration}
        for chain in chains(self.plain, self.broad):
            start, end = chain.spans[0][0], chain.spans[-1][1]
            if not self.vetoes.in_title(start, end):
                self.story.enter(start)
                readers.get(chain.tokens[0][0], self._chain)(chain)
        return self.found

    def _plan(self, chain: Chain) -> None:
        text = chain.tokens[0][1]
        days = plans.period(text)
        if days is None:
            return
        published = self.story.context.reference.day
        if text.endswith("以来"):
            begun = published is not None and days.start is not None and days.start <= published
            days = Interval(days.start, published, days.grain) if begun else None
        self._keep(*chain.spans[0], "plan/explicit", days)

    def _duration(self, chain: Chain) -> None:
        start, end = chain.spans[0]
        length = durations.duration(chain.tokens[0][1])
        if length is None or self.vetoes.in_slogan(start, end):
            return
        found = window(self.plain, (start, end), length, self.story.context.now) if self.broad else None
        if found is not None:
            self._keep(found.start, found.end, "window/relative", found.days)
        else:
            self.found.append(Mention("DATE", start, end, self.text[start:end], "duration", duration=length))

    def _chain(self, chain: Chain) -> None:
        story = self.story
        for told in expressions(chain):
            expression = with_lead(self.plain, told) if self.broad else told
            if not self.broad and self.vetoes.forbid(expression):
                continue
            days, how = resolve(expression, story.at(expression))
            if days is not None:
                days = self._told_beside(expression.start, days)
                story.tell(expression, days)
            elif expression.first.back_then:
                continue
            self._keep(expression.start, expression.end, f"{expression.first.construction}/{how}", days)

    def _told_beside(self, start: int, days: Interval) -> Interval:
        """``days``, or the day in brackets behind 今天 or 昨天; the article speaks from the day that a 今天 names."""
        told = _BESIDE.match(self.plain, start)
        if told is None or days.start is None:
            return days
        beside = intervals.day(days.start.year, int(told["month"]), int(told["day"]))
        if beside is None or beside.start is None or beside.start == days.start:
            return days
        if abs((beside.start - days.start).days) > _NEAR:
            return days
        if told.group()[0] == "今":
            self.story.context.now = beside.start
        return beside

    def _keep(self, start: int, end: int, rule: str, days: Interval | None) -> None:
        surface = self.text[start:end]
        if days is None:
            self.found.append(Mention("DATE", start, end, surface, rule, 0.5))
            return
        found = Mention("DATE", start, end, surface, rule, date_start=days.start, date_end=days.end, grain=days.grain)
        self.found.append(found)
