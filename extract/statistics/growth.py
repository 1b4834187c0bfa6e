"""Growth on the year before: 同比增长8.3%, 下降22.8%, 分别增长88%、81%, 增长1.2倍, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_VERBS = "增长|成长|衰退|增速|增幅|上升|提高|增加|提升|下降|减少|回落|降低"
_A_VERB = re.compile(_VERBS)
_PERCENT = r"(?:\d+(?:\.\d+)? ?(?:%|个百分点|倍)|[一二两三四五六七八九]成(?:[一二三四五六七八九](?![成个家项]))?)"
_TENTHS = "零一二三四五六七八九"
_ROUGHLY = re.compile("近|约|超")  # 增长近三成 is told closer elsewhere, or nowhere
_GROWTH = re.compile(
    r"(?=[同比较与（(分实净名增上提下减回降成衰])(?P<lead>(?:同比|比上年|较上年|比去年同期|较去年同期|与上年同期相比|[较比](?:去年|上年)[^，。；、%]{2,7}?(?=分别|增长|成长|下降|衰退)|[（(][^）)]*同比[^）)]*[）)])?(?P<each>分别)?)"
    rf"(?:实际|净|名义|大幅|小幅|逆势)?(?P<verb>{_VERBS})(?:[（(][^）)]*[）)])?"
    r"(?:保持|达到|达|为|是|约|近|超过|超|了|均|都|分别)*"
    rf"(?P<figures>{_PERCENT}(?:(?:以上)?[、和]{_PERCENT})*)"
)
_ONE = re.compile(r"(\d+(?:\.\d+)?) ?(%|倍)|([一二两三四五六七八九])成([一二三四五六七八九]?)")
# A year's average, a change on the month before and one on another base are no change on the year before: 年均增长8%,
# 环比上月增长3%, 较上个五年增长20%, 比1999年增长7倍.
_OTHER_BASE = re.compile(
    r"(?:年均|月均|环比)[^，。；、%]{0,8}$|[比较](?:上个?月|(?:上个?|第?[一二三四])季度|上一?个?五年|[“”一二三四五六七八九十]+五[”]?)[^，。；、%]{0,6}$"
    r"|[比较](?P<base>(?:19|20)\d\d)年(?!同期)[^，。；、%]{0,4}$"
)
_BASE_REACH = 24  # characters in front of a growth rate in which its base stands
_YEAR_REACH = 80  # characters before a base year in which the year that grew stands
_DOWN = frozenset({"下降", "减少", "回落", "降低", "衰退"})


def growth_rates(text: str, start: int, end: int) -> tuple[Decimal, ...]:
    """The signed percent changes told in ``text[start:end]`` by its first growth expression; empty where there is none.

    Percentage points are no growth rate and give none; 增长1.2倍 is 120 percent, 增长一成五 is 15.

    >>> growth_rates("同比分别增长12%、8.5%", 0, 16)
    (Decimal('12'), Decimal('8.5'))
    >>> growth_rates("提高1个百分点", 0, 7)
    ()
    """
    match = next(growths(text, start, end), None)
    if match is None or "百分点" in match["figures"]:
        return ()
    if match["figures"].endswith("成") and _ROUGHLY.search(match.group()):
        return ()
    sign = -1 if match["verb"] in _DOWN else 1
    return tuple(sign * _percent(one) for one in _ONE.finditer(match["figures"]))


def _percent(one: re.Match[str]) -> Decimal:
    """One rate in percent: 8.5%, 1.2倍, 一成五."""
    if one[3]:
        return Decimal(10 * _TENTHS.index(one[3].replace("两", "二")) + _TENTHS.index(one[4] or "零"))
    return Decimal(one[1]) * (100 if one[2] == "倍" else 1)


def may_grow(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds a rate and a word for growth at all."""
    rate = any(text.find(unit, start, end) >= 0 for unit in "%倍成")
    return rate and _A_VERB.search(text, start, end) is not None


def growths(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The growth expressions of ``text[start:end]`` in order, those on another base than the year before left out."""
    return (match for match in _GROWTH.finditer(text, start, end) if not _on_other_base(text, match))


def _on_other_base(text: str, growth: re.Match[str]) -> bool:
    """Whether a rate is told of an average, of a month or of another year than the one that the sentence tells."""
    if growth["lead"]:
        return False
    told = _OTHER_BASE.search(text, max(0, growth.start() - _BASE_REACH), growth.start("verb"))
    if told is None or told["base"] is None:
        return told is not None
    return str(int(told["base"]) + 1) not in text[max(0, told.start() - _YEAR_REACH) : told.start()]
