"""What the tagger sees of sentences beside their characters: small codes for each character, from patterns and word lists.

The sentences of an article are looked at together, joined by line breaks, which no sentence holds and no pattern reaches across:
most are too short for a dozen searches each to pay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.wordlists import Lists
from extract.words import column

Codes = NDArray[np.int64]
Span = tuple[int, int]
REACH = 4  # characters between sentences: the furthest that a feature looks

_KINDS = (
    r"(?P<digit>[0-9０-９.%％]+)|(?P<numeral>[〇零一二三四五六七八九十百千万亿两]+)|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ]+)"
    r"|(?P<open>[“‘「『])|(?P<close>[”’」』])|(?P<left>[（(【\[])|(?P<right>[）)】\]])|(?P<pause>、)|(?P<comma>[，,])"
    r"|(?P<stop>[。；;！？!?：:])|(?P<space>\s)|(?P<dash>[-—·•～~/+])|(?P<other>[^\u4e00-\u9fff])"
)
_KIND = re.compile(_KINDS)
_NAMED = {name: number for number, name in enumerate(_KIND.groupindex, start=1)}
_ORGAN = re.compile(
    r"有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|股份|控股|科技|实业|银行|大学|学院|研究院|研究所|管委会|政府|协会|委员会"
)
_DIVISION = re.compile(r"省|自治区|自治州|市|地区|州|盟|新区|区|县|旗|镇|乡|街道|村|开发区|高新区|经开区|园区")
_JOIN = re.compile(r"以及|[和与及暨或]")
# What stands in front of a name and says that one follows: …亿元的, 位于…的, ——.
_LEAD = re.compile(r"(?:元|亩|平方米|公里|千瓦|兆瓦|吨)(?:人民币)?的|——?|的|了|等(?!级|离子)|在|由|为|是|将|对")
_CLOSING = re.compile(
    r"(?=[等两二三四五六七八九十\d])"  # the look at one character keeps the search off the rest
    r"(?:(?<![中高初均平对同])等[^。；，\n]{0,16}?(?:项目|工程)|[两二三四五六七八九十\d]+(?:个|大|项|条|座)[^，。；、\n]{0,8}?(?:项目|工程))"
)
_MONEY = re.compile(r"\d(?:余|多)?[万亿]+(?:美|港|欧)?元")


_HEAD_KINDS = ("existing", "facility", "project")


@cache
def _lists() -> Lists:
    """The heads of each kind, and the word lists; where two have the same characters the later one of either stands."""
    heads = [column("project_heads", "head", kind=kind) for kind in _HEAD_KINDS]
    words = (
        column("project_classes", "word", kind="industry"),
        column("project_classes", "word", kind="class"),
        column("name_borders", "word"),
        column("project_verbs", "word", side="front"),
        column("project_verbs", "word", side="behind"),
    )
    return Lists([*heads, *words])


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each character, by its number; Chinese characters but numerals have none, as have those beyond the table."""
    found = np.zeros(0x10000, dtype=np.uint8)
    found[:] = _NAMED["other"]
    found[0x4E00:0xA000] = 0
    numerals = "〇零一二三四五六七八九十百千万亿两"
    for number in (*range(0x3100), *range(0xFF00, 0x10000), *map(ord, numerals)):
        match = _KIND.match(chr(number))
        found[number] = _NAMED[match.lastgroup or "other"] if match else 0
    return found


class Seen(NamedTuple):
    """What is seen of some sentences: a row for each of :data:`CHANNELS`, a column a character, no code 0 but between sentences.

    ``parts`` are the sentences' spans among the columns; at least REACH columns lie before, between and behind them.
    """

    codes: Codes
    parts: tuple[Span, ...]


