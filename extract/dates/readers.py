"""What each part of a date says: 今年 is a shift of the year, 前三季度 the months 1 to 9, 下旬 the last third of a month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extract.dates.numerals import full_year, whole
from extract.dates.words import words

Unit = Literal["half", "quarter", "month"]


@dataclass(slots=True, eq=False)
class Fields:
    """One point in time as told; filled part by part while it is read, and left alone after that.

    ``months`` and ``days`` are (first, last) within the year and the month; ``*_shift`` count from the reference, ``*_told``
    from what the article told last; ``whole`` is 全年 without a year, ``yearless`` 年底 or 年内 without one; ``edge`` is 初, 中 or 底 of the finest unit given;
    ``construction`` names the finest part.
    """

    construction: str = ""
    year: int | None = None
    year_to: int | None = None
    year_shift: int | None = None
    years: int = 1
    year_told: int | None = None
    months: tuple[int, int] | None = None
    last_months: int | None = None
    unit: Unit = "month"
    month_shift: int | None = None
    month_told: int | None = None
    quarter_shift: int | None = None
    days: tuple[int, int] | None = None
    tenth: int | None = None
    day_shift: int | None = None
    day_told: int | None = None
    week_shift: int | None = None
    weekday: int | None = None
    edge: str = ""
    holiday: str = ""
    season: str = ""
    same_period: bool = False
    whole: bool = False
    yearless: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the point names its year, absolutely or as 今年, 当年."""
        return self.year is not None or self.year_shift is not None or self.year_told is not None

    @property
    def back_then(self) -> bool:
        """Whether it is 当年 alone, which means long ago where no year was told: 当年的兵工厂."""
        return self.year_told == 0 and self.construction == "year" and self.months is None and not self.edge

    @property
    def relative(self) -> bool:
        """Whether the point counts from the reference or from what was told, so that it needs nothing else."""
        return (
            self.day_shift is not None
            or self.day_told is not None
            or self.week_shift is not None
            or self.month_shift is not None
            or self.month_told is not None
            or self.quarter_shift is not None
        )


_NUMBER = re.compile(r"[0-9]+|[零〇○Ｏ一二三四五六七八九十两元廿]+")
_CENTURY_WORDS = {"上": 19, "本": 20, "这": 20}
_CENTURY_PARTS = {"": (0, 99), "初": (0, 9), "中": (40, 59), "末": (90, 99)}
_DECADE_PARTS = {"": (0, 9), "初": (0, 2), "前": (0, 4), "中": (3, 6), "末": (7, 9), "后": (5, 9)}


def numbers(text: str) -> list[int]:
    """The whole numbers in a part, in order."""
    return [n for n in map(whole, _NUMBER.findall(text)) if n is not None]


def _spread(text: str) -> list[int]:
    """The numbers of a list or range; 六七月 and 三四季度 are two numbers without anything between them."""
    if re.match("[一二三四五六七八九]{2}[月季]", text):
        return [*numbers(text[0]), *numbers(text[1])]
    return numbers(re.sub("[两三四五]个.*", "", text) if "、" in text else text)


def _in_order(text: str, found: list[int]) -> list[int]:
    """The numbers of a list (22日、21日) from early to late; a range is as it stands."""
    same_length = len({number > 99 for number in found}) == 1
    return sorted(found) if same_length and re.search("[、和及与]", text) else found


def read(fields: Fields, kind: str, text: str) -> None:
    """Adds to ``fields`` what a part says."""
    _READERS[kind](fields, text)


def _year(fields: Fields, text: str) -> None:
    told = numbers(text.lstrip("公纪元"))[0]
    fields.year = 1911 + told if text.startswith("民国") else full_year(told)
    fields.construction = "year"


def _year_span(fields: Fields, text: str) -> None:
    first, last = _in_order(text, numbers(text)[:2])
    last += first // 100 * 100 if last < 100 else 0
    fields.year = first
    fields.year_to = last
    fields.construction = "years"


def _decade(fields: Fields, text: str) -> None:
    """上世纪90年代初, 1990年代, 本世纪初: its tens count from the century, the twentieth where none is named."""
    century, _, tail = text.rpartition("世纪")
    told, tens = numbers(century), numbers(tail)
    base = told[0] - 1 if told else _CENTURY_WORDS.get(century[:1], 19)
    first = base * 100
    parts = _DECADE_PARTS if tens else _CENTURY_PARTS
    if tens:
        first = tens[0] if tens[0] > 99 else first + tens[0]
    part = re.search("[初前中末后]", tail)
    low, high = parts[part.group() if part else ""]
    fields.year, fields.year_to = first + low, first + high
    fields.construction = "decade"


def _iso(fields: Fields, text: str) -> None:
    year, month, day = numbers(text)
    fields.year = year
    fields.months = (month, month)
    fields.days = (day, day)
    fields.construction = "day"


def _iso_month(fields: Fields, text: str) -> None:
    year, month = numbers(text)
    fields.year = year
    fields.months = (month, month)
    fields.construction = "month"


def _value(text: str) -> int:
    known = words()
    return known[text if text in known else text.rstrip("度份")].value


