"""The divisions in force, their short names, and the index from every known name to the divisions it can mean."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Level = Literal["province", "city", "county"]
Kind = Literal["full", "short", "former", "zone"]

_NAMED_ALIKE = {
    "220200"
}  # 吉林 can be the city; 河北, 河南, 海南 are the province before a district or county of that name
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
# 恭城瑶族自治县, 博尔塔拉蒙古自治州: the peoples' names stand between the place and its kind.
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族)+自治([州县旗])$|(?:蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)?自治([州县旗])$")
_ZONE_KINDS = {
    "高新区": ("国家高新区", "高新技术产业开发区", "高新技术开发区", "国家高新技术产业开发区", "高新技术产业园区"),
    "经开区": ("国家级经开区", "经济技术开发区", "国家级经济技术开发区", "经济开发区", "开发区"),
}
_REGION = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$")
_PEOPLE = re.compile(r"族?自治[县旗]$")
# What the names end with that these patterns are for.
_COMPOSED = ("自治区", "行政区", "自治州", "自治县", "自治旗")
_TWO_CHARACTERS = ("地区", "新区", "林区", "特区")
_ONE_CHARACTER = ("省", "市", "县", "区", "盟", "旗")


class Division(NamedTuple):
    """A division in force: ``name`` is its full path (山东省淄博市淄川区), ``short`` its own full name (淄川区)."""

    adcode: str
    name: str
    short: str
    level: Level


class Sense(NamedTuple):
    """One meaning of a name: the current code, how the name stands to it, and the code of the city that it is bound to.

    ``until`` is the last year of a former name, 0 for all others.
    """

    adcode: str
    kind: Kind
    within: str = ""
    until: int = 0


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a TSV file of this package by its header; lines that start with ``#`` are comments."""
    text = files("normalize.places").joinpath(name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


@cache
def divisions() -> dict[str, Division]:
    """Every division in force by its code."""
    own = {row["adcode"]: row["name"] for row in rows("divisions.tsv")}
    return {code: Division(code, _path(code, own), name, _level(code)) for code, name in own.items()}


def _path(code: str, known: dict[str, str]) -> str:
    """The names of a division and of those that it lies in, the widest first."""
    codes = dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))
    return "".join([known[one] for one in codes if one in known])


def _level(code: str) -> Level:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def division(adcode: str | None) -> Division | None:
    """The division in force with this code, or None.

    >>> division("370302").name
    '山东省淄博市淄川区'
    """
    return divisions().get(adcode or "")


def chain(adcode: str) -> tuple[Division, ...]:
    """The division with all that it lies in, province first; empty for a code that is not in force.

    >>> [part.short for part in chain("500101")]
    ['重庆市', '万州区']
    """
    known = divisions()
    return tuple(
        known[c]
        for c in dict.fromkeys((adcode[:2] + "0000", adcode[:4] + "00", adcode))
        if c in known and adcode in known
    )


def is_within(inner: str, outer: str) -> bool:
    """Whether ``inner`` is ``outer`` or a part of it, by code.

    >>> is_within("370302", "370300"), is_within("370300", "370302"), is_within("469021", "460000")
    (True, False, True)
    """
    return inner.startswith(trunk(outer))


def trunk(adcode: str) -> str:
    """The leading digits that all parts of a division share: two for a province, four for a city, six for a county."""
    return adcode[:2] if adcode.endswith("0000") else adcode[:4] if adcode.endswith("00") else adcode


def stem(name: str) -> str:
    """A division's name without its kind and peoples, never shorter than two characters.

    >>> [stem(n) for n in ("淄川区", "恭城瑶族自治县", "博尔塔拉蒙古自治州", "东乡族自治县", "忠县", "宁夏回族自治区")]
    ['淄川', '恭城', '博尔塔拉', '东乡', '忠县', '宁夏']
    """
    # Of nearly all names only an ending is to be taken.
    for pattern in (_REGION, _AUTONOMOUS, _PEOPLE) if name.endswith(_COMPOSED) else ():
        bare = pattern.sub("", name)
        if len(bare) >= 2 and bare != name:
            return bare
    ending = 2 if name.endswith(_TWO_CHARACTERS) else int(name.endswith(_ONE_CHARACTER))
    return name[: len(name) - ending] if len(name) >= 2 + ending else name


def spellings(name: str) -> tuple[str, ...]:
    """The ways to tell a division by its own name without the full form: 恭城 and 恭城县 for 恭城瑶族自治县."""
    bare = stem(name)
    if bare == name:
        return ()
    match = _AUTONOMOUS.search(name) if name.endswith(_COMPOSED) else None
    return (bare, bare + (match[1] or match[2])) if match else (bare,)


@cache
def index() -> dict[str, tuple[Sense, ...]]:
    """Every known name to its senses: divisions in force, then their short forms, former names and zones."""
    found: dict[str, dict[Sense, None]] = defaultdict(dict)
    provinces = {stem(part.short) for part in divisions().values() if part.level == "province"}
    for part in divisions().values():
        found[part.short][Sense(part.adcode, "full")] = None
        for spelling in spellings(part.short):
            if spelling in provinces and part.level != "province" and part.adcode not in _NAMED_ALIKE:
                continue
            found[spelling][Sense(part.adcode, "short")] = None
    for row in rows("aliases.tsv"):
        found[row["name"]][Sense(row["adcode"], "short")] = None
    _add_former(found)
    _add_zones(found)
    return {name: tuple(senses) for name, senses in found.items()}


def _add_former(found: dict[str, dict[Sense, None]]) -> None:
    for row in rows("former.tsv") + rows("changes.tsv"):
        if row["adcode"]:
            until = int(row["until"])
            found[row["name"]][Sense(row["adcode"], "former", until=until)] = None
            bare = stem(row["name"])
            if bare not in found or all(sense.kind == "former" for sense in found[bare]):
                found[bare][Sense(row["adcode"], "former", until=until)] = None


def _add_zones(found: dict[str, dict[Sense, None]]) -> None:
    known = divisions()
    for row in rows("zones.tsv"):
        for name in _zone_spellings(row["name"]):
            city = known.get(row["within"])
            if city is None:
                found[name][Sense(row["adcode"], "zone")] = None
                continue
            found[name][Sense(row["adcode"], "zone", within=city.adcode)] = None
            for told in (city.short, *spellings(city.short)):
                found[told + name][Sense(row["adcode"], "zone")] = None


def _zone_spellings(name: str) -> list[str]:
    """The ways to write a zone's kind: 高新区 stands for 高新技术产业开发区, 经开区 for 经济技术开发区."""
    for short, longer in _ZONE_KINDS.items():
        if name.endswith(short):
            return [name.removesuffix(short) + kind for kind in (short, *longer)]
    return [name]
