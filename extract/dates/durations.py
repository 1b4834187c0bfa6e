"""Lengths of time of a day or more: 15天, 两个半月, 3—5年, 近三年, 5年内, 十多年, 15个工作日, as ISO 8601 durations.

Left alone: sets (每两个月), ordinals (第三年), vague lengths (几年, 多年), plan names (三年行动计划), school years (三年级).
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.dates.numerals import whole
from extract.dates.patterns import DASH, GAP

_HANZI = "一二两三四五六七八九"
_NUMBER = rf"(?:[0-9]{{1,4}}(?![0-9])(?:\.[0-9]+)?|[{_HANZI}十百千零〇]{{1,9}})"
# A year as a length, not 年产, 三年级, 一年一度, and not the name of a plan (三年行动计划, 五年倍增方案).
_PLAN_NAME = (
    r"(?:行动|攻坚|跨越|倍增|提升|滚动|发展|建设|改造|培育|振兴|整治|专项|总体|工作){0,2}(?:行动|计划|规划|方案|攻坚)"
)
_YEAR = rf"年(?![代级产度制均期龄货轻薪报检审鉴画夜味利租费限初末底会]|一[度遇次届轮评]|四季|义务|一贯|之计|到头|{_PLAN_NAME})"
_DAY = r"天(?![然气空津下才堂台边天]|[一两]夜)"
_WEEK = r"周(?![岁年边围转期长密报刊折末])|个?星期|个?礼拜"
_MONTH = rf"个{GAP}月"
_UNIT = rf"(?:{_YEAR}|{_DAY}|{_WEEK}|{_MONTH}|个季度|个?(?:工作|交易)日|个年头|日(?=(?:以|之)?内))"
_TAIL = r"(?:[以之]?内(?![部容需陆外蒙])|以来|来(?![自到源])|里|期间|间(?![隔断接]))"
_PLAIN = rf"{_NUMBER}[多余来]?{GAP}(?:个[多半](?:月|星期|礼拜)|{_UNIT})(?:半|零?{_NUMBER}(?:{_MONTH}|天))?[多余]?"
SOURCE = (
    rf"(?<![0-9第每隔逐某哪那月{_HANZI}十百千零〇几])(?<![数点周](?=[{_HANZI}十百千]))(?<![0-9][.．])(?<!公元前)(?<!民国)"
    # 新的一年, 这一天 and 这两天 name no length.
    r"(?<!新的)(?<![新又])(?<!的(?=一[天年]))(?<!这(?=[一两][天年]))"
    # 1800年 to 2099年 are years.
    rf"(?!(?:1[89]|20)[0-9]{{2}}(?:{GAP}年|{DASH}))"
    rf"(?:{_NUMBER}{_UNIT}以上、?{_NUMBER}{_UNIT}以下|{_NUMBER}{GAP}(?:年|个月|天|日)?{DASH}{_NUMBER}{GAP}{_UNIT}|{_PLAIN}|半个多?月|半年多?(?![度报检审奖])|(?<![上下])半月(?=时间|[以之]?[内前后])"
    rf"|(?<=近){_NUMBER}月"
    rf"|(?<=为期){_NUMBER}{GAP}日|(?:[4-9][0-9]|[1-9][0-9]{{2}}){GAP}日(?![本元])){_TAIL}?"
)
"""Pattern source of a length of time; ``duration`` says which one it is."""

_READ = re.compile(
    rf"(?P<half>半)?(?P<first>{_NUMBER})?[多余来]?{GAP}(?P<unit1>年|个?月|天|日|周)?(?:{DASH}(?P<last>{_NUMBER}){GAP})?"
    rf"(?P<unit>个[多半]?(?:月|星期|礼拜)|月|年|天|周|星期|礼拜|个季度|个?(?:工作|交易)日|个年头|日)?(?P<more>半)?(?:零?(?P<extra>{_NUMBER})(?P<last_unit>个月|天))?"
)
_LETTER = {"年": "Y", "月": "M", "度": "M", "天": "D", "日": "D", "周": "W", "期": "W", "拜": "W", "头": "Y"}
_HALF = {"Y": "6M", "M": "15D", "D": "T12H", "W": ""}
_VAGUE = re.compile("^[百千万]+[年天日]")


@lru_cache(maxsize=4096)
def duration(text: str) -> str | None:
    """The ISO 8601 length that ``text`` names, a range as P3Y/P5Y, or None where it names none.

    >>> [duration(t) for t in ("15天", "两个半月", "3—5年", "三年半", "半年", "十多年", "两三年")]
    ['P15D', 'P2M15D', 'P3Y/P5Y', 'P3Y6M', 'P6M', 'P10Y', 'P2Y/P3Y']
    """
    if text.startswith("半"):
        return "P6M" if text.startswith("半年") else "P15D"
    if "以上" in text:
        least, most = map(duration, text.split("以上"))
        return f"{least}/{most}" if least and most else None
    match = _READ.match(text)
    if match is None or match["first"] is None or _VAGUE.match(text):
        return None
    unit = match["unit"] or match["unit1"] or ""
    letter = _LETTER.get(unit[-1:], "")
    if not letter:
        return None
    return _written(match, unit, letter)


def _written(match: re.Match[str], unit: str, letter: str) -> str | None:
    factor = 3 if unit == "个季度" else 1
    first = _count(match["first"], factor)
    last = _count(match["last"], factor) if match["last"] else None
    if first is None and last is None:
        return _adjacent(match["first"], letter, factor)
    if first is None or (match["last"] and last is None):
        return None
    if last:
        opening = _LETTER.get((match["unit1"] or unit)[-1:], letter)
        return f"P{first}{opening}/P{last}{letter}"
    half = _HALF[letter] if match["more"] or "半" in unit else ""
    extra = f"{_count(match['extra'], 1)}{_LETTER[match['last_unit'][-1]]}" if match["extra"] else ""
    return f"P{first}{letter}{half}{extra}"


def _count(text: str, factor: int) -> str | None:
    if "." in text:
        return text if factor == 1 else None
    if len(text) > 1 and text[1] in _HANZI and text[0] in _HANZI:
        return None
    found = whole(text)
    return None if found is None else str(found * factor)


def _adjacent(text: str, letter: str, factor: int) -> str | None:
    """两三年, 二三十年: two neighbouring numerals are a range."""
    first, last = whole(text[0]), whole(text[1])
    if first is None or last is None or last != first + 1:
        return None
    tens = {"": 1, "十": 10}.get(text[2:], 0) * factor
    return f"P{first * tens}{letter}/P{last * tens}{letter}" if tens else None
