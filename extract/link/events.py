"""What the text says once of a whole group and holds of the members that it names (12个项目集中开工。其中，甲…；乙…)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from extract.link.days import is_of_the_news, occasion, over
from extract.link.records import Reading, Unit
from extract.link.stage_words import NOW
from extract.link.stretch import clause_start
from extract.records import Mention, Sentence, Stage, StageName
from extract.words import any_of

_WORD = (
    r"(?P<word>开工|奠基|签约|落地|落户|投产|竣工|动工|入库|开业"
    r"|开复工|启动建设|通车|开通|投用|投运|投入使用|投入运营|启用|建成(?!后|以来)|完工|开建|获批|审批核准|核准|批复|在建|续建|复工|引进|招引|引入|签下|签订|签署|新签(?!约))"
)
# What may stand between the group and its event: 项目|目前均已陆续|开工
_HOW = (
    rf"(?:{NOW}(?:（[^）]*）)?，?|日前|近日|昨[天日](?:（[^）]*）)?|于?\d{{1,4}}[年月日号]|已经?|均|都|也|全部|全面|陆续|相继|先后|分别|实现|成功|顺利|现场|集中"
    r"|集体|正式|统一|同时|同步|如期|按期|按时)"
)
_LISTED = "谋划|储备|策划|梳理|包装|前期"
# 12个, 一批; not the size or the phase of one (600兆瓦项目, 一期项目)
_MANY = (
    r"(?:\d+(?![\d.%％A-Za-z]|[万亿元吨亩米年月日号期层]|千瓦|兆瓦|公里|平方|公顷)|[一二两三四五六七八九十百几多]+(?![期号年月日层线])|一批|批)"
    r"(?:余|多)?(?:个|项|大|家)?"
)
# 项目投产后, 开工率, 开工的: no event of a group
_NO_EVENT = r"(?!率|的|后|之后|以后|以来|前)"
_COMMON = ("推进", "建设", "实施")  # tell of a group only behind one of these: 重点推进15个项目
_HARD = ("重点", "在手", "统筹", "全面", "有序", "滚动")
_PUSHED = tuple(f"{how}{word}" for how in _HARD for word in _COMMON)
_WORKS = "项目|工程|公路|铁路|高铁|桥梁|大桥|园区|学校|医院|电站|机组"
_EVENTS = tuple(
    # Each with words of which it cannot do without one: most are ruled out far sooner by those than by the pattern.
    (re.compile(pattern), tuple(needs.split("|")))
    for needs, pattern in (
        # 12个重点项目集中开工, 一批项目落户, 6条新建公路通车
        (
            _WORKS,
            rf"{_MANY}[^，。；]{{0,24}}?(?:{_WORKS}){_HOW}{{0,4}}(?:在[^，。；]{{1,30}}?)?{_HOW}{{0,6}}{_WORD}{_NO_EVENT}",
        ),
        # 320个项目，目前已全部实现开工
        (
            "项目，",
            rf"项目，(?:{NOW}，?|日前，?|近日，?)?{_HOW}{{0,6}}(?:已经?|均|都|全部|全面|陆续|相继|先后|实现){_HOW}{{0,6}}{_WORD}{_NO_EVENT}",
        ),
        # 集中开工28个项目, 签约三个重大项目, 开工项目18个
        (
            "项目",
            rf"(?:集中|集体|现场|成功|共|新)*{_WORD}(?:了)?(?:{_MANY}[^，。；]{{0,12}}?项目|(?:[^，。；的]{{0,10}}元以上)?(?:各类|重点|重大|工业|产业|[^，。；的]资)?项目{_MANY})",
        ),
        # 今年重点推进15个项目：甲、乙
        (
            "|".join(_PUSHED),
            rf"(?:{'|'.join(_HARD)})(?P<word>{'|'.join(_COMMON)})(?:的|了)?{_MANY}[^，。；]{{0,12}}?(?:{_WORKS})(?!建设)",
        ),
        # 启动12个项目，包括
        ("启动", rf"(?P<word>启动)(?:了|建设|实施)*{_MANY}[^，。；]{{0,16}}?项目"),
        # 项目集中开工仪式举行, 重点项目签约活动
        ("仪式|活动", rf"项目(?:集中|集体|建设)*{_WORD}(?:奠基|投产)?(?:仪式|活动)"),
        ("集中|集体", rf"(?:集中|集体)(?:开工|奠基|复工)?{_WORD}"),
        # 此次开工的项目有, 已签约的项目中, 入库项目250个，包括
        # 梳理出首批12个项目, 储备项目30个, 梳理的12个项目中
        (
            _LISTED,
            rf"(?P<word>{_LISTED})(?:出|了|的|生成|实施|首批|第一批|重大|重点)*(?:{_MANY}[^，。；]{{0,12}}?项目|项目{_MANY})",
        ),
        (
            "项目",
            rf"(?:此次|本次|这次|当天|当日|今日|集中|新|已)*{_WORD}(?:的)?[^，。；]{{0,16}}?项目(?:有|中|包括|为|涵盖|分别|主要有|\d|：)",
        ),
    )
)
_STAGE: dict[str, StageName] = {
    "开工": "started",
    "奠基": "started",
    "动工": "started",
    "签约": "signed",
    "落地": "landed",
    "落户": "landed",
    "投产": "operating",
    "竣工": "completed",
    "入库": "planned",
    **dict.fromkeys(("谋划", "储备", "策划", "梳理", "包装", "前期"), "planned"),
    **dict.fromkeys(("获批", "审批核准", "核准", "批复"), "approved"),
    **dict.fromkeys(("开复工", "启动建设", "开建", "启动"), "started"),
    **dict.fromkeys(("建成", "完工"), "completed"),
    **dict.fromkeys(("开业", "通车", "开通", "投用", "投运", "投入使用", "投入运营", "启用"), "operating"),
    **dict.fromkeys(("在建", "续建", "复工", "推进", "建设", "实施"), "building"),
    **dict.fromkeys(("签下", "签订", "签署", "新签"), "signed"),
    **dict.fromkeys(("引进", "招引", "引入"), "landed"),
}
_WORDS = _STAGE.keys() - set(_COMMON)
_EVENT = re.compile(any_of(_WORDS))
_TELLS = re.compile(any_of((*_WORDS, *_PUSHED)))  # one list of words: the engine looks for their first characters alone
# What ties a sentence to the event that was told before it, however far back; and what does so right behind it.
_TAKES_UP = re.compile(
    r"(?:此次|本次|这次|当天|当日|集中)(?:集中)?(?:开工|签约|奠基|投产|落户|的)|签约金额|今日共?有|(?:此次|本次|这次)(?=，)|签约项目中"
)
_GOES_ON = re.compile(
    r"^(?:其中|如|例如|据悉|据介绍|具体|此次|本次|当天|包括|从项目|重点|主要)|其中，|此次，|包括|分别"
)
_LISTS = re.compile(r"包括|包含|涵盖|其中|分别|如|：|有[“‘]?$")
_ONE_OF = re.compile(r"(?:此次|本次|这次)[^，。；]{0,16}项目之一")
_THIS_TIME = re.compile(r"[此本这]次|当天|当日")
_FAR = 200  # characters between a day and the event that it is said of
_HOLDS = ("举办", "举行", "召开")  # 举办|2023年重点项目签约活动: the year is a part of what it is called
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(]?\d{1,3}[）).．、]|[①-⑳●■◆▲])(?!\d)")
_ITEM = 160  # characters of the longest item
_NEAR = 3  # sentences behind the event
_SEVERAL = re.compile(
    r"(?:开工|签约|开发|投产|落地|竣工|立项|开业)[、和及]?(?:在建|开工|签约|开发|投产|落地|竣工|立项|开业)"
)
_AND_LANDED = re.compile(r"并?(落户|落地)(?!率|的)")
_SIGNING = re.compile(r"(签约)(?=仪式|活动|大会|会)")
_UNDONE = re.compile(r"推动|加快|促进|全力|未")
_TO_COME = re.compile(r"底前|月前|年内|将|计划|力争|预计|拟|争取|确保")


def group_events(reading: Reading) -> Iterator[tuple[int, Stage, Sentence]]:
    """Each cluster that is told as a member of a group with the stage of the group's event and its own sentence, in text order."""
    groups = _Groups(reading)
    for number in _worth_a_look(reading):
        units = reading.units_of(reading.sentences[number])
        groups.enter(number, units)
        for told, members in _told(reading, number, units):
            groups.tell(number, told)
            groups.set_apart(told, units, members)
            if units and groups.event is not None:
                yield from groups.of(number, told, (units, members))


