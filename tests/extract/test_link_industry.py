"""The industry of a project, told by the last telling word of its name."""

from __future__ import annotations

import pytest

from extract.link.industry import industry_of
from extract.words import table


@pytest.mark.parametrize(
    ("name", "industry"),
    [
        ("云杉汽车零部件物流园", "物流"),
        ("青柳化工园区污水处理厂", "环保"),
        ("青柳化工园区", "化工"),
        ("云州新能源汽车产业园", "汽车"),
        ("云州新能源产业园", "新能源"),
        ("红河抽水蓄能电站一期", "电力"),
        ("红河抽水蓄能电站（二期扩建）", "电力"),
        ("国家电网青柳联网工程", "电力"),
        ("青柳至云州高速公路", "交通"),
        ("临湖商业街", "商贸"),
        ("云杉河防洪治理工程", "水利"),
        ("太阳能组件生产线", "新能源"),
        ("液晶面板生产线项目", "电子信息"),
        ("西气东输青柳支线", "油气矿产"),
        ("“青柳云谷”大数据中心", "数字经济"),
        ("年产9万台节能环保冷柜项目", "轻工"),
        ("云州盾构机生产基地", "装备制造"),
    ],
)
def test_the_last_telling_word_of_a_name_says_the_industry(name, industry):
    assert industry_of([name]) == industry


@pytest.mark.parametrize("name", ["青柳产业园", "云杉项目", "红河科技总厂", "", "有机发光", "青柳盾构穿越工程"])
def test_a_name_without_a_telling_word_has_none(name):
    assert industry_of([name]) is None


def test_another_name_of_the_project_tells_it_where_the_first_does_not():
    assert industry_of(["青柳项目", "青柳锂电池隔膜厂"]) == "新能源"


def test_each_word_of_the_list_stands_for_one_industry():
    words = [row["word"] for row in table("industries")]
    assert len(words) == len(set(words))
