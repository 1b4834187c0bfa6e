"""Which stretch of the text speaks of which project."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from extract.link.called import Told, called
from extract.link.records import Cluster, Scope, Unit
from extract.names_lists import Listing
from extract.records import Mention, Sentence
from normalize.records import Article

_BETWEEN = re.compile(
    r"[“”‘’、，,和与及以\s]*(?:以及)?(?:总|计划)*(?:投资|签约金额)?(?:约|达|近|超)?[^，。；、]{0,14}(?:元|美元)的[“‘]?$|[“”‘’、和与及\s]*(?:以及)?$"
)
_NOTE = re.compile(r"[”’]?[（(]([^（）()]*)[）)]")
_CLAUSE = re.compile(r"[，；;：:,]")
_THING = r"(?:项目|工程|产业园|园区|基地|中心|工厂|厂|大桥|铁路|公路|电站|学校|医院|广场|平台|小镇|综合体|生产线|水库|机场|隧道|高铁|码头|枢纽|灌区|储气库)"
# 该项目, 这一总投资5亿元的工程; not 该市坚持项目导向, 此次项目签约
_THIS = r"(?:该(?![省市县区镇乡村州国局校院行厅办委部名]|集团|公司|企业|街道|负责)|此(?![次外前后间时])|这个|这一(?!次)|这处|这座|这条|整个|上述|前述)"
# 一个 counts no group: 这是全市首批的一个重点项目
_COUNT = r"(?:\d+|(?!一[个项])[一二两三四五六七八九十百几多]+)(?:余|多)?(?:个|项)"
# 今年新开工12个项目, 在建项目28个: from here on the sentence speaks of others.
GROUP = re.compile(
    rf"(?:{_COUNT}[^，。；]{{0,12}}项目|项目[^，。；]{{0,4}}{_COUNT}|工程[^，。；]{{0,6}}\d+项"
    r"|(?:一|首|第[一二三四五]|这|该|此|两)批[^，。；]{0,16}(?:项目|工程)|此次[^，。；]{0,10}项目)(?![^，。；]{0,12}之一)"
)
# A project that the sentence is about and no rule knew: what follows is its own. So is what follows a plan (规划目标敲定，总投资9亿元).
_OTHER_THING = re.compile(
    r"(?<![\u4e00-\u9fff])(?!该|此|这|其)(?![^，。；]{0,4}(?:主体|配套|附属|土建|桩基|征地|基础)工程)"
    r"[^，。；：]{4,30}?(?:项目|工程|铁路|高铁|高速公路|电站|基地|大桥|隧道|机场|产业园"
    r"|(?:目标|规划|计划|方案|清单)(?:敲定|出炉|发布|公布|印发|获批))"
)
_ALIKE = 4  # characters at the end of a name by which 东南亚生产基地 and 新建生产基地 are one
_ENDS = "。！？；…：，、”）"
# a row of a table: 总投资：9亿元
_ROW = re.compile(
    r"(?:计划|项目|预计|规划)?(?:总?投资|总?占地|总?用地|总?建筑面积|建设|主要|所属|实施|业主|承建|单位|地点|规模|工期|内容|简介)[^，。：]{0,8}："
)
_HEADLINE = 44  # characters of the longest line that is a headline between two items
_ROUTE = re.compile(
    r"(?:位于|坐落于|坐落在|地处|落户(?:于|在)?|入驻|连接|衔接|相接|毗邻|邻近|对接|东连|西连|南连|北连|接|与|至|距)[^，。；]{0,6}$"
)
_SAID_BY = r"[“\s]*(?:据[^，。]{2,12}，|目前，?|其中，?|据悉，?|据了解，?|按照规划，?|根据规划，?|当前，?|[^，。：]{2,30}(?:说|表示|介绍)：“)*"
# 学校概算总投资3亿元, 这里计划总投资9亿元
_WHOLE = r"(?:这里|学校|医院|园区|基地|工厂|电站|校区)(?:概算|计划|规划|预计)*(?:总投资|总?占地|总?建筑面积)"
_CALLED_AGAIN = (
    rf"{_THIS}[^，。；]{{0,32}}?{_THING}|该(?:校|院|馆|站|港|园|桥|路|线|楼)(?![长党副负区])|{_WHOLE}"
    r"|(?:项目|工程|产业园|园区|基地|电站|大桥|全线|一期|二期|首期|(?:首台|首批|全部|\d+号)(?:发电)?机组|首条生产线)(?!经理|负责人|部|办)"
)
ANAPHOR = re.compile(
    rf"{_SAID_BY}(?:{_CALLED_AGAIN}"
    r"|(?:计划|规划|预计|建设|概算|估算|预算)?总?(?:投资|占地|用地|建筑面积)|建成|投产|达产|完工|竣工|主要建设|建设内容|建设工期|工期|将建设|其(?![中他它余实次后间]))"
)
# 该项目总投资9亿元，首次采用|乙装置…: the first clauses are the project's before
_ITS_OWN_CLAUSE = re.compile(rf"{_SAID_BY}(?:{_CALLED_AGAIN})")
# 乙公司董事介绍说，|该项目总投资9亿元，…: the same behind who says so
_ITS_OWN_BEHIND = re.compile(rf"[，；]{_THIS}[^，。；]{{0,16}}?{_THING}")
# 目前征地已完成，项目将于明年开工: the project comes back as the subject of a later clause; 预计明年9月建成 has none at all.
_AGAIN = re.compile(
    rf"[，；](?:目前，?|预计|届时，?)?(?:{_THIS}[^，。；]{{0,16}}?{_THING}|(?:项目|工程|全线)(?!经理|负责人|部|办|建设者)"
    r"|(?:概算|估算|预算|计划|规划|项目|工程)?总(?:投资|预算|造价|概算))"
)
_TO_COME = re.compile(
    r"(?:目前，?|其中，?|据悉，?|据了解，?|据介绍，?|按照?计划，?)*(?:预计|计划|力争|争取|确保|有望|可望|拟|将)(?:[于在到])?(?:[今明后去本当]|\d|上半年|下半年|年底|年内)"
    r"[^，。；的]{0,14}(?:开工|动工|建成|竣工|完工|投产|投用|投运|通车|投入|完成|核准|交付|运营|启用|开业|开园|开建|具备)"
)
# 2027年建成后，每年可…; 自去年动工以来，…: what has a day and no subject is the project's before
_SINCE = re.compile(
    rf"{_SAID_BY}(?:自|从|到)?(?:\d{{4}}年|[今明后去]年)[^，。；的]{{0,8}}"
    r"(?:开工|动工|建成|竣工|完工|投产|投用|投运|通车|并网|运营|启用|贯通|投入使用)(?:后|以来|以后|之后)"
)
# Another subject takes over: ，乙公司今年落地.
_SUBJECT = re.compile(r"(?!(?:并|且|均|都)?(?:由|与|和|为|将))[^，。；]{2,30}?(?:有限公司|集团|公司|企业)(?!的|投资)")
# 甲铁路开工建设、乙高铁开通运营: another one that no name was found for
_NEIGHBOUR = re.compile(
    r"(?![^，。；、]{0,8}(?:首|最|标志))(?!全|主|该|整|项目|工程|[一二三]期|由|与|和|为|将|目前|其中|预计|控制性)[^，。；、的]{2,12}(?:铁路|高铁|高速|公路|大桥|机场|水库|电站|枢纽|隧道|产业园|工业园|医院|学校|工厂)"
    r"(?=(?:已|将|也|正|全线|全面|顺利|再|即将|相继|开工|开通|通车|建成|竣工|投产|投用|封顶|贯通|合龙))"
)
_GOES_ON = re.compile(
    r"(?:预计|将|计划|力争|确保|年内|年底|总投资|目前(?:已|正|均|项目)|均|全部|现已|已|也|其中|项目|建成|合计)"
)
# What is said of every member further on: 逐一落实责任，确保年底前全部开工.
_ALL = re.compile(
    r"(?<=，)(?:(?:确保|力争|预计|将|计划)[^，。；]{0,8}(?:全部|均)[^，。；]*"
    r"|(?:预计|计划|力争|确保|将)?(?:于|在|到)?(?:\d{4}年|[今明后]年)(?:底|初|中|末|\d{1,2}月|[上下]半年)*(?:前|底|初)?(?:建成|竣工|完工|投产|投用|通车|投入使用)(?=[，。；]|$))"
)
# 甲项目位于乙产业园，预计年底投产: what follows is said of the one that lies there
_AT = re.compile(r"(?:位于|坐落于|坐落在|地处)[“‘]?$")
# 甲项目落户乙产业园，占地90亩: a park, not a project that is won
_LANDS = re.compile(r"(?:落户|落地|入驻|选址)(?:于|在|到|至)?[“‘]?$")
_PARK = re.compile(r"(?:园|区|城|港|谷|镇|大厦)[”’]?$")
_MARK = re.compile("[，。；、]")
_SEMICOLON = re.compile("；")
_AGAIN_BEHIND = re.compile(
    rf"(?:目前，?|预计|届时，?)?(?:{_THIS}[^，。；]{{0,16}}?{_THING}|(?:项目|工程|全线|一期|二期|首期)(?!经理|负责人|部|办|建设者)"
    r"|(?:计划|概算|预计)?总?(?:投资|占地)[约近超]?\d)"
)
_NEXT, _SAID = re.compile("、"), 2  # 甲铁路开工、|乙高铁通车: at least so much is said of the first
_FAR = 60  # characters between two names that are told together
_BROKEN = 8  # characters between the last name of an enumeration and the sentence that goes on behind its dots
_REACH = 3  # sentences without a name after which nothing is taken for a continuation


def units(
    mentions: Sequence[Mention], clusters: Sequence[Cluster], listings: Sequence[Listing], text: str
) -> list[Unit]:
    """The units of the text in order; an enumeration whose closing words count its members is ``joint``."""
    owner = {index: number for number, cluster in enumerate(clusters) for index in cluster.mentions}
    listed = {item: listing for listing in listings for item in listing.items}
    groups: list[list[int]] = []
    end, before = 0, None
    for index in sorted(owner, key=lambda index: mentions[index].start):
        mention = mentions[index]
        listing = listed.get((mention.start, mention.end))
        if groups and (before is listing if listing else before is None and _joined(text, end, mention.start)):
            groups[-1].append(index)
        else:
            groups.append([index])
        end, before = mention.end, listing
    return [_unit(mentions, group, owner, listed) for group in groups]


def _unit(
    mentions: Sequence[Mention],
    group: Sequence[int],
    owner: Mapping[int, int],
    listed: Mapping[tuple[int, int], Listing],
) -> Unit:
    last = mentions[group[-1]]
    listing = listed.get((last.start, last.end))
    end = listing.end if listing and (last.start, last.end) == listing.items[-1] else last.end
    owners = tuple(owner[index] for index in group)
    return Unit(owners, tuple(group), mentions[group[0]].start, end, listing is not None)


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two names outside enumerations are told together: 甲项目和乙项目, 投资4亿元的甲、投资2亿元的乙."""
    if start - end > _FAR:
        return False
    between = _NOTE.sub("", text[end:start])
    return _BETWEEN.fullmatch(between) is not None and between[:1] in "、和与及”以（("


