"""The lines of a text, and the paragraphs they make once column breaks and hard wraps inside a sentence are joined."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from normalize.language import EDGE, language, one_script, token_text

_WORDS = re.compile("[A-Za-z]{2}")
_RARE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_RARE_BREAK = re.compile(f"[{_RARE_BREAKS}]")
_CLOSERS = "”’」』）)】》〉]"
_ENDERS = "。！？!?…；;：:"
_SENTENCE_ENDS = frozenset(_CLOSERS + _ENDERS)
_ENDING = frozenset(_ENDERS)
_MARKER = re.compile(
    r"[■□▲△●◎○◆◇★☆▼•·※►▶—–-]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[、）)．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十]+[章节条]"
)
# 。（记者 某某）: what stands in brackets behind a sentence does not reopen it.
_ASIDE = re.compile(r"[（(\[【][^（()）\[\]【】]*[)）\]】]\Z")
_ASIDE_LENGTH = 80
_COMMAS = ",，、"
_NOTES = "▲△■□●"
_LONG = 24
# Of numbers and words in letters many characters are one token, of all else each is one.
_TOKEN = re.compile("[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")
_LOW, _LIKELY, _SURE, _CONTEXT = -2.0, 2.0, 4.0, 12
_NARROWEST, _WIDEST = 24, 160
"""No text is wrapped by force at fewer or at more columns than these."""


class Line(NamedTuple):
    """One line that is not blank: ``start``/``end`` without the space around it, ``indent`` the space before it.

    ``gap`` counts the blank lines above it. Where several lines were joined, ``text`` is the joined text and ``cuts``
    are the breaks that were taken out, as spans.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int
    cuts: tuple[tuple[int, int], ...] = ()


_line: Callable[[tuple[Any, ...]], Line] = partial(tuple.__new__, Line)


def split_lines(text: str) -> tuple[Line, ...]:
    r"""The lines of ``text`` that hold more than space, in order.

    >>> [(line.text, line.indent, line.gap) for line in split_lines("甲\n\n  乙 \n")]
    [('甲', 0, 0), ('乙', 2, 1)]
    """
    if any(mark in text for mark in _RARE_BREAKS):
        return _of_pieces(_pieces(text))
    return _of_pieces(enumerate(text.split("\n")))


def _of_pieces(pieces: Iterable[tuple[int, str]]) -> tuple[Line, ...]:
    """The lines of pieces of text that stand one behind the other, a break between them, each with its line's number."""
    found: list[Line] = []
    at = last = 0
    for number, piece in pieces:
        body = piece.strip()
        if body:
            start = at if body is piece else at + piece.index(body[0])
            found.append(_line((start, start + len(body), body, start - at, number - last and number - last - 1, ())))
            last = number
        at += len(piece) + 1
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What line breaks of all kinds part a text into, each with the number of its line; rarer kinds begin no new one."""
    for number, raw in enumerate(text.split("\n")):
        for piece in _RARE_BREAK.split(raw):
            yield number, piece


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, a clause of a list or a quotation ends.

    >>> [ends_sentence(t) for t in ("开工。", "开工。”", "他说：", "（完）", "新建的", "开工,")]
    [True, True, True, True, False, False]
    """
    return text[-1:] in _SENTENCE_ENDS or text.endswith("——")


def opens_paragraph(text: str) -> bool:
    """Whether a line begins with a mark of its own: a bullet, a dash, a list number."""
    return _MARKER.match(text) is not None


def looks_body(text: str) -> bool:
    """Whether a line reads as running text: it holds a full stop, or it is too long for a headline."""
    return len(text) > 60 or "。" in text


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped by force, in columns (a Chinese character is two), or None.

    A text is hard-wrapped where at least six lines break in mid-sentence and nearly all of these are about as wide as
    the widest: an editor's column, a mail, a terminal.
    """
    open_ended = [line for line in lines if line.text[-1] not in _SENTENCE_ENDS and not line.text.endswith("——")]
    if len(open_ended) < 6 or any(len(line.text) > _WIDEST for line in open_ended):
        return None
    broken = sorted(_all_columns(open_ended))
    if not _NARROWEST <= broken[-1] <= _WIDEST:
        return None
    width = broken[int(len(broken) * 0.9)]
    near = sum(1 for columns in broken if width - 4 <= columns <= width + 4)
    if near < 6 or near < 0.6 * len(broken):
        return None
    wider = sum(columns > width + 4 for columns in _all_columns(lines))
    return width if wider <= 0.1 * len(lines) else None


def _all_columns(lines: Sequence[Line]) -> list[int]:
    """``_columns`` of each line: encoded together, for a call of the codec costs as much as many characters."""
    if any(len(line.text) > _WIDEST for line in lines):
        return list(map(_columns, lines))
    encoded = "\n".join([line.text for line in lines]).encode("gb18030", "replace").split(b"\n")
    return [line.indent + len(text) for line, text in zip(lines, encoded, strict=True)]


def _columns(line: Line) -> int:
    if len(line.text) > _WIDEST:
        return len(line.text)
    return line.indent + len(line.text.encode("gb18030", "replace"))


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines``, those of a hard-wrapped text joined into the paragraphs that they were.

    A paragraph goes on after a line as wide as the text, unless the next is indented, stands after a blank line or
    opens with a mark of its own.
    """
    width = wrap_width(lines)
    if width is None:
        return tuple(lines)
    return _grouped(lines, [index for index, pair in enumerate(pairwise(lines)) if _is_wrapped(*pair, width)])


