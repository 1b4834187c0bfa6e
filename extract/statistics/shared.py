"""Counts that share their words with another: 开工、竣工项目各9个, 新增企业3家、总量达到13家.

Each stage of a list that 各 closes is a figure of its own; what a total counts is the group before it without what is new of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from extract.numerals import parse_number
from extract.statistics.counts import Bound, Group
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES, stage_of

_EACH = re.compile(rf"(?P<stages>(?:{STAGES})(?:[、和及与](?:{STAGES}))+)(?P<kind>.{{2,}})")
_STAGE = re.compile(f"(?:{STAGES})")
_NEW = re.compile(r"(?:累计|今年)?(?:新增|新引进|新培育|新认定|新登记|新设立?|净增|引进|培育)(?:了)?")
_TOTAL = re.compile(
    r"(?:使|全[市县区省州])?(?:总量|总数|数量|累计总数|保有量)(?:已|将)?(?:达到|达|增至|增加到|突破|超过|为)?(?:约|近|超)?(?P<number>\d[\d,]{0,9}(?:\.\d+)?万?)(?P<more>余|多)?(?P<unit>[家个户座支只])(?:以上)?[，。；、]?"
)

_OPENED = re.compile(
    r"(?:建设|开工)?[，,：:（(；]*(?:。(?=其中))?(?:其中|具体|分别|主要)*(?:包括|包含|涵盖|有|为|是)?[，,：:]?"
)
_ITEM = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”]{1,14}?)(?:共|有|为|达)?(?P<number>\d{1,5})(?P<unit>[个项座条家])[，,、；;）)。]?(?:以及|和)?"
)
_HEAD_NOUN = re.compile("项目|工程|企业|桥梁|电站")
_BEGUN = re.compile(
    rf"(?:[，、；]|。(?=其中))(?:其中|目前|截至目前|现)*[，]?(?:已|现场|共|累计|实际)*(?P<stage>新?(?:{STAGES})|开工在建|审批|核准|复工|完工)(?:了)?"
    r"(?P<number>\d{1,5})(?P<more>余|多)?(?P<unit>[个项家])(?=[，。；、]|$)"
)
# 其中9个|已经|开工: the number first
_OF_THEM = re.compile(
    r"(?<=[，、；中])(?:目前|截至目前|现|已?有)?(?P<number>\d{1,5}(?:\.\d{1,2}(?=万))?万?)(?P<more>余|多)?(?P<unit>[个项家])"
    rf"(?:目前|现|均|全部)*已经?(?:全部|陆续|相继|顺利)?(?P<stage>{STAGES}|完工)(?!率)"
)
_LED_TO = re.compile("^洽谈")  # 洽谈项目37个，签约9个
# 技改项目90项，其中“绿色技改”|26项: one kind of what is told before, named by a bare noun
_ONE_KIND = re.compile(
    r"其中[，,]?(?P<name>(?![共达有近超约])[\u4e00-\u9fff“”]{2,10}?)(?<![有共达为约近超逾成到])"
    r"(?P<number>\d{1,5})(?P<unit>[个项家])(?=[，。；]|$)(?![，；][^，。；、\d]{1,12}\d+[个项家])"
)
_COUNTED_AS = {"项": "个"}
_FEWEST = 2


def each_of(scope: Scope, groups: Sequence[Group]) -> list[Group]:
    """The groups, one that lists stages in front of 各 as a group for each stage."""
    found: list[Group] = []
    for group in groups:
        told = _EACH.fullmatch(group.subject) if scope.text.endswith("各", 0, group.figure) else None
        names = [stage + told["kind"] for stage in _STAGE.findall(told["stages"])] if told else [group.subject]
        found += [group._replace(subject=name) for name in names]
    return found


def parts(scope: Scope, end: int, groups: Sequence[Group]) -> list[Group]:
    """The parts of a count that are named by a bare noun and just make it up: 26个项目，其中水利9个、交通17个.

    ``end`` is the sentence's. A part that is a group of its own already only counts towards the sum.
    """
    taken = {group.figure for group in groups}
    found: list[Group] = []
    for total in groups:
        items = _items(scope, total, end)
        if len(items) < _FEWEST:
            continue
        noun = _HEAD_NOUN.search(total.subject)
        for item, value in items:
            if item.start("number") in taken:
                continue
            words = item["name"]
            if noun is None or not words.endswith(noun.group()):
                words += noun.group() if noun else total.subject.removeprefix(stage_of(total.subject))
            start, figure = item.start("name"), item.start("number")
            found.append(Group(words, value, total.unit, None, start, item.end("unit"), figure, total.sentence))
    return found


def _items(scope: Scope, total: Group, end: int) -> list[tuple[re.Match[str], Decimal]]:
    """As many of the counts in a row behind a total as make it up exactly; none where they never do."""
    opened = _OPENED.match(scope.text, total.end, end)
    place, sum_ = opened.end() if opened else end, Decimal(0)
    items: list[tuple[re.Match[str], Decimal]] = []
    while (item := _ITEM.match(scope.text, place, end)) is not None:
        value = parse_number(item["number"])
        if value is None or _COUNTED_AS.get(item["unit"], item["unit"]) != total.unit:
            break
        items.append((item, value))
        place, sum_ = item.end(), sum_ + value
        if sum_ == total.value:
            return items
    return []


def begun(scope: Scope, end: int, groups: Sequence[Group]) -> list[Group]:
    """How many of a group are at a stage, told with nothing but the stage: 90个水利项目，开工60个; 现场签约5个.

    ``end`` is where the sentence ends, or the next one that begins with 其中. More than the group has are no part of it.
    """
    found: list[Group] = []
    begin = groups[0].end
    for told in (*_BEGUN.finditer(scope.text, begin, end), *_OF_THEM.finditer(scope.text, begin, end)):
        before = [group for group in groups if group.end <= told.start()]
        value = parse_number(told["number"])
        unit = _COUNTED_AS.get(told["unit"], told["unit"])
        if value is None or value < _FEWEST or before[-1].unit != unit:
            continue
        if value > before[-1].value and told["stage"] != "新增":
            continue
        kind = _LED_TO.sub("", before[-1].subject.removeprefix(stage_of(before[-1].subject)))
        bound: Bound | None = "at_least" if told["more"] else None
        figure = told.start("number")
        start, stop = min(told.start("stage"), figure), max(told.end("unit"), told.end("stage"))
        found.append(Group(told["stage"] + kind, value, unit, bound, start, stop, figure, before[-1].sentence))
    return [*found, *_one_kind(scope, end, groups, {group.figure for group in found})]


def _one_kind(scope: Scope, end: int, groups: Sequence[Group], begun_at: Collection[int]) -> list[Group]:
    """The parts of a group that 其中 tells with a bare noun in front of the number, but for those ``begun_at`` a place."""
    found: list[Group] = []
    for told in _ONE_KIND.finditer(scope.text, groups[0].end, end):
        whole = [group for group in groups if group.end <= told.start()][-1]
        value, unit = parse_number(told["number"]), _COUNTED_AS.get(told["unit"], told["unit"])
        figure = told.start("number")
        taken = figure in begun_at or any(group.start <= figure < group.end for group in groups)
        noun = _HEAD_NOUN.search(whole.subject)
        if taken or noun is None or value is None or unit != whole.unit or not _FEWEST <= value < whole.value:
            continue
        name = told["name"] if told["name"].endswith(noun.group()) else told["name"] + noun.group()
        start, stop = told.start("name"), told.end("unit")
        found.append(Group(name, value, unit, None, start, stop, figure, whole.sentence))
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
