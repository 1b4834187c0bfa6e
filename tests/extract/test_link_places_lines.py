"""Places of lines and their works, of paragraphs that a province opens, of projects abroad, of articles without a region."""

from __future__ import annotations

import re

import pytest

from extract.find import find
from extract.link.clusters import plain
from extract.link.places_initials import by_initials, unfold
from extract.link.places_lines import behind, ends
from extract.place_mentions import find_places
from extract.records import Mention
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article

NAMES = (
    r"红松引水工程黄岩水利枢纽|云杉隧洞|白桦大桥|平凉至天水高速公路白桦大桥|湖北红松水利枢纽|怀化至长沙|太原至忻州|忠县水毁公路重建工程"
    r"|杭厦高铁|太西高铁|杭厦高铁云杉特大桥|南珠高铁|红松集团怀化风电场|红云高速天水段|雅万高铁红松段|贵南|福厦|红松输电工程|云杉电网工程|柳木产业园|云杉轴承项目|万象城云杉项目"
)


def given(text: str, _cut: object) -> list[Mention]:
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in re.finditer(NAMES, text)]


def places(text: str, home: str | None = None, title: str | None = None) -> dict[str, set[str | None]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), title=title, region=home and "某地", adcode=home
    )
    found = find(article, own=given).projects
    return {plain(project.name): {place.adcode for place in project.places} for project in found}


def test_a_section_of_a_line_has_the_ends_of_the_section() -> None:
    assert ends("平凉至酒泉高铁平凉至天水段", None) == ["620800", "620500"]
    assert ends("平凉至酒泉高铁", None) == ["620800", "620900"]


def test_two_ends_alone_are_a_line_in_a_list_of_lines() -> None:
    found = places("今年开工建设怀化至长沙、太原至忻州两条高速公路。")
    assert found == {"怀化至长沙": {"431200", "430100"}, "太原至忻州": {"140100", "140900"}}
    assert ends("怀化至今发展", None) == []


def test_a_bridge_of_a_line_lies_at_one_place_of_it() -> None:
    assert places("平凉至天水高速公路白桦大桥合龙。") == {"平凉至天水高速公路白桦大桥": {"620000"}}


def test_the_ends_of_a_line_are_told_by_cities_and_not_by_the_provinces_between() -> None:
    text = "红松输电工程起于怀化市，止于太原市，途经河南、湖北两省。"
    assert places(text) == {"红松输电": {"431200", "140100"}}


def test_what_is_covered_may_be_told_behind_a_few_words() -> None:
    text = "云杉电网工程，覆盖偏远少雨地带的怀化市、邵阳市、娄底市。"
    assert places(text, "430000") == {"云杉电网": {"431200", "430500", "431300"}}


def test_the_province_that_opens_a_paragraph_holds_for_all_in_it() -> None:
    text = "湖北红松水利枢纽下闸蓄水，云杉隧洞建成通水。\n白桦大桥建成。"
    found = places(text)
    assert found["云杉隧洞"] == {"420000"} and found["白桦大桥"] == set()
    assert places("湖北红松水利枢纽蓄水。\n某地云杉隧洞建成。")["云杉隧洞"] == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("雅万高铁红松段建成通车。", set()),
        ("忠县水毁公路重建工程完工。", {"500233"}),
        ("万象城云杉项目开工。", {"530100"}),
    ],
)
def test_a_city_abroad_and_a_county_told_in_full(text: str, code: set[str | None]) -> None:
    assert set(*places(text, "500000" if "忠县" in text else "530100").values()) == code


def test_both_of_a_pair_in_front_hold_what_is_built_there() -> None:
    assert places("公司计划在海口和琼中布局柳木产业园。", "460000") == {"柳木产业园": {"460100", "469030"}}


def test_the_one_region_of_a_paragraph_holds_for_what_it_does_not_place() -> None:
    text = "昨日，湖北省60个项目竣工。这批项目包括云杉隧洞工程等。\n白桦大桥建成。"
    assert places(text) == {"云杉隧洞": {"420000"}, "白桦大桥": set()}
    finer = "昨日，潍坊市60个项目竣工。其中寿光市20个，包括云杉隧洞工程等。"
    assert places(finer) == {"云杉隧洞": {"370783"}}


