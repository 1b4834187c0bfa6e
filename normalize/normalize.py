"""A source comes in, its articles go out: characters repaired, lines joined, pages split, metadata read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from corpus.records import Source, content_id
from normalize.assemble import Assembled, assemble
from normalize.clean import Cleaned, clean
from normalize.datelines import Dateline
from normalize.glance import line_glances
from normalize.lines import split_lines, unwrap
from normalize.metadata import PageFacts, authors_of, opening_dateline, page_facts, published_on, title_line
from normalize.pages import Item, items, whole
from normalize.pause import uncollected
from normalize.places import Division
from normalize.press import PRESS
from normalize.publisher import publisher_of
from normalize.records import Article, Normalized, Repair
from normalize.reference import Dated, Reference, references
from normalize.region import paper_place, region_of
from normalize.roles import mark

_SITE = re.compile(rf"\s*[_|｜]\s*(?:{PRESS}|[^_|｜\s]{{1,10}}网)\Z")
_SITE_MARKS = frozenset("_|｜")
_AS_WRITTEN = ("script_choice", "protected_name")
"""Repairs that leave a title as its readers see it: it is quoted in the script of its source."""


@uncollected
def normalize(source: Source) -> Normalized:
    """The articles of one source in order, each aligned to ``source.text``, and every repair made on the way.

    A record that declares a title is one article, whose span is its whole text. A source without text has no articles.
    """
    cleaned = clean(source.text)
    lines = unwrap(split_lines(cleaned.text))
    marked = mark(lines, line_glances(cleaned.text, lines))
    found = whole(marked) if source.declared.title else items(marked)
    facts = page_facts(marked, found)
    page = _Page(source, cleaned, facts, lines[0].start if lines else 0, lines[-1].end if lines else 0)
    drafts = [_draft(page, item) for item in found]
    whens = references([draft.dated for draft in drafts], facts.years)
    authors = _shared_authors(page, drafts)
    told = zip(drafts, authors, whens, strict=True)
    articles = tuple(_article(page, index, *parts) for index, parts in enumerate(told))
    repairs = [*cleaned.repairs, *(repair for draft in drafts for repair in draft.built.repairs)]
    return Normalized(cleaned.script, _in_order(repairs), articles)


class _Page(NamedTuple):
    """What all articles of one source have in common; ``start``/``end`` hold its text without the space around it."""

    source: Source
    cleaned: Cleaned
    facts: PageFacts
    start: int
    end: int


class _Draft(NamedTuple):
    """What one item tells of itself; ``plain`` is its title in simplified script."""

    item: Item
    built: Assembled
    opening: Dateline | None
    title: str | None
    plain: str
    dated: Dated


def _draft(page: _Page, item: Item) -> _Draft:
    source, declared = page.source, page.source.declared
    built = assemble(source.text, page.cleaned, item)
    opening = opening_dateline(item)
    published = published_on(item, declared, page.facts, opening, source.path)
    publisher = publisher_of(item, declared, opening, page.facts.publisher)
    dated = Dated(built.text, built.body_start, publisher, published)
    return _Draft(item, built, opening, *_title(page, item), dated)


def _article(page: _Page, index: int, draft: _Draft, authors: tuple[str, ...], when: Reference) -> Article:
    source_id, built = page.source.source_id, draft.built
    start, end = _span(page, draft.item)
    region = _region(draft, when)
    return Article(
        doc_id=content_id(source_id, index),
        source_id=source_id,
        source_start=start,
        source_end=end,
        text=built.text,
        alignment=built.alignment,
        body_start=built.body_start,
        title=draft.title,
        publisher=draft.dated.publisher,
        authors=authors,
        published_at=draft.dated.published_at,
        reference_date=when.day,
        reference_year=when.year,
        reference_confidence=when.confidence,
        region=region.name if region else None,
        adcode=region.adcode if region else None,
        damaged=built.damaged,
    )


def _span(page: _Page, item: Item) -> tuple[int, int]:
    """The item's span in the source: of a declared article all the text, advertisements below it included."""
    if page.source.declared.title:
        return page.cleaned.alignment.span(page.start, page.end)
    return page.cleaned.alignment.span(item.lines[0].line.start, item.lines[-1].line.end)


def _title(page: _Page, item: Item) -> tuple[str | None, str]:
    """The declared title, else the headline, in the script of its source and in simplified script.

    Where it was damaged both are as repaired.
    """
    declared = page.source.declared.title
    if declared and declared.strip():
        told = clean(declared.strip())
        return _titles(_as_written(declared.strip(), told, 0, len(told.text)), told.text) if told.text else (None, "")
    line = title_line(item)
    if line is None:
        return None, ""
    written = _as_written(page.source.text, page.cleaned, line.start, line.end)
    return _titles(written, page.cleaned.text[line.start : line.end])


def _titles(written: str, plain: str) -> tuple[str, str]:
    bare = _without_site(plain)
    return bare if written == plain else _without_site(written), bare


def _without_site(title: str) -> str:
    """A title without the name of the site that a page's title tag adds: 某县开工_某某新闻网."""
    match = None if _SITE_MARKS.isdisjoint(title) else _SITE.search(title)
    return title[: match.start()] if match and match.start() else title


def _as_written(source: str, cleaned: Cleaned, start: int, end: int) -> str:
    first, last = cleaned.alignment.span(start, end)
    if not cleaned.repairs:
        return source[first:last]
    near = bisect_left(cleaned.repairs, first, key=_start_of)
    within = takewhile(lambda one: one.source_start < last, islice(cleaned.repairs, near, None))
    mended = any(one.kind not in _AS_WRITTEN for one in within)
    return cleaned.text[start:end] if mended or cleaned.script == "pinyin" else source[first:last]


def _start_of(repair: Repair) -> int:
    return repair.source_start


def _shared_authors(page: _Page, drafts: Sequence[_Draft]) -> list[tuple[str, ...]]:
    """The authors of each article; sections of a feature without a byline have those of the next section that has one."""
    found: list[tuple[str, ...]] = []
    following: tuple[str, ...] = ()
    for draft in reversed(drafts):
        own = page.source.declared.authors or authors_of(draft.item)
        following = own or (following if draft.item.section else ())
        found.append(following)
    return found[::-1]


def _region(draft: _Draft, when: Reference) -> Division | None:
    hints = (draft.opening.place if draft.opening else None, paper_place(draft.dated.publisher))
    return region_of(draft.built.text, draft.built.body_start, draft.plain, hints, when.day)


def _in_order(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    return tuple(sorted(repairs, key=lambda one: (one.source_start, one.source_end, one.kind)))
