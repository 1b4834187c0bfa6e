"""Labelled sentences from a user's files: sources, and the names that annotators marked in them.

Two forms of labels are read. A folder of gold files, ``<record>.json``: a list of articles whose ``mentions`` have ``type`` and
``span``; every sentence of the source counts as read. And tables of ``record``, ``start``, ``end``, ``label``: a row with label
SENTENCE says that this stretch was read, a row with PROJECT marks a name in it. All offsets count in the source's own text.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.read import decode, raw_sources
from corpus.records import RawSource
from extract.model.candidates import Context, context_of, proposed
from extract.model.fit import Example
from extract.names import CANDIDATE, Names, find_names
from extract.names_headed import CONTEXT
from extract.punctuation import wide
from extract.records import Mention, Sentence
from extract.segment import sentences
from extract.values import find_values
from normalize.normalize import normalize
from normalize.records import Article

Span = tuple[int, int]
GOLD, TABLE, WRITTEN = "gold", "table", "written"


@dataclass(frozen=True, slots=True)
class Labels:
    """What was marked in one source: the names, and the stretches that were read (None: all of it)."""

    names: tuple[Span, ...]
    read: tuple[Span, ...] | None
    kind: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled sentence with its article's context, as the judge sees it; ``record`` is the source's name."""

    record: str
    sentence: Sentence
    context: Context
    example: Example


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as the search for names gets it: its view with Chinese punctuation, sentences, values and the rules' names."""

    article: Article
    view: Article
    sentences: tuple[Sentence, ...]
    values: tuple[Mention, ...]
    names: Names


def gold_labels(folder: Path) -> dict[str, Labels]:
    """The labels of a folder of gold files, by record."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        marks = [m for article in json.loads(path.read_text(encoding="utf-8")) for m in article["mentions"]]
        names = sorted((m["span"][0], m["span"][1]) for m in marks if m["type"] == "PROJECT")
        found[path.stem] = Labels(tuple(names), None, GOLD)
    return found


def table_labels(path: Path) -> dict[str, Labels]:
    """The labels of a table (tab-separated, with a header), by record."""
    marks: dict[str, dict[str, list[Span]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        record, start, end, label = line.split("\t")
        marks.setdefault(record, {"SENTENCE": [], "PROJECT": []})[label].append((int(start), int(end)))
    return {
        record: Labels(tuple(sorted(one["PROJECT"])), tuple(sorted(one["SENTENCE"])), TABLE)
        for record, one in marks.items()
    }


def merged(tables: Iterable[Mapping[str, Labels]]) -> dict[str, Labels]:
    """The labels of several tables in one; a record that stands in two of them has the names and stretches of both."""
    found: dict[str, Labels] = {}
    for table in tables:
        for record, told in table.items():
            other = found.get(record, Labels((), (), TABLE))
            read = {*(other.read or ()), *(told.read or ())}
            found[record] = Labels(tuple(sorted({*other.names, *told.names})), tuple(sorted(read)), TABLE)
    return found


def key_of(raw: RawSource) -> str:
    """How labels name a source: its record in a container file, or the file's name up to the first dot or underscore."""
    return raw.record or raw.path.replace("\\", "/").rsplit("/", 1)[-1].split(".")[0].split("_")[0]


def samples(paths: Sequence[str], labels: Mapping[str, Labels]) -> Iterator[Sample]:
    """The labelled sentences of the sources under ``paths``, in order; sources without labels are passed over unread."""
    for raw in raw_sources(paths):
        if isinstance(raw, RawSource) and (told := labels.get(key_of(raw))):
            articles = normalize(decode(raw)).articles
            group = next((one.publisher for one in articles if one.publisher), key_of(raw))
            for article in articles:
                yield from of_article(key_of(raw), group, prepare(article), told)


def prepare(article: Article) -> Prepared:
    """The article with what the rules find in it."""
    cut = sentences(article.text)
    values = tuple(find_values(article, cut))
    view = replace(article, text=wide(article.text))
    return Prepared(article, view, cut, values, find_names(view, cut, values))


def of_article(record: str, group: str, one: Prepared, labels: Labels) -> Iterator[Sample]:
    """The labelled sentences of one article, in order: those that were read; of written news those that name a project or might."""
    starts = starts_of(one.article)
    names = [here(starts, span) for span in labels.names if inside(span, one.article)]
    context = context_of(one.view, one.sentences, one.values, one.names)
    for sentence in one.sentences:
        marked = [(a, b) for a, b in names if sentence.start <= a < b <= sentence.end]
        told = proposed(context, sentence.start, sentence.end)
        might = labels.kind != WRITTEN or marked or told or _speaks(one.view.text, sentence)
        if not (might and _was_read(labels, starts, sentence)):
            continue
        text = one.view.text[sentence.start : sentence.end]
        local = tuple((a - sentence.start, b - sentence.start) for a, b in marked)
        yield Sample(record, sentence, context, Example(text, local, tuple(told), group, 1.0, labels.kind))


def starts_of(article: Article) -> list[int]:
    """Where each character of an article begins in its source's text."""
    return [article.alignment.source_of(i)[0] for i in range(len(article.text))]


def here(starts: Sequence[int], span: Span) -> Span:
    """A span of the source's text as one of the article whose :func:`starts_of` are given."""
    return bisect_left(starts, span[0]), bisect_left(starts, span[1])


def inside(span: Span, article: Article) -> bool:
    """Whether a span of the source's text begins in an article."""
    return article.source_start <= span[0] < article.source_end


def _speaks(text: str, sentence: Sentence) -> bool:
    return bool(CONTEXT.search(text) and CANDIDATE.search(text, sentence.start, sentence.end))


def _was_read(labels: Labels, starts: Sequence[int], sentence: Sentence) -> bool:
    """Whether a sentence lies in what was read; cleaning may have moved its borders by a space or a mark."""
    if labels.read is None:
        return True
    first, last = starts[sentence.start], starts[sentence.end - 1]
    return any(start - 2 <= first and last <= end + 2 for start, end in labels.read)
