"""The items of a page: where each news item begins and ends, which lines are its headline, which its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.lines import Line
from normalize.roles import Marked, Role

_TEXT = frozenset((Role.BODY, Role.HEAD, Role.CAPTION, Role.SPEAKER))
_DEEPEST = 5
"""A headline has at most this many lines: rubric, shoulder, one or two lines of title, subtitle."""


@dataclass(frozen=True, slots=True)
class Item:
    """One news item: all its lines in order, its headline lines, and the lines of its text (no bylines, no metadata).

    The first ``head_lines`` lines of ``text`` are the headline and what stands between its lines.
    """

    lines: tuple[Marked, ...]
    heads: tuple[Line, ...]
    text: tuple[Line, ...] = field(repr=False)
    head_lines: int = 0


def items(marked: Sequence[Marked]) -> tuple[Item, ...]:
    """The items of a page in order; furniture between and around them belongs to none.

    An item begins with the headline lines above a byline, a metadata line or a dateline, with a speaker line of a feature
    that has several, or with the headline that follows the closing byline of another. A page without any of these is one item.
    """
    starts = _starts(marked)
    bounds = [*starts, len(marked)]
    if not starts:
        return _whole(marked)
    first = _whole(marked[: starts[0]], minimum=80)
    found = (_item(marked[start:end]) for start, end in zip(bounds, bounds[1:], strict=False))
    return first + tuple(item for item in found if item is not None)


def whole(marked: Sequence[Marked]) -> Item | None:
    """All lines that are not furniture as one item, or None where there is no text."""
    return _item(marked)


def _starts(marked: Sequence[Marked]) -> list[int]:
    speakers = _speaker_starts(marked)
    if len(speakers) >= 2:
        return speakers
    found = {start for index in range(len(marked)) for start in _start_above(marked, index)}
    return sorted(found)


def _speaker_starts(marked: Sequence[Marked]) -> list[int]:
    found = []
    for index, item in enumerate(marked[:-2]):
        if item.role is not Role.SPEAKER or marked[index + 1].role is not Role.HEAD:
            continue
        above = marked[index - 1] if index else item
        rubric = index > 0 and above.role in (Role.HEAD, Role.BODY) and len(above.line.text) <= 12
        found.append(index - rubric)
    return found


def _start_above(marked: Sequence[Marked], index: int) -> list[int]:
    item = marked[index]
    if item.role in (Role.BYLINE, Role.META) or item.opens:
        top = index
        while top and index - top < _DEEPEST and marked[top - 1].role is Role.HEAD:
            top -= 1
        return [top] if top < index else []
    ended = index > 0 and marked[index - 1].closes
    if ended and item.role is Role.HEAD and any(other.role is Role.BODY for other in marked[index + 1 : index + 4]):
        return [index]
    return []


def _whole(marked: Sequence[Marked], minimum: int = 0) -> tuple[Item, ...]:
    """One item from the headline directly above the first running text to the last; none where the text is too short."""
    first = next((index for index, item in enumerate(marked) if item.role is Role.BODY), None)
    if first is None:
        item = _item(marked) if not minimum else None
        return (item,) if item else ()
    while first and marked[first - 1].role in (Role.HEAD, Role.META, Role.BYLINE, Role.SPEAKER):
        first -= 1
    item = _item(marked[first:])
    long = item is not None and sum(len(line.text) for line in item.text) >= minimum
    return (item,) if item and long else ()


def _item(marked: Sequence[Marked]) -> Item | None:
    lines = tuple(item for item in marked if item.role not in (Role.FURNITURE, Role.PUBLICATION))
    text = tuple(item for item in lines if item.role in _TEXT)
    if not text:
        return None
    count = _head_lines(text)
    heads = tuple(item.line for item in text[:count] if item.role is Role.HEAD)
    return Item(lines, heads, tuple(item.line for item in text), count)


def _head_lines(text: Sequence[Marked]) -> int:
    """How many lines of an item's text are its headline: those above the first running text, to the last headline line."""
    top = next((index for index, item in enumerate(text) if item.role in (Role.BODY, Role.CAPTION)), None)
    if top is None:
        return 0
    while top and text[top - 1].role is not Role.HEAD:
        top -= 1
    return top
