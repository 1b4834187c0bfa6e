"""Places: where a project lies, and what a place in a company, a meeting or another road does not say."""

from __future__ import annotations

import pytest

from extract.find import find
from extract.link.clusters import plain
from extract.link.places_lines import ends
from normalize.alignment import Alignment
from normalize.places import division
from normalize.records import Article


def places(text: str, home: str | None = "370700") -> dict[str, set[str | None]]:
    region = division(home)
    article = Article(
        "d",
        "s",
        0,
        len(text),
        text,
        Alignment.identity(len(text)),
        region=region.name if region else None,
        adcode=home,
    )
    return {plain(project.name): {place.adcode for place in project.places} for project in find(article).projects}


ONE = [
    # the name, the words in front of it, the words behind it
    ("寿光云杉轴承项目昨日开工。", {"370783"}),
    ("位于寿光市的云杉轴承项目昨日开工。", {"370783"}),
    ("云杉轴承项目昨日开工，选址寿光市。", {"370783"}),
    ("云杉轴承项目昨日在寿光市开工。", {"370783"}),
    ("云杉轴承项目昨日开工。该项目坐落于寿光市，占地30亩。", {"370783"}),
    # nothing told: the article's own
    ("云杉轴承项目昨日开工。", {"370700"}),
    # a company, a meeting, a partner from elsewhere
    ("怀化红松集团投资的云杉轴承项目昨日开工。", {"370700"}),
    ("云杉轴承项目昨日开工，签约仪式在太原市举行。", {"370700"}),
    ("云杉轴承项目昨日开工，长春客商十分看好。", {"370700"}),
    # what stays where it is built, and a path, are told by the name alone; a bureau's seat is not the line's
    ("太原机场三期扩建工程昨日开工。", {"140100"}),
    ("青海西宁云杉大桥工程昨日开工。", {"630100"}),
    ("记者从中国铁路上海局获悉，云杉铁路项目昨日开工。", {"370700"}),
    # in another country, the article's region says nothing
    ("柬埔寨云杉水电站项目昨日开工。", set()),
    ("在美国投资3亿元的云杉轴承项目昨日开工。", set()),
    ("美国云杉轴承产业园项目昨日开工。", {"370700"}),
    # a line whose ends are told lies in both, though its name tells the province
    ("湖北云杉输电工程项目昨日开工，起于怀化市，终到太原市。", {"431200", "140100"}),
    ("怀化云杉大桥工程昨日开工，起于怀化市鹤城区，止于太原市。", {"431202", "140100"}),
    # told ever finer in one go
    ("云杉轴承项目昨日开工，选址潍坊市寿光片区侯镇。", {"370783"}),
    # a line's ends by its name alone, namesakes of words among them; the finer of two that tell one end
    ("平凉至天水高速公路项目昨日开工。", {"620800", "620500"}),
    ("云岭高铁延安至榆林段昨日开工。", {"610600", "610800"}),
    ("连接长春和太原的云杉高铁项目昨日开工。", {"220100", "140100"}),
    # the place in front reaches into the name
    ("昨日，山东寿光云杉大桥工程开工。", {"370783"}),
    # a host that signs, the place that the paragraph speaks of
    ("红松集团与昌乐县签约云杉轴承项目。", {"370725"}),
    ("寿光市今年打通了上下游产业链。占地90亩的云杉轴承项目昨日开工。", {"370783"}),
    ("寿光市和昌乐县今年打通了上下游产业链。占地90亩的云杉轴承项目昨日开工。", {"370700"}),
    # in the name is where the company comes from, behind it where the plant was opened
    ("长春红松云杉轴承项目昨日在寿光市正式建成投产。", {"370783"}),
    # where the line begins and ends, and what it goes through; 济南至 is no end in the south
    ("云杉输电工程项目昨日开工。工程西起四川布拖，东至江苏常熟市。", {"513429", "320581"}),
    ("云杉高速项目昨日开工，始于内蒙古乌海，经宁夏中卫，终点为青海玛沁。", {"150300", "640500", "632621"}),
    ("云杉高铁项目昨日开工，建成后济南至长春只要5小时。", {"370700"}),
    # a company's branch is where its name says, what it is a branch of is not
    ("红松啤酒新疆公司三期工程昨日投产。", {"650000"}),
    ("长春红松光电有限公司二期项目昨日投产。", {"370700"}),
    # two ends by the name, the finer of a city and its district
    ("天津至北京大兴国际机场铁路项目昨日开工。", {"120000", "110115"}),
    # whose they are: the county that sets them going, not the one that holds a meeting; a town of the article by its name
    ("安丘市今年启动实施总投资3亿元的云杉轴承项目。", {"370784"}),
    ("临朐县东城街道路宽。东城云杉轴承项目昨日开工。", {"370724"}),
    ("寿光项目昨日开工。", {"370783"}),
    # a university is not in the district of its name
    ("南开大学云杉校区项目昨日开工。", {"370700"}),
    # told in so many words, a place elsewhere counts
    ("位于湖南省怀化市鹤城区的云杉轴承项目昨日开工。", {"431202"}),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_where_a_project_lies(text: str, expected: set[str]) -> None:
    (found,) = places(text).values()
    assert found == expected


@pytest.mark.parametrize(
    ("name", "home", "expected"),
    [
        ("红松光电沂源工厂", "370300", "370323"),  # behind a company's name, in the article's city
        ("红松光电沂源工厂", "370000", "370323"),
        ("红松光电沂源工厂", "370900", "370900"),  # elsewhere: where the company may come from
        ("红松光电沂源工厂", "370322", "370322"),  # of a county there is nothing finer
        ("红松平原工厂", "370300", "370300"),  # a word, and a county of another city
    ],
)
def test_a_county_behind_a_company_s_name_is_one_of_the_region_s(name: str, home: str, expected: str) -> None:
    assert places(f"{name}项目昨日开工。", home)[plain(f"{name}项目")] == {expected}


def test_investors_from_all_over_the_country_take_no_county_s_place_away() -> None:
    text = "沂源县昨日签约。宁波市、太原市、长春市、怀化市客商到会。云杉轴承项目昨日签约。"
    assert set().union(*places(text, "370323").values()) == {"370323"}


def test_a_road_has_all_the_places_it_joins() -> None:
    text = "云杉高速公路项目昨日开工，途经寿光市、昌乐县、安丘市，终点接长春至太原高速。"
    (found,) = places(text).values()
    assert found == {"370783", "370725", "370784"}


def test_each_item_of_a_list_over_many_provinces_has_its_own_place() -> None:
    text = "今年开工的有：长春云杉轴承项目、南宁红松轮毂项目、太原白桦泵业项目、贵阳青柳电机项目。"
    assert places(text, None) == {
        "长春云杉轴承": {"220100"},
        "南宁红松轮毂": {"450100"},
        "太原白桦泵业": {"140100"},
        "贵阳青柳电机": {"520100"},
    }


def test_a_place_at_the_head_of_a_paragraph_holds_for_its_projects() -> None:
    text = "各地加快建设。\n寿光市：云杉轴承项目昨日开工，红松轮毂项目即将开工。\n安丘市：白桦泵业项目昨日开工。"
    assert places(text) == {"云杉轴承": {"370783"}, "红松轮毂": {"370783"}, "白桦泵业": {"370784"}}


def test_a_round_up_has_a_place_of_its_own_only_where_the_headline_names_it() -> None:
    text = "北京举行车展。北京开放公园。北京天气晴朗。云杉高速公路项目昨日开工。"
    (found,) = places(text, home=None).values()
    assert found == set()


def test_a_county_that_acts_has_what_it_sets_going_in_the_article_of_another() -> None:
    text = "桐庐县启动实施总投资3亿元的云杉轴承、红松轮毂等项目。建德市举行会议。"
    assert set(map(frozenset, places(text, "330182").values())) == {frozenset({"330122"})}


def test_a_wrong_region_gives_way_to_the_place_an_article_speaks_of() -> None:
    text = "桐庐县今年项目多。桐庐县交通局说，云杉大道项目昨日开工。桐庐县还将新建学校。桐庐县前景好。"
    (found,) = places(text, "220303").values()
    assert found == {"330122"}


def test_without_a_region_only_a_clause_that_begins_with_a_place_tells_it() -> None:
    (found,) = places("怀化市发布消息，云杉轴承项目昨日开工。", None).values()
    assert found == {"431200"}
    assert not any(places("延安至榆林高铁项目开工、红松运河工程建成通航。", None).get("红松运河", ()))


@pytest.mark.parametrize(
    "name",
    ["云杉轴承项目", "三到位工程", "建三江至红松高速公路", "天水经开区项目", "平凉至某地铁路", ""],
)
def test_what_is_no_line_has_no_ends(name: str) -> None:
    assert ends(name, None) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the only county of its name, at the beginning of a name or behind a company's
        ("怀来云杉算力中心项目昨日开工。", {"130730"}),
        ("红松光电昆山8.5代线项目昨日开工。", {"320583"}),
        ("今天，墨脱公路改扩建工程开工。昨天墨脱县下雪。", {"540423"}),
        ("在江苏南通开工的如东云杉项目昨日投产。", {"320623"}),
        ("连接辽宁朝阳和凌海的云杉高铁项目昨日开工。", {"211300", "210781"}),
        ("红松光电（昆山）有限公司二期项目昨日投产。", {"320583"}),
        ("红松铁路青白江东至镇江关段项目昨日开工。", {"510113"}),
        # the land's names, two ends of a line in a character each, the beginning of another word
        ("胶州湾第二隧道工程昨日开工。", set()),
        ("贺兰山云杉灌区工程昨日开工。", set()),
        ("平陆运河工程昨日开工。", set()),
        ("开阳高速公路工程昨日开工。", set()),
        ("东海岸铁路项目昨日开工。", set()),
        # a part of a province, of what is built for all of it
        ("鄂北水资源配置工程昨日开工。", {"420000"}),
        ("滇中引水工程昨日开工。", {"530000"}),
        ("鲁西化工轴承项目昨日开工。", set()),
    ],
)
def test_short_names_in_a_round_up(text: str, expected: set[str]) -> None:
    (found,) = places(text, None).values()
    assert found == expected


