"""From the parts of a chain to what it says: points in time, ranges of two points, and the words that bound them.

A ``Point`` is read but not yet dated: it holds what the text gives (今年, month 5, 下旬, 底) and leaves the missing year to
``extract.dates.resolve``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.dates.numerals import full_year, whole
from extract.dates.tokens import Token
from extract.dates.words import words

Bound = Literal["", "since", "until_now", "before", "after", "from"]


@dataclass(frozen=True, slots=True)
class Point:
    """One point in time as told. ``months``/``days`` are (first, last) within the year/month; ``*_shift`` count from the
    reference, ``*_told`` from what the article told last; ``edge`` is 初, 中 or 底 of the finest unit given.
    """

    start: int
    end: int
    construction: str = ""
    year: int | None = None
    year_to: int | None = None
    year_shift: int | None = None
    year_told: int | None = None
    months: tuple[int, int] | None = None
    last_months: int | None = None
    unit: str = ""
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
    same_period: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the point names its year, absolutely or as 今年, 当年."""
        return self.year is not None or self.year_shift is not None or self.year_told is not None


@dataclass(frozen=True, slots=True)
class Expression:
    """One point or a range of two, with the word that bounds it (以来, 前) and the end of the span with that word."""

    first: Point
    last: Point | None
    bound: Bound
    end: int

    @property
    def start(self) -> int:
        """Where the expression begins."""
        return self.first.start


_RANK = {
    "iso": 1, "year_span": 1, "year": 1, "decade": 1, "year_shift": 1, "year_told": 1,
    "half": 2, "quarter": 2, "quarter_first": 2, "quarter_span": 2, "quarter_shift": 2, "month_first": 2, "month_last": 2,
    "year_bound": 2, "year_whole": 2, "same_period": 4,
    "month": 3, "month_list": 3, "month_span": 3, "month_shift": 3, "month_told": 3, "month_bound": 4,
    "tenth": 4, "day": 4, "day_span": 4, "day_shift": 4, "day_told": 4, "week": 4, "weekday": 4,
    "edge": 5,
}  # fmt: skip
_BOUNDS = ("since", "until_now", "before", "after", "from")
_NUMBER = re.compile(r"[0-9]+|[零〇○Ｏ一二三四五六七八九十两元廿]+")


def numbers(text: str) -> list[int]:
    """The whole numbers in a part, in order."""
    return [n for n in map(whole, _NUMBER.findall(text)) if n is not None]


def expressions(tokens: Sequence[Token]) -> Iterator[Expression]:
    """The expressions of a chain: a new one begins where a part is not finer than the one before, unless 至 joins them."""
    position = 0
    while position < len(tokens):
        first, after = _point(tokens, position)
        if first is None:
            position += 1
            continue
        position = after
        last: Point | None = None
        end = first.end
        opened = position < len(tokens) and tokens[position].kind == "from"
        joined = position + opened
        if joined + 1 < len(tokens) and tokens[joined].kind == "to":
            last, after = _point(tokens, joined + 1)
            if last is not None:
                position, end = after, last.end
        bound, position, end = _bound(tokens, position, end)
        yield Expression(first, last, bound, end)


def _bound(tokens: Sequence[Token], position: int, end: int) -> tuple[Bound, int, int]:
    if position < len(tokens) and tokens[position].kind in _BOUNDS:
        kind: Bound = tokens[position].kind  # type: ignore[assignment]
        return kind, position + 1, tokens[position].end
    return "", position, end


def _point(tokens: Sequence[Token], position: int) -> tuple[Point | None, int]:
    """The point that begins at ``position``, and where it stops."""
    token = tokens[position]
    if token.kind not in _RANK or token.kind == "edge":
        return None, position
    point, rank = Point(token.start, token.end), 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "within":
            point = replace(point, end=token.end)
            position += 1
            continue
        finer = _RANK.get(token.kind, 0)
        if finer <= rank:
            break
        point = replace(_READ[token.kind](point, token), end=token.end)
        rank = finer
        position += 1
    return point, position


def _year(point: Point, token: Token) -> Point:
    found = numbers(token.text.lstrip("公纪元"))
    return replace(point, year=full_year(found[0]) if found else None, construction="year")


def _year_span(point: Point, token: Token) -> Point:
    first, last = numbers(token.text)[:2]
    if last < 100:
        last += first // 100 * 100
    return replace(point, year=first, year_to=last, construction="years")


_CENTURY_WORDS = {"上": 19, "本": 20, "这": 20}


