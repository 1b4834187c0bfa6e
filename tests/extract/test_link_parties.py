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


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is learned of parties (test_party_linker.py) must not hide what the rules do."""
    monkeypatch.setattr("extract.link.projects.learned", lambda reading, told: {})


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
    # who shares the work, who is told on both sides of the name, who speaks
    ("红杉柏于去年与云柏重工、青州机电三方共同投资建设青柳轴承项目。", ("红杉柏", "云柏重工", "青州机电")),
    ("红杉集团宣布将与云柏重工展开合作，在甲城投资9亿元建设青柳轴承项目。", ("红杉集团", "云柏重工")),
    ("甲县政府近日与红杉集团、云柏重工正式签约，以新模式系统化全面推进青柳轴承项目。", ("红杉集团", "云柏重工")),
    ("红杉集团与云柏控股签署协议，双方将共同建设青柳轴承项目。", ("红杉集团", "云柏控股")),
    ("县长会见了红杉集团董事长李云一行，双方就青柳轴承项目建设交换了意见。", ("红杉集团",)),
    ("总部在乙城的红杉柏对青柳轴承项目追加投资3亿元。", ("红杉柏",)),
    ("由红杉集团负责建设运营，总投资9亿元的青柳轴承项目昨日开工。", ("红杉集团",)),
    ("承建青柳特大桥项目的红交四局项目经理李云说，大桥昨日合龙。", ("红交四局",)),
    ("作为青柳轴承项目建设单位，红杉机械公司加紧施工。", ("红杉机械公司",)),
    ("云柏重工董事长李云告诉本报，青柳轴承项目年底投产。", ("云柏重工",)),
    ("红杉集团股份有限公司专做轴承。此次开工的青柳轴承项目预计年底投产。", ("红杉集团股份有限公司",)),
    (
        "由红杉智能集团有限公司（下称“红杉智能”）与云柏集团联合成立的青柳轴承工厂项目投产。",
        ("红杉智能集团有限公司", "云柏集团"),
    ),
    ("红交四局云州公司承建的青柳轴承项目昨日竣工。", ("红交四局云州公司",)),
    ("红杉集团和云柏公司出资成立合资公司，负责青柳轴承项目的建设和运营。", ("红杉集团",)),
    ("青柳轴承项目（业主：红杉集团）昨日开工。", ("红杉集团",)),
    ("青柳轴承项目（红杉集团）昨日开工。", ("红杉集团",)),
    ("青柳轴承项目昨日开工。该项目投资方红杉集团是一家老牌企业。", ("红杉集团",)),
    ("青柳轴承项目昨日开工。红杉集团是国内最大的轴承企业。", ("红杉集团",)),
    ("青柳特大桥项目昨日合龙。红交四局项目负责人李云说，工期提前了一年。", ("红交四局",)),
    ("青柳轴承项目\n建设单位：红杉机械有限公司\n总投资：3亿元", ("红杉机械有限公司",)),
    ("红杉轴承有限公司（简称“红杉轴承”）是一家老企业。青柳轴承项目由红杉轴承投资建设。", ("红杉轴承有限公司",)),
    ("台商云柏集团在甲县投资的青柳轴承项目投产。", ("云柏集团",)),
    ("云柏重工董事长李云宣布在甲城投资1亿元建设青柳轴承项目。", ("云柏重工",)),
    ("青柳轴承项目昨日开工。仪式上，项目业主红杉集团、设计单位负责人先后发言。", ("红杉集团",)),
    ("红杉电缆公司总裁李云说。今年该公司扩产，该公司新建的二期项目——青柳轴承项目已开工。", ("红杉电缆公司",)),
    ("红杉集团宣布在多地开工建设25个新能源项目。在甲县开工的青柳轴承项目投资3亿元。", ("红杉集团",)),
    # told beside the name, of it by a part of it, in a bracket, of several who share the work
    ("青柳特大桥项目昨日合龙。该桥由红杉投资集团投资建设，云柏四局施工。", ("红杉投资集团", "云柏四局")),
    ("青柳轴承项目（红杉集团投资）昨日开工。", ("红杉集团",)),
    ("青柳轴承项目昨日开工，业主单位为红杉柏能源有限公司。", ("红杉柏能源有限公司",)),
    ("青柳轴承项目是甲县与红杉集团合作建设的重点项目，昨日开工。", ("红杉集团",)),
    ("记者从红杉集团获悉，由其承建的青柳轴承项目昨日开工。", ("红杉集团",)),
    ("县里引进红杉柏投资9亿元建设青柳轴承项目。", ("红杉柏",)),
    ("红杉柏180亿元的青柳轴承项目昨日开工。", ("红杉柏",)),
    # without a company's ending
    ("红杉电气2008年7月在甲县开建总投资50亿元的青柳轴承产业园。", ("红杉电气",)),
    ("红杉柏于去年与外商共同投资建设青柳轴承项目。", ("红杉柏",)),
    # who takes a part by a clause of its own, who holds a row of things
    ("青柳轴承项目开工，红杉集团作为项目开发主体，拿下两块地。", ("红杉集团",)),
    # who was named before, who speaks
    ("红杉轴承有限公司专做轴承。为扩大产能，公司计划投资6600万元，主要建设青柳轴承项目。", ("红杉轴承有限公司",)),
    ("昨日，红杉电器发布公告，公司拟在甲城设立子公司，并新建青柳轴承项目。", ("红杉电器",)),
    ("“目前青柳轴承项目已开工建设。”红杉集团甲城公司总经理李云说。", ("红杉集团甲城公司",)),
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
    "有一座中国公司投资建设的青柳轴承项目。",
    "陇粤共建的青柳轴承项目昨日开工。",
    "村里积极与云柏银行合作，投资3万元建设青柳轴承项目。",
    "从小小工厂，到总投资51亿元的青柳轴承项目，走了十年。",
    "甲城市发改局能源科负责人李云告诉记者，青柳轴承项目已经投产。",
    "青柳轴承项目昨日开工。红杉银行是一家老牌企业，昨日发布年报。",
    "园区由红杉集团积极服务。该企业在甲城的配套项目——青柳轴承项目已开工。",
    "岳阳先后启动青柳轴承项目和云柏阀门项目建设。",
    "古塔、老街以及新近投入运营的青柳机场项目成为打卡地。",
    "新乡贤李云打造的青柳轴承项目昨日开工。",
    "青柳轴承项目是云河流域灾后重建第一个启动的项目。",
    "青柳轴承项目是双方合作共赢的典范，昨日投产。",
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
    ("甲城一家粮食经销有限公司和两家新材料有限公司投资", []),
    ("由青铁二局第三工程公司和青建八局一公司承建", ["青铁二局第三工程公司", "青建八局一公司"]),
    ("由青铁二局承建", ["青铁二局"]),
    ("由Oak Steel集团和ABC公司投资", ["Oak Steel集团", "ABC公司"]),
    ("云柏光电（甲城）有限公司投产", ["云柏光电（甲城）有限公司"]),
    ("将接入本地主电网，由国家电网公司运营", ["国家电网公司"]),
    ("收购红杉集团，台资企业云柏控股参加", ["红杉集团", "云柏控股"]),
    ("该桥由省交通投资集团投资", ["省交通投资集团"]),
    ("红杉集团青柳研究院有限公司签下订单", ["红杉集团青柳研究院有限公司"]),
    ("将在云州建设公司的总部", []),
    ("国网云州县供电公司介绍", ["国网云州县供电公司"]),
    ("承建方中铁大桥局说", ["中铁大桥局"]),
    ("投资方为云柏集团，华为云柏数据公司运营", ["云柏集团", "华为云柏数据公司"]),
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
        "李云先生投资",
        "甲城新区防洪圈建设",
        "青柳村相",
        "两家新材料",
    ],
)
def test_what_cannot_be_a_company(words: str) -> None:
    assert not plausible(words)


TOLD_LATER = [
    # the clause calls the project by its kind or by a piece of it
    ("青柳轴承项目昨日开工。厂房由云城集团投资，明年完工。", ("云城集团",)),
    ("青柳轴承项目昨日开工。全长9公里，由云城交投建设。", ("云城交投",)),
    ("青柳轴承项目昨日开工。一期由云柏集团按七三比例出资。", ("云柏集团",)),
    ("青柳轴承项目昨日开工，由云柏集团与红杉重工合作，投资3亿元。", ("云柏集团", "红杉重工")),
    ("青柳轴承项目昨日开工，由红杉集团联合云柏重工集团投资建设。", ("红杉集团", "云柏重工集团")),
    # a role in front of a company, whatever it does behind it
    ("青柳轴承项目昨日开工。施工方红铁四局说，年底完工。", ("红铁四局",)),
    ("青柳轴承项目昨日开工。业主红杉光电计划明年扩产。", ("红杉光电",)),
    ("青柳轴承项目昨日开工。接手方云柏集团承诺明年投产。", ("云柏集团",)),
]  # fmt: skip
NEAR = [
    ("昨日，云柏光电的青柳轴承项目开工。", ("云柏光电",)),
    ("昨日，云杉化纤在甲城的青柳轴承项目开工。", ("云杉化纤",)),
    ("红杉动力公告，青柳轴承项目已获批。", ("红杉动力",)),
    ("甲城龙头企业红杉投资3亿元建设青柳轴承项目。", ("红杉",)),
    ("由松林和静县与红杉集团合作建设的青柳轴承项目开工。", ("红杉集团",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TOLD_LATER, *NEAR])
def test_who_does_it_is_told_of_a_piece_of_it_or_right_in_front(text: str, expected: tuple[str, ...]) -> None:
    (found,) = parties(text).values()
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "青柳轴承项目昨日开工。由云柏集团运营的松林货运班列客流增长。",
        "青柳轴承项目昨日开工。施工单位负责人李云介绍，进展顺利。",
        "昨日，三亚崖州湾的青柳轴承项目开工。",
        "昨日，备受关注的青柳轴承项目开工。",
        "甲城县交通运输局宣布，青柳轴承项目开工。",
        "今年三大开工：青柳轴承项目。",
        "青柳轴承项目昨日开工，是进园的重点企业。",
    ],
)
def test_a_place_a_person_and_an_authority_are_no_builders(text: str) -> None:
    assert all(not found for found in parties(text).values())


@pytest.mark.parametrize(
    ("clause", "bearing", "bridge"),
    [
        ("两处均由云柏集团投资", ("云柏集团",), ("云柏集团",)),
        ("大桥由云柏集团投资", (), ("云柏集团",)),
        ("广场由云柏集团投资", (), ()),
    ],
)
def test_a_clause_without_a_name_tells_of_what_it_calls(
    clause: str, bearing: tuple[str, ...], bridge: tuple[str, ...]
) -> None:
    found = parties(f"青柳轴承项目、松林大桥项目昨日开工。{clause}，明年完工。")
    assert found == {"青柳轴承": bearing, "松林大桥": bridge}


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        ("红杉集团：三座工厂同日投产", "昨日，", ("红杉集团",)),
        ("红杉动力的新赛道", "红杉动力年报显示，", ("红杉动力",)),
        ("红杉动力的新赛道", "昨日，", ()),
        ("松林县委书记调研重点项目", "昨日，", ()),
    ],
)
def test_what_nobody_else_does_is_the_headline_s_company_s_own(
    headline: str, lead: str, expected: tuple[str, ...]
) -> None:
    found = parties(f"{headline}\n{lead}青柳轴承项目投产，松林电机项目开工。")
    assert found == {"青柳轴承": expected, "松林电机": expected}


def test_a_headline_s_company_is_nobody_where_another_builds() -> None:
    found = parties("红杉集团：三座工厂同日投产\n云柏集团投资建设的青柳轴承项目投产，松林电机项目开工。")
    assert found["松林电机"] == ()


def test_a_part_is_built_by_who_builds_the_whole_and_not_the_other_way_round() -> None:
    text = "云柏集团投资的青柳轴承项目昨日开工。青柳轴承项目一期明年投产。"
    assert parties(text) == {"青柳轴承": ("云柏集团",), "青柳轴承项目一期": ("云柏集团",)}
    text = "松林高速公路项目昨日开工。红铁四局承建的松林高速公路青柳隧道贯通。"
    assert parties(text)["松林高速公路"] == ()


@pytest.mark.parametrize(
    ("name", "believed"),
    [
        ("恒柏石化", True),
        ("北方锌业", True),
        ("青岛农垦", True),
        ("市城投", True),
        ("负责人李云", False),
        ("茶企老板李云", False),
        ("城投", False),
    ],
)
def test_a_company_is_known_by_its_trade_and_place(name: str, believed: bool) -> None:
    assert plausible(name) is believed


@pytest.mark.parametrize("text", ["剧院由云城集团投资", "二期由云城集团投资", "复工合同由云城集团签订"])
def test_by_begins_the_name_behind_it(text: str) -> None:
    assert [text[start:end] for start, end in organisations(text)] == ["云城集团"]


def test_a_note_that_ends_a_text_belongs_to_the_name_in_front() -> None:
    text = "红杉电器股份有限公司（本公司）"
    assert organisations(text) == ((0, len(text)),)
