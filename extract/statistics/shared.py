"""Counts that share their words with another: 开工、竣工项目各9个, 新增企业3家、总量达到13家.

Each stage of a list that 各 closes is a figure of its own; what a total counts is the group before it without what is new of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.numerals import parse_number
from extract.statistics.counts import Bound, Group
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES

_EACH = re.compile(rf"(?P<stages>(?:{STAGES})(?:[、和及与](?:{STAGES}))+)(?P<kind>.{{2,}})")
_STAGE = re.compile(f"(?:{STAGES})")
_NEW = re.compile(r"(?:累计|今年)?(?:新增|新引进|新培育|新认定|新登记|新设立?|净增|引进|培育)(?:了)?")
_TOTAL = re.compile(
    r"(?:使|全[市县区省州])?(?:总量|总数|数量|累计总数|保有量)(?:已|将)?(?:达到|达|增至|增加到|突破|超过|为)?(?:约|近|超)?(?P<number>\d[\d,]{0,9}(?:\.\d+)?万?)(?P<more>余|多)?(?P<unit>[家个户座支只])(?:以上)?[，。；、]?"
)


def each_of(scope: Scope, groups: Sequence[Group]) -> list[Group]:
    """The groups, one that lists stages in front of 各 as a group for each stage."""
    found: list[Group] = []
    for group in groups:
        told = _EACH.fullmatch(group.subject) if scope.text.endswith("各", 0, group.figure) else None
        names = [stage + told["kind"] for stage in _STAGE.findall(told["stages"])] if told else [group.subject]
        found += [group._replace(subject=name) for name in names]
    return found


def totals(scope: Scope, clauses: Sequence[Clause], groups: Sequence[Group]) -> list[Group]:
    """The totals of a sentence that are told right behind what is new of them (新增企业3家、总量达到13家)."""
    found: list[Group] = []
    for clause in clauses:
        told = _TOTAL.fullmatch(scope.text, clause.start, clause.end)
        value = parse_number(told["number"]) if told else None
        if told is None or value is None:
            continue
        before = [group for group in groups if group.end <= clause.start]
        if not before or before[-1].unit != told["unit"]:
            continue
        bound: Bound | None = "at_least" if told["more"] else None
        name = _NEW.sub("", before[-1].subject, count=1)
        start, end = clause.start, told.end("unit")
        found.append(Group(name, value, told["unit"], bound, start, end, told.start("number"), clause.sentence))
    return found
