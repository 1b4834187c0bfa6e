"""Which figures and projects are told as members of a total."""

from datetime import date

import pytest

from extract.find import find
from extract.records import Facts
from normalize.alignment import Alignment
from normalize.records import Article


def facts(text: str) -> Facts:
    return find(Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20)))


def parts(found: Facts) -> set[tuple[str, int, int]]:
    """Measure, total and part of the figures."""
    pairs = [
        (found.statistics[m.total], found.statistics[m.statistic]) for m in found.members if m.statistic is not None
    ]
    return {(total.measure, int(total.value or 0), int(part.value or 0)) for total, part in pairs}


def listed(found: Facts) -> set[tuple[str, int, str]]:
    pairs = [(found.statistics[m.total], found.projects[m.project]) for m in found.members if m.project is not None]
    return {(total.measure, int(total.value or 0), project.name) for total, project in pairs}


def test_parts_of_a_count_and_of_a_sum() -> None:
    found = facts(
        "上半年全县新签约项目30个，总投资210亿元，其中制造业项目18个、总投资150亿元；农业项目7个，总投资40亿元。"
    )
    assert parts(found) == {
        ("count", 30, 18),
        ("count", 30, 7),
        ("total_investment", 21_000_000_000, 15_000_000_000),
        ("total_investment", 21_000_000_000, 4_000_000_000),
    }


@pytest.mark.parametrize(
    "text",
    ["其中，新开工项目5个、续建项目8个，这13个项目总投资70亿元。", "全县有13个重点项目：新开工项目5个、续建项目8个。"],
)
def test_neighbours_that_make_up_a_total_exactly(text: str) -> None:
    assert parts(facts(text)) == {("count", 13, 5), ("count", 13, 8)}


@pytest.mark.parametrize(
    "text",
    [
        "全年签约项目200个，开工项目100个，竣工项目100个。",  # round numbers agree by chance
        "全县签约项目30个，开工项目18个。",
        "全县在建项目18个。其中山货企业30家。",  # a part is no larger, and of one kind with its total
    ],
)
def test_figures_side_by_side_are_no_parts(text: str) -> None:
    assert parts(facts(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "7月18日，总投资9.3亿元的云岭茶饮加工项目、双溪冷链物流园项目等4个项目集中签约。",
        "7月18日，总投资9.3亿元的4个项目集中签约，包括云岭茶饮加工项目、双溪冷链物流园项目等。",
    ],
)
def test_listed_projects_are_members_of_the_count_and_of_the_sum(text: str) -> None:
    found = facts(text)
    names = {"云岭茶饮加工项目", "双溪冷链物流园项目"}
    assert {(measure, value) for measure, value, _ in listed(found)} == {
        ("count", 4),
        ("total_investment", 930_000_000),
    }
    assert {name for _, _, name in listed(found)} == names
    assert all(project.investment is None for project in found.projects)


def test_a_list_longer_than_the_count_is_another_groups() -> None:
    found = facts("云岭茶饮加工项目、双溪冷链物流园项目、北坡风电项目已建成，2个项目在建。")
    assert listed(found) == set()
