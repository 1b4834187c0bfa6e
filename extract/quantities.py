"""What money, areas, capacities and counts share: a number or a range of numbers in a pattern, and the interval that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extract.numerals import HANZI, PLAIN, parse_number

_D = "0-9０-９"
_FIRST = f"[{_D}{HANZI}几数]"
# 千瓦, 兆瓦, 千克 and 百分点 are units: their first character belongs to no number.
_NO_UNIT = r"(?!千[瓦克米伏卡焦赫帕]|兆[瓦赫伏帕焦]|百分点)"
DASHES = "-－﹣−—–―‐‑‒~～〜∼˜"
DASH = rf"(?:[{DASHES}]{{1,2}}|至|到)"
SPACE = r"[ 　]?"

_START = (
    # One character that begins a number and does not continue one (the look-behind stands after it: a pattern that begins
    # with a plain class is scanned for far faster).
    # A number that follows a point or a digit and a space is the torn end of another: no part of it is read.
    rf"{_FIRST}(?<![千兆](?=[瓦克米伏卡焦赫帕]))(?<![{_D}{HANZI}]{_FIRST})(?<![{_D} 　][.．]{_FIRST})(?<![{_D}][, /／]{_FIRST})"
)
_REST = (
    # A group taken whole (?>…), not a group repeated with {…}+, which Python loses matches of before 3.11.5.
    rf"(?>(?:[{_D}]++"
    rf"|(?<=[{_D}])(?<![{_D}]{{4}})[,， ][{_D}]{{3}}(?![{_D}])"  # 1,200 and 1 200
    rf"|(?<=[{_D}])[ ]?[.．][{_D}]++"
    rf"|{_NO_UNIT}[{HANZI}多余几数]"
    rf"|[ 　](?=[百千万亿兆萬億])"  # 70 亿
    rf"|(?<=[{HANZI}])点(?=[{HANZI}])"
    rf"|个(?=亿(?![元级]))){{0,48}})"  # 两个亿, but 3个亿元项目 counts projects
)
NUMBER = _START + _REST
"""Pattern source of a stretch that may be one number; it can't backtrack, and its length is bounded."""

_BELOW = "".join(c for c in HANZI if c not in "万亿萬億")
_WITHIN = rf"{DASHES}{_D}{_BELOW}多余几数点个.．,， 　至到不含()（）"


def number_before(characters: str, multiplied: bool = False) -> str:
    """Pattern source of a NUMBER, tried only where one of ``characters`` ends the numerals and joints that begin with it.

    Most numbers of an article count something else: they are passed over without being read. ``multiplied`` passes over 万 and
    亿 with the numerals, where they tell nothing.
    """
    passed = _WITHIN + "万亿萬億" if multiplied else _WITHIN
    return rf"{_START}(?<=(?=[{passed}]{{0,60}}+[{characters}])[\s\S]){_REST}"


def number_of(units: Iterable[str]) -> str:
    """Pattern source of a NUMBER, tried only where one of ``units`` may follow the numerals and joints that begin with it.

    As :func:`number_before`, but multipliers are passed over with the numerals: 3万个 counts as 3个 does.
    """
    passed = _WITHIN.replace("个", "") + "万亿萬億"  # 个 is a unit, and may be the only one
    behind = re.compile(f"[{passed}]*")
    firsts = {rest[0] for unit in units if (rest := behind.sub("", unit, count=1))}
    # What a multiplier is not read with (千瓦) follows it here.
    return rf"{_START}(?<=(?=[{passed}]{{0,60}}+[{''.join(sorted(map(re.escape, firsts)))}瓦克米伏卡焦赫帕分])[\s\S]){_REST}"


