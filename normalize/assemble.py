"""The text of an item: its headline and its paragraphs, one a line, with the alignment to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise, takewhile
from typing import Any, NamedTuple

from normalize.alignment import Alignment
from normalize.clean import Cleaned
from normalize.edits import Edit
from normalize.lines import Line, rejoin, seam
from normalize.pages import Item
from normalize.records import Repair
from normalize.spaces import space_edits

# 【编辑:某某】 behind the last sentence of a paragraph: the desk's mark, no part of the story.
_CREDIT = re.compile(r"\s*[【\[（(](?:责任|本文)?(?:编辑|责编)[:：][^】\]）)\n]{1,24}[】\]）)]\Z")
_CREDIT_LENGTH = 40
_CLOSERS = "】])）"
_edit: Callable[[tuple[Any, ...]], Edit] = partial(tuple.__new__, Edit)


class Assembled(NamedTuple):
    """The article text of an item, its alignment to the source, where its body begins, and what was changed for it."""

    text: str
    alignment: Alignment
    body_start: int
    repairs: tuple[Repair, ...]
    damaged: tuple[tuple[int, int], ...] = ()


def assemble(source: str, cleaned: Cleaned, item: Item) -> Assembled:
    """The item's lines out of the ``cleaned`` text of ``source``: broken ones joined, what lies between them cut."""
    heads = item.text[: item.head_lines]
    lines = (*heads, *rejoin(item.text[item.head_lines :]))
    edits = _edits(cleaned.text, lines)
    if not edits and not cleaned.damaged:
        return _as_it_stands(cleaned, lines, len(heads))
    start, end = lines[0].start, lines[-1].end
    edits = _with_breaks(cleaned.text, lines, edits)
    text, alignment = _applied(cleaned.text, edits, start, end)
    place = _Places(edits if cleaned.damaged else _up_to(heads[-1].end if heads else 0, edits), start)
    return Assembled(
        text,
        alignment.compose(cleaned.alignment),
        min(alignment.length, place.of(heads[-1].end) + 1) if heads else 0,
        tuple([_repair(source, cleaned, edit) for edit in edits if edit.kind != "line_break"]),
        place.spans([(max(a, start), min(b, end)) for a, b in cleaned.damaged if a < end and b > start]),
    )


def _as_it_stands(cleaned: Cleaned, lines: Sequence[Line], heads: int) -> Assembled:
    """``assemble`` where nothing but what lies between the lines is cut, as in nearly all texts without damage."""
    texts = [line.text for line in lines]
    starts, sources = [0], [lines[0].start]
    widths: list[int | None] = [None]
    at, last = 0, sources[0]
    for line in lines:
        start, end, _, _, _, _ = line
        gap = start - last
        if gap > 1 or (gap and cleaned.text[last] != "\n"):
            starts += at, at + 1
            sources += last, start
            widths += gap, None
        at += end - start + (gap > 0)
        last = end
    alignment = Alignment(at, tuple(starts), tuple(sources), tuple(widths)).compose(cleaned.alignment)
    body_start = min(at, sum(map(len, texts[:heads])) + heads)
    return Assembled("\n".join(texts), alignment, body_start, ())


def _up_to(position: int, edits: Sequence[Edit]) -> list[Edit]:
    """The first of the edits, those that begin at ``position`` or before it."""
    return list(takewhile(lambda edit: edit.start <= position, edits))


def _applied(text: str, edits: Sequence[Edit], start: int, end: int) -> tuple[str, Alignment]:
    """``text`` between ``start`` and ``end`` with the edits made, and its alignment; what replaces stands for all it does."""
    parts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    widths: list[int | None] = []
    at, length = start, 0
    for first, last, new, _ in (*edits, Edit(end, end, "", "")):  # the last one keeps what stands behind all others
        if first > at:
            parts.append(text[at:first])
            starts.append(length)
            sources.append(at)
            widths.append(None)
            length += first - at
        if new:
            parts.append(new)
            starts.append(length)
            sources.append(first)
            widths.append(last - first)
            length += len(new)
        at = last
    return "".join(parts), Alignment(length, tuple(starts), tuple(sources), tuple(widths))


def _edits(text: str, lines: Sequence[Line]) -> list[Edit]:
    """The edits inside the lines, and of the breaks inside those that were joined."""
    edits = [Edit(a, b, seam(text[a - 1], text[b]), "line_join") for line in lines for a, b in line.cuts]
    edits += [credit for line in lines if line.text[-1] in _CLOSERS for credit in _credit(text, line)]
    edits += space_edits(text, lines[0].start, lines[-1].end)
    return edits


def _place(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _with_breaks(text: str, lines: Sequence[Line], edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order, with a line break between any two lines, none where one was broken."""
    breaks = [
        _edit((upper[1], lower[0], "\n", "line_break"))
        for upper, lower in pairwise(lines)
        if lower[0] - upper[1] > 1 or text[upper[1]] != "\n"
    ]
    if not edits:
        return breaks
    if all(edit[3] == "line_join" for edit in edits):  # none of them lies in another
        return sorted([*breaks, *edits])
    return list(_apart(sorted([*breaks, *edits], key=_place)))


def _credit(text: str, line: Line) -> Iterator[Edit]:
    """The desk's mark at the end of a line, if there is one."""
    credit = _CREDIT.search(text, max(line.start, line.end - _CREDIT_LENGTH), line.end)
    if credit and credit.start() > line.start:
        yield Edit(credit.start(), credit.end(), "", "furniture")


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits without those inside an earlier one: spaces of what is cut as a whole."""
    end = -1
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


def _repair(source: str, cleaned: Cleaned, edit: Edit) -> Repair:
    start, end = cleaned.alignment.span(edit.start, edit.end)
    return Repair(edit.kind, start, end, source[start:end], edit.text)


class _Places:
    """Where positions of the cleaned text stand in the article's text."""

    def __init__(self, edits: Sequence[Edit], start: int) -> None:
        self.starts = [edit.start for edit in edits]
        self.ends = [edit.end for edit in edits]
        changes = [len(edit.text) - (edit.end - edit.start) for edit in edits]
        self.shifts = list(accumulate(changes, initial=-start))

    def of(self, position: int) -> int:
        """The offset in the article's text; a position inside what was cut stands where the cut begins."""
        past = bisect_right(self.ends, position)
        if past < len(self.starts):
            position = min(position, self.starts[past])
        return position + self.shifts[past]

    def spans(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """The offsets of spans, without those of which nothing is left."""
        placed = ((self.of(start), self.of(end)) for start, end in spans)
        return tuple((start, end) for start, end in placed if start < end)
