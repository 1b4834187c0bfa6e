"""The tables have the promised columns, every column is described, and the page about them is current."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from outputs.dictionary import ABOUT, markdown, plain
from outputs.rows import Rows
from outputs.schema import SCHEMAS, TABLES

ROOT = Path(__file__).resolve().parents[2]

# Names and types of design.md, section 3; a trailing ? may be null.
PROMISED = {
    "sources": "source_id:string path:string record?:string sha256:string format:string encoding:string "
    "script:string bytes:int64 text:string",
    "documents": "doc_id:string source_id:string source_start:int32 source_end:int32 title?:string publisher?:string "
    "published_at?:date32[day] reference_date?:date32[day] region?:string adcode?:string text:string "
    "duplicate_of?:string",
    "mentions": "mention_id:string doc_id:string source_id:string type:string start:int32 end:int32 "
    "source_start:int32 source_end:int32 text:string value_min?:double value_max?:double unit?:string approx:bool "
    "role?:string per?:string "
    "date_start?:date32[day] date_end?:date32[day] duration?:string grain?:string project_id?:string rule:string "
    "confidence:float",
    "projects": "project_id:string doc_id:string source_id:string name:string total_investment_min?:double "
    "total_investment_max?:double currency?:string investment_approx?:bool industry?:string land_area_m2?:double "
    "floor_area_m2?:double capacity?:string confidence:float",
    "project_stages": "project_id:string doc_id:string source_id:string stage:string date_start?:date32[day] "
    "date_end?:date32[day] expected:bool source_start:int32 source_end:int32",
    "statistics": "doc_id:string source_id:string subject:string measure:string value?:double unit:string "
    "bound?:string yoy?:double region?:string adcode?:string period_start?:date32[day] period_end?:date32[day] "
    "source_start:int32 "
    "source_end:int32",
    "statistic_members": "statistic_id:string member_statistic_id?:string project_id?:string doc_id:string",
    "rejects": "path:string record?:string stage:string reason:string detail:string",
}
NESTED = {
    ("sources", "repairs"): "kind source_start source_end before after",
    ("projects", "places"): "name adcode",
}


@pytest.mark.parametrize("table", PROMISED)
def test_promised_columns_are_there_with_their_types(table: str) -> None:
    for promise in PROMISED[table].split():
        name, kind = promise.split(":")
        field = SCHEMAS[table].field(name.rstrip("?"))
        assert str(field.type) == kind
        assert field.nullable == name.endswith("?")


@pytest.mark.parametrize(("table", "column"), NESTED)
def test_promised_structs_have_their_members(table: str, column: str) -> None:
    kind = SCHEMAS[table].field(column).type
    assert pa.types.is_list(kind)
    assert [member.name for member in kind.value_type] == NESTED[table, column].split()


@pytest.mark.parametrize(
    ("table", "column"), [("documents", "authors"), ("projects", "aliases"), ("projects", "parties")]
)
def test_promised_lists_hold_strings(table: str, column: str) -> None:
    assert SCHEMAS[table].field(column).type == pa.list_(pa.string())


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_both_languages(table: str) -> None:
    for field in SCHEMAS[table]:
        words = {key.decode(): value.decode() for key, value in field.metadata.items()}
        assert len(words["english"]) > 5, field.name
        assert any("\u4e00" <= character <= "\u9fff" for character in words["chinese"]), field.name
        assert set(words) == {"english", "chinese", "unit", "example"}
        assert words["example"] or field.name == "duplicate_of", field.name


def test_the_page_about_the_tables_is_current() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert page == markdown(), "run: make docs"


def test_the_dictionary_names_every_table_and_column() -> None:
    told = plain()
    assert set(ABOUT) == set(TABLES)
    for table, schema in SCHEMAS.items():
        block = told.split(f"{table}: ", 1)[1].split("\n\n")[0]
        assert all(f"  {name} " in block for name in schema.names)


def test_no_rows_still_make_tables_with_all_columns() -> None:
    tables = Rows().tables()
    assert {name: table.schema for name, table in tables.items()} == SCHEMAS
    assert all(table.num_rows == 0 for table in tables.values())