# Nine numbers in ten: Arabic digits and at most one multiplier. Read without the parser.
_COMMON = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,9})?)(万|亿|万亿|千万|百万|)")
_FACTORS = {
    "": Decimal(1),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
_MULTIPLIERS = re.compile(r"[十百千万亿兆]+$")
_LARGE = re.compile(r"[万亿兆]")
_VAGUE = re.compile(r"^[几数]|数|(?<![十百千万亿0-9])几")
_MORE = re.compile(r"[多余几]")
_ADJACENT = re.compile(r"(?:^|(?<=[十百千万亿]))([一二三四五六七八九])([一二三四五六七八九])(?=[十百千万亿]|$)")
_FIRST_DIGIT = re.compile(r"[0-9]")
_BARE = re.compile(r"[十百千万亿兆]+")


class Interval(NamedTuple):
    """The values that an expression allows; None is an open or unknown side. ``bare`` marks a multiplier without a digit."""

    minimum: Decimal | None
    maximum: Decimal | None
    approx: bool = False
    bare: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one known value."""
        return self.minimum is not None and self.minimum == self.maximum

    def scaled(self, factor: Decimal) -> Interval:
        """The interval in a smaller unit: both sides times ``factor``."""
        low = None if self.minimum is None else self.minimum * factor
        high = None if self.maximum is None else self.maximum * factor
        return Interval(low, high, self.approx, self.bare)


UNKNOWN = Interval(None, None)


def plain(surface: str) -> str:
    """The surface with its numerals written one way, without spaces."""
    return surface.translate(PLAIN).replace(" ", "").replace("　", "")


@lru_cache(maxsize=2048)
def read_number(surface: str) -> Interval | None:
    """The interval of one number, or None where it is no number.

    几亿 and 数十亿 are unknown on both sides; 300多亿 and 十几亿 are at least their number; 八九亿 is 8 to 9.

    >>> i = read_number("300多亿"); (str(i.minimum), i.maximum)
    ('30000000000', None)
    """
    common = _COMMON.fullmatch(surface)
    if common:
        exact = Decimal(common[1]) * _FACTORS[common[2]]
        return Interval(exact, exact)
    text = plain(surface)
    if _VAGUE.search(text) and not _FIRST_DIGIT.search(text):
        return UNKNOWN
    value = parse_number(text)
    if value is not None:
        pair = _adjacent(text)
        return pair or Interval(value, value, bare=bool(_BARE.fullmatch(text)))
    if _MORE.search(text):
        value = parse_number(_MORE.sub("", text))
        if value is not None:
            return Interval(value, None)
    return _adjacent(text)


def _adjacent(text: str) -> Interval | None:
    """八九亿, 三四百万, 十七八亿, 一百二三十: two neighbouring digits (三五 as well) are the ends of a range."""
    match = _ADJACENT.search(text)
    if not match:
        return None
    first, second = ("一二三四五六七八九".index(d) for d in match.groups())
    if second - first != 1 and match.group() != "三五":
        return None
    low = parse_number(text[: match.start(1) + 1] + text[match.end() :])
    high = parse_number(text[: match.start(1)] + text[match.start(2) :])
    return Interval(low, high) if low is not None and high is not None else None


def read_range(first: str, second: str, *, shared: bool) -> Interval | None:
    """The interval from one number to another; where ``shared``, a multiplier of the second may count for the first too.

    3—5亿 is 3亿 to 5亿, 8500到3万 is 8500 to 30000: the multiplier is shared only where the ends stay in order.

    >>> i = read_range("3", "5亿", shared=True); (str(i.minimum), str(i.maximum))
    ('300000000', '500000000')
    """
    low, high = read_number(first), read_number(second)
    if low is None or high is None:
        return None
    if low.minimum is None or high.minimum is None:
        return UNKNOWN
    start, end = low.minimum, high.maximum
    for factor in _shared_multipliers(first, second) if shared else ():
        if start * factor <= high.minimum:
            return _ordered(start * factor, end, high.minimum)
    return _ordered(start, end, high.minimum)


def _ordered(start: Decimal, end: Decimal | None, floor: Decimal) -> Interval:
    # Ends out of order, or a thousand times apart, are no range that a writer means: no value.
    if start > floor or floor > 1000 * start:
        return UNKNOWN
    return Interval(start, end)


def _shared_multipliers(first: str, second: str) -> list[Decimal]:
    """What the second number's multiplier may be worth for the first, the likelier first.

    百亿 in 八到九百亿, only 亿 in 八百到九百亿; in 十八至三十万 first 十万, which is too much, then 万.
    """
    own, other = (_MULTIPLIERS.search(plain(surface)) for surface in (first, second))
    if other is None or (own and _LARGE.search(own.group())):
        return []
    large = other.group().lstrip("十百千")
    candidates = [large] if own else [other.group(), large]
    return [factor for name in candidates if name and (factor := parse_number(name)) is not None]


def number_start(surface: str) -> int:
    """Where the number begins in a stretch whose first characters belong to a word: 统一3亿 begins at 3."""
    if surface[0] in "0123456789" or read_number(surface) is not None:
        return 0
    match = _FIRST_DIGIT.search(surface.translate(PLAIN))
    return match.start() if match else 0
