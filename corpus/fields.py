"""Which field of a record holds the text, the title, the date …, and the record's text and statements taken out by it.

The names that are tried are data (``fields.tsv``), first match first; a user's own names go before them.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from corpus.errors import UnreadableSource, UsageError
from corpus.records import Declared

FIELDS = ("text", "title", "published_at", "publisher", "authors", "url", "id")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_AUTHOR_BREAK = re.compile(r"[、,，;；\s]+")


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """For each of FIELDS the column names that are tried, in order; case and outer spaces do not count."""

    names: tuple[tuple[str, tuple[str, ...]], ...]

    def candidates(self, field: str) -> tuple[str, ...]:
        """The names tried for ``field``."""
        return dict(self.names)[field]


@functools.cache
def default_mapping() -> FieldMapping:
    """The mapping of ``fields.tsv``."""
    rows = files("corpus").joinpath("fields.tsv").read_text("utf-8").splitlines()[1:]
    pairs = [row.split("\t")[:2] for row in rows]
    return FieldMapping(tuple((field, tuple(name for owner, name in pairs if owner == field)) for field in FIELDS))


def parse_mapping(spec: str) -> FieldMapping:
    """The default mapping with a user's names put first: ``"text=内容全文,title=名称"``.

    Raises UsageError when a part is not ``field=name`` with a field of FIELDS.

    >>> parse_mapping("text=内容全文").candidates("text")[0]
    '内容全文'
    """
    mapping = dict(default_mapping().names)
    for part in spec.split(","):
        field, sign, name = part.partition("=")
        if not sign or field.strip() not in FIELDS or not name.strip():
            raise UsageError(
                f"The field mapping {part!r} is not of the form field=name; the fields are {', '.join(FIELDS)}."
            )
        mapping[field.strip()] = (name.strip().lower(), *mapping[field.strip()])
    return FieldMapping(tuple(mapping.items()))


def scrub(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD, so that it can be stored as UTF-8; the length stays.

    >>> scrub("a" + chr(0xD800))
    'a\ufffd'
    """
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


@functools.lru_cache(maxsize=256)
def columns_of(names: tuple[str, ...], mapping: FieldMapping) -> dict[str, tuple[str, ...]]:
    """For each of FIELDS those of a table's column ``names`` that may hold it, best first."""
    by_name = {name.strip().lower(): name for name in reversed(names)}
    return {
        field: tuple(by_name[candidate] for candidate in mapping.candidates(field) if candidate in by_name)
        for field in FIELDS
    }


def text_of(record: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]) -> str:
    """The record's text. Raises UnreadableSource (no_text_field) when it has none or it is not a string."""
    found = [record.get(name) for name in columns["text"]]
    for value in found:
        if isinstance(value, str) and value:
            return value
        if isinstance(value, bytes) and value:
            return value.decode("utf-8", "replace")
    if not columns["text"]:
        raise UnreadableSource("no_text_field", "The record has no text field; name it with a field mapping.")
    kinds = ", ".join(sorted({type(value).__name__ for value in found}))
    if any(value == "" for value in found):
        raise UnreadableSource("empty", "The record's text field is empty.")
    raise UnreadableSource("no_text_field", f"The record's text field is not a string ({kinds}).")


def declared_of(record: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]) -> Declared:
    """What the record states about its article, as written there."""
    return Declared(
        title=_first(record, columns["title"]),
        publisher=_first(record, columns["publisher"]),
        published_at=_first(record, columns["published_at"]),
        authors=_authors(record, columns["authors"]),
        url=_first(record, columns["url"]),
    )


def id_of(record: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]) -> str | None:
    """The record's own id, or None."""
    return _first(record, columns["id"])


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    values = (_plain(record.get(name)) for name in names)
    return next((value for value in values if value), None)


def _plain(value: object) -> str | None:
    """A scalar as the string that was written; None for lists, objects, booleans and what is no number."""
    if isinstance(value, str):
        return scrub(value).strip() or None
    if isinstance(value, bool | list | dict | bytes) or value is None:
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _authors(record: Mapping[str, object], names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        value = record.get(name)
        parts = value if isinstance(value, list) else _AUTHOR_BREAK.split(_plain(value) or "")
        found = tuple(text for part in parts if (text := _plain(part)))
        if found:
            return found
    return ()
