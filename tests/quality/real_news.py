"""Scores what is told of projects in real news whose names are given.

    python -m tests.quality.real_news [--half read|other] [--update]

``news/facts.jsonl`` holds what readers, who had seen no output, found in articles of ../shared/corpus/unlabelled.jsonl.gz: places in
their texts and values, no text. Each article was read once, so perhaps one answer in ten is doubtful. The model of names learned
from these articles too, so links are scored with the marked names given. Rules may be written on the *read* half alone.

Prints the table of figures; exit 1 where one is under its floor in ``news/floors.json``. ``--update`` raises the floors.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.read import decode
from corpus.records import Declared, RawSource
from extract.model.data import here, inside, starts_of
from extract.records import Mention, MentionType
from normalize.normalize import normalize
from normalize.records import Article
from tests.quality.eval import Figure
from tests.quality.local_news import HALVES, LINKED, ROOT, Tally, command, given, linked, told_of

FACTS = Path(__file__).with_name("news") / "facts.jsonl"
FLOORS = FACTS.with_name("floors.json")
CORPUS = ROOT.parent / "shared" / "corpus" / "unlabelled.jsonl.gz"

Json = dict[str, Any]
Span = tuple[int, int]


def half_of(record: str) -> str:
    """The half that a record belongs to, drawn from its name alone."""
    return HALVES[hashlib.sha256(f"real {record}".encode()).digest()[-1] % 2]


def labels(half: str | None = None) -> list[Json]:
    """The annotated records, of one half or of both."""
    rows = map(json.loads, FACTS.read_text(encoding="utf-8").splitlines())
    return [one for one in rows if half in (None, half_of(one["record"]))]


def records(wanted: Collection[str]) -> dict[str, Json]:
    """The corpus's records of these names."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return {one["id"]: one for one in map(json.loads, lines) if one["id"] in wanted}


def articles(record: Json) -> Sequence[Article]:
    """The articles of a record, as a run reads them."""
    said = {key: record[key] or None for key in ("title", "published_at", "publisher")}
    raw = RawSource("news", record["id"], "jsonl", record["text"].encode(), Declared(**said), "utf-8")
    return normalize(decode(raw)).articles


def names_of(article: Article, starts: Sequence[int], projects: Sequence[Json]) -> Iterator[tuple[int, int, int]]:
    """The marked names of one article, as its own offsets, with the number of the project that each names."""
    for number, project in enumerate(projects):
        for start, end in project["mentions"]:
            span = here(starts, (start, end))
            if inside((start, end), article) and span[0] < span[1]:
                yield *span, number


def mention_at(
    mentions: Sequence[Mention], starts: Sequence[int], span: Span | None, kind: MentionType
) -> Mention | None:
    """The mention of a kind that stands at a place of the source."""
    if span is None:
        return None
    first, last = here(starts, span)
    return next((m for m in mentions if m.type == kind and m.start < last and first < m.end), None)


def wanted(project: Json, mentions: Sequence[Mention], starts: Sequence[int]) -> dict[str, set[object]]:
    """What the label of a project says, by figure."""
    amount = mention_at(mentions, starts, project.get("investment"), "MONEY")
    days = [mention_at(mentions, starts, stage.get("date"), "DATE") for stage in project.get("stages", [])]
    areas = {kind: mention_at(mentions, starts, project.get(kind), "AREA") for kind in ("land", "floor")}
    return told_of(project, amount, days, areas) | {"place": set(project.get("places", []))}


def score(article: Article, projects: Sequence[Json], tallies: dict[str, Tally]) -> None:
    """Counts one article's projects."""
    starts = starts_of(article)
    names = sorted(names_of(article, starts, projects))
    if not names:
        return
    mentions, found = linked(article, names)
    number = {(start, end): which for start, end, which in names}
    ours = [({number[mentions[i].start, mentions[i].end] for i in p.mentions}, p) for p in found]
    for which in sorted(set(number.values())):
        gold, got = wanted(projects[which], mentions, starts), given([p for theirs, p in ours if which in theirs])
        for figure in LINKED:
            tallies[figure].add(got[figure], gold[figure])


def figures(half: str | None = None) -> dict[str, Figure]:
    """All figures of one half, or of both."""
    tallies = {figure: Tally() for figure in LINKED}
    read = labels(half)
    found = records({one["record"] for one in read})
    for one in read:
        for article in articles(found[one["record"]]):
            score(article, one["projects"], tallies)
    return {name: tally.figure() for name, tally in tallies.items()}


def main() -> int:
    """The command."""
    if CORPUS.is_file():
        return command(__doc__, figures, FLOORS)
    print(f"There is no {CORPUS}: the articles' texts are not part of this project.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