@dataclass(slots=True)
class _Groups:
    """What was last said of a group, and whether the sentence looked at still speaks of its members."""

    reading: Reading
    event: Stage | None = None
    also: Stage | None = None
    days: dict[StageName, Stage] = field(default_factory=dict)
    apart: frozenset[int] = frozenset()
    inherits: bool = False
    listed: bool = False
    paragraph: int = -1
    at: int = 0

    def enter(self, number: int, units: Sequence[Unit]) -> None:
        """Goes on to a sentence: a new paragraph speaks of the members only as an item of the list begun before."""
        paragraph = self.reading.sentences[number].paragraph
        if paragraph != self.paragraph:
            follows = self.inherits if self.listed else number - self.at <= _NEAR
            self.listed = self.event is not None and follows and _is_item(self.reading, number, units)
            self.inherits = self.listed
        self.paragraph = paragraph

    def tell(self, number: int, told: Stage | Literal["several"] | None) -> None:
        """Takes note of what a sentence says of a group."""
        if told == "several":
            self.event = None
        elif told is not None:
            self.event = self.days[told.stage] = _dated(told, self.days)
            self.at = number
            other = _landed_too(self.reading.article.text, self.event, told)
            self.also = other or (self.also if told.stage == "signed" else None)

    def set_apart(
        self, told: Stage | Literal["several"] | None, units: Sequence[Unit], members: Sequence[Unit]
    ) -> None:
        """Remembers the projects named in front of what a sentence says of a group: 甲新城|一批项目集中开工，包括|乙、丙."""
        if told is not None:
            before = units[: units.index(members[0])] if members else ()
            self.apart = frozenset(cluster for unit in before for cluster in unit.clusters)

    def of(
        self, number: int, told: Stage | Literal["several"] | None, named: tuple[Sequence[Unit], Sequence[Unit]]
    ) -> Iterator[tuple[int, Stage, Sentence]]:
        """The members among the units that a sentence names, of whom the event is told: ``named`` are all, and those behind ``told``."""
        units, members = named
        event, text, sentence = self.event, self.reading.article.text, self.reading.sentences[number]
        front = text[sentence.start : units[0].start]
        near = number - self.at <= _NEAR and bool(_GOES_ON.search(front))
        self.inherits = self.inherits or told not in (None, "several") or bool(_TAKES_UP.search(front)) or near
        if not self.inherits and number - self.at <= _NEAR and _is_listed(text, units):
            self.inherits = True
        if event is None or (event.expected and told is None and not (near or self.listed)):
            return  # what is to be done with a group is told of its members at once
        if not self.inherits and number - self.at <= 1 and units[0].joint:
            self.inherits, members = True, [unit for unit in members if unit.joint]
        if self.inherits or _ONE_OF.search(text, units[-1].end, sentence.end):
            for told_of in (event, self.also) if self.also else (event,):
                clusters = (cluster for unit in members for cluster in unit.clusters)
                yield from ((cluster, told_of, sentence) for cluster in clusters if cluster not in self.apart)


