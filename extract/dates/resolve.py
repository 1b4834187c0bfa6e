"""From what an expression says to days of the calendar: relative words are counted, missing years and months are chosen.

The name of what decided the year comes back with the interval (``explicit``, ``relative``, ``same-sentence``,
``nearest-past`` …); where nothing decides it the interval is None: no year is invented.
"""

from __future__ import annotations

from dataclasses import replace

from extract.dates import intervals
from extract.dates.bounds import bounded
from extract.dates.intervals import Interval
from extract.dates.narrow import narrow
from extract.dates.points import Expression
from extract.dates.readers import Fields
from extract.dates.records import UNKNOWN, Context, Resolved
from extract.dates.relative import relative, same_period
from extract.dates.reports import reported_year
from extract.dates.yearless import choose_month, choose_year


def resolve(expression: Expression, context: Context) -> Resolved:
    """The days of an expression and what decided them."""
    first, how = _point(expression.first, context)
    if expression.bound == "between" and expression.last is not None:
        return _between(first, _point(expression.last, context)[0]), how
    if expression.last is not None:
        first, how = _range(expression.first, expression.last, context, (first, how))
    days = bounded(first, expression, context) if first else None
    backwards = days is not None and days.start is not None and days.end is not None and days.start > days.end
    return (days, how) if days and not backwards else UNKNOWN


def _between(opening: Interval | None, closing: Interval | None) -> Interval | None:
    if opening is None or closing is None or closing.start is None:
        return None
    return Interval(opening.start, intervals.shift_days(closing.start, -1), closing.grain)


def _range(first: Fields, last: Fields, context: Context, opening: Resolved) -> Resolved:
    """A range: each side takes what it leaves out from the other."""
    if last.year_told is None and last.has_year and not first.has_year and not first.relative:
        closing, how = _point(last, context)
        return _before_closing(first, closing), how
    start, how = opening
    closing = _after_opening(last, start, context)
    return (intervals.hull(start, closing, closing.grain), how) if start and closing else UNKNOWN


def _before_closing(first: Fields, closing: Interval | None) -> Interval | None:
    if closing is None or closing.end is None:
        return None
    for year in (closing.end.year, closing.end.year - 1):
        start = narrow(first, year, closing.end.month)
        if start and start.start and start.start <= closing.end:
            return intervals.hull(start, closing, closing.grain)
    return None


def _after_opening(last: Fields, start: Interval | None, context: Context) -> Interval | None:
    """The closing side, in the opening's month or year where it names none, else in the next one."""
    if start is None or start.start is None:
        return None
    opened = start.start
    if last.year_told is not None:
        return narrow(replace(last, year_told=None), opened.year + last.year_told)
    if last.has_year or last.relative:
        return _point(last, context)[0]
    following = intervals.shift_months(opened.replace(day=1), 1)
    months = [(opened.year, opened.month), (opened.year + 1, opened.month)]
    if following and last.months is None:
        months[1] = (following.year, following.month)
    closings = (narrow(last, year, month) for year, month in months)
    return next((found for found in closings if found and found.end and found.end >= opened), None)


def _point(point: Fields, context: Context) -> Resolved:
    if point.same_period:
        return same_period(point, context)
    if point.relative:
        return relative(point, context)
    if point.year is not None:
        return narrow(point, point.year), "explicit"
    if _may_be_reported(point) and (year := reported_year(point, context)):
        return narrow(point, year), "told"
    if point.year_shift is not None:
        return (narrow(point, context.year + point.year_shift), "relative") if context.year else UNKNOWN
    if point.year_told is not None:
        return _told_year(point, context)
    if point.months is None and not point.season and not point.holiday:
        return choose_month(lambda year, month: narrow(point, year, month), context)
    return choose_year(lambda year: narrow(point, year), context, _cumulative(point))


def _may_be_reported(point: Fields) -> bool:
    """Whether it is a year, its edge, half or quarter that names none: 全年, 年末, 上半年, 一季度."""
    return point.whole or point.yearless or (point.unit != "month" and not point.has_year)


def _told_year(point: Fields, context: Context) -> Resolved:
    """当年, 次年: counted from the year told last, if that one was named; 当年 alone may as well mean long ago."""
    nearby = [t for t in (context.sentence, context.latest) if t and (t.explicit_year or point.year_told)]
    told = nearby[0] if nearby else None
    if told is None or told.interval.start is None:
        return UNKNOWN
    return narrow(replace(point, year_told=None), told.interval.start.year + (point.year_told or 0)), "told"


def _cumulative(point: Fields) -> bool:
    """Whether the point is a period from January on, as statistics have them (1-9月, 前三季度), not one quarter or half."""
    if point.months is None or point.unit == "half" or (point.unit == "quarter" and point.months == (1, 3)):
        return False
    return point.months[0] == 1 < point.months[1]
