"""The stages that the text reports for a project, with their days, and whether they are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extract.link.days import occasion
from extract.link.events import group_events
from extract.link.orders import respectively
from extract.link.pushes import intended, pushed
from extract.link.records import Reading, Scope
from extract.link.stage_days import day_below, day_of, goes_on_to_do
from extract.link.stage_headings import headed_lists
from extract.link.stage_said import PUSHES, is_ceremony, is_reported
from extract.link.stage_scopes import stretches
from extract.link.stage_words import STAGE, is_expected, is_looked_back_on, stage_of, stands_alone
from extract.link.stretch import clause_start
from extract.records import Mention, Stage

# Where nothing else is told of it: 甲项目已列入市里的规划
_AHEAD = re.compile(
    r"(?:列入|纳入)[^，。；、]{0,30}?(?:规划|计划|项目库|储备库|清单)"
    r"|(?:进入|处于|开展)[^，。；、]{0,10}(?:前期|勘察|勘测|设计|可研|论证|规划|评审)[^，。；、]{0,8}阶段"
)
# （在建）, （已于2021年建成投用）, （预计明年开工）
_NOTE = re.compile(
    r"(?:目前|已经?|于|将|预计|计划|拟|力争|正|[今明去前]年|[\d年月日底初]|[上下]半年)*(?P<word>在建|施工|续建|建成|竣工|完工|投产|投用|投运|通车|开工|开通|签约|拟建|立项|获批|运营|启用|落地|合龙|封顶|贯通)"
    r"(?:投产|投用|通车|使用|运营|阶段|中)*"
)
_AIM = re.compile(r"(?:推动|促进|确保|力争|争取|推进|加快)[^，。；：]{0,4}$|(?:计划|拟|准备)[将把][“‘]?$")
_WHEN_DONE = re.compile(
    r"(?:投产|运营|达产|达效|投用|投运|通水|通航|落成|使用|通车|开通|启用|并网|运行|验收|交付|开业|全部|并|和|、|投入|达到|满产)*(?:后|之后|以后)"
)
_BEGUN = frozenset(("started", "building", "completed", "operating"))  # of what is under way no plan is told any more
_REST = re.compile("[二三四五六]期|其余|剩余|另外|后续|续建|其他|[二三四五六\\d]号")
_BEFORE = 30  # characters in front of a stage in which the words for the rest stand
_FIRST_OF = re.compile(r"[^，。；]{0,6}的")
_BREAK = re.compile(r"[，。；：\n]")
_VERB_FIRST = re.compile(
    r"(?:[一二三四五六]是[^，。；]{0,12}，|全面|集中|加快|尽快|年内|并|再?新|同步|陆续|相继|同时)*"
)
# 今年要办的几件大事：建成甲、乙; 新的一年，要抓好以下工作
_AGENDA = re.compile(
    r"新的一年|(?:[今明]年|下半年|下一阶段)[^。；，\n]{0,4}(?:要(?!闻|素)|工作)[^。\n]{0,20}(?:事|方面|工作|任务|突破)|工作(?:安排|打算|计划)"
)
_AGENDA_FAR = 300  # characters in which what is on an agenda is told
_CALLS_FOR = re.compile(r"提出|要求|强调|部署|下一步|接下来|力争|将(?:推动|推进|加快|继续|着力|全力)")
# 甲铁路的控制性工程——|乙隧道
_PART_OF = re.compile(
    r"(?:全线|工程|项目|的|首个|唯一|最长|最大)*(?:重?难?点?控制性|重难点|标志性|关键性?|关键节点|先导)[^，。；]{0,8}(?:工程|项目|隧道|大桥)[—\-－–―、，]*[“‘]?"
)
_HEADLINE, _NEWS = 44, 7  # characters of the longest headline, days between an event and the paper that tells of it
_AGREED = 60  # characters from an agreement to what it plans
_NEAR = 24  # characters from the name of a whole to that of its part
_FAR = 300  # characters from the words for an occasion to a stage of it
_OCCASION = re.compile(
    r"仪式|(?:签约|开工|奠基|活动|会议?|论坛)现场|现场[，签集]|会上|会议上|活动上|其间|活动期间|会议期间|当天|当日"
)


def stages(reading: Reading) -> dict[int, tuple[Stage, ...]]:
    """Cluster number -> its stages in text order, one for each stage and day."""
    found: dict[int, list[Stage]] = {}
    for scope in stretches(reading):
        for stage in _of_scope(reading, scope):
            for cluster, its in respectively(reading, scope, stage):
                found.setdefault(cluster, []).append(its)
    alone = {cluster: tuple(rows) for cluster, rows in found.items()}
    for cluster, stage, sentence in chain(group_events(reading), headed_lists(reading)):
        own = [other for other in found.get(cluster, []) if other.stage == stage.stage and not other.expected]
        here = (other for other in alone.get(cluster, ()) if sentence.start <= other.start < sentence.end)
        if any(other.stage not in (stage.stage, "planned") and not other.expected for other in here):
            continue  # 全年开工甲、乙等9个项目，丙竣工: each its own
        if all(other.date_start is None and stage.date_start for other in own):
            rows = found.setdefault(cluster, [])
            # 12个项目开工，其中甲公司计划投资3亿元，建设乙基地: what is planned has begun
            rows[:] = [row for row in rows if row.stage != "planned" or not sentence.start <= row.start < sentence.end]
            rows.append(stage)
    for cluster, stage in _wholes(reading, found):
        found.setdefault(cluster, []).append(stage)
    for cluster, stage in _ahead(reading, found):
        found.setdefault(cluster, [stage])
    return {cluster: _once(reading.article.text, rows) for cluster, rows in sorted(found.items())}


def _ahead(reading: Reading, found: Mapping[int, Sequence[Stage]]) -> Iterator[tuple[int, Stage]]:
    """Each project of which nothing else is told than that it is to be, with the words that say so."""
    text = reading.article.text
    for scope in reading.scopes:
        if scope.where in ("after", "later") and len(scope.unit.clusters) == 1:
            ahead = _AHEAD.search(text, scope.start, scope.end) if scope.unit.clusters[0] not in found else None
            meant = Stage("planned", *ahead.span(), rule="stage.ahead") if ahead else None
        else:
            meant = intended(text, scope) if scope.where == "front" else None
        if meant is not None:
            yield from ((cluster, meant) for cluster in scope.unit.clusters)


def _wholes(reading: Reading, found: Mapping[int, Sequence[Stage]]) -> Iterator[tuple[int, Stage]]:
    """Each project of which nothing else is told as done but that a part of it is being built: 甲铁路控制性工程——|乙隧道贯通."""
    for whole, part in pairwise(reading.units):
        if len(whole.clusters) != 1 or part.start - whole.end > _NEAR:
            continue
        if any(not row.expected and row.stage != "planned" for row in found.get(whole.clusters[0], ())):
            continue
        if _PART_OF.fullmatch(reading.article.text, whole.end, part.start) is None:
            continue
        under_way = (row for row in found.get(part.clusters[0], ()) if row.stage in ("started", "building"))
        first = next((row for row in under_way if not row.expected), None)
        if first is not None:
            yield whole.clusters[0], replace(first, stage="building", date_start=None, date_end=None, rule="stage.part")


def _of_scope(reading: Reading, scope: Scope) -> Iterator[Stage]:
    text = reading.article.text
    if text.startswith(("外", "以外", "之外"), scope.unit.end):
        return  # 除甲铁路外，乙、丙也在建设
    if scope.where == "note":
        yield from _of_note(reading, scope)
        return
    start = scope.start
    if scope.where == "front":
        start = clause_start(text, start, scope.end - 1, "。；：")
    seen = False
    for match in STAGE.finditer(text, start, scope.end):
        stage = _reported(reading, scope, match)
        if stage is not None:
            seen = True
            yield stage
    if scope.where == "after" and not seen:
        yield from (replace(stage, rule="stage.pushed") for stage in pushed(text, scope))


def _of_note(reading: Reading, scope: Scope) -> Iterator[Stage]:
    """The stage that a bracket right behind a name tells of it where it holds nothing else: 甲铁路（在建）, 乙大桥（2024年通车）."""
    note = _NOTE.fullmatch(reading.article.text, scope.start, scope.end)
    match = STAGE.match(reading.article.text, note.start("word"), note.end("word")) if note else None
    stage = _reported(reading, scope, match) if match else None
    if stage is not None:
        yield stage


def _reported(reading: Reading, scope: Scope, match: re.Match[str]) -> Stage | None:
    text = reading.article.text
    clause = clause_start(text, scope.start, match.start())
    if not is_reported(text, scope, match, clause):
        return None
    ceremony = is_ceremony(text, scope, match)
    day = day_of(reading, scope, match)
    if match["study"]:
        day = None  # 2月对可研报告进行了复审: a step on the way, not the day on which it was planned
    if day is not None and day.grain == "plan" and _FIRST_OF.match(text, match.end()):
        return None  # 是“十四五”首批建成投运的水厂之一: which of many it is
    to_come = is_expected(text, match, clause)
    if day is not None and is_looked_back_on(text, match) and _BREAK.search(text, day.end, match.start()):
        day = None
    if day is None and _WHEN_DONE.match(text, match.end(), match.end() + 8):
        return None
    if day is None and (ceremony or (not to_come and _is_of_occasion(reading, scope, match))):
        day = occasion(reading, match.start(), ceremony=ceremony)
    if day is None and not to_come:
        day = day_below(reading, scope, match)
    wanted = stage_of(match) not in ("planned", "negotiating") and (
        to_come
        or _is_called_for(reading, scope, clause, match.start())
        or _is_aimed_at(text, scope, clause)
        or (day is not None and _is_future(reading, day))
    )
    if wanted and (match.group() == "复工" or (match.group() in PUSHES and not stands_alone(text, match.end()))):
        return None  # 争取早日复工: it stands still; 建成后将加速推进产业升级: what it will do
    expected = wanted and (day is not None or stage_of(match) != "building")  # 力争加快推进: it is under way
    start, end = (day.date_start, day.date_end) if day else (None, None)
    return Stage(stage_of(match), match.start(), match.end(), start, end, expected, f"stage.{scope.where}")


def _is_of_occasion(reading: Reading, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the stage is told as a part of a meeting or ceremony, whose day it shares: 其间，甲项目签约."""
    here = reading.sentences[scope.sentence]
    text = reading.article.text
    opens = scope.where == "after" and scope.unit.start - here.start <= 1
    before = reading.sentences[scope.sentence - 1] if opens and scope.sentence else here
    start = before.start if before.paragraph == here.paragraph else here.start
    shared = stage_of(match) in ("signed", "landed", "started")
    return shared and _OCCASION.search(text, max(start, match.start() - _FAR), match.start()) is not None


