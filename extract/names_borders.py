"""Where a project name begins: its clause, and the last word before it that cannot be part of a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extract.names_words import PHASE, ends_in_head, proper, without_leading
from extract.wordlists import Beginnings
from extract.words import Word, column, words

_BREAK = frozenset("，。；：！？、,;:!?\n\t…—■□◆●▲★|【】〔〕")
_OPEN = {"”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "」": "「", "』": "『", "]": "["}
_OPENERS = frozenset(_OPEN.values())
_MARKS = Beginnings(_BREAK | _OPENERS | set(_OPEN) | {" "})
_BORDERS = frozenset((*column("name_borders", "word", kind="strong"), *column("name_borders", "word", kind="word")))
_VERBS = frozenset(column("name_verbs", "word"))
_VERBS_IN_FRONT = frozenset(column("name_borders", "word", kind="weak"))
_BEFORE_ITEMS = frozenset("建设 投资 发展 开发 规划 重点 主要 继续 进行 开展 全面 综合 支持 保障 用来 开通".split())
_SURROUNDINGS = frozenset("周边 配套 附属 相关 附近 沿线".split())  # 甲学校及周边改造项目 is one
_FRONT = 5  # characters: what segmentation cuts off the front of a name
_SHORTEST = 2  # characters that a border word must leave: 集聚 in 船舶集聚区 leaves one
_END_OF_A_LINE = 6  # characters: 云州到|青松湾段
_JOINS = frozenset("和与及暨或、") | {"以及"}
_ALONG = frozenset("及暨") | {"以及"}  # 青柳水库及供水工程: what has no name of its own belongs to what has
_DETERMINERS = frozenset(
    [
        "公司",
        "企业",
        "省",
        "市",
        "县",
        "区",
        "镇",
        "级",
        "省级",
        "市级",
        "县级",
        "区级",
        "国家级",
        "重点",
        "重大",
        "大型",
        "全国",
        "更多",
        "多",
        "新",
        "大",
        "现有",
        "所有",
        "各个",
        "其他",
        "另",
        "一些",
        "年",
        "月",
        "日",
    ]
)
_MAKES = frozenset(["建设", "投资", "开发", "运营", "合作", "规划", "开展"])
_INTENTS = frozenset(
    "规划 筹划 谋划 策划 统筹 投资 合资 独资 合作 共同 联合 高标准 高质量".split()
)  # 高标准规划建设|青柳新城
_PHASE = re.compile(PHASE)
_HEADS = frozenset(column("project_heads", "head"))  # 高速 is an adverb for the dictionary
_AGENT = re.compile(r"(?:[区市县镇乡省州园]|集团|公司|企业|政府|局|委|院|大学)$")
_BYLINE = re.compile(r"记者|以下简称|通讯员|实习生|摄|图片|下同")
_FUNCTION = re.compile(r"[的了在把向将对]")
_COUNTED = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百]+|数|几|多|首|各|整)?(?:个|项|家|座|批|类|宗|大批|系列)|\d+(?:余|多)"
)
_COUNTERS = frozenset("个项家座批类宗列余多")
_WATERWAYS = frozenset("引环跨")  # 引青入红工程, 环云湖公路
_NOW = "今昨去目近眼"  # 今春, 近年: when, not which (but 现代, 未来)
MAXIMUM = 60


def clause_start(text: str, low: int, end: int) -> int:
    """The first character of the clause that ends at ``end``: after the last break that no quote or bracket encloses.

    A quote or bracket that opens in front and closes inside the clause is stepped over, one that does not close ends it.
    """
    low = max(low, end - MAXIMUM)
    position, low = end, max(low, text.rfind("--", low, end) + 2) if text.find("--", low, end) >= 0 else low
    marks = _marks(text)
    for index in reversed(marks[bisect_left(marks, low) : bisect_left(marks, end)]):
        if index >= position:
            continue
        stepped = _stepped_over(text, low, index)
        if stepped is None:
            return index + 1
        position = stepped
    return low


@lru_cache(maxsize=2)
def _marks(text: str) -> list[int]:
    """Where a text has a mark; asked for clause by clause."""
    return _MARKS.of(text)


def _stepped_over(text: str, low: int, index: int) -> int | None:
    """Where the clause goes on to the left of the mark at ``index``: at its opening half, or there; None where it begins behind it."""
    mark = text[index]
    if mark in _OPEN:
        opener = text.rfind(_OPEN[mark], low, index)
        byline = mark == "）" and (text[opener - 1] == "电" or _BYLINE.search(text, opener, index + 1))
        return None if opener < 0 or byline else opener
    stays = not _between_han(text, index) if mark == " " else mark in _BREAK and _links(text, index)
    return index if stays else None


def _links(text: str, index: int) -> bool:
    """Whether a dash at ``index`` stands single between the ends of a line: 青西—红南特高压工程."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return text[index] == "—" and "—" not in around and _between_han(text, index)


