"""Areas of land and buildings in square metres."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.areas import find_areas
from extract.segment import sentences

_CASES = Path(__file__).parent / "cases" / "areas.jsonl"


@pytest.mark.parametrize("line", _CASES.read_text(encoding="utf-8").splitlines())
def test_areas_of_whole_sentences(line):
    case = json.loads(line)
    found = find_areas(case["text"], sentences(case["text"]))
    assert [(m.text, m.role) for m in found] == [(w["text"], w["role"]) for w in case["mentions"]]
    for mention, wanted in zip(found, case["mentions"], strict=True):
        for value, told in ((mention.value_min, wanted["min"]), (mention.value_max, wanted["max"])):
            assert (value is None) == (told is None)
            assert value is None or abs(value - Decimal(told)) < Decimal("0.001")
    assert {m.unit for m in found} <= {"m2"}


@given(st.integers(1, 99999))
def test_three_mu_are_two_thousand_square_metres(number):
    (mention,) = find_areas(f"占地{3 * number}亩", ())
    assert mention.value_min == mention.value_max == 2000 * number


def test_about_is_said():
    assert [m.approx for m in find_areas("占地约90亩，建筑面积5万平方米左右", ())] == [True, True]
