"""Amounts that only continue a list, each named after its member: 甲、乙出口分别为3亿元、2亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Mention
from extract.statistics.amounts import Amount
from extract.statistics.scope import Scope

_AND = re.compile("[、和与]|及(?!其)")
_DONE_WITH = re.compile("(?P<list>.+?)分别(?P<verb>出口|进口|销售|引进|签约)")
_TRADED = re.compile("出口|进口|销售")
_TAIL_OF_KINDS = re.compile("类(?P<kind>[^类]{2,})$")
_TAIL_OF_TRADE = re.compile("进出口$|出口$|进口$|贸易额$|投资$|收入$")
_SEQUENCE = re.compile(r"[、和及与]|以及")
_REACHED = re.compile("(?:大关|以上)?，(?:达到?|为)")
_NEAR = 8  # characters between an amount that was passed and the one that was reached
# 沿线国家承包工程|完成营业额
_WORKS_DONE = re.compile(r"(?P<of>.*?)(?:完成|新签)?(?:营业额|合同额)")


def reached(scope: Scope, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, where one only says what was passed with the one that was reached (超过3万亿元，达到32316亿元)."""
    found: list[Amount] = []
    for amount in amounts:
        behind = [m for _, m in scope.of_type("MONEY", amount.mention.end, amount.mention.end + _NEAR)]
        more = amount.mention.value_max is None and behind
        if more and _REACHED.fullmatch(scope.text, amount.mention.end, behind[0].start):
            amount = amount._replace(mention=behind[0])
        found.append(amount)
    return found


def in_sequence(scope: Scope, amounts: Sequence[Amount], orphans: Sequence[Mention]) -> list[Amount]:
    """The amounts, with those that only continue a list (分别为3亿元、2亿元) named after its members.

    ``orphans`` are amounts without a name of their own, in order.
    """
    found = list(amounts)
    for lead in amounts if orphans else ():
        members = [lead.mention]
        for money in orphans:
            if _SEQUENCE.fullmatch(scope.text[members[-1].end : money.start]):
                members.append(money)
        names = _members(lead.subject, len(members))
        if len(members) > 1:
            found[found.index(lead)] = lead._replace(subject=names[0])
            found += [
                lead._replace(subject=name, mention=money, start=money.start)
                for name, money in zip(names[1:], members[1:], strict=True)
            ]
    return found


def _members(name: str, wanted: int) -> list[str]:
    """``wanted`` names out of one that lists them, else the whole name for each.

    What stands in front of the first or behind the last is shared: 出口甲类、乙类产品, 甲、乙分别出口.
    """
    told = _DONE_WITH.fullmatch(name)
    list_ = told["list"] if told else name
    parts = [part for part in _AND.split(list_) if part]
    if len(parts) != wanted:
        return [name] * wanted
    verb = told["verb"] if told else lead.group() if (lead := _TRADED.match(name)) else ""
    tail = _TAIL_OF_KINDS.search(parts[-1])
    kind = tail["kind"] if tail and all(part.endswith("类") for part in parts[:-1]) else ""
    if (traded := _TAIL_OF_TRADE.search(parts[-1])) and not verb:
        kind = traded.group()
    named_all = [part if part.startswith(verb) else verb + part for part in parts]
    return [part if part.endswith(kind) else part + kind for part in named_all]


def of_the_same(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence, with what only goes on with one of its field named so: 甲国承包工程完成营业额9亿元，新签合同额8亿元."""
    found: list[Amount] = []
    for amount in amounts:
        bare = _WORKS_DONE.fullmatch(amount.subject)
        before = _WORKS_DONE.fullmatch(found[-1].subject) if found and bare and not bare["of"] else None
        found.append(amount._replace(subject=before["of"] + amount.subject) if before else amount)
    return found
