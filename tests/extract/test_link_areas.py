"""Land and floor area: a project's own, not its phase's, its group's or what it waters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article


def areas(text: str) -> tuple[Decimal | None, Decimal | None]:
    (project,) = find(Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))).projects
    return project.land_area_m2, project.floor_area_m2


OWN = [
    ("云杉轴承项目昨日开工，是一座占地300亩的工厂。", (200_000, None)),
    ("云杉轴承项目昨日开工，占地300亩，总建筑面积4万平方米。", (200_000, 40_000)),
    ("占地300亩的云杉轴承项目昨日开工。", (200_000, None)),
    ("云杉轴承项目昨日开工。该项目规划用地30公顷，总投资2亿元。", (300_000, None)),
    ("昨日开工建设24平方公里的云杉新城项目。", (24_000_000, None)),
    ("云杉轴承项目昨日开工。项目总建筑面积4万平方米。", (None, 40_000)),
    ("占地300亩、总投资2亿元的云杉轴承项目昨日开工。", (200_000, None)),
    ("云杉轴承产业园项目昨日开工，规划总面积3平方公里。", (3_000_000, None)),
    ("云杉轴承项目昨日开工，地上建筑面积3万平方米，总建筑面积4万平方米。", (None, 40_000)),
    ("云杉轴承项目昨日开工，盘活周边300亩土地。", (200_000, None)),
    ("云杉轴承项目昨日开工，建设规模4万平方米。", (None, 40_000)),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_the_own_area(text: str, expected: tuple[int | None, int | None]) -> None:
    assert areas(text) == tuple(None if value is None else Decimal(value) for value in expected)


OTHERS = [
    "云杉轴承项目昨日开工，分两期建设，一期占地300亩。",
    "云杉水库项目昨日开工，可改善灌溉面积3万亩。",
    "云杉轴承项目昨日开工，绿化面积4万平方米。",
    "云杉水库项目昨日开工，建成后可解决300亩耕地干旱缺水问题。",
    "云杉水库项目昨日开工，下游3万亩平原不再受淹。",
    "云杉生态修复项目昨日开工，修复面积300公顷。",
    "云杉轴承产业园项目昨日开工，分两期建设，其中一期投资1亿元，占地300亩，总建筑面积4万平方米。",
    "当地将300亩坡地整理出来，云杉轴承项目昨日开工。",
    "当地收储300亩土地，云杉轴承项目昨日开工。",
    "云杉轴承产业园项目昨日开工，园内有300亩在建项目。",
    "云杉轴承项目昨日开工，其中新建的仓库总建筑面积4万平方米。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_belongs_to_something_else_is_left_out(text: str) -> None:
    assert areas(text) == (None, None)


def of_one(text: str, title: str | None = None) -> tuple[Decimal | None, Decimal | None]:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), title=title)
    (project,) = find(article).projects
    return project.land_area_m2, project.floor_area_m2


def test_the_end_of_a_name_brings_the_project_back() -> None:
    assert of_one("云杉生态博物馆项目昨日开工。博物馆占地300亩，设三个展厅。") == (Decimal(200_000), None)
    assert of_one("云杉生态博物馆项目昨日开工。展览馆占地300亩，设三个展厅。") == (None, None)


def test_the_one_project_that_an_article_is_about_has_the_totals_told_of_it() -> None:
    told = "昨日，云杉轴承产业园项目开工。投资方透露，将打造总用地面积300亩、建筑面积4万平方米的综合体。"
    other = told.replace("将打造", "今年落地的13个项目")
    assert of_one(told, "云杉轴承产业园开工") == (Decimal(200_000), Decimal(40_000))
    assert of_one(other, "云杉轴承产业园开工") == (None, None)


FURTHER = [
    # land that was taken for it
    ("河口集团昨日竞得城北300亩工业用地，将打造云杉轴承项目。", (200_000, None)),
    ("河口集团买下城北300亩仓储用地，计划明年开工，投资2亿元建设云杉轴承项目。", (200_000, None)),
    ("河口集团昨日竞得城北300亩工业用地，当天云杉轴承项目开工。", (None, None)),
    ("云杉轴承项目昨日签约。河口集团已在城北取得300亩工业用地。", (200_000, None)),
    # the next sentence begins with it, or with the thing
    ("云杉体育馆改造工程昨日开工。改造面积4万平方米，工期一年。", (None, 40_000)),
    ("云杉轴承厂项目昨日开工。新厂用地300亩，明年投产。", (200_000, None)),
    ("云杉轴承厂项目昨日开工，场址300亩。", (200_000, None)),
    ("云杉轴承厂项目昨日开工，可建4万平方米。", (None, 40_000)),
    ("云杉商城项目昨日奠基，项目体量4万平方米。", (None, 40_000)),
    # a plain area is the floor of a building, and of a park nobody says
    ("云杉体育馆项目昨日启用，面积4万平方米。", (None, 40_000)),
    ("云杉湿地公园项目昨日启用，面积4万平方米。", (None, None)),
    # what is grown or ordered
    ("云杉玫瑰精油项目昨日启用，村里种了300亩。", (None, None)),
    ("云杉玫瑰精油项目昨日启用，本地订单300亩。", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), FURTHER)
def test_an_area_further_on(text: str, expected: tuple[int | None, int | None]) -> None:
    assert areas(text) == tuple(None if value is None else Decimal(value) for value in expected)
