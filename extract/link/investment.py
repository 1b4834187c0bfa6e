"""The total investment of a project: its own, never its group's or a phase's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from operator import itemgetter

from extract.link.further import further
from extract.link.phases import of_phase
from extract.link.records import Reading, Scope, Unit
from extract.link.stretch import clause_start
from extract.link.wholes import whole
from extract.names_words import PHASE
from extract.records import Mention, Money, Sentence

_ASPECT = r"(?:预计|计划|年|占地|用地|总?建筑面积|达产|装机|全长)"
# 3亿元（人民币，下同）: a bracket that only says what money it is
_AFTER_MONEY = r"(?:[（(][^（）()，]{0,8}(?:，下同)?[）)]|人民币|左右|以上|余)*"
_VERB = (
    r"(?:(?:投资|规划|开工|启动|用于|就地|就近|异地|加快|全面|共同|重点|先后|开始|主要)*"
    r"(?:建设|打造|兴建|新建|修建|改建|扩建|改造|实施|推进|建成|启动|用于|创建|开发|兴办|建立|设立|成立|筹建|拟建|投建|援建|捐建|修复|修缮|抢建|赶建|上马|办起|开办|创办|(?:建|办|做|盖|上)(?![成后完])起?)了?)"
)
_OWNER = r"(?:公司|集团|企业|联合体|股份|控股|银行|大学|医院|研究院)"
_OF = re.compile(
    rf"{_AFTER_MONEY}[，,]?(?:在[^，。；、元]{{1,30}}?)?(?:投资)?{_VERB}?的?(?:[^，。；、元]{{0,20}}(?:的|——))?[“‘]?$"
    # 投资9亿元，启动老城区最长的步道|甲; 投资9亿元的丙公司|甲; 投资9亿元的省重点项目|甲
    rf"|{_AFTER_MONEY}[，,]?{_VERB}[^，。；、元的]{{0,10}}[“‘]?$"
    rf"|{_AFTER_MONEY}的[^，。；、元的]{{2,24}}{_OWNER}[“‘]?$"
    rf"|{_AFTER_MONEY}的[^，。；、元的]{{0,8}}(?:[国省市县区]|重点|重大|龙头|标杆|示范)[^，。；、元的]{{0,8}}(?:项目|工程)[“‘]?$"
    # 投资9亿元、预计年产值12亿元的|甲; 投资9亿元的全县最大工业项目|甲
    rf"|[、，](?:{_ASPECT}[^，。；、]{{1,24}}[、，]?){{1,3}}的[“‘]?$"
    # 投资9亿元，占地90亩，建设甲
    rf"|{_AFTER_MONEY}(?:[、，]{_ASPECT}[^，。；、]{{1,24}}){{1,3}}[，,]?(?:计划|将|拟)?{_VERB}[“‘]?$"
    r"|的[^，。；、元的]{0,16}(?:最大|首个|首座|首条|重点|标志性|龙头|单体)[^，。；、元的]{0,10}(?:项目|工程|企业)[^，。；、元的]{0,8}$"
)
_PHASE = re.compile(PHASE)
_GROUP = re.compile(
    r"(?:(?!一[个项家])(?:\d+|[一二两三四五六七八九十几多]+)|全部|所有|这些|上述|合计|累计)(?:余|多)?(?:个|项|家|批)[^，。；]{0,16}$|合计|全部项目|共签约"
)
_DONE = re.compile(
    r"节[省约]|减少|完成|累计(?!总投资|计划)|到位|实际|年度|当年|今年|[首头每][一二两三]?年|已投|增资|追加|注册资本|力争|产值|销售|税|首笔|首轮|均|获得"
)
# 甲公司增资3亿元扩建|乙工厂: added for what is built with it
_ADDED = re.compile(r"(?:增资|追加投资|追加)(?:了|约|近|超|超过|逾)*$")
# 中标甲段施工总承包，合同金额3亿元: the price of a contract
_CONTRACT = re.compile(
    r"(?:合同|签约|协议)(?:总|金)*额(?:约|近|超|超过|逾|为|达)*(?:[^，。；]{2,16}[，（]约?折?合(?:人民币)?(?:约|近|超)?)?$"
)
_WORKS = re.compile(r"中标|承包|承建|(?:施工|采购|供货|监理|设计|建造|承建)(?:总)?(?:合同|协议)|EPC|招标")
# 12个水利项目开工，总投资3亿元; 在建项目8个，总投资9亿元
_OF_A_CLASS = re.compile(
    r"(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项)[^，。；]{0,12}项目(?!之一)[^，。；]{0,6}，[^。；]{0,12}$"
    r"|(?:项目|工程)[^，。；]{0,6}\d+(?:余|多)?[个项]，[^。；]{0,12}$"
    r"|(?:一|首|第[一二三四五]|两)批[^，。；]{0,12}项目(?!之一)[^。；]{0,60}$"
    r"|等(?:共计|共|总计)?\d+(?:余|多)?[个项]，[^。；]{0,12}$"
)
# 环保投资3亿元, 推广新技术投资3亿元: what one kind of work takes of it; not what 云杉环保投资3亿元
_KIND = re.compile(
    r"(?:(?:^|(?<=[的其中程目括含为于和及、了新进]))(?:环保|安全|绿化|装备|装修|技术|科技|软件|研发)|中央(?:财政|预算内)?|预算内|土建|建安|基建|设备(?:购置)?|征地(?:拆迁)?|征迁|拆迁|移民|科研|硬件|配套(?:设施)?)"
    r"(?:总?投资|投入)(?:总?额)?(?:已|约|达|近|超|超过|逾)*$"
)
# 三期投资9亿元，主要建设|甲: the phase is the work that builds it
_BUILDS = re.compile(rf"{_AFTER_MONEY}[，,]?(?:主要|用于|将|拟|计划|在[^，。；、]{{1,16}}?)*{_VERB}[“‘]?")
# 总投资9亿元，其中设备投资3亿元; 其中东段长8公里，投资3亿元
_PART = re.compile(r"其中(?:[^，。；：]*|，?[^，。；：]{0,8}[段期][^。；]*)$")
# 原计划建到乙县，总投资9亿元: no longer so
_GIVEN_UP = re.compile(r"原来?(?:计划|规划|定|拟|方案|设计)")
_ORDER = {"front": 0, "note": 1, "after": 2, "later": 3, "group": 4}


_RESPECTIVELY = re.compile(r"分别(?:计划|预计)?(?:总?投资|为|达|约|达到|是)*|[总计划]{0,3}投资(?:额)?分别")

_ROUNDED = Decimal("0.1")  # of an amount, by which a headline rounds it
_CLASS = 80  # characters in front of an amount in which a class is told that it may be of
# 计划总投资9亿元，|甲: nothing but the amount stands in its clause
_ONLY_COMMA = re.compile(r"(?:左右|以上|余)?[，,][“‘]?")
_OWN_NAME = re.compile(rf"{_AFTER_MONEY}的")
_OWN_CLAUSE = re.compile(
    r"(?:该|此|本)(?:项目|工程)[^，。；]*|(?:项目|工程)?(?:计划|概算|预计|预算|估算)?(?:总|固定资产)*投资(?:总?额)?(?:约|达|近|超|超过|逾)*"
)
# 新线全长90公里，总投资9亿元，|甲隧道…: the clause in front tells whose it is
_OTHER_SUBJECT = re.compile(
    r"(?:^|[。；！？\n])(?!.{0,12}(?:日|月|年|讯|电|悉|了解|介绍|昨|今)，)[^，。；！？\n]{2,30}，$"
)
# 总投资由|9亿元增加到|12亿元
_RAISED = re.compile(r"(?:人民币)?(?:调整|增加|增|提高|上调|扩大|调增|变更|追加)(?:到|至|为)")
# 乙公司投资9亿元，…: the words end there, or say that it is built with it
_CLOSED = re.compile(rf"{_AFTER_MONEY}(?:[，。；！）”](?!{_VERB})|建[设成][，。；]|$)")
# 乙培训班总投资9亿元: the total of something else
_ITS_TOTAL = re.compile(
    r"(?!(?:计划|预计|规划|意向|概算|静态|工程|项目|[该本此]|整个|全线|线路|这里)+)[^，。；、]{2,}总(?:投资|投入|概算|造价)"
)
# 甲（9亿元）: nothing but the amount stands in the bracket behind a name
_BARE_NOTE = re.compile(r"[约近超]?")
# 甲工厂，9亿元，去年公告；
_COMMA_NOTE = re.compile(r"[”’]?[，,：:][约近超]?")
_ENDS_THERE = re.compile(rf"{_AFTER_MONEY}(?:[，。；;,\n]|$)")
_ROW = 24  # characters behind a name in which its bare amount stands
# 出资9亿元建设|甲; 甲工程耗时两年，花费9亿元; 建甲中心，预算9亿元
_PAID = re.compile(r"(?:出资|合资|拿出|筹资|自筹|花费?了?)(?:约|近|超|超过|逾)*$")
_COSTS = re.compile(
    r"(?:项目|工程|建设)?(?:总共|共|总)?(?:花费|耗费|花|预算|经费|总价|涉资|斥资)了?(?:约|近|超|超过|逾|为|达)*"
)


def investments(reading: Reading) -> dict[int, Money]:
    """Cluster number -> its total investment. Of several the one nearest to the name wins: in front, in brackets, behind, later."""
    if "MONEY" not in reading.kinds:
        return {}
    found: dict[int, list[tuple[int, Money]]] = {}
    for scope in _scopes(reading):
        rank = _ORDER[scope.where]
        for cluster, index, amount in _linked(reading, scope):
            found.setdefault(cluster, []).append((rank, _money(amount, index, scope)))
    return {cluster: _best(told) for cluster, told in sorted(found.items())}


def _scopes(reading: Reading) -> Iterator[Scope]:
    """The scopes of an article, and those of sentences that tell an investment without the name."""
    yield from reading.scopes
    yield from further(reading, partial(_tells, reading), partial(_tells_one, reading))


def _tells(reading: Reading, sentence: Sentence) -> bool:
    return any(m.role == "total_investment" for _, m in reading.within("MONEY", sentence.start, sentence.end))


def _tells_one(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells one amount, and nothing behind it that it is for."""
    amounts = [m for _, m in reading.within("MONEY", sentence.start, sentence.end) if m.role != "other"]
    if len(amounts) != 1:
        return False
    text, one = reading.article.text, amounts[0]
    before = text[clause_start(text, sentence.start, one.start) : one.start]
    return _CLOSED.match(text, one.end) is not None and _ITS_TOTAL.match(before) is None