def _is_aimed_at(text: str, scope: Scope, clause: int) -> bool:
    """Whether the clause opens in front of the name with an aim: 推动|甲项目签约, 确保|乙、丙等项目开工."""
    if scope.where != "after" or clause != scope.start:
        return False
    return _AIM.search(text[max(0, scope.unit.start - 8) : scope.unit.start]) is not None


def _is_called_for(reading: Reading, scope: Scope, clause: int, at: int) -> bool:
    """Whether a clause that begins with its verb goes on with what somebody wants done: 会议提出，推进甲，开工建设|乙."""
    text = reading.article.text
    if scope.where != "front" or not _VERB_FIRST.fullmatch(text, clause, at):
        return False
    if _CALLS_FOR.search(text, scope.start, clause) or _AGENDA.search(text, max(0, clause - _AGENDA_FAR), clause):
        return True
    return goes_on_to_do(text, reading.sentences[scope.sentence].start, clause)


def _is_future(reading: Reading, day: Mention) -> bool:
    reference = reading.article.reference_date
    if reference is None or day.date_start is None:
        return False
    # 2030年前全部建成: from now on
    still = day.text.endswith("前") and day.date_end is not None and day.date_end > reference
    return still or day.date_start > reference


def _once(text: str, rows: list[Stage]) -> tuple[Stage, ...]:
    """One row for each stage and day; a row without a day, or with a period that holds another's day, adds nothing.

    Nor does a plan of what has begun, nor the work on what is done.
    """
    first: dict[tuple[object, ...], Stage] = {}
    for row in rows:
        first.setdefault((row.stage, row.date_start, row.date_end), row)
    begun = any(row.stage in _BEGUN and not row.expected for row in first.values())
    done = any(row.stage in ("completed", "operating") and not row.expected for row in first.values())
    kept = [
        row
        for row in first.values()
        if not (begun and row.stage == "planned" and row.date_start is None)
        and not (done and row.stage == "building" and row.date_start is None and not _is_of_the_rest(text, row))
        and not any(_is_agreed(other, row) for other in first.values())
        and not any(_is_finer(other, row) for other in first.values())
        and not any(_is_said_better(text, row, other) for other in first.values())
    ]
    return tuple(sorted(kept, key=lambda row: row.start))


