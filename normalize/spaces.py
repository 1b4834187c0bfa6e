"""Spaces that layout put inside a number, a date or between the characters of a Chinese word; all others are left alone.

Left alone: the space between a word and a number (总投资 50 亿元 loses only the second), between Latin words, between a Latin
word and a Chinese one (AI物联 5G), between the clauses of a headline, between names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from normalize.edits import Edit

_BLANK = "[ \u00a0\u2009\u202f\u3000]"
_THIN = "[ \u00a0\u2009\u202f]"
_UNIT = "[万亿元美人个家户吨台套辆件公平亩千百%]"
_NUMBER = r"(?<![\d.,A-Za-z])\d"
_FIGURES = (
    # Three digits and a space at a time, 1 200万元: a thousands mark only where a unit follows the whole number.
    rf"(?<![\d.,])\d{{1,3}}(?:{_THIN}\d{{3}})+(?:(?=\.\d+{_THIN}?{_UNIT})|{_THIN}?(?={_UNIT}))",
    # 3 月 5 日, 2021 年 3 月: a date in pieces.
    rf"(?<!\d)(?:19|20)\d\d{_THIN}?年(?:{_THIN}?\d{{1,2}}{_THIN}?月(?:{_THIN}?\d{{1,2}}{_THIN}?日)?)?(?![产终报会])",
    rf"(?<![\d.])\d{{1,2}}{_THIN}?月{_THIN}?\d{{1,2}}{_THIN}?日(?!报)",
    # 12.5 亿元, 300 万吨: a number and its multiplier, with what is counted.
    rf"{_NUMBER}[\d,.]*{_THIN}[万亿]{_THIN}?(?=[元美港欧日人吨亩平千立公个多余辆台套户家件株双斤只头平])",
)
_CHARACTERS = (
    # 某 县 日 报: single characters set apart, four at least, for two or three may be names in a byline.
    rf"(?<![一-龥])[一-龥](?:{_BLANK}[一-龥]){{3,}}(?![一-龥])",
    # 通 知, 第一章 总 则: a line or the name of a chapter that is nothing else.
    rf"(?:(?<![^\n])|(?<=[章节编]{_BLANK}))[一-龥](?:{_BLANK}{{1,4}}[一-龥]){{1,2}}(?![^\n])",
)
# A look at two characters first: few of a line begin any of the forms.
_LAYOUT = re.compile(rf"(?=\d)(?:{'|'.join(_FIGURES)})|(?=[一-龥]{_BLANK})(?:{'|'.join(_CHARACTERS)})")
_SPACE = re.compile(_BLANK)
# Most lines have no such space beside a digit or between single ideographs: this tries spaces alone, the forms every character.
_BESIDE = (
    # One look behind first: most blanks are a paragraph's indent, and have nothing of the kind before them.
    rf"(?<=[\d一-龥].)(?:(?<=\d.)(?=[ \u3000]{{0,3}}[\d一-龥])|(?<=[一-龥].)(?=[ \u3000]{{0,3}}\d)"
    rf"|(?<=[一-龥].)(?<![一-龥]{{2}}.)(?={_BLANK}{{0,3}}[一-龥](?![一-龥])))"
)
# One for each space: ``re`` looks for one character much faster than for any of several.
_INNER = {blank: re.compile(blank + _BESIDE) for blank in " \u00a0\u2009\u202f\u3000"}


def space_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that take such spaces out of ``text`` between ``start`` and ``end``, in order.

    >>> [edit.start for edit in space_edits("投资1 200万元 建AI 5G项目", 0, 17)]
    [3]
    """
    places = _inner(text)
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        if at < start:
            continue
        left = max(start, text.rfind("\n", start, at) + 1)
        right = text.find("\n", at, end)
        start = right if right >= 0 else end
        for match in _LAYOUT.finditer(text, left, start):
            for space in _SPACE.finditer(text, match.start(), match.end()):
                yield Edit(space.start(), space.end(), "", "space")


@lru_cache(maxsize=1)
def _inner(text: str) -> list[int]:
    """Where a space stands beside a digit or between single ideographs, in order; kept for all articles of a page."""
    kinds = (pattern for blank, pattern in _INNER.items() if blank in text)
    return sorted([match.start() for pattern in kinds for match in pattern.finditer(text)])
