"""Five-year plans as periods: “十四五” is 2021 to 2025. “十四五”规划 is a plan's name and no date."""

from __future__ import annotations

import re

from extract.dates import intervals
from extract.dates.intervals import Interval

_OPEN, _CLOSE = "[“\"'‘「『]", "[”\"'’」』]"
_ORDINALS = {"六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_HANZI = "一二三四五六七八九"
# 一五 to 九五 and 十五 are also numbers, so they need their quotes.
_PLAN = rf"{_OPEN}(?:[{_HANZI}十]|十[{_HANZI}])五{_CLOSE}|(?<![{_HANZI}十百])十[一二三四五六]五(?![{_HANZI}十百千万亿年月日天个号])"
_NAME_AFTER = r"[^，,。；;、“”\"（(\s]{0,16}?(?:规划|纲要|计划)"
SOURCE = rf"(?:{_PLAN})(?:(?:时期|期间)?(?:末期?|初期?)|(?:时期|期间)?以来|(?!时期|期间){_NAME_AFTER})?"

_READ = re.compile(r"(十?[一二三四五六七八九]|十)五")


def period(text: str) -> Interval | None:
    """The years of the plan that ``text`` names; None where it is the name of the plan and no period."""
    match = _READ.search(text)
    if match is None or re.search("规划|纲要|计划", text):
        return None
    ordinal = match.group(1)
    number = 10 if ordinal == "十" else ("_" + _HANZI).index(ordinal[-1]) + (10 if len(ordinal) == 2 else 0)
    first = 1953 + 5 * (number - 1) if number < 6 else 1981 + 5 * (number - 6)
    if "末" in text or "初" in text:
        return intervals.year(first + 4 if "末" in text else first)
    opening, closing = intervals.year(first), intervals.year(first + 4)
    return intervals.hull(opening, closing, "plan") if opening and closing else None
