"""The stretches of text that stages are looked for in: those of linking, and what names told together share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.link.records import Reading, Scope, Unit
from extract.link.stage_words import STAGE

_ON = 4  # sentences from the name on in which such a clause still speaks of it
_FAR = 60  # characters between two names that are told together
# 甲、|由乙公司承建的|丙; 甲，以及|丁、新建|戊: what may stand between two names of which one thing is told
_JOINS = re.compile(
    r"[”’]?(?:[（(][^（）()]{0,40}[）)])?(?:共?计?(?:\d+|[两三四五六七八九十]+)[条个座项][^，。；：、的]{0,8})?(?:、|，?以及|[和及与暨])"
    r"(?:[^，。；：、的]{2,14}、){0,4}(?:[^，。；：、]{1,30}的|新建|改建|扩建|改扩建|迁建)?[“‘]?"
)
# 甲项目今年在|乙产业园; 甲签约落户|乙新城
_NEAR = 24
_SEATED = re.compile(
    r"[”’]?(?![和与及暨])[^，。；、：“]{0,12}(?:(?<![正现])在|(?:落户|落地|入驻|进驻|落子)[于在]?)[^，。；、：的]{0,4}[“‘]?"
)
# ；2023年9月|竣工, ；二期200万千瓦于今年6月|投产
_NEXT_DAY = re.compile(
    r"(?:项目|工程)?(?:[一二三四五]期|首期)"
    r"|(?:[于到至在将已]|预计|计划|目前|随后|同年|次年|力争|首台机组|全部机组|全线|主体|正式|全面|顺利|实现|开始|全部|陆续|[今明去前后]年|[\d年月日底初中旬前上下半])+"
    r"(?:完成[^，。；]{0,8}?)?(?:封顶|贯通|合龙|竣工|建成|完工|投产|投用|投运|并网|通车|开通|开工|动工|奠基|运营|运行|吊装|浇筑|签约|投入|获批|核准)"
)
# 主桥长3公里，|预计2025年建成, |剩余机组计划7月投产
_DONE = r"(?:建成|竣工|完工|投产|投用|通车|开通|投入|运营|开业|开园|启用|并网|交付|动工|开工|启动|发电|贯通|合龙)"
_DATED = re.compile(
    r"(?:^|(?<=[，；。\n”]))(?P<clause>[^，。；]{0,24}?(?:预计|计划|有望|力争|确保|将于)将?[于在到]?(?=[\d今明后本年])"
    rf"[^，。；]{{0,16}}?{_DONE}"
    # 明年电站投产后，
    rf"|(?:\d{{4}}年|[今明后]年)(?:底|\d{{1,2}}月|上半年|下半年)?(?:电站|项目|工程|全部|全面|全线|正式)?{_DONE}(?=[^，。；]{{0,4}}后，))"
)
_GOES_ON = re.compile(r"，(?!\d|[今明后]年|预计|计划|并)|；|$")
# Another subject, or a group
_OTHERS = re.compile(
    r"公司|集团|[全我本][省市县区州国]|\d+[余多]?(?:个|项|条|座)[^，。；]{0,12}(?:项目|工程|公路|铁路|高铁|站)|另外|此外|同时"
)
# 甲、乙等一批新线，|丙等工程今年开工: one list more, where the first stands alone in its clause
_COMMA = re.compile(r"(?:等[^，。；、]{0,10})?，")
_OPENS = re.compile(r"(?:[，。；：\n”]|^)(?:目前|同时|其中|此外|当前)?[“‘]?$")


def stretches(reading: Reading) -> Iterator[Scope]:
    """The scopes of an article in text order, as :attr:`Reading.scopes`, with two differences.

    The words that close an enumeration belong to what is said behind it (甲、乙等|在建项目, 丙、丁等|也在加紧建设), and of names
    told together (甲、乙公司的丙，以及丁今年开工) what stands in front of the first and behind the last is said of all.
    """
    chained, seated = _chains(reading), _seated(reading)
    yield from _dated_clauses(reading)
    for scope in reading.scopes:
        if scope.where in ("front", "after") and (guest := seated.get(scope.unit.start)):
            yield replace(scope, unit=guest, where="after")
            continue
        unit = chained.get(scope.unit.start) if scope.where in ("front", "after") else None
        if unit is None:
            yield _with_closing(reading, scope)
            yield from _later_parts(reading, scope)
        elif scope.where == "front" and scope.unit.start == unit.start:
            yield replace(scope, unit=unit)
        elif scope.where == "after" and scope.unit.end == unit.end:
            yield _with_closing(reading, replace(scope, unit=unit))


def _dated_clauses(reading: Reading) -> Iterator[Scope]:
    """The clauses behind what is told of one project that say when it was or is to be done (正线全长9公里，预计明年建成)."""
    text = reading.article.text
    told = {scope.sentence: scope.unit for scope in reading.scopes if scope.where in ("after", "later")}
    for number, unit in told.items():
        if len(unit.clusters) != 1 or unit.joint:
            continue
        for behind in range(number + 1, min(number + _ON, len(reading.sentences))):
            start, end, paragraph = reading.sentences[behind]
            if behind in told or reading.units_of(reading.sentences[behind]):
                break
            if paragraph != reading.sentences[number].paragraph:
                break
            for found in _DATED.finditer(text, start, end):
                if _OTHERS.search(text, start, found.end()):
                    break
                stop = _GOES_ON.search(text, found.end(), end)
                yield Scope(unit, found.start("clause"), stop.start() if stop else end, "later", behind)


def _later_parts(reading: Reading, scope: Scope) -> Iterator[Scope]:
    """What a sentence tells of one project behind a semicolon, day by day or phase by phase: 甲于3月开工；9月投产."""
    sentence, text = reading.sentences[scope.sentence], reading.article.text
    if scope.where != "after" or len(scope.unit.clusters) != 1 or text[scope.end : scope.end + 1] != "；":
        return
    stop = next((unit.start for unit in reading.units_of(sentence) if unit.start >= scope.end), sentence.end)
    start = scope.end + 1
    while 0 < start < stop and _NEXT_DAY.match(text, start, stop):
        end = text.find("；", start, stop)
        if end < 0 and stop < sentence.end:
            return  # another name follows in this part
        yield Scope(scope.unit, start, end if end >= 0 else stop, "later", scope.sentence)
        start = end + 1


def _chains(reading: Reading) -> dict[int, Unit]:
    """The start of each unit that is told together with others -> all of them as one unit."""
    found: dict[int, Unit] = {}
    group: list[Unit] = []
    text = reading.article.text
    for one, other in pairwise(reading.units):
        if not _is_joined(text, one, other):
            group = []
            continue
        group = [*(group or [one]), other]
        whole = _united(group)
        found.update((unit.start, whole) for unit in group)
    return found


def _seated(reading: Reading) -> dict[int, Unit]:
    """The start of each unit that is only the place of the one before (甲在|乙产业园|开工, 甲落户|乙新城) -> that one."""
    text = reading.article.text
    found: dict[int, Unit] = {}
    for guest, seat in pairwise(reading.units):
        if not 0 < seat.start - guest.end <= _NEAR or set(guest.clusters) & set(seat.clusters):
            continue
        if _SEATED.fullmatch(text, guest.end, seat.start):
            found[seat.start] = guest
    return found


def _united(group: list[Unit]) -> Unit:
    return Unit(
        tuple(cluster for unit in group for cluster in unit.clusters),
        tuple(mention for unit in group for mention in unit.mentions),
        group[0].start,
        group[-1].end,
        group[-1].joint,
    )


def _is_joined(text: str, one: Unit, other: Unit) -> bool:
    if not 0 < other.start - one.end <= _FAR:
        return False
    comma = other.joint and _COMMA.fullmatch(text, one.end, other.start) is not None
    comma = comma and (one.joint or _OPENS.search(text, max(0, one.start - 8), one.start) is not None)
    if not comma and _JOINS.fullmatch(text, one.end, other.start) is None:
        return False
    return STAGE.search(text, one.end, other.start) is None and not set(one.clusters) & set(other.clusters)


def _with_closing(reading: Reading, scope: Scope) -> Scope:
    """A scope behind an enumeration from its last name on, where the words that close it tell a stage."""
    if scope.where != "after" or not scope.unit.joint:
        return scope
    end = reading.mentions[scope.unit.mentions[-1]].end
    if scope.start != scope.unit.end or STAGE.search(reading.article.text, end, scope.unit.end + 2) is None:
        return scope
    return replace(scope, unit=replace(scope.unit, end=end), start=end)
