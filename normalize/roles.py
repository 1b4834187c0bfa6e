"""What each line of a page is: headline, byline, metadata, running text, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from normalize.bylines import end_byline, is_byline, is_end_byline, is_speaker
from normalize.datelines import dateline
from normalize.furniture import (
    ANYWHERE,
    HEADS,
    SYMBOLS,
    TAILS,
    TELLING,
    Scope,
    is_numbered,
    navigation,
    scope_of,
    trailing_list,
)
from normalize.glance import STOP, WIRE, WRITER, YEAR, glances
from normalize.lines import Line
from normalize.metaline import BRACKETS, LABEL_HEADS, MASTHEAD, has_century, is_bare_day, is_meta, is_publication

_CAPTION = re.compile(r"[▲△▼]|(?:上|下|左|右|本)?图(?:为|片[:：]|[①②③④⑤⑥:：])|资料图|[（(]?图片来源")
_CAPTION_HEADS = frozenset("▲△▼上下左右本图资（(")
_CREDIT = re.compile(
    r"(?:(?:^|[\s。)）])[一-龥\s]{2,12}(?:摄|供图)|(?:新华社|中新社)(?:发|供图)|受访者供图|资料图片?)[)）]?$"
)
_CREDIT_ENDS = frozenset("摄图发片")
_TELLING_HEADS = _CAPTION_HEADS | frozenset("（([")
_TELLING_ENDS = _CREDIT_ENDS | frozenset(")）")
# What a line of running text has of these is a full stop; what it does not begin with and not end with.
_SENTENCE = STOP | ANYWHERE
_OPENING = _TELLING_HEADS | TELLING
_FIRST_OF_HEADS = frozenset(head[0] for head in HEADS)
_CLOSING = _TELLING_ENDS | TAILS | frozenset("]")
# What a line without a full stop begins or ends with that is a masthead, metadata, a caption, a closing byline or a speaker's.
_NAMING_HEADS = _TELLING_HEADS.union(LABEL_HEADS, BRACKETS)
_NAMING_ENDS = _TELLING_ENDS.union((word[-1] for word in MASTHEAD), BRACKETS, ":：")
_THREE_IDEOGRAPHS = re.compile(r"(?:[^一-龥]*+[一-龥]){3}")
_FIVE_MARKS = re.compile(r"(?:[^。；;，,：:！!？?、]*+[。；;，,：:！!？?、]){5}")
_SHORTEST, _LONGEST, _LONGEST_SHORT = 4, 80, 140
_LONGEST_LABEL, _SHORTEST_TITLE, _SHORTEST_MENU, _SHORTEST_TEXT = 8, 6, 4, 12


class Role(Enum):
    """The role of a line."""

    HEAD = auto()
    META = auto()
    BYLINE = auto()
    SPEAKER = auto()
    LABEL = auto()
    BODY = auto()
    CAPTION = auto()
    END = auto()
    FURNITURE = auto()
    PUBLICATION = auto()


# Names of the module are found many times faster than members of an enumeration.
HEAD, META, BYLINE, SPEAKER, LABEL, BODY, CAPTION, END, FURNITURE, PUBLICATION = Role


class Marked(NamedTuple):
    """A line with its role: running text ``opens`` a story with a dateline and ``closes`` one with a byline."""

    line: Line
    role: Role
    opens: bool = False
    closes: bool = False


_marked: Callable[[tuple[Any, ...]], Marked] = partial(tuple.__new__, Marked)


def mark(lines: Sequence[Line], held: Sequence[int] | None = None) -> tuple[Marked, ...]:
    """Each line with its role, in order; below the head of a list of teasers all is furniture up to the next story.

    ``held`` is what ``glances`` tells of each line, where it was looked for before.
    """
    found: list[Marked] = []
    inside: Scope | None = None
    signs = glances([line.text for line in lines]) if held is None else held
    for index, (line, held_by) in enumerate(zip(lines, signs, strict=True)):
        text = line[2]
        first = text[0]
        # Most lines are told for running text by what they hold and by their ends: here, without a call for each.
        if (
            held_by & _SENTENCE == STOP
            and not inside
            and len(text) >= _SHORTEST_TEXT
            and first not in _OPENING
            and text[-1] not in _CLOSING
            and (first not in _FIRST_OF_HEADS or text[:2] not in HEADS)
            and ("一" <= first <= "龥" or SYMBOLS.match(text) is None)
        ):
            found.append(_marked((line, BODY, held_by & WIRE != 0 and dateline(text) is not None, False)))
            continue
        scope = scope_of(text, held_by)
        if inside and scope is None and _leaves(inside, lines, index):
            inside = None
        if inside is None and scope is None:
            item = _role_of(line, held_by)
            found.append(_in_place(item, found) if item.role is META else item)
            continue
        inside = scope if scope in ("tail", "box") else inside
        if scope == "teaser" and found and found[-1].role is HEAD:
            found[-1] = _marked((lines[index - 1], FURNITURE, False, False))
        found.append(_marked((line, FURNITURE, False, False)))
    return tuple(_without_menus(_without_links(found)))


def _leaves(inside: Scope, lines: Sequence[Line], index: int) -> bool:
    """Whether a line ends a list of teasers: the next story's headline does; of a box, the first whole sentence."""
    return _story_starts(lines, index) or (inside == "box" and lines[index].text[-1] in "。”")


