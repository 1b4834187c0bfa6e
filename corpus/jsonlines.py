"""Records out of JSON files: one object a line (JSONL), or one array or object a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from corpus.encoding import decode_bytes
from corpus.errors import UnreadableSource
from corpus.rows import Line, Row, text_lines
from corpus.unpack import read_limited

# Parsed JSON takes up to 20 times its bytes (an array of small arrays); a longer line is no article.
LINE_LIMIT = 16 << 20


def jsonl_rows(stream: BinaryIO, limit: int) -> Iterator[Row]:
    """One row for each line that is not blank; a line that holds no object is an error in its place."""
    for line in text_lines(stream, min(limit, LINE_LIMIT)):
        if isinstance(line.content, UnreadableSource) or not line.content.isspace():
            yield _parsed(line)


def json_rows(stream: BinaryIO, limit: int) -> Iterator[Row]:
    """The objects of a file that holds one array or one object; a file of several objects is read as JSONL.

    Raises UnreadableSource: too_large, binary, bad_json.
    """
    data = read_limited(stream, limit)
    decoded = decode_bytes(data)
    try:
        value = json.loads(decoded.text) if decoded.text.strip() else []
    except (ValueError, RecursionError) as error:
        lines = decoded.text.splitlines()
        if len(lines) < 2 or isinstance(_parsed(Line(1, lines[0])).content, UnreadableSource):
            raise _bad_json(error) from error
        numbered = (Line(number, line, decoded.encoding) for number, line in enumerate(lines, 1))
        yield from (_parsed(line) for line in numbered if str(line.content).strip())
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield Row(number, item if isinstance(item, dict) else _not_an_object(item), decoded.encoding)


def _parsed(line: Line) -> Row:
    if isinstance(line.content, UnreadableSource):
        return Row(line.number, line.content, line.encoding)
    try:
        value = json.loads(line.content)
    except (ValueError, RecursionError) as error:  # a number of too many digits is a ValueError, deep nesting the other
        return Row(line.number, _bad_json(error), line.encoding)
    return Row(line.number, value if isinstance(value, dict) else _not_an_object(value), line.encoding)


def _bad_json(error: Exception) -> UnreadableSource:
    return UnreadableSource("bad_json", f"This is not valid JSON: {error}.")


def _not_an_object(value: object) -> UnreadableSource:
    return UnreadableSource("not_an_object", f"This is not a JSON object but of the kind {type(value).__name__}.")
