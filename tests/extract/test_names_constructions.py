"""Constructions of project names, by the rules alone: stages told by a day, lists, short forms, and what is no project."""

from __future__ import annotations

import pytest

from extract.names import find_names
from extract.place_mentions import find_places
from extract.punctuation import wide
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article
from tests.growth import LINEAR, growth, repeated


def names(text: str) -> list[str]:
    cut = sentences(text)
    article = Article("d", "s", 0, len(text), wide(text), Alignment.identity(len(text)))
    found = find_names(article, cut, find_places(text, cut, prior=None, on=None))
    return [text[m.start : m.end] for m in found.mentions]


STAGED = [
    ("青柳长江大桥18日建成，并在当晚通车。", ["青柳长江大桥"]),
    ("红松岭水利枢纽今天（4月8日）实现截流。", ["红松岭水利枢纽"]),
    ("云杉港2号泊位通过竣工验收。", ["云杉港2号泊位"]),
    ("云杉大道是全县交通建设的重点工程。", ["云杉大道"]),
    ("今天上午，云岭堡博物馆新馆正式开工建设。", ["云岭堡博物馆新馆"]),
    ("路网连接规划中的云州至青州高速公路终点，项目总投资9亿元。", ["云州至青州高速公路"]),
    ("重大石化项目红松青柳乙烯项目正式投产。", ["红松青柳乙烯项目"]),
    ("红松柏溪灌区工程昨天（3月28日）开工建设。", ["红松柏溪灌区工程"]),
    ("国航东湖基地日前正式启用。", ["国航东湖基地"]),
    ("中心基地日前正式启用。", []),
]


@pytest.mark.parametrize(("text", "expected"), STAGED)
def test_a_stage_with_its_day_tells_a_facility(text: str, expected: list[str]) -> None:
    assert names(text) == expected


# A stage of a part, or what a newcomer is told of it, is enough for what is built in parts.
WORKS = [
    ("云红高铁青柳段开工建设。", ["云红高铁青柳段"]),
    ("青柳铁路云州东至红松关段正式开通运营。", ["青柳铁路云州东至红松关段"]),
    ("红松岭水电站最后一台机组转子完成吊装。", ["红松岭水电站"]),
    ("青柳跨江大桥北岸主塔封顶。", ["青柳跨江大桥"]),
    ("云州地铁9号线全线铺轨完成。", ["云州地铁9号线"]),
    ("青红运河近日正式批复立项。", ["青红运河"]),
    ("云红高铁今日进入联调联试阶段。", ["云红高铁"]),
    ("红松高铁建设进入关键阶段。", ["红松高铁"]),
    ("红松江特大桥年底开工。青柳抽水蓄能电站位于红松江上游。", ["红松江特大桥", "青柳抽水蓄能电站"]),
]


@pytest.mark.parametrize(("text", "expected"), WORKS)
def test_works_are_told_by_a_stage_of_their_parts(text: str, expected: list[str]) -> None:
    assert names(text) == expected


BORDERS = [
    # behind a class or a rank that it stands beside
    ("全省最大水利工程引青入红工程开工建设。", ["引青入红工程"]),
    ("云红高铁控制性工程青柳隧道顺利贯通。", ["云红高铁", "青柳隧道"]),
    ("红松峡水利枢纽主体工程正式开工。", ["红松峡水利枢纽"]),
    ("标志着青柳铁路红松段进入铺轨阶段。", ["青柳铁路红松段"]),
    # a verb right before the head belongs to it
    ("青红地区水资源配置工程开工建设。", ["青红地区水资源配置工程"]),
    # a dash between two ends, a coordinated beginning, a phase in brackets
    ("红云—青松1000千伏特高压工程建成投运。", ["红云—青松1000千伏特高压工程"]),
    ("向云州、红松湾供水项目开工。", ["向云州、红松湾供水项目"]),
    ("建成了云杉标准化养殖基地（二期）。", ["云杉标准化养殖基地（二期）"]),
    ("青红公路改扩建全线开工。", ["青红公路改扩建"]),
    ("由红松集团承建的云杉泵阀项目进入收尾阶段。", ["云杉泵阀项目"]),
]


@pytest.mark.parametrize(("text", "expected"), BORDERS)
def test_where_a_name_begins_and_ends(text: str, expected: list[str]) -> None:
    assert names(text) == expected


