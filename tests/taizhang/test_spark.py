"""The spark engine as a user meets it: its line, its exits, what it says where it can't work, and what a kill leaves."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import fs
from pyarrow.dataset import dataset

from corpus.errors import UsageError
from corpus.records import RawSource
from outputs.verify import problems
from taizhang import spark_context
from taizhang.cli import main
from taizhang.program import code, fingerprint
from taizhang.spark import MOST_CHUNK_BYTES, chunks
from taizhang.spark_bundle import write_bundle
from taizhang.spark_context import Cluster, check_installed
from taizhang.spark_worker import Task, work_on
from taizhang.work import process
from tests.taizhang.corpora import table_bytes, write_jsonl
from tests.taizhang.spark_home import make_spark_home

pytestmark = pytest.mark.xdist_group("spark")
ARTICLES = 900
EXECUTORS = ("--master", "local-cluster[2,1,1024]")
RUN = (sys.executable, "-m", "taizhang.cli", "run")


def without_spark() -> str | None:
    try:
        check_installed()
    except UsageError as problem:
        return str(problem)
    return None


needs_spark = pytest.mark.skipif(without_spark() is not None, reason=str(without_spark()))


def start(corpus: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    arguments = [
        *RUN,
        str(corpus),
        "--out",
        str(out),
        "--engine",
        "spark",
        "--master",
        "local-cluster[2,1,1024]",
        *more,
    ]
    home = out.parent / "spark"
    environment = os.environ | {"SPARK_HOME": str(home if home.is_dir() else make_spark_home(home))}
    return subprocess.Popen(arguments, start_new_session=True, stderr=subprocess.PIPE, env=environment)


def family(session: int) -> set[int]:
    """The live processes of the session: the driver, its JVM, the executors and their workers."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z" and int(fields[3]) == session:
                found.add(int(entry.name))
    return found


def wait_for(done: Callable[[], bool], seconds: float = 240.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.05)
    return False


def at_work(process: subprocess.Popen[bytes], out: Path) -> None:
    """Waits until the first batch has come back."""
    batches = out / ".staging" / "batches"
    assert wait_for(lambda: process.poll() is not None or (batches.is_dir() and any(batches.iterdir())))
    assert process.poll() is None


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A corpus, and its tables by ``local``."""
    folder = tmp_path_factory.mktemp("whole")
    corpus = write_jsonl(folder / "news.jsonl", range(ARTICLES))
    assert main(["run", str(corpus), "--out", str(folder / "out"), "--workers", "2", "--quiet"]) == 0
    return corpus, table_bytes(folder / "out")


@needs_spark
def test_a_driver_that_is_interrupted_or_killed_leaves_what_was_committed_and_the_next_run_finishes(
    whole: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """One output folder through its life: a run on Spark, a Ctrl-C, a kill -9, and a run that another engine finishes."""
    corpus, expected = whole
    out = tmp_path / "out"
    few = tmp_path / "few"
    few.mkdir()
    write_jsonl(few / "news.jsonl", range(20))
    first = start(few, out, *EXECUTORS)
    told = first.communicate()[1].decode()
    assert first.returncode == 0, told
    assert re.fullmatch(r"20 sources, 20 articles, [^\n]+ 20 sources worked on in [\d.]+ s \([\d.]+ MB/s\)\n", told)
    committed = table_bytes(out)
    assert committed

    interrupted = start(corpus, out, "--workers", "2")
    at_work(interrupted, out)
    os.kill(interrupted.pid, signal.SIGINT)
    told = interrupted.communicate(timeout=240)[1].decode()
    assert interrupted.returncode == 1
    assert told.startswith("taizhang: Interrupted;") and told.count("\n") == 1
    assert table_bytes(out) == committed
    assert wait_for(lambda: not family(interrupted.pid))

    killed = start(corpus, out, *EXECUTORS)
    at_work(killed, out)
    killed.kill()
    killed.wait()
    assert table_bytes(out) == committed
    assert wait_for(lambda: not family(killed.pid)), "executors outlive their driver"

    assert main(["run", str(corpus), "--out", str(out), "--workers", "2", "--quiet"]) == 0
    assert table_bytes(out) == expected
    assert list(problems(out)) == []
    assert not (out / ".staging").exists()


@needs_spark
def test_a_run_with_nothing_to_do_starts_no_spark(
    whole: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, expected = whole
    out = corpus.parent / "out"
    monkeypatch.setattr(spark_context, "_started", lambda _cluster: pytest.fail("Spark was started"))
    assert main(["run", str(corpus), "--out", str(out), "--engine", "spark", "--quiet"]) == 0
    assert table_bytes(out) == expected


@needs_spark
def test_a_master_that_spark_does_not_know_ends_the_run_with_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", range(2))
    options = ["--engine", "spark", "--master", "local-cluster[two]", "--quiet"]
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), *options]) == 1
    told = capfd.readouterr().err
    assert told.startswith("taizhang: Spark did not start: ") and "local-cluster[two]" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--conf", "spark.executor.cores=2"], "--engine spark"),
        (["--engine", "spark", "--conf", "spark.executor.cores"], "NAME=VALUE"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    options: list[str], words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", range(2))
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), *options]) == 2
    assert words in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["corpus", "out"])
def test_an_object_store_is_told_and_no_folder_of_that_name_is_made(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    places = {"corpus": str(write_jsonl(tmp_path / "news.jsonl", range(2))), "out": "out", place: "s3://bucket/news"}
    assert main(["run", places["corpus"], "--out", places["out"]]) == 2
    assert "s3://bucket/news is an address of another file system" in capfd.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["news.jsonl"]


def test_file_addresses_are_paths_and_a_commit_can_be_fetched_and_published_elsewhere(tmp_path: Path) -> None:
    """As docs/spark.md tells it, with file:// in the place of s3://."""
    store, work = tmp_path / "the store", tmp_path / "work"
    (store / "news").mkdir(parents=True)
    write_jsonl(store / "news" / "a.jsonl", range(3))
    (work / "news").mkdir(parents=True)
    fs.copy_files((store / "news").as_uri(), (work / "news").as_uri())
    assert main(["run", (work / "news").as_uri(), "--out", (work / "out").as_uri(), "--engine", "serial"]) == 0
    commit = (work / "out" / ".current").resolve()
    (store / "tables" / commit.name).mkdir(parents=True)
    fs.copy_files(commit.as_uri(), (store / "tables" / commit.name).as_uri())
    read = dataset((store / "tables" / commit.name / "projects").as_uri(), format="parquet").to_table()
    assert read.num_rows == 6


