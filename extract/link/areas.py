"""The land and floor area of a project: its own, said of it in its own stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.link.records import Reading, Scope
from extract.names_words import PHASE
from extract.records import Mention

_PHASE = re.compile(PHASE)
# 灌溉面积, 绿化面积, 拆迁房屋: what the project waters, plants or clears, not what it stands on.
_NOT_ITS_OWN = re.compile(
    r"灌溉|绿化|耕地|农田|造林|种植|流域|拆迁|拆除|受益|播种|养殖|水域|湿地|林地|防护|覆盖|服务|治理|整治|租赁|租用|已建|累计|完成"
)
_ORDER = {"front": 0, "note": 1, "after": 2, "later": 3, "group": 4}


def areas(reading: Reading, role: str) -> dict[int, tuple[Decimal, int]]:
    """Cluster number -> its ``role`` area (land or floor) in square metres and the index of the mention that says it."""
    found: dict[int, tuple[int, Decimal, int]] = {}
    for scope in reading.scopes:
        if len(scope.unit.clusters) > 1 or (scope.unit.joint and scope.where == "after"):
            continue
        cluster, rank = scope.unit.clusters[0], _ORDER[scope.where]
        for index, value in _values(reading, scope, role):
            if cluster not in found or rank < found[cluster][0]:
                found[cluster] = (rank, value, index)
    return {cluster: (value, index) for cluster, (_, value, index) in sorted(found.items())}


def _values(reading: Reading, scope: Scope, role: str) -> Iterator[tuple[int, Decimal]]:
    for index, mention in reading.inside(scope.start, scope.end):
        if mention.type != "AREA" or _role(reading, scope, mention) != role or mention.value_min is None or mention.per:
            continue
        if _own(reading, scope, mention.start, mention.end):
            yield index, mention.value_min


def _role(reading: Reading, scope: Scope, mention: Mention) -> str | None:
    """What an area is of; square kilometres right in front of a name (24平方公里的甲新城) can only be its land."""
    before = scope.where == "front" and reading.article.text[mention.end : scope.unit.start] in ("的", "的“")
    return "land" if before and mention.role == "other" and mention.text.endswith("公里") else mention.role


def _own(reading: Reading, scope: Scope, start: int, end: int) -> bool:
    text = reading.article.text
    clause = max(text.rfind(mark, scope.start, start) for mark in "，。；：（(") + 1
    before = text[max(clause, scope.start) : start]
    if _NOT_ITS_OWN.search(before):
        return False
    if scope.where == "after" and "其中" in text[scope.start : start]:
        return False
    if _PHASE.search(before) and not _PHASE.search(text[scope.unit.start : scope.unit.end]):
        return False
    return scope.where != "front" or not re.search(r"[，。；]", text[end : scope.end].replace("，总投资", ""))
