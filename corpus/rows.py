"""One record of a container file, and the bounded reading of lines that the containers share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from corpus.encoding import decode_bytes
from corpus.errors import UnreadableSource
from corpus.unpack import too_large

# How much of an overlong line is skipped to reach the next one, in limits; beyond, the rest of the file is given up.
_MAX_SKIP = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One record by its line or row number (from 1), or the error that stands in its place."""

    number: int
    content: Mapping[str, object] | UnreadableSource
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Line:
    """One line (from 1) with its end, or why it could not be read."""

    number: int
    content: str | UnreadableSource = field(repr=False)
    encoding: str = "utf-8"


def text_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    r"""The stream's lines, decoded one by one, so that a damaged line costs no other; at most ``limit`` bytes each.

    A UTF-16 or UTF-32 stream is not split so (its ``\n`` has two or four bytes): it is decoded whole, within ``limit``.
    """
    number = 0
    encoding = "utf-8"
    while data := stream.readline(limit + 1):
        number += 1
        if number == 1 and _is_wide(data):
            yield from _wide_lines(data, stream, limit)
            return
        if len(data) > limit:
            yield Line(number, too_large(limit))
            if not _skip_line(stream, data, limit):
                return
            continue
        try:
            yield Line(number, data.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            line = _guessed_line(number, data, encoding)
            encoding = line.encoding
            yield line


def _guessed_line(number: int, data: bytes, before: str) -> Line:
    """A line that is not UTF-8; the encoding of the last such line counts as declared."""
    try:
        decoded = decode_bytes(data, before)
    except UnreadableSource as error:
        return Line(number, error, before)
    return Line(number, decoded.text, decoded.encoding)


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:64]


def _wide_lines(head: bytes, stream: BinaryIO, limit: int) -> Iterator[Line]:
    rest = stream.read(max(limit + 1 - len(head), 0))
    if len(head) + len(rest) > limit:
        yield Line(1, too_large(limit))
        return
    try:
        decoded = decode_bytes(head + rest)
    except UnreadableSource as error:
        yield Line(1, error)
        return
    for number, text in enumerate(decoded.text.split("\n"), 1):
        yield Line(number, text + "\n", decoded.encoding)


def _skip_line(stream: BinaryIO, data: bytes, limit: int) -> bool:
    """Reads on to the end of an overlong line; False when the line does not end within reason."""
    skipped = 0
    while data and not data.endswith(b"\n") and skipped < _MAX_SKIP * limit:
        data = stream.readline(1 << 20)
        skipped += len(data)
    return data.endswith(b"\n")