def _is_listed(text: str, units: Sequence[Unit]) -> bool:
    """Whether a sentence does nothing but list projects between semicolons: 乙公司的甲项目，总投资9亿元；丙公司的丁项目，…."""
    gaps = [text[one.end : other.start] for one, other in pairwise(units)]
    return any("；" in gap for gap in gaps) and not any(_EVENT.search(gap) for gap in gaps)


def _is_item(reading: Reading, number: int, units: Sequence[Unit]) -> bool:
    """Whether a sentence opens a paragraph that is an item of a list: numbered, or between semicolons."""
    start, end, _ = reading.sentences[number]
    text = reading.article.text
    if not units or end - start > _ITEM:
        return False
    line = text.find("\n", start)
    last = text[line - 1 if line > 0 else len(text) - 1]
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    return last == "；" or before == "；" or _NUMBERED.match(text, start) is not None


def _told(
    reading: Reading, number: int, units: Sequence[Unit]
) -> Iterator[tuple[Stage | Literal["several"] | None, Sequence[Unit]]]:
    """What a sentence says of groups, each with the units behind those words: 甲新城|一批项目集中开工，包括|乙、丙；续建项目两个：|丁、戊."""
    sentence = reading.sentences[number]
    first = _event(reading, number, (sentence.start, units[0].start if units else sentence.end))
    parts = [] if first is None else [(first, 0)]
    for place, (one, other) in enumerate(pairwise(units), 1):
        if parts and "；" not in reading.article.text[one.end : other.start]:
            continue
        told = _event(reading, number, (one.end, other.start))
        if isinstance(told, Stage) and _LISTS.search(reading.article.text, told.end, other.start):
            parts.append((told, place))
    if not parts:
        yield None, units
    for (told_of, place), (_, stop) in pairwise([*parts, (None, len(units))]):
        yield told_of, units[place:stop]


