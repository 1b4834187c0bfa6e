"""Counted roads, bridges, schools: a group of projects where the text says that they are begun, built or opened.

新建公路6条 and 6条公路建成通车 are figures of projects, 沿途穿越6条公路 is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.numerals import parse_number
from extract.statistics.counts import Bound, Group
from extract.statistics.lexicon import alternation, built_things
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES, named
from extract.words import any_of

_NOUNS = alternation(built_things())
_A_NOUN = re.compile(_NOUNS)
_STAGE = any_of(
    (
        *STAGES.split("|"),
        *"建成 通车 建成通车 开通 改造 扩建 改建 改扩建 新改建 新改扩建 完工 投运 投用 规划建设 修建 建设 兴建 开通运营 开通投运 除险加固".split(),
    )
)
_NUMBER = r"(?P<number>\d{1,5}(?:\.\d{1,2}(?=万))?万?|[两三四五六七八九十百]{1,4})(?P<more>余|多)?(?P<unit>[座条所家个])(?:以上)?"
# 建成|6座山区|桥梁; 6条农村|公路|全部通车
_FIRST = re.compile(
    rf"(?P<stage>{_STAGE})(?:了|的)?(?<![第\d.]){_NUMBER}(?P<noun>[^，。；：、的\d]{{0,10}}?(?:{_NOUNS}))(?![^，。；：、]{{0,3}}(?:项目|工程|企业))"
)
_LAST = re.compile(
    rf"(?<![第\d.]){_NUMBER}(?P<noun>[^，。；：、的\d]{{0,10}}?(?:{_NOUNS}))(?:已|均|全部|全线|陆续|相继|同步|同时|集中|正式|顺利)*(?P<stage>{_STAGE})"
)
# 新建农村|公路|6条
_BEHIND = re.compile(
    rf"(?P<stage>{_STAGE})(?:了|的)?(?P<noun>[^，。；：、的\d]{{0,10}}?(?:{_NOUNS}))(?:共|达|近|超|约)*(?<![第\d.]){_NUMBER}(?=[，。；、（(]|$)"
)
_SERVICES = ("班列", "公交", "航空")  # lines on which somebody drives, that nobody builds
_FEWEST = 2  # one of its kind is no group


def may_be_built(scope: Scope, start: int, end: int) -> bool:
    """Whether ``start..end`` names any thing that counts where it is built."""
    return _A_NOUN.search(scope.text, start, end) is not None


def find_built(scope: Scope, clause: Clause, groups: Sequence[Group]) -> list[Group]:
    """The counted things of a clause that are told as built, in order; what ``groups`` count already is left to them."""
    found: dict[int, Group] = {}
    for pattern in (_FIRST, _BEHIND, _LAST):
        for match in pattern.finditer(scope.text, clause.start, clause.end):
            group = _group(scope, clause, match)
            if group is not None and not any(g.start < group.end and group.start < g.end for g in groups):
                found.setdefault(group.figure, group)
    return [found[figure] for figure in sorted(found)]


def _group(scope: Scope, clause: Clause, match: re.Match[str]) -> Group | None:
    noun = next((word for word in sorted(built_things(), key=len, reverse=True) if match["noun"].endswith(word)), "")
    value = parse_number(match["number"])
    if value is None or value < _FEWEST or match["unit"] not in built_things().get(noun, ""):
        return None
    if any(service in match["noun"] for service in _SERVICES):
        return None
    name = match["stage"] + named(scope, match.start("noun"), match.end("noun"))
    bound: Bound | None = "at_least" if match["more"] else None
    start, end = match.span()
    return Group(name, value, match["unit"], bound, start, end, match.start("number"), clause.sentence)
