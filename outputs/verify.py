"""Checks a committed dataset, one part after the other: files, schemas, keys, references, counts, values and spans.

Every problem is one sentence with the table and the id that it is about. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from corpus.records import REASONS
from outputs.duplicates import wrong_marks
from outputs.layout import Layout
from outputs.manifest import Manifest, read_manifest
from outputs.schema import SCHEMAS, TABLES
from outputs.spans import span_problems
from outputs.wording import wording

Tables = dict[str, pa.Table]

KEYS = {
    "sources": "source_id",
    "documents": "doc_id",
    "mentions": "mention_id",
    "projects": "project_id",
    "project_stages": "stage_id",
    "project_evidence": "evidence_id",
    "statistics": "statistic_id",
    "statistic_members": "member_id",
    "rejects": "input_id",
}
# (table, column, table that it points into, column there); nulls point nowhere.
REFERENCES = (
    ("documents", "source_id", "sources", "source_id"),
    ("mentions", "doc_id", "documents", "doc_id"),
    ("mentions", "source_id", "sources", "source_id"),
    ("mentions", "project_id", "projects", "project_id"),
    ("projects", "doc_id", "documents", "doc_id"),
    ("projects", "source_id", "sources", "source_id"),
    ("projects", "investment_mention_id", "mentions", "mention_id"),
    ("project_stages", "project_id", "projects", "project_id"),
    ("project_stages", "doc_id", "documents", "doc_id"),
    ("project_stages", "source_id", "sources", "source_id"),
    ("project_evidence", "project_id", "projects", "project_id"),
    ("project_evidence", "doc_id", "documents", "doc_id"),
    ("project_evidence", "source_id", "sources", "source_id"),
    ("statistics", "doc_id", "documents", "doc_id"),
    ("statistics", "source_id", "sources", "source_id"),
    ("statistic_members", "doc_id", "documents", "doc_id"),
    ("statistic_members", "source_id", "sources", "source_id"),
    ("statistic_members", "statistic_id", "statistics", "statistic_id"),
    ("statistic_members", "member_statistic_id", "statistics", "statistic_id"),
    ("statistic_members", "project_id", "projects", "project_id"),
    ("sources", "source_id", "documents", "source_id"),
)
# Pairs of which the first must not exceed the second.
ORDERED = (
    ("mentions", "value_min", "value_max"),
    ("mentions", "date_start", "date_end"),
    ("projects", "total_investment_min", "total_investment_max"),
    ("project_stages", "date_start", "date_end"),
    ("statistics", "period_start", "period_end"),
)
_ID = "^[0-9a-f]{16}$"
SHOWN = 3


def problems(root: Path) -> Iterator[str]:
    """What is wrong with the committed tables under ``root``, holding one part's tables at a time."""
    snapshot = Layout(root).current.resolve()
    manifest = read_manifest(snapshot)
    if manifest is None:
        yield f"{root} holds no committed tables, or their manifest can't be read; run again into it"
        return
    yield from _link_problems(root)
    seen: set[str] = set()
    whole = True
    for index in range(len(manifest.parts)):
        tables = yield from _read(manifest, snapshot, index)
        if tables is None:
            whole = False
            continue
        found = list(_part_problems(tables, manifest, index))
        yield from found
        whole = whole and not found
        ids = tables["sources"]["source_id"].to_pylist()
        yield from (f"sources: source_id {key} stands in more than one part" for key in seen.intersection(ids))
        seen.update(ids)
    if whole:
        yield from _repost_problems(manifest, snapshot)


def _repost_problems(manifest: Manifest, snapshot: Path) -> Iterator[str]:
    files = [manifest.file(snapshot, index, "documents") for index in range(len(manifest.parts))]
    for index in wrong_marks(files):
        yield f"documents: duplicate_of in part {index} is not what the texts of all documents give"


def _link_problems(root: Path) -> Iterator[str]:
    for table in TABLES:
        if (root / table).resolve() != Layout(root).current.resolve() / table:
            yield f"{root / table} does not lead to the committed {table}; remove it and run again"


def _read(manifest: Manifest, snapshot: Path, index: int) -> Generator[str, None, Tables | None]:
    tables: Tables = {}
    for name in TABLES:
        file = manifest.file(snapshot, index, name)
        try:
            tables[name] = pq.ParquetFile(file).read()
        except (OSError, pa.ArrowException) as problem:
            yield f"{name}: {file.name} can't be read ({type(problem).__name__}); run again to put it back"
            return None
        if not tables[name].schema.equals(SCHEMAS[name]):
            yield f"{name}: {file.name} does not have the columns of this version; run again to renew it"
            return None
    return tables


def _part_problems(tables: Tables, manifest: Manifest, index: int) -> Iterator[str]:
    part = manifest.parts[index]
    for name in TABLES:
        if tables[name].num_rows != part.rows[name]:
            yield f"{name}: part {index} has {tables[name].num_rows} rows, its manifest says {part.rows[name]}"
    accounted = tables["sources"].num_rows + tables["rejects"].num_rows
    if accounted != part.inputs:
        yield f"part {index}: {part.inputs} inputs were read, but sources and rejects hold {accounted}"
    yield from _key_problems(tables)
    yield from _reference_problems(tables)
    yield from _value_problems(tables)
    yield from _wording_problems(tables["documents"])
    yield from span_problems(tables)


def _key_problems(tables: Tables) -> Iterator[str]:
    for name, key in KEYS.items():
        counts = pc.value_counts(tables[name][key].combine_chunks())
        repeated = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
        yield from _listed(f"{name}: {key} stands more than once", repeated)


def _reference_problems(tables: Tables) -> Iterator[str]:
    for name, column, target, key in REFERENCES:
        cells = tables[name][column].drop_null()
        lost = cells.filter(pc.invert(pc.is_in(cells, value_set=tables[target][key])))
        yield from _listed(f"{name}: {column} is not in {target}", lost)


def _value_problems(tables: Tables) -> Iterator[str]:
    for name, low, high in ORDERED:
        table = tables[name]
        wrong = table.filter(pc.fill_null(pc.greater(table[low], table[high]), False))
        yield from _listed(f"{name}: {low} is greater than {high}", wrong[KEYS[name]])
    reasons = tables["rejects"]["reason"]
    known = pa.array(list(REASONS), pa.string())
    yield from _listed("rejects: unknown reason", reasons.filter(pc.invert(pc.is_in(reasons, value_set=known))))


def _wording_problems(documents: pa.Table) -> Iterator[str]:
    """Ids and keys that are not what reposts are found by."""
    ids = documents["doc_id"]
    yield from _listed("documents: no id", ids.filter(pc.invert(pc.match_substring_regex(ids, _ID))))
    told = zip(*(documents[name].to_pylist() for name in ("doc_id", "text", "wording")), strict=True)
    yield from (
        f"documents: wording of {key} is not that of its text" for key, text, keys in told if wording(text) != keys
    )


def _listed(told: str, cells: pa.Array | pa.ChunkedArray) -> Iterator[str]:
    if len(cells):
        some = ", ".join(map(str, cells[:SHOWN].to_pylist()))
        yield f"{told}: {some}" + (f" and {len(cells) - SHOWN} more" if len(cells) > SHOWN else "")