def _best(told: Sequence[tuple[int, Money]]) -> Money:
    """The amount told nearest to the name, or the exact one that it rounds (总投资超50亿元, further on 总投资50.3亿元)."""
    first = min(told, key=itemgetter(0))[1]
    if _exact(first):
        return first
    near = first.minimum or first.maximum or Decimal(0)
    exact = (m for _, m in told if _exact(m) and m.currency == first.currency)
    return next((m for m in exact if abs((m.minimum or Decimal(0)) - near) <= near * _ROUNDED), first)


def _exact(money: Money) -> bool:
    return money.minimum == money.maximum and money.minimum is not None and not money.approx


def unlinked(reading: Reading, linked: Collection[int]) -> tuple[tuple[int, str], ...]:
    """The total investments that no project of the article was given, each with the code of the reason.

    ``no_project``: no project is spoken of there; ``unknown_value``; ``rate``; ``done_or_yearly``; ``group``;
    ``phase``: of a phase or another part; ``several``: of several names, none alone; ``apart``: other words stand between
    the amount and the name behind it; ``other_amount``: the project has another one, told nearer to its name or exactly.
    """
    if not any(m.type == "MONEY" for m in reading.mentions):
        return ()
    reasons: dict[int, str] = {}
    for scope in _scopes(reading):
        for index, mention in reading.within("MONEY", scope.start, scope.end):
            if mention.role == "total_investment" and index not in linked:
                reason = _reason(reading, scope, mention) or "other_amount"
                if reasons.get(index, "apart") == "apart":
                    reasons[index] = reason
    totals = [i for i, m in enumerate(reading.mentions) if m.type == "MONEY" and m.role == "total_investment"]
    return tuple((index, reasons.get(index, "no_project")) for index in totals if index not in linked)


