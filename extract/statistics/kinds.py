"""A total told by its kinds in other sentences: 在建项目41个。…工业18个，进展顺利；交通23个，….

The kinds are named by bare nouns in front of their numbers, with words between them, and just make up a total told before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from extract.numerals import parse_number
from extract.statistics.scope import Scope
from extract.statistics.subjects import stage_of
from extract.statistics.thread import Figure

_ITEM = re.compile(
    r"(?<=[，。；：、\n（(看])(?:其中)?(?P<name>(?![共达有近超约])[\u4e00-\u9fff“”]{2,10}?)(?P<number>\d{1,4})(?P<unit>[个项家座])(?=[，。；：、（(\n])"
)
_LEVEL = re.compile("(?:[有共达为约近超逾]|合计|完成|新增|项目|工程|企业)$")
_HEAD_NOUN = re.compile("(?:项目|工程|企业)$")
_FEWEST = 2
_LEAST = 5  # a smaller total is made up by chance
_REACH = 600  # characters behind a total


def by_kind(scope: Scope, told: Sequence[tuple[int, Figure]]) -> list[tuple[int, Figure]]:
    """The figures of an article, in order, with the kinds that make up a total told before them.

    Args:
        scope: the article.
        told: its figures with the indices of their sentences, in order.
    """
    totals = [(index, f, _HEAD_NOUN.search(f.subject)) for index, f in told if f.measure == "count" and _may_part(f)]
    items = list(_ITEM.finditer(scope.text)) if any(noun for _, _, noun in totals) else []
    if len(items) < _FEWEST:
        return list(told)
    more: dict[int, tuple[int, Figure]] = {}
    taken = {f.end for _, f in told}
    for index, total, noun in totals:
        for place, figure in _kinds(scope, items, total, noun.group()) if noun else ():
            if figure.end not in taken:
                more.setdefault(figure.end, (max(index, place), figure))
    return sorted([*told, *more.values()], key=lambda one: (one[0], one[1].end)) if more else list(told)


def _may_part(total: Figure) -> bool:
    return total.value is not None and total.value >= _LEAST and total.bound is None


def _kinds(scope: Scope, items: Sequence[re.Match[str]], total: Figure, noun: str) -> list[tuple[int, Figure]]:
    """Those of ``items`` behind a total of ``noun`` that just make it up, none where they never do; each with its sentence's index."""
    found: list[tuple[int, Figure]] = []
    sum_ = Decimal(0)
    for item in items[bisect_left(items, total.end, key=re.Match.start) :]:
        if item.end() > total.end + _REACH:
            break
        value = parse_number(item["number"])
        if value is None or _LEVEL.search(item["name"]) or stage_of(item["name"]):
            continue
        sum_ += value
        words = item["name"] + noun
        start, end = item.start("name"), item.end("unit")
        place = bisect_right(scope.begins, start) - 1
        found.append((place, total._replace(subject=words, value=value, start=start, end=end)))
        if total.value is not None and sum_ >= total.value:
            break
    return found if sum_ == total.value and len(found) >= _FEWEST else []
