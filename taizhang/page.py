"""``taizhang look --html``: what was found in a file, as one page that needs nothing else and runs nothing.

Every word of a source is escaped, and the page forbids scripts and everything from outside: a hostile text can't use it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from corpus.errors import UnreadableSource
from corpus.read import decode
from corpus.records import RawSource, Reject
from extract.find import find
from extract.records import Facts, Mention
from normalize.normalize import normalize
from normalize.records import Article, Repair
from taizhang.look import record_lines, safe, statistic_lines, unlinked_lines, value_told

_HEAD = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>taizhang look</title>
<style>
body{font:16px/1.7 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
h2{font-size:1em;color:#555}p{white-space:pre-wrap}li{white-space:pre-wrap}
span{border-radius:3px;padding:0 1px;background:#eee}
.MONEY{background:#c6efce}.DATE{background:#cdeefa}.AREA{background:#fdeeb0}
.PROJECT{background:#f3cdf3}.ORG{background:#cfdcff}.PLACE{background:#ffd4cc}.reject{color:#b00}
</style></head><body>
"""
_FOOT = "</body></html>\n"


def page(inputs: Iterable[RawSource | Reject]) -> str:
    """The whole page for all sources of ``inputs``."""
    return "".join((_HEAD, *(piece for item in inputs for piece in _item(item)), _FOOT))


def shown(text: object) -> str:
    """Words of a source as they may stand in the page, in an attribute too."""
    return html.escape(safe(str(text)), quote=True)


def _item(item: RawSource | Reject) -> Iterator[str]:
    if isinstance(item, Reject):
        told = f"{item.path} {item.record or ''} rejected: {item.reason}. {item.detail}"
        yield f'<p class="reject">{shown(told)}</p>\n'
        return
    try:
        source = decode(item)
    except UnreadableSource as problem:
        yield from _item(Reject(item.path, item.record, "corpus", problem.reason, problem.detail))
        return
    normalized = normalize(source)
    told = f"{source.path} {source.record or ''} · {source.format} · {source.encoding} · {normalized.script}"
    yield f"<h1>{shown(told)}</h1>\n"
    for article in normalized.articles:
        yield from _article(article, find(article))
    yield from _list("repairs", map(_repair, normalized.repairs))


def _article(article: Article, facts: Facts) -> Iterator[str]:
    told = (article.title, article.publisher, article.published_at, f"{article.source_start}–{article.source_end}")
    yield f"<h2>{shown(' · '.join(str(cell or '–') for cell in told))}</h2>\n<p>{marked(article, facts.mentions)}</p>\n"
    for project in facts.projects:
        name, *lines = record_lines(article, project, facts)
        yield from _list(name, lines)
    yield from _list("statistics", statistic_lines(article, facts))
    yield from _list("total investments of no project", unlinked_lines(facts))


def marked(article: Article, mentions: Iterable[Mention]) -> str:
    """The article's text, each mention in a span of its type, with its value and rule; of two that overlap the first."""
    pieces: list[str] = []
    at = 0
    for mention in mentions:
        if mention.start < at:
            continue
        title = f"{mention.type} {value_told(mention)} · {mention.rule}"
        words = shown(article.text[mention.start : mention.end])
        pieces += (
            shown(article.text[at : mention.start]),
            f'<span class="{mention.type}" title="{shown(title)}">{words}</span>',
        )
        at = mention.end
    return "".join(pieces) + shown(article.text[at:])


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{shown(line)}</li>\n" for line in lines)
    if items:
        yield f"<h2>{shown(heading)}</h2>\n<ul>\n{items}</ul>\n"


def _repair(repair: Repair) -> str:
    return f"{repair.kind} {repair.source_start}–{repair.source_end}: “{repair.before}” → “{repair.after}”"
