"""Stages that the text tells at one remove: in lists, in order, on the day of an occasion, in a later clause."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 3, 20)
A, B = "青柳轴承", "云杉轮毂"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(r"(?:青柳轴承|云杉轮毂)项目|红松铁路", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def stages(text: str, name: str) -> list[tuple[str, date | None, bool]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    found = find(article, own=given).projects
    return [(s.stage, s.date_start, s.expected) for p in found if p.name.startswith(name) for s in p.stages]


LISTS = [
    ("本区已梳理出首批30个项目。在梳理的30个项目中，包括青柳轴承项目、云杉轮毂项目等。", ["planned"]),
    ("今年组织实施30个项目，突出抓好青柳轴承项目、云杉轮毂项目等一批重点项目。", ["planned"]),
    ("某公司将在三年内投资2亿元，在城东建设青柳轴承项目。", ["planned"]),
    ("公路终点接规划中的青柳轴承项目。", ["planned"]),
    # no list of plans: what was thought out for a season, what goes on already
    ("本区梳理问题30个，青柳轴承项目受到好评。", []),
    ("今年突出抓好青柳轴承项目、云杉轮毂项目等建设。", ["building"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_what_is_on_a_list_of_plans_is_planned(text: str, expected: list[str]) -> None:
    assert [stage for stage, _, _ in stages(text, A)] == expected


def test_days_in_the_order_of_the_names() -> None:
    text = "青柳轴承项目和云杉轮毂项目分别于2019年、2020年投产。"
    assert stages(text, A) == [("operating", date(2019, 1, 1), False)]
    assert stages(text, B) == [("operating", date(2020, 1, 1), False)]


def test_more_days_than_names_are_nobodys() -> None:
    text = "青柳轴承项目和云杉轮毂项目分别于2018年、2019年、2020年投产。"
    assert stages(text, A) == stages(text, B) == [("operating", None, False)]


def test_several_days_of_one_name_are_all_its_own() -> None:
    text = "青柳轴承项目一期、二期分别于2019年、2020年投产。"
    assert [day for _, day, _ in stages(text, A)] == [date(2019, 1, 1), date(2020, 1, 1)]


def test_one_day_holds_of_all_names() -> None:
    text = "青柳轴承项目和云杉轮毂项目均于2019年投产。"
    assert stages(text, A) == stages(text, B) == [("operating", date(2019, 1, 1), False)]


def test_a_group_that_signed_and_landed_at_once() -> None:
    text = "3月6日，30个项目签约落户河口。其中，青柳轴承项目总投资3亿元。"
    assert stages(text, A) == [("signed", date(2022, 3, 6), False), ("landed", date(2022, 3, 6), False)]


DAYS = [
    # the occasion is told further up
    ("3月6日，招商大会在河口举行。\n全区干部学习文件。\n青柳轴承项目签约。", ("signed", None, False)),
    # behind the dateline, with the place
    (
        "河口3月7日电（记者 某某）3月6日在城东，随着设备进场，青柳轴承项目正式开工。",
        ("started", date(2022, 3, 6), False),
    ),
    # the year of an aim is no day of what is done for it
    ("紧盯全年10%的增长目标，推动青柳轴承项目开工。", ("started", None, True)),
    # a year that is not over cannot have been told in full
    ("2021年，河口经济稳定。全年青柳轴承项目建成投产。", ("completed", date(2021, 1, 1), False)),
    # what is to be done in the year with which the sentence opens
    ("今年河口投资9亿元，加快推进公路建设；还将开工建设青柳轴承项目。", ("started", date(2022, 1, 1), True)),
    ("青柳轴承项目本月10日奠基；一期项目将于年底竣工。", ("started", date(2022, 3, 10), False)),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_of_a_stage(text: str, expected: tuple[str, date | None, bool]) -> None:
    assert stages(text, A)[0] == expected


def test_behind_a_semicolon_the_one_project_goes_on() -> None:
    text = "青柳轴承项目本月10日奠基；一期项目将于年底竣工。"
    assert [stage for stage, _, _ in stages(text, A)] == ["started", "completed"]
    assert stages("青柳轴承项目本月10日奠基；水泥厂将于年底竣工。", A) == [("started", date(2022, 3, 10), False)]


def test_the_first_machine_of_the_one_project() -> None:
    text = "青柳轴承项目总投资9亿元。首台机组并网发电。"
    assert stages(text, A) == [("operating", None, False)]


def test_a_day_of_every_member_behind_a_list() -> None:
    text = "青柳轴承项目、云杉轮毂项目等主体结构已完成，内部装修过半，2023年初竣工。"
    assert ("completed", date(2023, 1, 1), True) in stages(text, B)


def test_months_in_the_order_of_the_names() -> None:
    text = "青柳轴承项目和云杉轮毂项目分别于2021年3月和2021年5月投产。"
    assert stages(text, A) == [("operating", date(2021, 3, 1), False)]
    assert stages(text, B) == [("operating", date(2021, 5, 1), False)]


ELSEWHERE = [
    # others move into it; it moves in itself
    ("青柳轴承项目已开工，首批企业已入驻。", ["started"]),
    # what follows is said of the one that lies there
    ("某工厂位于青柳轴承项目，预计2026年底投产。", []),
    ("位于城东的青柳轴承项目，预计2026年底投产。", ["operating"]),
    # how much of the work is done
    ("青柳轴承项目已完成工程量的80%。", ["building"]),
    ("青柳轴承项目形象进度过半。", ["building"]),
    ("青柳轴承项目的工程量很大。", []),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_of_whom_a_clause_speaks(text: str, expected: list[str]) -> None:
    assert [stage for stage, _, _ in stages(text, A)] == expected
