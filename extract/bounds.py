"""Words around a quantity that bound it or make it approximate, and what they do to its interval."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from extract.quantities import Interval

Kind = Literal["at_least", "at_most", "approx"]

_WINDOW = 14
_GAP = r"(?:人民币|总额|金额|了|到|至|为|[ 　“\"])*"
# 签约, 节约 and the like end in 约 and say nothing of the amount after them; 通过 and 经过 end in 过, 最近 and 附近 in 近.
_WORDS = (
    r"(?:"
    r"(?P<at_most>(?:不|未|没有?|不得|不应|不能|不会)(?:超过|超出|超|高于|多于|大于|突破|到|足|满)|低于(?<!不低于)(?<!得低于)|少于(?<!不少于)"
    r"|小于(?<!不小于)|不及|至多|最多(?:可?(?:达|获|得|补助|奖励|给予|支持|资助|补贴)){0,2}"
    r"|(?:最高|上限)(?:可?(?:达|获得?|领取|享受?|补助|奖励|给予|支持|资助|补贴|有机会获得)){0,2}(?:不超过)?|封顶)"
    r"|(?P<at_least>不(?:低于|少于|小于|下)|不得?(?:低于|少于)|至少|最少|最低|超过|超出|超额|超|逾|高于|大于|多于|高达(?!)"
    r"|(?<![通经越路])过|突破|跨过|迈过|站上|跨越|(?<=[到达])上(?=$))"
    r"|(?P<approx>大约|约合|约为|约(?<![签合节预续履契公条制誓婚隐特守违]约)|接近|将近|逼近|(?<![最附临远靠拉])近|大概|大致|左右)"
    rf"){_GAP}$"
)
# The first character alone first: a search then passes over all others at scanning speed.
_BEFORE = re.compile(rf"[不未没低少小至最上封超逾高大多过突跨迈站约接将逼近左](?<=(?={_WORDS})[\s\S])")
_AFTER = re.compile(
    r"[ 　”\"]?(?:人民币)?(?:[(（](?:不?含[^()（）]{0,8}|[^()（）]{0,5}下同)[)）])?"
    r"(?:(?P<at_least>以上|及其?以上|之上|多(?![个家项年元])|有余|的?大关|的?新?台阶|余(?![个家项元]))"
    r"|(?P<at_most>以下|及其?以下|以内|之内|封顶)"
    r"|(?P<approx>左右|上下(?!游)|许(?![可多])|开外))"
)
# 上亿元, 上百亿: at least a multiplier that has no digit.
_UP_TO = re.compile(r"上[十百千万亿]")
_LEVEL = re.compile(r"[”\"]?(?:级|级别|量级|规模级|俱乐部)")
# The first characters of the two that stand behind a quantity.
_BEHIND = frozenset('”"级量规俱 　人(（以及之多有的大新台余封左上许开')


class Bound(NamedTuple):
    """What the words around a quantity say: ``word`` says so, before it where ``leading``; ``level`` is a size class (百亿级)."""

    kind: Kind | None = None
    level: bool = False
    leading: bool = False
    word: str = ""


def around(text: str, start: int, end: int, floor: int) -> Bound:
    """The bound of the quantity ``text[start:end]``; words before ``floor`` (its sentence's start) are not looked at."""
    level = False
    if text[end : end + 1] in _BEHIND:
        level = bool(_LEVEL.match(text, end))
        after = _AFTER.match(text, end)
        if after:
            return Bound(_kind(after), level, word=after[_kind(after)])
    if (
        text.startswith("上", max(floor, start - 1))
        and _UP_TO.match(text, max(floor, start - 1))
        and text[max(floor, start - 2) : start] != "以上"
    ):
        return Bound("at_least", level, leading=True, word="上")
    before = _BEFORE.search(text[max(floor, start - _WINDOW) : start])
    if before:
        return Bound(_kind(before), level, leading=True, word=before[_kind(before)])
    return Bound(None, level)


def _kind(match: re.Match[str]) -> Kind:
    kinds: tuple[Kind, ...] = ("at_least", "at_most", "approx")
    return next(kind for kind in kinds if match[kind] is not None)


def bounded(interval: Interval, bound: Bound) -> Interval:
    """The interval under a bound: at_least opens the upper side, at_most the lower, approx keeps both and says so.

    A size class (百亿级) is at least its value.
    """
    if interval.minimum is None:
        return interval
    if bound.kind == "at_least":
        return interval._replace(maximum=None)
    if bound.kind == "at_most" and interval.exact:
        return interval._replace(minimum=None)
    if bound.kind == "approx":
        return interval._replace(approx=True)
    if interval.exact and bound.level:
        return interval._replace(maximum=None)
    return interval
