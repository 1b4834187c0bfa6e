"""The stages that the text reports for a project, with their days, and whether they are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.days import is_of_the_news, occasion, opening_day, over
from extract.link.events import group_events
from extract.link.orders import respectively
from extract.link.records import Reading, Scope
from extract.records import Mention, Stage, StageName
from extract.words import table

_STAGES: dict[str, StageName] = {
    word: row["stage"]  # type: ignore[misc]
    for row in table("stages")
    for word in row["pattern"].split("|")
}
# A part that is done (主体结构完成, 完成桩基施工) leaves the whole under way.
_PART = (
    r"(?:主体|土建|路基|路面|桩基|基础|结构|标段|屋面|幕墙|管线|厂房|半幅|左线|右线)(?:工程|部分|施工|建设)*(?:已经|已|基本|全部|全面|顺利|将|均|也)*"
    r"(?:完成|完工|建成|封闭|封顶|贯通)"
    r"|完成[^，。；、]{0,10}?(?:主体|桩基|土建|幕墙|屋面|吊装|浇筑|结构)(?:工程|施工|建设|验收)*|实现封闭"
    r"|正(?:在)?(?:紧张|有序|抓紧|加紧|全力|稳步|加快|按计划|如期|顺利)+(?:有序)?(?:地|的)?(?:进行|推进|建设|施工|安装|实施)"
)
# 预计6月底完成。 is said of a project, 征地工作已完成 is not.
_DONE = r"(?<=[底初旬末月年日季前将部面内])完成(?=[，。；]|$)"
_WORDS = "|".join(sorted(_STAGES, key=lambda word: (-len(word), word)))
STAGE = re.compile(rf"(?P<part>{_PART})|(?P<done>{_DONE})|{_WORDS}")
_WHOLE = frozenset(["全面启动", "正式启动", "全面完成"])
_OTHER_WORK = re.compile(r"工作|征地|拆迁|设计|招标|手续|融资|审批|摊铺|任务|整改|投资|安装|清理|改制")
# 加快甲项目建设, 推进乙、丙等项目建设: under way where nothing else is said behind the name.
_PUSHED = re.compile(r"(?:加快|推进|推动|抓好|做优|加速|狠抓|全力做好)[^，。；]{0,12}$")
_MADE = re.compile(r"(?:建设|建起|建成)了[“‘]?$")
_PUSHED_HARD = re.compile(r"(?:加快推进|加快|抓好)[“‘]?$")
# 加快建设甲产业园, 正加快建设占地900亩的乙基地
_UNDER_WAY = re.compile(r"(?:加快|抓紧|全力|正在?)建设(?:[^，。；、]{0,16}的)?[“‘]?$")
# 拟建设的|甲中心, 规划建设乙、丙等园区, 重点支持丁工程
_MEANT = re.compile(
    r"(?:(?:规划|计划|拟|将|谋划|筹划|布局|酝酿|未来)[^，。；]{0,20}?(?:建设|新建|打造|兴建|扩建|改造|组建|建立)|(?:支持|推介|布局|谋划|推出)"
    r"|(?:将|计划|拟)[^，。；]{0,16}投资[^，。；]{0,14}元，(?:在)?[^，。；]{0,10}(?:建设|新建|打造|兴建)|规划中"
    r"|(?:组织实施|规划)[^。；]{0,24}(?:抓好|推进))(?:[^，。；、]{0,10}的|了)?[“‘]?$"
)
_TO_DO = re.compile(r"组织实施[^。；]{0,24}抓好[“‘]?$")
_STARTS = re.compile(r"开工|启动|动工|建成|竣工|投产|引进|签约|推进")
# Where nothing else is told of it: 甲项目计划总投资3亿元
_AHEAD = re.compile(
    r"(?:计划|拟|规划)(?:总投资|投资|建设|用地|占地|新建)|(?:概算|估算)总?投资|将(?:建设|新建|打造|实施)"
)
_BEGUN = re.compile(r"(?:启动|开启)(?:了|的)?[“‘]?$")
_BUILDING = re.compile(r"[^，。；、]{0,4}建设(?!内容|规模|单位|用地|周期|工期|者)|项目建设")
_EXPECTED = re.compile(
    r"预计|将(?!军|近)|力争|计划|拟|即将|确保|争取|有望|推动|目标|推进|促进|加快|年内|可望|可实现|待|明年|预期|年底|可正式|后年|可在|准备"
)
_SAME_OCCASION = 3  # sentences over which 此外 goes on about a meeting
_FAR = 200  # characters between a day and the stage that it is said of
_RUN = re.compile(r"[并和、及且]?")
_AIM = re.compile(r"(?:推动|促进|确保|力争|争取|推进|加快)[^，。；]{0,4}$")
# 推动投资3亿元的|甲项目、投资5亿元的|乙项目开工: the aim holds for every member.
_WORTH = r"(?:总|计划)*投资[^，。；、]{1,10}元的"
_AIM_OF_ALL = re.compile(
    rf"(?:全力|积极|大力)?(?:推动|促进|确保|力争|争取)(?:{_WORTH}[^，。；、]{{2,30}}、){{0,5}}(?:{_WORTH})?"
)
_DENIED = re.compile(r"未|没有|不属实|尚待|不再|停止|暂停|搁浅|流标|无法|早日|尽早|尽快|若|如果|一旦|只要|曾")
_UNTRUE = re.compile(r"[^。；]{0,12}(?:不属实|不实|谣言|误传)")  # 开工消息并不属实
# Behind a name these have an object of their own: 甲项目，引进先进设备.
_OF_OTHERS = frozenset(
    ["引进", "引入", "招引", "促成", "拟建", "拟新建", "计划建设", "谋划", "策划", "储备", "对接", "下线"]
)
# 甲园区，打造高地，建成增长极; 全面完成年度任务
_WITH_OBJECT = frozenset(["建成", "全面完成"])
_ALONE = re.compile(r"[，。；、）”及和且并于后时投通启运使开达交验竣完营与]|$")
# In front of a name these say what the sentence wants, and the words behind the name which stage is meant.
_PUSHES = frozenset("加快推进 加快建设 推进建设 有序推进 稳步推进 全面启动 加速推进".split())
_WHEN_DONE = re.compile(
    r"(?:投产|运营|达产|达效|投用|使用|通车|开通|启用|并网|运行|验收|交付|开业|全部|并|和|、|投入|达到|满产)*(?:后|之后|以后)"
)
# 开工率, 签约项目8个, 运营中心, 交付能力: the word is part of another one.
# 甲项目开工仪式, 乙工程举行“云奠基”活动: the ceremony is the stage.
_CEREMONY = re.compile(r"(?:奠基|开工|启动|建设|投产|动员)?[”’]?(?:暨[^，。；]{0,12})?(?:仪式|动员会|动员大会)")
_TO_CEREMONY = re.compile(r"(?:项目|工程|建设|正式|集中|举行|举办|隆重|的|[“‘云])*")
# 投产预计为今年12月, 开工于去年5月
_DAY_BEHIND = re.compile(r"(?:时间|日期)?(?:预计|计划|拟|将|暂定|定)?(?:为|在|于|到)")
# 紧盯全年12%的增长目标，: the day of an aim, not of what is done for it
_STILL_TO_DO = re.compile(r"(?:不仅|还|又|也|同时|并|另外?)*(?:将|要|计划)")
_MOREOVER = re.compile(r"(?:此外|同时|随后|另外)，?")
# 甲园区今年开园，首批企业已入驻: others move into it
_MOVES_IN = frozenset(["入驻", "进驻"])
_ITSELF = re.compile(r"(?:项目|工程|已经?|正式|成功|顺利|现|将|即将|并|预计|于|\d|[年月日]|今年)*")
_IS_AIM = re.compile(r"[^，。；]{0,12}目标，")
_MILESTONES = frozenset("封顶 贯通 合龙 截流 复工".split())
_OCCASION = re.compile(r"仪式|现场|会上|会议上|活动上|其间|活动期间|会议期间|当天|当日")
# 今年开工5个项目：甲、乙; 一批项目获得核准，如甲、乙
_SUCH_AS = re.compile(
    r"(?:[^，。；：]{0,16}项目|的)?(?:[：:]|，(?:其中)?(?:如|例如|比如|诸如|包括|分别是|分别为|有)[：“‘]?)[“‘]?"
)
_NOUNS = re.compile(
    r"平(?!稳)|[）)]活动|[和、及][^，。；]{0,4}仪式|率|仪式|协议|基金|条件|达效|时序|数量|动员|企业|活动|现场会|标准|要求|项目|运营|中心|对接会|模式|管理|服务|公司|成本|能力|团队|机制|专班"
    r"|预验收|口岸|单位|许可|方(?!案)|主体|商|期|线|日期|系统|总建筑|面积|工作|难题|问题|速度|进度|质量|环境|内容|前|时|额|金额|资金|效率|协议前"
)


def stages(reading: Reading) -> dict[int, tuple[Stage, ...]]:
    """Cluster number -> its stages in text order, one for each stage and day."""
    found: dict[int, list[Stage]] = {}
    for scope in reading.scopes:
        for stage in _of_scope(reading, scope):
            for cluster, its in respectively(reading, scope, stage):
                found.setdefault(cluster, []).append(its)
    alone = {cluster: tuple(rows) for cluster, rows in found.items()}
    for cluster, stage, sentence in group_events(reading):
        own = [other for other in found.get(cluster, []) if other.stage == stage.stage and not other.expected]
        here = (other for other in alone.get(cluster, ()) if sentence.start <= other.start < sentence.end)
        if any(other.stage != stage.stage and not other.expected for other in here):
            continue  # 全年开工甲、乙等9个项目，丙竣工: each its own
        if all(other.date_start is None and stage.date_start for other in own):
            found.setdefault(cluster, []).append(stage)
    for scope in reading.scopes:
        if scope.where in ("after", "later") and len(scope.unit.clusters) == 1 and scope.unit.clusters[0] not in found:
            ahead = _AHEAD.search(reading.article.text, scope.start, scope.end)
            if ahead:
                found[scope.unit.clusters[0]] = [Stage("planned", *ahead.span())]
    return {cluster: _once(rows) for cluster, rows in sorted(found.items())}


def _of_scope(reading: Reading, scope: Scope) -> Iterator[Stage]:
    text = reading.article.text
    if scope.where == "note":
        return
    start = scope.start
    if scope.where == "front":
        start = max(start, *(text.rfind(mark, scope.start, scope.end - 1) + 1 for mark in "。；："))
    seen = False
    for match in STAGE.finditer(text, start, scope.end):
        stage = _reported(reading, scope, match)
        if stage is not None:
            seen = True
            yield stage
    if scope.where == "after" and not seen:
        yield from _pushed(text, scope)


def _pushed(text: str, scope: Scope) -> Iterator[Stage]:
    front = _PUSHED.search(text, max(0, scope.unit.start - 20), scope.unit.start)
    behind = _BUILDING.match(text, scope.unit.end, scope.end)
    if behind and front:
        yield Stage("building", behind.start(), behind.end())
    elif to_do := _listed_to_do(text, scope):
        yield Stage("planned", *to_do)
    elif scope.unit.joint and (hard := _PUSHED_HARD.search(text, max(0, scope.unit.start - 8), scope.unit.start)):
        yield Stage("building", hard.start(), hard.end())
    elif under_way := _UNDER_WAY.search(text, max(0, scope.unit.start - 24), scope.unit.start):
        yield Stage("building", under_way.start(), under_way.end())
    elif _MADE.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("completed", scope.unit.start - 2, scope.unit.start)
    elif (meant := _MEANT.search(text, max(0, scope.unit.start - 36), scope.unit.start)) and not _STARTS.search(
        meant.group()
    ):
        yield Stage("planned", meant.start(), meant.end())
    elif behind and _BEGUN.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("started", behind.start(), behind.end())


def _listed_to_do(text: str, scope: Scope) -> tuple[int, int] | None:
    """The words that put a name on a list of what is to be done: 今年组织实施30个项目，突出抓好|甲、乙."""
    found = _TO_DO.search(text, max(0, scope.unit.start - 40), scope.unit.start)
    return found.span() if found else None


def _reported(reading: Reading, scope: Scope, match: re.Match[str]) -> Stage | None:
    text = reading.article.text
    clause = max(scope.start, *(text.rfind(mark, scope.start, match.start()) + 1 for mark in "，。；："))
    before = text[clause : match.start()]
    ceremony = _is_ceremony(text, scope, match)
    if _DENIED.search(before) or _UNTRUE.match(text, match.end()) or not (ceremony or _is_said_of(text, scope, match)):
        return None
    if match.group() in _MOVES_IN and clause > scope.start and not _ITSELF.fullmatch(before):
        return None
    if (match["done"] or match.group() in _WHOLE) and _OTHER_WORK.search(before):
        return None
    day = _day(reading, scope, match)
    if _WHEN_DONE.match(text, match.end(), match.end() + 8) and day is None:
        return None
    if day is None and (ceremony or _is_of_occasion(reading, scope, match)):
        day = occasion(reading, match.start(), ceremony=ceremony)
    expected = (
        bool(_EXPECTED.search(before))
        or _is_aimed_at(text, scope, clause)
        or (day is not None and _is_future(reading, day))
    )
    start, end = (day.date_start, day.date_end) if day else (None, None)
    return Stage(_stage_of(match), match.start(), match.end(), start, end, expected)


def _is_of_occasion(reading: Reading, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the stage is told as a part of a meeting or ceremony, whose day it shares: 其间，甲项目签约."""
    here = reading.sentences[scope.sentence]
    text = reading.article.text
    back = 0
    if _MOREOVER.match(text, here.start):
        back = _SAME_OCCASION
    elif scope.where == "after" and scope.unit.start - here.start <= 1:
        back = 1
    start = reading.sentences[max(0, scope.sentence - back)].start
    shared = _stage_of(match) in ("signed", "landed", "started")
    return shared and _OCCASION.search(text, start, match.start()) is not None