def _money(amount: Mention, index: int, scope: Scope) -> Money:
    unit, rule = amount.unit or "CNY", f"investment.{scope.where}"
    return Money(amount.value_min, amount.value_max, unit, amount.approx, index, rule)


def _linked(reading: Reading, scope: Scope) -> Iterator[tuple[int, int, Mention]]:
    """The amounts of a scope with their clusters and indices."""
    if len(scope.unit.clusters) > 1 and scope.where == "after":
        yield from _respectively(reading, scope)
    of = whole(reading, scope)
    if of is not None:
        scope = replace(scope, unit=of)
    for index, mention in reading.within("MONEY", scope.start, scope.end):
        reason = _reason(reading, scope, mention)
        if reason is None:
            yield scope.unit.clusters[0 if scope.where == "front" else -1], index, mention
        elif reason == "phase" and (phase := _phase(reading, scope, mention)) is not None:
            yield phase, index, mention


def _phase(reading: Reading, scope: Scope, mention: Mention) -> int | None:
    """The project that is the phase of which an amount is told behind the name of the whole."""
    if scope.where not in ("after", "later") or len(scope.unit.clusters) > 1:
        return None
    text = reading.article.text
    low = clause_start(text, scope.start, mention.start, "，。；")
    words = text[low : mention.start]
    return None if _KIND.search(words) else of_phase(reading, scope.unit.clusters[0], words)


