"""Places by a project's name: what stands in it, the ends of a line, a county's short name at its beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.link.places_initials import by_initials, is_line, unfold
from extract.link.places_lines import behind, ends, section
from extract.link.places_told import JOINS, How, Ordered, Told
from extract.link.records import Cluster, Reading
from extract.organisations import organisations
from extract.records import Mention
from extract.words import table, words
from normalize.places import is_within
from normalize.places.find import goes_into
from normalize.places.lexicon import KINDS, Entry, beginnings, entries
from normalize.places.resolve import alone

# 甲市机场, 乙省丙县抽水蓄能电站, 丁县风电场: what no company takes along from where it comes from
_FIXED = re.compile(
    r"[^，。；、（(至到—\-]{0,6}?(?:机场|火车站|高铁站|抽水蓄能|电站|核电|风电|光伏|光热|水库|大桥|隧道|高速|公路|铁路|高铁|地铁|港区?(?!口?集团)"
    r"|码头|航道|灌区|变电站|输变电|航电|枢纽|运河|供水|引水|口岸|煤矿|油田|气田|校区|院区)"
)
# 红松光电|甲市|基地, 红松河治理|乙省|段: behind a company, a line or a river
_BUILT = re.compile(r"[^，。；、（(]{0,4}?(?:基地|工厂|总部|厂|园区?|项目|段)")
# 甲至乙高速|白桦大桥: a work of a line lies at one place of it
_WORK_ON = re.compile(r"(?:高速公路|高速|铁路|高铁|公路)[\u4e00-\u9fff]{2,12}(?:大桥|隧道|互通|立交|车站)$")
_REST = 3  # characters of a project's name behind a place
_BRAND, _FURTHEST = 2, 6  # where a place begins behind a company's name
_WORDS = 4  # words of a name behind which a place may stand (红松光电|云州|六代线)
_SIGNS = {row["sign"]: row["adcode"] for row in table("province_signs")}
# 鄂北水资源配置工程, 滇中引水: a part of a province, of what is built for all of it
_PART = re.compile(
    rf"[“‘]?(?P<sign>[{''.join(_SIGNS)}])(?:[东南西北中]{{1,2}})(?=[^，。、]{{0,8}}?(?:水资源|引水|供水|调水|水利|灌区|铁路|高铁|城际|机场|电网|管道|管网|天然气|直流|交流|特高压))"
)
_LAND = "江河湖海山湾岛岸峡岭溪洲潭"  # 甲湾, 乙山: a name of the land, not of the county
_WATERS = "江河湖山岭溪潭"
_LINEAR = re.compile(r"运河|[^，、]{0,2}?(?:高速|高铁|铁路|公路|城际|客专|管道|管线)")
_TO = re.compile(r"[至到送—–~～-]")
_PART_OF = re.compile(r"(?:境内|[东西南北中])?段")
# shorter ones that name what is built in a place
_ENDS = frozenset("项目 基地 工厂 站 校区 支线 机场 电厂".split())
_SURELY = (How.MODIFIER, How.CLAUSE, How.HEAD, How.NEAR)


def in_names(reading: Reading, places: Ordered) -> Iterator[Told]:
    """What the names of the projects tell: the place each begins with and those joined to it, or the ends of a line."""
    for number, cluster in enumerate(reading.clusters):
        for index in cluster.mentions:
            name = reading.mentions[index]
            if part := _part(places, name):
                yield Told(number, part, How.NAME, fixed=True, where=True)
            inside = _told(reading, places, name)
            codes = {place.adcode or "": _fixed(name, place) for place in inside}
            along = _along(reading, places, name, inside)
            if _WORK_ON.search(name.text) and (along or _TO.search(name.text)):
                along, codes = [], _province(codes, along)
            group = index if len(codes) > 1 or along else -1
            for code in _stops(list(codes), along) if along else codes:
                yield Told(number, code, How.NAME, group, codes.get(code, False))


def _part(places: Ordered, name: Mention) -> str:
    """The place that tells which part of a line or a river is meant (红云高速|甲市|段); empty for none.

    Not an end of the part (甲至|乙|段).
    """
    if "段" not in name.text:
        return ""
    for place in reversed(places.inside(name.start, name.end)):
        front, behind = name.text[: place.start - name.start], name.text[place.end - name.start :]
        if front and _PART_OF.match(behind) and not _TO.search(front[-1]):
            return place.adcode or ""
    return ""


def _along(reading: Reading, places: Ordered, name: Mention, inside: Sequence[Mention]) -> list[str]:
    """The ends of a line that its name tells in full or, where no place stands behind them (红云铁路|乙县段), by a character each."""
    home = reading.article.adcode
    along = ends(unfold(name.text), home)
    if along or not is_line(name.text) or any(place.start > name.start + _REST for place in inside):
        return along
    return by_initials(name.text, places.nearest(name.start), home)


def _province(codes: Mapping[str, bool], along: Sequence[str]) -> dict[str, bool]:
    """The one province of a line on which a bridge or a tunnel lies, somewhere between the ends."""
    provinces = {code[:2] + "0000" for code in (*codes, *along)}
    return dict.fromkeys(provinces, True) if len(provinces) == 1 else {}


def _stops(codes: Sequence[str], along: Sequence[str]) -> list[str]:
    """The ends of a line with the places found in its name, the finer of two that tell one place."""
    kept = [code for code in codes if code in along or not any(is_within(end, code) for end in along)]
    finer = [code for code in kept if code not in along]
    return list(dict.fromkeys((*(end for end in along if not any(is_within(c, end) for c in finer)), *kept)))


def _told(reading: Reading, places: Ordered, name: Mention) -> Sequence[Mention]:
    """The last place in a name with those joined to it, for what stands in front is a company's (甲市红松集团|乙县|基地); of a line the first."""
    inside = places.inside(name.start + section(name.text), name.end) or places.across(name.start, name.end)
    groups: list[list[Mention]] = []
    for place in inside:
        if groups and JOINS.search(reading.article.text[groups[-1][-1].end : place.start]) is not None:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups[0 if is_line(name.text) else -1] if groups else []