def _stage_of(match: re.Match[str]) -> StageName:
    if match["part"]:
        return "building"
    return "completed" if match["done"] else _STAGES[match.group()]


def _is_ceremony(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the word names the project's own ceremony: 甲项目开工仪式."""
    if scope.where != "after" or not _CEREMONY.match(text, match.end()):
        return False
    return _TO_CEREMONY.fullmatch(text, scope.unit.end, match.start()) is not None


def _is_the_part(text: str, match: re.Match[str]) -> bool:
    """Whether a stage is that of a part of the project just named: 甲流域工程最后开工的枢纽."""
    behind = re.compile(r"(?:建设)?的(?:子)?(?:工程|项目|标段|枢纽|电站|区段|路段)").match(text, match.end())
    return (
        behind is not None
        and re.search(
            r"(?:最后|首个|首座|首批|第[一二三四五六七八九十]+个)$", text[max(0, match.start() - 6) : match.start()]
        )
        is not None
    )


def _is_said_of(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether a stage word is said of the project of its scope and is no part of another word (开工率)."""
    behind = text[match.end() : match.end() + 8]
    if _NOUNS.match(behind) and not _DAY_BEHIND.match(behind):
        return False
    if scope.where != "front" and match.group() in _WITH_OBJECT and not _ALONE.match(behind):
        return False
    if scope.where != "front" and _is_the_part(text, match):
        return False
    if text[match.start() - 2 : match.start()] in ("洽谈", "对接", "商谈"):
        return False  # 加快洽谈落地: what is being talked about
    if scope.where == "front":
        return match.group() not in _PUSHES and _leads_to(text, match, scope)
    return match.group() not in _OF_OTHERS or re.match(r"[，。；、了]|$", behind) is not None


def _leads_to(text: str, match: re.Match[str], scope: Scope) -> bool:
    """Whether a stage word in front of a name is said of it: 引进甲, 在建的甲, 开工建设甲; not 9月开工，甲."""
    between = text[match.end() : scope.end]
    if _SUCH_AS.fullmatch(between):
        return True
    return len(between) <= 24 and not re.search(r"[，；、]|项目", between)


def _day(reading: Reading, scope: Scope, match: re.Match[str]) -> Mention | None:
    """The date that is said of a stage: right behind it (投产预计为12月), else the nearest in front with no other stage between."""
    if behind := _day_behind(reading, match):
        return behind
    text = reading.article.text
    sentence = reading.sentences[scope.sentence]
    low = max(sentence.start, match.start() - _FAR)
    floor, begin = low, match.start()
    for earlier in reversed(list(STAGE.finditer(text, low, begin))):
        if not _RUN.fullmatch(text, earlier.end(), begin):
            floor = earlier.end()
            break
        begin = earlier.start()  # 年底建成并投产: both on the same day
    inside = (mention for _, mention in reading.inside(floor, match.start()))
    days = [m for m in inside if m.type == "DATE" and m.date_start and not is_of_the_news(text, m)]
    days = [m for m in days if not _IS_AIM.match(text, m.end)]
    if not days and scope.where == "after" and (opening := opening_day(reading, sentence.start)):
        clause = max(sentence.start, *(text.rfind(mark, sentence.start, match.start()) for mark in "，；"))
        days = [] if _EXPECTED.search(text, clause, match.start()) or clause < opening.end else [opening]
    if not days and (year := _opening_year(reading, sentence.start, match.start())):
        days = [year]
    if _stage_of(match) == "building" and (
        match.group()[0] == "正" or not (match["part"] or match.group() in _MILESTONES)
    ):
        days = [m for m in days if m.grain == "day"]  # 列入今年重点的甲项目正在施工: work goes on over years
    if days and not _EXPECTED.search(text, days[-1].end, match.start()):
        return over(reading, days[-1])
    return days[-1] if days else None


def _opening_year(reading: Reading, start: int, end: int) -> Mention | None:
    """The year with which a sentence opens, for what it says is to be done: 今年本市投资9亿元；不仅将开工甲，还将开工乙."""
    text = reading.article.text
    clause = max(start, *(text.rfind(mark, start, end) + 1 for mark in "，；"))
    if not _STILL_TO_DO.match(text, clause, end):
        return None
    years = [m for _, m in reading.inside(start, end) if m.type == "DATE" and m.date_start]
    return years[0] if len(years) == 1 and years[0].start == start and years[0].grain == "year" else None


def _day_behind(reading: Reading, match: re.Match[str]) -> Mention | None:
    behind = _DAY_BEHIND.match(reading.article.text, match.end())
    if behind is None:
        return None
    found = (m for _, m in reading.inside(behind.end(), behind.end() + 24))
    return next((m for m in found if m.type == "DATE" and m.date_start and m.start == behind.end()), None)


def _is_aimed_at(text: str, scope: Scope, clause: int) -> bool:
    """Whether the clause opens in front of the name with an aim: 推动|甲项目签约, 确保|乙、丙等项目开工."""
    if scope.where != "after" or clause != scope.start:
        return False
    opening = max(text.rfind(mark, 0, scope.unit.start) for mark in "，。；：\n") + 1
    front = text[max(0, scope.unit.start - 8) : scope.unit.start]
    return bool(_AIM.search(front) or _AIM_OF_ALL.fullmatch(text, opening, scope.unit.start))


def _is_future(reading: Reading, day: Mention) -> bool:
    reference = reading.article.reference_date
    return bool(reference and day.date_start and day.date_start > reference)


def _once(rows: list[Stage]) -> tuple[Stage, ...]:
    """One row for each stage and day; a row without a day, or with a period that holds another's day, adds nothing."""
    first: dict[tuple[object, ...], Stage] = {}
    for row in rows:
        first.setdefault((row.stage, row.date_start, row.date_end), row)
    kept = [row for row in first.values() if not any(_is_finer(other, row) for other in first.values())]
    return tuple(sorted(kept, key=lambda row: row.start))


def _is_finer(one: Stage, other: Stage) -> bool:
    """Whether ``one`` tells the day of the stage more closely than ``other``."""
    if one.stage != other.stage or one.date_start is None or one.date_end is None:
        return False
    if other.date_start is None or other.date_end is None:
        return True
    inside = other.date_start <= one.date_start and one.date_end <= other.date_end
    return inside and (one.date_start, one.date_end) != (other.date_start, other.date_end)
