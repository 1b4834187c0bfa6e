"""A source comes in, its articles go out: characters repaired, lines joined, pages split, metadata read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.records import Declared, Source, content_id
from normalize.assemble import assemble
from normalize.clean import Cleaned, clean
from normalize.lines import split_lines, wrap_width
from normalize.metadata import (
    PageFacts,
    authors_of,
    page_facts,
    published_on,
    publisher_of,
    title_of,
)
from normalize.pages import Item, items, whole
from normalize.records import Article, Normalized, Repair
from normalize.reference import UNKNOWN, Reference, reference_day, stated_year
from normalize.roles import mark


def normalize(source: Source) -> Normalized:
    """The articles of one source in order, each aligned to ``source.text``, and every repair made on the way.

    A record that declares a title is one article. Text that holds none gives no articles. Never raises on any text.
    """
    cleaned = clean(source.text)
    declared = _cleaned_declaration(source.declared)
    lines = split_lines(cleaned.text)
    marked = mark(lines)
    one = whole(marked) if declared.title else None
    found = (one,) if one else () if declared.title else items(marked)
    width = wrap_width(lines)
    facts = page_facts(marked)
    articles: list[Article] = []
    repairs = list(cleaned.repairs)
    for index, item in enumerate(found):
        built = assemble(source.text, cleaned, item, width)
        span = _span(cleaned, item, lines[0].start, lines[-1].end) if declared.title else _span(cleaned, item)
        repairs += built.repairs
        articles.append(
            Article(
                doc_id=content_id(source.source_id, index),
                source_id=source.source_id,
                source_start=span[0],
                source_end=span[1],
                text=built.text,
                alignment=built.alignment,
                body_start=built.body_start,
                title=title_of(item, declared),
                publisher=publisher_of(item, declared, facts),
                authors=authors_of(item, declared),
                published_at=published_on(item, declared, facts, source.path),
                damaged=built.damaged,
            )
        )
    dated = _with_references(articles, found, facts)
    return Normalized(cleaned.script, _in_order(repairs), tuple(dated))


def _cleaned_declaration(declared: Declared) -> Declared:
    """The declaration with title and publisher in simplified script, as articles have them."""
    title, publisher = (clean(text).text if text else None for text in (declared.title, declared.publisher))
    return replace(declared, title=title, publisher=publisher)


def _span(cleaned: Cleaned, item: Item, start: int | None = None, end: int | None = None) -> tuple[int, int]:
    first = item.lines[0].line.start if start is None else start
    last = item.lines[-1].line.end if end is None else end
    return cleaned.alignment.span(first, last)


def _in_order(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    return tuple(sorted(repairs, key=lambda one: (one.source_start, one.source_end, one.kind)))


def _with_references(articles: Sequence[Article], found: Sequence[Item], facts: PageFacts) -> list[Article]:
    """The articles with their reference days; one that a page's article fixes counts for all of its articles."""
    year = stated_year("\n".join(article.text for article in articles), facts.years)
    own = [_reference(article, item, year) for article, item in zip(articles, found, strict=True)]
    best = max(own, key=lambda one: (one.confidence, one.day or date.min), default=UNKNOWN)
    return [_dated(article, best if article.published_at is None else None) for article in articles]


def _reference(article: Article, item: Item, year: int | None) -> Reference:
    headline = "\n".join(line.text for line in item.heads)
    return reference_day(article.text, headline, year)


def _dated(article: Article, reference: Reference | None) -> Article:
    if reference is None:
        day = article.published_at
        return replace(article, reference_date=day, reference_year=day.year if day else None)
    year = reference.day.year if reference.day else reference.year
    return replace(
        article, reference_date=reference.day, reference_year=year, reference_confidence=reference.confidence
    )
