"""Which year a date without one belongs to, and which month a bare 23日.

First what the sentence has just told decides, then the tense, then nearness to the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from extract.dates.intervals import Interval
from extract.dates.records import UNKNOWN, Context, Resolved, Told

# Days between a date in the year of publication and the publication. Plans are reported seven months ahead without a word of
# future; what lies further ahead and is no plan was last year. A plan for a day five months gone is next year's.
PLANNED_AHEAD = 210
TOLD_AHEAD = 120
LONG_GONE = 150
# A statistic from January on that would end this much later than the publication is last year's.
CUMULATIVE_AHEAD = 31
# A bare day takes the month of a date told elsewhere only if that one lies this near to the publication.
TOLD_NEAR = 62


def choose_year(narrow: Callable[[int], Interval | None], context: Context, cumulative: bool) -> Resolved:
    """The days of a date that names no year; ``narrow`` gives its days in a year.

    A ``cumulative`` period (1-9月, 前三季度) is a statistic, and lies behind unless it is called a plan.
    """
    inherited = _inherited_year(narrow, context)
    if inherited is not None:
        return inherited, "same-sentence"
    today, year = context.reference.day, context.reference.known_year
    if year is None:
        return UNKNOWN
    same = narrow(year)
    if today is None:
        return same, "reference-year"
    planned = context.tense in ("future", "likely") or (context.broad and not context.tense)
    if cumulative and not planned and same and same.end and (same.end - today).days > CUMULATIVE_AHEAD:
        return narrow(year - 1), "nearest-past"
    return _by_tense(narrow, same, context, today)


def _by_tense(
    narrow: Callable[[int], Interval | None], same: Interval | None, context: Context, today: date
) -> Resolved:
    if same is None or same.start is None or same.end is None:
        return _nearest(narrow, today)
    if context.broad and not context.tense:
        return same, "same-year"
    ahead, gone = (same.start - today).days, (today - same.end).days
    if context.tense in ("future", "likely"):
        return (narrow(today.year + 1), "nearest-future") if gone > LONG_GONE else (same, "same-year")
    if same.grain not in ("half", "quarter") and ahead > (TOLD_AHEAD if context.tense == "past" else PLANNED_AHEAD):
        return narrow(today.year - 1), "nearest-past"
    return same, "same-year"


def _nearest(narrow: Callable[[int], Interval | None], today: date) -> Resolved:
    """29 February: the nearest year that has it, past years first."""
    for distance in range(1, 8):
        for number in (today.year - distance, today.year + distance):
            if (found := narrow(number)) is not None:
                return found, "nearest"
    return UNKNOWN


def _inherited_year(narrow: Callable[[int], Interval | None], context: Context) -> Interval | None:
    """The year that the sentence has already named: 2018年3月签约，5月开工; 2015年，上半年投产.

    A whole year hands on only itself as a past one: 比去年增长 and 到2030年 say nothing of the months after them.
    """
    told = context.sentence
    if told is None or not told.explicit_year or told.interval.start is None or told.interval.end is None:
        return None
    year = told.interval.start.year
    found = narrow(year)
    if found is None or found.end is None or year != told.interval.end.year or found.end < told.interval.start:
        return None
    return found if _hands_on(told, context) else None


def _hands_on(told: Told, context: Context) -> bool:
    start, year = told.interval.start, context.reference.known_year
    if start is None or year is None:
        return True
    if context.tense == "future" and start.year < year:
        return False
    return told.interval.grain != "year" or (told.absolute and start.year <= year)


def choose_month(narrow: Callable[[int, int], Interval | None], context: Context) -> Resolved:
    """The days of a bare 23日 or 23日至24日: in the month told last, else the nearest one the tense allows."""
    told = context.sentence if context.sentence and context.sentence.months else context.latest
    if told and told.months and told.interval.end and _near(told, context):
        found = narrow(told.interval.end.year, told.interval.end.month)
        if found is not None:
            return found, "told-month"
    today = context.reference.day
    if today is None:
        return UNKNOWN
    if context.broad and not context.tense and (same := narrow(today.year, today.month)):
        return same, "same-month"
    return _nearest_month(narrow, today, context)


def _near(told: Told, context: Context) -> bool:
    """Whether a bare day may take the month of ``told``: from its own sentence always, else from a day in its paragraph.

    Where the day of publication is unknown nothing else can date it, so any day told before will do.
    """
    if context.sentence is told or told.interval.end is None:
        return context.sentence is told
    if context.now is None:
        return told.interval.grain == "day"
    near = abs((told.interval.end - context.now).days) <= TOLD_NEAR
    return near and told.interval.grain == "day" and told.paragraph == context.paragraph


def _nearest_month(narrow: Callable[[int, int], Interval | None], today: date, context: Context) -> Resolved:
    index = today.year * 12 + today.month - 1
    found = [days for step in (-2, -1, 0, 1) if (days := narrow((index + step) // 12, (index + step) % 12 + 1))]
    past = [days for days in found if days.start and days.start <= today]
    ahead = [days for days in found if days.end and days.end >= today]
    if context.tense == "future" and ahead:
        return ahead[0], "nearest-future"
    if context.tense == "likely" and past and ahead and _distance(ahead[0], today) < _distance(past[-1], today):
        return ahead[0], "nearest-future"
    return (past[-1], "nearest-past") if past else UNKNOWN


def _distance(days: Interval, today: date) -> int:
    return abs((days.start - today).days) if days.start else 0
