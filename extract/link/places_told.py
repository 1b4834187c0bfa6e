"""Which places the text tells of a project, and how: in its name, right in front of it, behind 位于, at the head of its list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from extract.link.records import Reading, Scope
from extract.link.stretch import clause_start, reach
from extract.organisations import organisations
from extract.records import Mention
from normalize.places import is_within

_MODIFIES = re.compile(r"(?:市|县|区|境内|等地|的|首个|首条|首座|最大|重点|重大|“|‘|「|《|\s)*")
_LOCATES = re.compile(
    r"(?:位于|坐落[于在]?|地处|落户[于在]?|落地[于在]?|落子|选址|布局[于在]?|入驻|进驻|设在|建在|扎根|定址|落位|建于|花落)(?:在|于|到)?[^，。；、]{0,4}$"
)
_IN = re.compile(r"[在于][^，。；、]{0,3}$")
_HAPPENS = re.compile(
    r"[^，。；]{0,14}?(?:开工|奠基|动工|开建|落地|落户|投产|建成|竣工|破土|封顶|点火|通车|投用|施工|投资|建设|兴建|设立|实施|启用|并网|落成|开业|开园|下线|布局|打造)"
)
MEETS = re.compile(
    r"[^，。；]{0,6}(?:举行|召开|举办|签约|签署|签订|签字|发布|开幕|会见|考察|推介|表示|致辞|宣布|介绍|揭晓)"
)
# 甲公司与|乙县|签约: who is host
_WITH = re.compile(r"(?:与|和|同)[^，。；、]{0,3}$")
_HOST = re.compile(
    r"(?:市|县|区)?(?:人民)?(?:政府|管委会)?(?:正式|成功|现场|共同)*(?:签约|签订|签署|签下|举行|达成|就)"
)
_ROUTE = re.compile(
    r"(?:[东南西北]起|(?<![\u4e00-\u9fff])[东南西北][至到止抵达]|始于|始自|起点为|终点为|途经|途径|沿线经过|经过|经由|穿越|横跨|跨越|连接|连通|联结|沟通|串联|起于|起自|止于|终于|终到|止至|落点|起点|终点|途中|贯穿|覆盖|涉及|串起|起点位于|终点位于|终点接)[^，。；、]{0,8}$"
)
_VIA = re.compile(r"(?<=[，并再])(?:经过?|直[达抵])[^，。；、]{0,2}$")  # only along a line that is told: 经国务院批准
JOINS = re.compile(r"(?:[、和与及至到—\-~～－]|以及|[境内等地市县区]|经|再到|最终到达)+")
_PAIR = re.compile("[市县区省]?[、和与及][市县区省]?")
_GOES_ON = re.compile(
    r"(?:片区|境内|经开区|高新区|开发区|辖区|所属|的|[市县区])?"
)  # 甲市乙片区|丙街道: one place, told ever finer
_OTHER = re.compile(
    r"局(?![部面势域限])|[^，。；、的]{0,8}?(?=[公集企客商银大组论峰博协宣籍投媒日啤电方代考])(?:公司|集团|企业|客商|生产建设兵团|商会|银行|大学|组织|论坛|峰会|博览会|协定|宣言|籍|投资者|商人|媒体|日报|啤酒|日电|电[（(]|方面|代表团|考察团)"
    r"|(?:、[^，。；、]{2,4})*[两三四五六七八\d]?大?(?:煤田|油田|气田|盆地|煤炭基地)"
)
_LINE = re.compile(
    r"(?:[至到—-][^，。；、]{1,6}?)?(?:国家|国际)?(?:高速|公路|铁路|高铁|航线|大道)"
)  # the end of another line
_BRAND = 2  # characters in front of a branch's place
_NOTED = re.compile(r"[）)][^，。、；]{0,8}?公司")
_BRANCH = re.compile(r"分?公司|[发热]?电厂|工厂|基地|分厂")
# 甲县启动实施|乙、丙等项目: whose they are
_ACTS = re.compile(
    r"(?:今年|去年|近年来|近日|先后|全力|加快|积极|正在?|已经?|还|也|又|将|则|相继|成功|重点|大力)*(?:启动|实施|推进|引进|建设|打造|规划|布局|谋划|建成|新建|开工|招引|总投资|投资)"
)


_MARKS = ("，", "。", "；", "\n", "", "在")
_BACK = 5  # paragraphs, in an article of a whole province, that go on speaking of a county
_NAME = 40  # characters of a name within which a place may stand
_OPENS = re.compile(r"[\s（(“]*(?:[一二三四五六七八九十\d]+[、）).．]+)?(?:在|据)?")
_CLOSES = re.compile(r"[市县区省]?(?:境内|方面|辖区)?[：:，]")

# 在甲省|红松灌区，: where the scene is set; not at what meeting
_SCENE = re.compile(
    r"(?![^，。]*(?:会|仪式|活动|期间|接受|采访|获悉|了解|考察|调研|举行|召开|上，))[^，。；：、]{1,12}，"
)


class How(IntEnum):
    """How a place is told of a project, the surest first."""

    NAME = 0
    MODIFIER = 1
    CLAUSE = 2
    PREFIX = 3
    HEAD = 4
    NEAR = 5
    BEFORE = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A division's code that the text tells of a project; those of one ``group`` are told together (途经甲县、乙县).

    ``fixed`` says that the place in a name is where the thing lies, not where a company comes from; ``where`` that the words
    around a place tell that it is there (在甲县开工, the 甲县段 of a line), not which way a line goes.
    """

    cluster: int
    code: str
    how: How
    group: int = -1
    fixed: bool = False
    where: bool = False


