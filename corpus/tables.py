"""Records out of tables: CSV by lines, Parquet by small batches of its row groups."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow
import pyarrow.parquet

from corpus.errors import UnreadableSource
from corpus.fields import FieldMapping, columns_of
from corpus.rows import Row, text_lines

_DELIMITERS = ",\t;|"
_BATCH = 64


def csv_rows(stream: BinaryIO, limit: int, mapping: FieldMapping) -> Iterator[Row]:
    """One row for each row under the header; rows count from 1.

    The delimiter is the one with which the header holds a text field. Raises UnreadableSource (no_text_field) when none
    does. A row that is not valid CSV is an error in its place; a quote that is never closed takes the rest of the file.
    """
    encodings = ["utf-8"]
    lines = _lines(stream, limit, encodings)
    head = next(lines, "")
    if not head.strip():
        return
    delimiter = _delimiter(head, mapping)
    csv.field_size_limit(limit)
    reader = csv.reader(itertools.chain([head], lines), delimiter=delimiter, strict=True)
    header = [name.strip() for name in next(reader)]
    for number in itertools.count(1):
        try:
            values = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnreadableSource) as error:
            told = (
                error
                if isinstance(error, UnreadableSource)
                else UnreadableSource("bad_csv", f"Not valid CSV: {error}.")
            )
            yield Row(number, told, encodings[0])
            continue
        if values:
            yield Row(number, dict(zip(header, values, strict=False)), encodings[0])


def _lines(stream: BinaryIO, limit: int, encodings: list[str]) -> Iterator[str]:
    """The lines' texts; the last line's encoding is left in ``encodings``."""
    for line in text_lines(stream, limit):
        encodings[0] = line.encoding
        if isinstance(line.content, UnreadableSource):
            raise line.content
        yield line.content


def _delimiter(head: str, mapping: FieldMapping) -> str:
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([head], delimiter=delimiter), [])
        except csv.Error as error:
            raise UnreadableSource("bad_csv", f"The header is not valid CSV: {error}.") from error
        if columns_of(tuple(name.strip() for name in names), mapping)["text"]:
            return delimiter
    raise UnreadableSource("no_text_field", "No column of the header holds the text; name it with a field mapping.")


def parquet_rows(stream: BinaryIO, mapping: FieldMapping) -> Iterator[Row]:
    """One row for each row, of the columns that the mapping knows; rows count from 1.

    Raises UnreadableSource: corrupt (not Parquet, or damaged), no_text_field.
    """
    try:
        file = pyarrow.parquet.ParquetFile(stream)
        columns = columns_of(tuple(file.schema_arrow.names), mapping)
        if not columns["text"]:
            raise UnreadableSource("no_text_field", "No column holds the text; name it with a field mapping.")
        wanted = list(dict.fromkeys(name for names in columns.values() for name in names))
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield Row(number, record)
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise UnreadableSource("corrupt", f"The Parquet file cannot be read: {str(error).splitlines()[0]}.") from error
