"""Percents, growth, capacities and counts: the figures that are neither money nor area (guidelines, section 6)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.bounds import around, bounded
from extract.quantities import (
    DASH,
    NUMBER,
    SPACE,
    Interval,
    number_before,
    number_of,
    number_start,
    read_number,
    read_range,
)
from extract.records import Mention, MentionType, Sentence
from extract.words import any_of, table

_KINDS = {row["word"]: row["kind"] for row in table("measures")}
_COUNTER_WORDS = "个 家 项 户 座 条 处 人 名 位 人次 套 栋 幢 批 宗 支 只 辆 台 件 所 间 场 起 笔 单 标箱 艘 架 床 张"
_POWER_WORDS = "千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 吉瓦时 GWh Gwh MWh kWh kwh GW MW kW 千伏 千伏安 马力"
_COUNTERS, _POWER = frozenset(_COUNTER_WORDS.split()), frozenset(_POWER_WORDS.split())
# Only these can be what a plant makes or takes; the words before other counts need no look.
_CAPABLE = _POWER | {word for word, kind in _KINDS.items() if kind in ("thing", "measure")}
_TOLD = _CAPABLE | _COUNTERS
_UNITS = sorted({*_KINDS, *_COUNTERS, *_POWER}, key=lambda word: (-len(word), word))
_SECOND = rf"(?:(?P<ua>[%％])?{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?"
_PERCENT = re.compile(
    rf"(?P<a>{number_before('%％‰分倍', multiplied=True)})(?:{_SECOND}{SPACE}(?P<mark>[%％‰]|个?百分点)|(?P<times>倍)(?![率数频]))"
)
_SHARE_OR_FOLD = re.compile(
    rf"[百千万翻](?:(?<!翻)分之(?P<of>{NUMBER})|(?<=翻)(?P<fold>[一两二三四五]|[0-9]{{1,2}})?(?:番|倍))"
)
_QUANTITY = re.compile(
    # 10%至20个: the first of two may have a mark of its own.
    rf"(?P<a>{number_of((*_TOLD, '%', '％'))}){_SECOND}(?P<more>[多余])?{SPACE}(?P<unit>(?!项目|位于){any_of(_UNITS)})"
)
_UP = re.compile(r"(?:增长|增加|增幅|上升|提高|上涨|攀升|提升|扩大|增|升|涨|高出)(?:速|幅|率)?[^，。；、,;0-9]{0,6}$")
_DOWN = re.compile(r"(?:下降|减少|降低|降幅|回落|下滑|缩减|跌|降|减)(?:幅|率)?[^，。；、,;0-9]{0,6}$")
_SHARE = re.compile(r"(?:占|占比|比重|率|比例)[^，。；、,;0-9]{0,8}$")
_ALSO = re.compile(r"[、和及与]")
_CAPACITY = re.compile(
    r"(?P<year>年产能?|年加工|年处理|年发电量?|年供|年吞吐|年出栏|年运量|年设计|年均|年上网|年生产|年可|每年|年通过|年输送|年产量)"
    r"|(?P<day>日处理|日产能?|日供|日均|日加工|日生产|每日|每天|日通过)|(?P<month>月产能?|每月)|(?P<hour>每小时|小时产)"
    r"|(?P<none>产能|装机|总装机|装机容量|容量|生产能力|处理能力|吞吐能力|吞吐量|规模|库容|储能|供水能力|运力|算力|发电量)"
)
# Its first characters alone first: a search passes over clauses without any at scanning speed.
_CUE = re.compile(rf"[年日月每小产装容生处吞规库储供运算发总](?<=(?={_CAPACITY.pattern})[\s\S])")
_PERIODS = {"year": "年", "day": "日", "month": "月", "hour": "小时"}
_REACH = 24


class _Told(NamedTuple):
    """What a figure is and what it counts."""

    type: MentionType
    rule: str
    unit: str
    role: str | None = None
    per: str | None = None


def find_figures(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The percents, capacities and counts of ``text`` in order.

    PERCENT has unit ``%`` and as role what it says: up, down, share or other; 倍 and 翻番 are told as percents of growth.
    CAPACITY has the unit counted and its period in ``per`` (年产30万台: 300000 台 per 年). COUNT has the measure word as unit;
    a lone 一 before a measure word counts nothing.
    """
    starts = [sentence.start for sentence in sentences] or [0]
    kept: list[Mention] = []
    for mention in sorted([*_percents(text, starts), *_quantities(text, starts)], key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _floor(starts: Sequence[int], position: int) -> int:
    return starts[max(0, bisect_right(starts, position) - 1)]


def _percents(text: str, starts: Sequence[int]) -> Iterator[Mention]:
    last, direction = 0, "other"
    for match in _percent_matches(text):
        floor = _floor(starts, match.start())
        if not _ALSO.fullmatch(text, last, match.start()):
            direction = _direction(text[max(floor, match.start() - _REACH) : match.start()])
        last = match.end()
        interval = _percent(match, direction)
        if interval is None:
            continue
        value = bounded(interval, around(text, match.start(), match.end(), floor))
        kind = "percent.double" if match[0][0] == "翻" else "percent.times" if match[0][-1] == "倍" else "percent"
        yield _mention(_Told("PERCENT", kind, "%", role=direction), text, match.span(), value)


def _direction(left: str) -> str:
    if _UP.search(left):
        return "up"
    if _DOWN.search(left):
        return "down"
    return "share" if _SHARE.search(left) else "other"


def _percent_matches(text: str) -> list[re.Match[str]]:
    """The matches of both patterns in order; of two that overlap the first."""
    found = list(_PERCENT.finditer(text))
    if "分之" not in text and "翻" not in text:
        return found
    kept: list[re.Match[str]] = []
    for match in sorted([*found, *_SHARE_OR_FOLD.finditer(text)], key=re.Match.start):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _percent(match: re.Match[str], direction: str) -> Interval | None:
    if match.re is _SHARE_OR_FOLD:
        return _share(match) if match["of"] else _fold(match)
    if match["times"]:
        # 增长6.1倍 is growth by 610 percent; 是去年的3倍 is no growth told.
        interval = read_number(match["a"]) if direction == "up" else None
        return interval and interval.scaled(Decimal(100))
    interval = _interval(match["a"], match)
    return interval.scaled(Decimal("0.1")) if interval and match["mark"] == "‰" else interval


def _share(match: re.Match[str]) -> Interval | None:
    interval = read_number(match["of"])
    return interval and interval.scaled({"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match[0][0]])


def _fold(match: re.Match[str]) -> Interval | None:
    folds = read_number(match["fold"]) if match["fold"] else Interval(Decimal(1), Decimal(1))
    if folds is None or folds.minimum is None or match[0][-1] == "倍":
        return folds and folds.scaled(Decimal(100))
    grown = (2**folds.minimum - 1) * 100
    return Interval(grown, grown)


def _interval(first: str, match: re.Match[str]) -> Interval | None:
    if match["b"] is None:
        return read_number(first)
    return read_range(first, match["b"], shared=match["ua"] is None)


def _quantities(text: str, starts: Sequence[int]) -> Iterator[Mention]:
    for match in _QUANTITY.finditer(text):
        unit = match["unit"]
        if unit not in _TOLD:
            continue
        start = match.start() + number_start(match["a"])
        first = text[start : match.end("a")]
        if first in ("一", "〇", "零") or (start and text[start - 1] == "第"):
            continue
        floor = _floor(starts, start)
        cue = _capacity_cue(text, max(floor, start - _REACH), start) if unit in _CAPABLE else None
        mention_type = _type(unit, cue)
        interval = _interval(first, match) if mention_type else None
        if mention_type is None or interval is None:
            continue
        if interval.bare and mention_type == "COUNT":  # 百亿项目 is a size, 千家万户 a saying
            continue
        value = bounded(interval, around(text, start, match.end(), floor))
        if match["more"]:
            value = value._replace(maximum=None)
        told = _Told(mention_type, mention_type.lower(), unit, per=_PERIODS.get(cue or ""))
        yield _mention(told, text, (start, match.end()), value)


def _capacity_cue(text: str, start: int, end: int) -> str | None:
    """What a clause in front of a count says of a plant: the period of its capacity, or ``none`` for one without."""
    if _CUE.search(text, start, end) is None:
        return None
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in "，。；;,"))
    cue = None
    for match in _CAPACITY.finditer(text, start, end):
        cue = match.lastgroup
    return cue


def _type(unit: str, cue: str | None) -> MentionType | None:
    if unit in _POWER or cue is not None:
        return "CAPACITY"
    return "COUNT" if unit in _COUNTERS else None


def _mention(told: _Told, text: str, span: tuple[int, int], value: Interval) -> Mention:
    return Mention(
        type=told.type,
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        rule=told.rule,
        value_min=value.minimum,
        value_max=value.maximum,
        approx=value.approx,
        unit=told.unit,
        role=told.role,
        per=told.per,
    )
