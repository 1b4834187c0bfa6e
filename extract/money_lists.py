"""What amounts in a row share: a bound before the first, a size class, a twin in another currency, roles told one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.bounds import Bound
from extract.money_patterns import Draft

_JOINED = re.compile(r"[、，,]|和|及|与|以及")
_LONGEST_JOINT = 2
_SEPARATELY = re.compile(r"分别|各自|依次")
_TWIN = re.compile(
    r"(?:人民币)?[ ]?[(（，,][ ]?(?:大?约|折|折合|约?合|相当于|约?为|等于|按[^，。；]{0,12}?[计算合])(?:人民币)?[约近]?"
)
_GROWS = re.compile(
    r"[^，。；、,;]{0,4}(?:提升|增长|跃升|迈|发展|扩大|跨越|壮大|做到|升级)[^，。；、,;]{0,3}(?:至|到|向|为|进)?"
)
_REACH = 40
_PART = re.compile("其中|这?里面|当中")


def twins(found: Sequence[Draft], text: str) -> list[Draft]:
    """30亿元人民币（约合4.2亿美元）: the second says the first again in another currency, and its rule says so."""
    told = list(found[:1])
    for first, second in pairwise(found):
        again = second.currency != first.currency and _TWIN.fullmatch(text, first.end, second.start)
        told.append(second._replace(rule="money.twin") if again else second)
    return told


def rows(found: Sequence[Draft], text: str, floors: Sequence[int]) -> list[range]:
    """The runs of two and more amounts of one sentence with nothing between them but 、 or 和, as ranges of indices."""
    runs: list[range] = []
    start = 0
    for i in range(1, len(found) + 1):
        joined = i < len(found) and floors[i] == floors[i - 1] and found[i].start - found[i - 1].end <= _LONGEST_JOINT
        if joined and _JOINED.fullmatch(text, found[i - 1].end, found[i].start):
            continue
        if i - start > 1:
            runs.append(range(start, i))
        start = i
    return runs


def separately(found: Sequence[Draft], text: str, run: range, floor: int) -> int | None:
    """Where 分别 stands before the run of amounts, or None."""
    first = found[run[0]].start
    return max((m.start() for m in _SEPARATELY.finditer(text, max(floor, first - _REACH), first)), default=None)


def share_bounds(bounds: Sequence[Bound], found: Sequence[Draft], text: str, runs: Sequence[range]) -> list[Bound]:
    """The bounds after sharing: 分别超过10亿元、40亿元 bounds both, 由百亿提升至千亿级 makes both a size class."""
    shared = list(bounds)
    for run in runs:
        first = shared[run[0]]
        if first.kind and first.leading and separately(found, text, run, 0) is not None:
            for i in run:
                shared[i] = shared[i] if shared[i].kind else first._replace(level=shared[i].level)
    for i in range(1, len(shared)):
        if shared[i].level and _GROWS.fullmatch(text, found[i - 1].end, found[i].start):
            shared[i - 1] = shared[i - 1]._replace(level=True)
    return shared


def share_roles(roles: Sequence[str], told: Sequence[Sequence[str]], runs: Sequence[range]) -> list[str]:
    """The roles after sharing: in 产值、税收分别达10亿元、1亿元 the amounts take the words' roles in order.

    ``told[k]`` are the roles of the words that stand in a row before the 分别 of ``runs[k]``; they count where there are as
    many as amounts.
    """
    shared = list(roles)
    for run, words in zip(runs, told, strict=True):
        if len(words) == len(run):
            for i, role in zip(run, words, strict=True):
                shared[i] = role
    return shared


def share_parts(roles: Sequence[str | None], found: Sequence[Draft], text: str, floors: Sequence[int]) -> list[str]:
    """The roles after 其中: 完成投资90亿元。其中，风电30亿元 tells parts of the sum before, where no word says otherwise."""
    shared: list[str] = []
    whole = 0
    for i, role in enumerate(roles):
        if i and floors[i] != floors[i - 1]:
            whole = i - 1
        if role is None and i and _PART.match(text, floors[i]) and floors[i] - found[whole].end < _REACH:
            role = shared[whole] if shared[whole] != "threshold" else None
        shared.append(role or "other")
    return shared
