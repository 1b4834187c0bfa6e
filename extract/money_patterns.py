"""The shapes an amount of money is written in, and the draft each match gives: span, interval, currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extract.currencies import after_number, before_number, codes, first_after_number
from extract.money_implicit import is_count, is_money
from extract.numerals import parse_number
from extract.quantities import (
    DASH,
    NUMBER,
    SPACE,
    UNKNOWN,
    Interval,
    number_before,
    number_start,
    plain,
    read_number,
    read_range,
)

_INCLUSIVE = r"(?:[(（]不?含[)）])?"
_UNIT = after_number()
_DIGIT = "[0-9０-９一二三四五六七八九两]"
_AMOUNT = re.compile(
    rf"(?P<a>{number_before(first_after_number() + '万亿萬億')})"
    # 3—5亿元, 3亿元至5亿元, 1万(含)-5万元
    rf"(?:{SPACE}(?P<ua>{_UNIT})?{_INCLUSIVE}{SPACE}{DASH}{SPACE}(?:人民币)?(?P<b>{NUMBER}){_INCLUSIVE})?"
    # A number that ends in 万 or 亿 may go without its currency; the words around decide.
    rf"(?:{SPACE}(?P<unit>{_UNIT})(?P<change>(?:零?{_DIGIT}[角毛])?(?:零?{_DIGIT}分(?!之))?)(?:整(?=[，。；、）)]|$))?|(?<=[万亿萬億]))"
)
_SIGNED = re.compile(
    # US$1000, ¥5000, 港币3亿元, 人民币5000: the currency stands before the number, and not after another number.
    rf"(?P<sign>{before_number()}){SPACE}"
    rf"(?P<a>{NUMBER})(?:{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?(?:{SPACE}(?P<unit>{_UNIT}))?"
)
_DECLARED = re.compile(
    # 总投资(亿元)：5.2 — the unit stands in brackets before its number.
    rf"[(（](?:单位[:：]?)?(?P<factor>[百千万亿]{{0,2}})(?P<unit>{_UNIT})[)）][ 　]?[:：为是]?[ 　]?(?P<a>{NUMBER})(?![年月日%％])"
)
_LONE_UNIT = re.compile(r"(?:单位[:：]?|[(（])$")
_SIGNS = ("-", "－", "−", "负")
_JOINS = ("、", "和", "及", "与")
_ITEM = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ITEMS = re.compile(r"分别[^，。；、,;0-9]{0,8}((?:[0-9]{1,6}(?:\.[0-9]{1,4})?[、和及与]){1,9})(?![^0-9])")
_MULTIPLIER = re.compile(r"[万亿]+$")
_REACH = 40
_COINS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
# 元 that begins another word: 5元素, 3元月租 is not excluded, 二元结构 is.
_NOT_YUAN = re.compile(r"[素件旦宵勋帅首凶老音]|年(?!均|产)|月[0-9一二三四五六七八九十末底初份]")
_CLASSES = re.compile(
    r"[一二三四五六七八九两多]元(?=[^的钱，。；、,;:：！？!?\s人以左上起至到/每一二三四五六七八九十])"
)
# 净利润-94亿元, 余额为负36元
_MINUS = re.compile(r"[润益损差额入的为是][-－−]$|(?:^|[为是至到的])负$")
_SIGN_END = re.compile(r"[，。；、,;:：）)”！？!?\n 　的/]|以[上下内]|左右|$")


class Draft(NamedTuple):
    """An amount before the words around it are read; ``currency`` is None for a plain 元 or none at all."""

    start: int
    end: int
    interval: Interval
    currency: str | None
    rule: str


def drafts(text: str) -> Iterator[Draft]:
    """The amounts of ``text`` with a currency word after or before them, or none; they may overlap."""
    for match in _AMOUNT.finditer(text):
        if (draft := _plain_amount(text, match)) is not None:
            if match["unit"] and text[draft.start - 1 : draft.start] in _JOINS:
                yield from _items_before(text, draft, match)
            yield draft
    for match in _DECLARED.finditer(text):
        if (draft := _declared_amount(match)) is not None:
            yield draft
    for match in _SIGNED.finditer(text):
        if (draft := _signed_amount(text, match)) is not None:
            yield draft


def _items_before(text: str, last: Draft, match: re.Match[str]) -> Iterator[Draft]:
    """分别投资3、5和8亿元: the numbers before the last share its multiplier and currency."""
    items = _ITEMS.search(text, max(0, last.start - _REACH), last.start)
    multiplier = _MULTIPLIER.search(match["a"])
    factor = parse_number(multiplier.group()) if multiplier and match["b"] is None else None
    if items is None or factor is None or items.end() != last.start:
        return
    for item in _ITEM.finditer(text, items.start(1), items.end(1)):
        if (interval := read_number(item.group())) is not None:
            yield Draft(*item.span(), interval.scaled(factor), last.currency, "money.list")


def _plain_amount(text: str, match: re.Match[str]) -> Draft | None:
    unit = match["unit"]
    if unit is None and is_count(text, match.end()):
        return None
    start = match.start() + number_start(match["a"])
    interval = _interval(text[start : match.end("a")], match)
    if interval is None:
        return None
    if text.startswith("数以", max(0, start - 2)):  # 数以亿元: how many, nobody says
        interval = UNKNOWN
    if unit is None:
        floor = max(text.rfind(end, max(0, start - _REACH), start) for end in "\n。") + 1 or max(0, start - _REACH)
        if not is_money(text, start, match.end(), floor):
            return None
        return Draft(start, match.end(), interval, None, "money.no_unit")
    if unit in "元圆" and not _is_yuan(text, start, match):
        return None
    if unit == "日圆" and text.startswith("满", match.end("unit")):  # 5月2日圆满结束
        return None
    value = _with_coins(interval, match["change"])
    if text[start - 1 : start] in _SIGNS and value.exact and _MINUS.search(text[max(0, start - 2) : start]):
        start, value = start - 1, value.scaled(Decimal(-1))
    return Draft(start, match.end(), value, _code(unit), "money.unit")


def _declared_amount(match: re.Match[str]) -> Draft | None:
    factor = parse_number(match["factor"]) if match["factor"] else Decimal(1)
    interval = read_number(match["a"])
    if interval is None or factor is None:
        return None
    return Draft(match.start("a"), match.end("a"), interval.scaled(factor), _code(match["unit"]), "money.declared")


def _interval(first: str, match: re.Match[str]) -> Interval | None:
    if match["b"] is None:
        return read_number(first)
    return read_range(first, match["b"], shared="ua" not in match.re.groupindex or match["ua"] is None)


def _code(unit: str) -> str | None:
    return None if unit in "元圆" else codes()[unit]


def _is_yuan(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether 元 is the currency: not part of another word (三元材料, 元旦), and its number more than a lone multiplier."""
    if _NOT_YUAN.match(text, match.end("unit")):
        return False
    if text[start].isdigit():  # Arabic digits; Chinese ones are no digits to Python
        return True
    number = text[start : match.start("unit")]
    if len(number) == 1 and match["b"] is None and _CLASSES.match(text, start):
        return False
    # A multiplier after 单位 or in brackets of its own is a unit, and so is 万元 alone (万元产值能耗).
    if not number.strip("百千万亿") and _LONE_UNIT.search(text[max(0, start - 3) : start]):
        return False
    return plain(number) != "万" or text[max(0, start - 1) : start] in ("过", "超")


