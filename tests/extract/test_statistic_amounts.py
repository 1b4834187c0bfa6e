"""Amounts: which group or indicator an amount belongs to, and which are one project's or nobody's."""

from datetime import date
from decimal import Decimal

import pytest

from tests.extract.told import facts, statistics


def test_a_group_in_front_of_its_total() -> None:
    rows = statistics("7月18日，总投资63.2亿元的9个农产品加工项目在该县集中开工。")
    assert facts(rows) == {("count", Decimal(9), "个"), ("total_investment", Decimal("6320000000"), "CNY")}
    assert {row.subject for row in rows} == {"集中开工农产品加工项目"}
    assert {row.period_start for row in rows} == {date(2022, 7, 18)}


def test_members_of_a_total_are_groups_of_their_own() -> None:
    rows = statistics(
        "7月18日，全县集中签约项目30个，总投资210亿元，其中制造业项目18个、总投资150亿元；农业项目12个，总投资60亿元。"
    )
    assert facts(rows) == {
        ("count", Decimal(30), "个"),
        ("count", Decimal(18), "个"),
        ("count", Decimal(12), "个"),
        ("total_investment", Decimal("21000000000"), "CNY"),
        ("total_investment", Decimal("15000000000"), "CNY"),
        ("total_investment", Decimal("6000000000"), "CNY"),
    }
    by_value = {row.value: row.subject for row in rows}
    assert "制造业" in by_value[Decimal("15000000000")]
    assert "农业" in by_value[Decimal("6000000000")]


def test_trade_and_finance_of_a_region() -> None:
    rows = statistics("今年前5个月，全市外贸进出口总值达412.6亿元，增长7.9%；出口机电产品180亿元，增长12%。")
    assert [(row.measure, row.value, row.yoy) for row in rows] == [
        ("other", Decimal("41260000000"), Decimal("7.9")),
        ("other", Decimal("18000000000"), Decimal("12")),
    ]


def test_a_list_of_amounts_is_named_member_by_member() -> None:
    rows = statistics("前5个月，该市出口家具、玩具、灯具分别为12亿元、8亿元和5亿元，分别增长3%、6%和9%。")
    assert [(row.value, row.yoy) for row in rows] == [
        (Decimal("1200000000"), Decimal(3)),
        (Decimal("800000000"), Decimal(6)),
        (Decimal("500000000"), Decimal(9)),
    ]
    assert "玩具" in rows[1].subject


def test_a_size_class_names_the_group_and_is_nobodys_amount() -> None:
    rows = statistics("上半年引进投资5亿元以上项目14个。")
    assert facts(rows) == {("count", Decimal(14), "个")}
    assert "5亿元以上" in rows[0].subject


def test_what_a_project_owns_is_no_statistic() -> None:
    text = "7月18日，青禾智能装备产业园项目开工，总投资12亿元。"
    assert any(row.value == Decimal("1200000000") for row in statistics(text)) is False
    assert statistics(text, linked=(1,)) == ()


def test_what_one_plant_will_turn_over_is_no_statistic_but_what_a_group_will_is() -> None:
    assert facts(statistics("投产后可实现年产值90亿元。")) == set()
    rows = statistics("13个食品项目集中开工，总投资90亿元，达产后预计年产值195亿元。")
    assert ("output", Decimal("19500000000"), "CNY") in facts(rows)
    assert {row.subject for row in rows} == {"集中开工食品项目"}


def test_a_part_is_named_with_what_it_is_a_part_of() -> None:
    rows = statistics("全县在建水利工程12个，总投资90亿元，其中泵站30亿元，灌区20亿元。")
    assert [(row.subject, row.value) for row in rows if row.measure == "total_investment"] == [
        ("在建水利工程", Decimal("9000000000")),
        ("泵站在建水利工程", Decimal("3000000000")),
        ("灌区在建水利工程", Decimal("2000000000")),
    ]
    rows = statistics("全部项目总投资90亿元，达产后预计营业总收入320亿元。")
    assert [row.subject for row in rows] == ["全部项目", "全部项目"]


def test_an_amount_that_its_clause_names_is_not_the_group_s_before_it() -> None:
    rows = statistics("全县新批外资项目12个，合同利用港资9亿美元，总投资20亿美元。")
    assert [(row.subject, row.value) for row in rows if row.measure == "total_investment"] == [
        ("合同利用港资", Decimal("900000000")),
        ("新批外资项目", Decimal("2000000000")),
    ]