def _fixed(name: Mention, place: Mention) -> bool:
    """Whether a place in a name is surely the project's own: behind a company, a path, or of what cannot be moved, and of no company."""
    front, behind = name.text[: place.start - name.start], name.text[place.end - name.start :]
    if any(start < len(front) and end > len(front) for start, end in organisations(name.text)):
        return True  # a company's branch, the only place in a company's name that is kept
    if organisations(name.text):
        return False
    if len(front.strip("“‘「《")) >= _BRAND and _BUILT.match(behind):
        return True
    sure = place.rule == "place.path" or _FIXED.match(behind) or (place.rule == "place.zone" and "县" in place.text)
    return bool(sure) and not front.strip("“‘「《中国")


class _Short(NamedTuple):
    """A division's short name in a project's name, and what follows it there."""

    entry: Entry
    rest: str


def by_prefix(
    reading: Reading, home: str | None, tellings: Mapping[int, Sequence[Told]], places: Sequence[Mention]
) -> Iterator[Told]:
    """Counties and cities whose short names begin a project's name, where something bears them out.

    They lie in ``home``, in a place that the text tells of the project (在甲市开工的|乙项目), are among the ``places`` of the
    article or, where it has no place of its own, are the only ones of their name. What cannot be moved
    may lie in the next county (乙|校区).
    """
    everywhere = frozenset(place.adcode for place in places)
    for number, cluster in enumerate(reading.clusters):
        told = tellings.get(number, ())
        own = [t for t in told if t.how in _SURELY]
        by_name = [t for t in told if t.how == How.NAME]
        named = any(t.code[2:] != "0000" for t in by_name)
        if code := _work_at(cluster.name, by_name, home):
            yield Told(number, code, How.NAME, fixed=True, where=named)
        elif (short := _leading(cluster)) is not None:
            if not organisations(cluster.name):
                yield from _by_short(number, short, (home, everywhere), own)
        elif not named and (code := _behind_brand(cluster.name, (home, *_outers(own, home)))):
            yield Told(number, code, How.PREFIX)
        elif (part := _PART.match(cluster.name)) and cluster.name[:2] not in entries():
            yield Told(number, _SIGNS[part["sign"]], How.PREFIX)


def _by_short(
    number: int, short: _Short, at: tuple[str | None, Collection[str | None]], own: Sequence[Told]
) -> Iterator[Told]:
    """What a short name that begins the name of the project ``number`` tells, in an article of the region and the places ``at``."""
    home, everywhere = at
    codes = sorted(alone(short.entry.name, home, None)[0])
    near = _widest([code for code in codes if home and is_within(code, home)])
    told = _widest([code for code in codes if any(_in_outer(code, t, home) for t in own)])
    if len(near) == 1:
        yield Told(number, near[0], How.PREFIX)
    elif len(told) == 1:
        yield Told(number, told[0], How.CLAUSE)
    elif len(codes) == 1 and _alone_sure(short, codes[0] in everywhere):
        if home and not own and _FIXED.match(short.rest) and short.rest[0] not in "东南西北":
            yield Told(number, codes[0], How.NAME, fixed=True)
        elif home is None and not own:
            yield Told(number, codes[0], How.PREFIX)