def _with_coins(interval: Interval, change: str) -> Interval:
    if not change or not interval.exact:
        return interval
    value = interval.minimum or Decimal(0)
    for digit, coin in re.findall(r"(.)([角毛分])", change):
        number = read_number(digit)
        value += (number.minimum or 0) * _COINS[coin] if number else 0
    return Interval(value, value)


def _signed_amount(text: str, match: re.Match[str]) -> Draft | None:
    sign, unit = match["sign"], match["unit"]
    code = codes()[sign]
    is_word = (not sign.isascii() and len(sign) > 1) or sign.isalpha()
    if (unit is None and is_word and not _SIGN_END.match(text, match.end())) or _after_number(text, match.start()):
        return None
    if unit is not None and unit not in "元圆" and codes()[unit] != code:
        return None
    interval = _interval(match["a"], match)
    # 人民币 stays outside of the span, another currency's name or sign is part of it.
    start = match.start("a") if sign == "人民币" else match.start()
    return None if interval is None else Draft(start, match.end(), interval, code, "money.sign")


def _after_number(text: str, start: int) -> bool:
    before = text[max(0, start - 1) : start]
    return before in tuple("0123456789０１２３４５６７８９元万亿") or (
        before.isascii() and before.isalpha() and text[start].isascii() and text[start].isalpha()
    )
