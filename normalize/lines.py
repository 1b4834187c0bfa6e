"""The lines of a text, and the paragraphs they make once column breaks and hard wraps inside a sentence are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_CLOSERS = "”’」』）)】》〉"
_ENDERS = "。！？!?…；;：:"
_MARKER = re.compile(
    r"[■□▲△●◎○◆◇★☆▼•·※►▶—–-]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[、）)．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十]+[章节条]"
)
_BREAK_TAIL = re.compile(r"[,，、]$")

LONG = 24
"""A line of at least this many characters that ends in mid-sentence may be a broken one; a shorter one is a headline."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: ``start``/``end`` without the space around it, ``indent`` the space before it.

    ``gap`` counts the blank lines above it.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than space, in order.

    >>> [(line.text, line.indent, line.gap) for line in split_lines("甲\\n\\n  乙 \\n")]
    [('甲', 0, 0), ('乙', 2, 1)]
    """
    found: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = match.start() + indent
            found.append(Line(start, start + len(body), body, indent, max(0, text.count("\n", previous, start) - 1)))
            previous = start + len(body)
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, a clause of a list or a quotation ends.

    >>> [ends_sentence(t) for t in ("开工。", "开工。”", "他说：", "（完）", "新建的", "开工,")]
    [True, True, True, True, False, False]
    """
    tail = text[-4:]
    return bool(tail) and (tail[-1] in _ENDERS or tail[-1] in _CLOSERS or tail.endswith("——"))


def opens_paragraph(text: str) -> bool:
    """Whether a line begins with a mark of its own: a bullet, a dash, a list number."""
    return _MARKER.match(text) is not None


def looks_body(text: str) -> bool:
    """Whether a line reads as running text: it holds a full stop, or it is too long for a headline."""
    return "。" in text[-4:] or len(text) > 60 or "。" in text


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped by force, or None.

    A text is hard-wrapped where at least six lines break in mid-sentence and nearly all of these are of one width, the
    widest of the text: an editor's column, a mail, a terminal.
    """
    broken = [len(line.text) + line.indent for line in lines if not ends_sentence(line.text) and len(line.text) > 9]
    if len(broken) < 6:
        return None
    widest = Counter(broken).most_common(1)[0][0]
    near = sum(1 for width in broken if abs(width - widest) <= 2)
    wider = sum(1 for line in lines if len(line.text) + line.indent > widest + 3)
    return widest if near >= 0.7 * len(broken) and wider <= 0.1 * len(lines) else None


def paragraphs(lines: Iterable[Line], width: int | None = None) -> tuple[tuple[Line, ...], ...]:
    """``lines`` grouped into paragraphs: lines of one group are pieces of one sentence or of one hard-wrapped paragraph.

    ``width`` is the text's wrap width. A line is continued by the next where it stops in mid-sentence, is running text,
    and the next is running text that opens no paragraph of its own.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(tuple(group) for group in groups)


def _continues(group: list[Line], line: Line, width: int | None) -> bool:
    last = group[-1]
    if opens_paragraph(line.text):
        return False
    if width is not None and len(last.text) + last.indent >= width - 3:
        return line.indent == 0 and (line.gap == 0 or not ends_sentence(last.text))
    if ends_sentence(last.text):
        return False
    if len(group) == 1 and group[0].text[0] in "▲△■□●":
        return False
    broken = len(last.text) >= LONG or len(group) > 1 or _BREAK_TAIL.search(last.text) is not None
    return broken and _runs(last, group) and _carries_on(line)


def _runs(last: Line, group: list[Line]) -> bool:
    return len(group) > 1 or looks_body(last.text) or _BREAK_TAIL.search(last.text) is not None or "，" in last.text


def _carries_on(line: Line) -> bool:
    return line.indent < 2 and (looks_body(line.text) or line.text[-1] in _ENDERS)
