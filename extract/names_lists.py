"""Enumerations of projects: A、B和C等项目, 以A为代表的…项目, 项目包括A、B等, A、B两个项目."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.names_borders import clause_start, item_start
from extract.names_headed import CONTEXT, INVESTS
from extract.names_words import (
    BUILDS,
    COUNTER,
    DONE,
    LAST_OF_HEADS,
    NOT_A_HEAD,
    NUMBER,
    PROJECT_HEADS,
    content,
    ends_in_head,
    heads_in,
    is_place,
    proper,
)

_CLASS_NOUN = (
    r"(?:项目|工程|产业园区|产业园|园区|基地|总部|学校|中学|小学|医院|企业|平台|载体|小区|道路|公路|铁路|桥梁|场馆|综合体"
    r"|高铁|客运专线|高速|水电站|电站|公园|水库|灌区|隧道|大桥|管道|航道|线路|新线|通道|港口|(?<!配套)基础设施|院校|高校|建设)"
)
_KIND = r"(?P<kind>[^，。；：！？（）\n等]{0,22}?)"
_COUNT = rf"等(?P<count>{NUMBER}{COUNTER}(?:以上)?)?"
# 等四个大项目, 等12个重点制造业技改项目, 等一批项目, 等项目
_OF_PROJECTS = re.compile(rf"{_COUNT}{_KIND}(?P<noun>项目|工程)(?!经理|负责人|部)")
# 等产业园区, 等一批头部企业; 等40个，; 等，
_OF_OTHERS = re.compile(rf"{_COUNT}(?:{_KIND}(?P<noun>{_CLASS_NOUN})(?:新线|线路)?|(?=[，。；（]))")
# Its first character is looked for first, then what is in front of it: a figure does not begin within another one.
_COUNTED = re.compile(
    rf"(?P<count>(?:[两二三四五六七八九十2-9](?<=[\u4e00-\u9fffA-Za-z0-9”）)][两二三四五六七八九十]|[\u4e00-\u9fffA-Za-z”）)][2-9])"
    rf"|[1-3](?<=[\u4e00-\u9fffA-Za-z”）)][1-3])\d){COUNTER})"
    r"(?P<kind>[^，。；：、的]{0,8}?)(?P<noun>项目|工程|(?:客运专线|高铁|铁路|高速公路|水电站)(?!项目|工程))"
)
_REPRESENTED = re.compile(
    r"以(?P<items>[^，。；：]{2,60}?)为(?:代表|龙头|引领|核心|重点)的[^，。；：、]{0,16}?(?P<noun>项目|工程|园区)"
)
_NOTE = re.compile(r"[（(][^（）()]*(?:元|亩|米|投资|㎡)[^（）()]*[）)]$")
_SPLIT = re.compile(r"以及|[和及与]")
# A clause that introduces an enumeration of projects, whatever its class noun is.
_INTRODUCED = re.compile(
    r"(?:项目|工程)[^。]{0,40}?(?:(?:包括|包含|涵盖|分别[是为]|主要有|如|诸如)了?[^。，；、]{0,16}|(?:有|为|是)[“‘]?)$"
    r"|其中，?(?:包括|有)[^，。；、]{0,12}$"
    r"|(?:也有|还有|还包括|还包含|另有)$"
)
_INTRODUCES = re.compile(r"项目|工程|其中|也有|还有|还包|另有")  # one of these is in each introduction
# What may stand in front of a later item: its own amount (投资4亿元的), 新建的, a joining word.
_QUALIFIED = re.compile(r"元[^，。；、]{0,24}的$|^(?:以及|和|及|与)$")
_JOINED = re.compile(r"[、和与及]")
_JOINTS = re.compile(rf"[{re.escape(''.join(sorted(LAST_OF_HEADS)))}”’ ](?=以及|[、，和与及])")
_TOLD = re.compile(r"(?:项目|工程)[^。；]{0,16}(?:包括|包含|涵盖)")
# Matches, contests and experiments: what is listed there is done, not built.
_CONTEST = re.compile(
    r"比赛|赛事|竞赛|选手|运动员|奖牌|金牌|锦标赛|冬奥|奥运|全运|滑冰|滑雪|在轨|航天员|消费者|大赛|获奖|鲁班奖|信号制作"
)
_AN_ACT = re.compile(r"(?:签约|备忘录|协议|交流|合作|论坛|大会|仪式|工法|国资委|国企|央企)$")
_AFTERWARDS = 40  # characters behind an enumeration that still say what becomes of its members
_REACH = 120  # characters in which an enumeration can be introduced
_COUNTED_BEHIND = re.compile(r"\d+(?:余|多)?(?:个|项)")  # 引进核素、制剂等项目16个: kinds of projects
_CHOSEN = re.compile(r"(?:成功|均|全部)?(?:入选|获奖|获评|当选|夺冠|摘得)")
_CONTENTS = re.compile(r"内容(?:主要)?(?:包括|包含|涵盖|为|有|是)")  # 项目建设内容包括甲中心、乙楼等: parts of one
_BUILT_IN_FRONT = re.compile(BUILDS.pattern.removesuffix("$"))
_PLAIN_END = re.compile(r"[，。；）]|建设|$")
# 甲学校及周边改造项目, 甲电厂及配套码头: the right side is no project of its own.
_SURROUNDINGS = re.compile(r"周边|配套|附属|相关|其|附近|沿线|辅助")
_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,8}(?:省|自治区|市|州|盟|县|旗|区)")
# 甲、乙等项目 of other undertakings: exchange, sport, care, research, heritage; and 甲、乙等地, 甲、乙等18家公司.
_OTHER_KIND = re.compile(
    r"^(?:[国省市县地](?![家级内外下方])|地区|城市|多地|公司|企业|央企|国企)|^(?:领域|行业|方面)|区域|品牌|机构|竞赛|交流|非遗|遗产|帮扶|关爱|公益|比赛|赛事|体育|运动|竞技|演出|科研|课题|科普|人才|培训|志愿|救助|服务$|技术$|类(?:共|合)?计?|奖|入选|考古|场景|也有"
)
_LONGEST = 48  # characters: a longer stretch is no name
_CLOSES = re.compile(r"(?<![中高初均平对同])等(?!级|离子|温|静压|边)")
# 甲集团、乙集团等央企投资建设的项目: the members are the investors.
_OF_INVESTORS = re.compile(
    r"(?:投资|建设|出资|参与|承建|实施|开发|援建|打造|主导|牵头|申报|承担|提供)[^，。]{0,4}的|(?:企业|公司|机构|单位|高校)[^，。投]{0,6}(?:在|有|落户)|参与|投向|支持|对接|考察|关注|拥有|重点实验室"
)
_FIELDS = re.compile(r"(?:领域|行业|方面|门类)$")


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration: the spans of its items in text order, and the span of the words that close it (等四个大项目).

    ``noun`` is the class noun (项目), ``counted`` whether the tail gives a number of members.
    """

    items: tuple[tuple[int, int], ...]
    start: int
    end: int
    noun: str
    counted: bool


