"""Project names in whole sentences: what is one, where it begins and ends, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article


def article(text: str, damaged: tuple[tuple[int, int], ...] = ()) -> Article:
    return Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), damaged=damaged)


def names(text: str, damaged: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [m.text for m in find(article(text, damaged)).mentions if m.type == "PROJECT"]


SINGLE = [
    # the words in front that stay outside
    ("总投资8亿元的青柳氢能装备产业园项目昨日开工。", "青柳氢能装备产业园项目"),
    ("由红松集团投资3亿元建设的云杉精密轴承生产项目正式投产。", "云杉精密轴承生产项目"),
    ("位于河口新区的青柳国际冷链物流园项目正在紧张施工。", "青柳国际冷链物流园项目"),
    ("占地300亩的云杉锂电隔膜产业基地近日奠基。", "云杉锂电隔膜产业基地"),
    ("据悉，该县全力推进云杉精密轴承生产项目建设。", "云杉精密轴承生产项目"),
    ("今年以来，全县重点项目云杉铝箔产业园建设顺利推进。", "云杉铝箔产业园"),
    # what belongs to the name
    ("青柳湖水厂二期项目总投资2.6亿元。", "青柳湖水厂二期项目"),
    ("云杉（河口）智慧园项目签约落户。", "云杉（河口）智慧园项目"),
    ("年产20万吨云杉牌碳酸锂项目计划总投资6亿元。", "年产20万吨云杉牌碳酸锂项目"),
    ("红松物流“一港两园”项目签约。", "红松物流“一港两园”项目"),
    ("红松集团年产4万套轮毂加工项目昨日开工。", "红松集团年产4万套轮毂加工项目"),
    ("青柳大桥正式通车。", "青柳大桥"),
    ("新建青柳至云杉高速公路开工建设。", "青柳至云杉高速公路"),
]


@pytest.mark.parametrize(("text", "name"), SINGLE)
def test_one_name_with_its_borders(text: str, name: str) -> None:
    assert names(text) == [name]


LISTS = [
    ("引进红松科技、云杉机器人、青柳电子等3个项目。", ["红松科技", "云杉机器人", "青柳电子"]),
    ("加快推进青柳产业园、云杉科创中心和红松冷链基地等项目建设。", ["青柳产业园", "云杉科创中心", "红松冷链基地"]),
    ("投资45亿元的云杉新城、投资80亿元的红松智造谷等一批项目签约。", ["云杉新城", "红松智造谷"]),
    ("推动青柳医院、云杉健康城建设。", ["青柳医院", "云杉健康城"]),
    ("签约的项目包括红松半导体、云杉光电、青柳医药等。", ["红松半导体", "云杉光电", "青柳医药"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_the_members_of_an_enumeration(text: str, expected: list[str]) -> None:
    assert names(text) == expected


NONE = [
    "该项目总投资5亿元，年底投产。",
    "全市15个重点项目同日动工，总投资83亿元。",
    "今年新签约制造业项目40个，同比增长58%。",
    "招商项目建设百日行动调度会召开，强调加快项目建设。",
    "全县上下抓项目、促投资，推动项目早开工、早投产。",
    "新能源、新材料、生物医药等产业项目加快建设。",
    "市委召开项目建设工作会议，要求要素跟着项目走。",
    "第五届项目洽谈会在河口举行，现场签约项目20个。",
    "公司投资5000万元扩建厂房，新建生产线两条。",
    "他们参加了青年志愿服务项目和科研项目的评审。",
    "坚决遏制高耗能、低水平项目盲目上马。",
    "白桦集团、红松集团等多家企业出资的重点项目开工。",
    "项目经理和工程师们在项目部开会，研究工程质量。",
    "不能搞“形象”工程，营商环境建设是系统工程。",
]


@pytest.mark.parametrize("text", NONE)
def test_classes_meetings_and_campaigns_are_no_projects(text: str) -> None:
    assert names(text) == []


def test_a_known_name_is_found_again_with_and_without_its_head() -> None:
    text = "青柳氢能装备产业园项目昨日开工。据介绍，青柳氢能装备产业园分两期建设。"
    assert names(text) == ["青柳氢能装备产业园项目", "青柳氢能装备产业园"]


def test_no_name_crosses_a_damaged_span() -> None:
    text = "青柳氢能装备产业园项目昨日开工。"
    assert names(text, damaged=((3, 4),)) == []


def test_narrow_punctuation_is_read_like_wide() -> None:
    assert names("云杉(河口)智慧园项目签约,总投资5亿元;红松铝箔项目开工.") == ["云杉(河口)智慧园项目", "红松铝箔项目"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="青柳云杉项目工程产业园等、，。“”（）的和与总投资3亿元开工签约二期", max_size=60))
def test_spans_are_in_order_and_within_the_text(text: str) -> None:
    mentions = [m for m in find(article(text)).mentions if m.type == "PROJECT"]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("unit", ["等项目", "“", "（", "、青柳", "的项目", "二期", "和"])
def test_long_repetitions_end_quickly(unit: str) -> None:
    assert isinstance(names("开工建设" + unit * 3000), list)


def test_a_word_that_opens_examples_is_no_part_of_the_first() -> None:
    assert names("像甲县红松水库加高扩建、青柳水厂二期等20项工程都已开工。")[0] == "甲县红松水库加高扩建"
    assert names("云杉图像传感器项目昨日开工。") == ["云杉图像传感器项目"]