def placed(reading: Reading) -> list[Mention]:
    """The PLACE mentions that mean the place, not a company, a meeting or a paper that has it in its name, in text order."""
    text = reading.article.text
    starts = [sentence.start for sentence in reading.sentences]
    kept: list[Mention] = []
    at, spans = -1, None
    for _, place in reading.within("PLACE", 0, len(text)):
        number = max(0, bisect_right(starts, place.start) - 1)
        if number != at:
            at, spans = number, None
        low, high, _ = reading.sentences[at]
        if not place.adcode or not low <= place.start < place.end <= high:
            continue
        spans = organisations(text[low:high]) if spans is None else spans
        company = next((s for s in spans if low + s[0] <= place.start and place.end <= low + s[1]), None)
        if not _OTHER.match(text, place.end) if company is None else _is_branch(reading, place, low + company[0]):
            kept.append(place)
    return kept


def _is_branch(reading: Reading, place: Mention, start: int) -> bool:
    """Whether a place in a company's name, which begins at ``start``, tells in a project's name where that branch of it is.

    So it does in 红松光电(甲市)有限公司二期 and 红松啤酒甲省公司二期.
    """
    text = reading.article.text
    noted = text[place.start - 1] in "（(" and _NOTED.match(text, place.end)
    return place.start - start >= _BRAND and bool(noted or _BRANCH.match(text, place.end)) and is_named(reading, place)


class Ordered:
    """The places of an article, in text order, to be asked for those that stand in a stretch."""

    def __init__(self, places: Sequence[Mention]) -> None:
        self._places = places
        self._starts = [place.start for place in places]

    def across(self, start: int, end: int) -> list[Mention]:
        """The place that begins before ``start`` and ends behind it (甲省|乙水库|, where the name begins with 乙)."""
        last = bisect_left(self._starts, start) - 1
        return [self._places[last]] if last >= 0 and start < self._places[last].end <= end else []

    def before(self, start: int) -> Mention | None:
        """The last place that begins before ``start``."""
        last = bisect_left(self._starts, start) - 1
        return self._places[last] if last >= 0 else None

    def nearest(self, start: int) -> list[str]:
        """The codes of all the places, each once, those that are told nearest to ``start`` first."""
        by_distance = sorted(self._places, key=lambda place: abs(place.start - start))
        return list(dict.fromkeys(place.adcode or "" for place in by_distance))

    def inside(self, start: int, end: int) -> list[Mention]:
        """The places that lie in ``start`` to ``end``."""
        low = bisect_left(self._starts, start)
        if low == len(self._starts) or self._starts[low] >= end:
            return []
        return [place for place in self._places[low : bisect_left(self._starts, end, low)] if place.end <= end]


def told(reading: Reading, places: Sequence[Mention]) -> Iterator[Told]:
    """Everything that ``places`` say of the clusters of ``reading``."""
    ordered = Ordered(places)
    for scope in reading.scopes:
        here = ordered.inside(scope.start, reach(reading, scope))
        if not here:
            continue
        if scope.where == "front":
            yield from _front(reading, scope, here)
        elif scope.where in ("after", "later", "note"):
            yield from _behind(reading, scope, here)


