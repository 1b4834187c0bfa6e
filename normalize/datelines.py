"""Datelines: the opening of a story that names agency, place and day, 某某社某市3月4日电 or 本报讯."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from normalize.press import OWN, PRESS

_MARK = r"[□■●◆▲\s【\[（(]*(?:据)?"
_DAY = r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_WIRE = r"(?:综合|专)?(?:电|讯|消息|报道|外电)"
_OWN_DATELINE = re.compile(rf"{_MARK}{OWN}(?P<place>[一-龥]{{0,8}}?)\s*(?:{_DAY})?\s*{_WIRE}")
_AGENCY_DATELINE = re.compile(
    rf"{_MARK}(?P<agency>{PRESS})(?:[-—/／·、\s]{{1,2}}{PRESS})?\s*(?P<place>[一-龥]{{0,12}}?)[\s,，]?{_DAY}\s*{_WIRE}"
)
# 某某晚报讯: without a day, only where what follows is not a word that 讯 or 报道 would belong to (报道组, 消息人士).
_PRESS_DATELINE = re.compile(rf"{_MARK}(?P<agency>{PRESS})[\s】\]]*(?:讯|消息|网讯)(?![一-龥]{{0,3}}[人者组])")
_LONGEST = 60


class Dateline(NamedTuple):
    """What the opening of a story says: agency (None for 本报), place, and the day, whose year is rarely told.

    ``end`` is where the dateline ends in its line.
    """

    agency: str | None
    place: str | None
    year: int | None
    month: int | None
    day: int | None
    end: int

    def full_day(self) -> date | None:
        """The day where its year is told too, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def dateline(text: str) -> Dateline | None:
    """The dateline that opens a line, or None.

    >>> found = dateline("新华社某市3月4日电（记者王一）今天")
    >>> found.agency, found.place, found.month, found.day
    ('新华社', '某市', 3, 4)
    >>> dateline("本报讯 昨日").agency is None, dateline("据了解，3月4日")
    (True, None)
    """
    head = text[:_LONGEST]
    if "讯" not in head and "电" not in head and "报道" not in head and "消息" not in head:
        return None  # words of every dateline, far rarer than what else one is made of
    return _found(head)


@lru_cache(maxsize=32)
def _found(head: str) -> Dateline | None:
    """The dateline of a beginning; kept for a while, for a story's opening is asked for its role, its place and its day."""
    for pattern in (_OWN_DATELINE, _AGENCY_DATELINE, _PRESS_DATELINE):
        match = pattern.match(head)
        if match:
            return _read(match)
    return None


def _read(match: re.Match[str]) -> Dateline:
    got = match.groupdict()
    year, month, day = (int(got[key]) if got.get(key) else None for key in ("year", "month", "day"))
    return Dateline(got.get("agency"), got.get("place") or None, year, month, day, match.end())
