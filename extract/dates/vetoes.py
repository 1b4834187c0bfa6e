"""Where a date is none: in the title of a document (《…》), in a slogan in quotes, in a set (每年9月), as the run of a show (第二季)."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.dates.points import Expression

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
# A quote that runs on into its noun (“…”行动, “…”的目标) is a name or a slogan; speech stands after a colon or before a comma.
_SLOGAN = re.compile(r"“(?<![：:说道，,]“)([^“”\n。！？!?]{2,20})”(?![，,。；;、！？!?\s]|$)")
_SETS = ("每年", "每年的", "每月", "每月的", "每周", "历年", "每逢")
# The lunar calendar is left alone: 农历八月, 十月初一, 八月十五.
_LUNAR = ("农历", "阴历", "旧历", "夏历")
_BEFORE = (*_SETS, *_LUNAR)
_SET_ENDS = frozenset(word[-1] for word in _BEFORE)
_LUNAR_DAY = re.compile(
    "初[一二三四五六七八九十]|(?:二?十|廿|三十)[一二三四五六七八九]?(?![0-9一二三四五六七八九日号至到大多余个家万亿项名])"
)
# 第二季 without 度 is a quarter beside figures, else the second run of a show.
_RUN = re.compile("第.季")
_FIGURES = re.compile("[营财盈亏销]|[毛净获]利|出货|订单|产能|增长|下滑|年增|季增|上升|供需|需求")
_FIGURES_WITHIN = 20


class Vetoes:
    """The stretches of a text whose dates do not count."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.titles = [m.span() for m in _TITLE.finditer(text)] if "《" in text else []
        self.slogans = [m.span(1) for m in _SLOGAN.finditer(text)] if "“" in text else []

    def in_title(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies within a title."""
        return _inside(self.titles, start, end)

    def in_slogan(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies within a slogan, without being the whole of it."""
        return _inside(self.slogans, start, end)

    def forbid(self, expression: Expression) -> bool:
        """Whether the words around the expression say that it is no date; a year written out always is one."""
        start, end = expression.start, expression.end
        text = self.text
        if text[start - 1 : start] in _SET_ENDS and text.endswith(_BEFORE, 0, start):
            return True
        if text[end - 1] == "月" and _LUNAR_DAY.match(text, end):
            return True
        if text[start] == "第" and _RUN.fullmatch(text, start, end):
            return _FIGURES.search(text, max(0, start - _FIGURES_WITHIN), end + _FIGURES_WITHIN) is None
        return bool(self.slogans) and expression.first.year is None and self.in_slogan(start, end)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    if not spans:
        return False
    first, last = spans[bisect_right(spans, (start, 2**62)) - 1]
    return first <= start and end <= last and (first, last) != (start, end)
