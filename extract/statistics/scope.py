"""What statistics know of the article around a figure: its clause, and the mentions found before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.records import Mention, Sentence
from extract.statistics.growth import may_grow
from normalize.records import Article

CLAUSE_BREAKS = "，。；：！？,;:\n"
# A comma inside a number breaks nothing; 、 breaks between two figures (甲类项目6个、乙类项目4个), not inside a name;
# a space between Chinese words is the comma of headlines. The mark first: the search then skips the words between two.
_BREAK = re.compile(
    f"[{CLAUSE_BREAKS}、 \u3000]"
    f"(?:(?<=[{CLAUSE_BREAKS}])(?!\\d{{3}}(?!\\d)|下同[）)])"
    r"|(?<=[\d一两三四五六七八九十百千万亿余多几][个项家座支只元]、)(?!\d+[个项家座支只]|[\d.]+[万亿]*元(?!以))"
    r"|(?:(?<=%、)|(?<=%左右、)|(?<=%以上、))(?!\d)"
    r"|(?<=、)(?=\d+[个项家座支只][^，。、；：]{0,12}(?:项目|企业|协议))"
    r"|(?<=[\u4e00-\u9fff][ \u3000])[ \u3000]*(?=[\u4e00-\u9fff\d]))"
)
# A measure word behind a number
_NUMBER = r"[\d两三四五六七八九十百千]"
_COUNTED = re.compile(
    rf"[个项家座支只宗户栋幢份所条](?:(?<={_NUMBER}.)|(?<={_NUMBER}[万亿余多几].)|(?<=\d[万亿][余多几].))"
)
_RATE = re.compile("[%倍]|(?<=[一二两三四五六七八九])成")


class Clause(NamedTuple):
    """A stretch between two clause breaks of one sentence."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Scope:
    """An article's sentences and mentions, ready for look-up by place; ``begins`` are the starts of the sentences.

    ``taken`` holds the indices of mentions that a project owns: their figures are the project's, not a group's. ``counts`` are
    the places of the measure words behind a number, ``amounts`` those of the amounts that no project owns and that are no
    threshold.
    """

    article: Article
    text: str
    sentences: Sequence[Sentence]
    begins: Sequence[int]
    mentions: Sequence[Mention]
    taken: frozenset[int]
    counts: Sequence[int]
    amounts: Sequence[int]
    _ends: dict[str, dict[int, list[int]]] = field(repr=False, default_factory=dict)
    _of: dict[str, tuple[list[int], list[int]]] = field(repr=False, default_factory=dict)

    def of_type(self, kind: str, start: int, end: int) -> list[tuple[int, Mention]]:
        """The mentions of one kind that begin in ``start..end``, with their indices."""
        starts, indices = self._kind(kind)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return [(index, self.mentions[index]) for index in indices[first : bisect_left(starts, end, first)]]

    def within(self, kind: str, mention: Mention) -> bool:
        """Whether a mention of ``kind`` holds ``mention``."""
        starts, indices = self._kind(kind)
        last = bisect_right(starts, mention.start) - 1
        return last >= 0 and mention.end <= self.mentions[indices[last]].end

    def ends(self, kind: str, start: int) -> Sequence[int]:
        """Where the mentions of one kind end that begin at ``start``."""
        if kind not in self._ends:
            found = self._ends[kind] = {}
            for begin, index in zip(*self._kind(kind), strict=True):
                found.setdefault(begin, []).append(self.mentions[index].end)
        return self._ends[kind].get(start, ())

    def _kind(self, kind: str) -> tuple[list[int], list[int]]:
        if kind not in self._of:
            indices = [index for index, mention in enumerate(self.mentions) if mention.type == kind]
            self._of[kind] = [self.mentions[index].start for index in indices], indices
        return self._of[kind]

    def counting(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Those of a sentence's clauses that may hold a number of things."""
        return _holding(clauses, self.counts)

    def paying(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Those of a sentence's clauses that hold an amount which is no project's."""
        return _holding(clauses, self.amounts)

    def telling(self) -> list[int]:
        """The indices of the sentences that may hold a figure, in order."""
        begins = self.begins
        found = {bisect_right(begins, place) - 1 for place in (*self.amounts, *self.counts)}
        growing = {bisect_right(begins, match.start()) - 1 for match in _RATE.finditer(self.text)} - found
        found.update(index for index in growing if may_grow(self.text, begins[index], self.sentences[index].end))
        return sorted(found)

    def clauses(self, index: int) -> list[Clause]:
        """The clauses of the sentence ``index``, in order; a comma inside a number (1,200) breaks nothing."""
        sentence = self.sentences[index]
        start, found = sentence.start, []
        for match in _BREAK.finditer(self.text, sentence.start, sentence.end):
            stop, end = match.span()
            if stop > start:
                found.append(Clause(start, stop, index))
            start = end
        if start < sentence.end:
            found.append(Clause(start, sentence.end, index))
        return found

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence in which ``place`` lies, None between two."""
        at = bisect_right(self.begins, place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None


def _holding(clauses: Sequence[Clause], places: Sequence[int]) -> list[Clause]:
    """The clauses, which are in order, that hold one of ``places``."""
    first = bisect_left(places, clauses[0].start)
    found: list[Clause] = []
    for clause in clauses:
        if first == len(places) or places[first] >= clauses[-1].end:
            break
        if places[first] < clause.end:
            found.append(clause)
            first = bisect_left(places, clause.end, first)
    return found


def make_scope(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], taken: frozenset[int]
) -> Scope:
    """The scope of one article; ``mentions`` are in text order."""
    counts = [match.start() for match in _COUNTED.finditer(article.text)]
    amounts = [
        mention.start
        for index, mention in enumerate(mentions)
        if mention.type == "MONEY" and mention.role != "threshold" and index not in taken
    ]
    begins = [sentence.start for sentence in sentences]
    return Scope(article, article.text, sentences, begins, mentions, taken, counts, amounts)
