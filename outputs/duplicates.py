"""Fills ``documents.duplicate_of`` over all parts of a snapshot that is being built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outputs.partfiles import write_table
from outputs.reposts import BANDS, Documents, find_reposts
from outputs.schema import SCHEMAS

_KNOWN = ["doc_id", "published_at", "wording"]


def mark_reposts(files: Sequence[Path]) -> list[int]:
    """Writes anew those of the documents files in which a repost is not marked yet, or is marked no more.

    Returns:
        The indices of the files that were written; a link to an older file is replaced, never written through.
    """
    changed = []
    for index, duplicate_of in wrong_marks(files):
        _write(files[index], duplicate_of)
        changed.append(index)
    return changed


def wrong_marks(files: Sequence[Path]) -> Iterator[tuple[int, pa.Array]]:
    """The index of each documents file whose duplicate_of is not what all documents together give, with what it must be."""
    firsts = find_reposts(_documents(files), lambda doc_ids: _texts(files, doc_ids))
    for index, file in enumerate(files):
        known = pq.read_table(file, columns=["doc_id", "duplicate_of"], partitioning=None)
        wanted = pa.array([firsts.get(doc_id) for doc_id in known["doc_id"].to_pylist()], pa.string())
        if not wanted.equals(known["duplicate_of"].combine_chunks()):
            yield index, wanted


def _documents(files: Sequence[Path]) -> Documents:
    schema = pa.schema([SCHEMAS["documents"].field(name) for name in _KNOWN])
    tables = [pq.read_table(file, columns=_KNOWN, partitioning=None).cast(schema) for file in files]
    table = pa.concat_tables(tables).combine_chunks() if tables else schema.empty_table()
    wording = table["wording"].combine_chunks()
    keys = wording.flatten().to_numpy(zero_copy_only=False).astype(np.int64).reshape(-1, BANDS + 1)
    return Documents(
        table["doc_id"].to_pylist(),
        table["published_at"].to_pylist(),
        keys,
        np.flatnonzero(pc.list_value_length(wording).to_numpy(zero_copy_only=False)),
    )


def _texts(files: Sequence[Path], doc_ids: Sequence[str]) -> Mapping[str, str]:
    wanted = pa.array(doc_ids, pa.string())
    found: dict[str, str] = {}
    for file in files:
        columns = pq.read_table(file, columns=["doc_id", "text"], filters=pc.is_in(pc.field("doc_id"), wanted))
        found.update(zip(columns["doc_id"].to_pylist(), columns["text"].to_pylist(), strict=True))
    return found


def _write(file: Path, duplicate_of: pa.Array) -> None:
    schema = SCHEMAS["documents"]
    table = pq.ParquetFile(file).read()
    place = schema.get_field_index("duplicate_of")
    fresh = file.with_suffix(".new")
    # Reading adds field ids to the schema; without the cast they would stand in the bytes.
    write_table(table.set_column(place, schema.field(place), duplicate_of).cast(schema), fresh)
    fresh.replace(file)
