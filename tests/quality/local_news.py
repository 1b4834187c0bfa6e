"""Scores what is told of projects, and statistics, on news in the style of local papers, which lies in this project itself.

    python -m tests.quality.local_news [--half read|other] [--update]

``local/facts.jsonl`` and ``local/statistics.jsonl`` hold what quick readers, who had seen no output, found in articles of
``extract/model/written/``: perhaps one answer in ten is doubtful, and their days are drawn at random. The model of names learned from the
names in these articles, so links are scored with the marked names given. Rules may be written on the *read* half alone.

Prints the table of figures; exit 1 where one is under its floor in ``local/floors.json``. ``--update`` raises the floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.read import decode
from corpus.records import Declared, RawSource
from extract.find import find
from extract.link.projects import link, read
from extract.model.combine import listed
from extract.model.written import articles
from extract.names import find_names
from extract.organisation_mentions import find_organisations
from extract.records import Mention, MentionType, Project, Statistic
from extract.segment import sentences
from extract.values import find_values
from normalize.normalize import normalize
from normalize.places import resolve
from normalize.records import Article
from tests.quality.eval import Figure, raised, regressions, table

ROOT = Path(__file__).resolve().parents[2]
LABELS = Path(__file__).with_name("local")
FLOORS = LABELS / "floors.json"
LINKED = ("investment", "stage", "stage date", "place", "area")
HALVES = ("read", "other")
DRAWN = {"facts": "half", "statistics": "stat"}

Json = dict[str, Any]


@dataclass
class Tally:
    """Right, given and wanted items of one figure."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: Collection[object], gold: Collection[object]) -> None:
        """Counts what two collections without repeats share."""
        self.count(len(set(predicted) & set(gold)), len(predicted), len(gold))

    def count(self, hit: int, predicted: int, gold: int) -> None:
        """Adds to the counts."""
        self.hit, self.predicted, self.gold = self.hit + hit, self.predicted + predicted, self.gold + gold

    def figure(self) -> Figure:
        """The figure as the other measurements print it."""
        precision, recall = self.hit / max(1, self.predicted), self.hit / max(1, self.gold)
        f1 = 2 * self.hit / max(1, self.predicted + self.gold)
        return Figure(precision, recall, f1, self.hit, self.predicted, self.gold)


def half_of(name: str, one: Json) -> str:
    """The half of ``facts`` or ``statistics`` that an article belongs to, drawn from its place alone."""
    digest = hashlib.sha256(f"{DRAWN[name]} {one['file']}-{one['article']}".encode()).digest()
    return HALVES[digest[-1] % 2]


def labels(name: str, half: str | None) -> list[Json]:
    """The annotated articles of ``facts`` or ``statistics``, of one half or of both."""
    lines = (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if half in (None, half_of(name, one))]


@cache
def _file(name: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    text = (ROOT / "extract" / "model" / "written" / f"{name}.txt").read_text(encoding="utf-8")
    return [(article.text, told.names) for article, told in articles(text)]


def told(one: Json) -> tuple[Article, list[tuple[int, int, int]]]:
    """The article as a run gives it, published on its day, and its marked names with the number of each wording."""
    text, spans = _file(one["file"])[one["article"]]
    declared = Declared(text.partition("\n")[0], published_at=one["day"])
    raw = RawSource("written", f"{one['file']} {one['article']}", "jsonl", text.encode(), declared, "utf-8")
    [article] = normalize(decode(raw)).articles
    numbers: dict[str, int] = {}
    names, at = [], 0
    for start, end in spans:
        name = text[start:end]
        at = article.text.index(name, at)
        names.append((at, at + len(name), numbers.setdefault(name, len(numbers) + 1)))
        at += len(name)
    return article, names


def linked(article: Article, names: Sequence[tuple[int, int, int]]) -> tuple[Sequence[Mention], Sequence[Project]]:
    """The mentions and projects of an article whose project names are given."""
    cut = sentences(article.text)
    values = find_values(article, cut)
    given = [Mention("PROJECT", start, end, article.text[start:end], "given", 0.95) for start, end, _ in names]
    found = [*values, *given, *find_organisations(article.text, cut, given)]
    mentions = tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.type)))
    listings = tuple(listed(find_names(article, cut, values, ()).listings, given))
    return mentions, link(read(article, cut, mentions, listings))


