"""One explicit Arrow schema for each table; every field carries its description, unit and example in its metadata.

Types stand here, words stand in ``dictionary.tsv``: a column that is in one and not in the other is an error at import.
"""

from __future__ import annotations

import csv
from importlib.resources import files

import pyarrow as pa

TEXT, FLAG, DAY = pa.string(), pa.bool_(), pa.date32()
OFFSET, VALUE, CONFIDENCE = pa.int32(), pa.float64(), pa.float32()
REPAIRS = pa.list_(
    pa.struct(
        [("kind", TEXT), ("source_start", OFFSET), ("source_end", OFFSET), ("before", TEXT), ("after", TEXT)],
    )
)
SPANS = pa.list_(pa.struct([("start", OFFSET), ("end", OFFSET)]))
PLACES = pa.list_(pa.struct([("name", TEXT), ("adcode", TEXT)]))
NAMES = pa.list_(TEXT)

# Column -> type; a name that ends in "?" may be null.
_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "sources": {
        "source_id": TEXT,
        "path": TEXT,
        "record?": TEXT,
        "sha256": TEXT,
        "format": TEXT,
        "encoding": TEXT,
        "script": TEXT,
        "bytes": pa.int64(),
        "text": TEXT,
        "repairs": REPAIRS,
        "input_id": TEXT,
    },
    "documents": {
        "doc_id": TEXT,
        "source_id": TEXT,
        "source_start": OFFSET,
        "source_end": OFFSET,
        "title?": TEXT,
        "publisher?": TEXT,
        "authors": NAMES,
        "published_at?": DAY,
        "reference_date?": DAY,
        "reference_year?": pa.int32(),
        "reference_confidence": CONFIDENCE,
        "region?": TEXT,
        "adcode?": TEXT,
        "text": TEXT,
        "body_start": OFFSET,
        "damaged": SPANS,
        "duplicate_of?": TEXT,
        "wording": pa.list_(pa.int64()),
    },
    "mentions": {
        "mention_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "type": TEXT,
        "start": OFFSET,
        "end": OFFSET,
        "source_start": OFFSET,
        "source_end": OFFSET,
        "text": TEXT,
        "value_min?": VALUE,
        "value_max?": VALUE,
        "unit?": TEXT,
        "approx": FLAG,
        "role?": TEXT,
        "per?": TEXT,
        "date_start?": DAY,
        "date_end?": DAY,
        "duration?": TEXT,
        "grain?": TEXT,
        "adcode?": TEXT,
        "project_id?": TEXT,
        "rule": TEXT,
        "confidence": CONFIDENCE,
    },
    "projects": {
        "project_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "name": TEXT,
        "source_start": OFFSET,
        "source_end": OFFSET,
        "aliases": NAMES,
        "total_investment_min?": VALUE,
        "total_investment_max?": VALUE,
        "currency?": TEXT,
        "investment_approx?": FLAG,
        "investment_mention_id?": TEXT,
        "places": PLACES,
        "parties": NAMES,
        "industry?": TEXT,
        "land_area_m2?": VALUE,
        "floor_area_m2?": VALUE,
        "capacity?": TEXT,
        "confidence": CONFIDENCE,
    },
    "project_stages": {
        "stage_id": TEXT,
        "project_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "stage": TEXT,
        "date_start?": DAY,
        "date_end?": DAY,
        "expected": FLAG,
        "start": OFFSET,
        "end": OFFSET,
        "source_start": OFFSET,
        "source_end": OFFSET,
        "text": TEXT,
        "rule": TEXT,
    },
    "project_evidence": {
        "evidence_id": TEXT,
        "project_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "field": TEXT,
        "value": TEXT,
        "rule": TEXT,
        "start?": OFFSET,
        "end?": OFFSET,
        "source_start?": OFFSET,
        "source_end?": OFFSET,
        "text?": TEXT,
    },
    "statistics": {
        "statistic_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "subject": TEXT,
        "measure": TEXT,
        "value?": VALUE,
        "unit": TEXT,
        "bound?": TEXT,
        "yoy?": VALUE,
        "region?": TEXT,
        "adcode?": TEXT,
        "period_start?": DAY,
        "period_end?": DAY,
        "start": OFFSET,
        "end": OFFSET,
        "source_start": OFFSET,
        "source_end": OFFSET,
        "text": TEXT,
    },
    "statistic_members": {
        "member_id": TEXT,
        "doc_id": TEXT,
        "source_id": TEXT,
        "statistic_id": TEXT,
        "member_statistic_id?": TEXT,
        "project_id?": TEXT,
    },
    "rejects": {
        "path": TEXT,
        "record?": TEXT,
        "stage": TEXT,
        "reason": TEXT,
        "detail": TEXT,
        "input_id": TEXT,
    },
}


def _words() -> dict[tuple[str, str], dict[str, str]]:
    lines = files("outputs").joinpath("dictionary.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["table"], row["column"]): row for row in rows}


def _schemas() -> dict[str, pa.Schema]:
    words = _words()
    columns = {(table, name.rstrip("?")) for table, fields in _COLUMNS.items() for name in fields}
    if columns != words.keys():
        raise ValueError(f"outputs/dictionary.tsv and outputs/schema.py differ in {sorted(columns ^ words.keys())}")
    return {
        table: pa.schema([_field(name, kind, words[table, name.rstrip("?")]) for name, kind in fields.items()])
        for table, fields in _COLUMNS.items()
    }


def _field(name: str, kind: pa.DataType, words: dict[str, str]) -> pa.Field:
    described = {key: words[key] for key in ("english", "chinese", "unit", "example")}
    return pa.field(name.rstrip("?"), kind, nullable=name.endswith("?"), metadata=described)


SCHEMAS: dict[str, pa.Schema] = _schemas()
TABLES: tuple[str, ...] = tuple(SCHEMAS)