LISTED = [
    ("云红、青松、松安等高铁新线开通运营。", ["云红", "青松", "松安"]),
    ("云州到红城、青州到松安四条客运专线建成通车。", ["云州到红城", "青州到松安"]),
    (
        "今年要开工建设云州至青州、红城至松安以及云红扩建、青松扩建试验段4个高速公路项目。",
        ["云州至青州", "红城至松安", "云红扩建", "青松扩建试验段"],
    ),
    (
        "环境项目涵盖9项，包括青柳再生水厂升级改造工程、云杉湿地修复建设，红松河湿地公园等，总投资3亿元。",
        ["青柳再生水厂升级改造工程", "云杉湿地修复建设", "红松河湿地公园"],
    ),
    ("云杉LNG接收站二期、红松LNG应急储备一期等项目成功投产。", ["云杉LNG接收站二期", "红松LNG应急储备一期"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_verbs_and_commas_stand_inside_enumerations(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_short_form_in_brackets_is_a_mention_wherever_it_stands() -> None:
    text = "云杉国际冷链物流及加工产业基地项目（下称“云杉冷链基地”）开工。云杉冷链基地占地广。"
    assert names(text) == ["云杉国际冷链物流及加工产业基地项目", "云杉冷链基地", "云杉冷链基地"]


def test_a_name_goes_on_where_its_repeat_does() -> None:
    assert names("云红高速计划7月开工。云红高速公路全长90公里。") == ["云红高速", "云红高速公路"]


@pytest.mark.parametrize(
    "text",
    [
        "新建的场馆里将有冰球、短道滑行、花样滑冰等7个项目的比赛。",
        "他们围绕手眼协调测试、肌肉适应实验等项目开展了在轨研究，投资方也来了。",
        "投资方包括青柳县、云杉市、红松市等全国各地的优秀企业，项目已开工。",
        "该路由红松路桥大桥工程分公司承建，总投资6亿元。",
        "副中心建设引导基金设立，投资基础设施。",
        "云杉风电机组销量增长，总投资也在增加。",
        "云州篮球项目开工，青柳冰雪项目签约。",
        "这座大桥正式通车，已有300多家云杉工厂落户。",
        "该省新建5000多公里铁路，年内全线开通。",
        "参加云杉支教、青柳支农等基层服务项目的人员签约。",
        "云杉一线员工施工忙。",
        "云杉遗址、青柳遗址等十个项目入选，投资也在增加。",
        "总投资增长，我局已会同项目业主开工。",
        "建设云州国际金融中心，推动招商。",
        "他们称该项目开工后，该环线高速也将开工。",
        "首批项目涵盖云杉出口战略签约、红松采购战略签约等。",
    ],
)
def test_other_undertakings_and_bodies_are_no_projects(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "项目包括甲甲改造，",
        "云杉项目（简称“",
        "青柳大桥29日",
        "等项目、",
        "云红扩建、",
        "至甲段线",
        "青柳大桥" + "在于主体工程" * 9,
    ],
)
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str) -> None:
    assert growth(lambda times: names("开工" + unit * times), 200) <= LINEAR


def test_a_leading_place_stays_outside_where_the_text_also_uses_the_name_alone() -> None:
    text = (
        "山东青柳石化乙烯提质改造项目开工。据介绍，青柳石化乙烯提质改造项目投资大，青柳石化乙烯提质改造项目明年投产。"
    )
    assert set(names(text)) == {"青柳石化乙烯提质改造项目"}


def test_a_place_that_only_says_where_stays_outside() -> None:
    assert names("记者在山东省寿光市青柳新能源组件项目的厂房内看到，项目即将投产。") == ["青柳新能源组件项目"]


def test_a_head_that_stands_for_its_class() -> None:
    assert names("打造以云杉众创谷为代表的新兴产业项目。") == ["云杉众创谷"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云杉国际花木城、青柳学校等项目开工。记者走进云杉国际花木城。",
            ["云杉国际花木城", "青柳学校", "云杉国际花木城"],
        ),
        ("红松花木、青柳学校等项目开工。记者走进红松花木。", ["红松花木", "青柳学校"]),
    ],
)
def test_a_long_name_is_found_again_whatever_it_ends_in(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "集中签约的有总投资10亿元的青柳烘焙、总投资约7亿元的云杉数码、投资3.5亿元的红松物流园项目。",
            ["青柳烘焙", "云杉数码", "红松物流园项目"],
        ),
        ("总投资9亿元的“云杉路8号”和总投资6亿元的青柳学校项目同日开工。", ["云杉路8号", "青柳学校项目"]),
        ("总投资9亿元的3个项目、总投资6亿元的青柳学校项目同日开工。", ["青柳学校项目"]),
        ("总投资9亿元的重点项目、总投资6亿元的青柳学校项目同日开工。", ["青柳学校项目"]),
        ("销售收入9亿元的青柳烘焙、云杉数码参加了开工仪式。", []),
    ],
)
def test_a_name_between_two_prices_needs_no_head(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_long_row_of_prices_costs_what_it_is_long() -> None:
    assert growth(lambda length: names(repeated("总投资9亿元的青柳烘焙、", length) + "总投资3亿元"), 1_000) <= LINEAR


def test_a_place_in_front_of_a_figure_stays_in_the_name() -> None:
    text = "总投资9亿元的苏州8.5代线项目开工。总投资7亿元的合肥8.5代线项目、总投资6亿元的武汉8.5代线项目投产。"
    assert names(text) == ["苏州8.5代线项目", "合肥8.5代线项目", "武汉8.5代线项目"]
