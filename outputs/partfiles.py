"""The files of one part: its tables put in reading order and written, each table one Parquet file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outputs.manifest import PartEntry
from outputs.schema import SCHEMAS, TABLES

ROWS_A_GROUP = 1 << 16
LEVEL = 3
ENTRY = "entry.json"
# Tables with rows for the inputs themselves; the rows of all others belong to sources.
_OF_INPUTS = ("rejects", "sources")


class Piece(Protocol):
    """The tables of some sources, each of which is asked for once."""

    def pop(self, name: str, /) -> pa.Table:
        """One of the tables."""
        ...


def in_order(pieces: Sequence[Piece], input_ids: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
    """One table of ``pieces`` joined after the other: rows in the order of ``input_ids`` and, within one input, as they stand.

    The pieces are emptied on the way, or read table by table, so that each table can be forgotten when it is written.
    """
    order, key = pa.array(input_ids, pa.string()), "input_id"
    for name in (*_OF_INPUTS, *(name for name in TABLES if name not in _OF_INPUTS)):
        table = _sorted(pa.concat_tables([piece.pop(name) for piece in pieces]), key, order)
        yield name, table
        if name == "sources":
            order, key = table["source_id"].combine_chunks(), "source_id"


def _sorted(table: pa.Table, column: str, order: pa.Array) -> pa.Table:
    ranks = pc.index_in(table[column], value_set=order).to_numpy()
    # What one run makes stands in order already.
    if (ranks[1:] >= ranks[:-1]).all():
        return table
    return table.take(np.argsort(ranks, kind="stable"))


def write_part(folder: Path, part_id: str, inputs: int, tables: Iterable[tuple[str, pa.Table]]) -> PartEntry:
    """Writes the files of a part to ``folder``, whole or not at all: the folder appears when all are written."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    rows = {}
    for name, table in tables:
        rows[name] = table.num_rows
        write_table(table.cast(SCHEMAS[name]), fresh / f"{name}.parquet")
    sizes = {name: (fresh / f"{name}.parquet").stat().st_size for name in TABLES}
    entry = PartEntry(part_id, inputs, {name: rows[name] for name in TABLES}, sizes)
    (fresh / ENTRY).write_text(json.dumps(asdict(entry)), encoding="utf-8")
    fresh.replace(folder)
    pa.default_memory_pool().release_unused()  # the next part is some seconds away, and the workers want memory now
    return entry


def read_entry(folder: Path) -> PartEntry | None:
    """The entry of a part that was written to ``folder``, or None where none was."""
    if not folder.is_dir():
        return None
    return PartEntry(**json.loads((folder / ENTRY).read_text(encoding="utf-8")))


def write_table(table: pa.Table, file: Path) -> None:
    """Writes one Parquet file; equal tables give equal bytes."""
    schema: pa.Schema = table.schema
    with pq.ParquetWriter(file, schema, compression="zstd", compression_level=LEVEL) as writer:
        for start in range(0, max(table.num_rows, 1), ROWS_A_GROUP):
            # One chunk a column: the bytes must not depend on the batches that the rows came in.
            writer.write_table(table.slice(start, ROWS_A_GROUP).combine_chunks(), ROWS_A_GROUP)
