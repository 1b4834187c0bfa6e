"""Lengths of time that the broad rules count from the reference date: 5天前, 两周后, 60日内, 近三年, 前两年, 未来两个月.

The news rules leave these as lengths: an article that says 三年内 seldom means a window that opens on its publication day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates import intervals
from extract.dates.intervals import Interval

_LEAD = re.compile(r"(?:最近|近|过去|未来|今后|接下来|前|后|(?<![马以])上|下)的?[ 　]?$")
_TAIL = re.compile(r"[ 　]?(?:[以之][前后内]|[前后内]|以来)(?![期续面者台])")
# Windows are counted day by day and need room on both sides of the calendar that Python knows.
_FIRST_YEAR, _LAST_YEAR = 100, 9900
_PART = re.compile(r"([0-9]+)([YMWD])")
_PAST, _COMING = ("近", "最", "过"), ("未", "今", "接")


@dataclass(frozen=True, slots=True)
class Window:
    """The span of a length with the words that make it a window, and its days."""

    start: int
    end: int
    days: Interval


def window(text: str, span: tuple[int, int], length: str, today: date | None) -> Window | None:
    """The window that the length at ``span`` names, None where no word before or after it makes it one."""
    if today is None or "/" in length or not _FIRST_YEAR < today.year < _LAST_YEAR:
        return None
    lead = _LEAD.search(text, max(0, span[0] - 5), span[0])
    tail = _TAIL.match(text, span[1]) or _TAIL.search(text, max(span[0], span[1] - 2), span[1])
    before = lead.group() if lead else ""
    after = tail.group().strip(" 　") if tail else ""
    days = _days(before, after, length, today, "工作日" in text[span[0] : span[1]])
    if days is None:
        return None
    return Window(lead.start() if lead else span[0], max(span[1], tail.end() if tail else 0), days)


def _days(lead: str, tail: str, length: str, today: date, working: bool) -> Interval | None:
    if lead.startswith(_PAST) or tail == "以来":
        opened = _moved(today, length, -1)
        return intervals.days(opened, today - timedelta(days=not tail)) if opened else None
    if lead.startswith(_COMING):
        closed = _moved(today, length, 1)
        return intervals.days(today, closed - timedelta(days=1)) if closed else None
    if lead:
        return _units(length, today, -1 if lead[0] in "前上" else 1)
    if tail.endswith("内"):
        closed = _working(today, length) if working else _moved(today, length, 1)
        return intervals.days(today, closed) if closed else None
    return _at(tail, length, today) if tail else None


def _moved(today: date, length: str, sign: int) -> date | None:
    moved: date | None = today
    for amount, letter in _PART.findall(length):
        steps = sign * int(amount)
        if moved is None:
            return None
        if letter in "YM":
            moved = intervals.shift_months(moved, steps * (12 if letter == "Y" else 1))
        else:
            moved = intervals.shift_days(moved, steps * (7 if letter == "W" else 1))
    return moved


def _working(today: date, length: str) -> date | None:
    """So many working days later; public holidays are not known."""
    left, day = int(_PART.findall(length)[0][0]), today
    if left > 3000:
        return None
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _at(tail: str, length: str, today: date) -> Interval | None:
    """5天前 and 两年后 are the unit that far away; with 以 or 之 everything before or after it."""
    day = _moved(today, length, -1 if tail.endswith("前") else 1)
    if day is None:
        return None
    found = _unit(day, length)
    if found is None or len(tail) == 1:
        return found
    return Interval(None, day, "day") if tail.endswith("前") else Interval(day, None, "day")


def _unit(day: date, length: str) -> Interval | None:
    parts = _PART.findall(length)
    letter = parts[0][1] if len(parts) == 1 else "D"
    if letter == "Y":
        return intervals.year(day.year)
    if letter == "M":
        return intervals.months(day.year, day.month, day.month, "month")
    return intervals.week(day, 0) if letter == "W" else intervals.days(day, day)


def _units(length: str, today: date, sign: int) -> Interval | None:
    """前两年 is the two calendar years before this one, 后三天 the three days after today."""
    far, near = _moved(today, length, sign), _moved(today, re.sub("[0-9]+", "1", length), sign)
    if far is None or near is None:
        return None
    edges = [_unit(far, length), _unit(near, length)]
    first, last = edges if sign < 0 else edges[::-1]
    return intervals.hull(first, last, last.grain) if first and last else None
