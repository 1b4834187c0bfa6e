"""The days of a point in time once its year (and month) is known: its months, days, thirds of a month, edges, holidays."""

from __future__ import annotations

from functools import lru_cache

from extract.dates import intervals
from extract.dates.holidays import holiday
from extract.dates.intervals import Interval
from extract.dates.readers import Fields

_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}
_THIRDS = {"初": 1, "中": 2, "底": 3}


@lru_cache(maxsize=8192)
def narrow(point: Fields, year: int, month: int | None = None) -> Interval | None:
    """The days of ``point`` in ``year`` (and ``month``, for a day without one); None where the calendar has none."""
    last_year = point.year_to if point.year_to is not None else year + point.years - 1
    if last_year != year:
        opening, closing = intervals.year(year), intervals.year(last_year)
        return intervals.hull(opening, closing, "year") if opening and closing else None
    if point.holiday:
        day = holiday(point.holiday, year)
        return intervals.days(day, day) if day else None
    months = _months(point, month)
    if months is None:
        whole = intervals.year(year)
        return _edge(whole, point.edge) if whole else None
    if point.days:
        return _days(point.days, year, months)
    found = intervals.months(year, *months, point.unit)
    if found is None:
        return None
    return intervals.tenth(found, point.tenth) if point.tenth else _edge(found, point.edge)


def _months(point: Fields, month: int | None) -> tuple[int, int] | None:
    if point.season:
        return _SEASONS[point.season]
    if point.last_months is not None:
        return 13 - point.last_months, 12
    if point.months is None and month is not None and (point.days or point.tenth):
        return month, month
    return point.months


def _days(days: tuple[int, int], year: int, months: tuple[int, int]) -> Interval | None:
    opening = intervals.day(year, months[0], days[0])
    closing = intervals.day(year, months[1], days[1])
    return intervals.hull(opening, closing, "day") if opening and closing else None


def _edge(found: Interval, edge: str) -> Interval:
    """初, 中 or 底 of a year (January, June, December), of a quarter or half (its months), of a month (its thirds)."""
    if not edge or found.start is None or found.end is None:
        return found
    if found.grain == "month" and found.start.month == found.end.month:
        return intervals.tenth(found, _THIRDS[edge])
    middle = found.start.month + (found.end.month - found.start.month) // 2
    month = {"初": found.start.month, "中": middle, "底": found.end.month}[edge]
    return intervals.months(found.start.year, month, month, "month") or found
