"""The names of groups: what tells a group from others, and what only stands around it."""

from decimal import Decimal

import pytest

from tests.extract.told import statistics


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全县有30个安置房项目。这30个项目中，续建项目有21个。", "续建安置房项目"),
        ("冷链物流领域，在建项目12个。", "冷链物流在建项目"),
        ("在山货推介会上，9个项目签约。", "山货推介会签约项目"),
        ("全县总投资超10亿元的9个重点项目进展顺利。", "总投资超10亿元重点项目"),
        ("昨日集中开工、投产和投入使用36个重大项目。", "集中开工、投产和投入使用重大项目"),
        ("三季度重点项目集中开工，共计38项。", "集中开工重点项目"),
    ],
)
def test_a_group_is_named_with_what_tells_it_from_others(text: str, subject: str) -> None:
    assert subject in {row.subject for row in statistics(text)}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("在优化服务方面，9个项目签约。", "签约项目"),
        ("总投资80亿元的9个农业项目集中开工。", "集中开工农业项目"),
        ("冷链物流领域，光伏项目12个。", "光伏项目"),
    ],
)
def test_words_around_that_are_no_part_of_a_groups_name(text: str, subject: str) -> None:
    assert {row.subject for row in statistics(text)} == {subject}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # names of members in front of the number are no part of it, the stage in front of them is
        ("河口市今年已引进青柳轴承、云杉轮毂等龙头企业12家。", "引进龙头企业"),
        ("全市新开工青柳大桥、云杉隧道、红松水库等12个项目。", "新开工项目"),
        ("县里今年开工建设青柳至云杉、红松至白桦12个公路项目。", "开工建设公路项目"),
        # a short gloss is a part of it, a remark is not
        ("全县新批境外企业(机构)12家。", "新批境外企业(机构)"),
        ("全县新签约项目(不含技改和续建)12个。", "新签约项目"),
        # what is said of it behind
        ("12个项目在城北新区达成签约合作。", "签约项目"),
        ("共有34家客商的12个项目签约。", "签约项目"),
        # who arranged it is none, that it was founded is
        ("交通局今年安排了重点交通项目12个。", "重点交通项目"),
        ("县里累计批准台资项目12个。", "批准台资项目"),
        ("全市12个农业项目今天（3月28日）集中开工。", "集中开工农业项目"),
        ("此外，还有12个项目集中签约。", "集中签约项目"),
        ("涵盖装备、食品等在内的12个项目集中签约。", "集中签约项目"),
        ("会上达成合作项目12个。", "合作项目"),
        ("共有12家工厂恢复生产。", "恢复生产工厂"),
        ("12个水利项目进度明显滞后。", "进度滞后水利项目"),
        ("12个水利项目在大会期间达成合作协议。", "达成合作协议水利项目"),
        # what is only planned, and what has come together over the years
        ("全县计划开工12个水利项目。", "计划开工水利项目"),
        ("全县累计签约水利项目12个。", "累计签约水利项目"),
        # of whom the group is
        ("活动签约12个由外地客商、返乡青年兴办的农业项目。", "签约由外地客商、返乡青年兴办的农业项目"),
    ],
)
def test_the_name_of_a_counted_group(text: str, subject: str) -> None:
    assert [row.subject for row in statistics(text) if row.value == 12] == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2022年，全县新签合同额高达9亿元。", {"新签合同额"}),
        ("2022年，全县旅游收入完成9亿元。", {"旅游收入"}),
        ("2022年，全县技改投资9亿元、民间投资8亿元。", {"技改投资", "民间投资"}),
        ("审计发现14个在建项目。", {"在建项目"}),
    ],
)
def test_a_subject_without_the_words_around_it(text: str, subjects: set[str]) -> None:
    assert {row.subject for row in statistics(text)} == subjects


def test_a_row_goes_on_with_a_group_of_another_noun() -> None:
    rows = statistics("包括水利项目52项，总投资45亿元，生态项目8项，总投资31亿元，便民服务体系11项，总投资17亿元。")
    assert {(row.subject, row.measure, row.value) for row in rows} >= {
        ("便民服务体系", "count", 11),
        ("便民服务体系", "total_investment", Decimal("1700000000")),
    }


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # words that only look like those that introduce
        ("全县共同推动的农业项目12个。", "共同推动的农业项目"),
        ("其它项目12个。", "其它项目"),
        ("市级重点项目12个。", "市级重点项目"),
        # who counts, and where
        ("市发改委共核准能源项目12个。", "核准能源项目"),
        ("募资总额不超过12亿元。", ""),
    ],
)
def test_what_only_looks_like_a_part_of_the_name(text: str, subject: str) -> None:
    found = [row.subject for row in statistics(text) if row.value == 12]
    assert found == ([subject] if subject else [])


