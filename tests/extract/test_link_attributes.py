"""Investment, area and parties by constructions that several articles share, each with what must not match."""

from __future__ import annotations

import pytest

from extract.find import find
from extract.link.clusters import plain
from extract.link.parties_names import shortens
from extract.records import Project
from normalize.alignment import Alignment
from normalize.records import Article


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is learned of parties (test_party_linker.py) must not hide what the rules do."""
    monkeypatch.setattr("extract.link.projects.learned", lambda reading, told: {})


def projects(text: str, title: str | None = None) -> dict[str, Project]:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), adcode="370700", title=title)
    return {plain(project.name): project for project in find(article).projects}


def parties(text: str, name: str = "青柳轴承") -> tuple[str, ...]:
    return projects(text)[name].parties


TOLD = [
    (
        "青柳轴承项目昨日开工，由红杉公司与位于松林开发区的云柏钢铁有限公司共同出资建设。",
        ("红杉公司", "云柏钢铁有限公司"),
    ),
    ("青柳轴承项目昨日开工。据悉，该项目是红杉电网公司在甲城投资建设的第二座工厂。", ("红杉电网公司",)),
    ("青柳轴承项目今年开工，中标的是红杉建筑有限公司，工期180天。", ("红杉建筑有限公司",)),
    ("青柳轴承项目即将开工。经过激烈竞价，红杉建筑有限公司以3000万元的价格中标。", ("红杉建筑有限公司",)),
    ("青柳轴承项目已经投产，这也将是红杉集团建成的第4个项目。", ("红杉集团",)),
    ("下一步，红杉集团还将投资5亿元，就地建设青柳轴承项目。", ("红杉集团",)),
    ("红杉集团宣布，由于需求不足，决定推迟在甲城的青柳轴承项目开工。", ("红杉集团",)),
    ("红杉精密制造有限公司董事长李云表示，公司将在甲城打造新的综合体；同时还计划布局青柳轴承项目。", ("红杉精密制造有限公司",)),
    ("昨日，云杉汽车的青柳轴承项目开工。", ("云杉汽车",)),
    ("6月下旬，云柏重工在甲城的青柳轴承项目也宣布正式投产。", ("云柏重工",)),
    ("青柳轴承项目昨日开工。青柳轴承项目为红杉重工和云柏化工合资。", ("红杉重工", "云柏化工")),
]  # fmt: skip
NOBODY = [
    "昨日，新能源汽车的青柳轴承项目开工。",
    "6月下旬，落户甲城的青柳轴承项目宣布正式投产。",
    # where the news is from
    "记者从红杉集团获悉，青柳轴承项目昨日开工。",
    "记者今天从红杉电网公司了解到，青柳轴承项目正式投产。",
    # work on paper
    "红杉设计集团中标青柳轴承项目可行性研究报告编制。",
    "青柳轴承项目昨日开工。该项目也是红杉设计集团践行工匠精神的代表作。",
    "青柳轴承项目昨日开工，由红杉石化工程有限公司实施工程设计和施工监理。",
    # a person, and an authority in whose plan it stands
    "由甲城商会会长李云投资兴建的青柳轴承项目开工。",
    "建设青柳轴承项目，是教育部落实规划纲要的重要举措。",
    # a firm of somebody else
    "红杉水泥有限公司青柳轴承项目开工。云州红杉集团董事长李云昨日到访甲城。",
]


@pytest.mark.parametrize(("text", "who"), TOLD)
def test_who_does_a_project_is_told_by_many_constructions(text: str, who: tuple[str, ...]) -> None:
    assert parties(text) == who


@pytest.mark.parametrize("text", NOBODY)
def test_who_does_something_else_is_no_party(text: str) -> None:
    assert all(not project.parties for project in projects(text).values())


def test_a_shortened_name_is_the_party_that_it_shortens() -> None:
    text = "甲区政府与河口建筑第八工程局有限公司签约青柳轴承项目。据介绍，青柳轴承项目由河建八局承建。"
    assert parties(text) == ("河口建筑第八工程局有限公司",)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("河建八局", "河口建筑第八工程局有限公司", True),
        ("云州交投集团", "云州省交通投资建设集团有限公司", True),
        ("红铁四局", "红铁十四局集团有限公司", False),
        ("红杉集团", "红杉集团重工有限公司", False),
        ("红杉联合体", "红杉第一联合体", False),
        ("红杉", "红岭云杉有限公司", False),
    ],
)
def test_a_name_is_short_for_another_with_the_same_number_and_beginning(short: str, full: str, same: bool) -> None:
    assert shortens(short, full) is same


def test_what_a_listed_company_raises_money_for_is_its_own() -> None:
    text = (
        "红杉动力（600999）昨日发布公告，公司拟定向增发不超过8000万股，募集资金用于青柳轴承项目和松林电机产业化项目。\n"
        "甲城松柏大桥项目昨日开工。"
    )
    told = projects(text)
    assert told["青柳轴承"].parties == ("红杉动力",)
    assert all(not project.parties for name, project in told.items() if "大桥" in name)
    assert not projects(text.replace("定向增发不超过8000万股，募集资金用于", "关注"))["青柳轴承"].parties


def test_the_companies_of_a_list_of_talks_are_parties_and_those_of_another_are_not() -> None:
    text = "该区加快推进{}的红杉易购、云柏科技、青柳轴承项目等项目。"
    talks, done = projects(text.format("正在洽谈")), projects(text.format("已经竣工"))
    assert all(not project.parties for project in done.values())
    assert {project.name: project.parties for project in talks.values() if project.parties} == {
        "红杉易购": ("红杉易购",),
        "云柏科技": ("云柏科技",),
    }


def money(text: str, name: str = "青柳轴承") -> int | None:
    own = projects(text)[name].investment
    return None if own is None or own.minimum is None else int(own.minimum)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("红杉集团将投资50亿元，就地建设青柳轴承项目。", 50_0000_0000),
        ("青柳轴承项目昨日开工。当地企业投入1500万元，援建青柳轴承项目。", 1500_0000),
        ("青柳轴承项目昨日投产，比预期节省投资800万元。", None),
        ("青柳轴承项目昨日开工，中央预算内投资2300万元，县里匹配资金600万元。", None),
        ("青柳轴承项目启动，建设期四年，首年投资3亿元。", None),
        ("青柳轴承项目原计划建到松林镇，总投资8亿元。", None),
        (
            "青柳轴承项目昨日开工。公司董事李云介绍说，该项目总投资9亿元，配套建设松林电机产业园项目。",
            9_0000_0000,
        ),
    ],
)
def test_the_amount_is_the_whole_project_s_own(text: str, value: int | None) -> None:
    assert money(text) == value


def test_the_amount_of_a_phase_goes_to_the_project_named_with_it() -> None:
    text = "红杉科技的青柳产业园一期项目竣工。青柳产业园项目总投资70亿元，分三期实施，其中第一期投资20亿元。"
    assert (money(text, "青柳产业园"), money(text, "青柳产业园一期")) == (70_0000_0000, 20_0000_0000)


def land(text: str, name: str) -> int | None:
    area = projects(text)[name].land_area_m2
    return None if area is None else int(area)


def test_the_park_s_area_is_not_that_of_a_project_in_it() -> None:
    assert land("青柳轴承项目昨日开工。该项目位于甲城，占地9平方公里，交通便利。", "青柳轴承") == 9_000_000
    assert land("占地90亩的青柳产业园内的松林轴承项目开工。", "松林轴承") is None


def test_two_names_of_a_row_are_two_projects() -> None:
    text = "公司将建设松林照明光源产业化项目、松林照明光源用轴承产业化项目。"
    assert len(projects(text)) == 2


def test_a_project_is_called_by_its_place() -> None:
    one = "红杉啤酒年产9万吨啤酒基地项目落户广东揭阳。红杉啤酒揭阳项目今年开工。"
    assert len(projects(one)) == 1
    two = "红杉啤酒年产9万吨啤酒基地项目落户广东揭阳。红杉啤酒湛江项目今年开工。"
    assert len(projects(two)) == 2


def test_a_road_is_told_with_the_rest_of_its_places_in_brackets() -> None:
    text = "云（州）红（松）高速公路昨日开工。云红高速公路总投资90亿元。"
    assert [int(p.investment.minimum or 0) for p in projects(text).values() if p.investment] == [90_0000_0000]


def test_partners_behind_a_comma_are_told_of_the_same_project() -> None:
    text = "青柳轴承项目已报批，预计明年开工，并由红杉化学公司与云柏港口集团合资建设经营。松林大桥项目昨日开工。"
    assert parties(text) == ("红杉化学公司", "云柏港口集团")


def test_a_short_name_of_two_pieces_is_a_work_that_ends_as_it_does() -> None:
    one = "青红高速公路云杉互通式立交工程开工建设。云杉立交总投资1亿元。"
    assert [int(p.investment.minimum or 0) for p in projects(one).values() if p.investment] == [1_0000_0000]
    assert len(projects(one)) == 1
