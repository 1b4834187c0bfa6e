"""The figures on the development corpus do not fall under what was reached before."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality_eval", Path(__file__).with_name("eval.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality_eval"] = module
    spec.loader.exec_module(module)
    return module


def figure(quality: ModuleType, f1: float, predicted: int = 10) -> object:
    return quality.Figure(f1, f1, f1, 5, predicted, 10)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold annotations lie in ../shared, which is not here")
def test_no_figure_is_under_its_floor(quality: ModuleType, tmp_path: Path) -> None:
    floors = json.loads(quality.FLOORS.read_text(encoding="utf-8"))
    corpus = [str(SHARED / "seeds"), str(SHARED / "corpus" / "dev.jsonl")]
    figures = quality.score(corpus, SHARED / "gold" / "dev", tmp_path / "dev")
    assert floors
    assert quality.regressions(figures, floors) == []


def test_a_lower_figure_is_a_regression_and_a_missing_one_too(quality: ModuleType) -> None:
    figures = {"a": figure(quality, 0.5), "b": figure(quality, 0.9)}
    assert quality.regressions(figures, {"a": 0.5, "b": 0.9}) == []
    told = quality.regressions(figures, {"a": 0.501, "b": 0.9, "c": 0.1})
    assert [line.split(":")[0] for line in told] == ["a", "c"]


def test_more_false_alarms_are_a_regression(quality: ModuleType) -> None:
    figures = {quality.FALSE_ALARMS: figure(quality, 0.0, predicted=4)}
    assert quality.regressions(figures, {quality.FALSE_ALARMS: 4}) == []
    assert quality.regressions(figures, {quality.FALSE_ALARMS: 3})


def test_an_update_raises_floors_and_lowers_none(quality: ModuleType) -> None:
    figures = {"up": figure(quality, 0.8), "down": figure(quality, 0.6), quality.FALSE_ALARMS: figure(quality, 0.0, 2)}
    floors = {"up": 0.7, "down": 0.7, quality.FALSE_ALARMS: 3}
    kept = quality.raised(figures, floors, allow_regression=False)
    assert kept == {"up": 0.8, "down": 0.7, quality.FALSE_ALARMS: 2}
    assert quality.raised(figures, floors, allow_regression=True)["down"] == 0.6
