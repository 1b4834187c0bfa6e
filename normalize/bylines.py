"""Bylines and the reporters' names in them, and the lines that introduce a speaker."""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.datelines import dateline
from normalize.lexicon import rows
from normalize.press import OWN, PRESS, PRESS_NAME

_ROLE = (
    rf"(?:见习|实习|首席|特约|特派|高级|资深|全媒体|融媒体|{OWN})?"
    r"(?:驻[一-龥]{2,4})?(?:记者|通讯员|评论员|撰稿人?|实习生|编辑|摄影|作者|制图)"
)
# Whoever a byline names is one of these, or stands behind a box.
_WRITER = re.compile("记者|通讯员|评论员|撰稿|实习生|编辑|摄影|作者|制图")
_BOXES = "□■◎"
_PAPER = rf"(?:{OWN}|{PRESS}(?:[/／·・、\s-]{{1,2}}{PRESS})?|[一-龥]{{2,6}}(?:集团|融媒|传媒|报社))"
_OPENING = r"[□■●◎○◆▲☆★\s\[【]*(?:(?:文[/／]图|图[/／]文|文|图|撰文)[/／:：\s]*)?"
_BYLINE = re.compile(
    rf"{_OPENING}{_PAPER}?\s*{_ROLE}[\s:：/／]*[一-龥·\s、,，/／]{{2,60}}?"
    r"(?:摄影报道|报道|摄|文[/／]图|[(（][^()（）]{1,12}[)）])?[\s:：\]】]*$"
)
_BOX_NAMES = re.compile(r"[□■◎]\s*[一-龥]{2,4}(?:[\s、]+[一-龥]{2,4}){0,5}(?:\s*报道)?$")
# 本报记者 names its reporters whatever they are called; a bare 记者 may begin a headline, 记者走进某县.
_NAMED_PAPER = re.compile(rf"{_OPENING}{_PAPER}\s*{_ROLE}")

_INSIDE = rf"(?P<inside>[^（）()。\[\]]{{0,24}}?(?:{_ROLE}|文[/／])[^（）()。\[\]]{{1,80}})"
_END_BYLINE = re.compile(rf"[（(\[]\s*{_INSIDE}[)）\]]\s*$")
_INLINE = re.compile(rf"[（(]{_INSIDE}[)）]")
_BARE = re.compile(r"\s*[（(](?P<inside>[一-龥·\s、]{2,40})[)）]")
_SPEAKER = re.compile(
    r"[^。；;！!？?]{0,50}(?:书记|[市区县镇乡省州旗盟局部厅院校行会社]长|主任|董事长|总经理|总裁|主席|秘书长|专员|委员"
    r"|首席执行官)\s*[一-龥·]{2,4}[:：]$"
)
_SPLIT = re.compile(
    rf"[\s、,，/／:：]+|{_ROLE}|摄影报道|报道|摄影|(?<=[\s、,，/／])(?:文|图|摄)(?=[\s、,，/／]|$)|[（(][^()（）]*[)）]"
)
_NAME = re.compile(r"[一-龥·]{2,5}")
_PAPER_BEFORE_ROLE = re.compile(rf"{_PAPER}(?=\s*{_ROLE})")
_SURNAMES = frozenset(row[0] for row in rows("surnames.tsv"))
_NOT_NAMES = frozenset(
    ("报道", "综合", "整理", "采写", "供图", "文图", "本报", "本刊", "本网", "本台", "摄影", "统筹", "实习", "见习")
)
_MARKS = "□■●◎○◆▲☆★[]【】 \u3000"
_HEAD = 160
_LONGEST_RUN = 24
_SIZES = ((2, 1.4), (3, 1.0), (4, 3.5))
"""What a name of so many characters costs when names written together are told apart: three are the commonest."""
_NO_SURNAME = 3.0


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a byline.

    >>> [is_byline(t) for t in ("□记者 王一 李二三 报道", "本报通讯员 赵四", "记者调查")]
    [True, True, False]
    """
    if not 3 <= len(text) <= 80 or "。" in text or not (text[0] in _BOXES or _WRITER.search(text)):
        return False
    if not (_BYLINE.match(text) or _BOX_NAMES.match(text) or _NAMED_PAPER.match(text)):
        return False
    found = names(text)
    if not found:
        return _NAMED_PAPER.fullmatch(text) is not None
    return _NAMED_PAPER.match(text) is not None or all(_has_surname(name) for name in found)


def end_byline(text: str) -> str | None:
    """The inside of a byline in brackets that closes a line, 某某日报记者 王一, or None."""
    match = _END_BYLINE.search(text[-_HEAD:])
    return match["inside"] if match else None


def is_end_byline(text: str) -> bool:
    """Whether a line is nothing but a byline in brackets."""
    return len(text) <= 120 and text[:1] in "（([" and _END_BYLINE.match(text) is not None


def inline_byline(text: str) -> str | None:
    """The inside of the byline in brackets near the start of a line, （记者 王一）, or the names after a dateline."""
    match = _INLINE.search(text[:_HEAD])
    if match:
        return match["inside"]
    found = dateline(text)
    after = _BARE.match(text, found.end, found.end + 60) if found else None
    return after["inside"] if after and all(map(_has_surname, names(after["inside"]))) else None


def is_speaker(text: str) -> bool:
    """Whether a line introduces a speaker by office and name: 某县委书记 王一: (a section of a feature)."""
    return len(text) <= 70 and text[-1:] in ":：" and _SPEAKER.match(text) is not None


@lru_cache(maxsize=32)
def names(text: str) -> tuple[str, ...]:
    """The reporters' names in a byline, in order, each once; names written together are told apart by their surnames.

    Kept for a while, for a line is read once to see that it is a byline and again for its names.

    >>> names("本报记者 王一 李二三 通讯员 赵四")
    ('王一', '李二三', '赵四')
    >>> names("王小一李小二")
    ('王小一', '李小二')
    """
    text = _PAPER_BEFORE_ROLE.sub(" ", text)
    parts = [part.strip(_MARKS) for part in _SPLIT.split(text) if part.strip(_MARKS)]
    found = [name for part in parts if len(part) <= _LONGEST_RUN for name in _apart(part) if _is_name(name)]
    return tuple(dict.fromkeys(found if all(map(_has_surname, found)) else _respaced(found)))


def _respaced(found: list[str]) -> list[str]:
    """Names whose spaces stand in wrong places, 王小 一李小二, cut anew where that gives every one a surname."""
    run = "".join(found)
    anew = _apart(run) if len(found) > 1 and len(run) <= _LONGEST_RUN else found
    return anew if all(map(_has_surname, anew)) else found


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text not in _NOT_NAMES and not PRESS_NAME.fullmatch(text)


def _apart(part: str) -> list[str]:
    """The names in a run of characters: the cheapest way to cut it into names of two to four."""
    if len(part) < 4 or (len(part) == 4 and part[:2] in _SURNAMES):
        return [part]
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(part) + 1):
        choices = [
            (
                best[end - size][0] + cost + _strange(part[end - size : end]),
                [*best[end - size][1], part[end - size : end]],
            )
            for size, cost in _SIZES
            if end >= size and (best[end - size][1] or end == size)
        ]
        best.append(min(choices, default=(float("inf"), [])))
    return best[-1][1] or [part]


def _strange(name: str) -> float:
    return 0.0 if _has_surname(name) else _NO_SURNAME


def _has_surname(name: str) -> bool:
    return name[0] in _SURNAMES or name[:2] in _SURNAMES
