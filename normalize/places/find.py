"""Mentions of places in prose, each with the division it means.

One scan over pairs of characters gives the offsets where a name may begin. A name that proves itself is taken at once,
and names that follow it without a gap go on its path (江苏省常州市新北区). Names that are also words, and counties
without 县 or 区, wait for a witness: a preposition, a list of places, the same place in full elsewhere in the text, the
article's own region.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from normalize.places.divisions import Division, division, is_within, trunk
from normalize.places.lexicon import KINDS, Entry, entries, heads, is_cut, looked_up
from normalize.places.resolve import choose, meaning, resolve, towns

# 南京路, 青岛大学, 北京银行, 淄博日报: a place inside a name that is something else.
_OTHER_NAME = re.compile(
    # One of these characters is in all of them: most names have none behind them.
    r"(?=[^路街道巷站江河湖关麓侧坡岸缘翼学行券报视网台，。、]{0,6}+[路街道巷站江河湖关麓侧坡岸缘翼学行券报视网台])(?:"
    r"[东西南北中一二三四五六七八九十]?(?:路|街(?!道)|大道|大街|巷)|[东西南北]站|"
    r"[江河湖](?!区|市|县|段)|关(?=[段站镇乡村隧大特互水至到、，。]|$)|(?<=[东西南北])[麓侧坡岸缘翼]|(?:[师科工医理农财]\w?)?大学|\w{0,4}学院|银行|证券|"
    r"\w{0,2}(?:日报|晚报|晨报|早报|商报|时报|都市报|新闻网|卫视|电视台|电台))"
)
_COMPANY = re.compile(
    r"(?=[^公集股控实，。、]{0,11}+[公集股控实])[^\W\d_与和在的及、市县区省]{1,10}?(?:公司|集团|股份|控股|实业)"
)
# 市场, 区域, 旗下: the kind of the division belongs to the next word.
_NEXT_WORD = re.compile(
    r"(?<=市)[场民值容面]|(?<=区)(?:[域块间位别]|分(?!别))|(?<=旗)[下舰帜]|(?<=盟)[友军]|(?<=州)际|(?<=县)级(?=市)"
)
_AFTER_KINDS = frozenset("场民值容面域块间位别分下舰帜友军际级")
_LANDS_IN = tuple("落户 落户于 落地 落子 位于 坐落于 选址 选址于 定居 花落".split())
_AT = (*_LANDS_IN, *"在 赴 驻 抵 抵达 至 布局 走进 来到 前往 到访 援建 辖区 包括 以及 其中".split())
_EDGES = frozenset("、，,。；;：:（(“")
_ENDS = frozenset("等的在和与及")
_PAIRS = frozenset("和与")
_OF_BOTH = ("两地", "三地", "各地", "当地")
_PLAIN = r"[^\W\d_a-zA-Z省市县区州盟旗镇乡委府会在的和与及到为把将是有对从向了等至、]"
_ZONE_KIND = (
    r"(?:国家级?)?(?:高新技术(?:产业)?(?:开发|园)区|经济(?:技术)?开发区|高新区|经开区|开发区|工业园区?|[产科]业园区?|"
    r"科技园区?|综合保税区|保税区|物流园区?|示范区|试验区|合作区|投资区|度假区|新区|新城)"
)
# A look ahead first: behind most places no zone and no town is told.
_ZONE_TAIL = re.compile(
    rf"(?=[^，。、\n区园城]{{0,16}}+[区园城])(?!布局|建设|打造|投资|规划|兴建|新建|开工){_PLAIN}{{0,4}}?{_ZONE_KIND}"
)
# A character that one of the two has, as far behind the place as they look.
_TAIL = re.compile(r"[^区园城街镇乡苏]{0,16}+[区园城街镇乡苏]")
_TAIL_KIND = re.compile("[区园城街镇乡苏]")
_ZONE_END = re.compile("[区园城]")
_TOWN_TAIL = re.compile(rf"(?=[^，。、\n街镇乡苏]{{0,6}}+[街镇乡苏]){_PLAIN}{{1,5}}?(?:街道|镇|乡|苏木)")
# One class in front, for that is what ``re`` skips by.
_TOWN_WORD = re.compile(r"[镇乡街苏](?:(?<=[镇乡])|(?<=街)道|(?<=苏)木)")
_BARE_ZONE = re.compile(r"(?:高新技术(?:产业)?开发区|经济(?:技术)?开发区|高新区|经开区|开发区)")
# 落户南郊工业园区: behind a locative the name's beginning is certain; 在建设工业园区 has none.
_NAMED_ZONE = re.compile(
    rf"(?:在|落户|位于|入驻|进驻|落地|坐落于|选址)(?=[^，。、\n区园城]{{0,20}}+[区园城])(?P<name>(?!位于|[建共提勾举推规打])(?!发展|现代|新建|国家|[该本我全各这某一多])"
    rf"{_PLAIN}{{2,6}}?{_ZONE_KIND})"
)
# 墨脱公路, 万州经开区: what only a place has; a road has two ends, in a character each, as well.
_ROAD = re.compile(r"公路|高速")
_OF_A_PLACE = re.compile(r"境内|全境|县城|段(?!落)|等地|" + _BARE_ZONE.pattern)
_LONGEST_TOWN = 7


_RIVERS = frozenset({"黑河"})  # a city in the north-east, and rivers in Gansu, Qinghai and Shaanxi
_WATERWORKS = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:水利|枢纽|流域|引水|调水|灌区|治理|水库|航电|航道|湿地|干流|[上中下]游|大桥|电站|河道)"
    r"|是[^，。]{0,12}河|发源|流经"
)


class PlaceHit(NamedTuple):
    """A place in ``text[start:end]``: ``rule`` says what made it a place, ``confidence`` (0..1) how sure that is."""

    start: int
    end: int
    division: Division
    rule: str = "name"
    confidence: float = 0.95


_hit: Callable[[tuple[Any, ...]], PlaceHit] = partial(tuple.__new__, PlaceHit)


class _View(NamedTuple):
    """A text with what is known about it: its region's code and the year it counts from."""

    text: str
    prior: str | None
    year: int | None
    on: date | None


