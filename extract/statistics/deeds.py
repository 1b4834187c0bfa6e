"""Money that an authority hands out for something: 省财政下达9亿元支持桥梁改造, 县政府拿出9亿元作为救助款.

What one company gives is no statistic: the giver is the treasury, an office or the region itself.
"""

from __future__ import annotations

import re

from extract.records import Mention
from extract.statistics.batches import Batch
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import named

_ABOUT = r"(?:约|近|超过?|逾|共|达)*"
_GRANTED = re.compile(
    rf"(?P<verb>下达|拨付|划拨|安排|投入|拿出)了?(?:预算|财政|补助|专项|资金|(?:19|20)\d\d年)*{_ABOUT}$"
)
_HANDED_OUT = frozenset({"下达", "拨付", "划拨"})  # nobody but an authority does so
_TREASURY = re.compile("财政|政府|[省市县区局委部]{1,2}(?:还|将|已|又|累计|共|再)*(?:安排|投入|拿出)")
_FOR = re.compile(
    r"(?:以上|左右|[（(][^）)]*[）)])*(?P<fund>[^，。；：\d]{0,10}?(?:资金|救助款|补助))?，?(?:主要|专项)?"
    r"(?:用于|支持|推动|助力|帮助|推进|实施|作为)(?![一两三四五几多]批)(?P<goal>[^，。；：\d、]{2,24})"
)


def given(scope: Scope, clause: Clause, money: Mention) -> Batch | None:
    """What an authority gives an amount for, in the words of the goal; None where a firm may be the giver."""
    goal = _FOR.match(scope.text, money.end, scope.sentences[clause.sentence].end)
    if goal is None or goal["fund"] not in (None, "资金"):
        return None
    before = scope.text[clause.start : money.start]
    granted = _GRANTED.search(before)
    if granted is None or not (granted["verb"] in _HANDED_OUT or _TREASURY.search(before)):
        return None
    return Batch(named(scope, goal.start("goal"), goal.end("goal")), "fund", money.start)
