"""Records to columns: the only place that knows both the facts and the tables.

``Rows`` collects whole columns (never row dicts); exact decimals become float64 here and nowhere else. Every id is a
hash of what it stands for, so that the same input gives the same ids whatever the engine or the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from corpus.records import Reject, Source, content_id
from extract.records import Facts, Mention, Project, Stage, Statistic
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
    mention_ids = [content_id(facts.doc_id, m.type, m.start, m.end) for m in facts.mentions]
    project_ids = [content_id(facts.doc_id, p.name, facts.mentions[p.mentions[0]].start) for p in facts.projects]
    return {
        "documents": _document(article),
        "mentions": _mentions(article, facts, mention_ids, _owners(facts, project_ids)),
        "projects": _projects(article, facts, mention_ids, project_ids),
        "project_stages": _stages(article, facts, project_ids),
        "statistics": _statistics(article, facts.statistics),
    }


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


def _spans(article: Article, items: Sequence[Mention] | Sequence[Stage] | Sequence[Statistic]) -> Columns:
    """The four offsets of items that carry a span of the article's text."""
    sources = [article.alignment.span(item.start, item.end) for item in items]
    return {
        "start": [item.start for item in items],
        "end": [item.end for item in items],
        "source_start": [start for start, _ in sources],
        "source_end": [end for _, end in sources],
        "text": [article.text[item.start : item.end] for item in items],
    }


def _mentions(article: Article, facts: Facts, mention_ids: list[str], project_ids: list[str | None]) -> Columns:
    mentions = facts.mentions
    return _spans(article, mentions) | {
        "mention_id": mention_ids,
        "doc_id": _same(article.doc_id, len(mentions)),
        "source_id": _same(article.source_id, len(mentions)),
        "type": [m.type for m in mentions],
        "value_min": _numbers(m.value_min for m in mentions),
        "value_max": _numbers(m.value_max for m in mentions),
        "unit": [m.unit for m in mentions],
        "approx": [m.approx for m in mentions],
        "role": [m.role for m in mentions],
        "per": [m.per for m in mentions],
        "date_start": [m.date_start for m in mentions],
        "date_end": [m.date_end for m in mentions],
        "duration": [m.duration for m in mentions],
        "grain": [m.grain for m in mentions],
        "adcode": [m.adcode for m in mentions],
        "project_id": project_ids,
        "rule": [m.rule for m in mentions],
        "confidence": [m.confidence for m in mentions],
    }


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
    }


def _statistics(article: Article, statistics: Sequence[Statistic]) -> Columns:
    return _spans(article, statistics) | {
        "statistic_id": [
            content_id(article.doc_id, s.subject, s.measure, str(s.value), s.unit, str(s.yoy), s.start, s.end)
            for s in statistics
        ],
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