def _worth_a_look(reading: Reading) -> list[int]:
    """The sentences that name a project or hold a word for what is told of groups, in order."""
    starts = [sentence.start for sentence in reading.sentences]
    words = (match.start() for match in _TELLS.finditer(reading.article.text))
    return sorted({max(0, bisect_right(starts, place) - 1) for place in (*reading.begins, *words)})


def _landed_too(text: str, event: Stage, told: Stage) -> Stage | None:
    """The other half of 30个项目签约落户本区, of 举行签约仪式，6个项目落户; None where only one thing is told."""
    lands = _AND_LANDED.match(text, told.end) if told.stage == "signed" else None
    if lands:
        return replace(event, stage="landed", start=lands.start(1), end=lands.end(1))
    low = clause_start(text, 0, told.start, "。；\n")
    signs = _SIGNING.search(text, low, told.start) if told.stage == "landed" else None
    return replace(event, stage="signed", start=signs.start(1), end=signs.end(1)) if signs else None


def _dated(told: Stage, days: dict[StageName, Stage]) -> Stage:
    """The event with the day on which the same was told before, where its own sentence gives none."""
    before = days.get(told.stage)
    if told.date_start is None and before is not None:
        return replace(told, date_start=before.date_start, date_end=before.date_end)
    return told


def _event(reading: Reading, number: int, span: tuple[int, int]) -> Stage | Literal["several"] | None:
    """What the sentence says of a group in ``span``; several stages at once (签约、开工的项目) say nothing of a member."""
    text = reading.article.text
    start, end = span
    if _TELLS.search(text, start, end) is None:
        return None
    told = text[start:end]
    likely = [pattern for pattern, needs in _EVENTS if any(word in told for word in needs)]
    matches = [m for pattern in likely for m in pattern.finditer(text, start, end)]
    matches = [m for m in matches if not _UNDONE.search(text, _clause_of(text, start, m), m.end())]
    if not matches:
        return None
    last = max(matches, key=lambda m: m.start("word"))
    if _SEVERAL.search(text, max(start, last.start("word") - 4), last.end("word") + 4):
        return "several"
    at, stop = last.span("word")
    clause = _clause_of(text, start, last)
    to_come = _STAGE[last["word"]] != "planned" and _TO_COME.search(text, clause, stop) is not None
    day = _day_to_come(reading, clause, at) if to_come else _day(reading, number, at)
    if (
        not to_come
        and (day is None or day.grain != "day")
        and _THIS_TIME.search(text, clause_start(text, start, at, "，；："), stop)
    ):
        day = occasion(reading, at, ceremony=False) or day
    if day is not None and day.grain != "day" and last["word"] in ("在建", "续建", "复工"):
        day = None  # 今年续建项目12个: work goes on over years
    first, last_day = (day.date_start, day.date_end) if day else (None, None)
    return Stage(_STAGE[last["word"]], at, stop, first, last_day, to_come, "stage.event")


def _day_to_come(reading: Reading, clause: int, end: int) -> Mention | None:
    """The time told in the clause of an event that is to come: 10月将开工12个项目, not the day on which this was said."""
    told = [m for _, m in reading.within("DATE", clause, end) if m.date_start]
    return told[-1] if told else None


def _clause_of(text: str, low: int, match: re.Match[str]) -> int:
    """Where the clause of an event's words begins; of 计划新开工的项目，目前已全部开工 it is the second one."""
    at = match.start("word") if "，" in match.group() else match.start()
    return clause_start(text, low, at, "，；：")


def _day(reading: Reading, number: int, end: int) -> Mention | None:
    """The day in front of the words in their sentence, else the one day that the sentence before it in its paragraph names.

    The day of a dateline (3日电) is when the news was sent.
    """
    sentence = reading.sentences[number]
    if here := _days(reading, max(sentence.start, end - _FAR), end):
        return here[-1]
    if number and reading.sentences[number - 1].paragraph == sentence.paragraph:
        before = _days(reading, max(reading.sentences[number - 1].start, sentence.start - _FAR), sentence.start)
        if before:
            return before[0] if len({m.date_start for m in before}) == 1 else None
    dates = [m for _, m in reading.within("DATE", max(sentence.start, end - _FAR), end) if m.date_start]
    dates = [m for m in dates if m.grain != "year" or not reading.article.text.endswith(_HOLDS, 0, m.start)]
    return over(reading, dates[-1]) if dates and not is_of_the_news(reading.article.text, dates[-1]) else None


def _days(reading: Reading, start: int, end: int) -> list[Mention]:
    text = reading.article.text
    days = [m for _, m in reading.within("DATE", start, end) if m.date_start and m.grain == "day"]
    return [m for m in days if not is_of_the_news(text, m) and not m.text.endswith("前")]
