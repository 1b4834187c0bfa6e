"""The day that is said of a stage."""

from __future__ import annotations

import re

from extract.link.days import is_of_the_news, opening_day, over
from extract.link.records import Reading, Scope
from extract.link.stage_words import DAY_BEHIND, EXPECTED, STAGE, stage_of
from extract.link.stretch import clause_start
from extract.records import Mention

_HEADLINE, _MARKS = 44, "。！？；…，、：”）"  # characters of the longest headline, and the marks that none ends in
_LEAD = 120  # characters in which the news under a headline comes to what has happened
_FAR = 200  # characters between a day and the stage that it is said of
_RUN = re.compile(r"[并和、及且]?|[^，。；：、\d后前的（）()]{1,4}")
_CLAUSE_END = re.compile("[，。；]")
_STILL_TO_DO = re.compile(r"(?:不仅|还|又|也|同时|并|另外?)*(?:将|要|计划)")
# 今年将开通甲，|开工建设乙: what is to be done goes on in the next clause
_TO_DO_BEFORE = re.compile(
    r"(?:^|[，；])[^，。；]{0,12}(?:将|拟|计划|力争)(?:新|集中|陆续|全面)?(?:开工|开通|建成|投产|新建|建设|启动|推进|实施|竣工|完成)[^。；已了]{0,100}，$"
)
# Of these a day is told, of other work under way only where it is a single one.
_MILESTONES = frozenset("封顶 贯通 合龙 截流 复工".split())
_EVENTS = frozenset(("signed", "landed", "started", "completed", "operating"))
_IN_PLAN = re.compile("[”’]?(?:期间|时期|期|以来|末|初|[，、。]|将|内)")
# 紧盯全年12%的增长目标，: the day of an aim, not of what is done for it
_IS_AIM = re.compile(r"[^，。；]{0,12}目标，")

# 服务2022年冬奥会的甲工程日前完工: the year is a part of what the meeting is called
_OF_EVENT = re.compile(r"[^，。；的、日月]{0,4}(?:冬奥|奥运|亚运|世博|冬残奥|亚冬|全运|大运|世界杯|世园)")


def day_of(reading: Reading, scope: Scope, match: re.Match[str]) -> Mention | None:
    """The date that is said of a stage: right behind it (投产预计为12月), else the nearest in front with no other stage between."""
    if behind := _day_behind(reading, match):
        return behind
    if match["busy"]:
        return None  # 3日，记者来到甲项目工地: work goes on on other days, too
    text = reading.article.text
    sentence = reading.sentences[scope.sentence]
    low = max(sentence.start, match.start() - _FAR)
    floor, begin = low, match.start()
    for earlier in reversed(list(STAGE.finditer(text, low, begin))):
        if not _RUN.fullmatch(text, earlier.end(), begin):
            own = _day_behind(reading, earlier)
            floor = own.end if own and own.end <= begin else earlier.end()
            break
        begin = earlier.start()  # 年底建成并投产: both on the same day
    inside = (mention for _, mention in reading.within("DATE", floor, match.start()))
    days = [m for m in inside if m.date_start and not is_of_the_news(text, m)]
    days = [m for m in days if not (_IS_AIM.match(text, m.end) or _OF_EVENT.match(text, m.end) or _is_plan(text, m))]
    if not days and scope.where == "after" and (opening := opening_day(reading, sentence.start)):
        clause = clause_start(text, sentence.start, match.start(), "，；") - 1
        days = [] if EXPECTED.search(text, clause, match.start()) or clause < opening.end else [opening]
    if not days and scope.where == "after" and (months := _months_before(reading, scope, match)):
        days = [months]
    if not days and (year := _opening_year(reading, sentence.start, match.start())):
        days = [year]
    if stage_of(match) == "building" and (
        match.group()[0] == "正" or not (match["part"] or match.group() in _MILESTONES)
    ):
        days = [m for m in days if m.grain == "day"]  # 列入今年重点的甲项目正在施工: work goes on over years
    if days and not EXPECTED.search(text, days[-1].end, match.start()):
        return over(reading, days[-1])
    return days[-1] if days else None


def day_below(reading: Reading, scope: Scope, match: re.Match[str]) -> Mention | None:
    """The day that the first sentence under a headline tells first, for what the headline tells: 甲大桥合龙↵今天，甲大桥…."""
    start, end, paragraph = reading.sentences[scope.sentence]
    text = reading.article.text
    below = scope.sentence + 1
    if end - start > _HEADLINE or text[end - 1] in _MARKS or below == len(reading.sentences):
        return None
    if stage_of(match) not in _EVENTS and not (match["part"] or match.group() in _MILESTONES):
        return None
    if reading.sentences[below].paragraph == paragraph:
        return None
    told = reading.sentences[below]
    stop = STAGE.search(text, told.start, min(told.end, told.start + _LEAD))
    low = stop.start() if stop else _clause_of_name(reading, scope, below)
    days = (m for _, m in reading.within("DATE", told.start, low))
    return next((m for m in days if m.date_start and m.grain == "day" and not is_of_the_news(text, m)), None)


def _clause_of_name(reading: Reading, scope: Scope, number: int) -> int:
    """The end of the clause in which a sentence names the project of ``scope`` again, the sentence's start where it does not."""
    start, end, _ = reading.sentences[number]
    for unit in reading.units_of(reading.sentences[number]):
        if set(unit.clusters) & set(scope.unit.clusters):
            stop = _CLAUSE_END.search(reading.article.text, unit.end, end)
            return stop.start() if stop else end
    return start


def goes_on_to_do(text: str, low: int, clause: int) -> bool:
    """Whether a clause that begins with its verb goes on with what the clause before says is to be done."""
    return _TO_DO_BEFORE.search(text[max(low, clause - _FAR) : clause]) is not None


def _is_plan(text: str, day: Mention) -> bool:
    """Whether a five-year plan is named as such (“十五五”重点工程), not as the time in which something is done."""
    return day.text.endswith(("”", "五")) and _IN_PLAN.match(text, day.end) is None


def _opening_year(reading: Reading, start: int, end: int) -> Mention | None:
    """The year with which a sentence opens, for what it says is to be done: 今年本市投资9亿元；不仅将开工甲，还将开工乙."""
    text = reading.article.text
    clause = clause_start(text, start, end, "，；")
    if not _STILL_TO_DO.match(text, clause, end) and not goes_on_to_do(text, start, clause):
        return None
    years = [m for _, m in reading.within("DATE", start, end) if m.date_start]
    return years[0] if len(years) == 1 and years[0].start == start and years[0].grain == "year" else None


def _months_before(reading: Reading, scope: Scope, match: re.Match[str]) -> Mention | None:
    """The months with which the sentence before opens, of whose figures this one tells parts: 1至8月，…。其中，甲等9个项目开工."""
    sentence = reading.sentences[scope.sentence]
    if not scope.unit.joint or stage_of(match) not in _EVENTS or not scope.sentence:
        return None
    if not reading.article.text.startswith("其中", sentence.start):
        return None
    before = reading.sentences[scope.sentence - 1]
    day = opening_day(reading, before.start) if before.paragraph == sentence.paragraph else None
    return day if day is not None and day.grain != "day" else None


def _day_behind(reading: Reading, match: re.Match[str]) -> Mention | None:
    behind = DAY_BEHIND.match(reading.article.text, match.end())
    if behind is None:
        return None
    found = (m for _, m in reading.within("DATE", behind.end(), behind.end() + 24))
    return next((m for m in found if m.date_start and m.start == behind.end()), None)
