"""Finds the dates of an article: one scan for candidates, then each is read, dated and bounded in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.dates import durations, plans
from extract.dates.glance import GLANCE
from extract.dates.intervals import Interval
from extract.dates.leads import with_lead
from extract.dates.places import silent
from extract.dates.points import Expression, expressions
from extract.dates.records import Context, Reference, Told
from extract.dates.resolve import resolve
from extract.dates.tense import tense
from extract.dates.tokens import chain, tokenise
from extract.dates.windows import window
from extract.records import Mention, Sentence

_FULL_WIDTH = re.compile("[０-９．／]")
_HALVES = str.maketrans("０１２３４５６７８９／．", "0123456789/.")
_DATELINE = re.compile(r"[电讯]|[（(]?(?:记者|通讯员)")
# An article speaks from its dateline, or from the day of its event, when that lies at most this many days before publication.
_DATELINE_DAYS = 7
_EVENT_DAYS = 3


def find_dates(text: str, sentences: Sequence[Sentence], reference: Reference, broad: bool = False) -> list[Mention]:
    """The DATE mentions of ``text`` in order, each with its days or its duration.

    ``sentences`` are those of ``text``. ``broad`` also answers what the annotation guidelines leave out (weekdays,
    holidays, open bounds), as the public test suites ask for it.
    """
    plain = text.translate(_HALVES) if _FULL_WIDTH.search(text) else text
    return list(_Finder(text, plain, sentences, reference, broad).mentions())


@cache
def _master(broad: bool) -> re.Pattern[str]:
    every = f"(?P<plan>{plans.SOURCE})|(?P<chain>{chain(broad)})|(?P<duration>{durations.SOURCE})"
    return re.compile(every if broad else f"{GLANCE}(?:{every})")


class _Finder:
    """Walks over the candidates of one article and keeps what it has told so far."""

    def __init__(self, text: str, plain: str, sentences: Sequence[Sentence], reference: Reference, broad: bool) -> None:
        self.text, self.plain, self.broad = text, plain, broad
        self.silent = silent(plain)
        self.ends = [s.end for s in sentences]
        self.context = Context(reference, reference.day, broad)
        self.sentence = 0

    def mentions(self) -> Iterator[Mention]:
        for match in _master(self.broad).finditer(self.plain):
            if self.silent.in_title(*match.span()):
                continue
            self._enter(match.start())
            if match.lastgroup == "plan":
                yield from self._plan(match)
            elif match.lastgroup == "duration":
                yield from self._duration(match)
            else:
                yield from self._chain(match)

    def _enter(self, position: int) -> None:
        before = self.sentence
        while self.sentence < len(self.ends) and self.ends[self.sentence] <= position:
            self.sentence += 1
        if self.sentence != before:
            self.context = replace(self.context, sentence=None)

    def _plan(self, match: re.Match[str]) -> Iterator[Mention]:
        days = plans.period(match.group())
        if days is not None:
            yield self._mention(*match.span(), "plan/explicit", days)

    def _duration(self, match: re.Match[str]) -> Iterator[Mention]:
        length = durations.duration(match.group())
        if length is None or self.silent.in_slogan(*match.span()):
            return
        found = window(self.plain, match.span(), length, self.context.now) if self.broad else None
        if found is not None:
            yield self._mention(found.start, found.end, "window/relative", found.days)
        else:
            start, end = match.span()
            yield Mention("DATE", start, end, self.text[start:end], "duration", duration=length)

    def _chain(self, match: re.Match[str]) -> Iterator[Mention]:
        for found_expression in expressions(tokenise(self.plain, *match.span(), self.broad)):
            expression = with_lead(self.plain, found_expression) if self.broad else found_expression
            span = expression.start, expression.end
            if self.silent.in_slogan(*span) and expression.first.year is None:
                continue
            context = replace(self.context, tense=tense(self.plain, *span))
            found, how = resolve(expression, context)
            if found is not None:
                self._tell(expression, found, context)
            yield self._mention(*span, f"{expression.first.construction or 'date'}/{how}", found)

    def _tell(self, expression: Expression, found: Interval, context: Context) -> None:
        """Keeps what was told, and from which day the article speaks."""
        if found.start is None or found.end is None:
            return
        one_month = (found.start.year, found.start.month) == (found.end.year, found.end.month)
        told = Told(found, expression.first.has_year, one_month)
        one_day = found.grain == "day" and found.start == found.end
        self.context = replace(self.context, sentence=told, latest=told, day=told if one_day else self.context.day)
        if one_day and expression.first.days and context.tense != "future":
            self._speak_from(expression, found)

    def _speak_from(self, expression: Expression, found: Interval) -> None:
        day, published = found.start, self.context.reference.day
        if day is None or published is None or self.sentence > 2:
            return
        dateline = _DATELINE.match(self.plain, expression.end) is not None
        if 0 <= (published - day).days <= (_DATELINE_DAYS if dateline else _EVENT_DAYS):
            self.context = replace(self.context, now=day)

    def _mention(self, start: int, end: int, rule: str, days: Interval | None) -> Mention:
        return Mention(
            "DATE",
            start,
            end,
            self.text[start:end],
            rule,
            confidence=1.0 if days else 0.5,
            date_start=days.start if days else None,
            date_end=days.end if days else None,
            grain=days.grain if days else None,
        )
