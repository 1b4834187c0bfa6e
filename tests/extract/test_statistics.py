"""Statistics: what is counted, and what is no statistic."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.told import facts, statistics


@pytest.mark.parametrize(
    "text",
    [
        "今年上半年，全县新签约项目26个。",
        "今年上半年，全县新签约26个项目。",
        "上半年新签约项目达26个。",
        "上半年，该县新签约项目共26项。",
        "上半年新签约工业项目（含技改项目）26个。",
    ],
)
def test_one_count_many_spellings(text: str) -> None:
    (row,) = statistics(text)
    assert (row.measure, row.value, row.unit, row.bound) == ("count", 26, "个", None)
    assert "签约" in row.subject
    assert row.subject.endswith("项目")
    assert (row.period_start, row.period_end) == (date(2022, 1, 1), date(2022, 6, 30))


def test_bounds_are_kept_beside_the_value() -> None:
    (row,) = statistics("全年力争新引进项目60个以上。")
    assert (row.value, row.bound) == (Decimal(60), "at_least")


def test_figures_told_twice_count_once() -> None:
    rows = statistics("7月18日，全县集中开工项目30个。\n此次集中开工的30个项目涵盖多个行业。")
    assert facts(rows) == {("count", Decimal(30), "个")}


@pytest.mark.parametrize(
    "text",
    [
        "全县种植小麦62万亩，收购3万吨。",
        "培训班吸引300名学员参加。",
        "两家企业负责人在会上发言。",
        "该公司预计投产后年产值3亿元。",
        "每个项目都配有一名专员。",
        "第3个项目专班已经成立。",
    ],
)
def test_no_statistic(text: str) -> None:
    assert statistics(text) == ()


def test_every_row_leads_back_to_its_words() -> None:
    text = "上半年，全县签约项目41个，总投资96亿元，增长20%。"
    for row in statistics(text):
        assert str(row.value).rstrip("0")[:2] in text[row.start : row.end]


@given(st.text(alphabet="项目个企业家总投资亿元万，。、分别增长%0123456789同比其中的和签约", max_size=120))
def test_any_text_gives_rows_inside_it(text: str) -> None:
    for row in statistics(text):
        assert 0 <= row.start < row.end <= len(text)
        assert row.subject


@pytest.mark.parametrize(
    "text",
    [
        "两百名选手将争夺12个项目的冠军。",
        "该省共有42个非遗项目。",
        "公司手里尚有近7个亿的合同待交付。",
        "山货集团计划投资3.3亿元建设游客中心。",
    ],
)
def test_what_is_no_group_of_projects(text: str) -> None:
    assert statistics(text) == ()


def test_a_headline_and_its_article_tell_one_figure() -> None:
    rows = statistics("甲省843个项目开工\n18日，甲省843个农业重点项目集中开工。")
    assert [row.value for row in rows] == [843]


@pytest.mark.parametrize(
    "text",
    [
        "公司承诺未来12个月内继续增持上市公司股份。",
        "县里启动“千企工程”和“百项工程”。",
        "全县12个项目获奖。",
        "12个项目入围全国决赛。",
        "城北的工厂开工，项目总投资9亿元。",
        "服务出口逆差减少9亿元。",
        "青柳项目聚焦绿色制造领域，总投资9亿元。",
    ],
)
def test_what_counts_no_group_and_sums_up_none(text: str) -> None:
    assert statistics(text) == ()


@pytest.mark.parametrize(
    ("text", "subject", "unit"),
    [
        ("全县6条农村公路建成通车。", "建成通车农村公路", "条"),
        ("今年新建山区桥梁6座。", "新建山区桥梁", "座"),
        ("县里新改扩建了6所中小学。", "新改扩建中小学", "所"),
        ("在建的6条铁路已全线复工。", "在建铁路", "条"),
        ("全县建成6座抽水蓄能电站工程。", "抽水蓄能电站工程", "个"),
    ],
)
def test_what_is_counted_as_built(text: str, subject: str, unit: str) -> None:
    assert [(row.subject, row.value, row.unit) for row in statistics(text)] == [(subject, 6, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "线路全长80公里，沿途穿越6座桥梁和8座隧道。",
        "全县建成第6条公路。",
        "县城有6所学校。",
        # another noun is counted
        "来自12个国家和地区的企业家考察了项目。",
        "已有12个省份建成医疗服务平台。",
        "规划的12万个”托位列入实事项目。",
        # companies that came or met
        "招商局与青柳集团等20余家企业进行洽谈。",
        "会上30家企业集中亮相。",
        "来自外地的30家企业考察了园区。",
        "展区内超1000家企业展示优势产品。",
    ],
)
def test_things_passed_and_companies_met_are_no_statistic(text: str) -> None:
    assert statistics(text) == ()


def test_companies_that_settled_are_counted() -> None:
    rows = statistics("同时，园区引进30家企业。全区入驻企业120家，培育上市公司12家。")
    assert sorted(row.value or 0 for row in rows) == [12, 30, 120]


@pytest.mark.parametrize(
    "text",
    [
        "甲省与9个邻邦国家开展了园区平台合作。",
        "惠及35个县（市、区）90万人口的引水工程贯通。",
        "18个部委今天发布《公共服务标准体系建设工程方案》。",
        "全县181家影院为企业减免了房租。",
        "接下来要抓好“三个千亿”项目。",
        "该船总投资2600万元，长60米。",
        "一期总建筑面积9万平方米，估算总投资约8亿元。",
        "这将带来数字经济万亿规模增量。",
    ],
)
def test_another_noun_a_slogan_or_one_thing_is_no_group(text: str) -> None:
    assert statistics(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "新校舍分为两个项目建设。",
        "前两个子项目将于年底完成。",
        "前20个交易日公司股票涨了。",
        "支持灾后恢复、防灾减灾等8个领域项目建设。",
        "出席洽谈会的厂商包括青柳、云杉等90家本地企业。",
        "去年该公司向100多家本地企业采购了产品。",
        "有9家机构提前脱钩。",
        "该政策将惠及90家企业。",
    ],
)
def test_which_ones_and_who_took_part_is_no_count(text: str) -> None:
    assert statistics(text) == ()


def test_contracts_keep_their_measure_word() -> None:
    assert facts(statistics("昨日签订采购合约3项。")) == {("count", Decimal(3), "项")}


@pytest.mark.parametrize(
    "text",
    [
        "会上30多家中外参展企业的好物亮相。",
        "茶园联结600户农户、两家茶叶企业。",
        "项目包括3座升压站及10万亩治沙工程。",
        "共签约20多项，涉及总投资额上百亿元。",
    ],
)
def test_those_just_named_and_other_things_are_no_count(text: str) -> None:
    assert statistics(text) == ()


def test_those_who_joined_and_provinces_are_no_groups() -> None:
    assert statistics("联盟吸引了8家投资机构加入。") == ()
    assert statistics("其中，甲、乙等9个省份完成投资超过40亿元。") == ()
