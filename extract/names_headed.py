"""Names that end in a head noun: 青柳湖水厂二期项目; and whether the text speaks of one particular thing that is being built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.names_borders import clause_start, name_start, with_front
from extract.names_told import (
    DIVISIONS,
    OWNED_BEGUN,
    OWNED_FRONT,
    a_network,
    a_part,
    an_aim,
    apposed,
    for_a_purpose,
    has_amount,
    of_a_village,
    one_is_meant,
    only_hosts,
    runs,
    the_place_of_another,
    told_as_new,
    told_at_length,
)
from extract.names_words import (
    BUILDS,
    COUNTER,
    DESCRIBED,
    DONE,
    NEW_BEFORE,
    NEW_BEHIND,
    NOT_A_HEAD,
    NUMBER,
    OF_A_BODY,
    PROJECT_HEADS,
    TAILS,
    WORKS,
    WORKS_BEHIND,
    content,
    core,
    ends_in_head,
    exists,
    heads_in,
    named,
    proper,
    without_place,
)
from extract.records import Sentence
from extract.words import any_of, column

Span = tuple[int, int]

# A sentence that speaks of investing, building or opening something.
CONTEXT = re.compile(
    r"投资|投用|启用|施工|推进|引进|落地|入驻|打造|签约|开工|奠基|动工|投产|落户|竣工|招商|复工|开建|兴建|新建|通车|并网|投运|封顶|建设|截流|蓄水|贯通|合龙|通水|通航|建成|铺轨|联调联试|转体|开通|承建|修建|完工|验收|立项|批复|获批|核准|开园|投入使用|吊装|架设|浇筑|试运行|掘进"
)
# An article without one of these speaks of other projects: of treatments, of matches, of research.
INVESTS = re.compile(r"总投资|开工|签约|投产|奠基|竣工|落户|招商|动工|通车|并网|复工|投用|启用|施工")
# 3个甲项目, 一批甲项目, 该甲项目: not a name, or not a new one.
_MANY = re.compile(rf"(?:{NUMBER}{COUNTER}|一批|多个|各类|各|类|型|等|些|[该此这本]|上述|其他)$")
# What behind a head says that a class, a meeting or a drive is meant: 甲项目12个, 甲项目建设动员大会, 甲项目洽谈会.
_NOT_ONE = re.compile(
    rf"(?:共|已|总数|数量|就|约|达|达到|有|共有|超)*{NUMBER}(?:余|多)?(?:个|项|家)|率|数(?!据)|总投资\d[^，。]*，?其中|包括|类|——"
    r"|建设[^，。；]{0,10}(?:会战|攻坚战|行动|大会|会议|领导小组|突破年|机制|推进会|现场会)"
    r"|[^，。；]{0,4}(?:洽谈会|交易会|推介会|对接会|(?<!新闻)发布会|博览会)"
)
# 甲乙合作项目, 青年交流项目: an undertaking, but nothing is built or opened.
_NO_INVESTMENT = re.compile(
    r"(?:合作|(?<!压)(?<!伏)交流|人才|培训|活动|课题|研究|比赛|竞赛|演出|服务|执法|监督|检查|考核|评审|评估|审批|采购|招标|公益|慈善|救助"
    r"|捐赠|基金|保险|转播|运动|冰雪|[手足篮排网]球|立项|特许权|训练|个别|选育|融资|非遗|代表性|奖励|版权出口|帆船|赛艇|皮划艇|冲浪|体操|大会|论坛|洽谈会|博览会|会议|仪式|展会|民企|企业)$"
    r"|(?:新|大|国际|贸易|物流|绿色|出海|班列|生命)通道$"
    r"|(?:航空枢纽|国际金融中心|航运中心|消费中心|贸易中心)$"
    r"|(?:实践|教育|实习|就业|科普|爱国主义|训练|见习)(?:示范)?基地$"
)
_CLASS_NOUN = re.compile(
    r"(?:重点|重大|重要|骨干|标志性|龙头|招商|招商引资|签约|开工|在建)(?:建设|产业|工业|投资|工程|民生|基础设施)*(?:项目|工程)$"
)
# 全省最大投资项目, 首个外资项目: a rank, not a name.
_RANKED = re.compile(
    r"最[大高长北南东西]|首[个座条]|唯一|第一个|”“|[两三四五六七八九十几多][大个座条]|\d(?:余|多)?[个座条项处家](?!泊位)|\d(?:余|多)?公里|^\d[\d.,]*(?:余|多)?万?[套户]|^(?:这|该|此|本)"
    # 村村通工程, “百企进红松”工程: a drive in many places.
    r"|([村县乡户镇])\1通|百[县家企村镇]|企进[\u4e00-\u9fff]{2,3}”?工程$|回归工程$"
)
_SUPERLATIVE = re.compile(r"(?:最[大高长]|超大)的?“?$")
# 甲项目分三期: what goes on behind 项目 is no name any more, unless it is a phase.
_INNER = re.compile(r"项目(?!第?[一二三四五六七八九十\d]|$)")
# 青柳枢纽|主体工程, 青红高铁|控制性工程: a part that is named by its rank only.
_PART_OF_WORKS = re.compile(
    r"(?:工程|项目)[主左右上下]?(?:隧洞|隧道|大桥|管道|大厦|大楼)$|(?:主体|控制性|标志性|重?难点|关键|重点|土建|桩基|收尾)工程$"
    # 青红高铁|全部大桥, 云江引水工程|首段管道, 红松电站|右岸电站: a part that only says which one
    r"|(?:工程|项目|高铁|铁路|高速|公路|段|电站|枢纽|线)的?(?:全部|首[段条座个台批]|全线|[左右][岸线幅侧]|大坝|重力坝|拱坝|输水|泄洪|引水|地下|桥梁|隧道|路基|轨道|填筑|总?干线|[出进]口|控制性|附属|站房|配套|“三通一平”|基础){1,4}(?:[出进]口)?"
    r"(?:段|工程|项目|隧[道洞]|管道|大桥|电站)$"
)
_PARTS = ("段", "工程", "项目", "隧道", "隧洞", "管道", "大桥", "电站", "大厦", "大楼")
_CLASS_BEFORE = re.compile(
    r"(?:控制性|标志性|重点|重大|重要|关键|骨干|龙头|先导|[最首])[^，。；：、的“”]{0,12}?(?:项目|工程)(?![一二三四五六七八九十]期|建设|之一|[的、，])"
    rf"|(?:最[大高长深北南东西低]|首[个座条])[^，。；：、的“”]{{0,10}}?{any_of(column('project_heads', 'head', works='works'))}(?=[\u4e00-\u9fff]{{3}})"
)
# “当红”项目, “瓶颈”工程: a quoted word is a manner of speaking.
_SLOGAN = re.compile(r"“[^”]{1,4}”(?:项目|工程)")
_SAYS = re.compile(BUILDS.pattern.removesuffix("$") + r"|元的|[亩米里瓦]的")
_MEASURE = re.compile(r"(?<![\d.])\d[\d,.]*万?(?:亩|平方米)的?$")
_DASHES = ("—", "-")
_CLOSE = 12  # characters in front of a head that the longest class takes
CLOSES = re.compile(r"(?<![中高初均平对同])等(?!级|离子|温|静压|边)")


@dataclass(frozen=True, slots=True)
class View:
    """What the search for names looks at: the text, the ends of its amounts and dates, and its places as start -> end."""

    text: str
    walls: Sequence[int]
    places: Mapping[int, int]


def headed(view: View, sentence: Sentence, taken: Sequence[Span]) -> Iterator[tuple[Span, str, float]]:
    """The names of a sentence that end in a head, from the right, each left of the one before it: span, rule and confidence.

    ``taken`` are stretches that enumerations hold; no name overlaps one.
    """
    text, limit = view.text, sentence.end
    for match in reversed(heads_in(text, sentence.start, sentence.end)):
        end = match.end()
        if end > limit or NOT_A_HEAD.match(text, end):
            continue
        if taken and any(a < end and match.start() < b for a, b in taken):
            continue
        if _of_a_class(text, sentence.start, match) or _part_of_works(text, match):
            continue
        low = clause_start(text, sentence.start, end)
        if taken:
            low = max([low, *(b for _, b in taken if b <= match.start())])
        if not _worth_reading(text, low, match):
            continue
        start = _behind_its_class(text, low, name_start(text, low, match.start(), end, view.walls), match.start())
        start = _without_place(view, _with_coordinates(text, sentence.start, start), match.start())
        start = with_front(text, low, start)
        if _COUNTED.match(text, view.places.get(start, start)) and start in view.places:
            continue
        why = _accepted(text, sentence, (start, end), match)
        if why:
            yield (start, end), *why
            limit = start


def _of_a_class(text: str, low: int, head: re.Match[str]) -> bool:
    """Whether the two words at the head already say that a class or another undertaking is meant: 该|项目, 重点|项目, 培训|项目."""
    front = max(low, head.start() - _CLOSE)
    if text[front : head.start()].endswith(("该", "此", "各", "个")):
        return True
    if head.group() not in TAILS:
        return False
    return bool(_CLASS_NOUN.search(text, front, head.end()) or _NO_INVESTMENT.search(text, front, head.start()))


def _part_of_works(text: str, head: re.Match[str]) -> bool:
    """Whether the head is only one of the parts of the works in front of it."""
    ends_so = head.group().endswith(_PARTS)
    return ends_so and _PART_OF_WORKS.search(text, max(0, head.start() - 12), head.end()) is not None


def _worth_reading(text: str, low: int, head: re.Match[str]) -> bool:
    """The cheap look before words are asked for: something must be said in the clause or behind it that could make a name one."""
    if head.group().endswith(PROJECT_HEADS):
        return not _NOT_ONE.match(text, head.end()) and content(text[low : head.end()], industries=True) >= 2
    end = head.end()
    if (
        DESCRIBED.match(text, end)
        or text[low - 1 : low] in _DASHES
        or _SAYS.search(text, max(0, low - 8), head.start())
    ):
        return True
    if (not exists(head.group()) and DONE.match(text, end)) or NEW_BEHIND.match(text, end):
        return True
    return WORKS.search(head.group()) is not None and WORKS_BEHIND.match(text, end) is not None


def _without_place(view: View, start: int, head: int) -> int:
    """The start behind a division that only says where: 在青柳县|红松云谷项目."""
    stop = view.places.get(start, start)
    if start < stop < head and _LOCATED.search(view.text, max(0, start - 2), start):
        county = view.text[stop - 1] in DIVISIONS
        return stop if county and content(view.text[stop:head], industries=False) >= 2 else start
    return start


def _behind_its_class(text: str, low: int, start: int, head: int) -> int:
    """The start behind a class or a rank that the name only stands beside: 全县最大水利工程|青红调水工程, 控制性工程|红松隧道."""
    for match in _CLASS_BEFORE.finditer(text, max(low, start - 8), head):
        if start < match.end() < head:
            start = match.end()
    return start


def _with_coordinates(text: str, low: int, start: int) -> int:
    """The start of a name whose first part is coordinated: 向云州、青州供水项目 is one."""
    match = _COORDINATED.search(text, max(low, start - 16), start)
    return match.start() if match else start


_COORDINATED = re.compile(r"向(?:[\u4e00-\u9fff]{2,4}、)+$")
# 青柳县|一稀土项目开工: a headline that only counts; 一期, 一号 and 一体化 are of a name
_COUNTED = re.compile(r"一[个座条家]?(?![期体号批流汽带厂院馆线标品级建阶步路中小样方]|[一二三四五六七八九十])")
_LOCATED = re.compile(r"(?:在|于|作为|到|进|从|▲|●|■)$")


def _accepted(text: str, sentence: Sentence, span: Span, head: re.Match[str]) -> tuple[str, float] | None:
    start, end = span
    name = text[start:end]
    if (
        not 3 <= len(name) <= 45
        or CLOSES.search(name)
        or (_SLOGAN.fullmatch(name) and not NEW_BEHIND.match(text, end) and not apposed(text, start))
        or _CLASS_NOUN.search(name)
        or _INNER.search(name)
        or _RANKED.search(name)
        or _NO_INVESTMENT.search(core(name))
    ):
        return None
    if _SUPERLATIVE.search(text, max(0, start - 3), start) and not _named_works(text, span, head):
        return None
    if _MANY.search(text, max(0, start - 8), start) or _NOT_ONE.match(text, end) or OF_A_BODY.match(text, end):
        return None
    why = _project(text, sentence, span) if name.endswith(PROJECT_HEADS) else _facility(text, span, head)
    return None if why is None or _in_passing(text, sentence.start, span) else why


def _in_passing(text: str, low: int, span: Span) -> bool:
    """Whether works or a facility are told that are no project here; asked last, of the few that could be one."""
    start, end = span
    if runs(text, span):
        return True
    name = text[start:end]
    if name.endswith(PROJECT_HEADS):
        return False
    if only_hosts(text, span) or a_part(text, low, span):
        return True
    return a_network(name) or the_place_of_another(text, start) or (not has_amount(text, start) and an_aim(text, span))


def _named_works(text: str, span: Span, head: re.Match[str]) -> bool:
    """Whether works are called by a name of their own and done: (全线跨度最大的)红松跨青江特大桥成功转体."""
    start, end = span
    works = WORKS.search(text, start, end) is not None and head.start() > start
    return works and named(text[start : head.start()]) and NEW_BEHIND.match(text, end) is not None


def _project(text: str, sentence: Sentence, span: Span) -> tuple[str, float] | None:
    start, end = span
    name = text[start:end]
    anchored = has_amount(text, start) or DONE.match(text, end)
    told = anchored or CONTEXT.search(text, sentence.start, sentence.end)
    own, telling = _own(text, span)
    if own and telling >= 2 and (told or (telling > 2 and INVESTS.search(text))):
        return "name.headed", 0.8 if anchored else 0.7
    if (told or INVESTS.search(text) or WORKS_BEHIND.match(text, end)) and for_a_purpose(text, span):
        return "name.headed", 0.7
    if told and of_a_village(name):
        return "name.headed", 0.6
    if told_as_new(text, span, telling, own=own):
        return "name.staged", 0.6
    return ("name.anchored", 0.6) if one_is_meant(text, span, telling) else None


def _own(text: str, span: Span) -> tuple[bool, int]:
    """Whether a project has a word of its own, and how many characters of its name say more than a class."""
    start, end = span
    name = text[start:end]
    short = core(name)
    telling = content(name, industries=False)
    # A place alone tells 青柳县一号水库项目 from others, but not 青柳县民企项目 from a class.
    own = proper(name) if ends_in_head(short) else proper(without_place(short))
    works = WORKS.search(short)
    if works and not own:
        front = short[: works.start()]
        own = (front != "" and named(front)) or (telling >= 3 and WORKS_BEHIND.match(text, end) is not None)
    if works and own:
        telling = max(telling, content(without_place(short), industries=False, places=True))
    return own, telling


def _facility(text: str, span: Span, head: re.Match[str]) -> tuple[str, float] | None:
    start, end = span
    name, front = text[start:end], text[start : head.start()]
    owned = has_amount(text, start)
    if owned and len(front) >= (OWNED_BEGUN if proper(name) and NEW_BEHIND.match(text, end) else OWNED_FRONT):
        return "name.anchored", 0.6
    works = WORKS.search(name)
    if not proper(name) and not ((works or apposed(text, start)) and named(front)):
        return ("name.staged", 0.6) if told_at_length(text, span) else None
    if content(front, industries=False, places=bool(works) or len(head.group()) > 2) < 2:
        return None
    existing = exists(name)
    measured = _MEASURE.search(text, max(0, start - 12), start)  # 新建|1200亩|青柳制药基地
    told = measured.start() if measured else start
    built = (NEW_BEFORE if existing else BUILDS).search(text, max(0, told - 8), told) or apposed(text, start)
    anchored = NEW_BEHIND.match(text, end) or (not existing and DONE.match(text, end))
    if built or anchored or owned:
        return "name.facility", 0.7 if anchored or owned else 0.6
    if works and WORKS_BEHIND.match(text, end):
        return "name.facility", 0.6
    if DESCRIBED.match(text, end) and (works or not existing) and INVESTS.search(text):
        return "name.facility", 0.5
    return None
