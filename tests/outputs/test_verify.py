"""Whatever is wrong with a run's tables is found: each test spoils one cell or file of good tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from corpus.records import RawSource, Reject
from outputs.tables import load
from outputs.verify import problems
from taizhang.engines import SerialEngine
from taizhang.run import run
from tests.taizhang.corpora import record

Change = Callable[[pa.Table], pa.Table]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    sources = [RawSource(f"{n}.txt", None, "txt", record(n)["text"].encode()) for n in range(4)]
    run([*sources, Reject("5.txt", None, "corpus", "unreadable", "no permission")], tmp_path, SerialEngine())
    assert list(problems(tmp_path)) == []
    return tmp_path


def spoil(out: Path, table: str, change: Change) -> list[str]:
    """The problems after ``change`` to the file of ``table``."""
    (file,) = out.glob(f"{table}/*.parquet")
    pq.write_table(change(pq.ParquetFile(file).read()), file)
    return list(problems(out))


def with_cell(column: str, value: object, row: int = 0) -> Change:
    def change(table: pa.Table) -> pa.Table:
        cells = table[column].to_pylist()
        cells[row] = value
        field = table.schema.field(column)
        return table.set_column(table.schema.get_field_index(column), field, pa.array(cells, field.type))

    return change


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("documents", "source_id", "0" * 16, "documents: source_id is not in sources"),
        ("documents", "source_end", 10**6, "reaches outside its source"),
        ("documents", "doc_id", "0" * 16, "mentions: doc_id is not in documents"),
        ("mentions", "source_id", "0" * 16, "mentions: source_id is not in sources"),
        ("mentions", "text", "一亿元", "says '一亿元'"),
        ("mentions", "start", 5, "says"),
        ("mentions", "source_start", 1, "the source has"),
        ("mentions", "project_id", "0" * 16, "mentions: project_id is not in projects"),
        ("project_evidence", "project_id", "0" * 16, "project_evidence: project_id is not in projects"),
        ("project_evidence", "text", "一亿元", "says '一亿元'"),
        ("project_evidence", "source_start", None, "project_evidence: "),
        ("statistics", "source_end", 10**6, "the source has"),
        ("rejects", "reason", "bad luck", "unknown reason: bad luck"),
        ("sources", "text", "另一篇", "the source has"),
    ],
)
def test_a_wrong_cell_is_found(out: Path, table: str, column: str, value: object, told: str) -> None:
    assert any(told in problem for problem in spoil(out, table, with_cell(column, value)))


def test_a_key_that_stands_twice_is_found(out: Path) -> None:
    found = spoil(out, "mentions", lambda table: pa.concat_tables([table, table.slice(0, 1)]))
    assert any("mention_id stands more than once" in problem for problem in found)
    assert any("its manifest says" in problem for problem in found)


def test_values_in_the_wrong_order_are_found(out: Path) -> None:
    def swapped(table: pa.Table) -> pa.Table:
        row = pc.index(pc.is_valid(table["value_min"]), True).as_py()
        return with_cell("value_max", -1.0, row)(table)

    assert any("value_min is greater than value_max" in problem for problem in spoil(out, "mentions", swapped))


@pytest.mark.parametrize("table", ["sources", "rejects"])
def test_a_lost_row_is_found(out: Path, table: str) -> None:
    found = spoil(out, table, lambda rows: rows.slice(1))
    assert any("5 inputs were read, but sources and rejects hold 4" in problem for problem in found)


def test_a_source_without_an_article_is_found(out: Path) -> None:
    found = spoil(out, "documents", lambda rows: rows.slice(1))
    assert any("sources: source_id is not in documents" in problem for problem in found)


def test_a_column_of_another_type_is_found(out: Path) -> None:
    found = spoil(out, "mentions", lambda table: table.drop_columns(["rule"]))
    assert any("does not have the columns" in problem for problem in found)


@pytest.mark.parametrize("damage", ["lost", "torn"])
def test_a_damaged_file_is_found(out: Path, damage: str) -> None:
    (file,) = out.glob("statistics/*.parquet")
    if damage == "lost":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-9])
    assert any("can't be read" in problem for problem in problems(out))


def test_a_lost_link_and_a_lost_manifest_are_found(out: Path) -> None:
    (out / "projects").unlink()
    assert any("does not lead to the committed projects" in problem for problem in problems(out))
    (out / ".current" / "manifest.json").write_text(json.dumps({"parts": 3}), encoding="utf-8")
    assert any("no committed tables" in problem for problem in problems(out))


def test_words_that_a_line_break_or_a_note_parts_are_no_problem(tmp_path: Path) -> None:
    told = "雲嶺縣(xiàn)舉(jǔ)行(xíng)簽(qiān)約(yuē)儀(yí)式(shì),總(zǒng)投(tóu)資(zī)3億元。"
    text = f"{told}\n項目計劃總投資1\n2億元,今年開工。"
    run([RawSource("a.txt", None, "txt", text.encode())], tmp_path, SerialEngine())
    assert list(problems(tmp_path)) == []


def test_words_inside_a_restored_run_have_the_places_of_their_characters(tmp_path: Path) -> None:
    """A lost byte: 昨日 begins in front of what was restored and ends inside of it."""
    data = "西岭县松涛竹纤维制品项目昨日开工，项目总投资12.5亿元，占地180亩。".encode("gbk")
    at = data.index("日".encode("gbk"))
    run([RawSource("a.txt", None, "txt", data[:at] + data[at + 1 :])], tmp_path, SerialEngine())
    assert "昨日" in load(tmp_path).mentions["text"].tolist()
    assert list(problems(tmp_path)) == []
    moved = spoil(
        tmp_path, "mentions", with_cell("source_end", 15, load(tmp_path).mentions["text"].tolist().index("昨日"))
    )
    assert any("the source has" in problem for problem in moved)
