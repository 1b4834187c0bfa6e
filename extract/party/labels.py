"""News in which readers marked who does each project, as readings for the training of the linker.

``labels/written.tsv`` tells it of the written news in ``extract/model/written``: file, number of the article, party, and which of the
article's marked names (numbered from 1 as they first occur) it is a party to; articles without a row have none. ``labels/news.tsv``
tells it of a corpus that is not part of the program, by offsets in the sources' own text: a mention of a project and one of a party to
it, or 0 and 0 where the article tells none; records without a row were not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from corpus.read import decode, raw_sources
from corpus.records import RawSource
from extract.link.projects import read
from extract.link.records import Reading
from extract.model.combine import listed
from extract.model.data import here, inside, key_of, prepare, starts_of
from extract.model.tagger import Span
from extract.model.written import articles
from extract.records import Mention
from normalize.normalize import normalize
from normalize.records import Article

Marks = Mapping[Span, Iterable[str]]
"""The spans of the projects' names in an article, each with the names of the project's parties."""


class Labelled(NamedTuple):
    """An article read with the names that are marked in it, the parties of each cluster, and what stays together in folds."""

    reading: Reading
    parties: Mapping[int, frozenset[str]]
    group: str


def labelled(article: Article, marks: Marks, group: str) -> Labelled:
    """The reading of an article in which the marked names are the projects'; of names that overlap the first counts."""
    one = prepare(article)
    text = one.view.text
    found: list[Mention] = []
    for start, end in sorted(marks):
        if not found or start >= found[-1].end:
            found.append(Mention("PROJECT", start, end, text[start:end], "label"))
    mentions = tuple(sorted([*one.values, *found], key=lambda m: (m.start, m.end, m.type)))
    reading = read(one.view, one.sentences, mentions, tuple(listed(one.names.listings, found)))
    parties = {
        number: frozenset(name for i in cluster.mentions for name in marks[mentions[i].start, mentions[i].end])
        for number, cluster in enumerate(reading.clusters)
    }
    return Labelled(reading, parties, group)


def written() -> Iterator[Labelled]:
    """The written news, each article a group of its own."""
    told: defaultdict[tuple[str, int], list[tuple[str, list[int]]]] = defaultdict(list)
    for file, article_number, party, names in _rows("written.tsv"):
        told[file, int(article_number)].append((party, [int(name) for name in names.split(",")]))
    folder = files("extract").joinpath("model", "written")
    for path in sorted((one for one in folder.iterdir() if one.name.endswith(".txt")), key=lambda one: one.name):
        name = path.name.removesuffix(".txt")
        for number, (article, labels) in enumerate(articles(path.read_text(encoding="utf-8"))):
            if labels.names:
                yield labelled(article, marks_of(article.text, labels.names, told[name, number]), f"{name} {number}")


def marks_of(text: str, names: Iterable[Span], told: Iterable[tuple[str, Iterable[int]]]) -> Marks:
    """The marked names with their parties, which are told by the numbers of the names.

    >>> marks_of("甲厂开工，甲厂由云柏投资", [(0, 2), (5, 7)], [("云柏", [1])])
    {(0, 2): ['云柏'], (5, 7): ['云柏']}
    """
    numbers: dict[str, int] = {}
    parties: defaultdict[int, list[str]] = defaultdict(list)
    for party, theirs in told:
        for number in theirs:
            parties[number].append(party)
    return {span: parties[numbers.setdefault(text[slice(*span)], len(numbers) + 1)] for span in sorted(names)}


def news(sources: Sequence[str]) -> Iterator[Labelled]:
    """The labelled records among ``sources``, each record a group of its own."""
    told: defaultdict[str, defaultdict[Span, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for record, *offsets in _rows("news.tsv"):
        start, end, first, last = map(int, offsets)
        told[record][start, end] += [(first, last)] if last else []
    for raw in raw_sources(sources):
        if isinstance(raw, RawSource) and (marks := told.get(key_of(raw))):
            for article in normalize(decode(raw)).articles:
                if mine := _marks_in(article, marks):
                    yield labelled(article, mine, key_of(raw))


def _marks_in(article: Article, marks: Mapping[Span, Iterable[Span]]) -> dict[Span, list[str]]:
    """The marks that lie in an article, by offsets in its text."""
    starts = starts_of(article)
    return {
        here(starts, name): [article.text[slice(*here(starts, party))] for party in parties]
        for name, parties in marks.items()
        if inside(name, article)
    }


def _rows(name: str) -> list[list[str]]:
    text = files("extract").joinpath("party", "labels", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
