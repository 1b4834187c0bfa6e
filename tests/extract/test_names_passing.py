"""What is told in passing is no project: works that have long been running, a region's networks and aims, bodies that are founded."""

from __future__ import annotations

import pytest

from extract.names import find_names
from extract.place_mentions import find_places
from extract.punctuation import wide
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article


def names(text: str) -> list[str]:
    cut = sentences(text)
    article = Article("d", "s", 0, len(text), wide(text), Alignment.identity(len(text)))
    values = find_places(text, cut, prior=None, on=None)
    return [text[m.start : m.end] for m in find_names(article, cut, values).mentions]


RUNNING = [
    ("青红铁路开通三周年，全县建设提速。", []),
    ("青柳水电站累计发电9亿度，全县投资增长。", []),
    ("引青济红工程启动年度调水，全县建设提速。", []),
    ("青红铁路国际货运班列今天开通。", []),
    ("青红跨海大桥开始大体检，建成通车已经九年。", []),
    ("引青济红工程启动云州向青州调水，全县建设提速。", []),
    ("青柳枢纽工程开展鱼类增殖放流，全县建设提速。", []),
    ("青柳国际陆港集装箱运量增长三成，全县投资增长。", []),
    ("青柳科技园已入驻企业90家，全县投资增长。", []),
    ("青红铁路今天开通首趟客运列车。", ["青红铁路"]),
    ("青柳运河自去年8月8日开工以来，进展顺利。", ["青柳运河"]),
    ("中企承建的青红高铁自去年开通运营以来，运行平稳。", ["青红高铁"]),
    ("青红铁路正式通车……今年以来，投资增长。", ["青红铁路"]),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_works_that_have_long_been_running_are_not_told_as_projects(text: str, expected: list[str]) -> None:
    assert names(text) == expected


REGIONAL = [
    ("全省启动“百企进青柳”工程，项目投资增长。", []),
    ("全县实施安全饮水村村通工程，建设提速。", []),
    ("今年，中西部铁路建设加快，完成投资7亿元。", []),
    ("十年来，江西公路通车里程增加，建设提速。", []),
    ("全市着力打造世界级青柳石化生产基地，建设提速。", []),
    ("两地联手推进青柳国际航运枢纽建设，成效明显。", []),
    ("青柳数据交易所昨天正式揭牌，全市项目建设提速。", []),
    ("青红铁路建设加快，完成投资7亿元。", ["青红铁路"]),
    ("青柳国际航运枢纽昨天正式开工。", ["青柳国际航运枢纽"]),
    ("二氧化碳利用项目在青柳电厂投产，全县投资增长。", ["二氧化碳利用项目"]),
    ("二氧化碳利用项目传来消息，青柳电厂昨天投产。", ["二氧化碳利用项目", "青柳电厂"]),
    ("“青柳生物化学”国家重点实验室获批建设。", ["“青柳生物化学”国家重点实验室"]),
]


@pytest.mark.parametrize(("text", "expected"), REGIONAL)
def test_networks_aims_and_bodies_are_no_projects(text: str, expected: list[str]) -> None:
    assert names(text) == expected


KINDS = [
    ("去年全县绿电项目纷纷落地。", []),
    ("各地盲目上马的多晶硅项目已经停工，新上项目基本叫停。", []),
    ("全县招大引强奖励项目开工前公示。", []),
    ("一批煤制油、煤制气、煤制甲醇等煤化工项目加快推进。", []),
    ("松杉能源煤制油项目今天开工。", ["松杉能源煤制油项目"]),
    ("集中签约9个项目，涵盖竹藤香精、旅游、养老等项目。", []),
    ("全县推进老旧小区改造、竹藤香精等项目，加快建设。", []),
    ("竹藤香精、旅游等项目已投产。", ["竹藤香精", "旅游"]),
    ("集中签约松杉科技、云鹤智造等项目。", ["松杉科技", "云鹤智造"]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_products_alone_are_kinds_of_projects(text: str, expected: list[str]) -> None:
    assert names(text) == expected


SETTLES = [
    # where something settles or is done is its host, unless the park itself is meant
    ("总投资20亿元的年产5万吨铝箔项目落户红松工业园。", ["年产5万吨铝箔项目"]),
    ("红松铝箔生产线正式落户青柳科技产业园，总投资5亿元。", ["红松铝箔生产线"]),
    ("8个项目入驻青柳智慧物流园，投资总额30亿元。", []),
    ("云杉轴承项目昨日在红松集团青柳工厂投产。", ["云杉轴承项目"]),
    ("云杉轴承项目昨日在青柳红松产业园开工。", ["云杉轴承项目"]),
    ("青柳智慧物流园昨日开工，8个项目即将入驻。", ["青柳智慧物流园"]),
    ("落户云州的青柳智慧物流园昨日开工。", ["青柳智慧物流园"]),
    # a headline that only counts
    ("永州一稀土永磁项目开工，总投资8亿元。", []),
    ("永州一期稀土永磁项目开工，总投资8亿元。", ["永州一期稀土永磁项目"]),
    # a hall or a store of the project that the sentence speaks of
    ("红松粮食物流项目昨日开工，将新建6万吨恒温仓和粮食质检中心。", ["红松粮食物流项目"]),
    ("青柳制药二期项目昨日开工，其中口服固体制剂车间已建成投产。", ["青柳制药二期项目"]),
    ("总投资3亿元的青柳粮食质检中心开工。", ["青柳粮食质检中心"]),
]


@pytest.mark.parametrize(("text", "expected"), SETTLES)
def test_hosts_counted_things_and_parts_are_not_told_as_projects(text: str, expected: list[str]) -> None:
    assert names(text) == expected


TOLD = [
    ("在青柳红松灌区，建设者们抢抓农时，工程建设提速。", ["青柳红松灌区"]),
    ("青柳抽水蓄能电站工地上，工人铆足干劲，加紧施工。", ["青柳抽水蓄能电站"]),
    ("在青柳红松灌区，游客们流连忘返，旅游投资增长。", []),
    ("总投资80亿元的青柳显示8.5代线开工。", ["青柳显示8.5代线"]),
    ("隧道全部贯通，为大溪铁路年内通车打下基础。", ["大溪铁路"]),
    ("公司拟在青柳县投资建设年产90万台冷柜项目。", ["年产90万台冷柜项目"]),
    ("其他路段都已通车，如今仅剩平川至云溪段在建。", ["平川至云溪段"]),
    ("投资7亿元规划建设1200亩青柳云鹤新材料基地。", ["青柳云鹤新材料基地"]),
    ("先导工程青柳闸站建设现场一片繁忙。", ["青柳闸站"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_site_a_builder_and_a_small_word_in_front(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_section_of_a_line_is_named_again_as_a_whole() -> None:
    assert names("青红高铁今天开工建设。青红高铁云州段开始架梁，施工正忙。") == ["青红高铁", "青红高铁云州段"]


def test_a_facility_that_only_comes_up_again_is_not_named_again() -> None:
    first = "全县加快建设青柳红杉产业基地。"
    assert names(first + "客商在青柳红杉产业基地吃午饭。") == ["青柳红杉产业基地"]
    assert names(first + "青柳红杉产业基地二期建设提速。")[0] == "青柳红杉产业基地"
    assert len(names(first + "青柳红杉产业基地的施工正忙。")) == 2
