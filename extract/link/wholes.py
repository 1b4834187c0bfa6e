"""Projects that are told by their parts: what is said behind the parts is the whole's."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.link.records import Reading, Scope, Unit

# 甲工程由|乙水库和丙渠|组成，总投资9亿元; 甲小镇包括|乙馆、丙馆|三个组团，…
_HOLDS = re.compile(
    r"(?![^。；]{0,8}(?:首[期批]|先期|[一二三四]期))[^。；]{0,24}?(?:包括|包含|涵盖|囊括|分为|分|内设|下设|设有|建有|含|由)[^，。；、]{0,10}"
)
_BY = "由"
_MADE_UP = re.compile(r"[^，。；]{0,24}?(?:组成|构成)")
# 甲公园将旧厂房改造成|乙馆、丙馆和丁馆|，总投资9亿元: several things that one is to be
_BUILDS = re.compile(
    r"[^。；]{0,10}(?:将|拟|规划|计划)[^。；，、]{0,30}?(?:改造成|改造为|打造成?|建设|新建)(?:了|起)?[^，。；、]{0,6}"
)
_FAR = 60  # characters between a whole and the first of its parts


def whole(reading: Reading, scope: Scope) -> Unit | None:
    """The one project whose parts are the unit of ``scope``, behind which it is still spoken of; None where there is none."""
    if scope.where != "after" or not (place := bisect_left(reading.begins, scope.unit.start)):
        return None
    before, unit = reading.units[place - 1], scope.unit
    if len(before.clusters) > 1 or before.joint or not 0 < unit.start - before.end <= _FAR:
        return None
    if before.start < reading.sentences[scope.sentence].start or before.clusters[0] in unit.clusters:
        return None
    text = reading.article.text
    if len(unit.clusters) > 1 and _BUILDS.fullmatch(text, before.end, unit.start):
        return before
    if _HOLDS.fullmatch(text, before.end, unit.start) is None:
        return None
    by = _BY in text[before.end : unit.start]
    return before if not by or _MADE_UP.match(text, unit.end) else None
