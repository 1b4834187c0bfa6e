"""Holidays by name: which day 国庆节, 清明 or 中秋 is in a year. The lunar ones come from a table, outside of it they are unknown."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[list[str]]:
    lines = files("extract").joinpath("lexicons", name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@cache
def _holidays() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in _rows("dates_holidays.tsv")}


@cache
def _lunar() -> dict[tuple[str, int], date]:
    calendars = ("spring", "dragon", "moon")
    return {
        (calendar, int(row[0])): date.fromisoformat(f"{row[0]}-{day}")
        for row in _rows("dates_lunar.tsv")
        for calendar, day in zip(calendars, row[1:4], strict=True)
    }


def names() -> str:
    """Pattern source of the names, longest first."""
    return "|".join(sorted(_holidays(), key=lambda name: (-len(name), name)))


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year, None where the table does not reach.

    >>> str(holiday("国庆节", 2020)), str(holiday("除夕", 2020)), str(holiday("清明", 2021))
    ('2020-10-01', '2020-01-24', '2021-04-04')
    """
    calendar, offset = _holidays()[name]
    if calendar == "solar":
        return date(year, int(offset[:2]), int(offset[3:])) if 1 <= year <= 9999 else None
    if calendar == "qingming":
        return _qingming(year)
    day = _lunar().get((calendar, year))
    return day + timedelta(days=int(offset)) if day else None


def _qingming(year: int) -> date | None:
    """The customary formula for the solar term, right for 2000 to 2099."""
    if not 2000 <= year <= 2099:
        return None
    of_century = year - 2000
    return date(year, 4, int(of_century * 0.2422 + 4.81) - of_century // 4)