def scopes(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], found: Sequence[Unit]
) -> list[Scope]:
    """The scopes of an article in text order (see :class:`Scope`)."""
    text = article.text
    result: list[Scope] = []
    begins = [unit.start for unit in found]
    idle, told = 0, Told(mentions, found)
    only = found[0] if found and len({cluster for unit in found for cluster in unit.clusters}) == 1 else None
    focus: Unit | None = None
    for number, sentence in enumerate(sentences):
        if _is_headline(text, sentences, number):
            focus = only = None
        low = bisect_left(begins, sentence.start)
        here = found[low : bisect_left(begins, sentence.end, low)]
        if here:
            own, left, goes_on = _of_the_focus(text, focus, (number, sentence), here)
            named = list(_of_sentence(text, number, left, here, mentions)) if left else []
            result += [*named, *own] if goes_on else [*own, *named]
            if not goes_on:
                focus = here[-1] if len(here[-1].clusters) == 1 else None
            idle = 0
            continue
        if found and low and _runs_on(text, found[low - 1], sentence):
            result.append(Scope(found[low - 1], sentence.start, sentence.end, "after", number))
            continue
        idle += 1
        if low and idle > _REACH:
            focus = only
        if again := told.named(text, sentence.start):
            focus, idle = again, 0
            result.append(Scope(focus, sentence.start, _to_a_group(text, sentence), "later", number))
        elif focus is not None and (span := _goes_on(text, focus, sentence, idle)):
            result.append(Scope(focus, *span, "later", number))
        elif focus is not None and GROUP.search(text, sentence.start, sentence.end):
            focus = None
    return result


