"""The words of a group's or an amount's name that only lead to it, and those that belong to it."""

import pytest

from extract.statistics.subjects import tidy
from tests.extract.told import statistics


@pytest.mark.parametrize(
    ("words", "name"),
    [
        # members in front of their kind; a short noun behind 等 keeps them
        ("粮食、棉花等农产品进口", "农产品进口"),
        ("水利、绿化等项目", "水利、绿化等项目"),
        ("开工水利、绿化等领域重大民生项目", "开工重大民生项目"),
        # what it mainly consists of
        ("以轮毂、轴承为代表的汽配产品出口", "汽配产品出口"),
        # a meeting without a name; one with a name belongs to it
        ("本次活动共签约项目", "签约项目"),
        ("大会期间签约项目", "签约项目"),
        ("会议达成意向签约项目", "意向签约项目"),
        ("云杉山货大会签约项目", "云杉山货大会签约项目"),
        ("活动中心新建项目", "活动中心新建项目"),
        # 一批, and the deed behind the name
        ("集中开工云杉片区一批重大项目", "集中开工重大项目"),
        ("第一批水利项目", "第一批水利项目"),
        ("重点水利项目在云杉片区集中开工", "集中开工重点水利项目"),
        ("县里举行水利项目集中开工", "县里举行水利项目集中开工"),
        # what was reached
        ("文具行业实现营业收入", "文具行业营业收入"),
        ("实现二级达标企业", "实现二级达标企业"),
    ],
)
def test_a_name_is_rid_of_what_only_leads_to_it(words: str, name: str) -> None:
    assert tidy(words) == name


@pytest.mark.parametrize("words", ["", "等", "、等", "一批", "以为代表的", "集中开工", "活动签约", "实现营业收入"])
def test_words_without_a_group_are_left_alone(words: str) -> None:
    assert tidy(words) == words or words.endswith(tidy(words))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("今年县财政安排9亿元专项资金用于河道疏浚，进展顺利。", "河道疏浚专项资金"),
        ("今年县财政安排9亿元专项资金，形势很好。", "专项资金"),
        ("全县26个重点水利项目集中复工。", "集中复工重点水利项目"),
        ("县里已有26个重点水利项目密集开工。", "开工重点水利项目"),
        ("26个台资项目在大会上现场签约。", "现场签约台资项目"),
    ],
)
def test_what_is_said_of_a_group_or_for_what_money_is_given_belongs_to_its_name(text: str, subject: str) -> None:
    assert subject in {row.subject for row in statistics(text)}


def test_the_other_projects_of_a_day_are_not_signed_because_agreements_were() -> None:
    rows = statistics("这次活动共签署入驻协议项目17个，总投资8亿元；全部项目总投资93亿元。")
    assert rows[-1].subject == "全部项目"
