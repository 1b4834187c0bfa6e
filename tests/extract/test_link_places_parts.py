"""Places inside the names of projects: what a company builds where, and the parts of lines and rivers."""

from __future__ import annotations

import pytest

from extract.link.projects import link, read
from extract.records import Mention, Project
from extract.segment import sentences
from extract.values import find_values
from normalize.alignment import Alignment
from normalize.places import division
from normalize.records import Article


def projects(text: str, *names: str, home: str | None = None) -> dict[str, Project]:
    """The projects of an article of ``home`` by the marked names; each is marked where it stands last."""
    region = division(home)
    whole = Alignment.identity(len(text))
    article = Article("d", "s", 0, len(text), text, whole, region=region.name if region else None, adcode=home)
    cut = sentences(text)
    given = [Mention("PROJECT", at, at + len(n), n, "test", 1.0) for n in names for at in [text.rindex(n)]]
    mentions = tuple(sorted((*find_values(article, cut), *given), key=lambda m: (m.start, m.end, m.type)))
    return {mentions[i].text: p for p in link(read(article, cut, mentions, ())) for i in p.mentions}


def lie(text: str, *names: str, home: str | None = None) -> list[set[str | None]]:
    """The codes of the places of each of the projects with these ``names``."""
    found = projects(text, *names, home=home)
    return [{place.adcode for place in found[name].places} for name in names]


@pytest.mark.parametrize(
    ("name", "home", "codes"),
    [
        # of two places the last: the first is where the company comes from
        ("长春红松厂太原基地", None, {"140100"}),
        ("甘肃红松民勤县铝箔项目", "620600", {"620621"}),
        # behind a company, also far from the article's region
        ("红松光电郑州总部", "370700", {"410100"}),
        ("红松粮油太原制造基地", "370700", {"140100"}),
        # nothing is built there by its own name, or the region's own place stands in front of a partner's
        ("红松长春合资电机", "370700", {"370700"}),
        ("寿光太原友谊学校", "370700", {"370783"}),
        ("寿光·太原产业园", "370700", {"370783"}),
        ("怀化红松轴承项目", "370700", {"370700"}),
    ],
)
def test_the_place_behind_a_company_is_where_it_builds(name: str, home: str | None, codes: set[str]) -> None:
    assert lie(f"昨日，{name}开工。", name, home=home) == [codes]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("云岭高速太原段", {"140100"}),
        ("云岭高速太原西段", {"140100"}),
        ("红松河治理工程河北段", {"130000"}),
        # of two ends the one that lies in the part
        ("山西太原至内蒙古乌海山西段", {"140100"}),
        # the ends of a part are two
        ("云岭高铁延安至榆林段", {"610600", "610800"}),
    ],
)
def test_a_part_of_a_line_lies_where_its_name_tells(name: str, codes: set[str]) -> None:
    assert lie(f"昨日，{name}通车。", name) == [codes]


def test_a_line_and_a_part_of_it_are_two() -> None:
    names = ("太乌高速铁路太原段", "太乌高速铁路")
    text = "昨日，太乌高速铁路太原段通车。太乌高速铁路连接太原和乌海。"
    assert {one.name for one in projects(text, *names).values()} == set(names)


@pytest.mark.parametrize(
    ("name", "home", "codes"),
    [
        # cities whose names are words as well, and counties that are
        ("安顺项目", "520000", {"520400"}),
        ("延安云杉水库", "610000", {"610600"}),
        ("玉门红松工厂", "620900", {"620981"}),
        ("望城校区", "430100", {"430112"}),
        ("红松纸业北海基地", "450000", {"450500"}),
        # elsewhere the name may be a word or a company's
        ("安顺项目", "370700", {"370700"}),
        ("红松纸业北海基地", "370700", {"370700"}),
    ],
)
def test_short_names_of_the_region_s_own_cities_and_counties(name: str, home: str, codes: set[str]) -> None:
    assert lie(f"昨日，{name}开工。", name, home=home) == [codes]


def test_a_county_behind_a_company_is_sought_in_the_place_that_is_told() -> None:
    assert lie("位于西藏昌都市的红松八宿风电站昨日投产。", "红松八宿风电站") == [{"540326"}]
    assert lie("位于青海西宁市的红松八宿风电站昨日投产。", "红松八宿风电站") == [{"630100"}]


def test_a_station_of_a_line_lies_at_its_place_and_no_other_province_s() -> None:
    assert lie("杭厦高铁福鼎客运枢纽站昨日启用。", "杭厦高铁福鼎客运枢纽站") == [{"350982"}]
    assert lie("杭厦高铁蒙城客运枢纽站昨日启用。", "杭厦高铁蒙城客运枢纽站") == [{"330100", "350200"}]
    assert lie("红柳河北京段清淤工程昨日开工。", "红柳河北京段清淤工程") == [{"110000"}]
    assert lie("红柳河岸坡段清淤工程昨日开工。", "红柳河岸坡段清淤工程") == [set()]


def test_a_city_and_the_county_of_its_name_in_it_are_the_city() -> None:
    assert lie("在吉林，通化站今天启用。", "通化站") == [{"220500"}]
    assert lie("在湖北，通化站今天启用。", "通化站") == [{"420000"}]


def test_an_organisation_that_a_place_only_modifies_leaves_it_a_place() -> None:
    assert lie("位于上海浦东的红杉国际组织港昨日开工。", "红杉国际组织港") == [{"310115"}]
    assert lie("上海红杉国际组织考察了云杉港。", "云杉港") == [set()]
