"""kill -9 at any moment, of any process of a run: what is committed stays whole, and the next run finishes the work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from outputs.verify import problems
from tests.taizhang.corpora import table_bytes, write_jsonl

ARTICLES = 2000
# A machine that is busy with other things must not fail the test; a run that hangs still does.
PATIENCE = 900


@dataclass(frozen=True)
class Corpora:
    """A corpus, the tables of half of it and of all of it from runs that nothing disturbed, and the seconds of the latter."""

    whole: Path
    before: Path
    expected: Path
    seconds: float


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
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Corpora:
    folder = tmp_path_factory.mktemp("kill")
    made = Corpora(folder / "whole.jsonl", folder / "before", folder / "expected", 0.0)
    write_jsonl(made.whole, range(0, ARTICLES, 2))
    assert start(made.whole, made.before).wait() == 0
    write_jsonl(made.whole, range(ARTICLES))
    began = time.monotonic()
    assert start(made.whole, made.expected).wait() == 0
    seconds = time.monotonic() - began
    for out in (made.before, made.expected):
        assert list(problems(out)) == []
    return replace(made, seconds=seconds)


def test_workers_die_with_a_killed_run(corpora: Corpora, tmp_path: Path) -> None:
    process = start(corpora.whole, tmp_path)
    wait_for_work(process, tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert gone(process.pid)


def test_workers_that_are_still_starting_die_with_a_killed_run(corpora: Corpora, tmp_path: Path) -> None:
    """They import for seconds; before that they must have been tied to their parent."""
    process = start(corpora.whole, tmp_path)
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
def test_the_tables_stay_whole_and_the_work_is_finished(corpora: Corpora, tmp_path: Path, seed: int) -> None:
    """Five kills at random moments of random processes over older tables, then a run that is left alone."""
    out, old, new = tmp_path / "out", table_bytes(corpora.before), table_bytes(corpora.expected)
    chance = random.Random(seed)
    for _ in range(5):
        if table_bytes(out) in ({}, new):
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(corpora.before, out, symlinks=True)
        process = start(corpora.whole, out)
        # Half of the work is done in the older tables: a run is killed anywhere from its start to a little behind its end.
        time.sleep(chance.uniform(0.03, 0.7) * corpora.seconds)
        victims = family(process.pid)
        if victims:
            os.kill(chance.choice(victims), signal.SIGKILL)
        process.wait(timeout=PATIENCE)
        assert gone(process.pid)
        # All of it is committed, or nothing: then what was there before. Both verify.
        assert table_bytes(out) in (old, new)
    process = start(corpora.whole, out)
    assert process.wait(timeout=PATIENCE) == 0
    assert table_bytes(out) == new
    assert list(problems(out)) == []
    assert not (out / ".staging").exists()