def test_projects_that_begin_together_have_a_sum_without_a_count() -> None:
    rows = statistics("一批重点产业项目在城北新区集中开工，总投资48亿元。")
    assert [(row.measure, row.value) for row in rows] == [("total_investment", Decimal("4800000000"))]


def test_what_projects_cover_is_told_of_the_group_before_it() -> None:
    rows = statistics("全市320个重点项目全部开工。项目包括物流园、污水厂等，聚焦环保等领域，总投资超过90亿元。")
    assert {(row.subject, row.measure) for row in rows} == {
        ("重点项目", "count"),
        ("重点项目", "total_investment"),
    }
    assert statistics("项目涵盖环保等领域，总投资超过90亿元。") == ()


def test_what_is_planned_for_the_year_is_not_what_was_done_in_the_quarter() -> None:
    rows = statistics("全市全年计划完成固定资产总投资90亿元。今年一季度完成固定资产总投资20亿元。")
    assert [(row.subject, row.measure) for row in rows] == [
        ("固定资产总投资", "annual_investment"),
        ("固定资产总投资", "invested"),
    ]


def test_a_figure_told_again_in_another_currency_keeps_its_name() -> None:
    rows = statistics("一季度，全市对外直接投资170亿元，同比增长6%。按美元计为26亿美元，同比增长8%。")
    assert [(row.subject, row.measure, row.unit, row.yoy) for row in rows] == [
        ("对外直接投资", "invested", "CNY", 6),
        ("对外直接投资", "invested", "USD", 8),
    ]
    assert statistics("按美元计为26亿美元。") == ()


def test_the_kind_that_closes_a_list_names_what_is_spent_on_it() -> None:
    (row,) = statistics("按类别看，船舶、轮胎、糖果等制造业项目，累计完成投资62亿元。")
    assert (row.subject, row.measure) == ("制造业项目", "invested")
    (row,) = statistics("该市持续抓好城市更新领域重点项目建设，累计完成投资24亿元。")
    assert (row.subject, row.measure) == ("城市更新领域重点项目", "invested")


def test_how_long_the_roads_are_stands_between_a_group_and_its_total() -> None:
    rows = statistics("全省在建高速公路项目13个，总里程607公里，概算总投资206亿元。")
    assert ("total_investment", Decimal("20600000000"), "CNY") in facts(rows)


def test_what_a_firm_does_with_its_money_is_no_statistic() -> None:
    for text in (
        "青柳集团还将投资7亿元，就地兴建轧钢厂。",
        "云杉股份投资1亿加元购得一座矿山。",
        "项目首年投资46亿元。",
        "该公司注册资本金100亿元。",
        "其中河口部分2亿元。",
    ):
        assert statistics(text) == (), text


def test_an_amount_of_one_field_goes_on_with_its_name() -> None:
    rows = statistics("全省企业在邻国承包工程完成营业额23亿美元，新签合同额29亿美元。")
    assert [(row.subject, row.measure) for row in rows] == [
        ("企业在邻国承包工程完成营业额", "output"),
        ("企业在邻国承包工程新签合同额", "other"),
    ]


def test_a_year_s_words_are_no_part_of_the_name() -> None:
    (row,) = statistics("2021年，该省旅游投资全年完成172亿元，同比上升12%。")
    assert (row.subject, row.yoy) == ("旅游投资", 12)
    (row,) = statistics("全省水利今年要完成投资70亿元以上。")
    assert row.measure == "annual_investment"


def test_of_what_was_passed_and_what_was_reached_the_latter_counts() -> None:
    rows = statistics("今年1至6月，全省交通固定资产投资突破3000亿元，达3162亿元，同比上升6%。")
    assert [(row.value, row.yoy) for row in rows] == [(Decimal("316200000000"), 6)]


def test_a_gloss_on_the_currency_breaks_no_size_class() -> None:
    (row,) = [r for r in statistics("今年新签约5000万元(人民币，下同)以上项目93个。") if r.measure == "count"]
    assert "5000万元" in row.subject


def test_a_field_told_in_the_next_sentence_is_of_the_works_before() -> None:
    rows = statistics("全省电源工程完成投资713亿元。其中，核电74亿元，同比上升4%；风电20亿元。")
    assert [(row.subject, row.measure) for row in rows][1:] == [
        ("核电电源工程", "invested"),
        ("风电电源工程", "invested"),
    ]


