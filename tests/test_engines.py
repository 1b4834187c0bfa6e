"""The same tables from every engine, and good tables beside sources that kill, hang or starve their worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UsageError
from corpus.read import raw_sources
from corpus.records import RawSource
from outputs import load
from outputs.verify import problems
from taizhang.crew import Limits, Work
from taizhang.engines import Engine, SerialEngine
from taizhang.pool import LocalEngine
from taizhang.run import run
from taizhang.spark import SparkEngine
from taizhang.spark_context import Cluster, check_installed, connected
from taizhang.work import process
from tests.taizhang import spark_poison
from tests.taizhang.corpora import table_bytes, write_jsonl
from tests.taizhang.poison import hungry, work
from tests.taizhang.spark_home import make_spark_home

if TYPE_CHECKING:
    from pyspark import SparkContext

# One process runs these tests when several share the suite: each would start a Spark of its own.
pytestmark = pytest.mark.xdist_group("spark")
ROOT = Path(__file__).resolve().parents[1]
# Limits and work in, an engine out.
Maker = Callable[[Limits, Work], Engine]
# Executors find the program in what the engine ships; only the poisons of the tests come by this path.
CLUSTER = Cluster(
    "local-cluster[2,1,1024]", conf=(("spark.executorEnv.PYTHONPATH", str(ROOT)), ("spark.task.maxFailures", "2"))
)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkContext]:
    """One Spark for all tests here, with two executors: to start it takes longer than most tests."""
    try:
        check_installed()
    except UsageError as problem:
        pytest.skip(str(problem))
    home = make_spark_home(tmp_path_factory.mktemp("spark") / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))
        with connected(CLUSTER) as context:
            yield context


@pytest.fixture(params=["local-1", "local-2", "local-3", "spark"])
def engine(request: pytest.FixtureRequest) -> Maker:
    if request.param == "spark":
        request.getfixturevalue("spark")
        return lambda limits, work: SparkEngine(CLUSTER, limits, work)
    workers = int(request.param.removeprefix("local-"))
    return lambda limits, work: LocalEngine(workers, limits, work)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough articles for some batches, and lines that are rejected in reading and in decoding."""
    folder = tmp_path_factory.mktemp("corpus")
    write_jsonl(folder / "news.jsonl", range(900))
    (folder / "broken.jsonl").write_text('{"text": "云岭县"\n[1]\n{"title": "无正文"}\n', encoding="utf-8")
    (folder / "blank.txt").write_text(" \n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("serial")
    run(raw_sources([str(corpus)]), out, SerialEngine())
    assert list(problems(out)) == []
    return table_bytes(out)


def test_every_engine_gives_the_bytes_of_serial(
    engine: Maker, corpus: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    run(raw_sources([str(corpus)]), tmp_path, engine(Limits(), process))
    assert table_bytes(tmp_path) == expected


def test_every_input_is_a_source_or_a_reject(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    report = run(raw_sources([str(corpus)]), tmp_path, SerialEngine())
    assert report.manifest.rows("sources") == 900
    reasons = sorted(load(tmp_path).rejects["reason"])
    assert len(reasons) == report.manifest.inputs - 900 == 5
    assert {"bad_json", "not_an_object", "no_text_field", "empty"} <= set(reasons)


def poisoned(*words: str) -> list[RawSource]:
    """Good sources with one for each word in between."""
    texts = [f"云岭县第{n}个项目开工,总投资{n + 1}亿元。" for n in range(6)]
    for place, word in enumerate(words):
        texts.insert(2 * place + 1, f"{word} 项目")
    return [RawSource(f"{n:02}.txt", None, "txt", text.encode()) for n, text in enumerate(texts)]


SOME_ENGINES = pytest.mark.parametrize("engine", ["local-2", "spark"], indirect=True)


@SOME_ENGINES
def test_a_source_that_kills_its_worker_is_rejected_and_no_other_is_lost(engine: Maker, tmp_path: Path) -> None:
    run(poisoned("CRASH", "CRASH"), tmp_path, engine(Limits(), work))
    tables = load(tmp_path)
    assert list(tables.rejects["reason"]) == ["crash", "crash"]
    assert list(tables.rejects["path"]) == ["01.txt", "03.txt"]
    assert list(tables.sources["path"]) == ["00.txt", "02.txt", "04.txt", "05.txt", "06.txt", "07.txt"]
    assert list(problems(tmp_path)) == []


@SOME_ENGINES
def test_a_source_that_hangs_is_rejected_after_the_limit(engine: Maker, tmp_path: Path) -> None:
    run(poisoned("HANG"), tmp_path, engine(Limits(seconds=3), spark_poison.light))
    rejects = load(tmp_path).rejects
    assert list(rejects["reason"]) == ["unsupported", "timeout", *["unsupported"] * 5]
    assert "3 s" in rejects["detail"].iloc[1]


@SOME_ENGINES
def test_a_source_that_eats_memory_takes_no_neighbour_with_it(engine: Maker, tmp_path: Path) -> None:
    run(poisoned("MEMORY"), tmp_path, engine(Limits(memory=1 << 30), hungry))
    tables = load(tmp_path)
    assert list(tables.rejects["reason"]) == ["memory"]
    assert len(tables.sources) == 6


def test_a_job_that_loses_an_executor_gives_the_same_tables(spark: SparkContext, tmp_path: Path) -> None:
    lost = tmp_path / "lost"
    sources = poisoned(f"LOSE-ONCE {lost}")
    run(sources, tmp_path / "spark", SparkEngine(CLUSTER, Limits(), spark_poison.work))
    assert lost.exists()
    run(sources, tmp_path / "serial", SerialEngine())
    assert table_bytes(tmp_path / "spark") == table_bytes(tmp_path / "serial")


def test_a_source_that_costs_every_executor_is_rejected_and_no_other_is_lost(
    spark: SparkContext, tmp_path: Path
) -> None:
    run(poisoned("LOSE"), tmp_path, SparkEngine(CLUSTER, Limits(), spark_poison.light))
    rejects = load(tmp_path).rejects
    assert list(rejects["path"]) == [f"{n:02}.txt" for n in range(7)]
    assert list(rejects["reason"]) == ["unsupported", "crash", *["unsupported"] * 5]


def test_executors_run_the_program_that_was_shipped(spark: SparkContext) -> None:
    def places(_: object) -> list[str]:
        import extract
        import taizhang.work

        return [taizhang.work.__file__, extract.__file__]

    for place in spark.parallelize([0], 1).flatMap(places).collect():
        assert ".zip/" in place
