"""The past year that a paragraph reports on, which its bare 全年, 上半年, 一季度, 年末 belong to.

“2021年，全市工业平稳增长。全年出口20亿元，年末企业300家。” speaks of 2021 whenever it was published. A date of another year
or 目前 turns the paragraph back to the day of publication, and so does what is planned: 全年计划投资.
"""

from __future__ import annotations

import re
from typing import Final

from extract.dates.intervals import Interval
from extract.dates.narrow import narrow
from extract.dates.points import Expression
from extract.dates.readers import Fields
from extract.dates.records import Context, Told

# Years back that a bulletin or a report may still speak of.
_REPORTED = 10
# The year is measured against or counted from, or an event's: 与去年, 自2019年, 始建于2015年; but 截至2020年底 sums up a year.
_NO_TOPIC_BEFORE: Final = frozenset("比较于自从由到至和与同跟占超为是在继")
# 去年签约的项目 is about the projects, 去年同期 and 去年持平 about a comparison.
_NO_TOPIC_AFTER = re.compile(r"[^，。；：、\n]{0,10}的|[^，。；\n]{0,4}(?:同期|相比|持平|水平|相当)|开始|起|以来")
# 公司2015年成立 tells where a company comes from, in an article of a later year.
_FOUNDED = re.compile(r"[^，。；\n]{0,8}(?:成立|创办|创立|创建|注册|落户|入驻|建成|投产|投用|开业|动工|启动|签约)")
_BACK_TO_NOW = re.compile("目前|当前|当下|眼下|时下|现在|如今|现阶段|迄今|近日|日前")
# What was reached of a year's plan is told with the year: 完成全年计划的103%.
_REACHED = ("完成", "占", "占到", "实现", "超额完成", "达到", "完成了", "实现了")
_MEASURED = ("比", "较", "同比", "相比")
_RECORD = re.compile("[^，。；]{0,6}(?:新[高低]|最[高低]|峰值)")
_TO_COME = re.compile("[^，。；]{0,12}(?:建成|投产|竣工|完工|完成|开工|投用|启用|运营|通车|交付|前)")
# 年初结余 is the other end of 年末结余, and a year's aims are set at its beginning: 年初既定的目标.
_OPENING = re.compile("(?:所|的)?(?:结余|余额|结转|既定|确定|预定|预期|下达|制定|提出|安排)")
_PERIODS: Final = ("year", "half", "quarter")
_LATE: Final = 12


def reports_on(expression: Expression, found: Interval, context: Context) -> bool:
    """Whether a date that was just read makes its year the one that the paragraph speaks of, or keeps it so."""
    before = context.sentence or context.latest
    start, end = found.start, found.end
    if start is None or end is None or start.year != end.year:
        return False
    if before and before.reports and before.paragraph == context.paragraph and before.year == start.year:
        return True
    first, (text, opened, closed) = expression.first, context.place
    last_year = first.year_shift is not None and first.year_shift < 0 and found.grain in _PERIODS and not first.edge
    if first.year is None and not last_year:
        return False
    if text[opened - 1 : opened] in _NO_TOPIC_BEFORE and not text.endswith("截至", 0, opened):
        return False
    if last_year:
        return _NO_TOPIC_AFTER.match(text, closed) is None
    recent = context.year is None or start.year >= context.year - 1
    return recent or found.grain != "year" or _FOUNDED.match(text, closed) is None


def reported_year(point: Fields, context: Context) -> int | None:
    """The past year that a point without one belongs to, None where it is not known to be another than the article's own."""
    told = context.sentence or context.latest
    now = context.year
    if told is None or not told.reports or told.paragraph != context.paragraph or now is None:
        return None
    # 电站1977年建成。如今全年供电…: what lies so far back is history, not the year that is reported on.
    if not now - _REPORTED <= told.year < now or _turned_back(told, context):
        return None
    return told.year if _belongs(point, told, context) else None


def _turned_back(told: Told, context: Context) -> bool:
    text, start, _ = context.place
    return _BACK_TO_NOW.search(text, told.place, start) is not None


def _belongs(point: Fields, told: Told, context: Context) -> bool:
    if point.whole:
        return _is_whole(told, context)
    text, start, end = context.place
    if point.yearless:
        return _is_bound(point.edge, text, start, end) and context.tense not in ("future", "likely")
    # 一季度 that has already passed in the article's own year may be that one's.
    today = context.reference.day
    same = narrow(point, today.year) if today else None
    over = same is None or same.end is None or today is None or same.end <= today
    return not over and context.tense not in ("future", "likely")


def _is_whole(told: Told, context: Context) -> bool:
    text, start, _ = context.place
    if context.tense in ("future", "likely") and not text.endswith(_REACHED, 0, start):
        return False
    # In December 全年 sums up the year that ends, unless last year is named by its number or in the same sentence.
    today = context.reference.day
    named = told.absolute or (context.sentence is told and told.interval.grain == "year")
    return named or today is None or today.month < _LATE


def _is_bound(edge: str, text: str, start: int, end: int) -> bool:
    """比年初增长; 创年内新高; 年末总户数, but 年底建成 is to come."""
    if edge == "初":
        return text.endswith(_MEASURED, 0, start) or _OPENING.match(text, end) is not None
    if edge == "底":
        return _TO_COME.match(text, end) is None
    return edge == "" and _RECORD.match(text, end) is not None
