"""Finds the dates of an article: one scan for candidates, then each is read, dated and bounded in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract.dates import durations, plans
from extract.dates.glance import GLANCE
from extract.dates.intervals import Interval
from extract.dates.leads import with_lead
from extract.dates.places import silent
from extract.dates.points import Expression, expressions
from extract.dates.readers import Fields
from extract.dates.records import Context, Reference, Told
from extract.dates.resolve import resolve
from extract.dates.tense import tense
from extract.dates.tokens import chain, tokenise
from extract.dates.windows import window
from extract.records import Mention, Sentence

_FULL_WIDTH = re.compile("[０-９．／]")
_HALVES = str.maketrans("０１２３４５６７８９／．", "0123456789/.")
_DATELINE = re.compile(r"[电讯]|[（(]?(?:记者|通讯员)")
# 第二季 without 度 is a quarter beside figures, else the second run of a show.
_SEASON_OF_A_SHOW = re.compile("第.季")
_FIGURES = re.compile("[营财盈亏销]|[毛净获]利|出货|订单|产能|增长|下滑|年增|季增|上升|需求")
_SETS = ("每年", "每年的", "每月", "每月的", "每周", "历年", "每逢")
# A date that something is measured against does not move the story: 比2019年增长, 较去年底.
_COMPARED = ("比", "较", "高于", "低于", "超过")
# 当年 alone, where no year was told, is long ago: 当年的兵工厂.
_BACK_THEN = Fields(construction="year", year_told=0)
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
        self.sentences = sentences
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
        """Moves on to the sentence at ``position``; what was told in the one before counts less, a paragraph ends a period."""
        before = self.sentence
        while self.sentence < len(self.ends) and self.ends[self.sentence] <= position:
            self.sentence += 1
        if self.sentence != before:
            period = self.context.period
            same = period is not None and period.paragraph == self._paragraph()
            self.context = replace(self.context, sentence=None, period=period if same else None)

    def _paragraph(self) -> int:
        return self.sentences[self.sentence].paragraph if self.sentence < len(self.sentences) else -1

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
            if self._is_none(expression):
                continue
            context = replace(self.context, tense=tense(self.plain, *span))
            found, how = resolve(expression, context)
            if found is not None:
                self._tell(expression, found, context)
            elif expression.first == _BACK_THEN:
                continue
            yield self._mention(*span, f"{expression.first.construction or 'date'}/{how}", found)

    def _is_none(self, expression: Expression) -> bool:
        """Whether the words around say that this is a set (每年9月) or part of a slogan."""
        if self.plain.endswith(_SETS, 0, expression.start):
            return True
        if _SEASON_OF_A_SHOW.fullmatch(self.plain, expression.start, expression.end) and not self.broad:
            return _FIGURES.search(self.plain, max(0, expression.start - 20), expression.end + 20) is None
        return expression.first.year is None and self.silent.in_slogan(expression.start, expression.end)

    def _tell(self, expression: Expression, found: Interval, context: Context) -> None:
        """Keeps what was told, and from which day the article speaks."""
        if found.start is None or found.end is None or self.plain.endswith(_COMPARED, 0, expression.start):
            return
        one_month = (found.start.year, found.start.month) == (found.end.year, found.end.month)
        first = expression.first
        told = Told(found, first.has_year, first.year is not None, one_month, self._paragraph())
        kept = replace(self.context, sentence=told, latest=told)
        if found.grain in ("month", "quarter", "half"):
            kept = replace(kept, period=told)
        if found.grain == "day" and found.start == found.end and not self._to_come(found.end):
            kept = replace(kept, day=told)
        self.context = kept
        if kept.day is told and expression.first.days and context.tense not in ("future", "likely"):
            self._speak_from(expression, found)

    def _to_come(self, day: date) -> bool:
        published = self.context.reference.day
        return published is not None and day > published

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
