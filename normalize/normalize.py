"""A source comes in, its articles go out: characters repaired, lines joined, pages split, metadata read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from corpus.records import Source, content_id
from normalize.assemble import Assembled, assemble
from normalize.clean import Cleaned, clean
from normalize.lines import split_lines, unwrap
from normalize.metadata import PageFacts, authors_of, opening_dateline, page_facts, published_on, title_line
from normalize.pages import Item, items, whole
from normalize.pause import uncollected
from normalize.press import PRESS
from normalize.publisher import publisher_of
from normalize.records import Article, Normalized, Repair
from normalize.reference import with_references
from normalize.region import paper_place, region_of
from normalize.roles import mark

_SITE = re.compile(rf"\s*[_|｜]\s*(?:{PRESS}|[^_|｜\s]{{1,10}}网)\Z")
_AS_WRITTEN = ("script_choice", "protected_name")
"""Repairs that leave a title as its readers see it: it is quoted in the script of its source."""


@uncollected
def normalize(source: Source) -> Normalized:
    """The articles of one source in order, each aligned to ``source.text``, and every repair made on the way.

    A record that declares a title is one article, whose span is its whole text. A source without text has no articles.
    """
    cleaned = clean(source.text)
    lines = unwrap(split_lines(cleaned.text))
    marked = mark(lines)
    found = whole(marked) if source.declared.title else items(marked)
    facts = page_facts(marked, found)
    built = [assemble(source.text, cleaned, item) for item in found]
    page = _Page(source, cleaned, facts, lines[0].start if lines else 0, lines[-1].end if lines else 0)
    articles = [_article(page, index, item, text) for index, (item, text) in enumerate(zip(found, built, strict=True))]
    repairs = [*cleaned.repairs, *(repair for one in built for repair in one.repairs)]
    dated = with_references(_with_shared_authors(articles, found), facts.years)
    placed = (_placed(article, item) for article, item in zip(dated, found, strict=True))
    return Normalized(cleaned.script, _in_order(repairs), tuple(placed))


@dataclass(frozen=True, slots=True)
class _Page:
    """What all articles of one source have in common; ``start``/``end`` hold its text without the space around it."""

    source: Source
    cleaned: Cleaned
    facts: PageFacts
    start: int
    end: int


def _article(page: _Page, index: int, item: Item, built: Assembled) -> Article:
    source, declared = page.source, page.source.declared
    start, end = _span(page, item)
    return Article(
        doc_id=content_id(source.source_id, index),
        source_id=source.source_id,
        source_start=start,
        source_end=end,
        text=built.text,
        alignment=built.alignment,
        body_start=built.body_start,
        title=_title(page, item),
        publisher=publisher_of(item, declared, opening_dateline(item), page.facts.publisher),
        authors=declared.authors or authors_of(item),
        published_at=published_on(item, declared, page.facts, source.path),
        damaged=built.damaged,
    )


def _span(page: _Page, item: Item) -> tuple[int, int]:
    """The item's span in the source: of a declared article all the text, advertisements below it included."""
    if page.source.declared.title:
        return page.cleaned.alignment.span(page.start, page.end)
    return page.cleaned.alignment.span(item.lines[0].line.start, item.lines[-1].line.end)


def _title(page: _Page, item: Item) -> str | None:
    """The declared title, else the headline, in the script of its source; where it was damaged, as repaired."""
    declared = page.source.declared.title
    if declared and declared.strip():
        told = clean(declared.strip())
        return _without_site(_as_written(declared.strip(), told, 0, len(told.text))) if told.text else None
    line = title_line(item)
    return _without_site(_as_written(page.source.text, page.cleaned, line.start, line.end)) if line else None


def _without_site(title: str) -> str:
    """A title without the name of the site that a page's title tag adds: 某县开工_某某新闻网."""
    match = _SITE.search(title)
    return title[: match.start()] if match and match.start() else title


def _as_written(source: str, cleaned: Cleaned, start: int, end: int) -> str:
    first, last = cleaned.alignment.span(start, end)
    near = bisect_left(cleaned.repairs, first, key=_start_of)
    within = takewhile(lambda one: one.source_start < last, islice(cleaned.repairs, near, None))
    mended = any(one.kind not in _AS_WRITTEN for one in within)
    return cleaned.text[start:end] if mended or cleaned.script == "pinyin" else source[first:last]


def _start_of(repair: Repair) -> int:
    return repair.source_start


def _with_shared_authors(articles: Sequence[Article], found: Sequence[Item]) -> list[Article]:
    """The sections of a feature without a byline of their own have the authors of the next section that has one."""
    done: list[Article] = []
    following: tuple[str, ...] = ()
    for article, item in zip(reversed(articles), reversed(found), strict=True):
        following = article.authors or (following if item.section else ())
        done.append(article if article.authors else replace(article, authors=following))
    return done[::-1]


def _placed(article: Article, item: Item) -> Article:
    opening = opening_dateline(item)
    hints = (opening.place if opening else None, paper_place(article.publisher))
    title = clean(article.title).text if article.title else ""
    found = region_of(article.text, article.body_start, title, hints, article.reference_date)
    return replace(article, region=found.name, adcode=found.adcode) if found else article


def _in_order(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    return tuple(sorted(repairs, key=lambda one: (one.source_start, one.source_end, one.kind)))
