"""The tables of a batch as bytes: how they travel between processes and wait in the staging folder."""

from __future__ import annotations

import pyarrow as pa

from outputs.schema import SCHEMAS, TABLES


def pack(tables: dict[str, pa.Table]) -> bytes:
    """All tables as Arrow IPC streams one after the other, in the order of ``TABLES``."""
    sink = pa.BufferOutputStream()
    for name in TABLES:
        with pa.ipc.new_stream(sink, SCHEMAS[name]) as stream:
            stream.write_table(tables[name])
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def unpack(data: bytes) -> dict[str, pa.Table]:
    """The tables that ``pack`` wrote.

    Raises:
        pyarrow.ArrowInvalid: where the bytes are not whole.
    """
    reader = pa.BufferReader(data)
    return {name: pa.ipc.open_stream(reader).read_all() for name in TABLES}
