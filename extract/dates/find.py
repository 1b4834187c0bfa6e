"""Finds the dates of an article: one scan for candidates, then each is read, dated and bounded in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract.dates import durations, plans
from extract.dates.points import Expression, expressions
from extract.dates.records import Context, Reference, Told
from extract.dates.resolve import resolve
from extract.dates.tense import tense
from extract.dates.tokens import chain, tokenise
from extract.records import Mention, Sentence

_FULL_WIDTH = re.compile("[０-９．／]")
_HALVES = str.maketrans("０１２３４５６７８９／．", "0123456789/.")


def find_dates(text: str, sentences: Sequence[Sentence], reference: Reference, broad: bool = False) -> list[Mention]:
    """The DATE mentions of ``text`` in order, each with its days or its duration.

    ``sentences`` are those of ``text``. ``broad`` also answers what the annotation guidelines leave out (weeks, weekdays,
    holidays, open bounds), as the public test suites ask for it.
    """
    plain = text.translate(_HALVES) if _FULL_WIDTH.search(text) else text
    finder = _Finder(text, plain, sentences, reference, broad)
    return list(finder.mentions())


@cache
def _master(broad: bool) -> re.Pattern[str]:
    return re.compile(f"(?P<plan>{plans.SOURCE})|(?P<chain>{chain(broad)})|(?P<duration>{durations.SOURCE})")


class _Finder:
    """Walks over the candidates of one article and keeps what it has told so far."""

    def __init__(self, text: str, plain: str, sentences: Sequence[Sentence], reference: Reference, broad: bool) -> None:
        self.text, self.plain, self.broad = text, plain, broad
        self.sentence_ends = [s.end for s in sentences]
        self.context = Context(reference, reference.day)
        self.sentence = 0

    def mentions(self) -> Iterator[Mention]:
        for match in _master(self.broad).finditer(self.plain):
            self._enter(match.start())
            if match.lastgroup == "plan":
                yield from self._plan(match)
            elif match.lastgroup == "duration":
                yield from self._duration(match)
            else:
                for expression in expressions(tokenise(self.plain, match.start(), match.end(), self.broad)):
                    yield self._date(expression)

    def _enter(self, position: int) -> None:
        moved = False
        while self.sentence < len(self.sentence_ends) and self.sentence_ends[self.sentence] <= position:
            self.sentence += 1
            moved = True
        if moved:
            self.context = replace(self.context, sentence=None)

    def _plan(self, match: re.Match[str]) -> Iterator[Mention]:
        found = plans.period(match.group())
        if found and found[0]:
            days, length = found
            end = match.start() + length
            yield Mention(
                "DATE",
                match.start(),
                end,
                self.text[match.start() : end],
                "plan/explicit",
                date_start=days.start,
                date_end=days.end,
                grain=days.grain,
            )

    def _duration(self, match: re.Match[str]) -> Iterator[Mention]:
        length = durations.duration(match.group())
        if length is not None:
            start, end = match.span()
            yield Mention("DATE", start, end, self.text[start:end], "duration", duration=length)

    def _date(self, expression: Expression) -> Mention:
        context = replace(self.context, tense=tense(self.plain, expression.start, expression.end))
        found, how = resolve(expression, context)
        start: date | None = found.start if found else None
        end = found.end if found else None
        if found is not None and found.start and found.end:
            point = expression.last or expression.first
            told = Told(
                found, expression.end, expression.first.has_year, point.months is not None or found.grain == "day"
            )
            day = told if found.grain == "day" and found.start == found.end else self.context.day
            self.context = replace(self.context, sentence=told, latest=told, day=day)
        return Mention(
            "DATE", expression.start, expression.end, self.text[expression.start : expression.end],
            f"{expression.first.construction or 'date'}/{how}", date_start=start, date_end=end, grain=found.grain if found else None,
        )  # fmt: skip
