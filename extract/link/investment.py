"""The total investment of a project: its own, never its group's or a phase's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Scope
from extract.names_words import PHASE
from extract.records import Mention, Money

_OF = re.compile(r"(?:人民币|左右|以上|余|，|,)*(?:建设|打造|兴建)?的?(?:[^，。；、元]{0,20}(?:的|——))?[“‘]?$")
_PHASE = re.compile(PHASE)
_GROUP = re.compile(
    r"(?:\d+|[一二两三四五六七八九十几多]+|全部|所有|这些|上述|合计|累计)(?:余|多)?(?:个|项|家|批)[^，。；]{0,16}$|合计|全部项目|共签约"
)
_DONE = re.compile(r"完成|累计|到位|实际|年度|当年|今年|已投|增资|追加|注册资本|力争|产值|销售|税")
_OTHER = re.compile(r"(?:带动|拉动|撬动|吸引)[^，。；]{0,10}$")
# 包括甲、乙等，占去总投资3亿元; 在建项目8个，总投资9亿元
_OF_A_CLASS = re.compile(
    r"占去[^，。；]{0,4}$|(?:^|[^高初中])等，[^。；]{0,8}(?:共|合计|总)[^，。；]{0,6}$|(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项)[^，。；]{0,12}项目[^，。；]{0,6}，[^。；]{0,12}$"
    r"|项目[^，。；]{0,4}\d+(?:余|多)?个，[^。；]{0,12}$"
)
_ORDER = {"front": 0, "note": 1, "after": 2, "later": 3, "group": 4}


def investments(reading: Reading) -> dict[int, Money]:
    """Cluster number -> its total investment. Of several the one nearest to the name wins: in front, in brackets, behind, later."""
    found: dict[int, tuple[int, Money]] = {}
    for scope in reading.scopes:
        rank, cluster = _ORDER[scope.where], _owner(scope)
        for index, amount in _amounts(reading, scope):
            if cluster not in found or rank < found[cluster][0]:
                money = Money(amount.value_min, amount.value_max, amount.unit or "CNY", amount.approx, index)
                found[cluster] = (rank, money)
    return {cluster: money for cluster, (_, money) in sorted(found.items())}


def _owner(scope: Scope) -> int:
    return scope.unit.clusters[0 if scope.where == "front" else -1]


def _amounts(reading: Reading, scope: Scope) -> Iterator[tuple[int, Mention]]:
    for index, mention in reading.inside(scope.start, scope.end):
        if mention.type == "MONEY" and _own(reading, scope, mention):
            yield index, mention


def _own(reading: Reading, scope: Scope, mention: Mention) -> bool:
    text = reading.article.text
    if mention.role != "total_investment" or mention.per or (mention.value_min is None and mention.value_max is None):
        return False
    clause = max(text.rfind(mark, scope.start, mention.start) for mark in "，。；：、（(") + 1
    before = text[max(clause, scope.start) : mention.start]
    if _OF_A_CLASS.search(text, scope.start, mention.start):
        return False
    if _DONE.search(before) or _OTHER.search(before) or _GROUP.search(before):
        return False
    if _PHASE.search(before) and not _PHASE.search(text[scope.unit.start : scope.unit.end]):
        return False
    if scope.where == "front":
        return _directly_before(text, mention.end, scope.unit.start) and not _of_the_group(reading, scope)
    if scope.where == "after":
        return not scope.unit.joint and len(scope.unit.clusters) == 1 and not _others_follow(text, mention)
    return not _others_follow(text, mention)


def _directly_before(text: str, end: int, name: int) -> bool:
    return _OF.fullmatch(text, end, name) is not None


def _of_the_group(reading: Reading, scope: Scope) -> bool:
    """Whether an amount in front of an enumeration belongs to all of it: only where no other member brings its own."""
    unit = scope.unit
    if len(unit.clusters) == 1:
        return unit.joint and bool(
            re.search(r"\d|[一二两三四五六七八九十]", reading.article.text[_last_end(reading, scope) : unit.end])
        )
    text = reading.article.text
    starts = [reading.mentions[index].start for index in unit.mentions[1:]]
    ends = [reading.mentions[index].end for index in unit.mentions]
    amounts = [m for _, m in reading.inside(unit.start, unit.end) if m.type == "MONEY"]
    return not any(
        _directly_before(text, amount.end, start)
        for amount in amounts
        for start in starts
        if amount.end <= start <= amount.end + 40
    ) and not any(amount.start - end <= 12 for amount in amounts for end in ends if amount.start >= end)


def _last_end(reading: Reading, scope: Scope) -> int:
    return reading.mentions[scope.unit.mentions[-1]].end


def _others_follow(text: str, mention: Mention) -> bool:
    """Whether the amount is that of a group which follows it: 总投资30亿元的5个项目."""
    return (
        re.match(r"的?(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项)", text[mention.end : mention.end + 8])
        is not None
    )