def _between_han(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1] >= "\u4e00" and text[index + 1] >= "\u4e00"


def name_start(text: str, low: int, head: int, end: int, walls: Sequence[int] = ()) -> int:
    """Where the name begins whose head is ``text[head:end]`` and which cannot reach further left than ``low``.

    ``walls`` are ends of amounts and dates, in order: a name begins after them. From the head to the left, words are taken in as long as
    they can stand in a name; then verbs and counts that are left at the front are given back. The result is ``head`` where
    nothing is left.
    """
    start = _behind_walls(low, walls, head + 1)
    found = [word for word in words(text[start:end]) if word.start < head - start]
    kept = _run(found, head - start if text[head] != "项" else start - head)
    while kept and _given_back(kept[0]):
        kept = kept[1:]
    if not kept:
        return head
    begin = start + kept[0].start
    if text[begin] == "为" or (kept[0].start and text[begin] in "和与及" and begin + 3 < head):
        begin += 1  # 情况介绍和|红柳河水库, 为|大红铁路通车: segmentation has drawn the small word into the name
    return without_leading(text, begin, end)


def with_front(text: str, low: int, start: int) -> int:
    """The start of what an amount owns, taken back to the amount over a word or two that are no border: 9亿元的|极薄铜箔项目."""
    front = text.rfind("元的", max(low, start - _FRONT - 2), start) + 2
    if front < 2 or front >= start or without_leading(text, front, start) != front:
        return start
    between = words(text[front:start])
    return start if any(_outside(word) for word in between) else front


def _outside(word: Word) -> bool:
    outside = word.text in _DETERMINERS or word.text in _VERBS_IN_FRONT or _FUNCTION.search(word.text)
    return bool(outside or word.text in _BORDERS or _counts(word.text) or word.text in _BREAK)


def _behind_walls(low: int, walls: Sequence[int], limit: int) -> int:
    """The last wall in front of ``limit``, or ``low`` where that is further right."""
    passed = bisect_left(walls, limit)
    return max(low, walls[passed - 1]) if passed else low


def item_start(text: str, low: int, end: int, walls: Sequence[int] = ()) -> int:
    """Where an item of an enumeration begins that ends at ``end`` and has a separator or nothing of its own before ``low``.

    An item may be a bare company or product, whose words may be anything; so only what surely stands outside a name ends it:
    的, amounts, and the border words.
    """
    start = _behind_walls(low, walls, end)
    border = start
    # 青柳电厂|扩建, 云杉油品|储备一期: the verb is a part of the name; 青柳县|扩建云杉电厂: it is what an agent does.
    for word in words(text[start:end]):
        begin, stop = start + word.start, start + word.end
        if _inside_quotes(text, low, begin):
            continue
        if end - stop < _SHORTEST:
            break
        if word.text in _VERBS and begin > border + 1 and not _AGENT.search(text, border, begin):
            continue
        if word.text == "到" and begin > border + 1 and end - stop <= _END_OF_A_LINE:
            continue
        if word.text in _BORDERS or (word.text in _BEFORE_ITEMS and begin == border):
            border = stop
    return without_leading(text, border, end)


def _inside_quotes(text: str, low: int, position: int) -> bool:
    return text.count("“", low, position) > text.count("”", low, position)


