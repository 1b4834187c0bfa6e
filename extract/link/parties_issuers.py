"""The listed company whose announcement an article retells: what it raises money for is its own, though the text says 公司 or nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.link.parties_names import names
from extract.link.parties_speakers import may_build
from extract.link.parties_subjects import acts
from extract.link.records import Reading

_RAISES = ("募集", "募投", "募资", "超募", "定向增发", "非公开发行", "配股")
_DAY = r"(?:今日|昨日|近日|日前|今晚|昨晚|\d+日|\d+月\d+日|（[^（）]{1,6}）|\(\d[^()]{0,6}\))?"
_WHO = r"(?P<who>[^，。；：:“”、的\d\s（()）的]{3,14}?)"
# 甲远（600000）, 甲远(简称, 甲远昨日发布公告, 甲远披露的预案
_ISSUER = re.compile(
    rf"(?:^|[，。；：、继\n\s]|[今昨]日，?|日前，?|近日，?|\d日，?)(?:继|而|其中|以及|和)?{_WHO}(?:股份有限公司|有限公司)?"
    rf"(?:[（(][^（）()]{{0,24}}?(?:\d{{6}}|简称|下称|股票代码)[^（）()]{{0,40}}[）)]|{_DAY}(?:晚间)?(?:发布(?:了)?(?:公告|预案)|公告(?:称|显示)?[，：]|披露|公布了|复牌))"
)
# 甲远：资源整合齐头并进: a section about one of several
_SECTION = re.compile(rf"(?:^|\n){_WHO}：[^\n。]{{4,24}}\n")
# 募集资金投向|名, 新增募投项目“|名, 用超募资金建设的|名
_FOR = re.compile(
    r"(?:募集资金|募投|募资|超募|增发|配股|发行)[^。]{0,120}$|(?:该|本|此|[，。；\n])(?:目前)?公司[^\n]{0,100}$"
)
_LONG = 160  # characters in front of a name in which the money is told


def issued(reading: Reading, done: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each project that an announcement of money to be raised tells of.

    The clusters of ``done`` are left out; an article that raises nothing gives none.
    """
    text = reading.article.text
    if not any(word in text for word in _RAISES):
        return
    told = _issuers(text)
    starts = [start for start, _ in told]
    only = len({name for _, name in told}) == 1
    for number, cluster in enumerate(reading.clusters if told else ()):
        if number in done:
            continue
        for index in cluster.mentions:
            start = reading.mentions[index].start
            at = bisect_right(starts, start)
            low = max(text.rfind("\n", 0, start) + 1, start - _LONG)
            if at and (_FOR.search(text, low, start) or (only and acts(text[low:start]))):
                yield number, told[at - 1][1]
                break


def _issuers(text: str) -> list[tuple[int, str]]:
    """Where the text names a listed company that announces something, with its name, in text order."""
    found = [
        (match.start("who"), match["who"])
        for pattern in (_ISSUER, _SECTION)
        for match in pattern.finditer(text)
        if may_build(match["who"]) and any(True for _ in names(match["who"]))
    ]
    return sorted(found)
