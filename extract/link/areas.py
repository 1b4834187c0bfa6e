"""The land and floor area of a project: its own, said of it in its own stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from extract.link.further import further
from extract.link.phases import of_phase
from extract.link.records import Reading, Scope
from extract.link.stretch import clause_start
from extract.names_words import PHASE
from extract.records import Mention, Sentence

_PHASE = re.compile(rf"{PHASE}|首期|本期")
# 灌溉面积, 绿化面积, 拆迁房屋, 解决百万亩耕地干旱: what the project waters, plants, clears or mends, not what it stands on.
_NOT_ITS_OWN = re.compile(
    r"灌溉|绿化|林草|植被|耕地|农田|造林|种植|种草|草原|植树|封山|流域|拆迁|拆除|受益|播种|养殖|水域|湿地|林地|防护|覆盖|服务|治理|整治|修复|治沙|固沙"
    r"|蓄洪|分洪|淹没|回水|保护面积|解决|改善|惠及|保障|供热|供暖|租赁|租用|已建|累计|完成|订单|[种栽]了|拿出|让渡|腾出"
)
_FEEDS = re.compile(
    r"[多余]?的?[^，。；、]{0,6}?(?:耕地|农田|良田|田地|平原|灌区|森林|草原|沙漠|沙地|水面|海域|绿地|湿地|在建项目)"
)
_LAND = re.compile(r"占|地|面积|规划|征|园区|[场厂选]址")
_LAND_BEHIND = re.compile(r"[多余]?的?[^，。；、]{0,4}(?:土地|用地|地块|净地)")
# 占地90亩的|名, 占地90亩、总投资3亿元的|名: what stands between an area and the name that it is told of
_LEADS = re.compile(
    r"(?:以上|左右|[多余])?(?:[、，][^，。；、的]{1,18}){0,3}(?:的(?![^，。；、的]*[内里]的)[^，。；、的]{0,14})?的?[“‘《]?"
)
_TOTAL_AREA = re.compile(r"面积(?:[约达到为近超过共有是]|将)*$")
_BUILDING = re.compile(r"(?:楼|馆|厂房|剧院|医院|学校|公寓|酒店|商场|仓库)[”’]?$")
# 竞得|9亩工业用地, 流转土地|9亩: land that is taken for what is built on it
_TAKEN = re.compile(
    r"(?:竞得|拍得|摘得|摘牌|拿下|买下|购得|购入|购买|取得|获得|受让|流转|租下|租用|承租)(?:了|到)?(?:[^，。；、]{0,16}?)(?:约|近|超)?$"
)
_LAND_TAKEN = re.compile(r"[多余]?的?[^，。；、]{0,8}?(?:土地|用地|地块|净地|地|山地)?(?=[，。；、使])")
_BUILDS = re.compile(r"(?:建设|打造|兴建|新建|投建|修建|用于|建)[^，。；、]{0,6}[“‘]?$")
# 新馆面积|9万平方米: of a thing that is a building or a works, where nothing tells land
_BARE = re.compile(r"(?:总|使用|实际)?面积(?:[约达到为近超过共有是]|将)*$")
_FLAT = re.compile(
    r"(?:公园|湿地|广场|绿道|景区|新区|片区|新城|农场|牧场|林场|水库|湖|河|种植|养殖|光伏|农田|矿|机场|码头|港|开发区|产业园区?|工业园区?|园区)[^项工]{0,4}(?:项目|工程)?[”’]?$"
)
_ORDER = {"front": 0, "note": 1, "after": 2, "later": 3, "group": 4}
_LARGE = ("公里", "亩", "公顷", "顷")


class Area(NamedTuple):
    """An area in square metres, and the index of the mention that says it."""

    value: Decimal
    mention: int


def areas(reading: Reading) -> tuple[dict[int, Area], dict[int, Area]]:
    """Cluster number -> its land area, and cluster number -> its floor area.

    Of several the one nearest to the name wins (in front, in brackets, behind, later), and of those a total (总建筑面积).
    """
    if "AREA" not in reading.kinds:
        return {}, {}
    more = further(reading, partial(_has_area, reading), partial(_tells_one, reading))
    scopes = [scope for scope in (*reading.scopes, *more) if _of_one(reading, scope)]
    return _nearest(reading, scopes, "land"), _nearest(reading, scopes, "floor")


def _nearest(reading: Reading, scopes: Sequence[Scope], role: str) -> dict[int, Area]:
    found: dict[int, tuple[tuple[int, bool], Decimal, int]] = {}
    for scope in scopes:
        for cluster, index, value in _values(reading, scope, role):
            rank = (_ORDER[scope.where], "总" not in _before(reading, scope, reading.mentions[index].start))
            if cluster not in found or rank < found[cluster][0]:
                found[cluster] = (rank, value, index)
    return {cluster: Area(value, index) for cluster, (_, value, index) in sorted(found.items())}


def _has_area(reading: Reading, sentence: Sentence) -> bool:
    return next(reading.within("AREA", sentence.start, sentence.end), None) is not None


def _tells_one(reading: Reading, sentence: Sentence) -> bool:
    """Whether the one area of a sentence is land that was taken."""
    found = [m for _, m in reading.within("AREA", sentence.start, sentence.end)]
    text = reading.article.text
    if len(found) != 1:
        return False
    before = text[clause_start(text, sentence.start, found[0].start) : found[0].start]
    return _TAKEN.search(before) is not None and _LAND_TAKEN.match(text + "。", found[0].end) is not None


def _of_one(reading: Reading, scope: Scope) -> bool:
    """Whether a scope can tell an area of its first project alone: in front of a row, where each member brings its own."""
    unit = scope.unit
    if len(unit.clusters) == 1:
        return not (unit.joint and scope.where == "after")
    return scope.where == "front" and any(True for _ in reading.within("AREA", unit.start, unit.end))


def _values(reading: Reading, scope: Scope, role: str) -> Iterator[tuple[int, int, Decimal]]:
    """The areas of a scope with their clusters and indices: the project's own, and those of a phase that has a name."""
    own = scope.unit.clusters[0]
    for index, mention in reading.within("AREA", scope.start, scope.end):
        if _role(reading, scope, mention) != role or mention.value_min is None or mention.per:
            continue
        phase = _phase(reading, scope, mention) if _of_a_part(reading, scope, mention.start) else own
        if phase is not None and _own(reading, scope, mention, role):
            yield phase, index, mention.value_min


