"""The rows of unchanged sources, taken from the committed tables when their part has to be written anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outputs.manifest import Manifest
from outputs.schema import TABLES


class Reuse:
    """Finds committed rows by the id of the input that they came from.

    The index (an id and a number for each committed input) is read when the first part is missing, never in a run that
    changes nothing.
    """

    def __init__(self, snapshot: Path, manifest: Manifest, usable: frozenset[int]) -> None:
        self._snapshot = snapshot
        self._manifest = manifest
        self._usable = usable

    def known(self, input_ids: Collection[str]) -> frozenset[str]:
        """Those of ``input_ids`` whose rows are committed."""
        return frozenset(key for key in input_ids if key in self._part_of)

    def tables(self, input_ids: Collection[str]) -> Iterator[dict[str, pa.Table]]:
        """The committed rows of ``input_ids``, all tables, from one committed part after the other."""
        wanted: dict[int, list[str]] = defaultdict(list)
        for key in input_ids:
            wanted[self._part_of[key]].append(key)
        for index, keys in sorted(wanted.items()):
            yield self._rows(index, pa.array(keys, pa.string()))

    @cached_property
    def _part_of(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index in sorted(self._usable):
            for table in ("sources", "rejects"):
                ids = pq.read_table(self._manifest.file(self._snapshot, index, table), columns=["input_id"])
                found.update(dict.fromkeys(ids["input_id"].to_pylist(), index))
        return found

    def _rows(self, index: int, keys: pa.Array) -> dict[str, pa.Table]:
        tables = {name: pq.ParquetFile(self._manifest.file(self._snapshot, index, name)).read() for name in TABLES}
        tables["sources"] = _having(tables["sources"], "input_id", keys)
        tables["rejects"] = _having(tables["rejects"], "input_id", keys)
        sources = tables["sources"]["source_id"]
        return {
            name: table if name in ("sources", "rejects") else _having(table, "source_id", sources)
            for name, table in tables.items()
        }


def _having(table: pa.Table, column: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    return table.filter(pc.is_in(table[column], value_set=values))
