"""Days told in the order of names: 甲、乙分别于2019年、2020年投产."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extract.link.records import Reading, Scope
from extract.records import Mention, Stage

_IN_ORDER = re.compile(r"(?:分别|先后|相继|依次)(?:已|将|计划|预计)*(?:于|在)?")
_BREAK = re.compile(r"[，。；]")
_BETWEEN = ("、", "和", "及", "与")
# Years next to each other are read as one stretch of time, 2019年、2020年.
_YEARS = re.compile(r"[12]\d{3}年(?:[、和及与][12]\d{3}年)+(?!\d|底|初|末|中)")
_FAR = 200  # characters from the words that say so to the stage behind the days
_SEVERAL = re.compile(r"[、和及与]")

_Span = tuple[date | None, date | None]


def respectively(reading: Reading, scope: Scope, stage: Stage) -> Iterator[tuple[int, Stage]]:
    """Each cluster of a scope with the stage that is told of it there.

    Of days told in order each name has its own; where there are not as many days as names, no name has any, and the days are
    all those of a single name (甲一期、二期分别于2019年、2020年投产).
    """
    clusters = scope.unit.clusters
    days = _days(reading, scope, stage)
    if not days:
        yield from ((cluster, stage) for cluster in clusters)
    elif len(clusters) == 1:
        yield from ((clusters[0], _on(stage, day)) for day in days)
    elif len(clusters) == len(days):
        yield from ((cluster, _on(stage, day)) for cluster, day in zip(clusters, days, strict=True))
    else:
        yield from ((cluster, _on(stage, (None, None))) for cluster in clusters)


def _days(reading: Reading, scope: Scope, stage: Stage) -> list[_Span]:
    """The days that are told in order in front of a stage, none where there is one or no such words."""
    text = reading.article.text
    order = (
        _IN_ORDER.search(text, max(scope.start, stage.start - _FAR), stage.start) if scope.where != "front" else None
    )
    if order is None or stage.date_start is None or _BREAK.search(text, order.end(), stage.start):
        return []
    found = [m for _, m in reading.inside(order.end(), stage.start) if m.type == "DATE" and m.date_start]
    if not found or found[0].start != order.end():
        return []
    if years := _YEARS.match(text, order.end(), stage.start):
        return [(date(int(year), 1, 1), date(int(year), 12, 31)) for year in re.findall(r"[12]\d{3}", years.group())]
    return _spans(text, found)


def _spans(text: str, found: Sequence[Mention]) -> list[_Span]:
    if len(found) == 1:
        return [(None, None)] * 2 if _SEVERAL.search(found[0].text) else []
    if any(text[one.end : other.start] not in _BETWEEN for one, other in pairwise(found)):
        return []
    return [(day.date_start, day.date_end) for day in found]


def _on(stage: Stage, span: _Span) -> Stage:
    return replace(stage, date_start=span[0], date_end=span[1])