def test_a_round_up_under_one_headline_has_no_place_of_its_own() -> None:
    text = "青岛云杉节开幕。青岛市举行会议。青岛夏天凉爽。\n云杉高速公路项目昨日开工。"
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), title="国内快讯", region="青岛", adcode="370200"
    )
    (project,) = find(article).projects
    assert project.places == ()


def test_no_place_is_invented() -> None:
    (found,) = places("云杉轴承项目昨日开工。", None).values()
    assert found == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青柳油气管道缅甸段昨日开工。", set()),
        ("红杉集团的英国项目昨日开工。", set()),
        ("红杉英国石墨项目昨日开工。", {"370700"}),
    ],
)
def test_what_its_name_puts_abroad_is_not_in_the_article_s_region(text: str, expected: set[str]) -> None:
    assert set().union(*places(text).values()) == expected


def test_a_later_sentence_that_opens_with_a_place_elsewhere_takes_the_place_of_the_paragraph_s() -> None:
    text = "在甘肃，青柳大桥项目昨日开工。在云南，云杉隧道项目贯通。目前，红松水厂项目也已开工。"
    assert places(text, None) == {"青柳大桥": {"620000"}, "云杉隧道": {"530000"}, "红松水厂": {"530000"}}
    text = "潍坊市：青柳大桥项目昨日开工。在寿光市，云杉隧道项目贯通。红松水厂项目也已开工。"
    assert places(text, None) == {"青柳大桥": {"370700"}, "云杉隧道": {"370783"}, "红松水厂": {"370700"}}
