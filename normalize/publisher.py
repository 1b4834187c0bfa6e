"""The publisher of an article, as record, metadata line, dateline, byline or the page around it name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.records import Declared
from normalize.bylines import end_byline
from normalize.datelines import Dateline
from normalize.lexicon import rows
from normalize.metaline import is_publication, read_meta
from normalize.pages import Item
from normalize.press import PRESS, PRESS_NAME
from normalize.roles import META

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#]\S*)?\Z", re.IGNORECASE)
_PRINT = re.compile(
    r"(?:[一-龥]{1,6}[·・])?([一-龥]{2,4}?(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|晶报|导报|周报))(?![社业])"
)
_PRODUCT = re.compile(r"客户端|手机|微信|微博|订阅|版权|主办|公众号|电子版|数字报|[·・]")
_CALL = re.compile(r"^.*(?:安装|下载|打开|关注|订阅|登录|登陆|扫码|进入|查看)")
_CLOSING_SOURCE = re.compile(
    r"[（(【\[]\s*(?:文章|稿件)?来源\s*[:：]\s*(?P<name>[^）)】\]\s，,；;]{2,20})[^）)】\]]*[)）】\]]\Z"
)
_QUOTED = re.compile(rf"[（(]?据({PRESS})(?:\d+日|\d+月\d+日)?(?:消息|报道|电|记者)")
_HOSTS = tuple((row[0], row[1]) for row in rows("hosts.tsv"))
_NO_PUBLISHER = frozenset(
    (
        "本站",
        "本网",
        "本报",
        "网络",
        "互联网",
        "网络综合",
        "转载",
        "原创",
        "综合",
        "本站原创",
        "未知",
        "佚名",
        "其他",
        "编辑",
    )
)


def publisher_of(item: Item, declared: Declared, opening: Dateline | None, page: str | None) -> str | None:
    """The publisher, or None where nothing names it.

    Args:
        item: the article's lines.
        declared: what the record states; a host name there or in its address counts only after the text.
        opening: the article's dateline.
        page: the paper that the lines around the articles name.
    """
    for name in _named(item, declared, opening, page):
        name = name.strip(" \u3000《》“”")
        if name and name not in _NO_PUBLISHER and not _HOST.match(name):
            return name
    return None


def _named(item: Item, declared: Declared, opening: Dateline | None, page: str | None) -> Iterator[str]:
    if declared.publisher and not _HOST.match(declared.publisher.strip()):
        yield declared.publisher
    for marked in item.telling:
        if marked.role is META:
            yield read_meta(marked.line.text).source or ""
    yield (opening.agency if opening else None) or ""
    yield _host_name(declared) or ""
    yield page or ""
    yield from (_press_at_start(end_byline(marked.line.text)) for marked in item.telling if marked.closes)
    yield from (
        match["name"] for line in item.text[-1:] for match in [_CLOSING_SOURCE.search(line.text[-60:])] if match
    )
    yield _quoted(item)


def _host_name(declared: Declared) -> str | None:
    """The publisher whose site the record's address is on, where the site is well known."""
    for text in (declared.publisher, declared.url):
        match = _HOST.match(text.strip()) if text else None
        if match is None:
            continue
        host = match[1].lower()
        for known, name in _HOSTS:
            if host == known or host.endswith("." + known):
                return name
    return None


def _press_at_start(text: str | None) -> str:
    match = PRESS_NAME.match(text) if text else None
    return match[0] if match else ""


def _quoted(item: Item) -> str:
    """The agency that the first paragraph gives as its source: 据某某社报道."""
    match = _QUOTED.match(item.text[item.head_lines].text[:60]) if len(item.text) > item.head_lines else None
    return match[1] if match else ""


def page_publisher(around: Sequence[str], issues: Sequence[str]) -> str | None:
    """The paper whose page this is, as the lines around its articles name it, or None.

    A line that names paper and day of an issue is surest; else a masthead, or a line of the paper's own products (its
    客户端, its subscription, 某报业·某某日报). ``issues`` are those of the lines ``around`` that name an issue.
    """
    for text in issues:
        match = PRESS_NAME.match(text.strip("《》 "))
        if match:
            return match[0]
    for text in around:
        if "报" not in text:
            continue
        owned = len(text) <= 60 and (_PRODUCT.search(text) or is_publication(text))
        match = _PRINT.search(_CALL.sub("", text)) if owned else None
        if match:
            return match[1]
    return None