def listings(text: str, low: int, high: int, walls: Sequence[int]) -> list[Listing]:
    """The enumerations of projects in the sentence ``text[low:high]``, in order; one whose items only name classes is none."""
    found: list[Listing] = []
    for match in _tails(text, low, high):
        noun = match["noun"] or ""
        if not _could_close(text, low, match, again=bool(found)):
            continue
        listing = _read(text, (low, match.start()), match.end(), walls, noun)
        after = (
            bool(found)
            and _INTRODUCED.search(text, max(low, found[0].items[0][0] - _REACH), found[0].items[0][0]) is not None
        )
        if listing is not None and _is_of_projects(text, low, listing, match["kind"] or "", after):
            found.append(listing)
    for match in _COUNTED.finditer(text, low, high):
        listing = _read(text, (low, match.start()), match.end(), walls, match["noun"])
        if listing is not None and len(listing.items) > 1 and _is_of_projects(text, low, listing, match["kind"]):
            found.append(listing)
    for match in _REPRESENTED.finditer(text, low, high):
        spans = _parts(text, match.start("items"), match.end("items"), walls)
        if spans and (_names_something(text, spans) or all(ends_in_head(text[a:b]) for a, b in spans)):
            found.append(Listing(tuple(spans), match.end("items"), match.end(), match["noun"], counted=False))
    found += _plain(text, low, high, walls)
    return _without_repeats(found)


