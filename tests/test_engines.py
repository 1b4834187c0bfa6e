"""The same tables from every engine, and good tables beside sources that kill, hang or starve their worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import raw_sources
from corpus.records import RawSource
from outputs import load
from outputs.verify import problems
from taizhang.crew import Limits
from taizhang.engines import SerialEngine, engine_named
from taizhang.pool import LocalEngine
from taizhang.run import run
from tests.taizhang.corpora import table_bytes, write_jsonl
from tests.taizhang.poison import hungry, work


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


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_local_gives_the_bytes_of_serial(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    run(raw_sources([str(corpus)]), tmp_path, engine_named("local", workers))
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
        texts.insert(2 * place + 1, f"{word}项目")
    return [RawSource(f"{n:02}.txt", None, "txt", text.encode()) for n, text in enumerate(texts)]


def test_a_source_that_kills_its_worker_is_rejected_and_no_other_is_lost(tmp_path: Path) -> None:
    run(poisoned("CRASH", "CRASH"), tmp_path, LocalEngine(2, Limits(), work))
    tables = load(tmp_path)
    assert list(tables.rejects["reason"]) == ["crash", "crash"]
    assert list(tables.rejects["path"]) == ["01.txt", "03.txt"]
    assert list(tables.sources["path"]) == ["00.txt", "02.txt", "04.txt", "05.txt", "06.txt", "07.txt"]
    assert list(problems(tmp_path)) == []


def test_a_source_that_hangs_is_rejected_after_the_limit(tmp_path: Path) -> None:
    run(poisoned("HANG"), tmp_path, LocalEngine(2, Limits(seconds=3), work))
    tables = load(tmp_path)
    assert list(tables.rejects["reason"]) == ["timeout"]
    assert "3 s" in tables.rejects["detail"].iloc[0]
    assert len(tables.sources) == 6


def test_a_source_that_eats_memory_takes_no_neighbour_with_it(tmp_path: Path) -> None:
    run(poisoned("MEMORY"), tmp_path, LocalEngine(2, Limits(memory=1 << 30), hungry))
    tables = load(tmp_path)
    assert list(tables.rejects["reason"]) == ["memory"]
    assert len(tables.sources) == 6
