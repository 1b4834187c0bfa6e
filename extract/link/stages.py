"""The stages that the text reports for a project, with their days, and whether they are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.events import group_events
from extract.link.records import Reading, Scope
from extract.records import Mention, Stage, StageName
from extract.words import table

_STAGES: dict[str, StageName] = {
    word: row["stage"]  # type: ignore[misc]
    for row in table("stages")
    for word in row["pattern"].split("|")
}
STAGE = re.compile("|".join(sorted(_STAGES, key=lambda word: (-len(word), word))))
# 加快甲项目建设, 推进乙、丙等项目建设: under way where nothing else is said behind the name.
_PUSHED = re.compile(r"(?:加快|推进|推动|抓好|做优|加速|狠抓|全力做好)[^，。；]{0,12}$")
_MADE = re.compile(r"(?:建设|建起|建成)了[“‘]?$")
_PUSHED_HARD = re.compile(r"(?:加快推进|加快|抓好)[“‘]?$")
# 加快建设甲产业园, 正加快建设占地900亩的乙基地
_UNDER_WAY = re.compile(r"(?:加快|抓紧|全力|正在?)建设(?:[^，。；、]{0,16}的)?[“‘]?$")
_BEGUN = re.compile(r"(?:启动|开启)(?:了|的)?[“‘]?$")
_BUILDING = re.compile(r"[^，。；、]{0,4}建设(?!内容|规模|单位|用地|周期|工期|者)|项目建设")
_EXPECTED = re.compile(
    r"预计|将(?!军|近)|力争|计划|拟|即将|确保|争取|有望|推动|目标|推进|促进|加快|年内|可望|可实现|待|明年|预期|年底|可正式|后年|可在|准备"
)
_FAR = 200  # characters between a day and the stage that it is said of
_RUN = re.compile(r"[并和、及且]?")
_AIM = re.compile(r"(?:推动|促进|确保|力争|争取|推进|加快)[^，。；]{0,4}$")
_DENIED = re.compile(r"未|没有|不属实|尚待|不再|停止|暂停|搁浅|流标|无法|早日|尽早|尽快|若|如果|一旦|只要|曾")
# Behind a name these have an object of their own: 甲项目，引进先进设备.
_OF_OTHERS = frozenset(
    ["引进", "引入", "招引", "促成", "拟建", "拟新建", "计划建设", "谋划", "策划", "储备", "对接", "下线"]
)
# In front of a name these say what the sentence wants, and the words behind the name which stage is meant.
_PUSHES = frozenset("加快推进 加快建设 推进建设 有序推进 稳步推进 全面启动 加速推进".split())
_WHEN_DONE = re.compile(r"(?:投产|运营|达产|达效|投用|使用|全部|并|和|、|投入|达到|满产)*(?:后|之后|以后)")
# 开工率, 签约项目8个, 运营中心, 交付能力: the word is part of another one.
_NOUNS = re.compile(
    r"率|仪式|协议|基金|条件|达效|时序|数量|动员|企业|活动|现场会|标准|要求|项目|运营|中心|对接会|模式|管理|服务|公司|成本|能力|团队|机制|专班"
    r"|单位|许可|方(?!案)|主体|商|期|线|日期|系统|总建筑|面积|工作|难题|问题|速度|进度|质量|环境|内容|前|时|额|金额|资金|效率|协议前"
)


def stages(reading: Reading) -> dict[int, tuple[Stage, ...]]:
    """Cluster number -> its stages in text order, one for each stage and day."""
    found: dict[int, list[Stage]] = {}
    for scope in reading.scopes:
        for stage in _of_scope(reading, scope):
            for cluster in scope.unit.clusters:
                found.setdefault(cluster, []).append(stage)
    for cluster, stage in group_events(reading):
        own = [other for other in found.get(cluster, []) if other.stage == stage.stage and not other.expected]
        if all(other.date_start is None and stage.date_start for other in own):
            found.setdefault(cluster, []).append(stage)
    return {cluster: _once(rows) for cluster, rows in sorted(found.items())}


def _of_scope(reading: Reading, scope: Scope) -> Iterator[Stage]:
    text = reading.article.text
    if scope.where == "note":
        return
    start = scope.start
    if scope.where == "front":
        start = max(start, *(text.rfind(mark, scope.start, scope.end) + 1 for mark in "。；："))
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
    elif scope.unit.joint and (hard := _PUSHED_HARD.search(text, max(0, scope.unit.start - 8), scope.unit.start)):
        yield Stage("building", hard.start(), hard.end())
    elif under_way := _UNDER_WAY.search(text, max(0, scope.unit.start - 24), scope.unit.start):
        yield Stage("building", under_way.start(), under_way.end())
    elif _MADE.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("completed", scope.unit.start - 2, scope.unit.start)
    elif behind and _BEGUN.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("started", behind.start(), behind.end())


def _reported(reading: Reading, scope: Scope, match: re.Match[str]) -> Stage | None:
    text = reading.article.text
    clause = max(scope.start, *(text.rfind(mark, scope.start, match.start()) + 1 for mark in "，。；："))
    before, behind = text[clause : match.start()], text[match.end() : match.end() + 8]
    if _DENIED.search(before) or _NOUNS.match(behind) or (scope.where == "front" and not _leads_to(text, match, scope)):
        return None
    if scope.where == "front" and match.group() in _PUSHES:
        return None
    if text[match.start() - 2 : match.start()] in ("洽谈", "对接", "商谈"):
        return None  # 加快洽谈落地: what is being talked about
    if scope.where != "front" and match.group() in _OF_OTHERS and not re.match(r"[，。；、了]|$", behind):
        return None
    day = _day(reading, scope, match)
    if _WHEN_DONE.match(behind) and day is None:
        return None
    expected = (
        bool(_EXPECTED.search(before))
        or _is_aimed_at(text, scope, clause)
        or (day is not None and _is_future(reading, day))
    )
    return Stage(
        _STAGES[match.group()],
        match.start(),
        match.end(),
        day.date_start if day else None,
        day.date_end if day else None,
        expected,
    )


def _leads_to(text: str, match: re.Match[str], scope: Scope) -> bool:
    """Whether a stage word in front of a name is said of it: 引进甲, 在建的甲, 开工建设甲; not 9月开工，甲."""
    between = text[match.end() : scope.end]
    return len(between) <= 24 and not re.search(r"[，；、]|项目", between)


def _day(reading: Reading, scope: Scope, match: re.Match[str]) -> Mention | None:
    """The date that is said of a stage: the nearest one in front of it in the same sentence with no other stage between."""
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
    days = [m for m in inside if m.type == "DATE" and m.date_start and text[m.end : m.end + 1] != "电"]
    return days[-1] if days else None


def _is_aimed_at(text: str, scope: Scope, clause: int) -> bool:
    """Whether the clause opens in front of the name with an aim: 推动|甲项目签约, 确保|乙、丙等项目开工."""
    front = text[max(0, scope.unit.start - 8) : scope.unit.start]
    return scope.where == "after" and clause == scope.start and _AIM.search(front) is not None


def _is_future(reading: Reading, day: Mention) -> bool:
    reference = reading.article.reference_date
    return bool(reference and day.date_start and day.date_start > reference)


def _once(rows: list[Stage]) -> tuple[Stage, ...]:
    kept: dict[tuple[object, ...], Stage] = {}
    for row in rows:
        if row.date_start is None and any(other.stage == row.stage for other in kept.values()):
            continue
        kept = {
            key: other for key, other in kept.items() if not (other.stage == row.stage and other.date_start is None)
        }
        kept.setdefault((row.stage, row.date_start, row.date_end), row)
    return tuple(sorted(kept.values(), key=lambda row: row.start))
