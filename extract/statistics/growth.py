"""Growth on the year before: 同比增长8.3%, 下降22.8%, 分别增长88%、81%, 增长1.2倍, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_VERBS = "增长|增速|增幅|上升|提高|增加|提升|下降|减少|回落|降低"
_A_VERB = re.compile(_VERBS)
_PERCENT = r"\d+(?:\.\d+)? ?(?:%|个百分点|倍)"
_GROWTH = re.compile(
    r"(?=[同比较与（(分实净名增上提下减回降])(?P<lead>(?:同比|比上年|较上年|比去年同期|较去年同期|与上年同期相比|[（(][^）)]*同比[^）)]*[）)])?(?P<each>分别)?)"
    rf"(?:实际|净|名义)?(?P<verb>{_VERBS})(?:[（(][^）)]*[）)])?"
    r"(?:保持|达到|达|为|约|近|超过|超|了|分别)*"
    rf"(?P<figures>{_PERCENT}(?:(?:以上)?[、和]{_PERCENT})*)"
)
_ONE = re.compile(r"(\d+(?:\.\d+)?) ?(%|倍)")
_DOWN = frozenset({"下降", "减少", "回落", "降低"})


def growth_rates(text: str, start: int, end: int) -> tuple[Decimal, ...]:
    """The signed percent changes told in ``text[start:end]`` by its first growth expression; empty where there is none.

    Percentage points are no growth rate and give none; 增长1.2倍 is 120 percent.

    >>> growth_rates("同比分别增长12%、8.5%", 0, 16)
    (Decimal('12'), Decimal('8.5'))
    >>> growth_rates("提高1个百分点", 0, 7)
    ()
    """
    match = _GROWTH.search(text, start, end)
    if match is None or "百分点" in match["figures"]:
        return ()
    sign = -1 if match["verb"] in _DOWN else 1
    return tuple(
        sign * Decimal(number) * (100 if unit == "倍" else 1) for number, unit in _ONE.findall(match["figures"])
    )


def may_grow(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds a rate and a word for growth at all."""
    rate = text.find("%", start, end) >= 0 or text.find("倍", start, end) >= 0
    return rate and _A_VERB.search(text, start, end) is not None


def growths(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The growth expressions of ``text[start:end]`` in order."""
    return _GROWTH.finditer(text, start, end)
