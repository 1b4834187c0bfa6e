"""What is told of projects in annotated real news: no figure falls under what was reached before, and the labels are whole."""

from __future__ import annotations

import json

import pytest

from tests.quality import real_news as real
from tests.quality.eval import regressions

STAGES = {"planned", "negotiating", "signed", "approved", "landed", "started", "building", "completed", "operating"}
SPANS = ("investment", "land", "floor")


@pytest.mark.shared
@pytest.mark.skipif(not real.CORPUS.is_file(), reason="the articles lie in ../shared, which is not here")
def test_no_figure_is_under_its_floor() -> None:
    floors = json.loads(real.FLOORS.read_text(encoding="utf-8"))
    assert floors
    assert regressions(real.figures(), floors) == []


def test_the_halves_part_the_records() -> None:
    one, other = ({label["record"] for label in real.labels(half)} for half in real.HALVES)
    assert one and other and not one & other
    assert len(one) + len(other) == len(real.labels())


def test_the_fourth_sample_stays_unread() -> None:
    lines = (real.FACTS.parents[1] / "fourth_sample.jsonl").read_text(encoding="utf-8").splitlines()
    kept = {json.loads(line)["record"] for line in lines}
    assert kept and not kept & {one["record"] for one in real.labels()}


def test_labels_hold_places_and_values_and_no_text() -> None:
    for one in real.labels():
        for project in one["projects"]:
            assert set(project) <= {"mentions", "investment", "stages", "places", "land", "floor"}
            spans = [*project["mentions"], *(project[key] for key in SPANS if key in project)]
            stages = project.get("stages", [])
            spans += [stage["date"] for stage in stages if "date" in stage]
            assert project["mentions"] and all(0 <= start < end for start, end in spans)
            assert {stage["stage"] for stage in stages} <= STAGES
            assert all(code.isdigit() and len(code) == 6 for code in project.get("places", []))