def named(mentions: Sequence[Mention], words: str | None, kind: MentionType) -> Mention | None:
    """The mention of a kind that stands for these words."""
    if words is None:
        return None
    return next((m for m in mentions if m.type == kind and (words in m.text or m.text in words)), None)


def wanted(project: Json, mentions: Sequence[Mention]) -> dict[str, set[object]]:
    """What the label of a project says, by figure."""
    amount = named(mentions, project.get("investment"), "MONEY")
    days = [named(mentions, stage.get("date"), "DATE") for stage in project.get("stages", [])]
    areas = {kind: named(mentions, project.get(kind), "AREA") for kind in ("land", "floor")}
    places = [resolve(name) for name in project.get("places", [])]
    return told_of(project, amount, days, areas) | {"place": {place.adcode for place in places if place}}


def told_of(
    project: Json, amount: Mention | None, days: Sequence[Mention | None], areas: Mapping[str, Mention | None]
) -> dict[str, set[object]]:
    """What a label says but places: its amount, the day of each of its stages and its areas are mentions, None where it tells none."""
    stages = project.get("stages", [])
    dated = [(stage["stage"], day) for stage, day in zip(stages, days, strict=True) if day and day.date_start]
    return {
        "investment": {(amount.value_min, amount.value_max, amount.unit)} if amount else set(),
        "stage": {(stage["stage"], stage.get("expected", False)) for stage in stages},
        "stage date": {(stage, day.date_start, day.date_end) for stage, day in dated},
        "area": {(kind, area.value_min) for kind, area in areas.items() if area},
    }


def given(projects: Sequence[Project]) -> dict[str, set[object]]:
    """What the program says of some projects, by figure."""
    amounts = [project.investment for project in projects if project.investment]
    stages = [stage for project in projects for stage in project.stages]
    areas = [pair for p in projects for pair in (("land", p.land_area_m2), ("floor", p.floor_area_m2))]
    return {
        "investment": {(amount.minimum, amount.maximum, amount.currency) for amount in amounts},
        "stage": {(stage.stage, stage.expected) for stage in stages},
        "stage date": {(stage.stage, stage.date_start, stage.date_end) for stage in stages if stage.date_start},
        "place": {place.adcode for project in projects for place in project.places if place.adcode},
        "area": {(kind, area) for kind, area in areas if area},
    }


def score_links(one: Json, tallies: dict[str, Tally]) -> None:
    """Counts one article's projects. Names that no label joins are projects of their own, of which nothing is told."""
    article, names = told(one)
    mentions, projects = linked(article, names)
    number = {(start, end): wording for start, end, wording in names}
    ours = [({number[mentions[i].start, mentions[i].end] for i in p.mentions}, p) for p in projects]
    labelled = [(set(project["names"]), project) for project in one["projects"]]
    free = {wording for _, _, wording in names} - set().union(*(group for group, _ in labelled))
    for group, project in [*labelled, *(({wording}, {}) for wording in sorted(free))]:
        gold, got = wanted(project, mentions), given([p for theirs, p in ours if theirs & group])
        for figure in LINKED:
            tallies[figure].add(got[figure], gold[figure])


def score_statistics(one: Json, tallies: dict[str, Tally]) -> None:
    """Counts one article's statistics, and the roles of its amounts."""
    article, _ = told(one)
    facts = find(article)
    amounts = {(m.start, m.end): m for m in facts.mentions if m.type == "MONEY"}
    roles = [(start, end, role) for start, end, role in one["roles"]]
    hit = sum(role == amounts[start, end].role for start, end, role in roles if (start, end) in amounts)
    tallies["role"].count(hit, len(roles), len(roles))
    gold = [row for row in (figure_of(row, amounts) for row in one["statistics"]) if fact(row) is not None]
    got = [row_of(statistic) for statistic in facts.statistics]
    pairs = list(paired(gold, got))
    tallies["statistic"].count(len(pairs), len(got), len(gold))
    full = sum(agree(want, have) for want, have in pairs)
    tallies["statistic with period, growth, subject"].count(full, len(got), len(gold))


