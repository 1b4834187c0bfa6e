"""Names by what the words around them tell: a class in front, a site, a purpose, an amount, a village, a number behind."""

from __future__ import annotations

import pytest

from extract.money import find_money
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
    values = [*find_money(text, cut), *find_places(text, cut, prior=None, on=None)]
    return [text[m.start : m.end] for m in find_names(article, cut, values).mentions]


APPOSED = [
    ("全县交通骨干工程——青柳运河今年开挖，建设提速。", ["青柳运河"]),
    ("云红高铁全线最长的隧道--松鹤岭隧道已经掘进过半。", ["云红高铁", "松鹤岭隧道"]),
    ("这家车企在华最大的升级项目——里沃工厂在红松区开业，全县施工正忙。", ["里沃工厂"]),
    ("云红高铁的起点站——云州火车南站主体结构完成，施工顺利。", ["云州火车南站"]),
    ("会议听取了汇报——全县工作情况，部署开工。", []),
]


@pytest.mark.parametrize(("text", "expected"), APPOSED)
def test_what_a_dash_puts_behind_its_class_is_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


PURPOSES = [
    ("青北地区水资源配置工程昨天开始试通水。", ["青北地区水资源配置工程"]),
    ("今年开工，滇东引水工程全线首台机组启动调试。", ["滇东引水工程"]),
    ("在青柳县，“引青济红”工程正在加紧施工。", ["“引青济红”工程"]),
    ("国网青红1000千伏特高压交流工程首组变压器运抵施工现场。", ["国网青红1000千伏特高压交流工程"]),
    ("今年实施农村供水工程，推进施工。", []),
    ("青年文化交流工程今天启动，项目建设提速。", []),
]


@pytest.mark.parametrize(("text", "expected"), PURPOSES)
def test_works_are_told_by_what_they_are_for(text: str, expected: list[str]) -> None:
    assert names(text) == expected


TOLD = [
    ("记者走进云州新城滨湖森林公园建筑工地，施工正忙。", ["云州新城滨湖森林公园"]),
    ("平鹤运河自去年5月6日动工以来，进展顺利。", ["平鹤运河"]),
    ("青杉运河横跨三县，今年开工。", ["青杉运河"]),
    ("松杉食品拟投资3亿元建设中央厨房和肉制品扩建项目。", ["中央厨房和肉制品扩建项目"]),
    ("松杉生物总投资5亿元的AI算力中心在青柳开建。", ["AI算力中心"]),
    ("松杉生物总投资5亿元的研发中心在青柳开建。", []),
    ("由松杉集团承建的三层结构动力电池项目在青柳动工兴建。", ["三层结构动力电池项目"]),
    ("在青柳开工的濮阳项目，今年投产。", ["濮阳项目"]),
    ("湖北项目今年投产。", []),
    ("红松镇高标准农田建设项目惠及四个村，今年竣工。", ["红松镇高标准农田建设项目"]),
    ("7个城中村改造项目集中开工。", []),
    ("启动比松邮轮码头扩建项目，预计明年完工。", ["比松邮轮码头扩建项目"]),
    ("红松核电站6号机组开工建设。", ["红松核电站6号机组"]),
    ("红松水电站6号机组投产发电。", ["红松水电站"]),
    ("云州西部陆海新通道开通，班列运行。", []),
    ("青柳新校区规划建设指挥部开工动员。", []),
    ("刚落成的青柳县松鹤交易中心，首批商户入驻。", ["青柳县松鹤交易中心"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_said_around_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


PARTS = [
    ("云红高铁青柳段全部大桥完成架梁，施工顺利。", ["云红高铁青柳段"]),
    ("红松岭引水工程首段管道投产，工程今年完工。", ["红松岭引水工程"]),
    ("红松岭水利枢纽工程坝体填筑正在施工。", ["红松岭水利枢纽工程"]),
    ("青柳机场四期扩建配套工程前天开工。", ["青柳机场四期扩建配套工程"]),
    ("北京到上海特高压直流输电工程开工。", ["北京到上海特高压直流输电工程"]),
    ("红松岭水库及供水工程于10月22日正式开工。", ["红松岭水库及供水工程"]),
    ("红松岭水库和青柳供水工程于10月22日正式开工。", ["红松岭水库", "青柳供水工程"]),
    ("投资11亿元的极薄锂电铜箔项目正在加紧建设。", ["极薄锂电铜箔项目"]),
    ("今年新开工50万套保障性安居工程。", []),
    ("高标准规划建设青柳东部新城，项目开工。", ["青柳东部新城"]),
    ("积极推进云港邮轮码头甲1甲2泊位对外开放。云港邮轮码头甲1甲2泊位通过验收。", ["云港邮轮码头甲1甲2泊位"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_where_a_part_ends_the_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


LISTED = [
    (
        "建设提速，全县启动实施云青、岳杉、红鹤、利松10个口岸物流项目。",
        ["云青", "岳杉", "红鹤", "利松"],
    ),
    ("先后启动云青、岳杉、红鹤3条高速公路建设。", ["云青", "岳杉", "红鹤"]),
    ("云青、岳杉、红鹤5条高速公路共完成投资7亿元。", ["云青", "岳杉", "红鹤"]),
    (
        "青柳装备技术产业园、红松电子信息产业园、云杉文化创意产业基地纷纷落户。",
        ["青柳装备技术产业园", "红松电子信息产业园", "云杉文化创意产业基地"],
    ),
    ("修复工程包括青柳河干流堤防、红松滞洪水库等10项。", ["青柳河干流堤防", "红松滞洪水库"]),
    ("工程成果包括《青柳思想史》、《红松战争史》等28项。", []),
    ("项目总投资2亿元，建设内容包括云杉节点、青柳研发楼等相关配套基础设施。", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_lists_that_a_count_or_a_stage_closes(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name in expected or not expected] == expected


@pytest.mark.parametrize("unit", ["--", "全部", "境内", "首段", "5、6", "青柳工程——", "镇村", "元建设"])
def test_long_repetitions_end_quickly(unit: str) -> None:
    assert growth(lambda length: names("青柳高铁项目开工" + repeated(unit, length) + "工程建设项目"), 1_000) <= LINEAR
