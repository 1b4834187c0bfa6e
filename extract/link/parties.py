"""The companies and institutions that invest in, build or run a project, as the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Scope

_NAME = r"(?P<who>[^，。；：、！？“”（）()\s的]{2,30})"
_BY = re.compile(
    rf"(?:由|系){_NAME}(?:全资|独资|共同|联合|负责|总|计划)*(?:投资|出资|承建|建设|开发|捐资|兴建|实施|运营|援建|承担|牵头|打造|斥资)"
)
_OF = re.compile(rf"(?:由|与|和){_NAME}(?:公司)?(?:合作|共建|投资|捐资|出资|援建|承建|联合)[^，。；、]{{0,24}}的[“‘]?$")
_ROLE = re.compile(
    rf"(?:业主单位|业主|建设单位|投资方|投资商|投资主体|承建单位|施工单位|运营方|建设方|项目单位)(?:为|是|：){_NAME}(?=[，。；、]|$)"
)
_HOST = re.compile(
    r"(?:政府|管委会|市委|区委|县委|人民政府|[市县区省镇]|开发区|高新区|园区|方|企业|外商|客商|央企|国企|民企|社会资本|双方|我们|他们|记者)$"
)
_RANK = re.compile(
    r"^(?:世界|中国|全球|国内|民营)?(?:\d+|五百)强(?:企业)?|^(?:行业|全球|国内|世界)?(?:龙头|领军|知名)?(?:企业|公司)|^(?:央企|国企|民企|台企|外企|港企|上市公司|台湾|著名)"
)


def parties(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Cluster number -> the names of its parties in text order; a company inside the name alone and the host government are none."""
    found: dict[int, list[str]] = {}
    for scope in reading.scopes:
        for name in _of_scope(reading.article.text, scope):
            for cluster in scope.unit.clusters:
                names = found.setdefault(cluster, [])
                if name not in names:
                    names.append(name)
    return {cluster: tuple(names) for cluster, names in sorted(found.items())}


def _of_scope(text: str, scope: Scope) -> Iterator[str]:
    if scope.where == "front":
        match = _OF.search(text, scope.start, scope.end)
        matches = [match] if match else []
    elif scope.where in ("after", "later"):
        matches = [*_BY.finditer(text, scope.start, scope.end), *_ROLE.finditer(text, scope.start, scope.end)]
    else:
        matches = []
    for match in matches:
        name = _RANK.sub("", match["who"])
        if len(name) >= 2 and not _HOST.search(name):
            yield name