@pytest.mark.parametrize(
    "text",
    [
        "昨日，湖北省60个项目竣工，青海省30个项目竣工。这批项目包括云杉隧洞工程等。",
        "昨日，60个项目竣工。这批项目包括云杉隧洞工程等。湖北省表示祝贺。",
        "昨日，60个项目竣工，其中有湖北红松大桥工程。这批项目还包括云杉隧洞工程等。",
    ],
)
def test_a_paragraph_of_several_regions_or_of_none_at_first_places_nothing(text: str) -> None:
    assert places(text)["云杉隧洞"] == set()


def test_without_a_region_the_city_of_nearly_all_places_is_the_article_s() -> None:
    text = "潍坊前景好。潍坊交通便利。潍坊人热情。潍坊夜色美。\n云杉轴承项目昨日签约。"
    assert places(text) == {"云杉轴承": {"370700"}}
    assert places(text, title="国内快讯") == {"云杉轴承": set()}
    assert places(text.replace("潍坊人", "太原人").replace("潍坊夜", "长春夜")) == {"云杉轴承": set()}


def test_a_coalfield_is_no_place_that_an_article_speaks_of() -> None:
    text = "伊犁煤田前景好。伊犁煤田储量大。伊犁煤田产量高。奇台县和精河县很美。\n云杉轴承项目昨日签约。"
    assert places(text, "650000") == {"云杉轴承": {"650000"}}


def test_a_town_told_in_full_is_meant_by_its_name_alone() -> None:
    text = "南海区九江镇招商忙。九江引进商户九家。"
    found = find_places(text, sentences(text), prior="440605")
    assert [(m.text, m.adcode) for m in found][-1] == ("九江", "440605")
    other = "九江引进商户九家。"
    assert [m.adcode for m in find_places(other, sentences(other))] == ["360400"]


def test_a_scene_set_by_a_place_holds_for_the_paragraph() -> None:
    text = "在湖北云杉林场，人们种树。目前，红松输电工程进展顺利。"
    assert places(text) == {"红松输电": {"420000"}}
    assert places("在湖北召开的年会上，大家发言。目前，红松输电工程进展顺利。") == {"红松输电": set()}


def test_where_the_builder_comes_from_is_no_place_of_a_project_abroad() -> None:
    text = "某集团和湖北生产建设兵团联合启动了雅万高铁红松段。"
    assert places(text, "420000") == {"雅万高铁红松段": set()}


@pytest.mark.parametrize(
    ("text", "home", "codes"),
    [
        ("黑河红松水利枢纽下闸蓄水，甘肃群众受益。", None, ["620000"]),
        ("黑龙江黑河红松水利枢纽下闸蓄水。", None, ["231100"]),
        ("黑河市红松水利枢纽下闸蓄水。", None, ["231100"]),
        ("黑河企业投资办厂。", None, ["231100"]),
        ("黑河红松水利枢纽下闸蓄水。", "231100", ["231100"]),
    ],
)
def test_a_river_of_a_city_s_name_is_no_city(text: str, home: str | None, codes: list[str]) -> None:
    assert [m.adcode for m in find_places(text, sentences(text), prior=home)] == codes


def test_where_the_news_was_sent_from_is_no_place_of_a_project() -> None:
    text = "中新社西宁4月5日电 青海将建白桦大桥。"
    assert places(text, "630000") == {"白桦大桥": {"630000"}}


def test_a_canal_is_named_after_its_ends() -> None:
    text = "在平陆运河红松船闸，船只来往。"
    assert find_places(text, sentences(text)) == []


def test_what_begins_in_two_provinces_lies_in_both() -> None:
    assert places("红松输电工程在新疆和福建同时开工。") == {"红松输电": {"650000", "350000"}}