def _run(found: Sequence[Word], head: int) -> Sequence[Word]:
    """The unbroken run of name words that ends the list; what stands in quotes or brackets is taken as it is.

    A verb right before the head, which begins at ``head``, says what it is for: 水资源|配置|工程. Before 项目, whose ``head`` is
    negative, only verbs that names are made of do: 青柳电厂|扩建|项目.
    """
    depth = 0
    for index in range(len(found) - 1, -1, -1):
        word = found[index]
        if word.text in _OPEN:
            depth += 1
        elif word.text in _OPENERS:
            depth = max(0, depth - 1)
        elif depth == 0 and not _can_stand_in_a_name(found, index) and not (index and _serves(word, head)):
            return _past_glue(found[index + 1 :])
    return _past_glue(found)


def _serves(word: Word, head: int) -> bool:
    if word.text in _VERBS:
        return word.end == abs(head)
    return word.end == head and word.tag == "v" and len(word.text) > 1 and word.text not in _BORDERS


def _past_glue(found: Sequence[Word]) -> Sequence[Word]:
    while found and found[0].text in _JOINS:
        found = found[1:]
    return found


def _can_stand_in_a_name(found: Sequence[Word], index: int) -> bool:
    word = found[index]
    if word.text in _JOINS:
        return _joins_parts_of_a_name(found, index)
    if _carries_on(found, index):
        return True
    if word.text in _BORDERS or _counts(word.text):
        return False
    if (
        word.text in _MAKES
        and index
        and _AGENT.search(found[index - 1].text)
        and any(map(_telling, found[index + 1 :]))
    ):
        return False
    if word.text == "建设" and index and found[index - 1].text in _INTENTS and any(map(_telling, found[index + 1 :])):
        return False
    if not word.tag:
        return not _FUNCTION.search(word.text)
    # A single character is more often a splinter of a name than the verb or preposition it could be; the closed classes are borders.
    if len(word.text) == 1 or word.text in _VERBS:
        return True
    if word.tag in ("m", "q", "mq") and index + 1 < len(found) and _counts(word.text + found[index + 1].text):
        return False
    if word.tag[0] == "v" and word.tag != "vn":
        return _starts_a_name(found[:index])
    if word.tag == "t" and word.text[0] in _NOW:
        return False
    return word.tag[0] not in "pdrucyeoi" or word.text in _HEADS or _PHASE.fullmatch(word.text) is not None


def _carries_on(found: Sequence[Word], index: int) -> bool:
    """Whether a border word goes on with a name: 青柳机场三期|扩建|工程, 青州|到|云州特高压工程."""
    if not 0 < index < len(found) - 1:
        return False
    word, before, after = found[index].text, found[index - 1], found[index + 1]
    if word in _VERBS:
        return ends_in_head(before.text) or _PHASE.fullmatch(before.text) is not None
    return word == "到" and before.tag == "ns" and after.tag == "ns"


def _starts_a_name(left: Sequence[Word]) -> bool:
    """Whether an unlisted verb is rather the second half of a name (某某快递): one or two words, no agent, stand before it."""
    run = 0
    for word in reversed(left):
        if word.text in _BORDERS or not word.text.strip():
            break
        run += 1
        if run > 2 or word.tag not in ("", "nz", "nt", "nr", "nrt", "ns", "j") or _AGENT.search(word.text):
            return False
    return run > 0


def _joins_parts_of_a_name(found: Sequence[Word], index: int) -> bool:
    """和 stands inside a name where both sides are needed: 甲和乙项目, but not 甲项目和乙项目 or 四季度和项目."""
    before = "".join(word.text for word in found[:index])
    after = found[index + 1 :]
    if after and after[0].text in _SURROUNDINGS:
        return bool(before)
    if ends_in_head(before) and not (found[index].text in _ALONG and not proper("".join(w.text for w in after))):
        return False
    return bool(before and after) and any(_telling(word) for word in after)


def _telling(word: Word) -> bool:
    return not _given_back(word) and len(word.text) > 1


def _given_back(word: Word) -> bool:
    return (
        word.text in _VERBS_IN_FRONT
        or word.text in _DETERMINERS
        or (word.tag in ("v", "vn", "d", "ad") and word.text not in _VERBS and word.text not in _WATERWAYS)
        or _counts(word.text)
    )


def _counts(told: str) -> bool:
    """Whether ``told`` is no more than how many there are: 三个, 一批, 20余."""
    return told[-1:] in _COUNTERS and _COUNTED.fullmatch(told) is not None
