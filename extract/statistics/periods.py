"""The time a figure is about: the date before it in its sentence, the period just told, or the day of the event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extract.records import Mention, Sentence
from extract.statistics.scope import Scope
from extract.statistics.subjects import told_stage

Period = tuple[date | None, date | None]

NO_PERIOD: Period = (None, None)
_EVENT = re.compile(
    r"此次|本次|这次|这批|该批|此批|当天|当日|现场|这\d+个|集中签约|集中开工|集中竣工|集中投产|签约会|签约仪式"
)
_CEREMONIAL = re.compile("签约|开工|奠基|竣工|投产|揭牌")
# The heading of a report, behind its time: 上半年招商简报, 2023年工作回顾
_REPORT = re.compile("回顾|简报|月报|季报|快报|公报|情况|数据|运行|成绩|盘点|综述|总结|监测|统计")
_REPORT_REACH = 30  # sentences below a heading
_LONGEST_HEADING = 30  # characters
_BEGUN_THERE = re.compile(r"(?:[\u4e00-\u9fff]{0,8}(?:论坛|会|活动))?(?:集中|签约|现场)")
_HELD = re.compile(r"举行|举办|召开|开幕|闭幕|落幕|签约|开工|奠基|启动|集中|揭牌|发布|投产")
# 五年共完成…: what several years brought is not told of the year before it
_YEARS = (
    r"(?<![\d〇零一二三四五六七八九十])(?:\d{1,2}|[两二三四五六七八九十]{1,2})年(?:间|来|里)?(?:共|累计|总共|完成|投入)"
)
_AS_OF_NOW = re.compile(
    rf"目前|如今|眼下|时下|而今|现有|现已|累计|迄今|近年来|多年来|日前|近日|不久前|疫情期间|年(?:的|左右)?(?:努力|时间)|{_YEARS}"
)
# 年初确定的26个项目，目前已增至31个: the state told last, behind the date and a comma
_BY_NOW = re.compile(r"[，；：、](?:而|到|截至)?(?:目前|时下|如今|眼下|现有|现已)[^。]*$")
_DATELINE = re.compile(r"[电讯]")  # 7月18日电: when the news was sent
_UNTIL = re.compile(r"(?:截至|截止到?|截至到)$")
_WHEN_RUNNING = re.compile(r"达产|投产后|建成后|投运后")
# Who learned or announced a figure on a day: 记者20日从…获悉, 20日公布.
_TELLING = re.compile(
    r"(?:（[^（）]{2,8}）)?[）)]?(?:上午|下午)?(?:[，,]?(?:记者)?从[^，。；]{2,24}(?:获悉|了解到)|(?:对外|联合|正式)?(?:公布|宣布|发布|披露|出炉|通报|表示|介绍))"
)
# Since an event that the date only dates: 去年举办的展会以来.
_SINCE = re.compile(r"[^，。；：]{2,40}以来")
# 自2018年成立以来; 2023年截至目前
_FOUNDED = re.compile("(?:成立|启动|实施|开展|设立|开园|运营)以来")
_TO_NOW = re.compile("(?:截至|截止|到)(?:目前|今|现在)")
_NOW_BEFORE = re.compile("(?:截至|截止)(?:目前|今|现在)，?$")
_TASK = re.compile(
    r"(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十][）)、])?(?:要|将|继续|下一步|全力|着力|大力)*"
    r"(?:加快|推动|推进|力争|确保|做优|做强|抓好|滚动|突出|争取|谋划|实施|强化|全力|着力)"
)
_WHOLE_YEAR = frozenset({"全年", "年内"})
# 预计年内均可开工；新建项目26个: what a remark hopes for dates no figure behind it
_HOPED = re.compile(r"(?:预计|有望|可望)[^，。；：\d]{0,6}$")
_NO_FIGURE = re.compile(r"[^，。；：\d]{2,}[，；：]")
# 年初确定的26个项目: when the list was made
_LISTED = re.compile("(?:确定|排定|安排|列入|公布|认定|明确)的")
_AS_A_LEVEL = re.compile(r"水平|日均|平均|均值|的[\d.]+倍")  # 恢复到去年同期|水平
_OPENED = re.compile(r"(?:以来)?(?:[（(][^（()）]*[）)])?[，,]|是")
_NEWS = re.compile(r"公布|公告|获悉|发布|通报")
_DONE_FOR = re.compile("为(?!主)|收到|服务|帮助|支持|[引新落]|其中")
_FULL_STOPS = frozenset("。！？；")
_HEADLINE_REACH = 40  # characters behind a headline in which its item tells the day
LASTING = ("企业", "公司", "机构", "园区", "平台", "合作社", "主体", "实验室", "商家", "联盟")  # what stands for long
_HOPED_REACH = 8
_OPENING_REACH = 4  # sentences back that may open what a figure is told of
_ON_THE_DAY = re.compile(r"签约|开工|奠基|竣工|投产|入驻|开业")


def period_of(scope: Scope, sentence: int, figure: int, subject: str) -> Period | None:
    """The period that the sentence itself fixes for a figure at ``figure``, or None where it fixes none.

    A day in the sentence wins over a coarser date where the group was signed or begun on that day; so does any date that
    lies inside the last one (前三季度，今年的重点项目完成投资…). The day on which the news was told says nothing.
    """
    span = scope.sentences[sentence]
    dates = [m for _, m in scope.of_type("DATE", span.start, figure) if _is_time(scope, m)]
    if not dates and (behind := _right_behind(scope, figure)) is not None:
        return behind
    if not dates:
        return NO_PERIOD if _AS_OF_NOW.search(scope.text, span.start, figure) else None
    if _BY_NOW.search(scope.text, dates[-1].end, figure) and not _until_now(scope, dates[-1]):
        return NO_PERIOD
    days = [m for m in dates if m.grain == "day"]
    told = days[-1] if days and _ON_THE_DAY.search(subject) else _finest(scope, dates)
    if told is not dates[-1] and _open_start(scope, told) is None:  # 截至8月底，今年新开工…
        return _open_start(scope, dates[-1]), told.date_end
    if told.text.endswith("以来") and subject.endswith(LASTING) and _are_there(scope, span.start, figure, subject):
        return NO_PERIOD
    if _FOUNDED.match(scope.text, told.end, figure):
        return told.date_start, scope.article.reference_date
    if _is_to_now(scope, told, figure) and _holds_today(scope, told):
        return told.date_start, scope.article.reference_date
    if _SINCE.match(scope.text, told.end, figure):
        return told.date_end if told.grain == "day" else None, scope.article.reference_date
    return _open_start(scope, told), told.date_end


def _right_behind(scope: Scope, figure: int) -> Period | None:
    """The time told right behind a group (26个项目年内开工), or None."""
    told = [m for _, m in scope.of_type("DATE", figure, figure + 1) if _is_time(scope, m)]
    return (_open_start(scope, told[0]), told[0].date_end) if told else None


def _are_there(scope: Scope, start: int, figure: int, subject: str) -> bool:
    """Whether firms are counted as there are, not as those something was done for (今年以来…，全县有冷链企业26家)."""
    clause = max(scope.text.rfind(mark, start, figure) for mark in "，；、") + 1
    return not told_stage(subject) and _DONE_FOR.search(scope.text, max(start, clause), figure) is None


def _until_now(scope: Scope, told: Mention) -> bool:
    """Whether a date itself runs up to the day of the news (今年以来，…目前…)."""
    return told.date_end is not None and told.date_end == scope.article.reference_date


def _is_to_now(scope: Scope, told: Mention, figure: int) -> bool:
    """Whether 截至目前 stands beside a date: 2023年截至目前, 截至目前，今年…."""
    behind = _TO_NOW.match(scope.text, told.end, figure)
    return behind is not None or _NOW_BEFORE.search(scope.text, max(0, told.start - 6), told.start) is not None


def _holds_today(scope: Scope, told: Mention) -> bool:
    today = scope.article.reference_date
    return bool(today and told.date_start and told.date_end and told.date_start <= today <= told.date_end)


def _finest(scope: Scope, dates: Sequence[Mention]) -> Mention:
    """The last date, or the last one before it that lies inside it and is shorter (前三季度，2023年重点项目…).

    What a whole year is to bring (全年力争…) is not told of the months named before it.
    """
    last = dates[-1]
    if last.grain == "plan" or last.text in _WHOLE_YEAR:
        return last
    inside = [d for d in dates[:-1] if _within(d, last) and scope.text.find("；", d.end, last.start) < 0]
    return inside[-1] if inside else last


def _within(one: Mention, other: Mention) -> bool:
    if one.date_start is None or one.date_end is None or other.date_start is None or other.date_end is None:
        return False
    begins, ends = one.date_start >= other.date_start, one.date_end <= other.date_end
    return begins and ends and (one.date_start, one.date_end) != (other.date_start, other.date_end)


def _is_time(scope: Scope, told: Mention) -> bool:
    """Whether a date says when: it has a value, and is not what a figure is compared with (比上年增长)."""
    compared = scope.text[max(0, told.start - 1) : told.start] in ("比", "较", "同")
    valued = told.date_start is not None and told.duration is None and not scope.within("PROJECT", told)
    telling = told.grain == "day" and (_TELLING.match(scope.text, told.end) or _DATELINE.match(scope.text, told.end))
    listed = _LISTED.match(scope.text, told.end) or _AS_A_LEVEL.match(scope.text, told.end)
    return valued and not compared and not telling and not listed and not _is_hoped(scope, told)


def _is_hoped(scope: Scope, told: Mention) -> bool:
    """Whether a date only says when something else is hoped for, in a clause without a figure."""
    before = scope.text[max(0, told.start - _HOPED_REACH) : told.start]
    return _HOPED.search(before) is not None and _NO_FIGURE.match(scope.text, told.end) is not None


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


def opened_with(scope: Scope, sentence: int) -> Period | None:
    """The time that an earlier sentence of the paragraph begins with (今年是…之年。…), the nearest one, or None."""
    for index in range(sentence - 1, max(-1, sentence - _OPENING_REACH), -1):
        span = scope.sentences[index]
        if span.paragraph != scope.sentences[sentence].paragraph:
            return None
        told = [m for _, m in scope.of_type("DATE", span.start, span.start + 2) if _is_time(scope, m)]
        if told and _is_history(scope, told[0]):
            return None
        if told and _OPENED.match(scope.text, told[0].end) and not _NEWS.search(scope.text, span.start, span.end):
            return _open_start(scope, told[0]), told[0].date_end
    return None


def _is_history(scope: Scope, told: Mention) -> bool:
    """Whether a date ends more than a year before the one of the news: 2003年，…分出一块地。…有企业26家."""
    today = scope.article.reference_date
    return bool(today and told.date_end and told.date_end.year < today.year - 1)


def under_heading(scope: Scope, sentence: int) -> Period:
    """The time of the report whose heading stands above a sentence (一、2023年工作回顾), no period where none does."""
    for index in range(sentence - 1, max(-1, sentence - _REPORT_REACH), -1):
        span = scope.sentences[index]
        short = span.end - span.start <= _LONGEST_HEADING and _is_headline(scope, span.end)
        told = _dates_of_line(scope, index) if short else []
        if told:
            report = _REPORT.search(scope.text, told[-1].end, span.end)
            return (told[-1].date_start, told[-1].date_end) if report else NO_PERIOD
    return NO_PERIOD


def _dates_of_line(scope: Scope, index: int) -> list[Mention]:
    """The times longer than a day that the sentence ``index`` tells where it is a line of its own; none of another."""
    span = scope.sentences[index]
    beside = [*scope.sentences[max(0, index - 1) : index], *scope.sentences[index + 1 : index + 2]]
    if any(other.paragraph == span.paragraph for other in beside):
        return []
    return [m for _, m in scope.of_type("DATE", span.start, span.end) if m.grain != "day" and _is_time(scope, m)]


def is_task(scope: Scope, sentence: int, figure: int) -> bool:
    """Whether the figure is part of what shall be done (加快推进40个项目建设), which no past period dates."""
    span = scope.sentences[sentence]
    clause = max(scope.text.rfind(mark, span.start, figure) for mark in "，；：") + 1
    return bool(_TASK.match(scope.text, max(span.start, clause), figure) or _TASK.match(scope.text, span.start, figure))


def event_period(scope: Scope, day: Mention | None, sentence: int, subject: str) -> Period:
    """The day of the ceremony or meeting that the article reports, for a sentence that speaks of it, else no period."""
    if day is None:
        return NO_PERIOD
    span = scope.sentences[sentence]
    told_here = scope.text.rfind("\n", 0, span.start) < day.start < span.start
    if _is_its_ceremony(scope, day, span, subject):
        return day.date_start, day.date_end
    speaks_of_it = _EVENT.search(scope.text, span.start, span.end) or _BEGUN_THERE.match(subject)
    return (day.date_start, day.date_end) if told_here or speaks_of_it else NO_PERIOD


def _is_its_ceremony(scope: Scope, day: Mention, span: Sentence, subject: str) -> bool:
    """Whether a group was signed or begun and the sentence of ``day`` tells of that (签约项目 behind 6日，县里举行签约会)."""
    stage, told = _CEREMONIAL.search(subject), scope.sentence_at(day.start)
    if stage is None or told is None or _AS_OF_NOW.search(scope.text, span.start, span.end):
        return False
    return scope.text.find(stage.group(), told.start, told.end) >= 0


def event_days(scope: Scope) -> tuple[Mention, ...]:
    """The days that the article tells for ceremonies and meetings, in order."""
    found: list[Mention] = []
    today = scope.article.reference_date
    for _, mention in scope.of_type("DATE", 0, len(scope.text)):
        if scope.text.startswith("电", mention.end):
            continue  # a dateline: when the news was sent
        if mention.grain == "day" and mention.date_start is not None and not (today and mention.date_start > today):
            sentence = scope.sentence_at(mention.start)
            if sentence is not None and _HELD.search(scope.text, sentence.start, sentence.end):
                found.append(mention)
    return tuple(found)


def event_of(scope: Scope, days: Sequence[Mention], sentence: int, *, here: bool = False) -> Mention | None:
    """The day of the ceremony that a sentence tells of: the last told before its end; behind a headline, the next one.

    The first of the article where none is told before; None where there is none. ``here`` takes only one of the sentence's own
    paragraph or of the one below it.
    """
    if not days:
        return None
    if here:
        paragraph = scope.sentences[sentence].paragraph
        days = [d for d in days if (at := scope.sentence_at(d.start)) and at.paragraph - paragraph in (0, 1)]
        return event_of(scope, days, sentence)
    end = scope.sentences[sentence].end
    before = bisect_right(days, end, key=lambda day: day.start)
    if _is_headline(scope, end) and before < len(days) and days[before].start - end < _HEADLINE_REACH:
        return days[before]
    return days[max(0, before - 1)]


def heads(scope: Scope, headline: int, place: int) -> bool:
    """Whether ``headline`` lies in a line that no full stop ends, and ``place`` in the paragraph behind it."""
    above, below = scope.sentence_at(headline), scope.sentence_at(place)
    if above is None or below is None or _is_headline(scope, below.end):
        return False
    return _is_headline(scope, above.end) and below.paragraph == above.paragraph + 1


def _is_headline(scope: Scope, end: int) -> bool:
    return scope.text[end - 1 : end] not in _FULL_STOPS and scope.text[end - 2 : end - 1] not in _FULL_STOPS
