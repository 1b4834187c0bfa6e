"""Whose an amount or an area is where a sentence calls its project again, or names the park it lies in."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from extract.find import find
from extract.link.called import Told
from extract.link.records import Unit
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

NAMES = "云岭驿站|环湖旅游公路|云岭轴承项目|青柳工业园|白桦乐园度假区|河口智能叉车|云岭热处理生产线|北岸冶炼项目|南岸冶炼项目"
MU = Decimal(2000) / 3


def given(text: str, _cut: object) -> list[Mention]:
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in re.finditer(NAMES, text)]


def told(text: str) -> dict[str, tuple[int | None, int | None]]:
    """Name -> its investment in 亿 and its land in 亩, for the projects that have either."""
    found = find(Article("a", "s", 0, len(text), text, Alignment.identity(len(text))), given)
    rows = {}
    for project in found.projects:
        money = project.investment and project.investment.minimum
        land = project.land_area_m2
        rows[project.name] = (
            int(money / 10**8) if money else None,
            round(land / MU) if land else None,
        )
    return {name: row for name, row in rows.items() if row != (None, None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a second name only tells of the first: where it lies, what it is part of
        ("云岭轴承项目落户青柳工业园，占地680亩，总投资9亿元。", {"云岭轴承项目": (9, 680)}),
        ("云岭轴承项目位于青柳工业园，占地680亩。", {"云岭轴承项目": (None, 680)}),
        ("昨日，云岭轴承项目开工。该项目落户青柳工业园，占地680亩。", {"云岭轴承项目": (None, 680)}),
        # the park's own
        ("青柳工业园占地680亩，云岭轴承项目落户于此。", {"青柳工业园": (None, 680)}),
        # a word of the name, and the end of one of two names
        ("河口智能叉车和云岭轴承项目开工。两个项目总投资5亿元。", {}),
        ("白桦乐园度假区建设稳步推进。公园占地580亩。", {}),
        # other words for it
        ("位于湖滨的白桦乐园度假区，工人正加紧建设。这里总投资20亿元。", {"白桦乐园度假区": (20, None)}),
        ("云岭轴承项目开工，河口集团计划投资3亿元建设办公楼。", {}),
        ("按照规划，云岭轴承项目占地30亩；投资5亿元，明年开工。", {"云岭轴承项目": (5, 30)}),
        # a plan in between is no project
        ("云岭轴承项目开工。全市铁路建设的目标敲定，总投资约90亿元，重点推进枢纽建设。", {}),
        ("云岭轴承项目开工。码头上船来船往。这是全市最大的工业园，规划总投资超900亿元。", {}),
        # told as 该厂 in front of its name
        ("云岭轴承项目开工。该厂总投资2亿元，云岭轴承项目明年建成。", {"云岭轴承项目": (2, None)}),
    ],
)
def test_who_is_spoken_of(text: str, expected: dict[str, tuple[int | None, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a phase that builds it is its own amount, a phase of it is not
        (
            "一期由甲公司投资10亿元建设北岸冶炼项目；二期携手乙集团投资20亿元建设南岸冶炼项目。",
            {"北岸冶炼项目": (10, None), "南岸冶炼项目": (20, None)},
        ),
        ("公司计划一期投资6亿元，主要建设云岭热处理生产线。", {"云岭热处理生产线": (6, None)}),
        ("一期投资6亿元的云岭轴承项目开工。", {}),
        ("云岭轴承项目占地300亩，其中，一期工程占地90亩，估算总投资约3亿元。", {"云岭轴承项目": (None, 300)}),
        ("二期由甲公司投资2亿元，拟建云岭热处理生产线。", {"云岭热处理生产线": (2, None)}),
        ("甲集团在国外投资3亿元，建立了云岭热处理生产线。", {"云岭热处理生产线": (3, None)}),
        # parts of an investment, the first payment, a class
        ("云岭轴承项目开工，环保投资2亿元。", {}),
        ("云岭轴承项目推广新技术投资超过2亿元。", {}),
        ("云岭轴承项目签约，首笔投资约2亿元。", {}),
        ("云岭轴承项目等投资超10亿元的大项目复工。", {}),
    ],
)
def test_which_part_of_an_investment_is_told(text: str, expected: dict[str, tuple[int | None, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # brackets behind the names of a list, with and without a word for the amount
        (
            "云岭轴承项目（总投资9亿元，占地90亩）、北岸冶炼项目（总投资8亿元，占地80亩）等项目开工。",
            {"云岭轴承项目": (9, 90), "北岸冶炼项目": (8, 80)},
        ),
        (
            "云岭轴承项目（9亿元）、北岸冶炼项目（8亿元）等2个项目开工，总投资17亿元。",
            {"云岭轴承项目": (9, None), "北岸冶炼项目": (8, None)},
        ),
        ("云岭轴承项目（去年产值9亿元）、北岸冶炼项目（8万吨）等2个项目开工。", {}),
        # one for each, told in front of them
        ("总投资分别为9亿元、8亿元、7亿元的云岭轴承项目、北岸冶炼项目开工。", {}),
        # what it was first
        ("云岭轴承项目总投资由9亿元增加到12亿元。", {"云岭轴承项目": (12, None)}),
        # a table, and a headline
        ("项目名称：云岭轴承项目\n总投资：9亿元\n占地面积：90亩", {"云岭轴承项目": (9, 90)}),
        ("9亿元云岭轴承项目开工", {"云岭轴承项目": (9, None)}),
        ("一批9亿元项目落户河口\n3月6日，云岭轴承项目签约。", {}),
        ("9亿元项目落户河口\n3月6日，云岭轴承项目签约，总投资8亿元。", {"云岭轴承项目": (8, None)}),
    ],
)
def test_lists_tables_and_headlines(text: str, expected: dict[str, tuple[int | None, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("云红东送西起河口，全长5公里，投资总额6亿元。", True),
        ("据悉，云红东送总投资6亿元。", True),
        ("云红东送二期总投资6亿元。", False),
        ("云红东送集团公司总投资6亿元。", False),
        ("云红东送和北电南送总投资6亿元。", False),
        ("北电南送总投资6亿元。", False),
    ],
)
def test_the_name_itself_begins_a_sentence(sentence: str, again: bool) -> None:
    """What such a sentence says is said of the project, though no mention was found there; a longer name is another's."""
    mention = Mention("PROJECT", 0, 6, "云红东送工程", "given")
    unit = Unit((0,), (0,), 0, 6, joint=False)
    found = Told([mention], [unit]).named(f"云红东送工程开工。{sentence}", 9)
    assert (found == unit) is again


