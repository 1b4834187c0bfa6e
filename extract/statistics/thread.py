"""What carries on from figure to figure: the time just told, the group that a paragraph speaks of, the groups told before.

这26个项目中，续建项目9个 speaks of the group that was counted as 26 before, wherever that was; 其中 speaks of the figure in
front of it; 从产业门类看 opens a list of what the article's first group is made of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.numerals import parse_number
from extract.records import Mention
from extract.statistics.amount_names import as_investment, with_goal
from extract.statistics.amounts import IN_DOLLARS
from extract.statistics.context import came_together, ceremony, gathered, held_in, qualified, spoken_of
from extract.statistics.counts import Bound
from extract.statistics.periods import (
    LASTING,
    NO_PERIOD,
    Period,
    event_of,
    event_period,
    is_task,
    opened_with,
    period_of,
    told_as_of_now,
    under_heading,
)
from extract.statistics.scope import Scope
from extract.statistics.subjects import DEEDS, STAGES, stage_of, tidy, told_stage

BARE_NOUNS = frozenset({"项目", "工程", "项目工程", "建设项目"})
_ALL_OF_IT = BARE_NOUNS | {"涉及项目", "所有项目", "首批项目", "第一批项目", "这批项目", "该批项目"}
_NO_KIND = ("项目", "涉及项目")
_BATCH = re.compile("(?:首批|第一批|这批|该批|本批|涉及|所有|全部)?(?:建设)?(?:项目|工程)")
_SHARE = re.compile("(?!总|计划|固定)[^项\\d]{2,6}(?:投资|资金|资本|贷款)")
_OF_PROJECTS = re.compile("项目|工程")
_ITS_MONEY = re.compile(
    "(?:项目)?(?:(?:当年|今年|本年度?|年度|投入|到位|完成|计划)+(?:投资|资金)|(?:计划|预计|协议|合同|签约|成交|投放|累计)*"
    "(?:总投资(?:额|规模|金额)?|投资(?:总额|额|规模|金额)|总?金额|资金|总额|总?签约额))"
)
_LEAD_REACH = 3  # paragraphs after the lead figure that may still speak of its time
_THESE = re.compile(
    r"(?:这|此次|本次|该批|上述)[^，。；：\d]{0,8}?(?P<number>\d+|[两三四五六七八九十百]+)(?:余|多)?[个项家](?:[^，。；：\d]{0,12}?(?:项目|工程|企业)|之?中|里)"
)
# Members of a group that is called by its stage: 新引进项目中，制造业项目26个
_AMONG = re.compile(rf"(?P<stage>{STAGES})[^，。；：\d]{{0,6}}(?:项目|工程|企业)之?[中里]，")
_APART = re.compile("当前|还有|另有|此外|另外")
_GROUPS = ("项目", "工程", "企业", "机构", "公司", "园区", "平台", "基地")
_WORKS = ("项目", "工程")
_FIELD = re.compile("[\\u4e00-\\u9fff]{2,6}(?<![资金入出值额目程业])")
_KIND = 4  # characters at the end of a group's name that say of what kind it is (电源工程)
_STANDING = frozenset({"在建", "在谈", "储备", "续建", "谋划", "对接"})
_OF_AGREEMENTS = "签署"  # agreements are, not the other projects of a day
# A list of what the article's group is made of: 从产业门类看，制造业项目26个
_BY_KIND = re.compile(r"\s*(?:其中|具体)?[，,]?(?:按|从|分)(?P<what>[^，。；：\d]{2,10}?)来?看[，,：:]")


def _stands(subject: str) -> bool:
    """Whether a group is one that there is (重点项目, 在建项目, 园区企业), not one of what was begun or brought in a time."""
    stage = stage_of(subject.removeprefix("开工在建"))
    return subject.endswith(_GROUPS) and (not stage or stage in _STANDING)


def _is_there(figure: Figure) -> bool:
    """Whether firms are counted that there are, not those that were founded or brought in a time just told."""
    return figure.measure == "count" and figure.subject.endswith(LASTING) and not told_stage(figure.subject)


def _is_a_share(scope: Scope, index: int, figure: Figure) -> bool:
    """Whether an amount is what somebody gives to a group (其中市级投资9亿元)."""
    if figure.measure == "count" or not _SHARE.fullmatch(figure.subject):
        return False
    told = scope.text.rfind("其中", scope.sentences[index].start, figure.start + 2)
    return figure.value is not None and told >= 0 and scope.text.find("；", told, figure.start) < 0


def _stage_for(scope: Scope, index: int, figure: Figure, group: str) -> str:
    """The stage of the group before that a part of it shares, empty for what is told beside it.

    今年已开工90个项目。目前还有|26个水利项目在推进; 甲、乙等9个在建项目…。丙、丁等|26个水利项目…: of their own.
    """
    stage = stage_of(group) if _OF_PROJECTS.search(group) else ""
    apart = _APART.search(scope.text, scope.sentences[index].start, figure.start)
    listed = stage in _STANDING and scope.text.startswith("等", figure.start - 1)
    own = listed or stage == _OF_AGREEMENTS or stage.startswith("计划")  # a plan's parts are told as what they are
    return "" if apart or own else stage


def _is_a_field(figure: Figure) -> bool:
    """Whether an amount is named by nothing but a field (其中，核电9亿元)."""
    return figure.measure == "invested" and _FIELD.fullmatch(figure.subject) is not None


class Figure(NamedTuple):
    """A figure on its way to a Statistic."""

    subject: str
    measure: str
    value: Decimal | None
    unit: str
    bound: Bound | None
    start: int
    end: int
    yoy: Decimal | None = None


class Told(NamedTuple):
    """A group told before: its name, its time."""

    subject: str = ""
    period: Period = NO_PERIOD


_NOTHING = Told()


class Thread(NamedTuple):
    """What carries on where a sentence does not say its time or its group again.

    ``counted`` grows as figures are told; the threads of one article share it. ``bulletin`` says that each paragraph is an item
    with an event of its own.
    """

    counted: dict[Decimal, Told]
    events: tuple[Mention, ...] = ()
    bulletin: bool = False
    period: Period = NO_PERIOD
    paragraph: int = -1
    lead: Period = NO_PERIOD
    lead_paragraph: int = -1
    group: str = ""
    first: Told = _NOTHING
    last: Figure | None = None

    def named(self, scope: Scope, index: int, figure: Figure) -> Figure:
        """The figure with a name that stands alone: a bare noun takes the group before it, a part its group's stage."""
        figure = figure._replace(subject=tidy(figure.subject))
        if figure.measure != "count":
            figure = figure._replace(subject=with_goal(scope, figure.subject, figure.end))
        if figure.measure == "invested":
            figure = figure._replace(subject=as_investment(scope, figure.subject, figure.end))
        if figure.subject == IN_DOLLARS and self.last is not None:
            return figure._replace(subject=self.last.subject, measure=self.last.measure)
        group = self._base(scope, index, figure)
        if whole := self._whole(scope, index, figure, group):
            return figure._replace(subject=whole)
        if group.endswith(_WORKS) and self._goes_on(scope, index) and _is_a_field(figure):
            return figure._replace(subject=figure.subject + group[-_KIND:])
        if group.endswith("项目") and _is_a_share(scope, index, figure):
            return figure._replace(subject=group + figure.subject)
        full = qualified(scope, index, figure.start, figure.subject, group)
        if full != figure.subject:
            return figure._replace(subject=full)
        if stage_of(figure.subject) in DEEDS and came_together(scope, figure.start, figure.subject[:2]):
            return figure._replace(subject="集中" + figure.subject)
        stage = _stage_for(scope, index, figure, group)
        if self._is_part_of_firms(scope, index, figure, group):
            return figure._replace(subject=stage_of(group) + figure.subject)
        if figure.subject.endswith("项目") and not told_stage(figure.subject):
            stage = stage or self._gathered(scope, index, figure)
            stage = stage or (held_in(scope, figure.start) if figure.subject == "项目" else "")
            return figure._replace(subject=stage + figure.subject)
        return figure

    def _whole(self, scope: Scope, index: int, figure: Figure, group: str) -> str:
        """The name of the whole group that a figure of a bare noun is of; empty for a figure with a name of its own."""
        start = scope.sentences[index].start
        if figure.measure == "count" and _BATCH.fullmatch(figure.subject) and figure.value is not None:
            headline = self.counted.get(figure.value, _NOTHING).subject
            if headline:
                return headline
        if figure.subject in _ALL_OF_IT and (held := ceremony(scope, start, figure.start)):
            return held
        of_projects = _OF_PROJECTS.search(group) is not None
        kind = spoken_of(scope, start, figure.start) if figure.subject in _NO_KIND and not of_projects else ""
        bare = figure.subject in _ALL_OF_IT and of_projects
        of_it = bare or (figure.measure != "count" and _ITS_MONEY.fullmatch(figure.subject) is not None)
        return kind or (group if of_it or self._is_told_again(scope, index, figure, group) else "")

    def _is_part_of_firms(self, scope: Scope, index: int, figure: Figure, group: str) -> bool:
        """Whether firms of a kind are told as some of those that were founded or brought in (新设企业90家，其中外资企业9家)."""
        firms = figure.subject.endswith("企业") and group.endswith("企业") and not told_stage(figure.subject)
        return firms and scope.text.find("其中", scope.sentences[index].start, figure.start + 2) >= 0

    def _gathered(self, scope: Scope, index: int, figure: Figure) -> str:
        """The stage of those who came together on the day of the event, for a figure that is of this day."""
        event = event_of(scope, self.events, index, here=self.bulletin)
        day = event.date_start if event else None
        if day is None or self._period(scope, index, figure) != (day, day):
            return ""
        return gathered(scope, figure.start)

    def past(self, scope: Scope, index: int, figure: Figure) -> Thread:
        """The thread after ``figure`` of sentence ``index``: its own time, else the paragraph's, event's or lead's."""
        paragraph = scope.sentences[index].paragraph
        period = self._period(scope, index, figure)
        group = self.group if paragraph == self.paragraph and self.group else ""
        if not group and (figure.measure == "count" or self.lead_paragraph < 0 or figure.subject.endswith(_WORKS)):
            group = figure.subject
        if figure.measure == "count" and figure.value is not None:
            self.counted.setdefault(figure.value, Told(figure.subject, period))
        thread = self._replace(period=period, paragraph=paragraph, group=group, last=figure)
        if self.lead_paragraph < 0:
            return thread._replace(lead=period, lead_paragraph=paragraph, first=Told(figure.subject, period))
        return thread

    def _base(self, scope: Scope, index: int, figure: Figure) -> str:
        """The name of the group that a figure's words speak of; empty where they speak of none."""
        of = self._spoken_of(scope, index, figure.start)
        if of is not None:
            return of.subject
        here = scope.sentences[index].paragraph == self.paragraph or self._goes_on(scope, index)
        return self.group if here else ""

    def _spoken_of(self, scope: Scope, index: int, start: int) -> Told | None:
        """The group that the sentence names by its number (这26个项目中) or by what it is made of (从产业门类看)."""
        begin = scope.sentences[index].start
        these = list(_THESE.finditer(scope.text, begin, start)) if self.counted else []
        number = parse_number(these[-1]["number"]) if these else None
        if number is not None and number in self.counted:
            return self.counted[number]
        among = _AMONG.match(scope.text, begin, start)
        if among and (group := self._at_stage(among["stage"])):
            return group
        by = _BY_KIND.match(scope.text, begin, start) if scope.text.find("看", begin, start) > 0 else None
        if by and by["what"].endswith(_GROUPS):
            here = scope.sentences[index].paragraph == self.paragraph
            return Told(by["what"], self.period if here else NO_PERIOD)  # 从水利项目看，梳理项目26个
        return self.first if by else None

    def _at_stage(self, stage: str) -> Told | None:
        """The last group told before that is at a stage."""
        return next(
            (group for group in reversed(self.counted.values()) if stage_of(group.subject).endswith(stage)), None
        )

    def _is_told_again(self, scope: Scope, index: int, figure: Figure, group: str) -> bool:
        """Whether the figure is of a group named by its number again, with a shorter name (这9个水利项目总投资5亿元)."""
        return group.endswith(figure.subject) and self._spoken_of(scope, index, figure.end) is not None

    def _goes_on(self, scope: Scope, index: int) -> bool:
        """Whether a sentence tells of parts of what the figure before it told."""
        return self.paragraph >= 0 and scope.text.startswith("其中", scope.sentences[index].start)

    def _period(self, scope: Scope, index: int, figure: Figure) -> Period:
        paragraph = scope.sentences[index].paragraph
        period = period_of(scope, index, figure.end, figure.subject)
        if period is None and is_task(scope, index, figure.start):
            period = NO_PERIOD
        if period is None and (of := self._spoken_of(scope, index, figure.start)) is not None:
            period = of.period
        if period is None and (paragraph == self.paragraph or self._goes_on(scope, index)):
            period = NO_PERIOD if _is_there(figure) and not self._goes_on(scope, index) else self.period
        if period is None:
            period = opened_with(scope, index)
        if period is None:
            period = event_period(scope, event_of(scope, self.events, index, here=self.bulletin), index, figure.subject)
        near = paragraph - self.lead_paragraph <= _LEAD_REACH or figure.yoy is not None
        near = near and not _stands(figure.subject)
        if period == NO_PERIOD and near and not told_as_of_now(scope, index):
            period = self.lead
        if period == NO_PERIOD and not _is_there(figure) and not told_as_of_now(scope, index):
            return under_heading(scope, index)
        return period