def _in_place(item: Marked, above: Sequence[Marked]) -> Marked:
    """A metadata line with its role among the others: a date alone is one above the text, and the text's own below it."""
    if above and above[-1].role is BODY and is_bare_day(item.line.text):
        return Marked(item.line, LABEL)
    return item


def _role_of(line: Line, held: int) -> Marked:
    """A line that is not furniture with its role, from its own text alone; ``held`` is what ``glances`` tells of it."""
    text = line.text
    role = None if len(text) > _LONGEST_SHORT else _role_of_sentence(text) if held & STOP else _role_of_name(text, held)
    if role is not None:
        return _marked((line, role, False, role is END))
    closes = text[-1] in ")）]" and end_byline(text) is not None
    return _marked((line, BODY, held & WIRE != 0 and dateline(text) is not None, closes))


def _role_of_name(text: str, held: int) -> Role | None:
    """The role of a short line without a full stop; most are no metadata by their first and their last character."""
    if text[0] not in _NAMING_HEADS and text[-1] not in _NAMING_ENDS and not (held & YEAR and has_century(text)):
        if held & WRITER and is_byline(text):
            return BYLINE
        return HEAD if is_headline(text) else _label_of(text)
    if is_publication(text):
        return PUBLICATION
    if is_meta(text):
        return META
    if _is_caption(text):
        return CAPTION
    if text[0] in "（([" and is_end_byline(text):
        return END
    return _name_of(text)


def _role_of_sentence(text: str) -> Role | None:
    """The role of a short line with a full stop; most are told for text by their first and their last character."""
    if text[0] not in _TELLING_HEADS and text[-1] not in _TELLING_ENDS and len(text) >= _SHORTEST_TEXT:
        return None
    if _is_caption(text):
        return CAPTION
    return END if is_end_byline(text) else _label_of(text)


def _name_of(text: str) -> Role | None:
    """What a line without a full stop names: reporters, a speaker, the story; None where it is running text."""
    if is_byline(text):
        return BYLINE
    if is_speaker(text):
        return SPEAKER
    return HEAD if is_headline(text) else _label_of(text)


def is_headline(text: str) -> bool:
    """Whether a line has the form of a headline: short, without a full stop, not broken off at a comma.

    >>> [is_headline(t) for t in ("某县20个项目集中开工", "项目已开工。", "从拿地到开工，", "全力以赴抓项目！")]
    [True, False, False, True]
    """
    if not _SHORTEST <= len(text) <= _LONGEST or text[-1] in "。；;，,、：:" or "。" in text:
        return False
    if text[-1] in "？?！!" and len(text) > 30:
        return False
    return _THREE_IDEOGRAPHS.match(text) is not None and _FIVE_MARKS.match(text) is None


def _is_caption(text: str) -> bool:
    if text[0] in _CAPTION_HEADS and _CAPTION.match(text) is not None:
        return True
    last = text[-2:-1] if text[-1] in ")）" else text[-1]
    return last in _CREDIT_ENDS and _CREDIT.search(text) is not None


def _label_of(text: str) -> Role | None:
    """A label is a word or two that end no sentence: a rubric, a place that heads a section, a menu entry."""
    return LABEL if len(text) < _SHORTEST_TEXT and text[-1] not in "。！？!?；;，,、”)）" else None


def _story_starts(lines: Sequence[Line], index: int) -> bool:
    """Whether a headline with a byline stands here: a further story after a list of teasers."""
    if not is_headline(lines[index].text):
        return False
    following = [line.text for line in lines[index + 1 : index + 4]]
    return any(is_byline(text) for text in following[:2]) and any(len(text) > 60 for text in following)


def _without_links(marked: list[Marked]) -> list[Marked]:
    """Marks a list of links at the end of the last story as furniture."""
    last = next((item.line for item in reversed(marked) if item.role is not FURNITURE), None)
    if last is None or not is_numbered(last):
        return marked
    kept = [item.line for item in marked if item.role is not FURNITURE]
    return _as_furniture(marked, {line.start for line in kept[trailing_list(kept) :]})


def _without_menus(marked: list[Marked]) -> list[Marked]:
    """Marks the menus above the first running text as furniture, and below the last those beside other furniture."""
    roles = [item.role for item in marked]
    first = roles.index(BODY) if BODY in roles else len(marked)
    last = len(marked) - 1 - roles[::-1].index(BODY) if first < len(marked) else first
    menus: set[int] = set()
    for part, below in ((marked[:first], False), (marked[last + 1 :], True)):
        if len(part) < _SHORTEST_MENU:
            continue
        for small, group in groupby(part, key=_is_small):
            run = list(group)
            lines = [item.line for item in run if item.role is not FURNITURE] if small else []
            if below and len(lines) == len(run):
                continue
            if lines and len(lines[-1].text) >= _SHORTEST_TITLE:
                lines.pop()
            if navigation(lines):
                menus.update(line.start for line in lines)
    return _as_furniture(marked, menus)


def _is_small(item: Marked) -> bool:
    return item.role is FURNITURE or (item.role in (HEAD, LABEL) and len(item.line.text) <= _LONGEST_LABEL)


def _as_furniture(marked: list[Marked], starts: set[int]) -> list[Marked]:
    return (
        [Marked(item.line, FURNITURE) if item.line.start in starts else item for item in marked] if starts else marked
    )
