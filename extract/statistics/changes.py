"""Growth told without its figure: 固定资产投资增长8.3%, 对欧洲、非洲进出口分别增长12%、9%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.statistics.growth import growth_rates, growths
from extract.statistics.lexicon import alternation, indicators
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import named, plain, trim

_INDICATORS = alternation(indicators())
_INDICATOR = re.compile(_INDICATORS)
_OWN = re.compile(f"(?:{_INDICATORS})$")
_NAME = re.compile(
    rf"(?P<name>[^，。；：！？,;:\n]*?(?P<indicator>{_INDICATORS}))(?:的|总量|规模|均|也|将|额|金额|合计|分别)*$"
)
# One rate is said of each indicator of a list: 工业、技改投资增速超9%, 甲投资、乙投资均增长9%.
_EVERY = re.compile("增速|增幅|均|都")
# 对甲国、乙国等新兴市场进出口: the class of the members stands for none of them
_CLASS = re.compile(r"等(?:新兴市场|国家和地区|国家|地区|产品|商品|行业|领域|产业|地|省份|省区市)?")
_OF_A_FIELD = ("技改投资", "业投资", "民间投资", "技术投资", "设施投资")
_A_LEVEL = re.compile(r"(?:数量|数|个数)$")
_GOES_ON = re.compile("(?:实际)?[利使]用外资|进出口|出口|进口|增加值|固定资产投资|投资|零售额")
# Nothing but what grows, and no amount of goods, people or prices
_BARE = re.compile(
    r"(?:其中[，,]?)?(?P<name>(?![比较与]|同比|环比|年均)(?!.*(?:人均|支出|税|大幅|条目))"
    r"(?!.*(?:量|价格?|指数|人|次|率|数|额|里程|面积|规模|利润|成本|增加值)(?:分别)?$)[\u4e00-\u9fff“”、和]{2,24}?)(?:分别)?"
)
_OF_WHICH = re.compile("其中[，,]?")
_OF_ALL = re.compile(rf"[^，。；：！？,;:\n]*?(?P<indicator>{_INDICATORS})(?=[^，。；]{{0,8}}(?:\d|增))")
_SHARE = re.compile(r"平均投资|占比|比重|比例|贡献率|完成率|开工率|高于|低于")


class Change(NamedTuple):
    """A growth rate of an indicator whose level the text does not tell."""

    subject: str
    measure: str
    yoy: Decimal
    start: int
    end: int


def find_changes(scope: Scope, clause: Clause) -> list[Change]:
    """The growth rates of one clause that holds no amount or count of its own."""
    growth = next(growths(scope.text, clause.start, clause.end), None)
    if growth is None or _SHARE.search(scope.text, clause.start, growth.start()):
        return []
    if _INDICATOR.search(scope.text, clause.start, growth.start()) is None:
        return _going_on(scope, clause, growth)
    match = _NAME.search(scope.text[clause.start : _undated_end(scope, clause.start, growth.start())])
    if match is None:
        return []
    start, end = trim(scope, clause.start, clause.start + match.end("name"))
    rates = growth_rates(scope.text, growth.start(), clause.end)
    every = _EVERY.search(growth.group()) or _EVERY.search(match.group(), match.end("name"))
    listed = plain(scope.text[start : clause.start + match.end("name")])
    name = listed if len(rates) > 1 or every else named(scope, start, end)
    told = _listed(name, match["indicator"], rates, every is not None)
    return [Change(subject, measure, rate, start, growth.end()) for subject, measure, rate in told]


def _undated_end(scope: Scope, start: int, end: int) -> int:
    """Where the words of ``start..end`` end without a date at their end (固定资产投资|上半年|增长8%)."""
    return next(
        (date.start for _, date in scope.of_type("DATE", start, end) if date.end == end and date.start > start), end
    )


def _going_on(scope: Scope, clause: Clause, growth: re.Match[str]) -> list[Change]:
    """The growth rates of a clause that goes on with the indicator told before it: 从出口商品看，甲品、乙品分别增长9%、8%."""
    if (of_a_time := _of_a_time(scope, clause, growth)) is not None:
        return of_a_time
    told = _BARE.fullmatch(scope.text, clause.start, growth.start())
    before = list(_GOES_ON.finditer(scope.text, _told_since(scope, clause), clause.start)) if told else []
    if told is None or not before:
        return []
    first, _ = trim(scope, told.start("name"), told.end("name"))
    rates = growth_rates(scope.text, growth.start(), clause.end)
    rows = _listed(plain(scope.text[first : told.end("name")]), before[-1].group(), rates, every=False)
    named_so = [(n if n.endswith(before[-1].group()) else n + before[-1].group(), m, rate) for n, m, rate in rows]
    return [Change(subject, measure, rate, first, growth.end()) for subject, measure, rate in named_so]


def _told_since(scope: Scope, clause: Clause) -> int:
    """Where the words begin that a clause goes on with: its sentence, or the one before where it opens with 其中."""
    start = scope.sentences[clause.sentence].start
    goes_on = clause.sentence and scope.text.startswith("其中", start)
    return scope.sentences[clause.sentence - 1].start if goes_on else start


def _of_a_time(scope: Scope, clause: Clause, growth: re.Match[str]) -> list[Change] | None:
    """The growth in a part of the time of what was told last: 前三季度出口…。其中，一季度|增长8%. None where no time is named."""
    opened = _OF_WHICH.match(scope.text, clause.start, growth.start())
    start = opened.end() if opened else clause.start
    if growth.start() not in scope.ends("DATE", start):
        return None
    rates = growth_rates(scope.text, growth.start(), clause.end)
    told = list(_OF_ALL.finditer(scope.text, _told_since(scope, clause), clause.start))
    if len(rates) != 1 or not told:
        return []
    name = named(scope, told[-1].start(), told[-1].end())
    return [Change(name, indicators()[told[-1]["indicator"]], rates[0], start, growth.end())]


def grows_alone(words: str) -> bool:
    """Whether the words in front of a growth rate end in the name of an indicator, whose growth it is."""
    told = _NAME.search(words)
    return told is not None


def _listed(name: str, indicator: str, rates: Sequence[Decimal], every: bool) -> list[tuple[str, str, Decimal]]:
    """The indicators that ``name`` lists, each with its measure and its rate: 对A、B进出口 → 对A进出口, 对B进出口.

    One rate is said of each of a list where the text says so (``every``), else of the whole.
    """
    members = [part for part in re.split(r"[、和与]", name) if part]
    if name.startswith("对"):
        members = ["对" + part.removeprefix("对") for part in members]
    if len(rates) == 1 and not (every and len(members) > 1):
        return [(name, indicators()[indicator], rates[0])]
    if len(rates) not in (1, len(members)):
        return []
    each = rates if len(rates) > 1 else [*rates] * len(members)
    return [(*_member(part, members[0], indicator), rate) for part, rate in zip(members, each, strict=True)]


def _member(part: str, first: str, indicator: str) -> tuple[str, str]:
    """One indicator of a list with its measure: it may take the last one's indicator, or the first one's group.

    签约项目数量和总投资: the second is 签约项目's.
    """
    part = _CLASS.sub("", part)
    if part.endswith(("数量", "项目数")):
        return _A_LEVEL.sub("", part), "count"
    measure = indicators()[indicator]
    if part == indicator and _A_LEVEL.search(first):
        return _A_LEVEL.sub("", first), measure
    own = next((word for word in _OWN.findall(part) if part.endswith(word)), "")
    shared = "投资" if indicator.endswith(_OF_A_FIELD) else indicator  # 工业、技改投资
    return (part, indicators()[own]) if own else (part + shared, measure)