def _decade(point: Point, token: Token) -> Point:
    century, _, tail = token.text.rpartition("世纪")
    ten = numbers(tail)
    base = 19
    if century:
        told = numbers(century)
        base = told[0] - 1 if told else _CENTURY_WORDS.get(century[0], 20)
    first = base * 100 + (ten[0] if ten else 0)
    part = re.search("初|中|末|后|前", tail)
    low, high = {"初": (0, 2), "前": (0, 4), "中": (3, 6), "末": (7, 9), "后": (5, 9)}.get(
        part.group() if part else "", (0, 9)
    )
    return replace(point, year=first + low, year_to=first + high, construction="decade")


def _iso(point: Point, token: Token) -> Point:
    year, month, day = numbers(token.text)
    return replace(point, year=year, months=(month, month), unit="month", days=(day, day), construction="day")


def _word(field: str, construction: str):  # type: ignore[no-untyped-def]
    def read(point: Point, token: Token) -> Point:
        text = token.text.rstrip("度份") if token.text not in words() else token.text
        return replace(point, **{field: words()[text].value}, construction=construction)

    return read


def _half(point: Point, token: Token) -> Point:
    first = words()[token.text.rstrip("度")].value == 1
    return replace(point, months=(1, 6) if first else (7, 12), unit="half", construction="half")


def _quarters(point: Point, token: Token) -> Point:
    found = numbers(token.text.replace("首", "1")) or [1]
    first, last = (1, found[0]) if token.kind == "quarter_first" else (found[0], found[-1])
    return replace(point, months=(3 * first - 2, 3 * last), unit="quarter", construction=token.kind)


def _months(point: Point, token: Token) -> Point:
    found = numbers(re.sub("[两三四五]个.*", "", token.text)) if token.kind == "month_list" else numbers(token.text)
    first, last = (1, found[0]) if token.kind == "month_first" else (found[0], found[-1])
    return replace(
        point, months=(first, min(last, 12)), unit="month", construction="month" if first == last else "months"
    )


def _last_months(point: Point, token: Token) -> Point:
    return replace(point, last_months=numbers(token.text)[0], unit="month", construction="months")


def _days(point: Point, token: Token) -> Point:
    found = numbers(token.text)
    return replace(point, days=(found[0], found[-1]), construction="day" if len(found) == 1 else "days")


def _week(point: Point, token: Token) -> Point:
    ups = token.text.count("下") - token.text.count("上")
    return replace(point, week_shift=ups, construction="week")


def _weekday(point: Point, token: Token) -> Point:
    ups = token.text.count("下") - token.text.count("上")
    return replace(
        point,
        week_shift=ups,
        weekday="一二三四五六日天".index(token.text[-1]) % 7 if token.text[-1] != "天" else 6,
        construction="weekday",
    )


def _year_bound(point: Point, token: Token) -> Point:
    edge = token.text[-1]
    shift = None if point.has_year else 0
    return replace(
        point,
        year_shift=point.year_shift if shift is None else 0,
        edge="" if edge == "内" else edge,
        construction="year",
    )


def _month_bound(point: Point, token: Token) -> Point:
    tenth = 2 if token.text.endswith("中旬") else None
    shift = None if point.months or point.month_shift is not None else 0
    return replace(
        point, month_shift=point.month_shift if shift is None else 0, tenth=tenth, edge="" if tenth else token.text[-1]
    )


def _year_whole(point: Point, token: Token) -> Point:
    return point if point.has_year else replace(point, year_shift=0, construction="year")


def _same_period(point: Point, token: Token) -> Point:
    return replace(point, same_period=True, construction="same-period")


def _edge(point: Point, token: Token) -> Point:
    text = token.text
    edge = "初" if "初" in text or text == "伊始" else "中" if "中" in text else "底"
    return replace(point, edge=edge)


_READ = {
    "iso": _iso, "year_span": _year_span, "year": _year, "decade": _decade,
    "year_shift": _word("year_shift", "year"), "year_told": _word("year_told", "year"), "year_whole": _year_whole,
    "year_bound": _year_bound, "half": _half, "quarter": _quarters, "quarter_first": _quarters, "quarter_span": _quarters,
    "quarter_shift": _word("quarter_shift", "quarter"), "month_first": _months, "month_last": _last_months,
    "month": _months, "month_list": _months, "month_span": _months, "month_shift": _word("month_shift", "month"),
    "month_told": _word("month_told", "month"), "month_bound": _month_bound, "tenth": _word("tenth", "tenth"),
    "day": _days, "day_span": _days, "day_shift": _word("day_shift", "day"), "day_told": _word("day_told", "day"),
    "same_period": _same_period, "week": _week, "weekday": _weekday, "edge": _edge,
}  # fmt: skip
