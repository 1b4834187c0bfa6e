"""What passes between the steps of linking."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.names_lists import Listing
from extract.records import Mention, Sentence
from normalize.records import Article

ByStart = tuple[Sequence[int], Sequence[int]]
"""The starts and the indices of mentions, in text order."""

_NONE: ByStart = ((), ())

Where = Literal["front", "after", "note", "later", "group"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one project, as indices into the article's mentions, in text order; ``name`` is the fullest of them."""

    name: str
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One mention, or the mentions of one enumeration that the text speaks of together.

    ``clusters`` are the projects, ``start``/``end`` run from the first name to the end of the last, or of the words that close
    the enumeration. ``joint`` says that more than these may be meant (等四个项目), so that an amount after it is not a member's.
    """

    clusters: tuple[int, ...]
    mentions: tuple[int, ...]
    start: int
    end: int
    joint: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of text that speaks of the projects of ``unit``.

    ``where`` tells how: in front of the name in its clause, after it, in a bracket right behind it, or in a later sentence that
    speaks of it by 该项目 or leaves it out.
    """

    unit: Unit
    start: int
    end: int
    where: Where
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that linking looks at: the article, its sentences and mentions, the clusters, and the scopes in text order."""

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    listings: Sequence[Listing]
    clusters: Sequence[Cluster]
    scopes: Sequence[Scope]
    units: Sequence[Unit]
    starts: Sequence[int] = ()
    kinds: Mapping[str, ByStart] = field(repr=False, default_factory=dict)
    begins: Sequence[int] = ()

    def inside(self, start: int, end: int) -> Iterator[tuple[int, Mention]]:
        """The mentions that lie in ``start`` to ``end``, with their indices (``starts`` are the starts of all, in order)."""
        for index in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            if self.mentions[index].end <= end:
                yield index, self.mentions[index]

    def within(self, kind: str, start: int, end: int) -> Iterator[tuple[int, Mention]]:
        """The mentions of one kind that lie in ``start`` to ``end``, with their indices."""
        starts, indices = self.kinds.get(kind, _NONE)
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            mention = self.mentions[indices[at]]
            if mention.end <= end:
                yield indices[at], mention

    def units_of(self, sentence: Sentence) -> Sequence[Unit]:
        """The units that begin in ``sentence`` (``begins`` are the starts of all, in order)."""
        low = bisect_left(self.begins, sentence.start)
        if low == len(self.begins) or self.begins[low] >= sentence.end:
            return ()
        return self.units[low : bisect_left(self.begins, sentence.end, low)]


def by_kind(mentions: Sequence[Mention]) -> dict[str, ByStart]:
    """The mentions of each kind, for :attr:`Reading.kinds`; ``mentions`` are in text order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        found[mention.type].append(index)
    return {kind: ([mentions[index].start for index in indices], indices) for kind, indices in found.items()}