def _could_close(text: str, low: int, tail: re.Match[str], *, again: bool) -> bool:
    """The cheap look before the members are read: whether closing words could be those of projects, see :func:`_is_of_projects`."""
    kind, noun = tail["kind"] or "", tail["noun"] or ""
    if _OTHER_KIND.search(kind) or _FIELDS.search(kind) or _OF_INVESTORS.search(kind):
        return False
    if again or noun in ("项目", "工程", "建设") or _INTRODUCES.search(text, low, tail.start()):
        return True
    return bool(DONE.match(text, tail.end()) or _BUILT_IN_FRONT.search(text, low, tail.start()))


def _tails(text: str, low: int, high: int) -> list[re.Match[str]]:
    """The closing words of enumerations; where 等 can be read up to 项目 it is, so that 等平台载体项目 is of projects."""
    if text.find("等", low, high) < 0:
        return []
    found = {match.start(): match for match in _OF_OTHERS.finditer(text, low, high)}
    found |= {match.start(): match for match in _OF_PROJECTS.finditer(text, low, high)}
    return [found[start] for start in sorted(found)]


def _plain(text: str, low: int, high: int, walls: Sequence[int]) -> list[Listing]:
    """Enumerations of facilities without closing words: 推动甲医院、乙健康城建设; 甲学校和乙中学年内开工."""
    found: list[Listing] = []
    joint = _JOINTS.search(text, low, high)
    for match in heads_in(text, low, high)[1:] if joint else ():  # each member has a head, and a joint stands between
        end = match.end() + (text[match.end() : match.end() + 1] in ("”", "’"))
        if not _JOINED.search(text, max(low, match.start() - 60), match.start()):
            continue
        if NOT_A_HEAD.match(text, match.end()):
            continue
        done = DONE.match(text, end) is not None
        if not done and not (_PLAIN_END.match(text, end) and _BUILT_IN_FRONT.search(text, low, match.start())):
            continue
        if not _heads_before_joints(text, low, match.start()):
            continue
        listing = _read(text, (low, end), end, walls, "")
        if listing is None or len(listing.items) < 2:
            continue
        first = listing.items[0][0]
        heads = all(
            ends_in_head(text[a:b]) and content(text[a:b], industries=False, places=done) >= 2 for a, b in listing.items
        )
        apart = "，" in text[first:end]
        if heads and (BUILDS.search(text, max(low, first - 8), first) or (done and not apart)):
            found.append(Listing(listing.items, end, end, "", counted=False))
    return found


def _heads_before_joints(text: str, low: int, high: int) -> bool:
    """Whether a member that ends in a head, or in a bracket, could stand in front of one of the joints of a stretch."""
    for joint in _JOINTS.finditer(text, low, high):
        front = text[max(low, joint.start() - _LONGEST) : joint.start() + 1].rstrip("”’ ")
        if front[-1:] in ("）", ")") or ends_in_head(front):
            return True
    return False


def _read(text: str, bounds: tuple[int, int], end: int, walls: Sequence[int], noun: str) -> Listing | None:
    low, tail = bounds
    spans: list[tuple[int, int]] = []
    stop = tail
    while True:
        begin = clause_start(text, low, stop)
        parts = _parts(text, begin, stop, walls) if stop > begin else []
        if not parts:
            break
        spans = parts + spans
        front = text[begin : parts[0][0]].strip("“‘")
        if front and not _QUALIFIED.search(front):
            break
        previous = _previous(text, low, begin, continued=bool(front))
        if previous is None or (text[previous] == "，" and front and not _ended(text, previous)):
            break
        stop = previous
    return (
        Listing(
            tuple(spans), tail, end, noun, counted=any(c.isdigit() or c in "两三四五六七八九十" for c in text[tail:end])
        )
        if spans
        else None
    )