def by_paragraph(reading: Reading, places: Sequence[Mention]) -> Iterator[Told]:
    """The place that a paragraph opens with, for every project named in it (甲县：…; 在乙市，…).

    A later sentence that opens with a place elsewhere (在甲省，…。在丙省，…) puts it in the place of the first.
    """
    heads = {m.start: m for m in places}
    head: Mention | None = None
    paragraph = first = -1
    sentences = reading.sentences
    for number in _naming(reading) if heads else ():
        if sentences[number].paragraph != paragraph:
            paragraph, first = sentences[number].paragraph, number
            while first and sentences[first - 1].paragraph == paragraph:
                first -= 1
            head = _head(reading.article.text, sentences[first].start, heads)
        if head is not None:
            for later in range(first + 1, number + 1):
                other = _head(reading.article.text, sentences[later].start, heads)
                head = other if other and not is_within(other.adcode or "", head.adcode or "") else head
            first = number
            for unit in reading.units_of(sentences[number]):
                mark = reading.article.text.rfind("；", sentences[number].start, unit.start)
                own = _head(reading.article.text, mark + 1, heads) if mark >= 0 else None
                head = own or head
                yield from (Told(cluster, head.adcode or "", How.HEAD) for cluster in unit.clusters)


def _naming(reading: Reading) -> list[int]:
    """The sentences in which a project is named, in order."""
    starts = [sentence.start for sentence in reading.sentences]
    return sorted({max(0, bisect_right(starts, begin) - 1) for begin in reading.begins})


def _head(text: str, start: int, heads: Mapping[int, Mention]) -> Mention | None:
    """The place that a paragraph opens with; ``heads`` are the places by their starts."""
    begin = _OPENS.match(text, start)
    head = heads.get(begin.end() if begin else start)
    if head is None:
        return None
    scene = text[head.start - 1 : head.start] == "在" and _SCENE.match(text, head.end)
    return head if scene or _CLOSES.match(text, head.end) else None


def by_sentence(reading: Reading, places: Sequence[Mention]) -> Iterator[Told]:
    """The places that a sentence tells in front of its first project, for the ones that follow it (甲区的项目有：乙，丙，丁)."""
    text = reading.article.text
    ordered = Ordered(places)
    for number in _naming(reading) if places else ():
        sentence = reading.sentences[number]
        units = reading.units_of(sentence)
        for place in ordered.inside(sentence.start, units[0].start) if len(units) > 1 else ():
            between = text[place.end : units[0].start]
            if not _MODIFIES.fullmatch(between) and not MEETS.match(text, place.end):
                yield from (Told(c, place.adcode or "", How.NEAR) for unit in units[1:] for c in unit.clusters)


def before(reading: Reading, places: Sequence[Mention], home: str | None) -> Iterator[Told]:
    """The place that the paragraph speaks of where it comes to a project: of the last sentence before that tells any.

    It is believed only where that sentence tells one place (甲县正串珠成链。|名|占地90亩), finer than ``home`` and in it; without a
    ``home`` only where a clause of the project's own sentence begins with it (乙市正在梳理项目，包括|名).
    """
    ordered = Ordered([place for place in places if not is_named(reading, place)])
    back = _BACK if home and home.endswith("0000") else 0
    starts = [sentence.start for sentence in reading.sentences]
    for number in _naming(reading) if places else ():
        sentence = reading.sentences[number]
        told = _told_last(reading, ordered, (starts, number), back)
        for unit in reading.units_of(sentence):
            own = ordered.inside(sentence.start, unit.start)
            code = path_of(own or told)
            if code is None:
                continue
            if (code != home and is_within(code, home)) if home else any(_begins(reading, place) for place in own):
                yield from (Told(cluster, code, How.BEFORE) for cluster in unit.clusters)


def _told_last(reading: Reading, places: Ordered, at: tuple[Sequence[int], int], back: int) -> list[Mention]:
    """The places of the last sentence in front of one that tells any, in its paragraph or at most ``back`` before it.

    ``at`` are the starts of the sentences and the number of the one.
    """
    starts, number = at
    last = places.before(starts[number])
    while last is not None:
        sentence = reading.sentences[max(0, bisect_right(starts, last.start) - 1)]
        if reading.sentences[number].paragraph - sentence.paragraph > back:
            return []
        if found := places.inside(sentence.start, sentence.end):
            return found
        last = places.before(last.start)
    return []


def is_named(reading: Reading, place: Mention) -> bool:
    """Whether a place stands in a project's name."""
    inside = reading.within("PROJECT", place.start - _NAME, place.end + _NAME)
    return any(name.start < place.end and place.start < name.end for _, name in inside)


def _begins(reading: Reading, place: Mention) -> bool:
    return reading.article.text[max(0, place.start - 1) : place.start] in _MARKS


