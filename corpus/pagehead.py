"""What an HTML page's own metadata states about its article.

Only tags made for that purpose are believed (``metatags.tsv``): a guess from the page's text is ``normalize``'s work.
"""

from __future__ import annotations

import functools
import re
from importlib.resources import files

from lxml.html import HtmlElement

from corpus.fields import scrub
from corpus.records import Declared

_SPACE = re.compile(r"\s+")
# What sites put behind the headline in <title>: a separator and a short name of the site or channel.
_SITE = re.compile(r"\s*(?:[-_|｜—]+)\s*[^-_|｜—]{1,20}$")


def declared_of_page(tree: HtmlElement) -> Declared:
    """The declared title, publisher, date, authors and address of a page; None where the page says nothing sure."""
    tags = _tags(tree)
    found = {field: next((tags[name] for name in names if name in tags), None) for field, names in _names().items()}
    authors = re.split(r"[、,，;；\s]+", found["authors"]) if found["authors"] else []
    return Declared(
        title=found["title"] or _headline(tree),
        publisher=found["publisher"],
        published_at=found["published_at"],
        authors=tuple(author for author in authors if author),
        url=found["url"],
    )


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    rows = files("corpus").joinpath("metatags.tsv").read_text("utf-8").splitlines()[1:]
    pairs = [row.split("\t")[:2] for row in rows]
    fields = dict.fromkeys(field for field, _ in pairs)
    return {field: tuple(name for owner, name in pairs if owner == field) for field in fields}


def _tags(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by their lower-case name, the first of a name kept."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = _clean(meta.get("content") or "")
        if name and value:
            tags.setdefault(name, value)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _clean(link.get("href") or ""):
            tags.setdefault("canonical", _clean(link.get("href") or ""))
    return tags


def _headline(tree: HtmlElement) -> str | None:
    """The only h1 that the page's title begins with; else the title without the site's name behind it."""
    title = next((_clean(_content(element)) for element in tree.iter("title")), "")
    heads = [text for element in tree.iter("h1") if (text := _clean(_content(element)))]
    if len(heads) == 1 and (not title or title.startswith(heads[0])):
        return heads[0]
    return _SITE.sub("", title) or None


def _content(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _clean(text: str) -> str:
    return _SPACE.sub(" ", scrub(text)).strip()
