"""Sources out of files: listing and splitting in the parent process, decoding in the workers.

``raw_sources`` opens each file, splits containers into records and hands on bytes; ``decode`` turns one of them into
text. Everything that cannot be read comes out as a ``Reject``; neither raises on bad content.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from corpus.encoding import Decoded, decode_bytes
from corpus.errors import UnreadableSource
from corpus.fields import FieldMapping, columns_of, declared_of, default_mapping, id_of, scrub, text_of
from corpus.jsonlines import json_rows, jsonl_rows
from corpus.paths import STDIN, Input, list_inputs
from corpus.records import Declared, RawSource, Reject, Source, content_id
from corpus.rows import Row
from corpus.tables import csv_rows, parquet_rows
from corpus.unpack import open_unpacked, read_limited, split_suffix, too_large

LIMIT = 64 << 20
FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
STAGE = "corpus"
# A text field that begins with a block element: "<p>", "<div class=…", "<!DOCTYPE html>".
_MARKUP = re.compile(
    r"\s*<(?:!doctype|html|head|body|div|p|table|section|article|span|font|center|h[1-6])\b[^<>]*>", re.IGNORECASE
)
# White space, controls and characters without width: a source of these alone holds no text.
_TEXT = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def raw_sources(
    paths: Iterable[str | Input], *, fields: FieldMapping | None = None, limit: int = LIMIT
) -> Iterator[RawSource | Reject]:
    """Every source under ``paths`` in order: what ``list_inputs`` gave, or paths as a user writes them.

    Files are streamed: what is held is one source of at most ``limit`` bytes (decompressed), and for a container the
    hashes of its records' ids (about 60 bytes each). Raises UsageError for a path that does not exist; nothing else.
    """
    mapping = fields or default_mapping()
    given = list(paths)
    listed = [one for one in given if isinstance(one, Input)]
    for item in [*listed, *list_inputs([one for one in given if isinstance(one, str)])]:
        yield from _file_sources(item, mapping, limit)


def decode(raw: RawSource) -> Source:
    """The source's text: decoded, and for HTML the main text alone. Pure.

    Raises UnreadableSource: empty, binary, html_without_text.
    """
    decoded, declared = _text(raw)
    if not _TEXT.search(decoded.text):
        raise UnreadableSource("empty", "The source holds no text.")
    sha256 = hashlib.sha256(raw.data).hexdigest()
    return Source(
        source_id=content_id(raw.path, raw.record, sha256),
        path=raw.path,
        record=raw.record,
        sha256=sha256,
        format=raw.format,
        encoding=decoded.encoding,
        size=len(raw.data),
        text=decoded.text,
        declared=declared,
    )


def _text(raw: RawSource) -> tuple[Decoded, Declared]:
    if raw.encoding is not None:
        text = _record_text(raw.data)
        # A crawler's export may have kept the page's tags in its text field.
        return Decoded(_of_markup(text) if _MARKUP.match(text) else text, raw.encoding), raw.declared
    return _of_page(raw.data) if raw.format == "html" else (decode_bytes(raw.data), raw.declared)


# Pages alone need the extraction library, which takes longer to import than all else that reads.
def _of_markup(text: str) -> str:
    from corpus.html import main_text

    return main_text(text)[0]


def _of_page(data: bytes) -> tuple[Decoded, Declared]:
    from corpus.html import decode_html, main_text

    page = decode_html(data)
    text, declared = main_text(page.text)
    return Decoded(text, page.encoding), declared


def _record_text(data: bytes) -> str:
    try:
        return scrub(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _file_sources(item: Input, mapping: FieldMapping, limit: int) -> Iterator[RawSource | Reject]:
    shown = item.path.encode("utf-8", "backslashreplace").decode()
    kind = _format_of(item)
    if item.refused is not None:
        yield Reject(shown, None, STAGE, "unreadable", item.refused)
    elif kind is None:
        yield Reject(
            shown, None, STAGE, "unsupported", "The file's suffix is not one that is read; name the file to try it."
        )
    else:
        try:
            with open_unpacked(item.path) as stream:
                yield from _split(_Place(shown, kind, mapping, limit), stream)
        except UnreadableSource as error:
            yield Reject(shown, None, STAGE, error.reason, error.detail)


def _format_of(item: Input) -> str | None:
    if item.path == STDIN:
        return "jsonl"
    suffix = PurePath(split_suffix(item.path)[0]).suffix.lower()
    return FORMATS.get(suffix, "txt" if item.named else None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where records come from: the file's shown path, its format, and how its records are read."""

    path: str
    format: str
    mapping: FieldMapping
    limit: int


def _split(place: _Place, stream: BinaryIO) -> Iterator[RawSource | Reject]:
    if place.format in {"txt", "html"}:
        yield RawSource(place.path, None, place.format, read_limited(stream, place.limit))
        return
    seen: set[int] = set()
    empty = True
    for row in _rows(place, stream):
        empty = False
        yield _row_source(place, row, seen)
    if empty:
        yield Reject(place.path, None, STAGE, "empty", "The file holds no record.")


def _rows(place: _Place, stream: BinaryIO) -> Iterator[Row]:
    if place.format == "jsonl":
        return jsonl_rows(stream, place.limit)
    if place.format == "json":
        return json_rows(stream, place.limit)
    if place.format == "csv":
        return csv_rows(stream, place.limit, place.mapping)
    if split_suffix(place.path)[1]:  # Parquet is read from its end: a packed file must be unpacked whole
        stream = io.BytesIO(read_limited(stream, place.limit))
    return parquet_rows(stream, place.mapping)


def _row_source(place: _Place, row: Row, seen: set[int]) -> RawSource | Reject:
    name = str(row.number)
    try:
        if isinstance(row.content, UnreadableSource):
            raise row.content
        columns = columns_of(tuple(row.content), place.mapping)
        name = _unique(id_of(row.content, columns) or name, row.number, seen)
        data = text_of(row.content, columns).encode("utf-8", "surrogatepass")
        if len(data) > place.limit:
            raise too_large(place.limit)
    except UnreadableSource as error:
        return Reject(place.path, name, STAGE, error.reason, error.detail)
    return RawSource(place.path, name, place.format, data, declared_of(row.content, columns), row.encoding)


def _unique(name: str, number: int, seen: set[int]) -> str:
    """The record's name; a name that came before in this file gets its row's number behind it."""
    key = _hash(name)
    if key in seen:
        name = f"{name}#{number}"
        key = _hash(name)
    seen.add(key)
    return name


def _hash(name: str) -> int:
    """A 64-bit hash that is the same in every process."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
