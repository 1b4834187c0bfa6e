"""What the corpus room hands over: a raw source, the decoded source, or a reject with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

REASONS: dict[str, str] = {
    "empty": "the source holds no text",
    "binary": "the bytes are not text in any encoding that is tried",
    "truncated": "a compressed file ends before its end",
    "corrupt": "a compressed or columnar file cannot be opened",
    "bad_json": "a line is not valid JSON",
    "bad_csv": "a row is not valid CSV",
    "not_an_object": "a JSON line is not an object",
    "no_text_field": "a record has no text field, or its text is not a string",
    "html_without_text": "no main text could be found in an HTML page",
    "too_large": "one source is larger than the limit",
    "unsupported": "the file's format is not one that is read",
    "unreadable": "the file could not be opened",
    "crash": "a worker died on this source twice",
    "timeout": "this source took longer than the limit",
    "memory": "this source needed more memory than a worker may take",
    "error": "this source raised an unexpected error",
}


@dataclass(frozen=True, slots=True)
class Declared:
    """What a record or file itself states about its article, as written there, unparsed."""

    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RawSource:
    """One file, or one record of a container file, before decoding.

    ``data`` is the file's bytes (decompressed), or the record's text field in UTF-8 (``surrogatepass``).
    ``encoding`` is set where the container has already fixed it, else None.
    """

    path: str
    record: str | None
    format: str
    data: bytes = field(repr=False)
    declared: Declared = Declared()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One decoded source: ``text`` is what every ``source_start``/``source_end`` counts in (str offsets, end exclusive).

    ``sha256`` is that of ``RawSource.data``; ``size`` its length in bytes. For HTML, ``text`` is the main text with its
    line structure.
    """

    source_id: str
    path: str
    record: str | None
    sha256: str
    format: str
    encoding: str
    size: int
    text: str = field(repr=False)
    declared: Declared = Declared()


@dataclass(frozen=True, slots=True)
class Reject:
    """A source, or a part of one, that gave no rows: ``stage`` is the room that refused it, ``reason`` a key of REASONS."""

    path: str
    record: str | None
    stage: str
    reason: str
    detail: str


def content_id(*parts: str | bytes | int | None) -> str:
    """A 16-digit hexadecimal id of the parts: the same parts give the same id everywhere.

    >>> content_id("a", None, 1) == content_id("a", None, 1)
    True
    >>> content_id("ab", "c") == content_id("a", "bc")
    False
    """
    held = [part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(data), data) for data in held])).hexdigest()[:16]
