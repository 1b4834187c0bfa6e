"""What statistics know of the article around a figure: its clause, and the mentions found before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.records import Mention, Sentence
from normalize.records import Article

CLAUSE_BREAKS = "，。；：！？,;:\n"
# A comma inside a number breaks nothing; 、 breaks between two figures (甲类项目6个、乙类项目4个), not inside a name;
# a space between Chinese words is the comma of headlines. The mark first: the search then skips the words between two.
_BREAK = re.compile(
    f"[{CLAUSE_BREAKS}、 \u3000]"
    f"(?:(?<=[{CLAUSE_BREAKS}])(?!\\d{{3}}(?!\\d))"
    r"|(?<=[个项家座支只元]、)(?!\d+[个项家座支只]|[\d.]+[万亿]*元(?!以))"
    r"|(?<=、)(?=\d+[个项家座支只][^，。、；：]{0,12}(?:项目|企业|协议))"
    r"|(?<=[\u4e00-\u9fff][ \u3000])[ \u3000]*(?=[\u4e00-\u9fff\d]))"
)
# What every statistic without an amount holds: a measure word behind a number, or a rate.
_NUMBER = r"[\d两三四五六七八九十百千]"
_FIGURE = re.compile(
    rf"[个项家座支只宗户栋幢份所%倍](?:(?<={_NUMBER}.)|(?<=[%倍])|(?<={_NUMBER}[万余多几].)|(?<=\d万[余多几].))"
)
_NONE: tuple[list[int], list[int]] = ([], [])


class Clause(NamedTuple):
    """A stretch between two clause breaks of one sentence."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Scope:
    """An article's sentences and mentions, ready for look-up by place.

    ``taken`` holds the indices of mentions that a project owns: their figures are the project's, not a group's. ``figures`` are
    the places of the measure words and rates that stand behind a number.
    """

    article: Article
    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    taken: frozenset[int]
    figures: Sequence[int]
    _of: Mapping[str, tuple[list[int], list[int]]] = field(repr=False, default_factory=dict)

    def of_type(self, kind: str, start: int, end: int) -> list[tuple[int, Mention]]:
        """The mentions of one kind that begin in ``start..end``, with their indices."""
        starts, indices = self._of.get(kind, _NONE)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return [(index, self.mentions[index]) for index in indices[first : bisect_left(starts, end, first)]]

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Whether a mention of the kind begins in ``start..end``."""
        return _lies(self._of.get(kind, _NONE)[0], start, end)

    def counts(self, start: int, end: int) -> bool:
        """Whether ``start..end`` may hold a number of things or a rate."""
        return _lies(self.figures, start, end)

    def telling(self) -> list[int]:
        """The indices of the sentences that hold an amount or may hold another figure, in order."""
        begins = [sentence.start for sentence in self.sentences]
        places = [*self._of.get("MONEY", _NONE)[0], *self.figures]
        found = {bisect_right(begins, place) - 1 for place in places}
        return sorted(index for index in found if index >= 0)

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
        at = bisect_right(self.sentences, place, key=_start) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None


def _start(sentence: Sentence) -> int:
    return sentence.start


def _lies(places: Sequence[int], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def make_scope(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], taken: frozenset[int]
) -> Scope:
    """The scope of one article; ``mentions`` are in text order."""
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        kinds[mention.type].append(index)
    of = {kind: ([mentions[index].start for index in indices], indices) for kind, indices in kinds.items()}
    figures = [match.start() for match in _FIGURE.finditer(article.text)]
    return Scope(article, article.text, sentences, mentions, taken, figures, of)
