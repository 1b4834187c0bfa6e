"""What the text says once of a whole group, and holds of the members it names: 12个项目集中开工。其中，甲…；乙…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.link.records import Reading
from extract.records import Mention, Stage, StageName

_EVENT = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百几多]+|一批|批)(?:余|多)?(?:个|项|大|家)?[^，。；]{0,24}?项目[^。；]{0,30}?(?P<word>开工|奠基|签约|落地|落户|投产|竣工|动工)"
    r"|(?:集中|集体)(?P<word2>开工|奠基|签约|投产|竣工|动工)(?:了)?[^。；]{0,20}?项目"
)
_STAGE: dict[str, StageName] = {
    "开工": "started",
    "奠基": "started",
    "动工": "started",
    "签约": "signed",
    "落地": "landed",
    "落户": "landed",
    "投产": "operating",
    "竣工": "completed",
}
_TAKES_UP = re.compile(
    r"其中|此次|这次|本次|当天|当日|这批|此批|包括|分别|签约金额|签约的|开工的|投产的|如|有|从|今日|今天"
)
_UNDONE = re.compile(r"将|计划|力争|预计|未|拟|争取|确保")


def group_events(reading: Reading) -> Iterator[tuple[int, Stage]]:
    """The stages of a group's event with each cluster that is told as its member, in text order."""
    event: Stage | None = None
    inherits = False
    paragraph = -1
    for number, sentence in enumerate(reading.sentences):
        text = reading.article.text[sentence.start : sentence.end]
        units = [unit for unit in reading.units if sentence.start <= unit.start < sentence.end]
        match = _EVENT.search(text)
        if match and not _UNDONE.search(text[max(0, match.start() - 12) : match.end()]):
            event = _event(reading, number, match, sentence.start)
        elif sentence.paragraph != paragraph:
            inherits = False
        paragraph = sentence.paragraph
        if event is None or not units:
            continue
        inherits = (
            inherits or bool(_TAKES_UP.search(reading.article.text, sentence.start, units[0].start)) or bool(match)
        )
        if inherits:
            yield from ((cluster, event) for unit in units for cluster in unit.clusters)


def _event(reading: Reading, number: int, match: re.Match[str], offset: int) -> Stage:
    word = "word" if match["word"] else "word2"
    start, end = offset + match.start(word), offset + match.end(word)
    stage = Stage(_STAGE[match[word]], start, end)
    day = _day(reading, number, start)
    return replace(stage, date_start=day.date_start, date_end=day.date_end) if day else stage


def _day(reading: Reading, number: int, end: int) -> Mention | None:
    sentence = reading.sentences[number]
    days = [
        m
        for m in reading.mentions
        if m.type == "DATE" and m.date_start and m.grain == "day" and sentence.start <= m.start < end
    ]
    return days[-1] if days else None
