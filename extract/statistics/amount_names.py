"""What completes the name of an amount: what it is given for.

9亿元专项资金用于河道疏浚 is 河道疏浚专项资金.
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


def with_goal(scope: Scope, subject: str, end: int) -> str:
    """The name of money that is given, with what it is given for, as told behind the amount that ends at ``end``."""
    if len(subject) > _LONGEST or not subject.endswith(_GIVEN):
        return subject
    told = _GOAL.match(scope.text, end)
    return named(scope, told.start("goal"), told.end("goal")) + subject if told else subject