def _is_wrapped(upper: Line, lower: Line, width: int) -> bool:
    if lower.gap or lower.indent > 1 or opens_paragraph(lower.text):
        return False
    return _columns(upper) >= width - 5


def rejoin(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` of running text, those joined that a column break cut in mid-sentence.

    A line is continued by the next where it stops in mid-sentence, is running text itself, and the next is running text
    that opens no paragraph of its own and is likely to go on. Where one break is certain, the text was set in columns,
    and the others are taken for breaks unless they are unlikely. What two lines joined gives may go on in a third, so this is
    repeated until nothing is joined any more.
    """
    joined = tuple(lines)
    while broken := _broken(joined):
        joined = _grouped(joined, broken)
    return joined


def _broken(lines: Sequence[Line]) -> list[int]:
    """Which lines the next one goes on, by their indexes."""
    # Nearly all lines of running text end a sentence, and none of them goes on.
    open_ended = [index for index, line in enumerate(lines[:-1]) if line[2][-1] not in _ENDING]
    if not open_ended:
        return open_ended
    odds = [_odds(lines[index], lines[index + 1]) for index in open_ended]
    bar = _LOW if any(_SURE < chance < math.inf for chance in odds) else _LIKELY
    return [index for index, chance in zip(open_ended, odds, strict=True) if chance > bar]


def _grouped(lines: Sequence[Line], broken: Sequence[int]) -> tuple[Line, ...]:
    """The lines, each of the ``broken`` ones joined with the next."""
    found: list[Line] = []
    at = 0
    for first, last in _runs(broken):
        found += lines[at:first]
        found.append(_joined(lines[first : last + 1]))
        at = last + 1
    return (*found, *lines[at:])


def _runs(broken: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each group that belongs together."""
    first = last = -1
    for index in broken:
        if index > last:
            if last > first:
                yield first, last
            first = index
        last = index + 1
    if last > first:
        yield first, last


def _joined(group: Sequence[Line]) -> Line:
    """Several lines as one."""
    first, last = group[0], group[-1]
    pairs = list(pairwise(group))
    text = first.text + "".join([seam(upper.text, lower.text) + lower.text for upper, lower in pairs])
    breaks = [(upper.end, lower.start) for upper, lower in pairs]
    cuts = tuple(sorted([*breaks, *(cut for line in group for cut in line.cuts)]))
    return _line((first.start, last.end, text, first.indent, first.gap, cuts))


def seam(upper: str, lower: str) -> str:
    """What stands between two lines that are joined: a space between words in Latin letters, else nothing."""
    return " " if _WORDS.match(upper[-1] + lower[0]) else ""


def _odds(upper: Line, lower: Line) -> float:
    """How likely ``lower`` goes on in the sentence of ``upper``: certain at a comma, impossible after a headline."""
    last = upper.text[-1]
    if last in _ENDING or lower.indent > 1 or upper.text[0] in _NOTES or opens_paragraph(lower.text):
        return -math.inf
    if last in _COMMAS:
        return math.inf
    body = looks_body(upper.text)
    if not (body or _is_clauses(upper.text)) or not (looks_body(lower.text) or lower.text[-1] in _ENDERS):
        return -math.inf
    if _is_whole(upper.text):
        return -math.inf
    odds = runs_on(upper.text, lower.text)
    return odds if body or odds > _SURE else -math.inf


def _is_whole(text: str) -> bool:
    """Whether a line surely ends its sentence; a closing quote or bracket alone may stand in the middle of one."""
    bare = _ASIDE.sub("", text[-_ASIDE_LENGTH:]).rstrip(_CLOSERS)
    return not bare or bare[-1] in _ENDERS or bare[-1] in ".>*" or text.endswith(("——", "完）", "完)"))


def _is_clauses(text: str) -> bool:
    """Whether a line without a full stop is running text that broke off, not a headline."""
    return len(text) >= _LONG and not opens_paragraph(text) and text.count(",") + text.count("，") > 1


def runs_on(upper: str, lower: str) -> float:
    """How much likelier it is that ``lower`` goes on in the sentence of ``upper`` than that it begins a line: log odds.

    Set on news text cut at random places and on the borders of headlines and paragraphs: above 3, 95 % of the cuts and
    5 % of the borders remain.
    """
    before, after = upper[-3:], lower[:3]
    before = one_script(before) if _TOKEN.search(before) is None else token_text(upper[-_CONTEXT:])[-3:]
    after = one_script(after) if _TOKEN.search(after) is None else token_text(lower[:_CONTEXT])[:3]
    model = language()
    return model.characters(before + after) - model.characters(before + EDGE + after)