def path_of(places: Sequence[Mention]) -> str | None:
    """The finest of some places where each lies in the next (甲市 … 乙县), None where they lie apart."""
    finest = max((place.adcode or "" for place in places), key=lambda code: code.rstrip("0"), default="")
    return finest if finest and all(is_within(finest, place.adcode or "") for place in places) else None


def _front(reading: Reading, scope: Scope, here: Sequence[Mention]) -> Iterator[Told]:
    text = reading.article.text
    low = clause_start(text, scope.start, scope.end, "。；")
    for place in here:
        code = place.adcode or ""
        between = text[place.end : scope.unit.start]
        first, every = scope.unit.clusters[:1], scope.unit.clusters
        if _MODIFIES.fullmatch(between):
            along = [one.adcode or "" for one in here if _route_from(text, low, one, place)]
            group = scope.sentence if along else -1
            yield from (Told(c, one, How.MODIFIER, group) for one in (*along, code) for c in first)
        elif _HOST.match(text, place.end) and _WITH.search(text, low, place.start):
            yield from (Told(cluster, code, How.CLAUSE) for cluster in first)
        elif "，" not in between and _tells(text, scope, place):
            beside = [one for one in here if one.start > place.end and JOINS.fullmatch(text, place.end, one.start)]
            if beside and len(every) == 1:  # 将在甲市和乙县布局丙产业园
                both = (place, beside[0])
                yield from (Told(every[0], one.adcode or "", How.CLAUSE, scope.sentence) for one in both)
                continue
            yield from (Told(cluster, code, How.CLAUSE) for cluster in every)
        elif _sets_going(reading, place, between):
            yield from (Told(cluster, code, How.HEAD) for cluster in every)
        elif not MEETS.match(text, place.end):
            yield from (Told(cluster, code, How.NEAR) for cluster in every)


def _sets_going(reading: Reading, place: Mention, between: str) -> bool:
    """Whether the clause that begins with a place tells what it sets going (甲县启动实施丙、丁等项目)."""
    if "，" in between or not _begins(reading, place):
        return False
    return _ACTS.match(reading.article.text, place.end) is not None


def _route_from(text: str, low: int, place: Mention, last: Mention) -> bool:
    """Whether a line's stops begin with ``place`` and end with ``last`` (连接|甲县|和|乙县|的)."""
    if not place.end <= last.start:
        return False
    return (
        _ROUTE.search(text, low, place.start) is not None and JOINS.fullmatch(text, place.end, last.start) is not None
    )


def _tells(text: str, scope: Scope, place: Mention) -> bool:
    """Whether the words around a place say that the project is there."""
    low = clause_start(text, scope.start, place.start, "，。；")
    if _LOCATES.search(text, low, place.start):
        return True
    return _IN.search(text, low, place.start) is not None and _HAPPENS.match(text, place.end) is not None


def _behind(reading: Reading, scope: Scope, here: Sequence[Mention]) -> Iterator[Told]:
    text = reading.article.text
    last: Mention | None = None
    along = False
    route = scope.sentence if _ROUTE.search(text[scope.start : here[0].start]) else -1
    for place, following in zip(here, (*here[1:], None), strict=True):
        low = clause_start(text, scope.start, place.start, "，。；")
        on_route = _ROUTE.search(text, low, place.start) is not None
        on_route = on_route or (along and _VIA.search(text, low, place.start) is not None)
        along = along or on_route
        joined = last is not None and JOINS.fullmatch(text, last.end, place.start) is not None
        if _LINE.match(text, place.end):
            continue
        sure = on_route or joined or _tells(text, scope, place)
        if not joined and last is not None and _GOES_ON.fullmatch(text, last.end, place.start):
            yield from (Told(cluster, place.adcode or "", How.CLAUSE) for cluster in scope.unit.clusters)
            last = place
            continue
        if sure and MEETS.match(text, place.end):
            sure = False
        if not sure:
            if _IN.search(text, low, place.start):  # 在甲县签约: where papers are signed only makes a known place finer
                yield from (Told(cluster, place.adcode or "", How.NEAR) for cluster in scope.unit.clusters)
            continue
        last = place
        # 在甲省和乙省同时开工: both
        paired = following is not None and _PAIR.fullmatch(text, place.end, following.start) is not None
        group = scope.sentence if on_route or joined or paired or route >= 0 else -1
        yield from (Told(c, place.adcode or "", How.CLAUSE, group, where=group < 0) for c in scope.unit.clusters)
