"""From a place's name as an article tells it to the finest division in force that it can be resolved to.

Names are read from the left as a path (山东淄博淄川区, 常州高新区); what is left over is searched for a county or town
that lies in the path. Where several divisions remain, the article's own region decides; where it does not, it is
None.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from normalize.places.divisions import Division, Sense, division, index, is_within, rows, trunk

Codes = frozenset[str]
_KINDS = "省市区县州盟旗"
_COMMON_NAME = "滨海新区"  # a district of Tianjin; elsewhere on the coast many a zone's name
_NO_BETTER_KNOWN = {"211300"}  # 朝阳市

_LONGEST = 15
_LONGEST_NAME = 60  # longer ones are no names; bounds the depth of the reading
_NOISE = re.compile(r"[\s·“”\"'（）()]+|^(?:中国|中华人民共和国|我国|位于)")
# A zone, estate or port: it has no code of its own unless ``zones.tsv`` gives it one.
ZONE = re.compile(
    r"(?:新区|园区?|开发区|高新区|经开区|示范区|试验区|保税区|度假区|投资区|合作区|管理区"
    r"|集聚区|聚集区|功能区|片区|新城|港区|产业城|基地)$"
)
_RURAL = re.compile(r"(?:街道|镇|乡|苏木|村|社区|嘎查|林场|农场|牧场|团场)(?:办事处)?$")
_TOWN = re.compile(r"[^、，,；;]*?(?:街道|镇|乡|苏木)")
# 和平路, 朝阳大厦: a county's short name inside a street or a building is not that county.
_STREET = re.compile(
    r"(?:[东西南北中]?(?:路|街|大道|大街|巷|里|桥|广场|大厦|小区|花园|公寓|商厦|银行|大学|医院|集团|公司))"
)


def resolve(name: str, *, prior: str | None = None, on: date | None = None) -> Division | None:
    """The finest division in force that ``name`` can be resolved to, or None where it is unknown or stays ambiguous.

    ``prior`` is the code of the article's own region: it decides between namesakes and is the host of a zone, town or
    village that no table knows. ``on`` is the day the name was used: it decides between former divisions of one name.

    >>> [resolve(name).adcode for name in ("胶南市", "常州高新区", "莱芜", "重庆忠县")]
    ['370211', '320411', '370116', '500233']
    >>> resolve("鼓楼区") is None, resolve("鼓楼区", prior="320100").adcode
    (True, '320106')
    """
    return _resolved(name, prior, on.year if on else None)


@lru_cache(maxsize=1 << 14)
def _resolved(name: str, prior: str | None, year: int | None) -> Division | None:
    """``resolve`` in a year; kept, for an article tells few places many times."""
    told = _NOISE.sub("", name)[:_LONGEST_NAME]
    end, codes = _read(told, 0, frozenset(), prior, year)
    chosen = choose(codes, prior)
    if chosen and prior and not _nearness(chosen.adcode, prior) and _doubtful(told[:end], chosen):
        end, chosen = 0, None
    elif codes and chosen is None:
        return None
    context = chosen or division(prior)
    if context is None or (chosen and chosen.level == "county"):
        return chosen
    return _inside(told[end:], context) or chosen or _host(told, context)


def _doubtful(told: str, found: Division) -> bool:
    """Whether a name far from the article's region rather means something nearer: a short or a common name."""
    bare = found.level == "county" and told in index() and told[-1] not in _KINDS
    return bare or told == _COMMON_NAME


def _read(told: str, start: int, within: Codes, prior: str | None, year: int | None) -> tuple[int, Codes]:
    """The reading of ``told`` from ``start`` on that names divisions without a gap and goes furthest."""
    best = start, within
    for end in range(min(len(told), start + _LONGEST), start + 1, -1):
        senses = index().get(told[start:end], ())
        codes = narrow(senses, within, prior, year) if senses else frozenset()
        if codes and told[end - 1] not in _KINDS and _STREET.match(told, end):
            continue
        if codes:
            best = max(best, _read(told, end, codes, prior, year), key=lambda reading: reading[0])
    return best


def narrow(senses: tuple[Sense, ...], within: Codes, prior: str | None, year: int | None) -> Codes:
    """The codes that a name can mean behind ``within`` (empty at the start of a name)."""
    if not within:
        own = (prior or "").startswith
        return _preferred([s for s in senses if not s.within or prior == s.within or own(trunk(s.adcode))], prior, year)
    above = frozenset(w for w in within for s in senses if is_within(w, s.adcode))
    inside = [s for s in senses if s.adcode not in within and _meets(s, within)]
    if inside or above:
        return _preferred(inside, prior, year) or above
    # 巢湖市含山县: a county that has since moved to another city of the province is told under the old one.
    moved = [
        s
        for s in senses
        if s.kind in ("full", "former") and any(s.adcode[:2] == w[:2] and w[2:] != "0000" for w in within)
    ]
    return _preferred(moved, prior, year) if len({s.adcode for s in moved}) == 1 else frozenset()


