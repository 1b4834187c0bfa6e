"""Parties: who invests in, builds or runs a project, and who is only named beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.find import find
from extract.link.clusters import plain
from extract.organisations import organisations, plausible
from normalize.alignment import Alignment
from normalize.records import Article


def parties(text: str) -> dict[str, tuple[str, ...]]:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), adcode="370700")
    return {plain(project.name): project.parties for project in find(article).projects}


ONE = [
    ("红杉集团首个重大储能项目——青柳储能电站昨日开工。", ("红杉集团",)),
    ("红杉集团的青柳轴承产业园项目昨日开工。", ("红杉集团",)),
    ("红杉重工集团签下的青柳轴承项目昨日开工，投产后是当地最大的工厂。", ("红杉重工集团",)),
    ("县里引进红杉集团和云柏控股，投资3亿元，建设了青柳轴承项目。", ("红杉集团", "云柏控股")),
    ("该市与红杉集团共建了青柳轴承产业园项目，昨日投产。", ("红杉集团",)),
    ("红杉集团与甲县举行青柳轴承项目签约仪式。", ("红杉集团",)),
    ("公司通过子公司红杉机械有限公司投资建设青柳轴承项目。", ("红杉机械有限公司",)),
    ("红杉集团相继投资建成青柳轴承项目。", ("红杉集团",)),
    ("据红杉集团介绍，青柳轴承项目明年开工。", ("红杉集团",)),
    ("青柳轴承项目正在施工。红杉集团相关负责人表示，目前项目已完成八成。", ("红杉集团",)),
    ("红杉集团还计划将青柳轴承项目落户甲县。", ("红杉集团",)),
    ("全球第六大轴承厂红杉科技于甲城兴建的青柳轴承项目投产。", ("红杉科技",)),
    (
        "青柳轴承项目昨日开工，由红杉联合体承建。红杉联合体由云柏集团、白桦控股组成。",
        ("红杉联合体", "云柏集团", "白桦控股"),
    ),
    ("由甲城市工业和信息化局、红杉集团共同投资建设的青柳轴承项目开工。", ("甲城市工业和信息化局", "红杉集团")),
    ("由红杉重工有限公司和云柏集团投资建设的青柳轴承项目开工。", ("红杉重工有限公司", "云柏集团")),
    ("青柳轴承项目昨日开工，由红杉集团下属云柏建筑分公司承建。", ("云柏建筑分公司",)),
    ("红杉药业投资20亿元，建设青柳轴承项目。", ("红杉药业",)),
    ("县政府与红杉国际签约青柳轴承项目。", ("红杉国际",)),
    ("青柳轴承项目是红杉燃气有限公司为改善供气投资建设的民生工程。", ("红杉燃气有限公司",)),
    ("红杉控股有限公司总裁李云表示，将以青柳轴承项目为基点扩大投资。", ("红杉控股有限公司",)),
    ("青柳轴承项目正式开工。青柳轴承项目承建方云柏二局介绍，工期两年。", ("云柏二局",)),
    ("青柳轴承项目即将开工。云柏联合体中标青柳轴承项目。", ("云柏联合体",)),
    ("青柳轴承项目开工。青柳集团是一家老牌企业。", ("青柳集团",)),
    ("青柳轴承项目昨日奠基，该项目由红杉集团承建，工期两年。", ("红杉集团",)),
    ("青柳轴承项目由红杉、云柏等央企联合投资。", ("红杉", "云柏")),
    # the subject of the sentence, several clauses ahead
    (
        "正是看中甲城的矿产和港口，红杉重工集团有限公司去年落子甲城，投资9亿元规划建设青柳轴承项目。",
        ("红杉重工集团有限公司",),
    ),
    ("红杉集团今年计划在甲县投资4亿元，改造一批老厂，高标准建设青柳轴承项目。", ("红杉集团",)),
    ("红杉集团和甲县签约，计划在五年内投资9亿元，建设青柳轴承项目。", ("红杉集团",)),
    ("青柳轴承项目开标。红杉集团获得青柳轴承项目，昨日开工。", ("红杉集团",)),
    ("红杉集团完成了青柳轴承项目的建设。", ("红杉集团",)),
    ("红杉集团向甲县捐资5000万元，用于建设青柳轴承项目。", ("红杉集团",)),
    ("近日，红杉电力建设有限公司承接的省内首个“风光储”示范工程——青柳储能项目竣工。", ("红杉电力建设有限公司",)),
    ("县里引进红杉现代农业集团，投资3亿元，建设了青柳轴承项目。", ("红杉现代农业集团",)),
    ("青柳轴承项目是由红杉能源股份有限公司（以下简称“红杉能源”）投资，昨日开工。", ("红杉能源股份有限公司",)),
    # without a company's ending
    ("红杉电气2008年7月在甲县开建总投资50亿元的青柳轴承产业园。", ("红杉电气",)),
    ("红杉柏于去年与外商共同投资建设青柳轴承项目。", ("红杉柏",)),
    # who takes a part by a clause of its own, who holds a row of things
    ("青柳轴承项目开工，红杉集团作为项目开发主体，拿下两块地。", ("红杉集团",)),
    # who was named before, who speaks
    ("红杉轴承有限公司专做轴承。为扩大产能，公司计划投资6600万元，主要建设青柳轴承项目。", ("红杉轴承有限公司",)),
    ("昨日，红杉电器发布公告，公司拟在甲城设立子公司，并新建青柳轴承项目。", ("红杉电器",)),
    ("“目前青柳轴承项目已开工建设。”红杉集团甲城公司总经理李云说。", ("红杉集团",)),
    (
        "青柳轴承集团甲城生产基地项目开工建设。奠基仪式上，青柳轴承集团董事长李云说，项目总投资9亿元。",
        ("青柳轴承集团",),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_who_does_it(text: str, expected: tuple[str, ...]) -> None:
    (found,) = parties(text).values()
    assert found == expected


NONE = [
    "青柳轴承项目由县政府投资建设。",
    "青柳集团轴承项目昨日开工。",
    "鼓励企业参与青柳轴承项目建设，红杉日报记者报道。",
    "青柳轴承项目由社会资本投资建设。",
    "市开发区管委会启动建设青柳轴承项目。",
    "青柳轴承项目将在年内投资建设，多家企业表示关注。",
    "青柳大桥是构建沿江综合运输体系的重要支撑，昨日开工。",
    "青柳轴承项目是甲城东部的重点项目，昨日开工。",
    "该县投资5亿元（人民币，下同）建设青柳轴承项目。",
    "受县里委托，红杉招标代理有限公司对青柳轴承项目公开招标。",
    "青柳轴承项目昨日开工，与红杉集团签订设备采购协议。",
    "青柳轴承项目投产后接入云州电网。",
    "这座总投资5亿元的青柳大桥昨日开工。",
    "抢抓红杉集团落户契机，加快建设青柳轴承项目。",
    "红杉集团董事长来访，甲县将加快建设青柳轴承项目。",
    "云柏银行发放贷款3亿元，用于建设青柳轴承项目。",
    "在新贸易领域，集聚了红杉集团总部；在新金融领域，建设了青柳轴承项目。",
    "红杉集团已经投产，该县还将积极建设青柳轴承项目。",
    "甲城发改委负责人李云表示，目前，正在推进青柳轴承项目。",
    "李云透露：“我们正在积极推进青柳轴承项目建设。”",
]


@pytest.mark.parametrize("text", NONE)
def test_hosts_classes_and_fragments_are_none(text: str) -> None:
    assert all(not found for found in parties(text).values())


def test_who_holds_a_row_of_projects() -> None:
    text = "红杉铁路公司是甲乙铁路项目、青柳铁路项目、云杉铁路项目的投资、建设和运营主体。"
    assert parties(text).get("青柳铁路") == ("红杉铁路公司",)


def test_what_is_done_for_one_project_is_not_done_for_the_next() -> None:
    text = "听取了红杉集团投资建设云杉轮毂项目情况汇报和青柳轴承项目前期工作汇报。"
    assert parties(text).get("青柳轴承", ()) == ()


def test_each_project_of_a_signing_has_its_own_company() -> None:
    text = "青柳轴承项目、云杉轮毂项目分别与红松科技有限公司、白桦（山东）机械有限公司现场签约。"
    assert parties(text) == {"青柳轴承": ("红松科技有限公司",), "云杉轮毂": ("白桦（山东）机械有限公司",)}


NAMES = [
    ("记者从红杉无限科技有限公司获悉", ["红杉无限科技有限公司"]),
    ("全国最大的纤维生产基地青柳氨纶股份有限公司3日宣布", ["青柳氨纶股份有限公司"]),
    ("甲城的云杉(山东)新材料集团与Redwood(Asia)Limited签约", ["云杉(山东)新材料集团", "Redwood(Asia)Limited"]),
    ("该公司、一家上市公司和三家企业集团", []),
    ("集团化办学，大学生增多，银行贷款到位", []),
    ("甲城5月28日电（李云）红杉集团昨日宣布", ["红杉集团"]),
    ("（记者李云）云柏重工有限公司投资", ["云柏重工有限公司"]),
    ("云柏光电（甲城）有限公司投产", ["云柏光电（甲城）有限公司"]),
    ("将接入本地主电网，由国家电网公司运营", ["国家电网公司"]),
    ("收购红杉集团，台资企业云柏控股参加", ["红杉集团", "云柏控股"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_whole(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in organisations(text)] == expected


@given(st.text("红杉集团有限公司与、由的（）()0一A银行", max_size=40))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    position = 0
    for start, end in organisations(text):
        assert position <= start < end <= len(text)
        position = end


@pytest.mark.parametrize(
    "words",
    [
        "县政府",
        "多家企业",
        "社会资本",
        "外商",
        "加快推进",
        "",
        "甲",
        "有限公司",
        "中老",
        "中企",
        "沿江铁路网",
        "其在华",
    ],
)
def test_what_cannot_be_a_company(words: str) -> None:
    assert not plausible(words)
