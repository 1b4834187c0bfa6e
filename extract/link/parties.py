"""The companies and institutions that invest in, build or run a project, as the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Scope, Unit
from extract.words import any_of, column

_SUFFIX = any_of(column("company_suffixes", "suffix"))
_RANK = (
    r"(?:(?:世界|中国|全球|国内|民营)?(?:\d+|五百)强(?:企业)?|(?:行业|全球|国内|世界)?(?:龙头|领军|知名)(?:企业|公司)"
    r"|央企|国企|民企|台企|外企|港企|上市公司|著名)*"
)
_NAME = rf"{_RANK}(?P<who>[^，。；：！？“”（）\s的\d]{{2,40}}?)"
_COMPANY = rf"{_RANK}(?P<who>[^，。；：！？“”（）\s的\d]{{1,38}}?{_SUFFIX})"
_DOES = r"(?:投资|出资|承建|建设|开发|捐资|兴建|实施|运营|援建|承担|牵头|打造|斥资|组织实施|总承包|施工)"
_HOW = r"(?:全资|独资|共同|联合|负责|总|计划|拟|将|已|今年|在[^，。；的]{1,12}?)*"
# 由甲公司投资5亿元建设, 由乙集团和丙公司联合开发
_BY = re.compile(rf"(?:由|系){_NAME}{_HOW}{_DOES}")
# 由甲集团投资建设的, 与乙部合作的, 丙集团计划投资5亿元的 (in front of the name)
_OF = (
    re.compile(rf"(?:由|与){_NAME}(?:等[^，。；、的]{{0,6}})?{_HOW}(?:合作|共建|{_DOES})[^，。；、]{{0,24}}的[“‘]?$"),
    re.compile(rf"(?:^|[，、就]){_COMPANY}(?:等[^，。；、的]{{0,6}})?{_HOW}{_DOES}[^，。；、]{{0,16}}的[“‘]?$"),
    re.compile(
        rf"(?:^|[，。]){_COMPANY}{_HOW}(?:启动|开工|计划|规划|动工)*(?:投资[^，。；、]{{0,12}}元)?(?:投资|建设|兴建|打造|实施|推进|建造)(?:建设)?(?:了|的)?[“‘]?$"
    ),
)
# 与甲公司签约, 甲公司与乙市签订
_SIGNS = re.compile(rf"(?:与|和|同){_COMPANY}[^，。；]{{0,8}}(?:举行|签署|签订|签约|就)")
_ROLE = re.compile(
    rf"(?:业主单位|业主|建设单位|投资方|投资商|投资主体|承建单位|施工单位|运营方|建设方|项目单位)(?:为|是|：){_NAME}(?=[，。；、]|$)"
)
_HOST = re.compile(
    r"(?:政府|管委会|市委|区委|县委|[市县区省镇乡州]|开发区|高新区|园区|[^地]方|外商|客商|双方|我们|他们|记者|各地|当地|社会资本"
    r"|财政|自己)$|^(?:企业|公司|集团|该公司|该集团|大学)$"
)
# What clings to the front of a name that was read from a clause's start: 还有|中煤…, 包括|甲集团, 重点抓好与|乙部.
_LEAD = re.compile(r"^.*(?:由|还有|包括|以及|抓好|其中|与|据悉|目前|近日|日前|据了解|就)")
_AND = re.compile(r"、|以及|和|与|及")


def parties(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Cluster number -> its parties in text order; a company inside the name alone and the host government are none."""
    found: dict[int, list[str]] = {}
    for scope in reading.scopes:
        for cluster in _clusters(reading.article.text, scope):
            names = found.setdefault(cluster, [])
            names += [name for name in _of_scope(reading.article.text, scope) if name not in names]
    return {cluster: tuple(names) for cluster, names in sorted(found.items()) if names}


def _clusters(text: str, scope: Scope) -> tuple[int, ...]:
    """Whom a stretch speaks of: what stands in front of an enumeration whose members bring their own words, of the first."""
    unit: Unit = scope.unit
    if scope.where == "front" and "的" in text[unit.start : unit.end]:
        return unit.clusters[:1]
    return unit.clusters


def _of_scope(text: str, scope: Scope) -> Iterator[str]:
    for match in _matches(text, scope):
        who = _LEAD.sub("", match["who"])
        parts = _AND.split(who)
        for part in parts if all(len(part) >= 3 for part in parts) else [who]:
            if len(part) >= 2 and not _HOST.search(part):
                yield part


def _matches(text: str, scope: Scope) -> list[re.Match[str]]:
    start, end = scope.start, scope.end
    if scope.where == "front":
        front = text[max(start, max(text.rfind(mark, start, end) for mark in "。；") + 1) : end]
        found = [match for pattern in _OF if (match := pattern.search(front))]
        return found[:1] + list(_SIGNS.finditer(front))
    if scope.where in ("after", "later"):
        return [*_BY.finditer(text, start, end), *_ROLE.finditer(text, start, end)]
    return []
