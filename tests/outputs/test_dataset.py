"""What readers see of a run: the tables before it or after it, the same bytes whatever led to them, nothing lost."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

import outputs
from corpus.errors import RunFailed, UsageError
from corpus.paths import list_inputs
from corpus.read import raw_sources
from corpus.records import RawSource
from outputs.dataset import Batch
from outputs.schema import TABLES
from outputs.verify import problems
from taizhang.engines import SerialEngine
from taizhang.run import Report, run
from taizhang.work import process
from tests.taizhang.corpora import record, table_bytes, write_jsonl


class Counted:
    """The real work, and which sources it was asked for."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, batch: Batch) -> bytes:
        self.paths += [raw.record or raw.path for raw in batch]
        return process(batch)


def texts(numbers: Sequence[int]) -> list[RawSource]:
    """One text file each, in the order of their paths."""
    return [RawSource(f"{n:05}.txt", None, "txt", record(n)["text"].encode()) for n in sorted(numbers)]


def run_counted(numbers: Sequence[int], out: Path) -> tuple[Report, list[str]]:
    work = Counted()
    return run(texts(numbers), out, SerialEngine(work)), work.paths


def listing(out: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of everything under ``out``."""
    found = sorted(path for path in out.rglob("*"))
    return {str(path.relative_to(out)): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in found}


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of some articles, so that a small corpus has many."""
    monkeypatch.setattr("outputs.parts.PART_BYTES", 16 << 10)
    monkeypatch.setattr("outputs.parts.MOST_PART_BYTES", 64 << 10)
    monkeypatch.setattr("outputs.dataset.BATCH_BYTES", 4 << 10)


def test_every_reader_sees_the_same_rows(tmp_path: Path) -> None:
    report, _ = run_counted(range(60), tmp_path)
    assert len(report.manifest.parts) > 2
    for table in TABLES:
        expected = report.manifest.rows(table)
        folder = f"{tmp_path}/{table}"
        assert len(pd.read_parquet(Path(folder))) == expected
        assert ds.dataset(folder, format="parquet").count_rows() == expected
        for pattern in (f"{folder}/**", f"{folder}/*.parquet", f"{folder}/**/*.parquet"):
            assert duckdb.sql(f"select count(*) from read_parquet('{pattern}')").fetchall() == [(expected,)]
        for path in (folder, f"{folder}/*.parquet"):
            assert pl.scan_parquet(path).select(pl.len()).collect().item() == expected
        assert len(getattr(outputs.load(tmp_path), table)) == expected


def test_a_rerun_over_the_same_corpus_works_on_nothing_and_changes_no_file(tmp_path: Path) -> None:
    run_counted(range(60), tmp_path)
    before = listing(tmp_path)
    report, worked = run_counted(range(60), tmp_path)
    assert worked == []
    assert report.worked_sources == 0
    assert listing(tmp_path) == before


def test_new_changed_and_removed_sources_lead_to_the_bytes_of_a_fresh_run(tmp_path: Path) -> None:
    fresh, grown = tmp_path / "fresh", tmp_path / "grown"
    run_counted([*range(10, 70), 200], fresh)
    run_counted(range(40), grown)
    _, worked = run_counted([*range(70), 200], grown)
    assert worked == [f"{n:05}.txt" for n in [*range(40, 70), 200]]
    _, worked = run_counted([*range(10, 70), 200], grown)
    assert worked == []
    assert table_bytes(grown) == table_bytes(fresh)
    assert list(problems(grown)) == []


def test_a_changed_source_alone_is_worked_on_and_its_old_rows_go(tmp_path: Path) -> None:
    run_counted(range(60), tmp_path)
    work = Counted()
    changed = [
        RawSource(raw.path, None, "txt", raw.data + b"\xe3\x80\x82") if raw.path == "00030.txt" else raw
        for raw in texts(range(60))
    ]
    run(changed, tmp_path, SerialEngine(work))
    assert work.paths == ["00030.txt"]
    sources = outputs.load(tmp_path).sources
    assert len(sources) == 60
    assert sources["text"][sources["path"] == "00030.txt"].iloc[0].endswith("。")
    assert list(problems(tmp_path)) == []


def test_another_program_works_on_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_counted(range(5), tmp_path)
    monkeypatch.setattr("taizhang.run.fingerprint", lambda: "another")
    _, worked = run_counted(range(5), tmp_path)
    assert len(worked) == 5


def test_unchanged_parts_keep_their_files(tmp_path: Path) -> None:
    run_counted(range(60), tmp_path)
    before = {file.stat().st_ino for file in tmp_path.glob("sources/*.parquet")}
    run_counted(range(61), tmp_path)
    after = {file.stat().st_ino for file in tmp_path.glob("sources/*.parquet")}
    assert len(before - after) <= 1


class StopError(Exception):
    """The run is cut off."""


def stopping_after(batches: int) -> Counted:
    class Stopping(Counted):
        def __call__(self, batch: Batch) -> bytes:
            if len(self.paths) >= batches:
                raise StopError
            return super().__call__(batch)

    return Stopping()


def test_a_run_that_is_cut_off_changes_nothing_and_the_next_goes_on_from_there(tmp_path: Path) -> None:
    fresh, out = tmp_path / "fresh", tmp_path / "out"
    run_counted(range(60), fresh)
    run_counted(range(10), out)
    before = table_bytes(out)
    first = stopping_after(20)
    with pytest.raises(StopError):
        run(texts(range(60)), out, SerialEngine(first))
    assert table_bytes(out) == before
    assert list(problems(out)) == []
    _, worked = run_counted(range(60), out)
    assert sorted(first.paths + worked) == [f"{n:05}.txt" for n in range(10, 60)]
    assert table_bytes(out) == table_bytes(fresh)
    assert not (out / ".staging").exists()


def test_the_snapshot_before_stays_for_its_readers_and_older_ones_go(tmp_path: Path) -> None:
    run_counted(range(3), tmp_path)
    held = (tmp_path / ".current").resolve()
    run_counted(range(4), tmp_path)
    assert ds.dataset(held / "sources", format="parquet").count_rows() == 3
    run_counted(range(5), tmp_path)
    assert not held.exists()
    assert len(list((tmp_path / ".snapshots").iterdir())) == 2


def test_a_second_run_on_one_output_says_so_and_stops(tmp_path: Path) -> None:
    run_counted(range(3), tmp_path)
    with (tmp_path / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(RunFailed, match="Another run is writing"):
            run_counted(range(4), tmp_path)
    assert len(outputs.load(tmp_path).sources) == 3


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tables"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(RunFailed, match="is a file"):
        run_counted(range(2), file)
    with pytest.raises(RunFailed, match="a file"):
        run_counted(range(2), file / "below")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "mine.parquet").write_bytes(b"mine")
    with pytest.raises(RunFailed, match="not made by taizhang"):
        run_counted(range(2), tmp_path)
    assert (tmp_path / "projects" / "mine.parquet").read_bytes() == b"mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write to a read-only folder")
