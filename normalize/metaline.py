"""Metadata lines: date, source and author under a headline; paper, day and page of an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from normalize.press import PRESS, PRESS_NAME

# The century stands in front of what must not be before it: that is what ``re`` skips by.
FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)(?<!\d..)\d{2})\s*(?:[-/.]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.]|月)\s*(?P<day>\d{1,2})(?!\d)\s*日?"
)
_SEPARATOR = r"\s*[:：丨|｜]"
_LABEL = re.compile(
    r"(?:来源|文章来源|信息来源|新闻来源|稿源|稿件来源|发布时间|发布日期|发表时间|更新时间|发布单位|供稿|点击|浏览|阅读|字体|字号)"
    rf"{_SEPARATOR}|原创\s|(?:时间|日期){_SEPARATOR}\s*(?:19|20)\d\d|(?:作者|记者|编辑|责任编辑|撰文|文|通讯员){_SEPARATOR}(?![^\n]*[?？!！，])"
)
# The characters that its branches begin with: most lines begin with none of them.
LABEL_HEADS = frozenset("来文信新稿发更供点浏阅字原时日作记编责撰通")
_SOURCE = re.compile(
    r"(?:来\s*源|稿源|发布单位|发布机构|出处|转自)\s*[:：丨|｜]?\s*(?P<name>[^\s|｜，,；;（(\[【:：]{2,24})"
)
# 某某发布 2021-03-04 18:20: the account that published, in front of the day.
_LEADING = re.compile(rf"(?P<name>{PRESS}|[一-龥]{{2,10}}发布)\s+(?:19|20)\d\d\s*[-/.年]")
_AUTHOR = re.compile(
    r"(?:作\s*者|记者|供稿|撰稿|文)\s*[:：]\s*(?P<names>[一-龥·]{2,5}(?:[\s、,，/]{1,2}[一-龥·]{2,4}(?![一-龥:：])){0,6})"
)
_TIME = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|星期[一二三四五六日天]|周[一二三四五六日]|[时点分秒]|\d{1,2}")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?![^，,]*[，,])")
_FILLER = re.compile(r"[\s|｜:：·,，/\-—()（）\[\]【】第版期0-9A-Za-z]+")
MASTHEAD = ("报", "网", "社", "台", "客户端", "融媒体中心", "澎湃新闻", "封面新闻")
_EDITOR = re.compile(r"\s*[【\[(（](?:责任)?编辑[^】\])）]{0,20}[】\])）]\Z")
BRACKETS = "《》（）()【】 \u3000"
_LONGEST = 140


class Meta(NamedTuple):
    """What one metadata line says."""

    day: date | None
    source: str | None
    authors: tuple[str, ...]


def day_of(match: re.Match[str]) -> date | None:
    """The calendar day of a FULL_DATE match, or None where there is no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def full_date(text: str) -> re.Match[str] | None:
    """The first day with its year that a text tells, or None; most lines have no century and cost a look for it."""
    return FULL_DATE.search(text) if has_century(text) else None


def full_dates(text: str) -> Iterator[re.Match[str]]:
    """All days with their year that a text tells, in no order; looked for by the century, which ``find`` is fastest at."""
    for century in ("20", "19"):
        at = text.find(century)
        while at >= 0:
            if match := FULL_DATE.match(text, at):
                yield match
            at = text.find(century, at + 2)


def has_century(text: str) -> bool:
    """Whether a text can tell a day with its year."""
    return "20" in text or "19" in text


def is_meta(text: str) -> bool:
    """Whether a line tells when, from whom and by whom, and nothing else.

    >>> [is_meta(t) for t in ("2021-03-04 09:15 来源：某某日报", "2021年3月4日，开工。", "来源于木材")]
    [True, False, False]
    """
    if len(text) > _LONGEST + 2 or "。" in text:
        return False
    text = text.strip(BRACKETS)
    if len(text) > _LONGEST:
        return False
    if text[:1] in LABEL_HEADS and _LABEL.match(text):
        return True
    match = full_date(text)
    if match is None:
        return False
    rest = _FILLER.sub("", _TIME.sub("", text[: match.start()] + text[match.end() :]))
    told = not rest or _LABEL.search(text) is not None or _is_press(rest) or (len(text) <= 40 and _CLOCK.search(text))
    return match.start() <= 24 and bool(told)


def is_publication(text: str) -> bool:
    """Whether a line is a masthead or names an issue: a paper, perhaps with day and page, and nothing else."""
    return (len(text) <= 16 and _is_masthead(text)) or is_issue(text)


def is_issue(text: str) -> bool:
    """Whether a line names a paper with the day, and perhaps the page, of an issue: 某某日报2021年3月4日2版."""
    if len(text) > 60 or not has_century(text) or "。" in text or not FULL_DATE.search(text):
        return False
    text = _EDITOR.sub("", text)
    match = full_date(text)
    if match is None:
        return False
    before, after = text[: match.start()], text[match.end() :]
    return _is_press(before.strip(BRACKETS)) and not _FILLER.sub("", _TIME.sub("", after)).strip(BRACKETS)


def _is_masthead(text: str) -> bool:
    name = text.strip(BRACKETS)
    return name.endswith(MASTHEAD) and not _LABEL.match(text) and _is_press(name)


def is_bare_day(text: str) -> bool:
    """Whether a line is a date and nothing else: above a text its publication, below it its signature."""
    return (
        len(text) <= 24
        and FULL_DATE.match(text) is not None
        and not re.search(r"[^\d\s年月日星期一二三四五六天:：/.-]", text)
    )


def _is_press(text: str) -> bool:
    return 2 <= len(text) <= 16 and PRESS_NAME.fullmatch(text) is not None


def read_meta(text: str) -> Meta:
    """What a metadata line says; what it does not say is None."""
    match = FULL_DATE.search(text)
    source = _SOURCE.search(text) or _LEADING.match(text)
    authors = _AUTHOR.search(text)
    return Meta(
        day_of(match) if match else None,
        source["name"].strip("《》“”") if source else None,
        tuple(re.split(r"[\s、,，/]+", authors["names"].strip())) if authors else (),
    )
