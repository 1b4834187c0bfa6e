"""What names told together share, and what the words that close an enumeration tell of its members."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 3, 20)
A, B, C = "青柳轴承项目", "云杉轮毂项目", "红松铁路"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(rf"{A}|{B}|{C}", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def stages(text: str) -> dict[str, list[str]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    return {p.name: [row.stage for row in p.stages] for p in find(article, own=given).projects}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        # the words that close an enumeration
        (f"{A}、{B}等在建项目进展喜人。", "building"),
        (f"{A}、{B}等也都在加紧建设。", "building"),
        (f"{A}、{B}等开工建设。", "started"),
        (f"县里介绍了{A}、{B}等12个签约项目的情况。", "signed"),
        # what stands between two names
        (f"位于城东的{A}和由云岭集团承建的{B}今年开工。", "started"),
        (f"{A}，以及云岭集团的{B}竣工。", "completed"),
        (f"开工建设{A}和总部设在河口的云岭集团的{B}。", "started"),
        (f"河口正在推进{A}，以及新建{B}。", "building"),
    ],
)
def test_what_is_said_of_all(text: str, stage: str) -> None:
    found = stages(text)
    assert found[A] == found[B] == [stage]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        # each its own
        (f"{A}开工、{B}竣工。", ["started"], ["completed"]),
        (f"{A}和在建的{B}都在城东。", [], ["building"]),
    ],
)
def test_what_is_said_of_one(text: str, first: list[str], second: list[str]) -> None:
    found = stages(text)
    assert (found[A], found[B]) == (first, second)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}日前在{B}正式开工建设。", {A: ["started"], B: []}),
        (f"{A}签约落户{B}。", {A: ["signed", "landed"], B: []}),
        (f"{A}和位于城东的{B}开工。", {A: ["started"], B: ["started"]}),
        (f"{A}和在建的{B}都在城东。", {A: [], B: ["building"]}),
    ],
)
def test_where_a_project_is_built_is_not_built_itself(text: str, expected: dict[str, list[str]]) -> None:
    assert stages(text) == expected


def test_a_whole_of_which_a_part_is_built_is_under_way() -> None:
    assert stages(f"{C}控制性工程——{A}今日贯通。") == {C: ["building"], A: ["building"]}
    assert stages(f"{C}控制性工程——{A}今日通车。") == {C: [], A: ["operating"]}
    assert stages(f"{C}去年开工。{C}控制性工程{A}今日贯通。")[C] == ["started"]
    assert stages(f"{C}旁边的{A}今日贯通。")[C] == []


def test_two_enumerations_in_a_row_share_what_is_said_behind_them() -> None:
    d = "青柳产业园"
    text = f"一季度，{A}、{B}等一批项目，{C}、{d}等重点工程开工建设。"
    names = [Mention("PROJECT", text.index(n), text.index(n) + len(n), n, "given") for n in (A, B, C, d)]
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    found = find(article, own=lambda _text, _cut: names).projects
    assert [[row.stage for row in p.stages] for p in found] == [["started"]] * 4


def test_a_place_beside_a_project_is_not_told_of() -> None:
    assert stages(f"开工建设{A}、毗邻{C}。") == {A: ["started"], C: []}
    assert stages(f"{A}、连接{C}的{B}开工。")[C] == []


def test_the_name_behind_a_word_is_no_part_of_it() -> None:
    """商 and 期 end other words (开工商, 投产期), but a name may begin with them."""
    text = "今年将开通青河铁路等8个项目。"
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    found = find(article, own=lambda t, _: [Mention("PROJECT", 5, 9, t[5:9], "given")])
    assert [(row.stage, row.expected) for p in found.projects for row in p.stages] == [("operating", True)]