def test_a_read_only_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RunFailed, match="can't be written"):
        run_counted(range(2), tmp_path / "out")
    tmp_path.chmod(0o700)


def test_a_full_disk_is_told_in_one_sentence_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_counted(range(3), tmp_path)
    before = table_bytes(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("outputs.partfiles.pq.ParquetWriter", full)
    with pytest.raises(RunFailed, match=r"disk of .* is full"):
        run_counted(range(9), tmp_path)
    assert table_bytes(tmp_path) == before
    assert list(problems(tmp_path)) == []


def failing_fsync(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("outputs.layout.os.fsync", fail)


def test_a_file_system_that_cannot_flush_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_fsync(monkeypatch, errno.EINVAL)
    run_counted(range(3), tmp_path)
    assert len(outputs.load(tmp_path).sources) == 3


def test_what_cannot_be_put_on_the_disk_is_not_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_counted(range(3), tmp_path)
    failing_fsync(monkeypatch, errno.EIO)
    with pytest.raises(RunFailed, match="failed"):
        run_counted(range(9), tmp_path)
    assert len(outputs.load(tmp_path).sources) == 3


@pytest.mark.parametrize("damage", ["lost", "cut", "folder"])
def test_a_table_damaged_by_hand_is_put_back(tmp_path: Path, damage: str) -> None:
    run_counted(range(40), tmp_path)
    whole = table_bytes(tmp_path)
    victim = sorted(tmp_path.glob("mentions/*.parquet"))[1]
    if damage == "lost":
        victim.unlink()
    elif damage == "cut":
        victim.write_bytes(victim.read_bytes()[:100])
    else:
        shutil.rmtree(victim.resolve().parent)
    assert list(problems(tmp_path))
    run_counted(range(40), tmp_path)
    assert table_bytes(tmp_path) == whole
    assert list(problems(tmp_path)) == []


def test_an_empty_corpus_gives_empty_tables(tmp_path: Path) -> None:
    report, _ = run_counted([], tmp_path)
    assert report.manifest.inputs == 0
    assert all(len(pd.read_parquet(tmp_path / table)) == 0 for table in TABLES)
    assert list(problems(tmp_path)) == []


def test_the_order_of_paths_on_the_command_line_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    one = write_jsonl(folder / "a.jsonl", range(20))
    two = write_jsonl(folder / "b.jsonl", range(20, 40))
    run(raw_sources(list_inputs([str(one), str(two)])), tmp_path / "x", SerialEngine())
    run(raw_sources(list_inputs([str(two), str(folder), str(one)])), tmp_path / "y", SerialEngine())
    assert table_bytes(tmp_path / "x") == table_bytes(tmp_path / "y")


def test_loading_what_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="taizhang run"):
        outputs.load(tmp_path)


def test_loaded_frames_have_the_right_types(tmp_path: Path) -> None:
    run_counted(range(5), tmp_path)
    tables = outputs.load(tmp_path)
    assert str(tables.mentions["date_start"].dtype).startswith("datetime64")
    assert str(tables.projects["total_investment_min"].dtype) == "Float64"
    assert str(tables.mentions["approx"].dtype) == "boolean"
    assert str(tables.projects["name"].dtype).startswith("string")
