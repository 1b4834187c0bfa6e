"""A county that an article tells by its short name: what bears it out, and what is another thing of that name."""

from __future__ import annotations

import pytest

from corpus.records import Declared, Source
from normalize.normalize import normalize
from normalize.places import resolve
from normalize.region_counties import county_told, speaks_as_county
from tests.growth import LINEAR, growth, repeated


def region(title: str, text: str, publisher: str | None = None) -> str | None:
    declared = Declared(title=title, publisher=publisher, published_at="2021-03-04")
    source = Source("s", "a.jsonl", "1", "", "jsonl", "utf-8", len(text), text, declared)
    return normalize(source).articles[0].adcode


BORNE_OUT = [
    # told again, by words of its people, by a town of its own
    ("淄川：老窑换新灯", "淄川一家陶厂点亮了新灯。", "370302"),
    ("沂源果农有了冷库", "今年，县里建了三座冷库。", "370323"),
    ("汶上建起轴承厂", "郭楼镇的轴承厂昨天投产。", "370830"),
    # in the middle of a headline, and at the head of the story
    ("织机声声：桓台的纺车", "桓台的纺织厂昨天开工。", "370321"),
    ("冷库开门", "沂源的桃子不再烂在地里。县里建了冷库。", "370323"),
    # a name of two characters in full
    ("忠县开工四座泵站", "忠县四座泵站昨天动工。", "500233"),
    # a word that is also a county needs more: its town
    ("和平建起糖厂", "阳明镇的糖厂昨天投产。", "441624"),
    # what investors come from, and where they met
    ("沂源引来糖厂", "上海一家糖企昨天来到县里，投资2亿元建厂。沂源的糖厂占地百亩。", "370323"),
    ("盱眙县推介龙虾产业园", "该县昨天在上海推介龙虾产业园，上海客商到会。", "320830"),
]
NOT_BORNE_OUT = [
    # told once, by nothing else
    ("沂源果农有了冷库", "三座冷库昨天建成。"),
    # the kind of another division
    ("沂源果农有了冷库", "区里建了三座冷库。"),
    # a company's own name, what two places share, a name of the land
    ("淄川集团扩产", "淄川集团昨天扩产，县里支持。"),
    ("沂源至桓台高速开工", "沂源至桓台高速昨天开工。"),
    ("沂源湾里渔火明", "沂源湾里的渔船昨天出海。"),
    # a word, though told twice
    ("建设提速", "建设要抓早，建设要抓好，全区上下都动了起来。"),
    ("富民工程见效", "富民工程让全县受益。"),
]


@pytest.mark.parametrize(("title", "text", "adcode"), BORNE_OUT)
def test_a_county_by_its_short_name_is_the_region(title, text, adcode):
    assert region(title, text) == adcode


@pytest.mark.parametrize(("title", "text"), NOT_BORNE_OUT)
def test_a_name_that_nothing_bears_out_is_no_region(title, text):
    assert region(title, text) is None


def test_a_longer_name_is_not_cut_short():
    assert region("连云港机场扩建", "连云港机场昨天扩建，连云港的货机多了。") == "320700"


def test_a_paper_s_own_city_is_made_finer_and_never_left():
    assert region("沂源：桃子进了冷库", "沂源的冷库昨天开门。", "淄博日报") == "370323"
    assert region("盱眙：龙虾进了冷库", "盱眙的冷库昨天开门。", "淄博日报") == "370300"


def test_a_district_that_opens_the_story_is_finer_than_the_headline_s_city():
    assert region("淄博：老街有了新灯", "淄川区文化局昨天点亮了老街的灯。") == "370302"
    assert region("淄博：老街有了新灯", "老街的灯昨天点亮，临淄区、淄川区的游客来了。") == "370300"


def test_of_namesakes_the_one_with_its_town_or_in_the_region_is_meant():
    assert county_told("鼓楼区的老街", "老街昨天开街。", None) is None
    assert county_told("鼓楼区的老街", "老街昨天开街。", resolve("南京市")).adcode == "320106"


@pytest.mark.parametrize(
    ("text", "own"), [("我县召开大会", True), ("县里来了客商", True), ("县级市", False), ("全市", False)]
)
def test_a_county_s_own_words(text, own):
    assert speaks_as_county(text) is own


def test_a_city_in_passing_is_not_the_place_of_a_county_s_own_news():
    text = "招商组昨天在佛山走访了三家企业，签下两个项目。{}领导到会。"
    assert region("招商组南下", text.format("市")) == "440600"
    assert region("招商组南下", text.format("我县")) is None


def test_who_calls_a_meeting_is_the_place_and_where_it_meets_is_not():
    assert region("推进会召开", "3月4日，沂源县召开项目推进会。") == "370323"
    assert region("推进会召开", "项目推进会昨天在沂源县召开。") is None


def test_two_sides_meet_in_a_city_that_is_no_region():
    assert region("两家公司联手", "甲乙集团与丙丁集团昨天在太原签署协议，建设一座大桥。") is None
    # a county where papers are signed is mostly the host
    assert region("两家公司联手", "甲乙集团与丙丁集团昨天在沂源县签约，建设一座大桥。") == "370323"


def test_a_place_is_no_company_s_because_it_works_with_one():
    assert region("牵手", "枣庄市与红松集团昨天签约，建设一座大桥。") == "370400"
    assert region("牵手", "枣庄红松集团昨天签约，建设一座大桥。大桥位于沂源县。") == "370323"


@pytest.mark.parametrize("piece", ["沂源", "和平镇", "县里", "沂源镇乡街道"])
def test_cost_grows_with_length_alone(piece):
    assert growth(lambda length: county_told(piece, repeated(piece, length), None), 10_000) <= LINEAR


@pytest.mark.parametrize("piece", ["沂源 ", "和平镇 ", "县里："])
def test_cost_grows_with_the_headline_s_length_alone(piece):
    assert growth(lambda length: county_told(repeated(piece, length), "县里有镇。", None), 10_000) <= LINEAR
