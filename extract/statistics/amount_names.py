"""What completes the name of an amount: what it is given for, what it is a part of.

9亿元专项资金用于河道疏浚 is 河道疏浚专项资金; 农户贷款余额9亿元，其中信用贷款余额2亿元 is 农户信用贷款余额.
"""

from __future__ import annotations

import re

from extract.statistics.scope import Scope
from extract.statistics.subjects import named

_GIVEN = ("资金", "投资", "补贴", "补助", "国债", "贷款")
_LONGEST = 8  # characters of a name that does not yet say what for
_GOAL = re.compile(
    r"(?:以上|左右)?的?(?:[^，。；、\d]{0,6}(?:资金|投资|补贴|补助|国债|贷款))?，?(?:主要|全部|专门|将)*用于(?:支持|加力支持|保障)?"
    r"(?P<goal>[^，。；、\n]{2,20}?)(?:工作|等)?(?=[，。；、])"
)
_TRADE = re.compile("(?:进出口|出口|进口)(?:总值|总额|额|规模)?$")
_SIDES = frozenset({"进口", "出口", "顺差", "逆差", "贸易顺差", "贸易逆差"})
_SHARED = 2  # characters at the end that a part has in common with its whole
_MOST = 4  # characters of a name that a whole's own can stand in front of


def with_goal(scope: Scope, subject: str, end: int) -> str:
    """The name of money that is given, with what it is given for, as told behind the amount that ends at ``end``."""
    if len(subject) > _LONGEST or not subject.endswith(_GIVEN):
        return subject
    told = _GOAL.match(scope.text, end)
    return named(scope, told.start("goal"), told.end("goal")) + subject if told else subject


def of_whole(subject: str, whole: str) -> str:
    """The name of a part of ``whole``, the figure told before it, with the words that say whose both are.

    >>> of_whole("信用贷款余额", "农户贷款余额")
    '农户信用贷款余额'
    >>> of_whole("出口", "蔬菜进出口总值")
    '蔬菜出口'
    """
    if subject in _SIDES:
        owner = _TRADE.sub("", whole)
        return owner + subject if owner != whole else subject
    return subject
