"""Areas of land and of buildings in square metres (guidelines, section 3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from functools import cache
from itertools import repeat

from extract.bounds import around, bounded
from extract.numerals import HANZI
from extract.quantities import DASH, DASHES, NUMBER, SPACE, Interval, number_start, read_number, read_range
from extract.records import Mention, Sentence
from extract.words import any_of, table

_LEFT = 40
_FACTORS = {row["word"]: (Decimal(row["numerator"]), Decimal(row["denominator"])) for row in table("area_units")}
_FIRST = "".join(sorted({word[0] for word in _FACTORS}))
# 12万方 and 8万平 are builders' words for 万平方米, and 方 is also the cubic metre of gas and earth: see _jargon.
_UNIT = rf"(?:(?=[{_FIRST}]){any_of(_FACTORS)}|(?<=[万萬])(?:方(?![米向面针案式法位便正圆形言米])|平(?![方米均安坦整台面行原稳等])))"
_AREA = re.compile(
    rf"(?P<a>{NUMBER})(?:{SPACE}(?P<ua>{_UNIT})?{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?(?P<more>[多余])?{SPACE}(?P<unit>{_UNIT})"
)
# The first character of a unit behind a number, and what a number or range before it is made of.
_SEEN = re.compile(rf"[{_FIRST}方](?<=[0-9０-９{HANZI}多余几数个 　][{_FIRST}方])")
_WITHIN = frozenset(f"0123456789０１２３４５６７８９{HANZI}多余几数点个.．,， 　{DASHES}至到")
# A price or yield by area (元/亩, 亩产, 每平方米) counts nothing; 十平方公里级 is no area either; 平方根 is mathematics.
_NOT_AFTER = re.compile(r"均|产(?![业品房])|[根差]")
_JARGON = ("方", "平")
_BUILDINGS = re.compile(
    r"面积|建面|体量|厂房|楼|住宅|房屋|商品房|写字间|公寓|商业|仓库|仓储|标准化?车间|综合体|开工量|库存量?$"
)
_VOLUMES = re.compile(r"[土石沙砂]方|混凝土|砂石?|木材|[气水油渣煤]|挖|填|库容|疏浚|清淤|造林")
_CLAUSE = re.compile(r"[，。；;,：:\n]")
_RIGHT = re.compile(
    r"(?:以上)?的?[^，。；、,;0-9]{0,10}?(?:(?P<floor>厂房|车间|楼|商业|载体|仓库|建筑|住房|住宅|房屋|公寓|办公|展厅|展馆|孵化|综合体|面积的房)"
    r"|(?P<land>土地|用地|地块|产业园|园区|产业集聚区|农田|耕地|林地|荒山|城中村|新城|示范区|城镇化|建设|开发|工程))"
)


def find_areas(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The areas of ``text`` in order, in square metres, with bound and role (land, floor, other).

    Rates by area (元/平方米, 亩产) are left alone.
    """
    starts = [sentence.start for sentence in sentences] or [0]
    found: list[Mention] = []
    for match in _matches(text):
        floor = starts[max(0, bisect_right(starts, match.start()) - 1)]
        mention = _area(text, match, floor)
        if mention is not None:
            found.append(mention)
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_AREA`` in order: units are few, so they are looked for, and the number that each ends from there."""
    end = 0
    for seen in _SEEN.finditer(text):
        unit = start = seen.start()
        while start > end and text[start - 1] in _WITHIN:
            start -= 1
        match = next(filter(None, map(_AREA.match, repeat(text), range(start, unit))), None)
        end = match.end() if match else max(end, unit)
        if match:
            yield match


def _area(text: str, match: re.Match[str], floor: int) -> Mention | None:
    start = match.start() + number_start(match["a"])
    interval = _interval(text[start : match.end("a")], match)
    if match["unit"] in _JARGON and not _is_floor(text, start, match.end(), floor):
        return None
    if interval is None or _NOT_AFTER.match(text, match.end()) or text[max(0, start - 1) : start] == "每":
        return None
    value = bounded(_square_metres(interval, match["unit"]), around(text, start, match.end(), floor))
    return Mention(
        type="AREA",
        start=start,
        end=match.end(),
        text=text[start : match.end()],
        rule="area.unit",
        value_min=value.minimum,
        value_max=None if match["more"] else value.maximum,
        unit="m2",
        approx=value.approx,
        role=_role(text, start, match.end(), floor),
    )


def _is_floor(text: str, start: int, end: int, floor: int) -> bool:
    """Whether 12万方 is floor: where the clause speaks of floor area or buildings, and not of gas, water or earth."""
    clause = _CLAUSE.split(text[max(floor, start - _LEFT) : start])[-1]
    if _VOLUMES.search(clause) or _VOLUMES.match(text, end):
        return False
    after = _RIGHT.match(text, end)
    return bool(_BUILDINGS.search(clause) or (after and after.lastgroup == "floor"))


def _interval(first: str, match: re.Match[str]) -> Interval | None:
    if match["b"] is None:
        return read_number(first)
    return read_range(first, match["b"], shared=match["ua"] is None)


def _square_metres(interval: Interval, unit: str) -> Interval:
    numerator, denominator = _FACTORS["平方米" if unit in _JARGON else unit]
    with localcontext() as context:
        # A third of an 亩 has no end: eighteen digits are far finer than any survey.
        context.prec = 18
        wide = interval.scaled(numerator)
        low = None if wide.minimum is None else wide.minimum / denominator
        high = None if wide.maximum is None else wide.maximum / denominator
        return wide._replace(minimum=low, maximum=high)


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {row["word"]: row["role"] for row in table("area_roles")}
    return re.compile(any_of(roles)), roles


def _role(text: str, start: int, end: int, floor: int) -> str:
    """What the area is of: the nearest word before it in its clause, the noun after it, else the unit's own use."""
    pattern, roles = _cues()
    left = text[max(floor, start - _LEFT) : start]
    clause = _CLAUSE.split(left)[-1].rpartition("、")[2]
    own = [roles[match.group()] for match in pattern.finditer(clause)]
    after = _RIGHT.match(text, end)
    role = own[-1] if own else after.lastgroup if after else None
    if text[end - 1] in "亩顷":
        # Buildings are not measured in 亩: 高层楼宇区面积30亩 is the land under them.
        return role if role == "other" else "land"
    return role or "other"
