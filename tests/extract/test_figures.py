"""Percents, growth, capacities and counts."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from extract.figures import find_figures
from extract.segment import sentences

_CASES = Path(__file__).parent / "cases" / "figures.jsonl"


@pytest.mark.parametrize("line", _CASES.read_text(encoding="utf-8").splitlines())
def test_figures_of_whole_sentences(line):
    case = json.loads(line)
    found = find_figures(case["text"], sentences(case["text"]))
    told = [(m.type, m.text, m.value_min, m.value_max, m.unit, m.role, m.per) for m in found]
    assert told == [
        (w["type"], w["text"], _number(w["min"]), _number(w["max"]), w["unit"], w["role"], w["per"])
        for w in case["mentions"]
    ]


def _number(told: str | None) -> Decimal | None:
    return None if told is None else Decimal(told)


@pytest.mark.parametrize("spelling", ["12.5%", "12.5％", "１２．５％", "百分之十二点五", "12.5个百分点", "12.5 %"])
def test_one_percent_many_spellings(spelling):
    (mention,) = find_figures(f"同比增长{spelling}。", ())
    assert (mention.type, mention.value_min, mention.role) == ("PERCENT", Decimal("12.5"), "up")


def test_growth_of_one_sentence_does_not_reach_into_the_next():
    text = "产值增长。12%的企业停产。"
    assert [m.role for m in find_figures(text, sentences(text))] == ["other"]