@pytest.mark.parametrize(
    ("text", "yi"),
    [
        # what a headline rounds
        ("总投资超50亿元的云岭轴承项目开工\n3月6日，云岭轴承项目开工。该项目总投资50.3亿元。", "50.3"),
        ("总投资近50亿元的云岭轴承项目开工\n3月6日，云岭轴承项目开工。该项目总投资49.8亿元。", "49.8"),
        # told exactly at once, or of something else
        ("总投资50亿元的云岭轴承项目开工\n3月6日，云岭轴承项目开工。该项目总投资50.3亿元。", "50"),
        ("总投资超50亿元的云岭轴承项目开工\n3月6日，云岭轴承项目开工。该项目总投资70亿元。", "50"),
    ],
)
def test_the_exact_amount_is_taken_where_another_rounds_it(text: str, yi: str) -> None:
    found = find(Article("a", "s", 0, len(text), text, Alignment.identity(len(text))), given)
    money = found.projects[0].investment
    assert money is not None
    assert money.minimum == Decimal(yi) * 10**8


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("云岭轴承项目开工，环保投资2亿元。", "phase"),
        ("一期投资6亿元的云岭轴承项目开工。", "phase"),
        ("云岭轴承项目签约，首笔投资约2亿元。", "done_or_yearly"),
        ("总投资50亿元的云岭轴承项目开工。该项目总投资近51亿元。", "other_amount"),
    ],
)
def test_why_an_amount_is_not_the_projects(text: str, reason: str) -> None:
    found = find(Article("a", "s", 0, len(text), text, Alignment.identity(len(text))), given)
    assert {why for _, why in found.unlinked} == {reason}
