"""Page furniture: lines that a portal or a paper puts around its stories, and that no story owns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from normalize.lexicon import rows
from normalize.lines import Line

Scope = Literal["line", "tail", "teaser", "box"]
_SYMBOLS = re.compile(r"[\W_]+\Z")
_TEASER_TIME = re.compile(r"\d{1,2}-\d{1,2}\s+\d{1,2}[-:：]\d{1,2}\Z")
_URL = re.compile(r"(?:https?://|www\.)\S+\Z")
_CRUMB = re.compile(r"[^。，,]{1,12}(?:\s*[>＞»›]\s*[^。，,>＞»›]{1,20}){1,6}\Z")
_CONTACT = re.compile(r"(?:QQ群?|电话|传真|手机|邮箱|E-?mail|邮编)[:：\s]*[\w@.()（）、/-]{5,}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BULLETS = "•·●◆■□>》|丨 \u3000"
_CLOSED = "。！？!?；;：:"
_CLOSED_QUOTE = "。！？!?”）)"
_TOLD = re.compile(r"项目|工程|[亿万]元|投资|基地|园区|公司")
_PAGE = re.compile(r"第?\s*[A-Z]?\d{1,2}\s*版(?:[:：\s].{0,12})?\Z")
_SHORT, _LONGEST = 120, 400
_NUMBERED = re.compile(r"[•·●]|\d{1,2}[、.．]|[（(]?\d{1,2}[)）]")


class _Phrases:
    """The phrases of the furniture list, compiled: those a line starts with, ends with, is, or holds."""

    def __init__(self, longest: int = 0) -> None:
        kept = [row for row in rows("furniture.tsv") if int(row[3]) >= longest]
        self.rows = {(row[1], row[0]): (_SCOPES[row[2]], int(row[3])) for row in kept}
        self.patterns = tuple((where, re.compile(_FORMS[where].format(_alternatives(kept, where)))) for where in _FORMS)

    def find(self, text: str) -> Scope | None:
        """The scope of the first phrase that makes ``text`` furniture, or None."""
        for where, pattern in self.patterns:
            match = pattern.search(text)
            if match:
                scope, longest = self.rows[where, match[1]]
                if len(text) <= longest:
                    return scope
        return None


_SCOPES: dict[str, Scope] = {"line": "line", "tail": "tail", "teaser": "teaser", "box": "box"}
_FORMS = {"start": "^({})", "end": "({})$", "exact": "^({})[:：]?$", "any": "({})"}


def _alternatives(found: Sequence[Sequence[str]], where: str) -> str:
    """The phrases of one place, the longest first; where there are none, a pattern that never matches."""
    words = sorted((re.escape(row[0]) for row in found if row[1] == where), key=len, reverse=True)
    return "|".join(words) or "(?!)"


_ALL = _Phrases()
_FOR_LONG_LINES = _Phrases(_SHORT)


def furniture(text: str) -> Scope | None:
    """What a line is as furniture, or None.

    A ``line`` of its own, the head of a ``tail`` of teasers, a ``teaser``, the head of a ``box`` of links or text.

    >>> [furniture(t) for t in ("责任编辑：某某", "相关新闻", "编辑室昨日开工，总投资2亿元，占地百亩。")]
    ['line', 'tail', None]
    """
    if len(text) > _LONGEST:
        return None
    if len(text) >= _SHORT:
        return _FOR_LONG_LINES.find(text)
    return _ALL.find(text.lstrip(_BULLETS)) or ("line" if _is_symbols(text) else None)


def _is_symbols(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_SYMBOLS, _TEASER_TIME, _URL, _CRUMB, _CONTACT, _PAGE))


def navigation(lines: Sequence[Line]) -> bool:
    """Whether short lines that stand together are a menu: at least four, without a figure such as a table has."""
    return len(lines) > 3 and not any(line.text[-1] in _CLOSED or _DIGIT.search(line.text) for line in lines)


def trailing_list(lines: Sequence[Line]) -> int:
    """The index from which ``lines`` are a numbered list of links under the story, or ``len(lines)``.

    A list is one of links where at least three numbered lines close the text, none ends a sentence or tells of a project
    or an amount, and the line above ends the story: it does not introduce the list.
    """
    index = len(lines)
    while index and _NUMBERED.match(lines[index - 1].text) and not _is_sentence(lines[index - 1].text):
        index -= 1
    links = lines[index:]
    told = (
        index == 0 or lines[index - 1].text[-1] not in _CLOSED_QUOTE or any(_TOLD.search(line.text) for line in links)
    )
    return len(lines) if told or len(links) < 3 else index


def _is_sentence(text: str) -> bool:
    return text[-1] in "。；;！!，," or len(text) > 80
