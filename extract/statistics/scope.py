"""What statistics know of the article around a figure: its clause, and the mentions found before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.records import Mention, Sentence
from normalize.records import Article

CLAUSE_BREAKS = "，。；：！？,;:\n"
# A comma inside a number breaks nothing; 、 breaks between two figures (甲类项目6个、乙类项目4个), not inside a name;
# a space between Chinese words is the comma of headlines.
_BREAK = re.compile(
    f"[{CLAUSE_BREAKS}](?!\\d{{3}}(?!\\d))"
    r"|(?<=[个项家座支只元])、(?!\d+[个项家座支只]|[\d.]+[万亿]*元(?!以))"
    r"|、(?=\d+[个项家座支只][^，。、；：]{0,12}(?:项目|企业|协议))"
    r"|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff\d])"
)
# What every statistic without an amount holds: a number above one before a measure word, or a rate.
_FIGURE = re.compile("(?:\\d万?|[两三四五六七八九十百千])[余多几]?[个项家座支只宗户栋幢份所]|[%倍]")
_NONE: tuple[list[int], list[int]] = ([], [])


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two clause breaks of one sentence."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Scope:
    """An article's clauses and mentions, ready for look-up by place.

    ``taken`` holds the indices of mentions that a project owns: their figures are the project's, not a group's.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    taken: frozenset[int]
    _of: Mapping[str, tuple[list[int], list[int]]] = field(repr=False, default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def of_type(self, kind: str, start: int, end: int) -> list[tuple[int, Mention]]:
        """The mentions of one kind that begin in ``start..end``, with their indices."""
        starts, indices = self._of.get(kind, _NONE)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return [(index, self.mentions[index]) for index in indices[first : bisect_left(starts, end, first)]]

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Whether a mention of the kind begins in ``start..end``."""
        return _begins(self._of.get(kind, _NONE)[0], start, end)


def _begins(starts: list[int], start: int, end: int) -> bool:
    first = bisect_left(starts, start)
    return first < len(starts) and starts[first] < end


def clauses_of(
    text: str, sentences: tuple[Sentence, ...], amounts: tuple[list[int], list[int]] = _NONE
) -> tuple[Clause, ...]:
    """The clauses, in order, of the sentences that can hold a figure; a comma inside a number (1,200) breaks nothing."""
    found: list[Clause] = []
    for index, sentence in enumerate(sentences):
        if not _begins(amounts[0], sentence.start, sentence.end) and not _FIGURE.search(
            text, sentence.start, sentence.end
        ):
            continue
        start = sentence.start
        for match in _BREAK.finditer(text, sentence.start, sentence.end):
            if match.start() > start:
                found.append(Clause(start, match.start(), index))
            start = match.end()
        if start < sentence.end:
            found.append(Clause(start, sentence.end, index))
    return tuple(found)


def make_scope(
    article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], taken: frozenset[int]
) -> Scope:
    """The scope of one article; ``mentions`` are in text order."""
    of: dict[str, tuple[list[int], list[int]]] = {}
    for index, mention in enumerate(mentions):
        starts, indices = of.setdefault(mention.type, ([], []))
        starts.append(mention.start)
        indices.append(index)
    return Scope(article, sentences, clauses_of(article.text, sentences, of.get("MONEY", _NONE)), mentions, taken, of)
