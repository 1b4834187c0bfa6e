"""Spaces that layout put inside a number or between the characters of a Chinese word; all others are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Edit

# Three digits and a space at a time, 1 200万元: a thousands mark only where a unit follows the whole number.
_NUMBER = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=(?:\.\d+)?\s?[万亿元美人个家户吨台套辆件公平亩千百%])"
)
# Single characters set apart, 某 县 日 报: at least four in a row, for two or three may be names in a byline.
_SPREAD = re.compile(r"(?<![一-龥])[一-龥](?:[ \u3000][一-龥]){3,}(?![一-龥])")
_SPACE = re.compile(r"[ \u00a0\u2009\u202f\u3000]")


def space_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that take such spaces out of ``text`` between ``start`` and ``end``, in order.

    >>> [edit.start for edit in space_edits("投资1 200万元 建AI 5G项目", 0, 17)]
    [3]
    """
    found = [*_NUMBER.finditer(text, start, end), *_SPREAD.finditer(text, start, end)]
    for match in sorted(found, key=lambda one: one.start()):
        for space in _SPACE.finditer(text, match.start(), match.end()):
            yield Edit(space.start(), space.end(), "", "space")
