"""The stretches of text that stages are looked for in: those of linking, and what names told together share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.link.records import Reading, Scope, Unit
from extract.link.stage_words import STAGE

_FAR = 60  # characters between two names that are told together
# 甲、|由乙公司承建的|丙; 甲，以及|丁、新建|戊: what may stand between two names of which one thing is told
_JOINS = re.compile(
    r"[”’]?(?:[（(][^（）()]{0,40}[）)])?(?:、|，?以及|[和及与])"
    r"(?:[^，。；：、的]{2,14}、){0,4}(?:[^，。；：、]{1,30}的|新建|改建|扩建|改扩建|迁建)?[“‘]?"
)
# 甲、连接乙的: the name behind is a place that the next one lies at, and not a project of its own
_BESIDE = re.compile(r"(?:连接|位于|地处|依托|助力|服务|对接|毗邻|支撑|围绕|借助)[“‘]?$")


def stretches(reading: Reading) -> Iterator[Scope]:
    """The scopes of an article in text order, as :attr:`Reading.scopes`, with two differences.

    The words that close an enumeration belong to what is said behind it (甲、乙等|在建项目, 丙、丁等|也在加紧建设), and of names
    told together (甲、乙公司的丙，以及丁今年开工) what stands in front of the first and behind the last is said of all.
    """
    chained = _chains(reading)
    for scope in reading.scopes:
        unit = chained.get(scope.unit.start) if scope.where in ("front", "after") else None
        if unit is None:
            yield _with_closing(reading, scope)
        elif scope.where == "front" and scope.unit.start == unit.start:
            yield replace(scope, unit=unit)
        elif scope.where == "after" and scope.unit.end == unit.end:
            yield _with_closing(reading, replace(scope, unit=unit))


def _chains(reading: Reading) -> dict[int, Unit]:
    """The start of each unit that is told together with others -> all of them as one unit."""
    found: dict[int, Unit] = {}
    group: list[Unit] = []
    text = reading.article.text
    for one, other in pairwise(reading.units):
        if not _is_joined(text, one, other):
            group = []
            continue
        group = [*(group or [one]), other]
        whole = _united(group)
        found.update((unit.start, whole) for unit in group)
    return found


def _united(group: list[Unit]) -> Unit:
    return Unit(
        tuple(cluster for unit in group for cluster in unit.clusters),
        tuple(mention for unit in group for mention in unit.mentions),
        group[0].start,
        group[-1].end,
        group[-1].joint,
    )


def _is_joined(text: str, one: Unit, other: Unit) -> bool:
    if not 0 < other.start - one.end <= _FAR or _JOINS.fullmatch(text, one.end, other.start) is None:
        return False
    if _BESIDE.search(text, one.end, other.start) or STAGE.search(text, one.end, other.start):
        return False
    return not set(one.clusters) & set(other.clusters)


def _with_closing(reading: Reading, scope: Scope) -> Scope:
    """A scope behind an enumeration from its last name on, where the words that close it tell a stage."""
    if scope.where != "after" or not scope.unit.joint:
        return scope
    end = reading.mentions[scope.unit.mentions[-1]].end
    if scope.start != scope.unit.end or STAGE.search(reading.article.text, end, scope.unit.end + 2) is None:
        return scope
    return replace(scope, unit=replace(scope.unit, end=end), start=end)