def figure_of(label: Json, amounts: dict[tuple[int, int], Mention]) -> Json:
    """A label with its amount looked up."""
    money = amounts.get(tuple(label["amount"])) if "amount" in label else None
    if money is None:
        return label
    value = money.value_max if money.value_min is None else money.value_min
    return label | {"value": None if value is None else float(value), "unit": money.unit}


def row_of(statistic: Statistic) -> Json:
    """A statistic in the form of a label."""
    start, end = statistic.period_start, statistic.period_end
    return {
        "measure": statistic.measure,
        "subject": statistic.subject or "",
        "value": None if statistic.value is None else float(statistic.value),
        "unit": statistic.unit,
        "growth": None if statistic.yoy is None else float(statistic.yoy),
        "period": [str(start) if start else None, str(end) if end else None],
    }


def fact(row: Json) -> tuple[object, ...] | None:
    """What makes two figures the same: measure, unit and value, or the growth where there is no value."""
    if row.get("value") is not None:
        return row["measure"], row["unit"], f"{row['value']:.6g}"
    return None if row.get("growth") is None else (row["measure"], f"{row['growth']:.6g}")


def paired(gold: Sequence[Json], got: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Equal figures, each once, those with the likest subjects first."""
    ranked = sorted(
        ((similarity(a["subject"], b["subject"]), i, j) for i, a in enumerate(gold) for j, b in enumerate(got)
         if fact(a) == fact(b)),
        key=lambda found: (-found[0], *found[1:]),
    )  # fmt: skip
    seen: set[tuple[str, int]] = set()
    for _, i, j in ranked:
        if ("gold", i) not in seen and ("got", j) not in seen:
            seen |= {("gold", i), ("got", j)}
            yield gold[i], got[j]


def agree(want: Json, have: Json) -> bool:
    """Whether period, growth and subject agree too; where the label leaves the first day open, we must as well."""
    start, end = want.get("period", (None, None))
    known = start is not None and "X" not in start
    period = have["period"] == [start, end] if known else have["period"][0] is None
    growth = have["growth"] == want.get("growth")
    return period and growth and similarity(want["subject"], have["subject"]) >= 0.5


def similarity(one: str, other: str) -> float:
    """The share of common pairs of characters."""
    ours, theirs = ({text[at : at + 2] for at in range(max(1, len(text) - 1))} for text in (one, other))
    return len(ours & theirs) / len(ours | theirs)


def figures(half: str | None = None) -> dict[str, Figure]:
    """All figures of one half, or of both."""
    tallies = {figure: Tally() for figure in LINKED}
    for one in labels("facts", half):
        score_links(one, tallies)
    more = {name: Tally() for name in ("role", "statistic", "statistic with period, growth, subject")}
    for one in labels("statistics", half):
        score_statistics(one, more)
    return {name: tally.figure() for name, tally in (tallies | more).items()}


def command(description: str | None, measured: Callable[[str | None], dict[str, Figure]], floors_file: Path) -> int:
    """What a measurement over two halves does on the command line: prints its table, holds or raises its floors."""
    cli = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--half", choices=HALVES)
    cli.add_argument("--update", action="store_true")
    options = cli.parse_args()
    floors: dict[str, float] = {}
    if options.half is None and floors_file.exists():
        floors = json.loads(floors_file.read_text(encoding="utf-8"))
    found = measured(options.half)
    print(table(found, floors))
    if options.update and options.half is None:
        new = raised(found, floors, allow_regression=False)
        floors_file.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    worse = regressions(found, floors)
    print("\n".join(worse), file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(command(__doc__, figures, FLOORS))
