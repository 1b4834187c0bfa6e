"""The tables of a batch as bytes: how they travel between processes and wait in the staging folder."""

from __future__ import annotations

from itertools import accumulate, pairwise
from pathlib import Path
from struct import Struct

import pyarrow as pa

from outputs.schema import SCHEMAS, TABLES

# Before the tables: the length of each in bytes.
_LENGTHS = Struct(f"<{len(TABLES)}Q")


def pack(tables: dict[str, pa.Table]) -> bytes:
    """The lengths of all tables, then the tables as Arrow IPC streams one after the other, in the order of ``TABLES``."""
    streams = [_stream(name, tables[name]) for name in TABLES]
    return b"".join((_LENGTHS.pack(*map(len, streams)), *streams))


def unpack(data: bytes) -> dict[str, pa.Table]:
    """The tables that ``pack`` wrote.

    Raises:
        pyarrow.ArrowInvalid: where the bytes are not whole.
    """
    return {name: _table(data[start:end], end - start) for name, (start, end) in _places(data).items()}


class Waiting:
    """A packed batch in a file, of which one table at a time is read: all of them take seven times what the sources take."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def pop(self, name: str) -> pa.Table:
        """One of its tables; the file keeps it.

        Raises:
            pyarrow.ArrowInvalid: where the file is not whole.
        """
        with self._file.open("rb") as stream:
            start, end = _places(stream.read(_LENGTHS.size))[name]
            stream.seek(start)
            return _table(stream.read(end - start), end - start)


def _stream(name: str, table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, SCHEMAS[name]) as stream:
        stream.write_table(table)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _places(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each table begins and ends."""
    if len(data) < _LENGTHS.size:
        raise pa.ArrowInvalid("the packed tables end within their lengths")
    ends = accumulate(_LENGTHS.unpack_from(data), initial=_LENGTHS.size)
    return dict(zip(TABLES, pairwise(ends), strict=True))


def _table(data: bytes, size: int) -> pa.Table:
    """The table of a stream of so many bytes; Arrow itself takes a stream that ends between two batches for whole."""
    if len(data) != size:
        raise pa.ArrowInvalid("the packed tables are shorter than their lengths say")
    return pa.ipc.open_stream(pa.BufferReader(data)).read_all()
