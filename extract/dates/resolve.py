"""From what an expression says to days of the calendar: relative words are counted, missing years and months are chosen.

The name of what decided the year comes back with the interval (``explicit``, ``relative``, ``same-sentence``,
``nearest-past`` …); where nothing decides it the interval is None: no year is invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.dates import intervals
from extract.dates.intervals import Interval
from extract.dates.points import Expression, Point
from extract.dates.records import Context
from extract.dates.yearless import choose_month, choose_year

Resolved = tuple[Interval | None, str]
_UNKNOWN: Resolved = (None, "unknown")


def resolve(expression: Expression, context: Context) -> Resolved:
    """The days of an expression and what decided them."""
    first, how = _point(expression.first, context)
    if expression.last is not None:
        first, how = _range(expression.first, expression.last, context, (first, how))
    if first is None:
        return None, how
    return _bounded(first, expression, context), how


def _range(first: Point, last: Point, context: Context, opening: Resolved) -> Resolved:
    """A range: each side takes what it leaves out from the other."""
    if last.has_year and not first.has_year and first.day_shift is None and first.month_shift is None:
        closing, how = _point(last, context)
        return _before_closing(first, closing), how
    start, how = opening
    if start is None or start.start is None:
        return _UNKNOWN
    closing = _after_opening(last, start, context)
    return (intervals.hull(start, closing, closing.grain), how) if closing else _UNKNOWN


def _before_closing(first: Point, closing: Interval | None) -> Interval | None:
    if closing is None or closing.end is None:
        return None
    for number in (closing.end.year, closing.end.year - 1):
        start = narrow(first, number, closing.end.month)
        if start and start.start and start.start <= closing.end:
            return intervals.hull(start, closing, closing.grain)
    return None


def _after_opening(last: Point, start: Interval, context: Context) -> Interval | None:
    """The closing side, in the opening's month or year where it names none, else the next that is not before it."""
    assert start.start is not None
    if last.has_year or last.day_shift is not None or last.month_shift is not None or last.quarter_shift is not None:
        return _point(last, context)[0]
    opened = start.start
    for number, month in ((opened.year, opened.month), (opened.year + 1, opened.month)):
        closing = narrow(last, number, month)
        if closing and closing.end and closing.end >= opened:
            return closing
    following = intervals.shift_months(opened.replace(day=1), 1)
    return narrow(last, following.year, following.month) if following and last.months is None else None


def _point(point: Point, context: Context) -> Resolved:
    if point.same_period:
        return _same_period(point, context)
    if point.day_shift is not None or point.day_told is not None:
        return _relative_day(point, context)
    if point.week_shift is not None:
        return _week(point, context)
    if point.month_shift is not None or point.month_told is not None or point.quarter_shift is not None:
        return _relative_month(point, context)
    if point.year is not None:
        return narrow(point, point.year), "explicit"
    if point.year_shift is not None:
        return (narrow(point, context.year + point.year_shift), "relative") if context.year else _UNKNOWN
    if point.year_told is not None:
        told = context.sentence or context.latest
        anchor = told.interval.start.year if told and told.interval.start else context.year
        return (narrow(point, anchor + point.year_told), "told") if anchor else _UNKNOWN
    if point.months is None and point.days is not None:
        return choose_month(lambda year, month: narrow(point, year, month), context)
    if point.months is None and point.tenth is not None:
        anchor_day = context.now
        return (narrow(point, anchor_day.year, anchor_day.month), "same-month") if anchor_day else _UNKNOWN
    cumulative = point.unit != "half" and point.months is not None and point.months[0] == 1 < point.months[1]
    return choose_year(lambda year: narrow(point, year), context, cumulative)


def _same_period(point: Point, context: Context) -> Resolved:
    """去年同期: the months told last, in the year named; unknown where no period of months was told."""
    told = context.sentence or context.latest
    if told is None or told.interval.start is None or told.interval.end is None or told.interval.grain in ("day", "plan"):
        return _UNKNOWN
    first, last = told.interval.start, told.interval.end
    if first.year != last.year or (first.month, last.month) == (1, 12):
        return _UNKNOWN
    year = point.year if point.year is not None else (context.year or 0) + (point.year_shift or 0)
    found = intervals.months(year, first.month, last.month, told.interval.grain)
    return (found, "told") if found else _UNKNOWN