def test_members_of_another_group_take_no_stage_from_the_one_before() -> None:
    text = "全市青柳大桥、云杉隧道等391个在建项目进展顺利。红松水库、白桦水库等41个重点水利项目完成投资70亿元。"
    assert [row.subject for row in statistics(text) if row.value == 41] == ["重点水利项目"]


def test_parts_may_be_named_in_the_next_sentence() -> None:
    rows = statistics("目前全省已有20家大型炼厂。其中，青柳石化13家，云杉石油6家，红松海油1家。")
    assert [(row.subject, row.value) for row in rows] == [
        ("大型炼厂", 20),
        ("青柳石化大型炼厂", 13),
        ("云杉石油大型炼厂", 6),
        ("红松海油大型炼厂", 1),
    ]


def test_one_of_a_kind_counts_in_a_list_of_kinds_only() -> None:
    rows = statistics("1月共核准项目6个。其中，农业项目5个，总投资4亿元；工业项目1个，总投资2亿元。")
    assert {(row.subject, row.measure, row.value) for row in rows} >= {
        ("核准工业项目", "count", Decimal(1)),
        ("核准工业项目", "total_investment", Decimal("200000000")),
    }
    assert statistics("全县工业项目1个。") == ()


def test_what_is_told_beside_a_group_takes_no_stage_from_it() -> None:
    rows = statistics("今年，全县已开工90个水利项目。当前，还有26个援建项目在推进。")
    assert [row.subject for row in rows if row.value == 26] == ["援建项目"]


def test_a_preposition_is_no_owner() -> None:
    rows = statistics("在26家企业和商会当中，有两家企业得了补助。")
    assert all(not row.subject.startswith("在") for row in rows)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("中央财政近日提前下达医疗补助资金预算指标12亿元。", ["医疗补助资金预算指标"]),
        ("上半年，全县为97万人次支付社会保险待遇12亿元。", ["支付社会保险待遇"]),
        ("当地拟投资12亿元改善排水。", []),
        ("短短4个月累计完成投资12亿元。", []),
    ],
)
def test_who_hands_out_money_and_what_a_plan_is_called(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in statistics(text)] == subjects


def test_what_was_approved_and_what_was_examined_are_apart() -> None:
    rows = statistics("1至5月审批核准项目44个，其中审批30个，核准14个。")
    assert [(row.subject, row.value) for row in rows] == [("审批核准项目", 44), ("审批项目", 30), ("核准项目", 14)]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # the figures before a name in a list are no part of it
        ("山城集聚高校26所、科技馆4所、省级以上科研机构43家。", {"省级以上科研机构"}),
        ("钢琴、提琴为代表的“老三样”乐器出口规模接近9亿元。", {"“老三样”乐器出口规模"}),
        ("全县涉及水利、农业、纺织机械等领域的34个项目采用当地产品。", {"采用当地产品项目"}),
        ("山城汇聚科技企业53家。", {"科技企业"}),
        # who gets it is none either
        ("目前累计为1062户工厂办理缓缴税款9亿元。", {"缓缴税款"}),
        # a mark of size that is a part of a word
        ("超长期特别国债支持的项目12个。", {"超长期特别国债支持的项目"}),
        # what was signed
        ("开发银行与38家企业签署银企授信协议。", {"签署银企授信协议企业"}),
        # what the sum is of
        ("全县已有台资企业90家，协议投资总额9亿元。", {"台资企业", "台资企业协议投资总额"}),
        ("全县有水利项目90个，总投资9亿元。", {"水利项目"}),
        ("全县共有外资企业90家，资产总额达到9亿元。", {"外资企业", "外资企业资产总额"}),
        ("县里设立总规模超过9亿元的水利引导基金。", {"水利引导基金总规模"}),
        ("全县支持151个人才基地和产教融合平台等重大项目。", {"人才基地和产教融合平台等重大项目"}),
        ("全县货物贸易出口9亿元，进口6亿元，顺差3亿元。", {"货物贸易出口", "货物贸易进口", "货物贸易顺差"}),
        # what a field invested, and what projects did
        ("今年1-8月，全县铁路已完成投资4亿元。", {"铁路投资"}),
        # projects whose kind the sentence told before
        ("本次政府采购项目集中在环保领域，共涉及61个项目。", {"政府采购项目"}),
        ("为做好明年湿地修复项目准备，涉及180个项目。", {"湿地修复项目"}),
        # of a ceremony, and of another day
        ("三季度水利项目集中开工。此次开工的26个水利项目进展顺利。", {"集中开工水利项目"}),
        ("三季度水利项目集中开工。到8月底，已开工水利项目26个。", {"开工水利项目"}),
    ],
)
def test_a_name_is_what_was_counted_and_no_more(text: str, subjects: set[str]) -> None:
    assert {row.subject for row in statistics(text)} == subjects