def find(text: str, *, prior: str | None = None, on: date | None = None) -> list[PlaceHit]:
    """The places that ``text`` speaks of, in order, without overlaps; consecutive names are one hit.

    Left alone: streets, universities, banks and newspapers with a place in their name, words that look like a place
    (经济南部, 大同小异, 合作), and namesakes that neither the path, the text nor ``prior`` decides.

    >>> [(text[h.start : h.end], h.division.adcode) for text in ["落户江苏常州高新区，与济南合作"] for h in find(text)]
    [('江苏常州高新区', '320411'), ('济南', '370100')]
    """
    view = _View(text, prior, on.year if on else None, on)
    sure, waiting = _scan(view)
    if not sure and not waiting and (prior is None or _TAIL_KIND.search(text) is None):
        return []
    hits = _witnessed(view, sure, waiting) if waiting else sure
    hits = [_extended(view, hit) for hit in hits]
    return _merged([*hits, *_towns(view, hits), *_bare_zones(view, hits)])


def _scan(view: _View) -> tuple[list[PlaceHit], list[tuple[int, Entry]]]:
    """The hits that prove themselves, and the names that need a witness with their offsets."""
    hits: list[PlaceHit] = []
    waiting: list[tuple[int, Entry]] = []
    text, table = view.text, heads()
    last = 0  # where the last hit ends
    starts, kinds = looked_up(text)
    for start in starts:
        if start < last:
            continue
        for entry in table.get(text[start : start + 3]) or table.get(text[start : start + 2]) or ():
            name, grade, _, in_full = entry
            end = start + len(name)
            if not text.startswith(name, start):
                continue
            # As ``goes_into`` tells it.
            goes = (
                text[end : end + 1] in _AFTER_KINDS and _NEXT_WORD.match(text, end)
                if in_full
                else _OTHER_NAME.match(text, end)
            )
            if goes and not _in_province(text, start, end):
                continue
            # Behind another place the beginning of a name is certain.
            if end - start <= 3 and not 0 < last == start and is_cut(text, start, end, kinds):
                continue
            hit = _taken(view, hits, start, entry)
            if hit is not None:
                _join(hits, hit)
                last = hit.end
                break
            # No witness bears out any other where it goes on in more words.
            if grade in ("weak", "bound", "generic") or _is_bound(text, end):
                waiting.append((start, entry))
    return hits, waiting