def _respectively(reading: Reading, scope: Scope) -> Iterator[tuple[int, int, Mention]]:
    """The amounts of an enumeration whose members get one each in order: 甲、乙分别投资3亿元、5亿元."""
    text, unit = reading.article.text, scope.unit
    told = _RESPECTIVELY.search(text, scope.start, scope.end)
    if told is None or unit.joint:
        return
    stop = next((at for mark in "。；" if (at := text.find(mark, told.end(), scope.end)) >= 0), scope.end)
    amounts = [(i, m) for i, m in reading.inside(told.end(), stop) if m.type == "MONEY"]
    if not any(m.role == "total_investment" for _, m in amounts):
        return
    if len(amounts) == len(unit.clusters):
        yield from ((cluster, *amount) for cluster, amount in zip(unit.clusters, amounts, strict=True))


def _reason(reading: Reading, scope: Scope, mention: Mention) -> str | None:
    """Why an amount is not the own total investment of the project of its scope, None where it is."""
    text = reading.article.text
    if mention.role != "total_investment" and not _total_without_a_word(reading, scope, mention):
        return "role"
    if mention.per or (mention.value_min is None and mention.value_max is None):
        return "rate" if mention.per else "unknown_value"
    before = text[clause_start(text, scope.start, mention.start, "，。；：、（(") : mention.start]
    if _DONE.search(before) and not _added_to_build(text, scope, mention, before):
        return "done_or_yearly"
    told = max(reading.sentences[scope.sentence].start, mention.start - _CLASS)
    if "原" in text[told : mention.start] and _GIVEN_UP.search(text, told, mention.start):
        return "other_amount"
    if _RAISED.match(text, mention.end) or _of_a_contract(text, told, mention):
        return "other_amount"
    if _of_several(reading, scope, mention) or _GROUP.search(before) or _others_follow(text, mention):
        return "group"
    if scope.where != "front" and _PART.search(text, scope.start, mention.start):
        return "phase"
    if _KIND.search(before) or (_PHASE.search(before) and not _of_the_phase(text, scope, mention)):
        return "phase"
    return _misplaced(reading, scope, mention)


def _added_to_build(text: str, scope: Scope, mention: Mention, before: str) -> bool:
    """Whether an amount is told as added, and the words go on with what is built with it: the project in front of which it stands."""
    added = _ADDED.search(before)
    if added is None or scope.where != "front" or _DONE.search(before[: added.start()]):
        return False
    return _BUILDS.fullmatch(text, mention.end, scope.unit.start) is not None


def _of_a_contract(text: str, low: int, mention: Mention) -> bool:
    """Whether an amount is what a contract of works pays (签订施工合同，合同金额3亿元)."""
    told = text[low : mention.start]
    return "额" in told and _CONTRACT.search(told) is not None and _WORKS.search(told) is not None


def _total_without_a_word(reading: Reading, scope: Scope, mention: Mention) -> bool:
    """Whether an amount that no word calls an investment is one by its place: alone behind a name, or spent on what is built."""
    if mention.role != "other" or mention.per:
        return False
    text = reading.article.text
    return _alone_in_note(text, scope, mention) or _spent(text, scope, mention) or _in_a_row(reading, scope, mention)


def _spent(text: str, scope: Scope, mention: Mention) -> bool:
    """Whether an amount is told as spent on the project (甲公司出资3亿元建设乙电站; 甲工程历时两年，花费3亿元)."""
    before = text[clause_start(text, scope.start, mention.start, "，。；：、（(") : mention.start]
    if scope.where == "front":
        return _PAID.search(before) is not None and _BUILDS.fullmatch(text, mention.end, scope.unit.start) is not None
    return _COSTS.fullmatch(before) is not None