@pytest.mark.parametrize(
    ("name", "told", "home", "found"),
    [
        ("杭厦高铁", (), None, ["330100", "350200"]),  # customary signs
        ("郑信城际铁路", (), None, ["410100", "411500"]),  # the one city of that first character in a province beside
        ("湘赣铁路", (), None, ["430000", "360000"]),  # signs of provinces
        ("湘赣电力联网工程", (), None, ["430000", "360000"]),
        ("四川成内铁路", (), "510000", ["510100", "511000"]),  # behind its province
        ("南常高铁", ("430700", "450100"), None, ["450100", "430700"]),  # told in full by the text
        ("忠丰公路", ("500230", "500233"), None, ["500233", "500230"]),
        ("杭厦高铁温福段", ("330300", "350100"), None, ["330300", "350100"]),
        ("石（家庄）太（原）高速", (), None, ["130100", "140100"]),
        ("杭厦高速扩容工程（杭嘉）", (), None, ["330100", "330400"]),  # the section; 嘉兴 before 嘉峪关
    ],
)
def test_a_lines_short_name_tells_its_ends(
    name: str, told: tuple[str, ...], home: str | None, found: list[str]
) -> None:
    assert by_initials(name, told, home) == found


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("南常高铁", None),  # 南宁, 南京, 南昌 …: open
        ("杭厦公路", None),  # a road of that kind only where the text tells both
        ("杭厦高铁", "620000"),  # in an article of a third province the characters are others'
        ("杭厦高铁红松段", None),  # a section between villages
        ("南北高速", None),
        ("太原高铁", None),
        ("环城高速公路", None),
        ("舟山港铁路", None),
        ("红松云杉高速公路", None),
    ],
)
def test_characters_that_stay_open_tell_no_ends(name: str, home: str | None) -> None:
    assert by_initials(name, (), home) == []


def test_short_forms_explained_in_brackets_are_written_out() -> None:
    assert unfold("平（凉）天（水）高速公路") == "平凉天水高速公路"
    assert unfold("红松（一期）工程（二标）") == "红松（一期）工程（二标）"
    assert ends(unfold("兰州榆（中）至临夏广（河）公路"), "620000") == ["620123", "622924"]


def test_a_short_name_is_read_by_the_places_of_the_article() -> None:
    assert places("杭厦高铁今天开工。") == {"杭厦高铁": {"330100", "350200"}}
    assert places("连接太仓市与西安市的太西高铁今天开工。") == {"太西高铁": {"320585", "610100"}}
    assert places("南珠高铁今天开工。") == {"南珠高铁": set()}


def test_a_place_behind_a_line_or_a_company_is_where_it_is_built() -> None:
    assert places("红云高速天水段开工。") == {"红云高速天水段": {"620500"}}
    assert places("红松集团怀化风电场开工。") == {"红松集团怀化风电场": {"431200"}}
    assert behind("红云高速镇江关至云杉关段") == ""
    assert behind("红松集团研发基地") == ""


def test_an_article_of_a_province_goes_on_speaking_of_the_county_told_last() -> None:
    text = "在淄川区，企业正忙着生产。\n厂里机声隆隆。\n去年，云杉轴承项目建成投产。"
    assert places(text, "370000") == {"云杉轴承": {"370302"}}
    assert places(text, "370300") == {"云杉轴承": {"370300"}}


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("缅甸云杉园区迎来首船", set()),
        ("共建“一带一路”：港口合作更深", set()),
        # an investor from there, or the region itself in the headline
        ("缅甸红松集团来访", {"370700"}),
        ("潍坊：“一带一路”上的新枢纽", {"370700"}),
        ("港口合作更深", {"370700"}),
    ],
)
def test_a_headline_of_building_abroad_takes_the_region_s_place_away(title: str, codes: set[str]) -> None:
    assert places("云杉轴承项目昨日开工。", "370700", title) == {"云杉轴承": codes}
    assert places("位于寿光市的云杉轴承项目昨日开工。", "370700", title) == {"云杉轴承": {"370783"}}


def test_a_clause_that_sets_its_own_scene_has_its_projects_there() -> None:
    text = "在四川，云杉隧洞开工；在江苏，柳木产业园启用；红松输电工程也已开工。"
    assert places(text) == {"云杉隧洞": {"510000"}, "柳木产业园": {"320000"}, "红松输电": {"320000"}}