def test_what_is_converted_and_what_is_signed_for_keep_their_group() -> None:
    rows = statistics("前三季度对外直接投资31亿元，同比上升9%；折合4亿美元，同比上升5%。")
    assert [(row.subject, row.unit, row.yoy) for row in rows] == [
        ("对外直接投资", "CNY", 9),
        ("对外直接投资", "USD", 5),
    ]
    rows = statistics("山货节签约贸易项目52个，其中木耳购销项目7个，金额31亿元。")
    assert ("total_investment", Decimal("3100000000"), "CNY") in facts(rows)
    assert statistics("这家投资700万美元的外资企业办得好。") == ()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("上半年，全县工业企业利润达9亿元。", ("工业企业利润", "other", 9)),
        ("二季度末，广义货币（M2）余额90亿元。", ("广义货币（M2）余额", "other", 90)),
        ("上半年，全省物流总额为90亿元。", ("物流总额", "other", 90)),
        ("上半年，经常账户顺差90亿元。", ("经常账户顺差", "other", 90)),
        ("上半年，全市新投放水利贷款9亿元。", ("水利贷款", "fund", 9)),
        ("上半年，全市人民币贷款增加9亿元。", ("人民币贷款增加", "fund", 9)),
        ("今年，全县发放稳岗资金9亿元。", ("稳岗资金", "fund", 9)),
        ("今年，全省预拨9亿元抗旱救灾资金。", ("预拨抗旱救灾资金", "fund", 9)),
        ("今年，全省增发了9亿元国债。", ("增发国债", "fund", 9)),
        ("公路建设投资1至6月份完成9亿元。", ("公路建设投资", "invested", 9)),
        ("首批储能项目今天签约，涵盖多个领域，总投资约9亿元。", ("首批签约储能项目", "total_investment", 9)),
        ("近日，一批重大项目集中开工，总投资约9亿元。", ("集中开工重大项目", "total_investment", 9)),
    ],
)
def test_funds_loans_and_totals_without_a_number_of_their_own(text: str, row: tuple[str, str, int]) -> None:
    found = [(r.subject, r.measure, r.value) for r in statistics(text)]
    assert [(measure, value) for _, measure, value in found] == [(row[1], Decimal(row[2] * 10**8))]
    assert row[0] in found[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "警方查明涉案资金9亿元。",
        "该厂先后投入科研资金9亿元。",
        "小店最高可贷款40万元。",
        "同比多增9亿元。",
        "首批储能项目今天签约，甲公司总投资约9亿元。",
    ],
)
def test_money_of_a_case_of_one_firm_or_of_a_limit_is_no_statistic(text: str) -> None:
    assert statistics(text) == ()


def test_a_level_and_the_one_it_rose_to_are_two_figures_of_one_name() -> None:
    rows = statistics("全县地区生产总值从1983年的9亿元跃升到2021年的90亿元。")
    assert [(r.subject, r.value, r.period_start) for r in rows] == [
        ("地区生产总值", Decimal("900000000"), date(1983, 1, 1)),
        ("地区生产总值", Decimal("9000000000"), date(2021, 1, 1)),
    ]
    assert len(statistics("全县地区生产总值达9亿元，其中农业3万人。")) == 1


def test_growth_of_a_headline_that_the_text_tells_with_its_figure_is_one_row() -> None:
    text = "上半年全市实际使用外资增长9%\n上半年，全市实际使用外资9亿元，同比增长9%。"
    assert [(r.value, r.yoy) for r in statistics(text)] == [(Decimal("900000000"), Decimal(9))]
    text = "上半年全市进出口增长8%\n上半年，全市实际使用外资9亿元，同比增长8%。"
    assert {r.value for r in statistics(text)} == {None, Decimal("900000000")}


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("同日，总投资96亿元的一批水利工程集中开工。", "集中开工水利工程", 9_600_000_000),
        ("县里先后签约落地了一批总投资近30亿元的食品项目。", "签约落地食品项目", 3_000_000_000),
        ("日前，一批总投资40亿元的云杉大桥等交通项目集中开工建设。", "集中开工交通项目", 4_000_000_000),
        ("首批签约落地的项目涵盖纺织、食品等领域，总投资超过35亿元。", "首批签约落地的项目", 3_500_000_000),
        ("甲厂扩能、乙厂技改等改造项目落地，总投资额超6亿元。", "落地改造项目", 600_000_000),
        ("会上举行了先进材料项目签约，签约金额37亿多元。", "签约先进材料项目", 3_700_000_000),
    ],
)
def test_what_is_paid_for_projects_that_nobody_counts(text: str, subject: str, value: int) -> None:
    rows = [row for row in statistics(text) if row.measure == "total_investment"]
    assert [(row.subject, row.value) for row in rows] == [(subject, Decimal(value))]