def _in_a_row(reading: Reading, scope: Scope, mention: Mention) -> bool:
    """Whether an amount stands alone behind a name as one does behind the name beside it (甲工厂，20亿元；乙码头，3亿元)."""
    unit, text = scope.unit, reading.article.text
    if scope.where != "after" or len(unit.clusters) > 1 or not _alone_behind(text, unit, mention):
        return False
    place = bisect_left(reading.begins, unit.start)
    beside = (*reading.units[max(0, place - 1) : place], *reading.units[place + 1 : place + 2])
    return any(
        _alone_behind(text, other, amount)
        for other in beside
        for _, amount in reading.within("MONEY", other.end, other.end + _ROW)
    )


def _alone_behind(text: str, unit: Unit, amount: Mention) -> bool:
    """Whether nothing but a comma parts an amount from the name in front of it, and nothing more is said of it."""
    if _COMMA_NOTE.fullmatch(text, unit.end, amount.start) is None:
        return False
    return _ENDS_THERE.match(text, amount.end) is not None


def _alone_in_note(text: str, scope: Scope, mention: Mention) -> bool:
    """Whether an amount stands alone in the bracket behind a name (甲（9亿元）、乙（8亿元）)."""
    if scope.where != "note" or mention.end != scope.end:
        return False
    return _BARE_NOTE.fullmatch(text, scope.start, mention.start) is not None


def _of_the_phase(text: str, scope: Scope, mention: Mention) -> bool:
    """Whether an amount that is told of a phase is that of the name: the name tells a phase, too, or the phase builds it."""
    if scope.where == "front" and _BUILDS.fullmatch(text, mention.end, scope.unit.start):
        return True
    return _PHASE.search(text, scope.unit.start, scope.unit.end) is not None


def _of_several(reading: Reading, scope: Scope, mention: Mention) -> bool:
    """Whether the words in front of an amount tell of a class that it is the sum of."""
    text = reading.article.text
    if scope.where == "front" and _OWN_NAME.match(text, mention.end, scope.unit.start):
        return False  # 30个项目开工，总投资9亿元的|甲…
    return _OF_A_CLASS.search(text[max(scope.start, mention.start - _CLASS) : mention.start]) is not None


def _misplaced(reading: Reading, scope: Scope, mention: Mention) -> str | None:
    if scope.where == "front":
        text = reading.article.text
        if not _directly_before(text, mention.end, scope.unit.start) or _of_another(text, mention, scope.unit.start):
            return "apart"
        return "group" if _of_the_group(reading, scope) else None
    if scope.where == "after" and scope.unit.joint:
        return "group"
    return "several" if len(scope.unit.clusters) > 1 else None


def _directly_before(text: str, end: int, name: int) -> bool:
    return _OF.fullmatch(text, end, name) is not None


def _of_another(text: str, mention: Mention, name: int) -> bool:
    """Whether a comma parts an amount from the name behind it, and its clause is another's (急救站投资7亿元，|甲投资5亿元)."""
    if _ONLY_COMMA.fullmatch(text, mention.end, name) is None:
        return False
    clause = clause_start(text, 0, mention.start, "，。；：\n")
    if text[clause - 1 : clause] == "，" and _OTHER_SUBJECT.search(text, max(0, clause - _CLASS), clause):
        return True
    return _OWN_CLAUSE.fullmatch(text, clause, mention.start) is None


def _of_the_group(reading: Reading, scope: Scope) -> bool:
    """Whether an amount in front of an enumeration belongs to all of it: only where no other member brings its own."""
    unit = scope.unit
    if len(unit.clusters) == 1:
        return unit.joint and bool(
            re.search(r"\d|[一二两三四五六七八九十]", reading.article.text[_last_end(reading, scope) : unit.end])
        )
    text = reading.article.text
    starts = [reading.mentions[index].start for index in unit.mentions[1:]]
    ends = [reading.mentions[index].end for index in unit.mentions]
    amounts = [m for _, m in reading.inside(unit.start, unit.end) if m.type == "MONEY"]
    return not any(
        _directly_before(text, amount.end, start)
        for amount in amounts
        for start in starts
        if amount.end <= start <= amount.end + 40
    ) and not any(amount.start - end <= 12 for amount in amounts for end in ends if amount.start >= end)


def _last_end(reading: Reading, scope: Scope) -> int:
    return reading.mentions[scope.unit.mentions[-1]].end


def _others_follow(text: str, mention: Mention) -> bool:
    """Whether the amount is that of a group which follows it: 总投资30亿元的5个项目."""
    return (
        re.match(r"的?(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项)", text[mention.end : mention.end + 8])
        is not None
    )