def channels(sentences: Sequence[tuple[str, Sequence[Span]]]) -> Seen:
    """The codes of sentences, each given with the spans of the names that the rules found in it."""
    text, parts = _joined([told for told, _ in sentences])
    size = len(text)
    heads, lexicon, suffixes, leads, rules, inside = (bytearray(size) for _ in range(6))
    spans = _lists().spans(text)
    _mark_words(heads, spans[: len(_HEAD_KINDS)])
    _mark_words(lexicon, spans[len(_HEAD_KINDS) :])
    _mark_all(suffixes, text, ((_DIVISION, 1), (_ORGAN, 2), (_JOIN, 3)))
    _mark_all(leads, text, ((_LEAD, 1),))
    for (low, high), (_, proposed) in zip(parts, sentences, strict=True):
        inside[low:high] = b"\1" * (high - low)
        for start, end in proposed:
            first, last = max(low + start, low), min(low + end, high)
            rules[first:last] = _stretch(last - first, 0)
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds()[np.minimum(characters, 0xFFFF)].tobytes()
    rows = (kinds, heads, lexicon, suffixes, leads, _ahead(text, heads), _closed(text, parts), rules)
    found = np.empty((len(CHANNELS), size), dtype=np.int64)
    found[0] = characters
    found[1:] = np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(len(rows), size)
    found += 1
    found *= np.frombuffer(inside, dtype=np.uint8)
    return Seen(found, tuple(parts))


def _joined(sentences: Sequence[str]) -> tuple[str, list[Span]]:
    between = "\n" * REACH
    parts, low = [], REACH
    for text in sentences:
        parts.append((low, low + len(text)))
        low += len(text) + REACH
    return between + "".join(text + between for text in sentences), parts


CHANNELS = ("character", "kind", "head", "lexicon", "suffix", "lead", "ahead", "closed", "proposed")
_LISTS = (3, 5, 3, 1)  # the kinds of heads, of words, of suffixes and of leads, each with four places in its stretch
# How many codes there are of each channel, the character left out as unbounded.
SIZES = (0, len(_NAMED) + 1, *(4 * (kinds + 1) + 1 for kinds in _LISTS), 7, 4, 5)


@lru_cache(maxsize=1024)
def _stretch(size: int, base: int) -> bytes:
    """The codes of a stretch: single 1, begin 2, inside 3, end 4, on top of ``base``."""
    if size == 1:
        return bytes((base + 1,))
    return bytes((base + 2, *[base + 3] * (size - 2), base + 4)) if size else b""


def _mark_words(row: bytearray, lists: Sequence[Sequence[Span]]) -> None:
    """Mark the words of some lists, which have the codes 1, 2 and so on."""
    for code, spans in enumerate(lists, start=1):
        for start, end in spans:
            row[start:end] = _stretch(end - start, 4 * code)


def _mark_all(row: bytearray, text: str, patterns: Iterable[tuple[re.Pattern[str], int]]) -> None:
    for pattern, code in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            row[start:end] = _stretch(end - start, 4 * code)


_CLAUSE = re.compile(r"[，。；：！？、\s]")
_END = re.compile(rb"[\x08\x0c\x10]")  # the last character of a head, of each of the three kinds
# Behind which character how far the head's end may lie, from the left: the last 24 are told apart.
_NEAR = bytes((5,) * 12 + (4,) * 6 + (3,) * 3 + (2,) * 2 + (1,))


def _ahead(text: str, heads: bytearray) -> bytearray:
    """How far the next head noun's end lies ahead in the same clause: 0 none, 1 at once, then 2, 4, 8, 16 characters and more."""
    found = bytearray(len(text))
    low = 0
    ends = deque(match.end() for match in _END.finditer(heads))
    for stop in (*(m.start() for m in _CLAUSE.finditer(text)), len(text)):
        while ends and ends[0] <= stop:
            end = ends.popleft()
            found[low:end] = b"\6" * (end - low - len(_NEAR)) + _NEAR[-(end - low) :]
            low = end
        low = stop
    return found


def _closed(text: str, parts: Sequence[Span]) -> bytearray:
    """Whether words that close an enumeration follow before the sentence ends (1), an amount of money does (2), both (3)."""
    found = bytearray(len(text))
    starts = [start for start, _ in parts]
    closing = {bisect_right(starts, match.start()) - 1: match.start() for match in _CLOSING.finditer(text)}
    amounts = {bisect_right(starts, match.start()) - 1 for match in _MONEY.finditer(text)}
    for number, (start, end) in enumerate(parts):
        last = closing.get(number, start)
        money = 2 if number in amounts else 0
        found[start:end] = bytes((money + 1,)) * (last - start) + bytes((money,)) * (end - last)
    return found
