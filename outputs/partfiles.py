"""The files of one part: its tables put in reading order and written, each table one Parquet file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outputs.manifest import PartEntry
from outputs.schema import SCHEMAS, TABLES

ROWS_A_GROUP = 1 << 16
LEVEL = 3
ENTRY = "entry.json"


def in_order(pieces: Sequence[dict[str, pa.Table]], input_ids: Sequence[str]) -> dict[str, pa.Table]:
    """The tables of ``pieces`` joined, rows in the order of ``input_ids`` and, within one input, as they stand."""
    joined = {name: pa.concat_tables([piece[name] for piece in pieces]) for name in TABLES}
    order = pa.array(input_ids, pa.string())
    joined["sources"] = _sorted(joined["sources"], "input_id", order)
    joined["rejects"] = _sorted(joined["rejects"], "input_id", order)
    source_ids = joined["sources"]["source_id"].combine_chunks()
    for name in set(TABLES) - {"sources", "rejects"}:
        joined[name] = _sorted(joined[name], "source_id", source_ids)
    return joined


def _sorted(table: pa.Table, column: str, order: pa.Array) -> pa.Table:
    # sort_indices is stable, so that rows of one source keep their order.
    ranks = pc.index_in(table[column], value_set=order)
    return table.take(pc.sort_indices(ranks))


def write_part(folder: Path, part_id: str, inputs: int, tables: dict[str, pa.Table]) -> PartEntry:
    """Writes the files of a part to ``folder``, whole or not at all: the folder appears when all are written."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, table in tables.items():
        write_table(table.cast(SCHEMAS[name]), fresh / f"{name}.parquet")
    sizes = {name: (fresh / f"{name}.parquet").stat().st_size for name in TABLES}
    entry = PartEntry(part_id, inputs, {name: tables[name].num_rows for name in TABLES}, sizes)
    (fresh / ENTRY).write_text(json.dumps(asdict(entry)), encoding="utf-8")
    fresh.replace(folder)
    return entry


def read_entry(folder: Path) -> PartEntry | None:
    """The entry of a part that was written to ``folder``, or None where none was."""
    if not folder.is_dir():
        return None
    return PartEntry(**json.loads((folder / ENTRY).read_text(encoding="utf-8")))


def write_table(table: pa.Table, file: Path) -> None:
    """Writes one Parquet file; equal tables give equal bytes."""
    # One chunk a column: the bytes must not depend on the batches that the rows came in.
    pq.write_table(
        table.combine_chunks(), file, compression="zstd", compression_level=LEVEL, row_group_size=ROWS_A_GROUP
    )
