"""What is paid for projects that nobody counts: 首批储能项目今天签约，总投资9亿元; 总投资9亿元的一批水利工程集中开工."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records import Mention
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES, named, plain

_PAID = frozenset({"invested", "annual_investment", "total_investment"})
_UNGROUPED = re.compile(
    r"(?:集中|现场)(?:签约|开工|竣工|投产)[^，。；：]{0,24}?项目|[^，。；：]{2,24}?项目(?:在[^，。；：]{2,16}?)?(?:集中|现场)(?:签约|开工|竣工|投产)"
)
_BATCH = re.compile(
    r"(?P<which>一批|首批|第[一二三四]批|首期|[一二三四]季度)(?P<kind>[^，。：；\d]{0,16}?(?:项目|工程))(?:今[天日]|昨[天日]|正式|陆续)*"
    r"(?P<stage>(?:集中|同步)?(?:签约|开工|启动|竣工|投产|落地|开复工))(?![^，。]{0,6}(?:企业|公司))"
    rf"|(?P<first>首批|第[一二三四]批)(?P<done>(?:{STAGES})+)的?(?P<of>[^，。：；\d]{{0,16}}?(?:项目|工程))"
)
# 数十个外资项目接连落地，; 甲车间、乙生产线等技改项目签约，
_MANY = re.compile(
    rf"(?:等|数十个|数百个|[多几]个|若干|一批|一系列|进行了?|举行了?)(?P<kind>[^，。；：\d]{{1,16}}?(?:项目|工程))"
    rf"(?:[^，。；：\d]{{0,10}}?)(?P<stage>(?:集中|现场|同步)?(?:{STAGES}))(?:建设|仪式)?，$"
)
# 总投资9亿元的|一批重大工程集中开工, 一批总投资9亿元的|甲大桥等重大项目集中开工
_BEHIND = re.compile(
    r"(?:以上|左右)?的(?P<many>一批|系列)?(?:[^，。；：\d]{2,24}等)?(?P<kind>[^，。；：\d]{1,16}?(?:项目|工程))"
    rf"(?P<stage>(?:集中|现场|同步)?(?:{STAGES})(?:建设)?)?(?=[，。；：、]|$)"
)
_BEFORE = re.compile(r"(?:(?P<stage>[^，。；：\d]{2,6})了)?一批(?:(?:总|计划|预计)*投资额?(?:约|近|超|过|达|为|逾)*)$")
_A_STAGE = re.compile(f"(?:{STAGES})+")
# A clause that only names what the next one tells of: 水利工程，前三季度完成投资12亿元.
_DAY = r"(?:[到至]?[^，。；]{0,6}(?:年|月|季度|目前)[^，。；]{0,3}[，,])?"
_TOPIC = re.compile(
    r"(?:^|[，。；：,;])(?P<topic>(?:(?!聚焦|涵盖|涉及|包括|覆盖|集中在|分布)[\u4e00-\u9fff、“”]){2,18}?(?:项目|工程|领域|方面))[，,]$"
    # 甲、乙等制造业项目，; 持续抓好水利项目建设，
    r"|等(?P<kind>[\u4e00-\u9fff]{2,12}?(?:项目|工程))[，,]$|(?:抓好|推进|推动|加快)(?P<work>[\u4e00-\u9fff“”、]{2,20}?(?:项目|工程))建设[，,]$"
    # 农田水利建设进展快速，到3月底，; 公路投资保持高位，; 加快青柳新区建设，
    rf"|(?:^|[，。；：,;])(?P<pace>(?:(?!要|将|应|保持|继续)[\u4e00-\u9fff、“”]){{2,18}}?(?:建设|改造|投资))(?:规模)?(?:进展|进度|保持|加快|加速|提速|稳步|快速|有序|顺利|持续)[^，。；\d]{{0,6}}[，,]{_DAY}$"
    rf"|(?:推进|推动|加快)(?P<place>[\u4e00-\u9fff“”]{{2,16}}?建设)[，,]{_DAY}$"
)
# 开工棚户区改造9万套，占任务的八成，: the amount behind is for those
_HOUSING = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2,14}?(?:改造|工程|住房))(?:共|已|实现|累计)*(?:新?开工|基本建成|筹集)[\d.]+万?套|(?:新?开工|基本建成|筹集)(?P<after>[\u4e00-\u9fff]{2,14}?(?:改造|工程|住房))[\d.]+万?套"
)
# 项目涵盖物流、环保等领域，总投资9亿元: of the projects told before
_THEY_COVER = re.compile(r"(?:这些|这批|该批|此批|上述|此次)?项目(?:主要)?(?:涵盖|涉及|包括|聚焦|覆盖|分布|集中)")


class Batch(NamedTuple):
    """What an amount is of, where no counted group tells it: its name, what the amount measures, where its words begin."""

    subject: str
    measure: str
    start: int


def batch_behind(scope: Scope, clause: Clause, money: Mention) -> Batch | None:
    """The batch that an amount stands in front of (总投资9亿元的一批水利工程集中开工), or None."""
    if scope.text.find("一批", clause.start, clause.end) < 0:
        return None
    told = _BEHIND.match(scope.text, money.end, clause.end)
    before = _BEFORE.search(scope.text, clause.start, money.start)
    if told is None or not (told["many"] or before) or money.role not in _PAID:
        return None
    stage = told["stage"] or ""
    if before and before["stage"] and not stage and (done := _A_STAGE.search(before["stage"])):
        stage = done.group()
    kind = named(scope, told.start("kind"), told.end("kind"))
    return Batch(stage.removesuffix("建设") + kind, money.role or "", money.start)


def batch_before(scope: Scope, clause: Clause, money: Mention, *, bare: bool) -> Batch | None:
    """The projects told in front of an amount that no number counts; ``bare`` says that its clause names nothing else."""
    role = money.role or "other"
    if role not in _PAID:
        return None
    start = scope.sentences[clause.sentence].start
    before = scope.text[start : money.start]
    if (topic := _topic(scope, start, clause)) is not None:
        name = named(scope, *topic)
        return Batch(name if name != "建设" else plain(scope.text[slice(*topic)]), role, topic[0])
    if _THEY_COVER.match(before):
        return Batch("项目", role, money.start)  # takes the name of the group told before it
    told = _UNGROUPED.search(scope.text, start, money.start) if "集中" in before or "现场" in before else None
    if told and role != "annual_investment":
        return Batch(named(scope, told.start(), told.end()).removeprefix("一批"), role, told.start())
    return _at_a_stage(scope, start, clause, money) if role == "total_investment" and bare else None


def _topic(scope: Scope, start: int, clause: Clause) -> tuple[int, int] | None:
    """Where the words stand that the clause in front names the topic of an amount with; ``start`` is the sentence's."""
    told = _TOPIC.search(scope.text[start : clause.start])
    told = told or (
        _HOUSING.search(scope.text[start : clause.start]) if "套" in scope.text[start : clause.start] else None
    )
    if told is None:
        return None
    part = next(name for name, words in told.groupdict().items() if words)
    return start + told.start(part), start + told.end(part)


def _at_a_stage(scope: Scope, start: int, clause: Clause, money: Mention) -> Batch | None:
    """The projects that the sentence tells at one stage: 首批储能项目今天签约，总投资9亿元; 等技改项目落地，总投资9亿元."""
    told = _BATCH.search(scope.text, start, money.start)
    if told and told["which"]:
        kind = named(scope, told.start("kind"), told.end("kind"))
        name = told["which"].replace("一批", "") + told["stage"] + kind
        return Batch(name, "total_investment", told.start())
    if told:
        return Batch(told.group(), "total_investment", told.start())
    many = _MANY.search(scope.text[start : clause.start])
    if many is None:
        return None
    kind = named(scope, start + many.start("kind"), start + many.end("kind"))
    return Batch(many["stage"] + kind, "total_investment", start + many.start("kind"))
