"""Which counted group an amount belongs to by where it stands: in front of it, in its words, or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Mention
from extract.statistics.counts import Group
from extract.statistics.scope import Scope

# 总投资80亿元的|9个项目, 总投资80亿元、|9个项目
_IN_FRONT = re.compile("(?:以上|左右|多)?的等?|、")
_LIST = re.compile(r"(?:以上|左右|多)?的[^。；\n]*等(?:一?共计?)?")
_ROW = re.compile("[，、]")
_OF_BOTH = re.compile("[，、](?:计划|预计|合计|共计|共)?总投资")
_BARE_GROUPS = frozenset({"项目", "工程", "企业"})


def around(money: Mention, groups: Sequence[Group]) -> Group | None:
    """The group in whose words an amount stands (5个投资9亿元以上的项目), or None."""
    return next((group for group in groups if group.figure < money.start and money.end <= group.end), None)


def in_front(scope: Scope, money: Mention, groups: Sequence[Group]) -> Group | None:
    """The group that the amount stands in front of: 总投资80亿元的9个项目, 总投资9亿元的甲项目、乙项目等4个项目."""
    for group in groups:
        between = scope.text[money.end : group.figure]
        if money.end > group.figure:
            continue
        if _IN_FRONT.fullmatch(between) or _lists(scope, money, group):
            return group
    return None


def _lists(scope: Scope, money: Mention, group: Group) -> bool:
    """Whether names of projects, and no other amount, stand between an amount and the group that closes their list."""
    if money.value_max is None:
        return False  # 投资超2亿元的|甲工程、乙工程等9个项目: the first one's
    if not _LIST.fullmatch(scope.text, money.end, group.figure) or scope.of_type("MONEY", money.end, group.figure):
        return False
    return bool(scope.of_type("PROJECT", money.end, group.figure))


def told_before(scope: Scope, money: Mention, groups: Sequence[Group]) -> Group | None:
    """The group that an amount is of: the last before it, or the first of a row of groups without amounts of their own.

    重点项目16个、前期项目8个，总投资9亿元: of both, and named after the first. A part (其中) is left out; a sum (共计) is not.
    """
    before = sorted((g for g in groups if g.end <= money.start), key=lambda g: g.end)
    row = before[-1:]
    for group in reversed(before[:-1]):
        between = scope.text[group.end : row[0].start]
        if not _ROW.fullmatch(between) or row[0].subject in _BARE_GROUPS:
            break
        row.insert(0, group)
    together = row and _OF_BOTH.match(scope.text, row[-1].end, money.end)
    return row[0] if together else row[-1] if row else None
