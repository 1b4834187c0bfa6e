"""Which day a text means: that of an occasion which it tells of, and not the one on which the news was sent or learnt."""

from __future__ import annotations

import re

from extract.link.records import Reading
from extract.records import Mention

# 9日获悉, 13日披露: the day on which it was told
_WHEN_TOLD = re.compile(
    r"(?:上午|下午|晚间?|凌晨)?(?:，?(?:记者|笔者))?(?:[从在自由][^，。；]{0,30}?)?(?:对外)?(?:获悉|了解到|披露|透露|通报|介绍|消息)"
    # 今天上午，发言人在发布会上表示，
    r"|(?:上午|下午)?，(?![^，。；]*(?:仪式|现场|活动))[^，。；]{2,40}?(?:表示|介绍|透露|指出|说)，"
)
_OPENS = 24  # characters in which a date that opens a sentence ends
# 6月3日，… and 6月3日在城东，…
_COMMA = re.compile(r"(?:上午|下午|晚间?|中午|清晨)?(?:[在于][^，。；]{2,16})?，")
_HELD = re.compile(r"[^。]{0,120}?(?:举行|举办|召开|开幕|启幕|出席|发布|集中(?:开工|签约|奠基))")
_DATELINE = re.compile(r"[^。，；]{2,24}?日电\s*(?:[（(][^）)。]{0,40}[）)])?\s*")
# 负责人介绍，3月甲开工: what somebody tells begins behind the comma
_SAID = re.compile(r"(?:据)?[^，。；：\d]{0,20}(?:介绍|表示|说|透露|指出|称)[，：][“‘]?")
_BACK, _ON = 1500, 250  # characters in which an occasion is remembered, and in which its day may be told later


def is_of_the_news(text: str, day: Mention) -> bool:
    """Whether a day is a dateline's (3日电) or the one on which a reporter learnt something (3日获悉)."""
    return text.startswith("电", day.end) or _WHEN_TOLD.match(text, day.end) is not None


def opening_day(reading: Reading, start: int) -> Mention | None:
    """The date with which a sentence opens, which holds for all of its clauses that bring none (6月3日，甲开工，乙竣工)."""
    text = reading.article.text
    line = _DATELINE.match(text, start)
    start = line.end() if line else start
    said = _SAID.match(text, start)
    start = said.end() if said else start
    found = (m for _, m in reading.within("DATE", start, start + _OPENS) if m.date_start)
    day = next((m for m in found if m.start - start <= 1), None)
    return day if day and _COMMA.match(text, day.end) and not is_of_the_news(text, day) else None


def over(reading: Reading, day: Mention) -> Mention:
    """The year that is meant by 全年 where something was done in it: one that is over, told in figures before it.

    Any other day, and a year that is over, is left as it is.
    """
    reference = reading.article.reference_date
    if day.text != "全年" or reference is None or day.date_end is None or day.date_end < reference:
        return day
    before = reading.within("DATE", max(0, day.start - _BACK), day.start)
    years = [m for _, m in before if m.grain == "year" and m.date_end]
    told = [m for m in years if m.text[:2] in ("19", "20") and m.date_end and m.date_end < reference]
    return told[-1] if told else day


def occasion(reading: Reading, at: int, *, ceremony: bool) -> Mention | None:
    """The day of the meeting or ceremony that was told last in front of ``at``; of a ceremony's own also the next one told."""
    before = _held(reading, max(0, at - _BACK), at)
    if before or not ceremony:
        return before[-1] if before else None
    behind = _held(reading, at, at + _ON)
    return behind[0] if behind else None


def _held(reading: Reading, start: int, end: int) -> list[Mention]:
    text = reading.article.text
    days = [m for _, m in reading.within("DATE", start, end) if m.date_start and m.grain == "day"]
    return [m for m in days if m.date_start == m.date_end and _HELD.match(text, m.end) and not is_of_the_news(text, m)]
