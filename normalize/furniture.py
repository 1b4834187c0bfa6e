"""Page furniture: lines that a portal or a paper puts around its stories, and that no story owns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from normalize.glance import CRUMB, SIGN, glances
from normalize.lexicon import rows
from normalize.lines import Line

Scope = Literal["line", "tail", "teaser", "box"]
_CRUMB = re.compile(r"[^。，,]{1,12}(?:\s*[>＞»›]\s*[^。，,>＞»›]{1,20}){1,6}\Z")
# Signs alone, the time of a teaser, an address, a contact, the number of a page.
SYMBOLS = re.compile(
    r"[\W_]+\Z|\d{1,2}-\d{1,2}\s+\d{1,2}[-:：]\d{1,2}\Z|(?:https?://|www\.)\S+\Z"
    r"|(?i:(?:QQ群?|电话|传真|手机|邮箱|E-?mail|邮编)[:：\s]*[\w@.()（）、/-]{5,})"
    r"|第?\s*[A-Z]?\d{1,2}\s*版(?:[:：\s].{0,12})?\Z"
)
# The letters that an address, a contact or the number of a page begins with.
_SYMBOL_HEADS = frozenset("hwQqEe电传手邮第ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGIT = re.compile(r"\d")
_BULLETS = "•·●◆■□>》|丨 \u3000"
_CLOSED = "。！？!?；;：:"
_CLOSED_QUOTE = "。！？!?”）)"
_TOLD = re.compile(r"项目|工程|[亿万]元|投资|基地|园区|公司")
_SHORT, _LONGEST = 120, 400
_NUMBERED = re.compile(r"[•·●]|\d{1,2}[、.．]|[（(]?\d{1,2}[)）]")


class _Phrases:
    """The phrases of the furniture list: those a line starts with, ends with, is, or holds."""

    def __init__(self, longest: int = 0) -> None:
        kept = [row for row in rows("furniture.tsv") if int(row[3]) >= longest]
        self.rows = {(row[1], row[0]): (_SCOPES[row[2]], int(row[3])) for row in kept}
        words = {where: [row[0] for row in kept if row[1] == where] for where in ("start", "end", "exact", "any")}
        self.start, self.anywhere = _alternatives(words["start"]), _alternatives(words["any"])
        self.heads = frozenset(word[:2] for word in words["start"])
        self.ends = tuple(sorted(words["end"], key=len, reverse=True))
        self.tails = frozenset(word[-1] for word in words["end"])
        self.exact = {word + colon: word for word in words["exact"] for colon in ("", ":", "：")}

    def find(self, text: str, anywhere: bool) -> Scope | None:
        """The scope of the first phrase that makes ``text`` furniture, or None; ``anywhere``: one may stand inside it."""
        found: Scope | None = None
        if text[:2] in self.heads and (match := self.start.match(text)):
            found = self._scope("start", match[0], text)
        if found is None and text[-1:] in self.tails and text.endswith(self.ends):
            found = self._scope("end", next(word for word in self.ends if text.endswith(word)), text)
        if found is None and text in self.exact:
            found = self._scope("exact", self.exact[text], text)
        if found is None and anywhere and (match := self.anywhere.search(text)):
            found = self._scope("any", match[0], text)
        return found

    def _scope(self, where: str, phrase: str, text: str) -> Scope | None:
        """The scope of a phrase in a line that is not too long for it."""
        scope, longest = self.rows[where, phrase]
        return scope if len(text) <= longest else None


_SCOPES: dict[str, Scope] = {"line": "line", "tail": "tail", "teaser": "teaser", "box": "box"}


def _alternatives(words: Sequence[str]) -> re.Pattern[str]:
    """The phrases, the longest first; where there are none, a pattern that never matches."""
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)")


_ALL = _Phrases()
_FOR_LONG_LINES = _Phrases(_SHORT)
_LONGEST_EXACT = max(map(len, _ALL.exact))
ANYWHERE = SIGN | CRUMB
# The first two characters of the phrases that furniture starts with, the last of those that it ends with.
HEADS, TAILS = _ALL.heads, _ALL.tails
# The first characters of what is furniture by its form.
TELLING = _SYMBOL_HEADS.union(_BULLETS)


def furniture(text: str) -> Scope | None:
    """What a line is as furniture, or None.

    A ``line`` of its own, the head of a ``tail`` of teasers, a ``teaser``, the head of a ``box`` of links or text.

    >>> [furniture(t) for t in ("责任编辑：某某", "相关新闻", "编辑室昨日开工，总投资2亿元，占地百亩。")]
    ['line', 'tail', None]
    """
    return scope_of(text, glances([text])[0]) if text else None


def _furniture(text: str, anywhere: bool) -> Scope | None:
    """``furniture`` of a line; ``anywhere``: what may stand inside a line may be in it."""
    if len(text) > _LONGEST:
        return None
    if len(text) >= _SHORT:
        return _FOR_LONG_LINES.find(text, anywhere)
    return _ALL.find(text.lstrip(_BULLETS), anywhere) or ("line" if _is_symbols(text, anywhere) else None)


def scope_of(text: str, signs: int) -> Scope | None:
    """``furniture`` of a line that is not empty; ``signs`` is what ``glances`` tells of it.

    Most lines are told for text by their first and their last character, for they hold nothing that makes furniture
    wherever it stands.
    """
    if (
        signs & ANYWHERE
        or text[:2] in HEADS
        or text[-1] in TAILS
        or (len(text) <= _LONGEST_EXACT and text in _ALL.exact)
        or not (
            ("一" <= text[0] <= "龥" and text[0] not in TELLING) or len(text) >= _SHORT or _is_quote_or_figure(text)
        )
    ):
        return _furniture(text, signs & ANYWHERE != 0)
    return None


def _is_quote_or_figure(text: str) -> bool:
    """Whether a line that begins with no ideograph goes on as text: a quotation, a number with what it counts."""
    return text[0] not in TELLING and not _is_symbols(text, False)


def _is_symbols(text: str, crumbs: bool) -> bool:
    first = text[:1]
    if not (first.isalpha() and first not in _SYMBOL_HEADS) and SYMBOLS.match(text):
        return True
    return crumbs and _CRUMB.match(text) is not None


def navigation(lines: Sequence[Line]) -> bool:
    """Whether short lines that stand together are a menu: at least four, without a figure such as a table has."""
    return len(lines) > 3 and not any(line.text[-1] in _CLOSED or _DIGIT.search(line.text) for line in lines)


def is_numbered(line: Line) -> bool:
    """Whether a line begins with the number or the bullet of a list."""
    return _NUMBERED.match(line.text) is not None


def trailing_list(lines: Sequence[Line]) -> int:
    """The index from which ``lines`` are a numbered list of links under the story, or ``len(lines)``.

    A list is one of links where at least three numbered lines close the text, none ends a sentence or tells of a project
    or an amount, and the line above ends the story: it does not introduce the list.
    """
    index = len(lines)
    while index and is_numbered(lines[index - 1]) and not _is_sentence(lines[index - 1].text):
        index -= 1
    links = lines[index:]
    told = (
        index == 0 or lines[index - 1].text[-1] not in _CLOSED_QUOTE or any(_TOLD.search(line.text) for line in links)
    )
    return len(lines) if told or len(links) < 3 else index


def _is_sentence(text: str) -> bool:
    return text[-1] in "。；;！!，," or len(text) > 80