def _of_the_focus(
    text: str, focus: Unit | None, numbered: tuple[int, Sentence], here: Sequence[Unit]
) -> tuple[list[Scope], Sentence | None, bool]:
    """What a sentence that names others tells of the project before, what is left of it for them, and whether it stays the topic."""
    number, sentence = numbered
    if focus is None:
        return [], sentence, False
    if _leads_on(text, sentence, here[0]):
        return [Scope(focus, sentence.start, sentence.end, "later", number)], None, True
    if own := _own_clauses(text, focus, sentence, here[0]):
        return [Scope(focus, *own, "later", number)], sentence._replace(start=own[1]), False
    return [], sentence, False


def _is_headline(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a line is the headline of a new item: short, alone in its paragraph, without a mark at its end, no first line."""
    start, end, paragraph = sentences[number]
    if end - start > _HEADLINE or text[end - 1] in _ENDS or not 0 < number < len(sentences) - 1:
        return False
    if _ROW.match(text, start, end):
        return False
    return sentences[number - 1].paragraph != paragraph != sentences[number + 1].paragraph


def _goes_on(text: str, unit: Unit, sentence: Sentence, idle: int) -> tuple[int, int] | None:
    """From where to where a sentence without a name speaks of the project told before it, None where it does not."""
    end = _to_a_group(text, sentence)
    if any(words.match(text, sentence.start, end) for words in (ANAPHOR, _TO_COME, _SINCE)):
        return sentence.start, end
    if not unit.joint and called(text, unit.start, unit.end, sentence.start):
        return sentence.start, end
    reach = 1 if text.startswith("这是", sentence.start) else _REACH  # of what the sentence before told
    again = _AGAIN.search(text, sentence.start, end) if idle <= reach else None
    if again is None or _names_another(text, unit, sentence.start, again.start()):
        return None
    return again.start() + 1, end


def _to_a_group(text: str, sentence: Sentence) -> int:
    """Where the words of a sentence end that can speak of one project: in front of the clause that tells of a group."""
    group = GROUP.search(text, sentence.start, sentence.end)
    if group is None:
        return sentence.end
    return max(sentence.start, *(text.rfind(mark, sentence.start, group.start()) for mark in "，；"))


def _names_another(text: str, unit: Unit, start: int, end: int) -> bool:
    """Whether another thing than the project is the subject there: 正北铁路全线贯通，总投资…."""
    other = _OTHER_THING.search(text, start, end)
    return other is not None and other.group()[-_ALIKE:] not in text[unit.start : unit.end]


def _runs_on(text: str, unit: Unit, sentence: Sentence) -> bool:
    """Whether a sentence goes on about an enumeration that broke off (甲、乙、丙……今年将陆续开工)."""
    between = text[unit.end : sentence.start]
    return bool(between) and len(between) <= _BROKEN and not between.strip("…. 等项目，”")


def _leads_on(text: str, sentence: Sentence, unit: Unit) -> bool:
    """Whether a sentence goes on about the project before and names another only as its neighbour: 该项目东接甲公路, 长9公里."""
    return ANAPHOR.match(text, sentence.start, unit.start) is not None and bool(
        _ROUTE.search(text, sentence.start, unit.start)
    )


def _own_clauses(text: str, focus: Unit, sentence: Sentence, unit: Unit) -> tuple[int, int] | None:
    """The clauses in which a sentence tells of the project before, in front of another's name; None where there are none."""
    comma = max(text.rfind(mark, sentence.start, unit.start) for mark in "，；") + 1
    if not comma:
        return None
    if _ITS_OWN_CLAUSE.match(text, sentence.start, comma) or called(text, focus.start, focus.end, sentence.start):
        return sentence.start, comma
    behind = _ITS_OWN_BEHIND.search(text, sentence.start, comma)
    if behind is None or _names_another(text, focus, sentence.start, behind.start()):
        return None
    return behind.start() + 1, comma


def _of_sentence(
    text: str, number: int, sentence: Sentence, here: Sequence[Unit], mentions: Sequence[Mention]
) -> Iterator[Scope]:
    left = sentence.start
    for position, unit in enumerate(here):
        yield Scope(unit, left, unit.start, "front", number)
        yield from _inside(text, number, unit, mentions)
        right = here[position + 1].start if position + 1 < len(here) else sentence.end
        note = _NOTE.match(text, mentions[unit.mentions[-1]].end, sentence.end)  # in front of 等项目
        if note:
            yield Scope(_last(unit, mentions), note.start(1), note.end(1), "note", number)
        if position and (behind := _only_tells(text, here[position - 1], unit)):
            yield Scope(unit, unit.end, behind, "after", number)
            left = _reach(text, here[position - 1], right)
            yield Scope(here[position - 1], behind, left, "after", number)
            continue
        right = _reach(text, unit, right)
        marks = [match.end() for match in _CLAUSE.finditer(text, unit.end, right)]
        marks = marks or [match.end() for match in _NEXT.finditer(text, unit.end + _SAID, right)]
        last = position + 1 == len(here) or right < here[position + 1].start
        left = right if last else (marks[-1] if marks else unit.end)
        yield Scope(unit, unit.end, left, "after", number)
        every = _ALL.search(text, left, sentence.end) if unit.joint and last else None
        if every:
            yield Scope(unit, every.start(), every.end(), "after", number)


def _reach(text: str, unit: Unit, right: int) -> int:
    """How far the words behind a unit can speak of it: to a semicolon, and behind an enumeration only as long as it goes on."""
    right = next(
        (m.start() for m in _SEMICOLON.finditer(text, unit.end, right) if not _same(text, unit, m.end())), right
    )
    if _lies_in(text, unit):
        comma_at = text.find("，", unit.end, right)
        return comma_at if comma_at >= 0 else right
    for comma in re.finditer("[，、]", text[unit.end : right]):
        behind = unit.end + comma.end()
        if _NEIGHBOUR.match(text, behind, right):
            return unit.end + comma.start()
        if comma.group() == "、":
            continue
        if _SUBJECT.match(text, behind, right) or (unit.joint and not _GOES_ON.match(text, behind)):
            return unit.end + comma.start()
    return right


def _lies_in(text: str, unit: Unit) -> bool:
    """Whether a unit is told as the place of another (甲项目位于乙产业园)."""
    low = max(0, unit.start - 6)
    if _AT.search(text, low, unit.start):
        return True
    return _LANDS.search(text, low, unit.start) is not None and _PARK.search(text, unit.start, unit.end) is not None


def _only_tells(text: str, before: Unit, unit: Unit) -> int:
    """Where the words go on about the unit ``before`` this one, which only tells where that is; 0 where they do not."""
    if len(before.clusters) > 1 or before.joint or len(unit.clusters) > 1:
        return 0
    return unit.end if _lies_in(text, unit) and _MARK.search(text, before.end, unit.start) is None else 0


def _same(text: str, unit: Unit, start: int) -> bool:
    """Whether the words behind a semicolon go on about the one project before it (甲项目今日奠基；一期年底竣工)."""
    return len(unit.clusters) == 1 and not unit.joint and _AGAIN_BEHIND.match(text, start) is not None


def _inside(text: str, number: int, unit: Unit, mentions: Sequence[Mention]) -> Iterator[Scope]:
    """The stretches between the members of an enumeration: in front of the next, and a bracket behind the one before."""
    for place in range(1, len(unit.mentions)):
        start, end = mentions[unit.mentions[place - 1]].end, mentions[unit.mentions[place]].start
        yield Scope(_single(unit, place, mentions), start, end, "front", number)
        note = _NOTE.match(text, start, end)
        if note:
            yield Scope(_single(unit, place - 1, mentions), note.start(1), note.end(1), "note", number)


def _single(unit: Unit, place: int, mentions: Sequence[Mention]) -> Unit:
    mention = mentions[unit.mentions[place]]
    return Unit((unit.clusters[place],), (unit.mentions[place],), mention.start, mention.end, joint=False)


def _last(unit: Unit, mentions: Sequence[Mention]) -> Unit:
    return _single(unit, len(unit.mentions) - 1, mentions)
