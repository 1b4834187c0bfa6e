"""What is told of projects, and statistics, on news in the style of local papers: no figure falls under what was reached before."""

from __future__ import annotations

import json

import pytest

from tests.quality import local_news as local
from tests.quality.eval import regressions
from tests.quality.local_news import FLOORS, Tally


def test_no_figure_is_under_its_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors
    assert regressions(local.figures(), floors) == []


def test_a_tally_counts_what_is_shared() -> None:
    tally = Tally()
    tally.add({"started", "signed"}, {"started", "operating", "completed"})
    figure = tally.figure()
    assert (figure.precision, figure.recall, figure.f1) == (1 / 2, 1 / 3, 2 / 5)


@pytest.mark.parametrize("name", ["facts", "statistics"])
def test_the_halves_part_the_articles(name: str) -> None:
    one, other = (local.labels(name, half) for half in local.HALVES)
    assert len(one) + len(other) == len(local.labels(name, None))
    assert 0.8 < len(one) / len(other) < 1.25


@pytest.mark.parametrize("name", ["facts", "statistics"])
def test_labels_speak_of_articles_and_names_that_are_there(name: str) -> None:
    for one in local.labels(name, None):
        article, names = local.told(one)
        numbers = {number for _, _, number in names}
        assert all(set(project["names"]) <= numbers for project in one.get("projects", []))
        assert all(0 <= start < end <= len(article.text) for start, end, _ in one.get("roles", []))


LABEL = {"measure": "count", "subject": "签约项目", "value": 8, "unit": "个", "period": ["2021-03-01", "2021-03-31"]}


def row(**other: object) -> local.Json:
    return {"measure": "count", "subject": "签约项目", "value": 8.0, "unit": "个", "growth": None} | {
        "period": ["2021-03-01", "2021-03-31"],
        **other,
    }


def test_equal_figures_pair_and_agree() -> None:
    [(want, have)] = local.paired([LABEL], [row(value=9.0), row()])
    assert local.agree(want, have)


@pytest.mark.parametrize(
    "other",
    [{"subject": "开工仪式"}, {"period": [None, None]}, {"growth": 3.0}, {"period": ["2021-03-01", "2021-03-30"]}],
)
def test_a_wrong_subject_period_or_growth_does_not_agree(other: local.Json) -> None:
    assert not local.agree(LABEL, row(**other))


def test_no_figure_pairs_twice() -> None:
    assert len(list(local.paired([LABEL, LABEL], [row()]))) == 1
    assert list(local.paired([LABEL], [row(unit="家")])) == []
