"""Growth told without its figure: 固定资产投资增长8.3%, 对欧洲、非洲进出口分别增长12%、9%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.statistics.growth import growth_rates, growths
from extract.statistics.lexicon import alternation, indicators
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import named, trim

_INDICATORS = alternation(indicators())
_INDICATOR = re.compile(_INDICATORS)
_NAME = re.compile(
    rf"(?P<name>[^，。；：！？,;:\n]*?(?P<indicator>{_INDICATORS}))(?:的|总量|规模|均|也|将|额|合计|分别)*$"
)
_SHARE = re.compile(r"占比|比重|比例|贡献率|完成率|开工率|高于|低于")


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
        return []
    match = _NAME.search(scope.text[clause.start : growth.start()])
    if match is None:
        return []
    start, end = trim(scope, clause.start, clause.start + match.end("name"))
    name = named(scope, start, end)
    rates = growth_rates(scope.text, growth.start(), clause.end)
    subjects = _listed(name, len(rates), match["indicator"])
    measure = indicators()[match["indicator"]]
    return [Change(subject, measure, rate, start, growth.end()) for subject, rate in zip(subjects, rates, strict=False)]


def _listed(name: str, wanted: int, indicator: str) -> list[str]:
    """``wanted`` names out of a list that shares its head: 对A、B进出口 → 对A进出口, B进出口."""
    if wanted == 1:
        return [name]
    parts = re.split(r"[、和与]", name)
    if len(parts) != wanted:
        return []
    return [part if part.endswith(indicator) else part + indicator for part in parts]
