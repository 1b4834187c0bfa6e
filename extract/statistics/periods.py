"""The time a figure is about: the date before it in its sentence, the period just told, or the day of the event."""

from __future__ import annotations

import re
from datetime import date

from extract.records import Mention
from extract.statistics.scope import Scope

Period = tuple[date | None, date | None]

NO_PERIOD: Period = (None, None)
_EVENT = re.compile(
    r"此次|本次|这次|这批|该批|此批|当天|当日|现场|这\d+个|集中签约|集中开工|集中竣工|集中投产|签约会|签约仪式"
)
_HELD = re.compile(r"举行|举办|召开|开幕|签约|开工|奠基|启动|集中|揭牌|发布|投产")
_AS_OF_NOW = re.compile(r"目前|累计|迄今")
_UNTIL = re.compile(r"(?:截至|截止到?|截至到)$")
_WHEN_RUNNING = re.compile(r"达产|投产后|建成后|投运后")
_ON_THE_DAY = re.compile(r"签约|开工|奠基|竣工|投产|入驻|开业")


def period_of(scope: Scope, sentence: int, figure: int, subject: str) -> Period | None:
    """The period that the sentence itself fixes for a figure at ``figure``, or None where it fixes none.

    A day in the sentence wins over a coarser date where the group was signed or begun on that day.
    """
    span = scope.sentences[sentence]
    dates = [m for _, m in scope.of_type("DATE", span.start, figure) if _is_time(scope, m)]
    if not dates:
        return NO_PERIOD if _AS_OF_NOW.search(scope.text, span.start, figure) else None
    days = [m for m in dates if m.grain == "day"]
    told = days[-1] if days and _ON_THE_DAY.search(subject) else dates[-1]
    return _open_start(scope, told), told.date_end


def _is_time(scope: Scope, told: Mention) -> bool:
    """Whether a date says when: it has a value, and is not what a figure is compared with (比上年增长)."""
    compared = scope.text[max(0, told.start - 1) : told.start] in ("比", "较", "同")
    return told.date_start is not None and told.duration is None and not compared


def told_as_of_now(scope: Scope, sentence: int) -> bool:
    """Whether the sentence tells a state (目前, 累计), which no past period explains."""
    span = scope.sentences[sentence]
    return bool(_AS_OF_NOW.search(scope.text, span.start, span.end))


def _open_start(scope: Scope, told: Mention) -> date | None:
    """The first day, or None for a figure that only says how far it had come (截至3月底)."""
    up_to = scope.text[max(0, told.start - 3) : told.start]
    until = _UNTIL.search(up_to) or (up_to.endswith("到") and told.text.endswith(("底", "末", "前")))
    return None if until else told.date_start


def when_running(scope: Scope, sentence: int, figure: int) -> bool:
    """Whether the figure is what the group will bring once it runs, which no told day dates."""
    return bool(_WHEN_RUNNING.search(scope.text, scope.sentences[sentence].start, figure))


def event_period(scope: Scope, day: Mention | None, sentence: int, subject: str) -> Period:
    """The day of the ceremony or meeting that the article reports, for a sentence that speaks of it, else no period."""
    if day is None:
        return NO_PERIOD
    span = scope.sentences[sentence]
    told_here = scope.text.rfind("\n", 0, span.start) < day.start < span.start
    speaks_of_it = _EVENT.search(scope.text, span.start, span.end) or subject.startswith(("集中", "签约", "现场"))
    return (day.date_start, day.date_end) if told_here or speaks_of_it else NO_PERIOD


def event_day(scope: Scope) -> Mention | None:
    """The first day that the article tells for a ceremony or meeting."""
    for sentence in scope.sentences:
        if not _HELD.search(scope.text, sentence.start, sentence.end):
            continue
        for _, mention in scope.of_type("DATE", sentence.start, sentence.end):
            if mention.grain == "day" and mention.date_start is not None:
                return mention
    return None
