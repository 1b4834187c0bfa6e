"""What each line of a page is: headline, byline, metadata, running text, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from normalize.bylines import dateline, end_byline, is_byline, is_end_byline, is_speaker
from normalize.furniture import furniture, trailing_list
from normalize.lines import Line
from normalize.metaline import is_meta, is_publication

_CAPTION = re.compile(r"[▲△▼]|(?:上|下|左|右|本)?图(?:为|片[:：]|[①②③④⑤⑥:：])|资料图|[（(]?图片来源")
_CJK = re.compile(r"[一-龥]")
_PUNCTUATION = re.compile(r"[。；;，,：:！!？?、]")
_SHORTEST, _LONGEST = 4, 60


class Role(Enum):
    """The role of a line."""

    HEAD = auto()
    META = auto()
    BYLINE = auto()
    SPEAKER = auto()
    BODY = auto()
    CAPTION = auto()
    END = auto()
    FURNITURE = auto()
    PUBLICATION = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its role; ``opens`` is true where it is running text that begins with a dateline."""

    line: Line
    role: Role
    opens: bool = False
    closes: bool = False


def mark(lines: Sequence[Line]) -> tuple[Marked, ...]:
    """Each line with its role, in order. What follows the head of a list of teasers is furniture to the end of the list."""
    found: list[Marked] = []
    tail = False
    for index, line in enumerate(lines):
        scope = furniture(line.text)
        if tail and scope is None and _story_starts(lines, index):
            tail = False
        tail = tail or scope == "tail"
        found.append(Marked(line, Role.FURNITURE) if tail or scope else _mark(line))
    return _without_teasers(_without_links(found), lines)


def _mark(line: Line) -> Marked:
    text = line.text
    if is_publication(text):
        return Marked(line, Role.PUBLICATION)
    if is_meta(text):
        return Marked(line, Role.META)
    if _CAPTION.match(text):
        return Marked(line, Role.CAPTION)
    if is_end_byline(text):
        return Marked(line, Role.END, closes=True)
    if is_byline(text):
        return Marked(line, Role.BYLINE)
    if is_speaker(text):
        return Marked(line, Role.SPEAKER)
    if is_headline(text):
        return Marked(line, Role.HEAD)
    return Marked(line, Role.BODY, opens=dateline(text) is not None, closes=end_byline(text) is not None)


def is_headline(text: str) -> bool:
    """Whether a line has the form of a headline: short, without a full stop, not broken off at a comma.

    >>> [is_headline(t) for t in ("某县20个项目集中开工", "项目已开工。", "从拿地到开工，", "全力以赴抓项目！")]
    [True, False, False, True]
    """
    if not _SHORTEST <= len(text) <= _LONGEST or text[-1] in "。；;，,、：:" or "。" in text:
        return False
    if text[-1] in "？?！!" and len(text) > 30:
        return False
    return len(_CJK.findall(text)) >= 3 and len(_PUNCTUATION.findall(text)) <= 4


def _story_starts(lines: Sequence[Line], index: int) -> bool:
    """Whether a headline with a byline or a metadata line stands here: a further story after a list of teasers."""
    if not is_headline(lines[index].text):
        return False
    following = [line.text for line in lines[index + 1 : index + 4]]
    return any(is_byline(text) for text in following[:2]) and any(len(text) > 60 for text in following)


def _without_links(marked: list[Marked]) -> list[Marked]:
    """Marks a list of links at the end of the last story as furniture."""
    kept = [item for item in marked if item.role is not Role.FURNITURE]
    cut = trailing_list([item.line for item in kept])
    links = {item.line.start for item in kept[cut:]}
    return [Marked(item.line, Role.FURNITURE) if item.line.start in links else item for item in marked]


def _without_teasers(marked: list[Marked], lines: Sequence[Line]) -> tuple[Marked, ...]:
    """Marks the headline above a teaser (a summary with its link) as furniture too."""
    for index, item in enumerate(marked[:-1]):
        below = marked[index + 1]
        if item.role is Role.HEAD and below.role is Role.FURNITURE and furniture(lines[index + 1].text) == "teaser":
            marked[index] = Marked(item.line, Role.FURNITURE)
    return tuple(marked)
