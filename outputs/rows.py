"""Records to columns: the only place that knows both the facts and the tables.

``Rows`` collects whole columns (never row dicts); exact decimals become float64 here and nowhere else. Every id is a
hash of what it stands for, so that the same input gives the same ids whatever the engine or the order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pyarrow as pa

from corpus.records import Reject, Source, content_id
from extract.records import Facts, Member, Mention, Project, Stage, Statistic
from normalize.records import Article, Normalized
from outputs.schema import SCHEMAS
from outputs.wording import wording

Columns = dict[str, list[Any]]


class Rows:
    """The rows of some sources, table by table, column by column, in the order in which they were added."""

    def __init__(self) -> None:
        self._tables: dict[str, Columns] = {
            table: {name: [] for name in schema.names} for table, schema in SCHEMAS.items()
        }

    def add_source(self, source: Source, input_id: str, normalized: Normalized, facts: Sequence[Facts]) -> None:
        """Adds everything that one source gave; ``facts`` are those of ``normalized.articles``, in order."""
        _extend(self._tables["sources"], _source(source, input_id, normalized))
        for article, found in zip(normalized.articles, facts, strict=True):
            for table, columns in _article_tables(article, found).items():
                _extend(self._tables[table], columns)

    def add_reject(self, reject: Reject, input_id: str) -> None:
        """Adds one refusal; characters that a path or a message can hold but no table can become U+FFFD or escapes."""
        cells = {
            "path": storable(reject.path),
            "record": None if reject.record is None else storable(reject.record),
            "stage": reject.stage,
            "reason": reject.reason,
            "detail": storable(reject.detail),
            "input_id": input_id,
        }
        _extend(self._tables["rejects"], {name: [cell] for name, cell in cells.items()})

    def add(self, other: Rows) -> None:
        """Adds the rows of ``other`` after these."""
        for table, columns in other._tables.items():
            _extend(self._tables[table], columns)

    def tables(self) -> dict[str, pa.Table]:
        """The rows as Arrow tables with the schemas of the design.

        Raises:
            ValueError, TypeError: (or pyarrow's subclasses) where a value does not fit its column.
        """
        return {
            name: pa.Table.from_arrays(
                [pa.array(columns[field.name], field.type) for field in SCHEMAS[name]], schema=SCHEMAS[name]
            )
            for name, columns in self._tables.items()
        }


def storable(text: str) -> str:
    r"""The text with characters that UTF-8 can't hold (parts of a file name in unknown bytes) written as escapes.

    >>> storable("新闻\udcff.txt")
    '新闻\\udcff.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _extend(columns: Columns, more: Columns) -> None:
    for name, cells in more.items():
        columns[name] += cells


def _same(value: object, count: int) -> list[Any]:
    return [value] * count


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _numbers(values: Iterable[Decimal | None]) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


def _source(source: Source, input_id: str, normalized: Normalized) -> Columns:
    repairs = [
        {
            "kind": repair.kind,
            "source_start": repair.source_start,
            "source_end": repair.source_end,
            "before": repair.before,
            "after": repair.after,
        }
        for repair in normalized.repairs
    ]
    return {
        "source_id": [source.source_id],
        "path": [storable(source.path)],
        "record": [None if source.record is None else storable(source.record)],
        "sha256": [source.sha256],
        "format": [source.format],
        "encoding": [source.encoding],
        "script": [normalized.script],
        "bytes": [source.size],
        "text": [source.text],
        "repairs": [repairs],
        "input_id": [input_id],
    }


def _article_tables(article: Article, facts: Facts) -> dict[str, Columns]:
    mention_ids = _mention_ids(facts)
    project_ids = [content_id(facts.doc_id, p.name, facts.mentions[p.mentions[0]].start) for p in facts.projects]
    statistic_ids = [
        content_id(article.doc_id, s.subject, s.measure, str(s.value), s.unit, str(s.yoy), s.start, s.end)
        for s in facts.statistics
    ]
    return {
        "documents": _document(article),
        "mentions": _mentions(article, facts, mention_ids, _owners(facts, project_ids)),
        "projects": _projects(article, facts, mention_ids, project_ids),
        "project_stages": _stages(article, facts, project_ids),
        "project_evidence": _evidence(article, facts, project_ids),
        "statistics": _statistics(article, facts.statistics, statistic_ids),
        "statistic_members": _members(article, facts.members, statistic_ids, project_ids),
    }


def _mention_ids(facts: Facts) -> list[str]:
    """``content_id(doc_id, type, start, end)`` of each mention; a third of what a row costs, so that it is put together here."""
    doc = f"{len(facts.doc_id)}:{facts.doc_id}"
    told = [(m.type, str(m.start), str(m.end)) for m in facts.mentions]
    parts = [f"{doc}{len(a)}:{a}{len(b)}:{b}{len(c)}:{c}".encode() for a, b, c in told]
    return [hashlib.sha256(part).hexdigest()[:16] for part in parts]


def _document(article: Article) -> Columns:
    return {
        "doc_id": [article.doc_id],
        "source_id": [article.source_id],
        "source_start": [article.source_start],
        "source_end": [article.source_end],
        "title": [article.title],
        "publisher": [article.publisher],
        "authors": [article.authors],
        "published_at": [article.published_at],
        "reference_date": [article.reference_date],
        "reference_year": [article.reference_year],
        "reference_confidence": [article.reference_confidence],
        "region": [article.region],
        "adcode": [article.adcode],
        "text": [article.text],
        "body_start": [article.body_start],
        "damaged": [[{"start": start, "end": end} for start, end in article.damaged]],
        "duplicate_of": [None],  # known when all documents are: at the commit
        "wording": [wording(article.text)],
    }


def _owners(facts: Facts, project_ids: Sequence[str]) -> list[str | None]:
    """The project of each mention: the first that names it, else the first that it was linked to."""
    owners: list[str | None] = [None] * len(facts.mentions)
    for indices in (lambda p: p.mentions, _linked):
        for project, project_id in zip(facts.projects, project_ids, strict=True):
            for index in indices(project):
                owners[index] = owners[index] or project_id
    return owners


def _linked(project: Project) -> tuple[int, ...]:
    return project.linked if project.investment is None else (project.investment.mention, *project.linked)


_Span = tuple[int, int]


def _spans(article: Article, items: Sequence[Mention] | Sequence[Stage] | Sequence[Statistic]) -> Columns:
    """The four offsets of items that carry a span of the article's text, and its words."""
    return _spanned(article, [(item.start, item.end) for item in items])


def _spanned(article: Article, spans: Sequence[_Span | None]) -> Columns:
    """The four offsets of spans of the article's text, and its words; nulls where there is none."""
    ordered = sorted({span for span in spans if span is not None})
    known = dict(zip(ordered, article.alignment.spans(ordered), strict=True))
    source = [None if span is None else known[span] for span in spans]
    return {
        "start": [None if span is None else span[0] for span in spans],
        "end": [None if span is None else span[1] for span in spans],
        "source_start": [None if span is None else span[0] for span in source],
        "source_end": [None if span is None else span[1] for span in source],
        "text": [None if span is None else article.text[slice(*span)] for span in spans],
    }


def _mentions(article: Article, facts: Facts, mention_ids: list[str], project_ids: list[str | None]) -> Columns:
    mentions = facts.mentions
    values = _columns(mentions, ("value_min", "value_max"))
    return {
        **_spans(article, mentions),
        **_columns(mentions, _AS_TOLD),
        "mention_id": mention_ids,
        "doc_id": _same(article.doc_id, len(mentions)),
        "source_id": _same(article.source_id, len(mentions)),
        "value_min": _numbers(values["value_min"]),
        "value_max": _numbers(values["value_max"]),
        "project_id": project_ids,
    }


# Columns of mentions that hold what the mention does.
_AS_TOLD = (
    *("type", "unit", "approx", "role", "per", "date_start", "date_end"),
    *("duration", "grain", "adcode", "rule", "confidence"),
)


def _columns(items: Sequence[object], names: tuple[str, ...]) -> Columns:
    """The attributes of all items as columns."""
    cells = list(zip(*map(attrgetter(*names), items), strict=True)) if items else [()] * len(names)
    return {name: list(column) for name, column in zip(names, cells, strict=True)}


def _projects(article: Article, facts: Facts, mention_ids: list[str], project_ids: list[str]) -> Columns:
    projects = facts.projects
    money = [p.investment for p in projects]
    named = [facts.mentions[p.mentions[0]] for p in projects]
    names = _spans(article, named)
    return {
        "project_id": project_ids,
        "doc_id": _same(article.doc_id, len(projects)),
        "source_id": _same(article.source_id, len(projects)),
        "name": [p.name for p in projects],
        "source_start": names["source_start"],
        "source_end": names["source_end"],
        "aliases": [p.aliases for p in projects],
        "total_investment_min": [None if m is None else _number(m.minimum) for m in money],
        "total_investment_max": [None if m is None else _number(m.maximum) for m in money],
        "currency": [None if m is None else m.currency for m in money],
        "investment_approx": [None if m is None else m.approx for m in money],
        "investment_mention_id": [None if m is None else mention_ids[m.mention] for m in money],
        "places": [[{"name": place.name, "adcode": place.adcode} for place in p.places] for p in projects],
        "parties": [p.parties for p in projects],
        "industry": [p.industry for p in projects],
        "land_area_m2": _numbers(p.land_area_m2 for p in projects),
        "floor_area_m2": _numbers(p.floor_area_m2 for p in projects),
        "capacity": [p.capacity for p in projects],
        "confidence": [p.confidence for p in projects],
    }


def _stages(article: Article, facts: Facts, project_ids: Sequence[str]) -> Columns:
    owned = [(i, s) for i, p in zip(project_ids, facts.projects, strict=True) for s in p.stages]
    stages = [stage for _, stage in owned]
    return _spans(article, stages) | {
        "stage_id": [
            content_id(owner, s.stage, s.start, s.end, str(s.date_start), str(s.date_end), s.expected)
            for owner, s in owned
        ],
        "project_id": [owner for owner, _ in owned],
        "doc_id": _same(article.doc_id, len(stages)),
        "source_id": _same(article.source_id, len(stages)),
        "stage": [s.stage for s in stages],
        "date_start": [s.date_start for s in stages],
        "date_end": [s.date_end for s in stages],
        "expected": [s.expected for s in stages],
        "rule": [s.rule for s in stages],
    }


def _evidence(article: Article, facts: Facts, project_ids: Sequence[str]) -> Columns:
    owned = [(i, e) for i, p in zip(project_ids, facts.projects, strict=True) for e in p.evidence]
    told = [evidence for _, evidence in owned]
    return _spanned(article, [e.span for e in told]) | {
        "evidence_id": [content_id(owner, e.field, e.value) for owner, e in owned],
        "project_id": [owner for owner, _ in owned],
        "doc_id": _same(article.doc_id, len(told)),
        "source_id": _same(article.source_id, len(told)),
        "field": [e.field for e in told],
        "value": [e.value for e in told],
        "rule": [e.rule for e in told],
    }


def _members(
    article: Article, members: Sequence[Member], statistic_ids: Sequence[str], project_ids: Sequence[str]
) -> Columns:
    totals = [statistic_ids[m.total] for m in members]
    parts = [None if m.statistic is None else statistic_ids[m.statistic] for m in members]
    projects = [None if m.project is None else project_ids[m.project] for m in members]
    return {
        "member_id": [content_id(*cells) for cells in zip(totals, map(str, parts), map(str, projects), strict=True)],
        "doc_id": _same(article.doc_id, len(members)),
        "source_id": _same(article.source_id, len(members)),
        "statistic_id": totals,
        "member_statistic_id": parts,
        "project_id": projects,
    }


def _statistics(article: Article, statistics: Sequence[Statistic], statistic_ids: list[str]) -> Columns:
    return _spans(article, statistics) | {
        "statistic_id": statistic_ids,
        "doc_id": _same(article.doc_id, len(statistics)),
        "source_id": _same(article.source_id, len(statistics)),
        "subject": [s.subject for s in statistics],
        "measure": [s.measure for s in statistics],
        "value": _numbers(s.value for s in statistics),
        "unit": [s.unit for s in statistics],
        "bound": [s.bound for s in statistics],
        "yoy": _numbers(s.yoy for s in statistics),
        "region": [s.region for s in statistics],
        "adcode": [s.adcode for s in statistics],
        "period_start": [s.period_start for s in statistics],
        "period_end": [s.period_end for s in statistics],
    }