def _is_of_the_rest(text: str, row: Stage) -> bool:
    """Whether work under way is told of what is left of a project that is done in part: 一期已投产，|二期|正在施工."""
    return _REST.search(text, max(0, row.start - _BEFORE), row.end) is not None


def _is_said_better(text: str, row: Stage, other: Stage) -> bool:
    """Whether ``row`` is a headline's (甲铁路今天开工) and ``other`` tells the day of the same in the text below it."""
    if row.stage != other.stage or row.expected or other.expected or other.start < row.end:
        return False
    if (
        row.date_start is None
        or other.date_start is None
        or not 0 < abs((row.date_start - other.date_start).days) <= _NEWS
    ):
        return False
    start, end = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.end)
    return 0 < end - start <= _HEADLINE and end < other.start and text[end - 1] not in "。！？；…"


def _is_agreed(one: Stage, other: Stage) -> bool:
    """Whether ``other`` is but the plan that ``one`` agrees on: 签署协议，将建设甲; 竞得一宗地块，将打造乙."""
    if other.stage != "planned" or other.date_start is not None or one.expected:
        return False
    return one.stage in ("signed", "approved", "landed") and 0 < other.start - one.start <= _AGREED


def _is_finer(one: Stage, other: Stage) -> bool:
    """Whether ``one`` tells the day of the stage more closely than ``other``."""
    if one.stage != other.stage or one.date_start is None or one.date_end is None:
        return False
    if one.expected and not other.expected:
        return False  # a part works, the rest will: each is told
    if other.date_start is None or other.date_end is None:
        return True
    if other.expected and not one.expected:
        return False  # one unit works today, all of them by the year's end
    inside = other.date_start <= one.date_start and one.date_end <= other.date_end
    return inside and (one.date_start, one.date_end) != (other.date_start, other.date_end)