def _ended(text: str, position: int) -> bool:
    """Whether what ends at ``position`` could be a member: it ends in a head, in a bracket of its own, or in quotes."""
    return text[position - 1 : position] in ("”", "）") or ends_in_head(text[:position])


def _previous(text: str, low: int, begin: int, *, continued: bool) -> int | None:
    """The end of the item before the separator at ``begin - 1``; a comma separates only items that bring their own amount."""
    mark = text[begin - 1] if begin > low else ""
    if mark == "“":
        return _previous(text, low, begin - 1, continued=continued)
    if mark == "、" or (
        mark == "，" and (continued or text.startswith("以及", begin) or _in_commas(text, low, begin - 1))
    ):
        return begin - 1
    return None


def _in_commas(text: str, low: int, comma: int) -> bool:
    """Whether a comma stands between members: 项目包括甲片区改造，乙小学，丙医院等."""
    front = max(low, comma - _REACH)
    told = _TOLD.search(text, front, comma) is not None
    return told and bool(ends_in_head(text[front:comma]) or _WORK.search(text, front, comma))


def _parts(text: str, begin: int, end: int, walls: Sequence[int]) -> list[tuple[int, int]]:
    """The names in one stretch between separators: one, or two joined by 和."""
    if text.startswith("以及", begin):
        begin += 2
    note = _NOTE.search(text, begin, end)
    end = note.start() if note else end
    cuts = [m for m in _SPLIT.finditer(text, begin, end) if _joins(text, begin, m, end)]
    if cuts:
        left = _item(text, begin, cuts[-1].start(), walls)
        right = _item(text, cuts[-1].end(), end, walls)
        if right and not _QUALIFIED.search(text[cuts[-1].end() : right[0]].strip("“‘") or "和"):
            right = None  # 甲大学与|乙市共建丙基地: what follows is no second name
        return [span for span in (left, right) if span] if left and right else []
    single = _item(text, begin, end, walls)
    return [single] if single else []


