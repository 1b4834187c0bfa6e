"""Where a project name begins: its clause, and the last word before it that cannot be part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names_words import CUT, ENDS_IN_HEAD, content, without_leading
from extract.words import edges

_BREAK = frozenset("，。；：！？、,;:!?\n\t…■□◆●▲★|【】〔〕")
_OPEN = {"”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "」": "「", "』": "『", "]": "["}
_OPENERS = frozenset(_OPEN.values())
_COMPANY = re.compile(r"(?:集团|公司|股份|企业|控股|联合体|国际|资本)$")
_STARTS_BADLY = re.compile(r"[和与及暨等以]|(?:以及)")
MAXIMUM = 60


def clause_start(text: str, low: int, end: int) -> int:
    """The first character of the clause that ends at ``end``: after the last break that no quote or bracket encloses.

    A quote or bracket that opens in front and closes inside the clause is stepped over, one that does not close ends it.
    """
    position = end
    low = max(low, end - MAXIMUM)
    while position > low:
        mark = text[position - 1]
        if mark in _BREAK or mark in _OPENERS or (mark == " " and _between_han(text, position - 1)):
            return position
        opener = text.rfind(_OPEN[mark], low, position - 1) if mark in _OPEN else -1
        position = opener if opener >= 0 else position - 1
        if mark in _OPEN and opener < 0:
            return position + 1
    return position


def _between_han(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1] >= "\u4e00" and text[index + 1] >= "\u4e00"


def name_start(text: str, low: int, head: int, end: int, walls: Sequence[int] = ()) -> int:
    """Where the name begins whose head is ``text[head:end]`` and which cannot reach further left than ``low``.

    ``walls`` are ends of amounts and dates; a name begins after them. A border word counts only where enough of a name is left
    behind it, so that 老城改造 in 青柳老城改造项目 is not taken for a verb with the object 项目.
    """
    start = max([low, *(wall for wall in walls if low < wall <= head)])
    clause = text[low:end]
    words: frozenset[int] | None = None
    for match in CUT.finditer(text, start, head):
        if match.start() < start:
            continue
        if match.lastgroup == "word" and not _always(match.group()):
            words = edges(clause) if words is None else words
            if match.start() - low not in words or match.end() - low not in words:
                continue
        if match.lastgroup == "weak" and not _after_border(text, start, match.start()):
            continue
        if _inside_quotes(text, low, match.start()) or not _leaves_a_name(text, match.end(), end):
            continue
        start = match.end()
    return without_leading(text, start, end)


def _always(word: str) -> bool:
    return word == "的"


def _after_border(text: str, start: int, position: int) -> bool:
    return position == start or _COMPANY.search(text, max(start, position - 4), position) is not None


def _inside_quotes(text: str, low: int, position: int) -> bool:
    return text.count("“", low, position) > text.count("”", low, position)


def _leaves_a_name(text: str, start: int, end: int) -> bool:
    rest = text[start:end]
    if _STARTS_BADLY.match(rest):
        return False
    head = ENDS_IN_HEAD.search(rest)
    return len(rest) - (len(head.group()) if head else 0) >= 2 or content(rest, industries=True) >= 2
