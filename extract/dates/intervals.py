"""Calendar arithmetic on closed intervals of days: months, quarters, weeks, and moving by whole months or years.

All functions give None (or leave a side open) where the calendar has no such day; nothing here knows of text.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extract.records import Grain

Day = date | None
"""A day, None for an open side."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days ``start`` to ``end``, both inclusive; None is an open side. ``grain`` is the finest unit that was named."""

    start: date | None
    end: date | None
    grain: Grain


def year(number: int) -> Interval | None:
    """The whole year, or None outside the calendar's years 1 to 9999."""
    return months(number, 1, 12, "year")


@lru_cache(maxsize=4096)
def months(number: int, first: int, last: int, grain: Grain) -> Interval | None:
    """Month ``first`` to month ``last`` of a year; a ``last`` before ``first`` runs into the next year.

    >>> found = months(2020, 2, 2, "month")
    >>> str(found.start), str(found.end)
    ('2020-02-01', '2020-02-29')
    """
    closing = number + (last < first)
    if not (1 <= number <= 9999 and closing <= 9999 and 1 <= first <= 12 and 1 <= last <= 12):
        return None
    return Interval(date(number, first, 1), date(closing, last, monthrange(closing, last)[1]), grain)


def day(number: int, month: int, of_month: int) -> Interval | None:
    """One day, or None where the month has no such day (31 June)."""
    try:
        found = date(number, month, of_month)
    except ValueError:
        return None
    return Interval(found, found, "day")


def days(start: date, end: date) -> Interval:
    """The days from ``start`` to ``end``."""
    return Interval(start, end, "day")


def shift_days(anchor: date, amount: int) -> date | None:
    """``amount`` days later, None outside the calendar."""
    try:
        return anchor + timedelta(days=amount)
    except OverflowError:
        return None


def shift_months(anchor: date, amount: int) -> date | None:
    """The same day ``amount`` months later, or the last day of that month where it is shorter.

    >>> str(shift_months(date(2021, 3, 31), -1))
    '2021-02-28'
    """
    index = anchor.year * 12 + anchor.month - 1 + amount
    number, month = index // 12, index % 12 + 1
    if not 1 <= number <= 9999:
        return None
    return date(number, month, min(anchor.day, monthrange(number, month)[1]))


def week(anchor: date, amount: int) -> Interval | None:
    """Monday to Sunday of the week ``amount`` weeks after that of ``anchor``."""
    monday = shift_days(anchor, 7 * amount - anchor.weekday())
    sunday = shift_days(monday, 6) if monday else None
    return Interval(monday, sunday, "day") if monday and sunday else None


_TENTHS = {1: (1, 10), 2: (11, 20), 3: (21, 31), 12: (1, 20), 23: (11, 31), 15: (1, 15), 16: (16, 31)}


def tenth(month: Interval, part: int) -> Interval:
    """The first, middle or last third of a month: 1-10, 11-20, 21 to the end (上旬, 中旬, 下旬).

    12 and 23 are two thirds together (上中旬, 中下旬), 15 and 16 the halves (上半月, 下半月).
    """
    if month.start is None or month.end is None:
        return month
    first, last = _TENTHS[part]
    return Interval(month.start.replace(day=first), month.start.replace(day=min(last, month.end.day)), "day")


def hull(first: Interval, last: Interval, grain: Grain) -> Interval | None:
    """From the start of ``first`` to the end of ``last``, None where that runs backwards."""
    if first.start and last.end and first.start > last.end:
        return None
    return Interval(first.start, last.end, grain)
