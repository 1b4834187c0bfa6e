"""Page furniture: lines that a portal or a paper puts around its stories, and that no story owns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from normalize.lexicon import rows
from normalize.lines import Line

Scope = Literal["line", "tail", "teaser"]
_SYMBOLS = re.compile(r"[\W\d_]+\Z")
_TEASER_TIME = re.compile(
    r"\d{1,2}-\d{1,2}[\s ]+\d{1,2}[-:：]\d{1,2}\Z|\d{4}-\d{2}-\d{2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\Z"
)
_URL = re.compile(r"(?:https?://|www\.)\S+\Z")
_CRUMB = re.compile(r"[^。，,]{1,12}(?:\s*[>＞»›]\s*[^。，,>＞»›]{1,20}){1,6}\Z")
_QQ = re.compile(r"(?:QQ群?|电话|传真|手机|邮箱|E-?mail|邮编)[:：\s]*[\w@.()（）、/-]{5,}", re.IGNORECASE)
_NUMBERED = re.compile(r"[•·●]|\d{1,2}[、.．]|[（(]?\d{1,2}[)）]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the furniture list: where in a line it stands, what it makes furniture, and how long such a line is."""

    text: str
    where: str
    scope: Scope
    longest: int


@cache
def _phrases() -> tuple[Phrase, ...]:
    scopes: dict[str, Scope] = {"line": "line", "tail": "tail", "teaser": "teaser"}
    return tuple(Phrase(row[0], row[1], scopes[row[2]], int(row[3])) for row in rows("furniture.tsv"))


def furniture(text: str) -> Scope | None:
    """What a line is as furniture: a ``line`` of its own, the head of a ``tail`` of teasers, a ``teaser``; else None.

    >>> [furniture(t) for t in ("责任编辑：某某", "相关新闻", "项目责任编辑室昨日开工，总投资2亿元，占地百亩，年底建成。")]
    ['line', 'tail', None]
    """
    if len(text) > 400:
        return None
    bare = text.lstrip("•·●◆■□>》|丨 \u3000")
    for phrase in _phrases():
        if len(text) <= phrase.longest and _stands(phrase, bare):
            return phrase.scope
    return "line" if _is_symbols(text) else None


def _stands(phrase: Phrase, text: str) -> bool:
    if phrase.where == "start":
        return text.startswith(phrase.text)
    return text.endswith(phrase.text) if phrase.where == "end" else phrase.text in text


def _is_symbols(text: str) -> bool:
    if len(text) > 120:
        return False
    return any(pattern.match(text) for pattern in (_SYMBOLS, _TEASER_TIME, _URL, _CRUMB, _QQ))


def trailing_list(lines: Sequence[Line]) -> int:
    """The index from which ``lines`` are a numbered list of links under the story, or ``len(lines)``.

    A list is one of links where at least three numbered lines close the text, none ends a sentence, and no line above
    introduces it with a colon.
    """
    index = len(lines)
    while index and _NUMBERED.match(lines[index - 1].text) and not _is_sentence(lines[index - 1].text):
        index -= 1
    introduced = index > 0 and lines[index - 1].text[-1] in ":："
    return len(lines) if len(lines) - index < 3 or introduced or index == 0 else index


def _is_sentence(text: str) -> bool:
    return text[-1] in "。；;！!，," or len(text) > 80