def _joins(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """和 joins two names where both sides can stand alone: the left one ends in a head, or it closes a list of short names."""
    left, right = text[begin : match.start()].rstrip("”"), text[match.end() : end].strip("“”")
    if match.group() == "以及":
        return True
    if len(left) < 2 or len(right) < 2:
        return False
    if _SURROUNDINGS.match(right):
        return False
    if match.group() == "及" and right.endswith(PROJECT_HEADS) and not left.endswith(PROJECT_HEADS):
        return False
    if ends_in_head(left) and (ends_in_head(right) or match.group() in "和与"):
        return True
    closed = text[end : end + 1] in ("等", "两", "二", "2") or (begin > 0 and text[begin - 1] == "、")
    return match.group() == "和" and closed


def _item(text: str, begin: int, end: int, walls: Sequence[int]) -> tuple[int, int] | None:
    while begin < end and text[begin] in "“‘ ":
        begin += 1
    while end > begin and text[end - 1] in "”’ " and text.count("“", begin, end) < text.count("”", begin, end):
        end -= 1
    start = item_start(text, begin, end, walls)
    while start < end and text[start] in "“‘ " and text.count("”", start, end) == 0:
        start += 1
    return (start, end) if _could_be_a_name(text[start:end]) else None


def _could_be_a_name(item: str) -> bool:
    """A bare name is short; a longer one ends in a head. Strings of slogans (“甲”“乙”) are none."""
    if (
        "”“" in item
        or "》" in item
        or _COUNTED_INSIDE.search(item)
        or _AN_ACT.search(item)
        or _CLOSES.search(item)
        or item[-1:] in ("的", "了", "是", "在")
        or not 2 <= len(item) <= 45
    ):
        return False
    return len(item) <= 16 or ends_in_head(item) or (len(item) <= 30 and _WORK.search(item) is not None)


_COUNTED_INSIDE = re.compile(r"\d(?:余|多)?[家名位]|^(?:与|参与|支持|积极)")
# 甲河流域治理, 乙片区改造: a piece of work closes a name as a head does.
_WORK = re.compile(
    r"(?:建设|改造|治理|整治|修复|扩建|改建|提升|开发|升级|利用|保护|改扩建|迁建|更新|安置|一期|二期|三期)$"
)


def _is_of_projects(text: str, low: int, listing: Listing, kind: str, after_introduced: bool = False) -> bool:
    first, last = listing.items[0], listing.items[-1]
    if _CHOSEN.match(text, listing.end):
        return False
    if listing.noun not in ("项目", "工程") and _CONTENTS.search(text, max(low, first[0] - 8), first[0]):
        return False
    if _COUNTED_BEHIND.match(text, listing.end) and not any(ends_in_head(text[a:b]) for a, b in listing.items):
        return False
    heads = sum(ends_in_head(text[start:end]) for start, end in listing.items)
    if heads * 2 < len(listing.items) and not _of_building(text, low, listing.end + _AFTERWARDS):
        return False
    if _OTHER_KIND.search(kind) or _FIELDS.search(kind) or _OF_INVESTORS.search(kind):
        return False
    if heads == 0 and len(listing.items) > 1 and not DONE.match(text, listing.end) and _kind_among(text, listing.items):
        return False
    if not _names_something(text, listing.items):
        return False
    if (
        listing.noun in ("项目", "工程")
        or after_introduced
        or _INTRODUCED.search(text, max(low, first[0] - _REACH), first[0])
    ):
        return True
    built = (
        listing.noun == "建设"
        or BUILDS.search(text, max(low, first[0] - 8), first[0])
        or DONE.match(text, listing.end)
        or _PAID.match(text, listing.end)
    )
    if last[1] > listing.start or not built:
        return False
    return heads * 2 > len(listing.items) or (listing.noun in _LINES and all(b - a <= _SHORT for a, b in listing.items))


_PAID = re.compile(r"(?:共|累计|合计|全年)*(?:已)?(?:完成|概算|预算|计划|估算)总?投资")
# 青红、云青等高铁开通: what is built in lines is called by its ends.
_LINES = (
    "高铁",
    "铁路",
    "公路",
    "高速公路",
    "高速",
    "客运专线",
    "水电站",
    "电站",
    "公园",
    "水库",
    "灌区",
    "新线",
    "线路",
    "通道",
)
_SHORT = 10  # characters that such a name has at most


def _of_building(text: str, low: int, high: int) -> bool:
    """Whether bare names between ``low`` and ``high`` can be of things that are built: not of matches, not in a text about other things."""
    return not _CONTEST.search(text, low, high) and (CONTEXT.search(text, low, high) is not None or _invests(text))


@lru_cache(maxsize=4)
def _invests(text: str) -> bool:
    return INVESTS.search(text) is not None


def _kind_among(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one item is only a field of business, and its neighbours so too: 竹制品、旅游、养老等项目."""
    return any(content(text[start:end], industries=False, places=True) < 2 for start, end in spans)


def _names_something(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the items say more than kinds of projects: at least half of them have content beyond industries and classes."""
    telling = sum(content(text[start:end], industries=False, places=True) >= 2 for start, end in spans)
    places = sum(_DIVISION.fullmatch(text[a:b]) is not None or is_place(text[a:b]) for a, b in spans)
    if places * 2 > len(spans):
        return False
    return telling * 2 >= len(spans) and any(proper(text[start:end]) for start, end in spans)


def _without_repeats(found: list[Listing]) -> list[Listing]:
    kept: list[Listing] = []
    for listing in sorted(found, key=lambda item: (-len(item.items), item.start)):
        taken = {span for other in kept for span in other.items}
        if not taken.intersection(listing.items):
            kept.append(listing)
    return sorted(kept, key=lambda item: item.start)
