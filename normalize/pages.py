"""The items of a page: where each news item begins and ends, which lines are its headline, which its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from normalize.lines import Line
from normalize.roles import BODY, BYLINE, CAPTION, FURNITURE, HEAD, LABEL, META, PUBLICATION, SPEAKER, Marked

# Tuples, for members of an enumeration are found faster in them than in sets.
_TEXT = (BODY, HEAD, LABEL, CAPTION, SPEAKER)
_ANCHORS = (BYLINE, META)
_NO_TEXT = (FURNITURE, PUBLICATION)
_DEEPEST = 6
"""A headline has at most so many lines: rubric, shoulder, one or two of title, subtitle."""
_REACH = 10
"""Running text follows a byline or a metadata line within so many lines, or it heads no story."""
_SHORTEST_STORY = 80
"""Running text above the first byline of a page is a story of its own from this length on."""


class Item(NamedTuple):
    """One news item: all its lines in order, its headline lines, and the lines of its text (no bylines, no metadata).

    The first ``head_lines`` lines of ``text`` are the headline and what stands between its lines. ``section`` is true
    of a speaker's section of a feature. ``telling`` are the lines that may tell who wrote it and when.
    """

    lines: tuple[Marked, ...]
    heads: tuple[Line, ...]
    text: tuple[Line, ...]
    head_lines: int = 0
    section: bool = False
    telling: tuple[Marked, ...] = ()


def items(marked: Sequence[Marked]) -> tuple[Item, ...]:
    """The items of a page in order; furniture between and around them belongs to none.

    An item begins with the headline lines above a byline, a metadata line or a dateline, with a speaker line of a
    feature that has several, or with the headline that follows the closing byline of another. A page without any of
    these is one item.
    """
    sections = _sections(marked)
    starts = _with_text(marked, sorted({*sections, *_story_starts(marked)}))
    if not starts:
        return _plain(marked)
    found = [_item(marked[start:end], start in sections) for start, end in pairwise([*starts, len(marked)])]
    return _above(marked, starts[0]) + tuple(item for item in found if item is not None)


def whole(marked: Sequence[Marked]) -> tuple[Item, ...]:
    """All lines that are not furniture as one item; none where there is no text."""
    item = _item(marked)
    return (item,) if item else ()


def _with_text(marked: Sequence[Marked], starts: Sequence[int]) -> list[int]:
    """The starts that have running text before the next: a subtitle under a metadata line starts nothing new."""
    kept: list[int] = []
    for start in starts:
        if not kept or _is_story(marked[kept[-1] : start]):
            kept.append(start)
    return kept


def _sections(marked: Sequence[Marked]) -> set[int]:
    """Where the sections of a feature begin, two at least: a speaker line, a headline below, perhaps a label above."""
    if SPEAKER not in [item.role for item in marked]:
        return set()
    found = set()
    for index, item in enumerate(marked[:-1]):
        if item.role is SPEAKER and marked[index + 1].role is HEAD:
            above = marked[index - 1] if index else item
            labelled = above.role in (HEAD, LABEL) and len(above.line.text) <= 12
            found.add(index - labelled)
    return found if len(found) > 1 else set()


def _story_starts(marked: Sequence[Marked]) -> Iterator[int]:
    closed = False  # whether the line above closes a story
    for index, (_, role, opens, closes) in enumerate(marked):
        if opens or (role in _ANCHORS and _is_story(marked[index + 1 : index + _REACH])):
            top = _headline_above(marked, index)
            if top is not None:
                yield top
        elif closed and role is HEAD and _is_story(marked[index + 1 : index + 4]):
            yield index
        closed = closes


def _headline_above(marked: Sequence[Marked], index: int) -> int | None:
    """Where the headline directly above a line begins; share buttons and the like may stand between them."""
    while index and marked[index - 1].role is FURNITURE and _is_furnished(marked, index):
        index -= 1
    top = index
    while top and index - top < _DEEPEST and marked[top - 1].role is HEAD:
        top -= 1
    return top if top < index else None


def _is_furnished(marked: Sequence[Marked], index: int) -> bool:
    """Whether the furniture above ``index`` is a line or two with a headline above it."""
    return any(item.role is HEAD for item in marked[max(0, index - 3) : index])


def _is_story(marked: Sequence[Marked]) -> bool:
    return any(item[1] is BODY for item in marked)


def _above(marked: Sequence[Marked], start: int) -> tuple[Item, ...]:
    """The story above the first start: none on a page that has its metadata under a headline, as portals do."""
    anchor = next((item.role for item in marked[start:] if item.role in _ANCHORS or item.opens), None)
    found = _plain(marked[:start]) if anchor is not META else ()
    return tuple(item for item in found if sum(len(line.text) for line in item.text) >= _SHORTEST_STORY)


def _plain(marked: Sequence[Marked]) -> tuple[Item, ...]:
    """One item from the headline directly above the first running text to the end."""
    first = next((index for index, item in enumerate(marked) if item.role is BODY), None)
    top = first or 0
    while first is not None and top and first - top < _DEEPEST and _is_above_text(marked[top - 1]):
        top -= 1
    item = _item(marked[top:])
    return (item,) if item else ()


def _is_above_text(item: Marked) -> bool:
    """Whether a line between headline and text belongs to the story; 各乡镇人民政府： does, an entry of a menu does not."""
    return item.role in _ABOVE_TEXT or (item.role is LABEL and item.line.text[-1] in ":：")


_ABOVE_TEXT = (HEAD, META, BYLINE, SPEAKER, CAPTION)


def _item(marked: Sequence[Marked], section: bool = False) -> Item | None:
    lines = tuple([item for item in marked if item[1] not in _NO_TEXT])
    text = [item for item in lines if item[1] in _TEXT]
    if not text:
        return None
    count = _head_lines(text)
    heads = tuple([line for line, role, _, _ in text[:count] if role is HEAD])
    telling = tuple([item for item in lines if item[2] or item[3] or item[1] in _ANCHORS])
    return Item(lines, heads, tuple([item[0] for item in text]), count, section, telling)


def _head_lines(text: Sequence[Marked]) -> int:
    """How many lines of an item's text are its headline: those above its running text, to the last headline line."""
    top = next((index for index, item in enumerate(text) if item.role in (BODY, CAPTION)), None)
    if top is None:
        return 0
    while top and text[top - 1].role is not HEAD:
        top -= 1
    return top
