"""What an article has told so far, and from which day it speaks: the context in which the next date is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates.intervals import Interval
from extract.dates.points import Expression
from extract.dates.records import Context, Reference, Told
from extract.dates.reports import reports_on
from extract.records import Sentence

# A date that something is measured against does not move the story: 比2019年增长, 较去年底.
_COMPARED = ("比", "较", "高于", "低于", "超过")
_DATELINE = re.compile(r"[电讯]|[（(]?(?:记者|通讯员)")
# An article speaks from its dateline, or from the day of its event, if that lies at most this many days before publication
# and is told in its first sentences.
_DATELINE_DAYS = 7
_EVENT_DAYS = 3
_FIRST_SENTENCES = 3


class Story:
    """Follows an article from sentence to sentence."""

    def __init__(self, text: str, sentences: Sequence[Sentence], reference: Reference, broad: bool) -> None:
        self.text, self.sentences = text, sentences
        self.position = 0
        self.context = Context(reference, reference.day, broad, (text, 0, 0))
        self.context.paragraph = sentences[0].paragraph if sentences else -1

    def at(self, expression: Expression) -> Context:
        """What the date of ``expression`` is read with."""
        context = self.context
        context.place = (self.text, expression.start, expression.end)
        context.read = None
        return context

    def enter(self, offset: int) -> None:
        """Moves on to the sentence at ``offset``; a new sentence forgets the last one's date, a new paragraph its period."""
        position, sentences, context = self.position, self.sentences, self.context
        while position < len(sentences) and sentences[position].end <= offset:
            position += 1
        if position == self.position:
            return
        self.position, context.sentence = position, None
        context.paragraph = sentences[position].paragraph if position < len(sentences) else -1
        if context.period is not None and context.period.paragraph != context.paragraph:
            context.period = None

    def tell(self, expression: Expression, found: Interval) -> None:
        """Keeps a date that was told."""
        start, end, context = found.start, found.end, self.context
        if start is None or end is None or self.text.endswith(_COMPARED, 0, expression.start):
            return
        first, published = expression.first, context.reference.day
        one_month = start.year == end.year and start.month == end.month
        reports = reports_on(expression, found, context)
        told = Told(
            found,
            first.has_year,
            first.year is not None,
            one_month,
            context.paragraph,
            start.year,
            reports,
            expression.end,
        )
        context.sentence = context.latest = told
        if found.grain in ("month", "quarter", "half"):
            context.period = told
        looks_back = first.day_told is not None and first.day_told < 0
        if start == end and not looks_back and (published is None or start <= published):
            context.day = told
            if first.days and self.position < _FIRST_SENTENCES and context.tense not in ("future", "likely"):
                self._speak_from(expression, found)

    def _speak_from(self, expression: Expression, found: Interval) -> None:
        day, published = found.start, self.context.reference.day
        if day is None or published is None:
            return
        dateline = _DATELINE.match(self.text, expression.end) is not None
        if (published - day).days <= (_DATELINE_DAYS if dateline else _EVENT_DAYS):
            self.context.now = day
