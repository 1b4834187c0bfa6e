"""Roles of amounts, from the words around them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.money import find_money
from extract.segment import sentences

_CASES = Path(__file__).parent / "cases" / "money_roles.jsonl"


@pytest.mark.parametrize("line", _CASES.read_text(encoding="utf-8").splitlines())
def test_role_of_the_first_amount(line):
    case = json.loads(line)
    assert find_money(case["text"], sentences(case["text"]))[0].role == case["role"]


def test_a_row_of_words_gives_a_row_of_roles():
    text = "投产后年产值、税收分别达30亿元、2亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["output", "tax"]


def test_the_role_of_one_sentence_does_not_reach_into_the_next():
    text = "公司注册资本2亿元。今年又拿出3亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["registered_capital", "other"]


@pytest.mark.parametrize("word", ["逾", "突破", "高达"])
def test_a_bound_that_never_cuts_classes_makes_no_threshold(word):
    text = f"一批投资{word}20亿元的项目落地。"
    assert [m.role for m in find_money(text, sentences(text))] == ["total_investment"]


def test_parts_of_a_sum_take_its_role():
    text = "全年完成水利投资90亿元，增长两成。其中，灌区30亿元，增长一成；水库20亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["invested", "invested", "invested"]


def test_parts_with_a_word_of_their_own_keep_it():
    text = "项目总投资90亿元。其中贷款30亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["total_investment", "fund"]


def test_one_word_for_a_row_of_projects_speaks_of_each_amount() -> None:
    text = "青柳物流港、云杉数据中心投资额分别为12亿元和15亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["total_investment", "total_investment"]
    text = "项目年产值、税收分别为12亿元和1亿元。"
    assert [m.role for m in find_money(text, sentences(text))] == ["output", "tax"]
