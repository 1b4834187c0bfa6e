"""What the tagger sees of a sentence beside its characters: small codes for each character, from patterns and word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extract.words import any_of, column, words

Codes = NDArray[np.int64]

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
_TAGS = {
    tag: number
    for number, tag in enumerate(
        (
            "",
            "ns",
            "nz",
            "nt",
            "nr",
            "nrt",
            "n",
            "v",
            "vn",
            "m",
            "q",
            "x",
            "p",
            "d",
            "uj",
            "ul",
            "c",
            "f",
            "a",
            "t",
            "j",
            "eng",
            "b",
            "r",
        ),
        start=1,
    )
}
_CLOSING = re.compile(
    r"(?<![中高初均平对同])等[^。；，]{0,16}?(?:项目|工程)|[两二三四五六七八九十\d]+(?:个|大|项|条|座)[^，。；、]{0,8}?(?:项目|工程)"
)
_MONEY = re.compile(r"\d(?:余|多)?[万亿]+(?:美|港|欧)?元")


@cache
def _lexicon() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of the word lists with their codes; where two match the same characters the later one stands."""
    border = any_of(column("name_borders", "word"))
    return (
        (re.compile(any_of(column("project_classes", "word", kind="industry"))), 1),
        (re.compile(any_of(column("project_classes", "word", kind="class"))), 2),
        (re.compile(border), 3),
        (re.compile(any_of(column("project_verbs", "word", side="front"))), 4),
        (re.compile(any_of(column("project_verbs", "word", side="behind"))), 5),
    )


@cache
def _heads() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(any_of(column("project_heads", "head", kind=kind))), number)
        for number, kind in enumerate(("existing", "facility", "project"), start=1)
    )


def channels(text: str, proposed: Sequence[tuple[int, int]] = ()) -> Codes:
    """One row for each of the sentence's characters, one column for each of :data:`CHANNELS`; no code is negative.

    ``proposed`` are the names that the rules found in it.
    """
    size = len(text)
    found = np.zeros((len(CHANNELS), size), dtype=np.int64)
    found[0] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    for match in _KIND.finditer(text):
        found[1, match.start() : match.end()] = _NAMED[match.lastgroup or "other"]
    for word in words(text):
        _mark(found[2], word.start, word.end, 0)
        found[3, word.start : word.end] = _TAGS.get(word.tag, 0)
    _mark_all(found[4], text, _heads())
    _mark_all(found[5], text, _lexicon())
    _mark_all(found[6], text, ((_DIVISION, 1), (_ORGAN, 2), (_JOIN, 3)))
    _mark_all(found[7], text, ((_LEAD, 1),))
    found[8] = _ahead(text, found[4])
    found[9] = _closed(text)
    for start, end in proposed:
        _mark(found[10], max(start, 0), min(end, size), 0)
    return found.T


CHANNELS = ("character", "kind", "edge", "tag", "head", "lexicon", "suffix", "lead", "ahead", "closed", "proposed")


def _mark(row: Codes, start: int, end: int, base: int) -> None:
    """Write a stretch: single 1, begin 2, inside 3, end 4, on top of ``base``."""
    if end - start == 1:
        row[start] = base + 1
        return
    row[start:end] = base + 3
    row[start] = base + 2
    row[end - 1] = base + 4


def _mark_all(row: Codes, text: str, patterns: Iterable[tuple[re.Pattern[str], int]]) -> None:
    for pattern, code in patterns:
        for match in pattern.finditer(text):
            _mark(row, match.start(), match.end(), 4 * code)


_CLAUSE = re.compile(r"[，。；：！？、\s]")


def _ahead(text: str, heads: Codes) -> Codes:
    """How far the next head noun's end lies ahead in the same clause: 0 none, 1 at once, then 2, 4, 8, 16 characters and more."""
    found = np.zeros(len(text), dtype=np.int64)
    breaks = [*(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    ends = np.flatnonzero((heads % 4 == 0) & (heads > 0))
    start = 0
    for stop in breaks:
        inside = ends[(ends >= start) & (ends < stop)]
        low = start
        for end in inside:
            distance = end - np.arange(low, end + 1)
            found[low : end + 1] = 1 + np.searchsorted([1, 3, 6, 12, 24], distance, side="right")
            low = end + 1
        start = stop
    return found


def _closed(text: str) -> Codes:
    """Whether words that close an enumeration follow before the sentence ends (1), an amount of money does (2), both (3)."""
    found = np.zeros(len(text), dtype=np.int64)
    last = max((m.start() for m in _CLOSING.finditer(text)), default=0)
    found[:last] = 1
    if _MONEY.search(text):
        found += 2
    return found