def test_the_total_of_one_project_is_not_that_of_a_batch() -> None:
    assert statistics("7月18日，总投资96亿元的云杉水利工程开工。") == ()


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("去年，全县农田水利建设进展快速，到12月底，累计完成投资3.4亿元。", "农田水利建设投资", 340_000_000),
        ("全市公路投资保持高位，前三季度完成投资25亿元。", "公路投资", 2_500_000_000),
        ("今年1至6月，全省开工棚户区改造4.7万套，占年度任务的78%，完成投资11亿元。", "棚户区改造", 1_100_000_000),
    ],
)
def test_what_is_under_way_names_what_was_spent(text: str, subject: str, value: int) -> None:
    rows = [row for row in statistics(text) if row.measure == "invested"]
    assert [(row.subject, row.value) for row in rows] == [(subject, Decimal(value))]


def test_a_level_told_behind_its_growth() -> None:
    rows = statistics("2021年，市级扶贫资金比上年增长31%，达5.3亿元，县级扶贫资金增长40%以上，达3亿元。")
    assert [(row.subject, row.value, row.yoy) for row in rows] == [
        ("市级扶贫资金", Decimal(530_000_000), Decimal(31)),
        ("县级扶贫资金", Decimal(300_000_000), Decimal(40)),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "measure", "value"),
    [
        ("上半年，全省商超累计采购脱贫地区农产品5亿元。", "商超累计采购脱贫地区农产品", "other", 500_000_000),
        ("截至4月，累计采购销售茶叶、香菇等各类农产品6亿元。", "采购销售各类农产品", "other", 600_000_000),
        ("1—9月，实到外资超过18亿美元。", "实到外资", "invested", 1_800_000_000),
        ("今年，全省安排超长期特别国债超过54亿元。", "超长期特别国债", "fund", 5_400_000_000),
        ("省里安排中央预算内投资2亿元，支持建设了一批沼气工程。", "中央预算内投资", "invested", 200_000_000),
        ("6月底，全市贷款较年初增加26亿元。", "贷款较年初增加", "fund", 2_600_000_000),
        ("目前，全县莲藕种植面积近7万亩，产值突破6亿元。", "莲藕产值", "output", 600_000_000),
        ("一季度，规模以上纺织企业实现营业收入42亿元；利润总额3亿元。", "利润总额", "other", 300_000_000),
        ("2021年，省财政下达9亿元支持桥梁改造。", "桥梁改造", "fund", 900_000_000),
        ("2021年，县政府拿出900万元作为大病家庭救助款。", "大病家庭救助款", "fund", 9_000_000),
    ],
)
def test_sums_of_an_economy_and_of_the_treasury(text: str, subject: str, measure: str, value: int) -> None:
    rows = [row for row in statistics(text) if row.value == value]
    assert [row.measure for row in rows] == [measure]
    assert rows[0].subject.endswith(subject)


@pytest.mark.parametrize(
    "text",
    [
        "甲公司拿出9000万元支持技术改造。",
        "青禾股份实现营业收入7亿元，利润总额1亿元。",
    ],
)
def test_gifts_and_profits_of_one_firm_are_none(text: str) -> None:
    assert not [row for row in statistics(text) if row.measure == "fund" or "利润" in row.subject]


def test_a_fund_that_rose() -> None:
    rows = statistics("2021年，省级专项补贴经费从550万元提高到4100万元。")
    assert [row.value for row in rows] == [Decimal(5_500_000), Decimal(41_000_000)]
    assert {row.subject for row in rows} == {"省级专项补贴经费"}


def test_what_a_side_brings_is_no_money_handed_out() -> None:
    rows = statistics(
        "今年前三季，全县新批台资项目36件，合同台资金额3.4亿美元，比上年同期增长18%；实际到资9000万美元。"
    )
    assert [(row.subject, row.measure) for row in rows if row.measure != "count"] == [
        ("合同台资金额", "other"),
        ("实际到资", "invested"),
    ]


def test_growth_in_the_words_of_taiwan() -> None:
    (row,) = statistics("全县进出口额34亿美元，较去年同期成长18.6%。")
    assert row.yoy == Decimal("18.6")
    (row,) = statistics("全县进出口额34亿美元，较去年同期衰退6%。")
    assert row.yoy == -6


def test_what_has_to_be_done_is_no_topic() -> None:
    rows = statistics("开年要保持合理的建设进度，今年力争完成投资7亿元。")
    assert not any("要" in row.subject for row in rows)
