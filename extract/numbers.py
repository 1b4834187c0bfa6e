"""Numbers as such: cardinals, ordinals and percents with their values, as the public suites ask for them.

The tables have no rows for these; amounts, areas, counts and growth have finders of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from extract.numerals import HANZI, parse_number
from extract.quantities import NUMBER, plain
from extract.words import any_of, column

NumberKind = Literal["cardinal", "ordinal", "percent"]

_SIGN = r"(?P<sign>负|(?<![\w)）.％%-])[-－])?"
_SHARES = {
    "百": Decimal(1),
    "千": Decimal("0.1"),
    "仟": Decimal("0.1"),
    "万": Decimal("0.01"),
    "百万": Decimal("0.0001"),
}
_PERCENT = re.compile(
    rf"{_SIGN}(?P<share>百万|[百千仟万])分(?:之)?(?P<minus>负)?(?P<of>{NUMBER})"
    rf"|(?P<hundred>百分百|百分之百)"
    rf"|(?P<sign2>负|(?<![\w)）.％%-])[-－])?(?P<number>{NUMBER})(?P<mark>[%％‰]|个?百分点|成(?P<half>半)?(?![立员交本功为套人果品长])|半成)"
    r"|(?P<half_tenth>半成(?![员立交本功为套人果品长]))"
)
_URL = re.compile(r"[a-z]+://[!-~]+")
_ORDINAL = re.compile(rf"第[ ]?(?P<number>{NUMBER})")
_FRACTION = re.compile(
    rf"(?P<a>负?{NUMBER})分之(?P<b>负?{NUMBER})|(?<![\d/.])(?P<c>\d{{1,6}})/(?P<d>\d{{1,6}})(?![\d/.])"
)
_CARDINAL = re.compile(rf"(?P<sign>负|(?<![\w)）.％%－-])[-－](?=[0-9０-９]))?(?P<number>{NUMBER})")
_MEASURE = re.compile(rf"{any_of(column('measures', 'word'))}(?![级])|[摄华]氏度")
_MONEY_AFTER = re.compile(r"[美欧日港]?元|[角折块]")
_VAGUE_TAIL = re.compile(r"[多余几]$")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: ``value`` of a percent is in percent, of an ordinal its rank."""

    kind: NumberKind
    start: int
    end: int
    value: Decimal


def find_numbers(text: str) -> list[Number]:
    """The percents, ordinals and cardinals of ``text``; a percent's or ordinal's own numeral is a cardinal as well.

    A numeral that is part of a word (十足, 四川, 一看) or of an address is none.

    >>> [(n.kind, str(n.value)) for n in find_numbers("第3期占12%，共25项")]
    [('ordinal', '3'), ('percent', '12'), ('cardinal', '3'), ('cardinal', '12'), ('cardinal', '25')]
    """
    masked = _URL.sub(lambda match: "#" * len(match.group()), text)
    return [*_ordinals(masked), *_percents(masked), *_cardinals(masked)]


def _ordinals(text: str) -> Iterator[Number]:
    for match in _ORDINAL.finditer(text):
        value = parse_number(match["number"])
        if value is not None:
            yield Number("ordinal", match.start(), match.end(), value)


def _percents(text: str) -> Iterator[Number]:
    for match in _PERCENT.finditer(text):
        value = _percent(match)
        if value is not None:
            yield Number("percent", match.start(), match.end(), value)


def _percent(match: re.Match[str]) -> Decimal | None:
    if match["hundred"]:
        return Decimal(100)
    if match["half_tenth"]:
        return Decimal(5)
    value = parse_number(match["of"] or match["number"])
    if value is None:
        return None
    if match["of"]:
        value *= _SHARES[match["share"]]
    elif match["mark"].startswith("成"):
        value = value * 10 + (5 if match["half"] else 0)
    elif match["mark"] == "‰":
        value /= 10
    negative = bool(match["sign"] or match["sign2"]) != bool(match["minus"])
    return -value if negative else value


def _cardinals(text: str) -> Iterator[Number]:
    taken = 0
    fractions = {match.start(): match for match in _FRACTION.finditer(text)}
    for match in _CARDINAL.finditer(text):
        if match.start() < taken:
            continue
        if (fraction := fractions.get(match.start())) and (number := _fraction(fraction, len(text))):
            taken = number.end
            yield number
        elif number := _cardinal(text, match):
            yield number


def _fraction(match: re.Match[str], length: int) -> Number | None:
    if match["a"] in ("百", "千", "万", "百万"):
        return None
    below, above = parse_number(match["a"] or match["d"]), parse_number(match["b"] or match["c"])
    if not below or above is None:
        return None
    with localcontext() as context:
        context.prec = 20
        return Number("cardinal", match.start(), match.end(), above / below)


def _cardinal(text: str, match: re.Match[str]) -> Number | None:
    surface = _VAGUE_TAIL.sub("", match["number"])
    end = match.start("number") + len(surface)
    value = parse_number(re.sub(r"[多余几]", "", plain(surface)))
    if value is None or not _stands_alone(text, match.start("number"), end):
        return None
    return Number("cardinal", match.start(), end, -value if match["sign"] else value)


def _stands_alone(text: str, start: int, end: int) -> bool:
    if text[start] not in HANZI or (start == 0 and end == len(text)):
        return True
    if text.startswith("分之", end):
        return False
    if end - start > 1:
        return True
    if _MONEY_AFTER.match(text, end):
        return False
    return bool(_MEASURE.match(text, end)) or text.startswith("分之", start - 2)
