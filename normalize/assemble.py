"""The text of an item: its headline and its paragraphs, one a line, with the alignment to the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.alignment import Alignment
from normalize.clean import Cleaned
from normalize.edits import Edit, apply_edits
from normalize.lines import Line, paragraphs
from normalize.pages import Item
from normalize.records import Repair
from normalize.spaces import space_edits

_WORDS = re.compile(r"[A-Za-z0-9]{2}")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The article text of an item, its alignment to the source, where its body begins, and what was changed for it."""

    text: str = field(repr=False)
    alignment: Alignment = field(repr=False)
    body_start: int
    repairs: tuple[Repair, ...] = field(repr=False)
    damaged: tuple[tuple[int, int], ...] = ()


def assemble(source: str, cleaned: Cleaned, item: Item, width: int | None) -> Assembled:
    """The item's lines out of the ``cleaned`` text of ``source``: broken ones joined, what lies between them cut."""
    groups = _groups(item, width)
    start, end = groups[0][0].start, groups[-1][-1].end
    edits = _edits(cleaned.text, groups)
    text, local = apply_edits(
        cleaned.text[start:end], [e._replace(start=e.start - start, end=e.end - start) for e in edits]
    )
    alignment = local.compose(Alignment.identity(end - start, start)).compose(cleaned.alignment)
    zone = groups[: item.head_lines]
    body_start = min(len(text), _place(edits, start, zone[-1][-1].end) + 1) if zone else 0
    repairs = tuple(_repair(source, cleaned, edit) for edit in edits if edit.kind != "line_break")
    return Assembled(text, alignment, body_start, repairs, tuple(_damaged(cleaned, edits, start, end)))


def _groups(item: Item, width: int | None) -> tuple[tuple[Line, ...], ...]:
    heads = tuple((line,) for line in item.text[: item.head_lines])
    return (*heads, *paragraphs(item.text[item.head_lines :], width))


def _edits(text: str, groups: Sequence[Sequence[Line]]) -> list[Edit]:
    edits: list[Edit] = []
    previous: Line | None = None
    for group in groups:
        for index, line in enumerate(group):
            if previous is not None:
                edits.append(_between(text, previous, line, joined=index > 0))
            edits += space_edits(text, line.start, line.end)
            previous = line
    return edits


def _between(text: str, upper: Line, lower: Line, *, joined: bool) -> Edit:
    if not joined:
        return Edit(upper.end, lower.start, "\n", "line_break")
    words = (
        _WORDS.match(text[upper.end - 1] + text[lower.start])
        and not (text[upper.end - 1] + text[lower.start]).isdigit()
    )
    return Edit(upper.end, lower.start, " " if words else "", "line_join")


def _repair(source: str, cleaned: Cleaned, edit: Edit) -> Repair:
    start, end = cleaned.alignment.span(edit.start, edit.end)
    return Repair(edit.kind, start, end, source[start:end], edit.text)


def _place(edits: Sequence[Edit], start: int, position: int) -> int:
    """Where a position of the cleaned text stands in the article's text."""
    return position - start + sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= position)


def _damaged(cleaned: Cleaned, edits: Sequence[Edit], start: int, end: int) -> list[tuple[int, int]]:
    inside = [(max(a, start), min(b, end)) for a, b in cleaned.damaged if a < end and b > start]
    return [(_place(edits, start, a), _place(edits, start, b)) for a, b in inside]