def test_no_java_and_no_pyspark_are_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", range(2))
    command = ["run", str(corpus), "--out", str(tmp_path / "out"), "--engine", "spark"]
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setattr(spark_context.importlib.util, "find_spec", lambda _name: object())
    assert main(command) == 2
    assert "Java 17" in capfd.readouterr().err
    monkeypatch.setattr(spark_context.importlib.util, "find_spec", lambda _name: None)
    assert main(command) == 2
    assert "taizhang[spark]" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_user_s_settings_win_and_a_real_cluster_keeps_its_own() -> None:
    here = Cluster(None, 3, (("spark.ui.enabled", "true"),)).settings
    assert (here["spark.master"], here["spark.ui.enabled"], here["spark.driver.host"]) == (
        "local[3,4]",
        "true",
        "localhost",
    )
    there = Cluster("yarn").settings
    assert there["spark.master"] == "yarn"
    assert not {"spark.driver.host", "spark.ui.enabled", "spark.log.level"} & set(there)


def batch(size: int) -> tuple[RawSource, ...]:
    return (RawSource("a.txt", None, "txt", b"x" * size),)


def test_a_small_corpus_is_spread_and_a_large_one_is_cut_into_large_tasks() -> None:
    batches = [batch(64 << 10) for _ in range(4000)]
    assert [len(chunk) for chunk in chunks(batches[:4], 4)] == [1, 1, 1, 1]
    made = list(chunks(batches, 4))
    assert [one for chunk in made for one in chunk] == batches
    assert {len(chunk) for chunk in made[-20:-1]} == {MOST_CHUNK_BYTES // (64 << 10)}
    assert len(made) < 400


def test_a_large_source_is_a_task_of_its_own() -> None:
    assert [len(chunk) for chunk in chunks([batch(40 << 20)] * 3, 4)] == [1, 1, 1]


def test_the_bundle_holds_the_whole_program_and_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    bundle, again = write_bundle(tmp_path), write_bundle(tmp_path / "again")
    assert bundle.name == again.name == f"taizhang-{fingerprint()}.zip"
    assert bundle.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(bundle) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(code())


def told(task: Task) -> str:
    (answer,) = work_on(task, [(batch(3),)])
    assert isinstance(answer, str)
    return answer


def test_an_executor_with_other_libraries_says_so_and_does_nothing() -> None:
    answer = told(Task(pickle.dumps(process), 60.0, 0, "the driver's"))
    assert "not those of the driver" in answer and "pyarrow==" in answer


def test_an_executor_without_a_library_says_which() -> None:
    answer = told(Task(b"cno_such_library\nf\n.", 60.0, 0, fingerprint()))
    assert "no_such_library" in answer and "environment" in answer
