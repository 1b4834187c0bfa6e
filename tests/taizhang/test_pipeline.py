"""The whole pipeline over the samples that come with the project, and over everything that is meant to break it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import outputs
from outputs.schema import TABLES
from outputs.tables import Tables
from outputs.verify import problems
from taizhang.cli import main
from tests.hostile.make_hostile import hostile_files
from tests.taizhang.corpora import record, table_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    assert main(["run", str(SAMPLES), "--out", str(out), "--workers", "1"]) == 0
    return out


@pytest.fixture(scope="module")
def tables(samples: Path) -> Tables:
    return outputs.load(samples)


def test_every_table_has_rows(tables: Tables) -> None:
    for name in set(TABLES) - {"rejects"}:
        assert len(getattr(tables, name)) > 0, name
    assert {"MONEY", "DATE", "AREA", "PROJECT"} <= set(tables.mentions["type"])


def test_every_sample_was_read(tables: Tables) -> None:
    read = {Path(path).name for path in tables.sources["path"]}
    assert read == {file.name for file in SAMPLES.iterdir() if file.suffix != ".md"}
    assert len(tables.rejects) == 0


def test_the_tables_verify(samples: Path) -> None:
    assert list(problems(samples)) == []


def test_two_workers_give_the_bytes_of_one(samples: Path, tmp_path: Path) -> None:
    assert main(["run", str(SAMPLES), "--out", str(tmp_path), "--workers", "2"]) == 0
    assert table_bytes(tmp_path) == table_bytes(samples)


def test_a_total_investment_leads_back_to_its_characters(tables: Tables) -> None:
    invested = tables.projects.dropna(subset=["investment_mention_id"])
    assert len(invested) > 0
    mentions = tables.mentions.add_suffix("_m")
    traced = invested.merge(mentions, left_on="investment_mention_id", right_on="mention_id_m")
    traced = traced.merge(tables.sources[["source_id", "text"]], on="source_id")
    assert len(traced) == len(invested)
    for row in traced.itertuples():
        words = row.text[row.source_start_m : row.source_end_m]
        assert re.search(r"[亿億万萬元]", words), words
        assert pd.isna(row.value_min_m) or row.value_min_m == row.total_investment_min


def good_ones(folder: Path, count: int) -> set[str]:
    """Writes articles between the hostile files, so that they share batches with them; their names."""
    names = set()
    for number in range(count):
        file = folder / f"{'bcdefghlmnoprstuw'[number % 17]}_good_{number:03}.txt"
        file.write_text(record(number)["text"], encoding="utf-8")
        names.add(file.name)
    return names


def test_hostile_inputs_stop_nothing_and_cost_no_neighbour(tmp_path: Path) -> None:
    """No result may depend on the time limit: what is hostile is cheap, or refused by its size."""
    corpus, out = tmp_path / "in", tmp_path / "out"
    corpus.mkdir()
    hostile = {Path(path).name for path in hostile_files(corpus)}
    good = good_ones(corpus, 100)
    assert len(hostile) >= 100
    assert main(["run", str(corpus), "--out", str(out), "--workers", "2", "--timeout", "600", "--quiet"]) == 0
    assert list(problems(out)) == []
    tables = outputs.load(out)
    sources = {Path(path).name for path in tables.sources["path"]}
    rejects = {Path(path).name for path in tables.rejects["path"]}
    assert good <= sources
    assert not good & rejects
    assert set(tables.rejects["reason"]) & {"crash", "memory", "error", "timeout"} == set()
