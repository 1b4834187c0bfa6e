"""Which parts of a date a character can begin: at a position only those are tried, out of some thirty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extract.dates.holidays import names
from extract.dates.numerals import HANZI_DIGIT
from extract.dates.patterns import DASHES, HANZI
from extract.dates.words import words

_DIGITS = "0123456789"
_NUMERALS = f"{_DIGITS}{HANZI}十"
_MONTHS = f"{_NUMERALS}元"
_DAYS = f"{_NUMERALS}廿"
_GAPS = " 　"

# Kind -> the characters that its pattern can begin with, behind its look-behinds.
_FIRST = {
    "plan": f"“\"'‘「『{HANZI}十",
    "duration": f"{_NUMERALS}两百千零〇半",
    "iso": _DIGITS,
    "iso_month": _DIGITS,
    "year_span": _DIGITS,
    "year": f"{_NUMERALS}{HANZI_DIGIT}公纪民",
    "decade": f"{_NUMERALS}上本这",
    "year_pair": "今去",
    "year_bound": "年",
    "quarter_first": "前",
    "quarter_span": f"{_NUMERALS}第",
    "quarter": f"{_NUMERALS}第首",
    "month_first": "前",
    "month_last": "最后",
    "month_list": _MONTHS,
    "month_span": _MONTHS,
    "month": _MONTHS,
    "month_bound": "月",
    "day_span": _DAYS,
    "day": _DAYS,
    "weekday": "上下本这今周星礼",
    "week": "上下本这今",
    "season": "春夏秋冬",
    "same_period": "同",
    "edge": "年岁伊月季中后初末底",
    "within": "以之内",
    "since": "以来",
    "until_now": "至迄到",
    "before": "或及以之前",
    "after": "或及以之后",
    "from": "起开",
    "to": f"{_GAPS}至到与{DASHES.replace(chr(92), '')}",
    "until": "止",
    "around": "左间",
    "clock": f"{_GAPS}-{_NUMERALS}凌清早上中下傍晚夜",
}


@cache
def first_characters(broad: bool) -> dict[str, frozenset[str]]:
    """Kind of part -> the characters that it can begin with."""
    firsts = {kind: set(characters) for kind, characters in _FIRST.items()}
    # 2021年，3月
    firsts["month"].update("，," if broad else "")
    firsts["holiday"] = {name[0] for name in names().split("|")}
    for word in words().values():
        firsts.setdefault(word.kind, set()).add(word.text[0])
    return {kind: frozenset(characters) for kind, characters in firsts.items()}


class ByCharacter(dict[str, "re.Pattern[str] | None"]):
    """Character -> the pattern of the parts that it can begin, each a group named as its kind, or None; compiled when first asked.

    The parts are tried in the order in which ``sources`` has them.
    """

    def __init__(self, sources: Mapping[str, str], broad: bool) -> None:
        """``sources`` gives each kind of part its pattern source."""
        super().__init__()
        self._sources, self._firsts = sources, first_characters(broad)

    def __missing__(self, character: str) -> re.Pattern[str] | None:
        firsts = self._firsts
        chosen = [f"(?P<{kind}>{source})" for kind, source in self._sources.items() if character in firsts[kind]]
        found = self[character] = re.compile("|".join(chosen)) if chosen else None
        return found
