"""The day that an article's relative dates count from, where no publication date is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from normalize.metaline import day_of, full_dates

_TODAY = re.compile(r"今(?:日|天|起)")
# The first character stands in front of what must not be before it: that is what ``re`` skips by.
_DAY = re.compile(
    r"月(?:(?<=(?<![0-9年])(?P<digit>[0-9])月)|(?<=(?<![0-9年])(?P<digits>[0-9]{2})月))(?P<day>[0-9]{1,2})日"
)
_YEAR = re.compile(r"(20(?<![0-9.]..)[0-9]{2})(?=年(?!代|前|后|度))")
_EVENT_YEAR = re.compile(
    r"(20(?<![0-9.]..)[0-9]{2})(?=年?(?:第[一二三四五六七八九十\d]+届)?[一-龥]{0,12}(?:大会|论坛|博览会|展览会|峰会|洽谈会|年会|博会|交易会|颁奖典礼|大赛))"
)
_STOP = re.compile(r"[。\n]")
_FUTURE = re.compile(r"(?:将于|拟于|预计|力争|计划|将在|到)[^。]{0,12}$")


class Reference(NamedTuple):
    """A reference day with its confidence; where only the year is known, ``day`` is None and ``year`` is set."""

    day: date | None
    year: int | None
    confidence: float


_TODAY_TOLD, _EVENT, _GUESS = 0.7, 0.5, 0.3
_MORNING = ("日报", "早报", "晨报")
"""Papers printed overnight: the latest event they tell was the day before."""

UNKNOWN = Reference(None, None, 0.0)


def stated_year(text: str, hints: Iterable[int] = ()) -> int | None:
    """The year in which a text must have been written, or None.

    The lines around the articles name it, or an event that a sentence reports of 今日 or 昨日 does (2021某某博览会).
    """
    given = set(hints)
    if len(given) == 1:
        return given.pop()
    events = {int(year) for piece in _told_near(text) for year in _EVENT_YEAR.findall(piece)}
    if len(events) != 1:
        return None
    year = events.pop()
    others = {int(found) for found in _YEAR.findall(text)}
    return year if all(other <= year for other in others) else None


def _told_near(text: str) -> Iterator[str]:
    """The sentences of ``text`` that tell of 今日 or 昨日."""
    end = 0
    for at in _near(text):
        if at < end:
            continue
        start = max(text.rfind("。", end, at), text.rfind("\n", end, at)) + 1
        stop = _STOP.search(text, at)
        end = stop.start() if stop else len(text)
        yield text[max(start, 0) : end]


def _near(text: str) -> list[int]:
    """Where 今日, 今天, 昨日 and 昨天 stand, in order: ``find`` looks for one character many times faster than for words."""
    found: list[int] = []
    for mark in "今昨":
        at = text.find(mark)
        while at >= 0:
            if text.startswith(("日", "天"), at + 1):
                found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def reference_day(text: str, headline: str, year: int | None) -> Reference:
    """The day a text was written, from what it says itself.

    Where the year is known: the day ahead that a headline with 今日 is about, else the latest day told as past. A text
    that fixes no year gives none.
    """
    if year is None and not _TODAY.search(text):
        return UNKNOWN
    full = [day for match in full_dates(text) if (day := day_of(match))]
    if year is None:
        return Reference(max(full), max(full).year, _GUESS) if full else UNKNOWN
    told = [(match, day) for match in _DAY.finditer(text) if (day := _in_year(year, match))]
    if _TODAY.search(headline):
        ahead = [day for match, day in told if _is_ahead(text, match)]
        if ahead:
            return Reference(ahead[0], year, _TODAY_TOLD)
    latest = next((day for match, day in sorted(told, key=_day_of, reverse=True) if not _is_ahead(text, match)), None)
    past = [latest] if latest else []
    past += [day for day in full if day.year == year]
    return Reference(max(past), year, _EVENT) if past else Reference(None, year, _EVENT)


def _day_of(told: tuple[re.Match[str], date]) -> date:
    return told[1]


def _is_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether words in front of a day say that it is still to come."""
    start = match.start() - len(match["digits"] or match["digit"])
    return _FUTURE.search(text[max(0, start - 16) : start]) is not None


def _in_year(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, int(match["digits"] or match["digit"]), int(match["day"]))
    except ValueError:
        return None


class Dated(NamedTuple):
    """What of an article its reference day depends on."""

    text: str
    body_start: int
    publisher: str | None
    published_at: date | None


def references(articles: Sequence[Dated], years: Iterable[int] = ()) -> list[Reference]:
    """The day that the relative dates of each article count from.

    That is the day of publication; where it is not stated, the day or year that the page fixes: one issue has one day,
    so what one of its articles tells counts for all. ``years`` stand in the lines around the articles.
    """
    if all(article.published_at for article in articles):
        return [_reference(article, UNKNOWN) for article in articles]
    year = stated_year("\n".join(article.text for article in articles), years)
    own = [reference_day(article.text, article.text[: article.body_start], year) for article in articles]
    best = max(own, key=lambda one: (one.confidence, one.day or date.min), default=UNKNOWN)
    return [_reference(article, best) for article in articles]


def _reference(article: Dated, best: Reference) -> Reference:
    """The day of publication, else the ``best`` that the page's articles tell."""
    if article.published_at is not None:
        return Reference(article.published_at, article.published_at.year, 1.0)
    found = best.day
    if found and article.publisher and article.publisher.endswith(_MORNING) and best.confidence <= _EVENT:
        found += timedelta(days=1)
    return Reference(found, found.year if found else best.year, best.confidence)
