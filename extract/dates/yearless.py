"""Which year a date without one belongs to, and which month a bare 23日: what was just told, then the tense, then nearness."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from extract.dates.intervals import Interval
from extract.dates.records import UNKNOWN, Context, Resolved, Told

# How far a date of the reference's own year may lie on the wrong side of the reference before the next or the last year is meant.
# Plans are reported up to half a year ahead without a word of future; 今年 of a date long gone is told with 去年.
PLANNED_AHEAD = 210
LONG_GONE = 150
JUST_AHEAD = 45
CUMULATIVE_AHEAD = 31
TOLD_NEAR = 62


def choose_year(narrow: Callable[[int], Interval | None], context: Context, cumulative: bool) -> Resolved:
    """The days of a date that names no year; ``narrow`` gives its days in a year.

    A ``cumulative`` period (1-9月, 前三季度) is a statistic, and lies behind unless it is called a plan.
    """
    inherited = _inherited_year(narrow, context.sentence)
    if inherited is not None:
        return inherited, "same-sentence"
    year, now = context.year, context.now
    if year is None:
        return UNKNOWN
    same = narrow(year)
    if now is None:
        return same, "reference-year"
    if cumulative and context.tense != "future" and same and same.end and (same.end - now).days > CUMULATIVE_AHEAD:
        return narrow(year - 1), "nearest-past"
    return _by_tense(narrow, same, context, now)


def _by_tense(narrow: Callable[[int], Interval | None], same: Interval | None, context: Context, now: date) -> Resolved:
    if same is None or same.start is None or same.end is None:
        return _nearest(narrow, now)
    ahead, gone = (same.start - now).days, (now - same.end).days
    if context.tense == "future" and gone > LONG_GONE:
        return narrow(now.year + 1), "nearest-future"
    if context.broad and not context.tense:
        return same, "same-year"
    if ahead > PLANNED_AHEAD and context.tense != "future" and same.grain not in ("half", "quarter"):
        return narrow(now.year - 1), "nearest-past"
    if context.tense == "past" and ahead > 0 and same.grain in ("day", "month"):
        return narrow(now.year - 1), "nearest-past"
    if context.tense == "" and gone > PLANNED_AHEAD:
        following = narrow(now.year + 1)
        if following and following.start and (following.start - now).days <= JUST_AHEAD:
            return following, "nearest-future"
    return same, "same-year"


def _nearest(narrow: Callable[[int], Interval | None], now: date) -> Resolved:
    """29 February: the nearest year that has it, past years first."""
    for distance in range(1, 8):
        for number in (now.year - distance, now.year + distance):
            if (found := narrow(number)) is not None:
                return found, "nearest"
    return UNKNOWN


def _inherited_year(narrow: Callable[[int], Interval | None], told: Told | None) -> Interval | None:
    """The year that the sentence has already named: 2018年3月签约，5月开工."""
    if told is None or not told.explicit_year or told.interval.start is None or told.interval.end is None:
        return None
    found = narrow(told.interval.start.year)
    if found is None or found.end is None or told.interval.start.year != told.interval.end.year:
        return None
    return found if found.end >= told.interval.start else None


def choose_month(narrow: Callable[[int, int], Interval | None], context: Context) -> Resolved:
    """The days of a bare 23日 or 23日至24日: in the month told last, else the nearest one the tense allows."""
    told = context.sentence if context.sentence and context.sentence.months else context.latest
    if told and told.months and told.interval.end and _near(told, context):
        found = _in_month_of(narrow, told.interval.end)
        if found is not None:
            return found, "told-month"
    now = context.now
    if now is None:
        return UNKNOWN
    if context.broad and not context.tense and (same := narrow(now.year, now.month)):
        return same, "same-month"
    return _nearest_month(narrow, now, context.tense)


def _near(told: Told, context: Context) -> bool:
    """Whether a bare day may take the month of ``told``: from its own sentence always, from elsewhere if the time is near."""
    if context.sentence is told or told.interval.end is None:
        return context.sentence is told
    if context.now is None:
        return told.interval.grain == "day"
    return abs((told.interval.end - context.now).days) <= TOLD_NEAR


def _in_month_of(narrow: Callable[[int, int], Interval | None], anchor: date) -> Interval | None:
    return narrow(anchor.year, anchor.month)


def _nearest_month(narrow: Callable[[int, int], Interval | None], now: date, tense: str) -> Resolved:
    index = now.year * 12 + now.month - 1
    found = [narrow((index + step) // 12, (index + step) % 12 + 1) for step in (0, -1, 1, -2)]
    same, before, after, earlier = found
    if tense == "future":
        ahead = next((f for f in (same, after) if f and f.end and f.end >= now), None)
        return (ahead, "nearest-future") if ahead else UNKNOWN
    past = next((f for f in (same, before, earlier) if f and f.start and f.start <= now), None)
    return (past, "nearest-past") if past else UNKNOWN
