"""kill -9 at any moment, of any process of a run: what is committed stays whole, and the next run finishes the work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outputs.verify import problems
from tests.taizhang.corpora import table_bytes, write_jsonl

ARTICLES = 2000


def start(corpus: Path, out: Path) -> subprocess.Popen[bytes]:
    arguments = [
        sys.executable,
        "-m",
        "taizhang.cli",
        "run",
        str(corpus),
        "--out",
        str(out),
        "--workers",
        "2",
        "--quiet",
    ]
    return subprocess.Popen(arguments, start_new_session=True, stderr=subprocess.PIPE)


def family(session: int) -> list[int]:
    """The live processes of the session, the run itself first."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z" and int(fields[3]) == session:
                found.append(int(entry.name))
    return sorted(found)


def gone(session: int, seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not family(session):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, bytes]]:
    """A corpus, the same with half of its articles, and the tables of the whole from a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("kill")
    whole, half = folder / "a" / "news.jsonl", folder / "b" / "news.jsonl"
    whole.parent.mkdir()
    half.parent.mkdir()
    write_jsonl(whole, range(ARTICLES))
    write_jsonl(half, range(0, ARTICLES, 2))
    process = start(whole, folder / "expected")
    assert process.wait() == 0
    return whole, half, table_bytes(folder / "expected")


def test_workers_die_with_a_killed_run(corpora: tuple[Path, Path, dict[str, bytes]], tmp_path: Path) -> None:
    process = start(corpora[0], tmp_path)
    wait_for_work(process, tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert gone(process.pid)


def test_workers_that_are_still_starting_die_with_a_killed_run(
    corpora: tuple[Path, Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """They import for seconds; before that they must have been tied to their parent."""
    process = start(corpora[0], tmp_path)
    while process.poll() is None and len(family(process.pid)) < 3:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert gone(process.pid)


def wait_for_work(process: subprocess.Popen[bytes], out: Path) -> None:
    batches = out / ".staging" / "batches"
    while process.poll() is None and not (batches.is_dir() and any(batches.iterdir())):
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("TAIZHANG_KILLS", "10")) // 5))
def test_the_tables_stay_whole_and_the_work_is_finished(
    corpora: tuple[Path, Path, dict[str, bytes]], tmp_path: Path, seed: int
) -> None:
    """Five kills at random moments of random processes, then a run that is left alone."""
    whole, _, expected = corpora
    chance = random.Random(seed)
    for _ in range(5):
        process = start(whole, tmp_path)
        time.sleep(chance.uniform(0.3, 4.0))
        victims = family(process.pid)
        if victims:
            victim = chance.choice(victims)
            os.kill(victim, signal.SIGKILL)
            if victim != process.pid:
                process.wait(timeout=120)
        process.wait(timeout=120)
        assert gone(process.pid)
        assert_whole(tmp_path, expected)
    process = start(whole, tmp_path)
    assert process.wait(timeout=120) == 0
    assert table_bytes(tmp_path) == expected
    assert list(problems(tmp_path)) == []
    assert not (tmp_path / ".staging").exists()


def assert_whole(out: Path, expected: dict[str, bytes]) -> None:
    """Nothing is committed, or all of it is, and it verifies."""
    found = table_bytes(out)
    assert not found or found == expected