def _meets(sense: Sense, within: Codes) -> bool:
    """Whether a sense lies in one of the divisions told before it; a zone of a city is met in that city."""
    return any(is_within(sense.adcode, w) and (not sense.within or is_within(sense.within, w)) for w in within)


def alone(name: str, prior: str | None, on: date | None) -> tuple[Codes, Division | None]:
    """What a known name can mean when it stands alone: the codes, and the division where one is most likely."""
    return meaning(name, None, prior, on.year if on else None)


@lru_cache(maxsize=1 << 14)
def meaning(name: str, behind: str | None, prior: str | None, year: int | None) -> tuple[Codes, Division | None]:
    """What a known name can mean behind the division with the code ``behind``, or alone: as ``alone`` tells it."""
    codes = narrow(index()[name], frozenset((behind,)) if behind else frozenset(), prior, year)
    return codes, choose(codes, prior) or (choose(codes, behind) if behind else None)


def _preferred(senses: list[Sense], prior: str | None, year: int | None) -> Codes:
    """The codes of the names in force; former names where there is none, or where those are nearer to the article.

    桥西区 is a district of two cities today, but in an article of 邢台 it is what was renamed there.
    """
    now = frozenset(s.adcode for s in senses if s.kind != "former")
    old = [s for s in senses if s.kind == "former"]
    then = frozenset(s.adcode for s in old if year is not None and year <= s.until)
    before = then or frozenset(s.adcode for s in old)
    return before if before and (not now or _nearest(before, prior) > _nearest(now, prior)) else now


def _nearest(codes: Codes, prior: str | None) -> int:
    return max(_nearness(code, prior) for code in codes)


def choose(codes: Codes, prior: str | None) -> Division | None:
    """The one division of ``codes`` that the article's region makes most likely; None where two remain."""
    near = _nearest(codes, prior) if codes else 0
    best = [code for code in sorted(codes) if _nearness(code, prior) == near]
    if len(best) > 1:
        best = _namesake(best, near)
    return division(best[0]) if len(best) == 1 else None


def _nearness(code: str, prior: str | None) -> int:
    """How far the paths of a code and the article's region agree; what holds the region counts as the region itself."""
    if not prior:
        return 0
    if is_within(prior, code):
        return 3
    return 2 if code[:4] == prior[:4] else int(code[:2] == prior[:2])


def _namesake(codes: list[str], near: int) -> list[str]:
    """The one division above the others in rank: 邯郸 is the city before its county of the same name.

    朝阳 stays open away from home: the city is no better known than the districts that have its name.
    """
    widths = sorted(len(trunk(code)) for code in codes)
    top = [code for code in codes if len(trunk(code)) == widths[0]]
    return top if len(top) == 1 and (near or top[0] not in _NO_BETTER_KNOWN) else []


def _inside(tail: str, context: Division) -> Division | None:
    """The one county in ``context`` that the rest of a name speaks of, by its name or by a town of it."""
    found: set[str] = set()
    for start in range(len(tail)):
        for end in range(min(len(tail), start + _LONGEST), start + 1, -1):
            found |= _counties(tail, start, end, context)
    found = found or _by_town(tail, context)
    return division(found.pop()) if len(found) == 1 else None


def _counties(tail: str, start: int, end: int, context: Division) -> set[str]:
    senses = [
        s
        for s in index().get(tail[start:end], ())
        if s.adcode != context.adcode and is_within(s.adcode, context.adcode)
    ]
    if tail[end - 1] not in _KINDS and _STREET.match(tail, end):
        return set()
    return {s.adcode for s in senses}


def _by_town(tail: str, context: Division) -> set[str]:
    match = _TOWN.match(tail)
    if match is None:
        return set()
    names = (match.group()[start:] for start in range(match.end() - 1))
    hosts = next((towns()[name] for name in names if name in towns()), ())
    return {code for code in hosts if is_within(code, context.adcode)}


@cache
def towns() -> dict[str, tuple[str, ...]]:
    """Every town, township and subdistrict by name, to the codes of the counties that have one of that name."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("towns.tsv"):
        host = (row["adcode"],)  # the one host of nearly all of them
        for town in row["towns"].split(" "):
            found[town] = found[town] + host if town in found else host
    return found


def _host(told: str, region: Division) -> Division | None:
    """The article's region as the host of a zone or village that no table knows; a province is too wide to be one."""
    if region.level != "province" and ZONE.search(told):
        return region
    return region if region.level == "county" and _RURAL.search(told) else None
