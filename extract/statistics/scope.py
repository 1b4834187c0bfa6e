"""What statistics know of the article around a figure: its clause, and the mentions found before."""

from __future__ import annotations

import re
from bisect import bisect_left
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
# What every statistic holds: a number before a measure word, an amount, or a rate of growth.
_FIGURE = re.compile("[\\d一二两三四五六七八九十百千余多几][个项家座支只宗户栋幢份所%亿万倍]")


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
    _starts: tuple[int, ...] = field(repr=False, default=())

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def of_type(self, kind: str, start: int, end: int) -> list[tuple[int, Mention]]:
        """The mentions of one kind that begin in ``start..end``, with their indices."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [(index, self.mentions[index]) for index in range(first, last) if self.mentions[index].type == kind]


def clauses_of(text: str, sentences: tuple[Sentence, ...]) -> tuple[Clause, ...]:
    """The clauses, in order, of the sentences that can hold a figure; a comma inside a number (1,200) breaks nothing."""
    found: list[Clause] = []
    for index, sentence in enumerate(sentences):
        if not _FIGURE.search(text, sentence.start, sentence.end):
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
    clauses = clauses_of(article.text, sentences)
    return Scope(article, sentences, clauses, mentions, taken, tuple(m.start for m in mentions))