def _phase(reading: Reading, scope: Scope, mention: Mention) -> int | None:
    """The project that is the phase of which an area is told behind the name of the whole."""
    if scope.where not in ("after", "later"):
        return None
    text = reading.article.text
    words = text[clause_start(text, scope.start, mention.start, "。；") : mention.start]
    return None if "其中" in words else of_phase(reading, scope.unit.clusters[0], words)


def _role(reading: Reading, scope: Scope, mention: Mention) -> str | None:
    """What an area is of, where its own words do not tell: what stands beside it does."""
    text, unit = reading.article.text, scope.unit
    if scope.where == "front" and text[mention.end : unit.start] in ("的", "的“"):
        if mention.text.endswith("公里"):  # 24平方公里的|甲新城 can only be its land, 3万平方米的|甲楼 its floor
            return "land" if mention.role == "other" else mention.role
        name = text[unit.start : reading.mentions[unit.mentions[0]].end]
        return "floor" if mention.role == "other" and _BUILDING.search(name) else mention.role
    if mention.role != "other":
        return mention.role
    if mention.text.endswith("平方米") and _BARE.fullmatch(_before(reading, scope, mention.start)):
        name = reading.clusters[unit.clusters[0]].name
        return "other" if scope.where == "front" or _FLAT.search(name) else "floor"
    large = mention.text.endswith(_LARGE) and _TOTAL_AREA.search(_before(reading, scope, mention.start))
    return "land" if large else mention.role


def _before(reading: Reading, scope: Scope, start: int) -> str:
    """The words of the clause in front of an area."""
    text = reading.article.text
    return text[clause_start(text, scope.start, start, "，。；：（(") : start]


def _own(reading: Reading, scope: Scope, mention: Mention, role: str) -> bool:
    text = reading.article.text
    before = _before(reading, scope, mention.start)
    if _NOT_ITS_OWN.search(before) or _FEEDS.match(text, mention.end):
        return False
    if scope.where == "front":
        return _LEADS.fullmatch(text, mention.end, scope.unit.start) is not None or _taken(text, scope, mention, before)
    return role == "floor" or not before or bool(_LAND.search(before) or _LAND_BEHIND.match(text, mention.end))


def _taken(text: str, scope: Scope, mention: Mention, before: str) -> bool:
    """Whether an area is land that was taken to build the project behind it (竞得90亩工业用地，将打造甲)."""
    if not (_TAKEN.search(before) and _LAND_TAKEN.match(text, mention.end)):
        return False
    return _BUILDS.search(text, mention.end, scope.unit.start) is not None


def _of_a_part(reading: Reading, scope: Scope, start: int) -> bool:
    """Whether an area is told of a phase or a piece of the project: 其中地上2万平方米; 一期投资3亿元，占地90亩."""
    text = reading.article.text
    low = clause_start(text, scope.start, start, "。；")
    words = text[low:start]
    whole = max(words.rfind("项目总"), words.rfind("总占地"), words.rfind("总用地"), 0)
    if "其中" in words[whole:] and scope.where != "front":
        return True
    named = _PHASE.search(text[scope.unit.start : scope.unit.end]) is not None
    return not named and _PHASE.search(words[whole:]) is not None