def _year_shift(fields: Fields, text: str) -> None:
    fields.year_shift = _value(text)
    fields.construction = "year"


def _year_pair(fields: Fields, text: str) -> None:
    """今明两年: this year and the next."""
    fields.year_shift = 0 if text[0] == "今" else -1
    fields.years = 2
    fields.construction = "years"


def _year_told(fields: Fields, text: str) -> None:
    fields.year_told = _value(text)
    fields.construction = "year"


def _year_whole(fields: Fields, text: str) -> None:
    fields.whole = not fields.has_year
    _this_year(fields)


def _this_year(fields: Fields) -> None:
    if not fields.has_year:
        fields.year_shift = 0
        fields.construction = "year"


def _year_bound(fields: Fields, text: str) -> None:
    """年内, 年底: of the year before them, else of this year."""
    fields.yearless = not fields.has_year
    _this_year(fields)
    fields.edge = "" if text[-1] == "内" else _edge_of(text)


def _half(fields: Fields, text: str) -> None:
    fields.months = (1, 6) if _value(text) == 1 else (7, 12)
    fields.unit = "half"
    fields.construction = "half"


def _quarters(fields: Fields, text: str) -> None:
    found = _spread(text.replace("首", "1"))
    first, last = (1, found[0]) if text[0] == "前" else (found[0], found[-1])
    fields.months = (3 * first - 2, 3 * last)
    fields.unit = "quarter"
    fields.construction = "quarter"


def _quarter_shift(fields: Fields, text: str) -> None:
    fields.quarter_shift = _value(text)
    fields.construction = "quarter"


def _months(fields: Fields, text: str) -> None:
    found = _spread(text)
    first, last = (1, found[0]) if text[0] == "前" else (found[0], found[-1])
    fields.months = (first, last)
    fields.construction = "month" if first == last else "months"


def _last_months(fields: Fields, text: str) -> None:
    fields.last_months = numbers(text)[0]
    fields.construction = "months"


def _month_shift(fields: Fields, text: str) -> None:
    fields.month_shift = _value(text)
    fields.construction = "month"


def _month_told(fields: Fields, text: str) -> None:
    fields.month_told = _value(text)
    fields.construction = "month"


def _month_bound(fields: Fields, text: str) -> None:
    """月底, 月初: of the month before them, else of this month."""
    told = fields.months is not None or fields.month_shift is not None or fields.month_told is not None
    if not told:
        fields.month_shift = 0
        fields.construction = "month"
    if text.endswith("中旬"):
        fields.tenth = 2
    else:
        fields.edge = _edge_of(text)


def _season(fields: Fields, text: str) -> None:
    fields.season = text[0]
    fields.construction = "season"


def _holiday(fields: Fields, text: str) -> None:
    fields.holiday = text
    fields.construction = "holiday"


def _tenth(fields: Fields, text: str) -> None:
    fields.tenth = _value(text)
    fields.construction = "tenth"


def _days(fields: Fields, text: str) -> None:
    found = _in_order(text, numbers(text))
    fields.days = (found[0], found[-1])
    fields.construction = "day" if len(found) == 1 else "days"


def _day_shift(fields: Fields, text: str) -> None:
    fields.day_shift = _value(text)
    fields.construction = "day"


def _day_told(fields: Fields, text: str) -> None:
    fields.day_told = _value(text)
    fields.construction = "day"


def _week(fields: Fields, text: str) -> None:
    fields.week_shift = text.count("下") - text.count("上")
    fields.construction = "week"


def _weekday(fields: Fields, text: str) -> None:
    _week(fields, text)
    fields.weekday = min("一二三四五六日天".index(text[-1]), 6)
    fields.construction = "weekday"


def _same_period(fields: Fields, text: str) -> None:
    fields.same_period = True
    fields.construction = "same-period"


def _edge_of(text: str) -> str:
    if "初" in text or text == "伊始":
        return "初"
    return "中" if "中" in text else "底"


def _edge(fields: Fields, text: str) -> None:
    fields.edge = _edge_of(text)


_READERS: dict[str, Callable[[Fields, str], None]] = {
    "iso": _iso,
    "iso_month": _iso_month,
    "year_span": _year_span,
    "year": _year,
    "decade": _decade,
    "year_pair": _year_pair,
    "year_shift": _year_shift,
    "year_told": _year_told,
    "year_whole": _year_whole,
    "year_bound": _year_bound,
    "half": _half,
    "quarter": _quarters,
    "quarter_first": _quarters,
    "quarter_span": _quarters,
    "quarter_shift": _quarter_shift,
    "month_first": _months,
    "month_last": _last_months,
    "month": _months,
    "month_list": _months,
    "month_span": _months,
    "month_shift": _month_shift,
    "month_told": _month_told,
    "month_bound": _month_bound,
    "season": _season,
    "holiday": _holiday,
    "tenth": _tenth,
    "day": _days,
    "day_span": _days,
    "day_shift": _day_shift,
    "day_told": _day_told,
    "week": _week,
    "weekday": _weekday,
    "same_period": _same_period,
    "edge": _edge,
}
