"""Records: which amount, stage, place, party and area belongs to which project, and which to none."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from extract.find import find
from extract.link.clusters import plain
from extract.link.shortening import abbreviates, is_route_of
from extract.records import Mention, Project
from normalize.alignment import Alignment
from normalize.records import Article

YI = Decimal(100_000_000)


def projects(text: str) -> dict[str, Project]:
    day = date(2022, 6, 20)
    article = Article(
        "d",
        "s",
        0,
        len(text),
        text,
        Alignment.identity(len(text)),
        reference_date=day,
        reference_year=2022,
        adcode="370700",
    )
    return {plain(project.name): project for project in find(article, own=given).projects}


def given(text: str, _cut: object) -> list[Mention]:
    """The made-up names of these tests: how names are found is tested elsewhere."""
    names = re.finditer(r"(?:青柳轴承|云杉轮毂|红松铝箔)项目", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def amounts(text: str) -> dict[str, Decimal | None]:
    return {name: p.investment.minimum if p.investment else None for name, p in projects(text).items()}


INVESTMENTS = [
    ("总投资8亿元的青柳氢能产业园项目昨日开工。", {"青柳氢能产业园": 8}),
    ("青柳氢能产业园项目昨日开工，总投资8亿元，占地300亩。", {"青柳氢能产业园": 8}),
    # the total of a group is nobody's
    (
        "总投资175亿元的青柳氢能产业园、云杉光电科技园、红松冷链基地等四个大项目签约。",
        {"青柳氢能产业园": None, "云杉光电科技园": None, "红松冷链基地": None},
    ),
    ("青柳氢能产业园、云杉光电科技园等12个项目开工，总投资72亿元。", {"青柳氢能产业园": None, "云杉光电科技园": None}),
    # each its own
    ("投资45亿元的云杉新城、投资80亿元的红松智造谷等一批项目签约。", {"云杉新城": 45, "红松智造谷": 80}),
    ("青柳轴承项目（投资6亿元）、云杉轮毂项目（投资5亿元）等签约。", {"青柳轴承": 6, "云杉轮毂": 5}),
    (
        "其中，青柳轴承项目总投资15亿元，规划建设车间；云杉轮毂项目，建设仓库；红松铝箔项目总投资2亿元。",
        {"青柳轴承": 15, "云杉轮毂": None, "红松铝箔": 2},
    ),
    # what was done or is meant for a year is not the total
    ("青柳轴承项目已完成投资3亿元。", {"青柳轴承": None}),
    ("青柳轴承项目年度计划投资3亿元。", {"青柳轴承": None}),
    ("青柳轴承项目投产后，年产值可达9亿元。", {"青柳轴承": None}),
    # a phase's amount is not the project's
    ("青柳轴承项目分三期建设，一期投资2亿元。", {"青柳轴承": None}),
    # a later sentence speaks of it without its name
    ("青柳轴承项目昨日开工。该项目总投资7亿元，预计明年投产。", {"青柳轴承": 7}),
    ("青柳轴承项目昨日开工。全市今年新签约项目总投资700亿元。", {"青柳轴承": None}),
]


@pytest.mark.parametrize(("text", "expected"), INVESTMENTS)
def test_the_own_total_investment(text: str, expected: dict[str, int | None]) -> None:
    assert amounts(text) == {name: None if value is None else value * YI for name, value in expected.items()}


def stages(text: str, name: str) -> list[tuple[str, date | None, bool]]:
    return [(s.stage, s.date_start, s.expected) for s in projects(text)[name].stages]


STAGES = [
    ("6月3日，青柳轴承项目开工。", [("started", date(2022, 6, 3), False)]),
    (
        "青柳轴承项目预计2023年底建成投产。",
        [("completed", date(2023, 12, 1), True), ("operating", date(2023, 12, 1), True)],
    ),
    ("青柳轴承项目正在紧张施工。", [("building", None, False)]),
    ("加快青柳轴承项目建设。", [("building", None, False)]),
    ("青柳轴承项目建成后，年产轴承30万套，已开工建设。", [("started", None, False)]),
    ("引进青柳轴承项目。", [("landed", None, False)]),
    ("推动青柳轴承项目签约。", [("signed", None, True)]),
    ("青柳轴承项目尚未开工。", []),
    ("青柳轴承项目签约仪式举行。", [("signed", None, False)]),
]


@pytest.mark.parametrize(("text", "expected"), STAGES)
def test_stages_with_day_and_modality(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert stages(text, "青柳轴承") == expected


def test_a_groups_event_reaches_the_members_that_the_text_names() -> None:
    text = "6月3日，河口县12个重点项目集中开工。其中，青柳轴承项目总投资3亿元；云杉轮毂项目总投资2亿元。"
    for name in ("青柳轴承", "云杉轮毂"):
        assert stages(text, name) == [("started", date(2022, 6, 3), False)]


def test_stages_of_several_kinds_at_once_reach_no_member() -> None:
    text = "签约、开工、投产的项目包括青柳电子、云杉轮毂等。"
    assert all(not project.stages for project in projects(text).values())


PARTIES = [
    ("由红松集团投资建设的青柳轴承项目开工。", ("红松集团",)),
    ("青柳轴承项目由世界500强云杉国际投资10亿美元建设。", ("云杉国际",)),
    ("红松重工有限公司计划投资5亿元建设青柳轴承项目。", ("红松重工有限公司",)),
    ("青柳轴承项目由县政府投资建设。", ()),
    ("红松轴承项目开工。", ()),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties(text: str, expected: tuple[str, ...]) -> None:
    (project,) = projects(text).values()
    assert project.parties == expected


def test_land_and_floor_area() -> None:
    (project,) = projects("青柳轴承项目占地300亩，总建筑面积4万平方米，今日开工。").values()
    assert project.land_area_m2 == Decimal(200_000)
    assert project.floor_area_m2 == Decimal(40_000)


def test_an_abbreviation_is_the_same_project() -> None:
    found = projects("青柳传云公路港项目开工，总投资3亿元。新落户传云公路港、云杉科技城等5个项目。")
    assert set(found) == {"青柳传云公路港", "云杉科技城"}
    assert found["青柳传云公路港"].aliases == ("传云公路港",)


def test_a_place_told_is_finer_than_the_articles_own() -> None:
    (project,) = projects("青柳轴承项目位于寿光市，总投资3亿元。").values()
    assert [place.adcode for place in project.places] == ["370783"]
    (other,) = projects("青柳轴承项目总投资3亿元。").values()
    assert [place.adcode for place in other.places] == ["370700"]


def test_every_linked_value_points_at_its_mention() -> None:
    text = "总投资8亿元的青柳氢能产业园项目占地300亩。"
    day = date(2022, 6, 20)
    facts = find(Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=day))
    (project,) = facts.projects
    assert [facts.mentions[i].text for i in project.linked] == ["8亿元", "300亩"]
    assert project.investment is not None
    assert facts.mentions[project.investment.mention].text == "8亿元"


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("传云公路港", "青柳传云公路港", True),
        ("红松集团羊绒衫", "红松集团年产40万件羊绒衫", True),
        ("云杉园一期", "云杉园", False),
        ("云杉园一期", "云杉园二期", False),
        ("产业园", "青柳氢能产业园", False),
    ],
)
def test_abbreviations(short: str, full: str, *, expected: bool) -> None:
    assert abbreviates(short, full) is expected


IN_LATER_SENTENCES = [
    # the next sentence goes on without the name
    ("青柳轴承项目已开工建设。预计明年6月投产。", [("started", None, False), ("operating", date(2023, 6, 1), True)]),
    ("青柳轴承项目占地80亩。目前征地已完成，项目于4月动工。", [("started", date(2022, 4, 1), False)]),
    # what is told of others does not reach it
    ("青柳轴承项目占地80亩。该市今年新开工12个项目，竣工9个。", []),
    ("青柳轴承项目占地80亩。该区新签合同项目17个，年内均可落地。", []),
]


@pytest.mark.parametrize(("text", "expected"), IN_LATER_SENTENCES)
def test_later_sentences(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert stages(text, "青柳轴承") == expected


MORE_STAGES = [
    # a ceremony, and its day where that is told apart
    ("6月3日，青柳轴承项目开工仪式在城东举行。", [("started", date(2022, 6, 3), False)]),
    ("青柳轴承项目举行奠基仪式。6月3日上午，市长出席仪式并讲话。", [("started", date(2022, 6, 3), False)]),
    ("6月3日，全市招商大会举行。其间，青柳轴承项目签约。", [("signed", date(2022, 6, 3), False)]),
    # a part that is done leaves the whole under way
    ("青柳轴承项目主体结构已完工。", [("building", None, False)]),
    ("青柳轴承项目计划6月底完成。", [("completed", date(2022, 6, 21), True)]),
    ("青柳轴承项目征地工作6月底完成。", []),
    # the day behind the word
    ("青柳轴承项目投产预计为2023年3月。", [("operating", date(2023, 3, 1), True)]),
    # the day on which a reporter learnt it
    ("6月3日从市水利局获悉，青柳轴承项目开工。", [("started", None, False)]),
    # a study that is being written is no approval, one that was approved is
    ("青柳轴承项目正在开展可行性研究报告编制。", [("planned", None, False)]),
    ("青柳轴承项目可研报告获批。", [("approved", None, False)]),
    ("青柳轴承项目签约并落户城东。", [("signed", None, False), ("landed", None, False)]),
    ("青柳轴承项目建成投用后，将带动就业。", []),
    # parts of other words
    ("青柳轴承项目的流通水平居全国前列，并建成一批高地。", []),
    ("青柳轴承项目开工消息并不属实，至今尚未动工。", []),
]


@pytest.mark.parametrize(("text", "expected"), MORE_STAGES)
def test_what_counts_as_a_stage(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert stages(text, "青柳轴承") == expected


SHARED = [
    ("今年将开工5个项目：青柳轴承项目、云杉轮毂项目等。", ("started", date(2022, 1, 1), True)),
    ("青柳轴承项目、云杉轮毂项目……今年将陆续开工。", ("started", date(2022, 1, 1), True)),
    ("一批重大项目获得核准，如青柳轴承项目、云杉轮毂项目。", ("approved", None, False)),
]


@pytest.mark.parametrize(("text", "stage"), SHARED)
def test_what_is_told_of_an_enumeration_holds_of_each(text: str, stage: tuple[str, date | None, bool]) -> None:
    assert stages(text, "青柳轴承") == stages(text, "云杉轮毂") == [stage]


def test_each_clause_has_its_own_stage_and_shares_the_day_in_front() -> None:
    text = "6月3日，青柳轴承项目正式开工，云杉轮毂项目竣工。"
    assert stages(text, "青柳轴承") == [("started", date(2022, 6, 3), False)]
    assert stages(text, "云杉轮毂") == [("completed", date(2022, 6, 3), False)]


def test_an_investor_puts_its_money_into_building_it() -> None:
    assert amounts("某公司将投资30亿元在城东建设青柳轴承项目。") == {"青柳轴承": 30 * YI}


def test_amounts_in_the_order_of_the_names() -> None:
    text = "青柳轴承项目、云杉轮毂项目分别投资3亿元、5亿元。"
    assert amounts(text) == {"青柳轴承": 3 * YI, "云杉轮毂": 5 * YI}


UNLINKED = [
    ("青柳轴承项目、云杉轮毂项目等12个项目开工，总投资72亿元。", ["group"]),
    ("青柳轴承项目分三期建设，一期投资2亿元。", ["phase"]),
    ("今年全市项目总投资70亿元。", ["no_project"]),
    ("青柳轴承项目开工，总投资7亿元。", []),
]


@pytest.mark.parametrize(("text", "reasons"), UNLINKED)
def test_why_an_amount_was_not_linked(text: str, reasons: list[str]) -> None:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_year=2022)
    facts = find(article, own=given)
    assert [reason for _, reason in facts.unlinked] == reasons
    assert all(facts.mentions[index].type == "MONEY" for index, _ in facts.unlinked)


def test_a_route_by_the_first_characters_of_its_ends() -> None:
    assert is_route_of("云红高速", "云杉至红松高速公路")
    assert not is_route_of("云红高速", "云杉至青柳高速公路")
    assert len(projects("云杉至红松高速公路项目开工。云红高速全长90公里。")) == 1
