"""Title, authors and day of an article, and what the lines around the articles of a page say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, pairwise
from typing import NamedTuple

from corpus.records import Declared
from normalize.bylines import end_byline, inline_byline, names
from normalize.datelines import Dateline, dateline
from normalize.lines import Line
from normalize.metaline import FULL_DATE, day_of, has_century, is_issue, read_meta
from normalize.pages import Item
from normalize.publisher import page_publisher
from normalize.roles import BYLINE, META, Marked

# /2020-03/30/, /20200330/, t20200330_123.html: forms that content systems give to the day of publication.
_URL_DAY = re.compile(r"/(20\d{2})[-/]?([01]\d)[-/]?([0-3]\d)/|/t(20\d{2})([01]\d)([0-3]\d)_\d")
_PATH_DAY = re.compile(r"/(20\d{2})-([01]\d)/([0-3]\d)/|/t(20\d{2})([01]\d)([0-3]\d)_\d")
_COMPACT_DAY = re.compile(r"\s*(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_YEAR_LINE = re.compile(r"20\d{2}年?")
_SUBTITLE = "—–-"


class PageFacts(NamedTuple):
    """What the lines around the articles of a page say: its paper, the day of its issue, the years that stand alone."""

    publisher: str | None
    day: date | None
    years: tuple[int, ...]


_NO_FACTS = PageFacts(None, None, ())


def page_facts(marked: Sequence[Marked], found: Sequence[Item]) -> PageFacts:
    """The paper, the day and the year that lines of no article name."""
    if sum(len(item.lines) for item in found) == len(marked):
        return _NO_FACTS
    # Told by being the same object, for items hold the marked lines themselves.
    owned = {id(line) for item in found for line in item.lines}
    around = [item[0][2] for item in marked if id(item) not in owned]
    if not has_century("\n".join(around)):
        return PageFacts(page_publisher(around, ()), None, ())
    dated = ["20" in text or "19" in text for text in around]  # ``has_century`` of each
    told = list(compress(around, dated))
    issues = tuple(text for text in told if is_issue(text))
    pairs = (" ".join(pair) for pair, either in zip(pairwise(around), pairwise(dated), strict=True) if any(either))
    days = {day for text in (*issues, *filter(is_issue, pairs)) for day in [_day_in(text)] if day}
    years = {int(text[:4]) for text in told if _YEAR_LINE.fullmatch(text)}
    return PageFacts(page_publisher(around, issues), days.pop() if len(days) == 1 else None, tuple(sorted(years)))


def title_line(item: Item) -> Line | None:
    """The headline line that is the title: the last that is not a subtitle after a dash; None where there is none.

    Rubric and shoulder stand above the title.
    """
    heads = [line for line in item.heads if line.text[0] not in _SUBTITLE]
    return heads[-1] if heads else None


def opening_dateline(item: Item) -> Dateline | None:
    """The dateline of the first paragraph that opens with one, among the first three lines below the headline."""
    found = (dateline(line.text) for line in item.text[item.head_lines : item.head_lines + 3])
    return next((one for one in found if one), None)


def authors_of(item: Item) -> tuple[str, ...]:
    """The reporters that the bylines of an article name, in order, each once."""
    return tuple(dict.fromkeys([name for marked in item.telling for name in _line_authors(marked)]))


def _line_authors(marked: Marked) -> tuple[str, ...]:
    text = marked.line.text
    if marked.role is META:
        return read_meta(text).authors
    if marked.role is BYLINE:
        return names(text)
    inside = inline_byline(text) if marked.opens else None
    closing = end_byline(text) if marked.closes else None
    return tuple(name for part in (inside, closing) if part for name in names(part))


def published_on(item: Item, declared: Declared, page: PageFacts, opening: Dateline | None, path: str) -> date | None:
    """The day of publication that record, metadata line, page, full dateline or address states, else None."""
    return next((day for day in _days(item, declared, page, opening) if day), None) or _address_day(_PATH_DAY, path)


def _days(item: Item, declared: Declared, page: PageFacts, opening: Dateline | None) -> Iterator[date | None]:
    """The days told, the surest first."""
    yield _declared_day(declared.published_at)
    for marked in item.telling:
        if marked.role is META:
            yield read_meta(marked.line.text).day
    yield page.day
    yield opening.full_day() if opening else None
    yield _address_day(_URL_DAY, declared.url or "")


def _declared_day(text: str | None) -> date | None:
    match = (FULL_DATE.search(text) or _COMPACT_DAY.match(text)) if text else None
    return day_of(match) if match else None


def _day_in(text: str) -> date | None:
    match = FULL_DATE.search(text)
    return day_of(match) if match else None


def _address_day(pattern: re.Pattern[str], address: str) -> date | None:
    match = pattern.search(address) if address else None
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None
