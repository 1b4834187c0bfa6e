"""Dates that count from the reference (昨日, 上月, 下季度, 上周五) or from what was told (次日, 当月, 去年同期)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.dates import intervals
from extract.dates.intervals import Interval
from extract.dates.narrow import narrow
from extract.dates.readers import Fields
from extract.dates.records import UNKNOWN, Context, Resolved


def relative(point: Fields, context: Context) -> Resolved:
    """The days of a point whose ``relative`` is true, and whether the reference or the told date gave them."""
    if point.week_shift is not None:
        return _week(point, context)
    if point.day_shift is not None or point.day_told is not None:
        return _day(point, context)
    return _month(point, context)


def _day(point: Fields, context: Context) -> Resolved:
    anchor, how = context.now, "relative"
    told = context.sentence if context.sentence and _one_day(context.sentence.interval) else context.day
    if point.day_told is not None and told and told.interval.end:
        anchor, how = told.interval.end, "told"
    if anchor is not None and point.year_shift:
        anchor = intervals.shift_months(anchor, 12 * point.year_shift)
    shift = point.day_told if point.day_told is not None else point.day_shift
    found = intervals.shift_days(anchor, shift or 0) if anchor else None
    return (intervals.days(found, found), how) if found else UNKNOWN


def _one_day(found: Interval) -> bool:
    return found.start is not None and found.start == found.end


def _week(point: Fields, context: Context) -> Resolved:
    found = intervals.week(context.now, point.week_shift or 0) if context.now else None
    if found is None or found.start is None:
        return UNKNOWN
    if point.weekday is None:
        return found, "relative"
    one = intervals.shift_days(found.start, point.weekday)
    return (intervals.days(one, one), "relative") if one else UNKNOWN


def _month(point: Fields, context: Context) -> Resolved:
    anchor, how = context.now, "relative"
    if point.month_told is not None and context.latest and context.latest.months:
        anchor, how = context.latest.interval.start, "told"
    if anchor is None:
        return UNKNOWN
    first = _first_month(point, anchor)
    if first is None:
        return UNKNOWN
    last = first.month + (2 if point.quarter_shift is not None else 0)
    asked = replace(point, months=(first.month, last), unit="month" if last == first.month else "quarter")
    return narrow(asked, first.year), how


def _first_month(point: Fields, anchor: date) -> date | None:
    if point.quarter_shift is not None:
        return intervals.shift_months(
            date(anchor.year, anchor.month - (anchor.month - 1) % 3, 1), 3 * point.quarter_shift
        )
    shift = point.month_shift if point.month_shift is not None else point.month_told
    return intervals.shift_months(anchor.replace(day=1), shift or 0)


def same_period(point: Fields, context: Context) -> Resolved:
    """去年同期: the months told last, in the year named; unknown where no period of months was told."""
    told = context.period
    year = _named_year(point, context)
    if told is None or year is None:
        return UNKNOWN
    months = _within_one_year(told.interval)
    found = intervals.months(year, *months, told.interval.grain) if months else None
    return (found, "told") if found else UNKNOWN


def _named_year(point: Fields, context: Context) -> int | None:
    if point.year is not None or context.year is None:
        return point.year
    return context.year + (point.year_shift or 0)


def _within_one_year(found: Interval) -> tuple[int, int] | None:
    if found.start is None or found.end is None or found.start.year != found.end.year:
        return None
    return found.start.month, found.end.month
