"""The metadata of an article: title, publisher, authors and day, each from the best place that states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.records import Declared
from normalize.bylines import end_byline, inline_byline, is_byline, names
from normalize.datelines import Dateline, dateline
from normalize.lexicon import rows
from normalize.press import PRESS_NAME
from normalize.metaline import FULL_DATE, Meta, day_of, is_meta, is_publication, read_meta
from normalize.pages import Item
from normalize.roles import Marked, Role

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_URL_DAY = re.compile(r"/(20\d{2})[-/]?(\d{2})[-/]?(\d{2})/|[/_]t?(20\d{2})(\d{2})(\d{2})_")
_PAPER = re.compile(
    r"(?:[一-龥]{1,6}[·・])?([一-龥]{1,4}?(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|晶报|导报|周报))(?!社|业)"
)
_OWN_PRODUCT = re.compile(r"客户端|手机|微信|微博|订阅|版权|主办|·|・|公众号|电子版|数字报")
_ACCORDING = re.compile(r"据(新华社|中新社|中新网|人民日报|新华网|人民网|央视新闻|央视网)")
_NO_PUBLISHER = frozenset(
    ("本站", "本网", "本报", "网络", "互联网", "转载", "原创", "综合", "本站原创", "未知", "佚名")
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the lines around the articles of a page say: its paper, its day, its year."""

    publisher: str | None
    day: date | None
    years: tuple[int, ...]


def page_facts(marked: Sequence[Marked]) -> PageFacts:
    """The paper, the day and the year that the furniture and publication lines of a page name."""
    around = [item.line.text for item in marked if item.role in (Role.FURNITURE, Role.PUBLICATION)]
    issues = [text for text in around if is_publication(text)]
    days = sorted({day for text in issues for day in [_first_day(text)] if day})
    years = tuple(sorted({int(text) for text in around if re.fullmatch(r"20\d{2}", text)}))
    return PageFacts(_page_publisher(issues, around), days[0] if len(days) == 1 else None, years)


def _page_publisher(issues: Sequence[str], around: Sequence[str]) -> str | None:
    for text in issues:
        match = PRESS_NAME.match(text.strip("《》 "))
        if match:
            return match[0]
    for text in around:
        match = _PAPER.search(_before_product(text)) if len(text) <= 60 and _OWN_PRODUCT.search(text) else None
        if match:
            return match[1]
    return None


def _before_product(text: str) -> str:
    """The text after the last verb of a call to action: 安装某某日报客户端 names the paper, not 安装某某日报."""
    return re.sub(r"^.*(?:安装|下载|打开|关注|订阅|登录)", "", text)


def _first_day(text: str) -> date | None:
    match = FULL_DATE.search(text)
    return day_of(match) if match else None


def metas(item: Item) -> tuple[Meta, ...]:
    """What the metadata lines of an item say, in order."""
    return tuple(read_meta(line.line.text) for line in item.lines if line.role is Role.META)


def title_of(item: Item, declared: Declared) -> str | None:
    """The title: the declared one, else the last headline line that is not a subtitle after a dash."""
    if declared.title and declared.title.strip():
        return declared.title.strip()
    heads = [line.text for line in item.heads if line.text[0] not in "—–■□"]
    return heads[-1] if heads else None


def first_dateline(item: Item) -> Dateline | None:
    """The dateline of the first paragraph that opens with one, among the first three lines below the headline."""
    for line in item.text[item.head_lines : item.head_lines + 3]:
        found = dateline(line.text)
        if found:
            return found
    return None


def publisher_of(item: Item, declared: Declared, page: PageFacts) -> str | None:
    """The publisher as the record, the metadata line, the dateline, the closing byline or the page names it, else None."""
    opening = first_dateline(item)
    choices: Iterable[str | None] = (
        _declared_name(declared.publisher),
        *(meta.source for meta in metas(item)),
        opening.agency if opening else None,
        _host_name(declared),
        page.publisher,
        *(_press_in(end_byline(line.line.text) or "") for line in item.lines),
        _quoted_agency(item),
    )
    return next((name for name in choices if name and name not in _NO_PUBLISHER), None)


def _declared_name(name: str | None) -> str | None:
    if not name or not name.strip() or _HOST.fullmatch(name.strip()):
        return None
    return name.strip()


def _host_name(declared: Declared) -> str | None:
    for text in (declared.publisher, declared.url):
        match = _HOST.match(text.strip()) if text else None
        if match:
            host = match[1].lower()
            return next((row[1] for row in rows("hosts.tsv") if host == row[0] or host.endswith("." + row[0])), None)
    return None


def _press_in(text: str) -> str | None:
    match = PRESS_NAME.match(text)
    return match[0] if match else None


def _quoted_agency(item: Item) -> str | None:
    first = item.text[item.head_lines].text[:40] if len(item.text) > item.head_lines else ""
    match = _ACCORDING.match(first)
    return match[1] if match else None


def authors_of(item: Item, declared: Declared) -> tuple[str, ...]:
    """The reporters: the declared ones, else those of the bylines in order, each once."""
    if declared.authors:
        return declared.authors
    found: dict[str, None] = {}
    for marked in item.lines:
        for name in _line_authors(marked):
            found[name] = None
    return tuple(found)


def _line_authors(marked: Marked) -> tuple[str, ...]:
    text = marked.line.text
    if marked.role is Role.META or is_meta(text):
        return read_meta(text).authors
    if marked.role is Role.BYLINE or is_byline(text):
        return names(text)
    inside = inline_byline(text) if marked.opens or marked.role is Role.END else None
    closing = end_byline(text) if marked.closes else None
    return tuple(name for part in (inside, closing) if part for name in names(part))


def published_on(item: Item, declared: Declared, page: PageFacts, path: str) -> date | None:
    """The day of publication that record, metadata line, page, full dateline or address states, else None."""
    opening = first_dateline(item)
    full = opening.full_day() if opening else None
    choices = (
        _declared_day(declared.published_at),
        *(meta.day for meta in metas(item)),
        page.day,
        full,
        _url_day(declared.url or path),
    )
    return next((day for day in choices if day), None)


def _declared_day(text: str | None) -> date | None:
    match = (
        FULL_DATE.search(text) or re.match(r"\s*(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})", text)
        if text
        else None
    )
    return day_of(match) if match else None



def _url_day(url: str) -> date | None:
    match = _URL_DAY.search(url)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None