def _work_at(name: str, by_name: Sequence[Told], home: str | None) -> str:
    """The code of the place behind a line or a company where a work of theirs is (红云铁路|乙县|站), in a province of the line's ends.

    Empty for none, and where the name tells another place or the ends of a section.
    """
    inner = behind(name) if all(t.group >= 0 or t.code[2:] == "0000" for t in by_name) else ""
    if by_name and inner and _TO.search(name, name.index(inner)):
        return ""
    code = _nearest(inner, home) if inner else ""
    return code if not by_name or code[:2] in {t.code[:2] for t in by_name} else ""


def _outers(own: Sequence[Told], home: str | None) -> list[str]:
    """The places told of a project that do not hold the article's region."""
    return [t.code for t in own if not (home and is_within(home, t.code))]


def _nearest(name: str, home: str | None) -> str:
    """The code of the one division of a short name in ``home``, anywhere without one; empty where there are none or several."""
    codes = _widest([code for code in alone(name, home, None)[0] if not home or is_within(code, home)])
    return codes[0] if len(codes) == 1 else ""


def _widest(codes: Sequence[str]) -> Sequence[str]:
    """The city alone where the others are counties of its name in it (通化)."""
    return next(([city] for city in codes if all(is_within(code, city) for code in codes)), codes)


def _in_outer(code: str, telling: Told, home: str | None) -> bool:
    """Whether a telling says where a short name is to be looked for: in a place that is no wider than the article's own."""
    outer = telling.code
    return code != outer and is_within(code, outer) and not (home and is_within(home, outer))


def _alone_sure(short: _Short, told: bool) -> bool:
    """Whether a short name means the county in an article of no place of its own.

    Not where it can be that of a river or a mountain, or two ends of a line in a character each (甲乙|高速), unless the
    article tells the county elsewhere.
    """
    # 忠县|水毁公路: told in full
    if short.entry.grade != "weak" or _TO.match(short.rest):
        return False
    if short.entry.name[-1] in KINDS:
        return True
    river = short.entry.name[-1] in _WATERS and _FIXED.match(short.rest)
    return told or not (river or _LINEAR.match(short.rest))


def _leading(cluster: Cluster) -> _Short | None:
    """The short name of a division that begins a project's name, or follows its first words (红松光电|云州|六代线)."""
    name = cluster.name
    starts = beginnings(name)
    found = _entry(name, 0, (4, 3, 2)) if starts[:1] == [0] else None
    if found is None and any(_named(name, start) for start in starts if start):
        cut = words(name)[:_WORDS]
        after = (_entry(name, word.end, (4, 3)) for word in cut[:2])
        alike = (_entry(name, word.start, (len(word.text),)) for word in cut[1:] if word.tag == "ns")
        found = next(filter(None, (*after, *alike)), None)
    return found


def _behind_brand(name: str, outers: Sequence[str | None]) -> str:
    """The one place of ``outers``, cities or provinces, whose short name follows a company's (红松光电|枣阳|工厂); empty for none."""
    wide = [outer for outer in outers if outer and outer[4:] == "00"]
    for start in beginnings(name) if wide else ():
        short = _entry(name, start, (3, 2)) if _BRAND <= start <= _FURTHEST else None
        found = (_nearest(short.entry.name, outer) for outer in wide) if short else ()
        if code := next((code for code in found if code and code not in wide), ""):
            return code
    return ""


def _named(name: str, start: int) -> bool:
    """Whether a division's short name stands at ``start`` of ``name``, whatever follows it."""
    known = entries()
    return any((one := known.get(name[start : start + n])) and _names_division(one) for n in (2, 3, 4))


def _entry(name: str, start: int, lengths: Sequence[int]) -> _Short | None:
    """The short name of a division at ``start`` of ``name``, the longest first, where three characters or more follow."""
    for length in lengths:
        entry = entries().get(name[start : start + length])
        end = start + length
        if entry is not None and _names_division(entry) and (len(name) >= end + _REST or name[end:] in _ENDS):
            whole = name[end] not in _LAND and not goes_into(name, end)
            return _Short(entry, name[end:]) if whole and _ends_word(name, end) else None
    return None


def _names_division(entry: Entry) -> bool:
    return entry.grade in ("weak", "strong", "open", "chance") and any(sense.kind != "zone" for sense in entry.senses)


def _ends_word(name: str, end: int) -> bool:
    """Whether a word ends at ``end`` (东海|码头, not 东海岸)."""
    return any(word.end == end for word in words(name))
