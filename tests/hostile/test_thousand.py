"""A thousand hostile sources among a thousand good ones: every good one is extracted, every hostile one accounted for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

import outputs
from corpus.records import REASONS
from outputs.tables import Tables
from outputs.verify import problems
from tests.hostile.make_hostile import hostile_files
from tests.taizhang.corpora import record

MANY = 1000
# Kinds above this size take seconds each: they stand in the folder once, the others again and again.
SMALL = 8 << 10


def make_copies(kinds: Path, folder: Path) -> None:
    """Fills ``folder`` with MANY hostile files of all kinds, each in a folder of its own."""
    folder.mkdir()
    once = [path for path in hostile_files(kinds) if path.is_symlink() or path.is_file() or path.is_fifo()]
    small = [path for path in once if not path.is_symlink() and path.is_file() and path.stat().st_size <= SMALL]
    again = cycle(small)
    for number in range(MANY):
        path = once[number] if number < len(once) else next(again)
        place = folder / f"{number:04}"
        place.mkdir()
        _copy(path, place / path.name)


def _copy(path: Path, to: Path) -> None:
    if path.is_symlink():
        to.symlink_to(path.readlink())
    elif path.is_fifo():
        os.mkfifo(to)
    else:
        shutil.copy(path, to)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good articles before, between and behind the hostile ones, so that they share parts and batches with them."""
    folder = tmp_path_factory.mktemp("thousand")
    make_copies(folder / "kinds", folder / "in")
    for number in range(MANY):
        (folder / "in" / f"{number:04}_good.txt").write_text(record(number)["text"], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tables(corpus: Path) -> Tables:
    arguments = [sys.executable, "-m", "taizhang.cli", "run", str(corpus / "in"), "--out", str(corpus / "out")]
    done = subprocess.run([*arguments, "--workers", "2", "--timeout", "600"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return outputs.load(corpus / "out")


@pytest.mark.slow
def test_all_good_ones_are_extracted(tables: Tables) -> None:
    read = dict(zip(tables.sources["path"], tables.sources["source_id"], strict=True))
    good = {read[path] for path in read if path.endswith("_good.txt")}
    assert len(good) == MANY
    assert good <= set(tables.projects["source_id"])
    assert not any(path.endswith("_good.txt") for path in tables.rejects["path"])


@pytest.mark.slow
def test_all_hostile_ones_are_extracted_or_rejected_with_a_code(tables: Tables, corpus: Path) -> None:
    heard = {
        Path(path).relative_to(corpus / "in").parts[0] for path in [*tables.sources["path"], *tables.rejects["path"]]
    }
    assert heard >= {f"{number:04}" for number in range(MANY)}
    reasons = Counter(tables.rejects["reason"])
    assert set(reasons) <= set(REASONS)
    assert not set(reasons) & {"crash", "memory", "error", "timeout"}, json.dumps(reasons)


@pytest.mark.slow
def test_the_tables_of_both_verify(tables: Tables, corpus: Path) -> None:
    assert len(tables.sources) > MANY
    assert list(problems(corpus / "out")) == []