def _relative_day(point: Point, context: Context) -> Resolved:
    if point.day_told is not None and context.day and context.day.interval.end:
        anchor: date | None = context.day.interval.end
        how = "told"
    else:
        anchor, how = context.now, "relative"
    shift = point.day_told if point.day_told is not None else point.day_shift
    found = intervals.shift_days(anchor, shift or 0) if anchor else None
    return (intervals.days(found, found), how) if found else _UNKNOWN


def _week(point: Point, context: Context) -> Resolved:
    if context.now is None:
        return _UNKNOWN
    found = intervals.week(context.now, point.week_shift or 0)
    if found is None or found.start is None or point.weekday is None:
        return found, "relative"
    one = intervals.shift_days(found.start, point.weekday)
    return (intervals.days(one, one), "relative") if one else _UNKNOWN


def _relative_month(point: Point, context: Context) -> Resolved:
    anchor, how = context.now, "relative"
    if point.month_told is not None and context.latest and context.latest.months:
        anchor, how = context.latest.interval.start, "told"
    if anchor is None:
        return _UNKNOWN
    if point.quarter_shift is not None:
        first = intervals.shift_months(
            anchor.replace(month=3 * ((anchor.month - 1) // 3) + 1, day=1), 3 * point.quarter_shift
        )
        asked = replace(point, months=(first.month, first.month + 2), unit="quarter") if first else point
    else:
        shift = point.month_shift if point.month_shift is not None else point.month_told
        first = intervals.shift_months(anchor.replace(day=1), shift or 0)
        asked = replace(point, months=(first.month, first.month), unit="month") if first else point
    return (narrow(asked, first.year), how) if first else _UNKNOWN


def narrow(point: Point, year: int, month: int | None = None) -> Interval | None:
    """The days of ``point`` in ``year`` (and ``month``, where the point names a day without one)."""
    if point.last_months is not None:
        return intervals.months(year, 13 - point.last_months, 12, "month") if point.last_months <= 12 else None
    if point.year_to is not None:
        opening, closing = intervals.year(year), intervals.year(point.year_to)
        return intervals.hull(opening, closing, "year") if opening and closing else None
    months = point.months or ((month, month) if month and (point.days or point.tenth) else None)
    if months is None:
        whole = intervals.year(year)
        return _edge(whole, point.edge) if whole else None
    if point.days:
        opening = intervals.day(year, months[0], point.days[0])
        closing = intervals.day(year, months[-1], point.days[1])
        return intervals.hull(opening, closing, "day") if opening and closing else None
    found = intervals.months(year, *months, _grain(point))
    if found is None:
        return None
    if point.tenth:
        return intervals.tenth(found, point.tenth)
    return _edge(found, point.edge)


def _grain(point: Point) -> intervals.Grain:
    return {"half": "half", "quarter": "quarter"}.get(point.unit, "month")  # type: ignore[return-value]


def _edge(found: Interval, edge: str) -> Interval:
    """初, 中 or 底 of a year (January, June, December), of a quarter or half (its months), of a month (its thirds)."""
    if not edge or found.start is None or found.end is None:
        return found
    if found.grain == "month" and found.start.month == found.end.month:
        return intervals.tenth(found, {"初": 1, "中": 2, "底": 3}[edge])
    span = found.end.month - found.start.month
    month = {"初": found.start.month, "中": found.start.month + span // 2, "底": found.end.month}[edge]
    return intervals.months(found.start.year, month, month, "month") or found


def _bounded(found: Interval, expression: Expression, context: Context) -> Interval:
    """The interval with its bound: 以来 and 至今 run to the day of publication, 前 begins there."""
    now = context.reference.day
    if expression.bound in ("since", "until_now", "from"):
        end = now if expression.bound != "from" and now and found.start and found.start <= now else None
        return Interval(found.start, end, found.grain)
    if expression.bound == "before":
        return _before(found, expression, now)
    if expression.bound == "after":
        return Interval(intervals.shift_days(found.end, 1) if found.end else None, None, found.grain)
    return found


def _before(found: Interval, expression: Expression, now: date | None) -> Interval:
    """底前 and a day with 前 take in that day; 10月前 and 2025年前 end before the period begins."""
    point = expression.last or expression.first
    whole = bool(point.edge or point.tenth) or found.grain == "day" or expression.last is not None
    end = found.end if whole or found.start is None else intervals.shift_days(found.start, -1)
    if expression.last is not None:
        return Interval(found.start, end, found.grain)
    return Interval(now if now and end and now <= end else None, end, found.grain)
