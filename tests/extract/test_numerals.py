"""Numbers as they are written, and numbers as such."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import find_numbers
from extract.numerals import parse_number
from extract.quantities import read_number, read_range

_SPELLINGS = {
    "1200000": ["1200000", "1,200,000", "1 200 000", "120万", "一百二十万", "壹佰贰拾万", "１２０万", "1.2百万"],
    "150000000": ["1.5亿", "1亿5000万", "一亿五千万", "一点五亿", "1亿5千万", "1.5 亿", "一亿五"],
    "2003": ["二千零三", "两千零三", "二〇〇三", "二○○三", "2003"],
    "2600": ["两千六", "二千六百", "2.6千"],
    "500000000": ["5个亿", "五亿", "5亿"],
    "1000000000000": ["万亿", "一万亿", "1兆", "10000亿"],
    "10": ["十", "一十", "拾", "10"],
    "101000": ["十万零一千", "101000", "十万一千"],
    "0.5": ["半", "零点五", "0.5"],
    "25": ["二十五", "廿五", "25"],
    "-36.7": ["-36.7", "负三十六点七"],
    "100000000": ["亿", "一亿", "1亿", "10000万"],
}


@pytest.mark.parametrize(("value", "spelling"), [(v, s) for v, spellings in _SPELLINGS.items() for s in spellings])
def test_one_value_many_spellings(value, spelling):
    assert parse_number(spelling) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "几亿", "数十", "多", "三元", "5.5.5", "亿万", "点五", "万万", "三一百亿", "1个", "3 亿 元", "9" * 40]
)
def test_what_is_no_number(text):
    assert parse_number(text) is None


_DIGITS = "零一二三四五六七八九"


def _written(number: int) -> str:
    """A number below 10**12 as a careful writer spells it."""
    groups = []
    for unit in ("亿", "万", ""):
        size = {"亿": 10**8, "万": 10**4, "": 1}[unit]
        part, number = divmod(number, size)
        groups.append((part, unit))
    said = ""
    for part, unit in groups:
        if part == 0:
            continue
        said += ("零" if said and part < 1000 else "") + _below_ten_thousand(part) + unit
    return said or "零"


def _below_ten_thousand(number: int) -> str:
    said, zero = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if zero and said else "") + _DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return said


@given(st.integers(0, 10**12 - 1))
def test_written_numbers_come_back(number):
    assert parse_number(_written(number)) == number


@given(st.decimals(0, 10**9, places=3))
def test_arabic_numbers_come_back(number):
    plain = f"{number:f}"
    assert parse_number(plain) == number
    assert parse_number(f"{number:,f}") == number
    assert parse_number(plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))) == number


@pytest.mark.parametrize(
    ("surface", "low", "high"),
    [
        ("300多亿", 3 * 10**10, None),
        ("十几万", 10**5, None),
        ("八九亿", 8 * 10**8, 9 * 10**8),
        ("一百二三十万", 12 * 10**5, 13 * 10**5),
        ("三亿五六千万", 35 * 10**7, 36 * 10**7),
        ("数十亿", None, None),
    ],
)
def test_vague_numbers_are_intervals(surface, low, high):
    interval = read_number(surface)
    assert interval is not None
    assert (interval.minimum, interval.maximum) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ("3", "5亿", 3 * 10**8, 5 * 10**8),
        ("8500", "3万", 8500, 30000),
        ("八百", "九百亿", 8 * 10**10, 9 * 10**10),
        ("1万", "5万", 10000, 50000),
        ("十八", "三十万", 180000, 300000),
        ("八", "九百亿", 8 * 10**10, 9 * 10**10),
        ("5", "3亿", None, None),
        ("5000", "1亿", None, None),
    ],
)
def test_a_range_shares_its_multiplier_only_in_order(first, second, low, high):
    interval = read_range(first, second, shared=True)
    assert interval is not None
    assert (interval.minimum, interval.maximum) == (low, high)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("占百分之六点五", "percent", [("百分之六点五", "6.5")]),
        ("约三成半，另有半成", "percent", [("三成半", "35"), ("半成", "5")]),
        ("千分之三，5‰，百分百", "percent", [("千分之三", "0.3"), ("5‰", "0.5"), ("百分百", "100")]),
        ("第十二届，第３期", "ordinal", [("第十二", "12"), ("第３", "3")]),
        ("其中五分之一，3/4已完成", "cardinal", [("五分之一", "0.2"), ("3/4", "0.75")]),
        ("买了五个，共一千三百斤", "cardinal", [("五", "5"), ("一千三百", "1300")]),
        ("美味十足，我一看就笑，家在四川", "cardinal", []),
        ("见 http://a.example/x?p=30%2520 一文", "percent", []),
    ],
)
def test_numbers_as_such(text, kind, told):
    found = [n for n in find_numbers(text) if n.kind == kind]
    assert [(text[n.start : n.end], n.value) for n in found] == [(span, Decimal(value)) for span, value in told]