def _join(hits: list[PlaceHit], hit: PlaceHit) -> None:
    """Puts ``hit`` behind the last hit, or in its place where it goes on its path."""
    if hits and hit.start < hits[-1].end:
        hits[-1] = hit
    else:
        hits.append(hit)


def goes_into(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` is the beginning of another word or of a name that is something else."""
    if text[end - 1] in KINDS:
        return text[end : end + 1] in _AFTER_KINDS and _NEXT_WORD.match(text, end) is not None
    return _OTHER_NAME.match(text, end) is not None


def _in_province(text: str, start: int, end: int) -> bool:
    """Whether a river's 江, 河 or 湖 behind a province begins the next name on the path (安徽|江南, 湖北|江陵); 青海湖 is a lake."""
    return text[start:end] in _provinces() and text[end] in "江河湖" and text[start : end + 1] != "青海湖"


@cache
def _provinces() -> frozenset[str]:
    """The short names of the provinces (安徽, 内蒙古)."""
    told = ((name, sense) for name, entry in entries().items() for sense in entry.senses if sense.kind == "short")
    return frozenset(name for name, sense in told if sense.adcode.endswith("0000"))


def _taken(view: _View, hits: list[PlaceHit], start: int, entry: Entry) -> PlaceHit | None:
    """The hit that a name makes by itself or on the path of the hit right before it."""
    end = start + len(entry.name)
    if hits and hits[-1].end == start and _goes_on(view, hits[-1], end, entry):
        found = meaning(entry.name, hits[-1].division.adcode, view.prior, view.year)[1]
        if found is not None:
            return _hit((hits[-1].start, end, found, "path", 0.98))
    if entry.grade == "strong":
        found = _meaning(view, hits, entry)
        if found is not None and not _is_a_river(view, end, entry, found):
            company = not entry.in_full and _COMPANY.match(view.text, end)
            return _hit((start, end, found, "name", 0.5 if company else 0.95))
    return None


def _is_a_river(view: _View, end: int, entry: Entry, found: Division) -> bool:
    """Whether a city's name is that of a river far from it: 黑河|水利枢纽 in an article of no region or of another."""
    if entry.name not in _RIVERS or (view.prior or "").startswith(found.adcode[:2]):
        return False
    return _WATERWORKS.match(view.text, end) is not None


def _goes_on(view: _View, last: PlaceHit, end: int, entry: Entry) -> bool:
    """A word that is also a county (四川南部, 西安新城) goes on a path only in a city and before a boundary."""
    if entry.grade != "word":
        return True
    in_province = last.division.level == "province" and last.division.short[-1] != "市"
    return not in_province and _is_bound(view.text, end)


def _meaning(view: _View, hits: list[PlaceHit], entry: Entry) -> Division | None:
    """The division a name means: by the article's region, else by the nearest place before that holds just one."""
    codes, found = meaning(entry[0], None, view[1], view[2])
    if found is not None or not codes:
        return found
    for hit in reversed(hits[-8:]):
        held = [code for code in codes if is_within(code, hit.division.adcode) or code[:4] == hit.division.adcode[:4]]
        if len(held) == 1 and (found := division(held[0])):
            return found
    return None


def _witnessed(view: _View, sure: list[PlaceHit], waiting: list[tuple[int, Entry]]) -> list[PlaceHit]:
    """The sure hits with the waiting names that have a witness; lists are read forwards, then backwards."""
    hits = {hit.start: hit for hit in sure}
    edges = {edge: hit.division.adcode for hit in sure for edge in (hit.end, -hit.start)}
    told = {hit.division.adcode for hit in sure}
    told |= {code[:4] for code in told}
    rural = _TOWN_WORD.search(view.text) is not None
    hosted = {name[0]: hit for name in waiting if (hit := _with_town(view, name))} if rural else {}
    judged = [(name[0], _judged(view, told, name)) for name in waiting if name[0] not in hosted]
    hits |= hosted
    for order in (judged, judged[::-1]):
        for start, (hit, listed) in order:
            if start in hits:
                continue
            if hit is None and listed is not None and _is_listed(view.text, edges, listed):
                hit = listed
            if hit is not None:
                hits[start] = hit
                edges |= {hit.end: hit.division.adcode, -hit.start: hit.division.adcode}
    return _merged(list(hits.values()))


def _is_listed(text: str, edges: dict[int, str], hit: PlaceHit) -> bool:
    """Whether a place stands beside ``hit`` in a list, or in a pair with one of its province (甲市和乙).

    ``edges`` are where the places end and, negative, where they begin, with their codes.
    """
    before, after = edges.get(hit.start - 1), edges.get(-hit.end - 1)
    return _joins(text[hit.start - 1 : hit.start], before, hit) or _joins(text[hit.end : hit.end + 1], after, hit)


def _joins(mark: str, code: str | None, hit: PlaceHit) -> bool:
    return code is not None and (mark == "、" or (mark in _PAIRS and code[:2] == hit.division.adcode[:2]))


def _judged(view: _View, told: set[str], name: tuple[int, Entry]) -> tuple[PlaceHit | None, PlaceHit | None]:
    """The hit of a doubtful name where something bears it out, and the hit that it is in a list of places.

    ``told`` are the codes of the sure hits and the first four digits of each.
    """
    start, entry = name
    end, weak = start + len(entry.name), entry.grade == "weak"
    if view.text.startswith("运河", end):
        return None, None  # 平陆运河: a canal's name is made of its ends, a character each
    at, edge, after = _around(view.text, start, end)
    paired = weak and start > 0 and view.text[start - 1] in _PAIRS
    found = _local(view, told, entry) if at or edge or after or paired or entry.grade == "bound" else None
    if found is None:
        return None, None
    if entry.grade == "bound":
        return PlaceHit(start, end, found, "zone", 0.8), None
    if found.adcode in told and (at or edge or after) and (weak or ((at or edge) and after)):
        return PlaceHit(start, end, found, "told", 0.9), None
    if at and weak and entry.name[-1] not in KINDS:
        surely = view.text.endswith(_LANDS_IN, 0, start)
        return PlaceHit(start, end, found, "context", 0.75 if after or surely else 0.6), None
    named = _OF_A_PLACE.match(view.text, end) or (view.prior and _ROAD.match(view.text, end))
    if weak and (at or edge) and _near(view, found) and named:
        return PlaceHit(start, end, found, "context", 0.7), None
    if after and (at or (edge and _near(view, found))) and entry.grade not in ("word", "chance"):
        return PlaceHit(start, end, found, "context", 0.7), None
    listed = PlaceHit(start, end, found, "list", 0.8 if after else 0.6)
    return None, listed if after or weak else None


def _with_town(view: _View, name: tuple[int, Entry]) -> PlaceHit | None:
    """The hit of a county's doubtful name that a town of its own directly follows (枣阳|吴店镇)."""
    start, entry = name
    end = start + len(entry.name)
    town = _TOWN_TAIL.match(view.text, end) if entry.grade != "bound" and _TAIL.match(view.text, end) else None
    hosts = towns().get(town.group()) if town else None
    if town is None or not hosts:
        return None
    held = [code for code in meaning(entry.name, None, view.prior, view.year)[0] if code in hosts]
    found = division(held[0]) if len(held) == 1 else None
    return PlaceHit(start, town.end(), found, "town", 0.9) if found else None


def _around(text: str, start: int, end: int) -> tuple[bool, bool, bool]:
    """Whether a word before says that a place follows, and whether the name begins and ends at a boundary."""
    before = text[max(0, start - 4) : start]
    if not before:
        return False, True, _is_bound(text, end)
    at = (before[:-1] if before[-1] == "\n" else before).endswith(_AT)
    return at, before[-1] in _EDGES or before[-1].isspace(), _is_bound(text, end)


def _is_bound(text: str, end: int) -> bool:
    """Whether what follows a name at ``end`` is surely no part of it: a mark, a particle, 两地, the end of the text."""
    after = text[end : end + 1]
    return not "一" <= after <= "\u9fff" or after in _ENDS or text.startswith(_OF_BOTH, end)


def _near(view: _View, found: Division) -> bool:
    return view.prior is None or found.adcode[:2] == view.prior[:2]


def _local(view: _View, told: set[str], entry: Entry) -> Division | None:
    """The one division a doubtful name can mean near the article's region or the places that the text tells in full."""
    codes, _ = meaning(entry.name, None, view.prior, view.year)
    near = {code for code in codes if view.prior and code[:4] == view.prior[:4]}
    near = near or {code for code in codes if code in told}
    near = near or {code for code in codes if code[:4] in told}
    if not near and entry.grade in ("weak", "open"):
        near = {code for code in codes if view.prior is None or code[:2] == view.prior[:2]}
    return choose(frozenset(near), view.prior)


def _extended(view: _View, hit: PlaceHit) -> PlaceHit:
    """The hit with the zone or town that directly follows it: 淄博|临港经济技术开发区, 盱眙县|马坝镇."""
    if _TAIL.match(view.text, hit.end) is None:
        return hit
    town = _TOWN_TAIL.match(view.text, hit.end)
    if town and (hosts := [c for c in towns().get(town.group(), ()) if is_within(c, hit.division.adcode)]):
        found = division(hosts[0]) if len(hosts) == 1 else None
        return hit._replace(end=town.end(), division=found or hit.division, rule="town")
    zone = _ZONE_TAIL.match(view.text, hit.end)
    if zone is None or (hit.division.level == "province" and hit.division.short[-1] != "市"):
        return hit
    if zone.group() in entries() and entries()[zone.group()].grade == "word":  # 西安新城 is no sure 新城区
        return hit._replace(end=zone.end(), rule="zone")
    found = resolve(hit.division.short + zone.group(), prior=hit.division.adcode, on=view.on)
    fits = found is not None and is_within(found.adcode, hit.division.adcode)
    return hit._replace(end=zone.end(), division=found if found and fits else hit.division, rule="zone")


def _towns(view: _View, hits: list[PlaceHit]) -> Iterator[PlaceHit]:
    """Towns without their county in front, where just one county of the article's or the told places has one."""
    if _TOWN_WORD.search(view.text) is None:
        return
    told = dict.fromkeys((view.prior, *(hit.division.adcode for hit in hits)))
    held = [trunk(code) for code in told if code and code[2:] != "0000"]
    for match in _TOWN_WORD.finditer(view.text) if held else ():
        for start in range(max(0, match.end() - _LONGEST_TOWN), match.start() - 1):
            hosts = towns().get(view.text[start : match.end()])
            if hosts and (found := _only_host(hosts, held)):
                yield PlaceHit(start, match.end(), found, "town", 0.7)
                break


def _only_host(hosts: Sequence[str], held: Sequence[str]) -> Division | None:
    """The one county of ``hosts`` in the first place that holds any, by the leading digits of the places."""
    near = next((inside for code in held if (inside := [host for host in hosts if host.startswith(code)])), [])
    return division(near[0]) if len(near) == 1 else None


def _bare_zones(view: _View, hits: list[PlaceHit]) -> Iterator[PlaceHit]:
    """高新区, or a zone behind a locative, without its city: the zone of the article's own city or county."""
    region = division(view.prior)
    if region is None or region.level == "province" or _ZONE_END.search(view.text) is None:
        return
    starts = [hit.start for hit in hits]
    for match in _BARE_ZONE.finditer(view.text):
        at, edge, _ = _around(view.text, match.start(), match.end())
        if at or edge:
            yield PlaceHit(match.start(), match.end(), resolve(match.group(), prior=view.prior) or region, "zone", 0.6)
    for match in _NAMED_ZONE.finditer(view.text):
        before = bisect_left(starts, match.end()) - 1
        clear = before < 0 or hits[before].end <= match.start()
        if clear and (found := resolve(match["name"], prior=view.prior, on=view.on)) is not None:
            yield PlaceHit(*match.span("name"), found, "zone", 0.5)


def _merged(hits: list[PlaceHit]) -> list[PlaceHit]:
    """The hits in order without overlaps: the earlier, then the longer one stays."""
    kept: list[PlaceHit] = []
    for hit in sorted(hits, key=_order) if len(hits) > 1 else hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _order(hit: PlaceHit) -> tuple[int, int, float]:
    return hit.start, -hit.end, -hit.confidence
