"""The main text of an HTML page with its line structure, and what the page itself states about the article."""

from __future__ import annotations

import functools
import re
from configparser import ConfigParser
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fromstring
from trafilatura.settings import Document, use_config

from corpus.encoding import Decoded, decode_bytes
from corpus.errors import UnreadableSource
from corpus.pagehead import declared_of_page
from corpus.records import Declared

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096
# A page beyond this is a dump or an attack, and would hold a worker for minutes.
_PAGE_LIMIT = 8 << 20
# trafilatura takes fewer than 250 characters for a failed extraction and then falls back to the whole page with its
# furniture. Chinese says in 60 characters what English says in 250.
_SHORTEST = "60"
_BLOCKS = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "center", "section")
_TABLE_PARTS = {"table", "tbody", "thead", "tr", "td", "th"}
_TABLE_ROW = re.compile(r"^\|(.*)\|\s*$", re.MULTILINE)
_RULE_ROW = re.compile(r"^\|(?:-{3,}\|)+\s*\n?", re.MULTILINE)
_EDGE_SPACE = re.compile(r"[ \t\xa0]+$", re.MULTILINE)
# Lines of navigation are short; where they are the most, the extraction is repeated in the library's stricter mode.
_SHORT_LINE = 12
# The shortest paragraph that shows its surroundings to be an article.
_PARAGRAPH = 30


def decode_html(data: bytes) -> Decoded:
    """The page's characters, the charset of its meta tags considered."""
    said = _CHARSET.search(data[:_HEAD])
    return decode_bytes(data, said[1].decode("ascii") if said else None)


def main_text(page: str) -> tuple[str, Declared]:
    """The article's text, one block a line (a table's row with " | " between its cells), and what is declared.

    Raises UnreadableSource: too_large, html_without_text (nothing is left beside the page's furniture).
    """
    if len(page) > _PAGE_LIMIT:
        raise UnreadableSource("too_large", f"The page has more than {_PAGE_LIMIT} characters.")
    tree = _parse(page)
    if tree is None:
        raise UnreadableSource("html_without_text", "The page holds no element.")
    declared = declared_of_page(tree)
    _unwrap_layout_tables(tree)
    _unwrap_text_lists(tree)
    _keep_headings(tree)
    text = _extract(tree, precise=False)
    if _looks_like_furniture(text):
        text = _extract(tree, precise=True) or text
    if not text:
        raise UnreadableSource("html_without_text", "No main text could be found in the page.")
    return text, declared


def _parse(page: str) -> HtmlElement | None:
    """The page's tree. libxml2 stops at a NUL and cuts what is nested deeper than 256 elements."""
    data = page.replace("\0", "").encode("utf-8", "replace")
    try:
        return fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):  # a document without any element
        return None


def _unwrap_layout_tables(tree: HtmlElement) -> None:
    """Turns tables that only place blocks on the page into plain blocks: their cells are no rows of data.

    A table counts as layout when one of its cells holds a block, as in ``<td><p>…</p><p>…</p></td>``.
    """
    for table in list(tree.iter("table")):
        if any(_has_blocks(cell, 2) for cell in table.iter("td")):
            for part in [table, *_own_parts(table)]:
                part.tag = "div"


def _unwrap_text_lists(tree: HtmlElement) -> None:
    """Turns lists of text into paragraphs, which the library keeps everywhere; lists of links (navigation) stay."""
    for part in list(tree.iter("ul", "ol")):
        items = part.findall("li")
        linked = sum(len(_text_of(link)) for link in part.iter("a"))
        if items and linked * 2 < len(_text_of(part)):
            for item in items:
                item.tag = "div" if _has_blocks(item, 1) else "p"
            part.drop_tag()


def _text_of(element: HtmlElement) -> str:
    return "".join(element.itertext()).strip()


def _keep_headings(tree: HtmlElement) -> None:
    """Turns headings between paragraphs into paragraphs: where the library does not know a page's layout it drops them.

    A heading in a sidebar has no paragraph of any length beside it and stays what it is.
    """
    texts = {block.getparent() for block in tree.iter("p") if len(_text_of(block)) >= _PARAGRAPH}
    for heading in list(tree.iter("h2", "h3", "h4", "h5", "h6")):
        if heading.getparent() in texts:
            heading.tag = "p"


def _has_blocks(element: HtmlElement, number: int) -> bool:
    return len(list(islice(element.iterdescendants(*_BLOCKS), number))) == number


def _own_parts(table: HtmlElement) -> list[HtmlElement]:
    """The rows and cells of a table, without those of the tables inside it."""
    parts: list[HtmlElement] = []
    open_parts = [table]
    while open_parts:
        inner = [child for child in open_parts.pop() if child.tag in _TABLE_PARTS and child.tag != "table"]
        parts += inner
        open_parts += inner
    return parts


@functools.cache
def _config() -> ConfigParser:
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return config


def _extract(tree: HtmlElement, *, precise: bool) -> str:
    """The library's text; its metadata search is left off, as it guesses dates up to the day it runs on."""
    document = trafilatura.bare_extraction(
        tree, config=_config(), favor_precision=precise, include_comments=False, with_metadata=False
    )
    text = (document.text if isinstance(document, Document) else None) or ""
    text = _TABLE_ROW.sub(lambda row: row[1].strip().replace("\\|", "|"), _RULE_ROW.sub("", text))
    return _EDGE_SPACE.sub("", text).strip("\n")


def _looks_like_furniture(text: str) -> bool:
    lines = text.split("\n")
    return sum(len(line) < _SHORT_LINE for line in lines) * 2 > len(lines)
