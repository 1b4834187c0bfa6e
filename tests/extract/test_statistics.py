"""Statistics: what is counted, which amount belongs to which group, growth, time, and what is no statistic."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import Reference, find_dates
from extract.money import find_money
from extract.records import Project, Statistic
from extract.segment import sentences
from extract.statistics import find_statistics
from extract.statistics.growth import growth_rates
from normalize.alignment import Alignment
from normalize.records import Article


def statistics(text: str, day: date = date(2022, 7, 20), linked: tuple[int, ...] = ()) -> tuple[Statistic, ...]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), region="甲县", adcode="000001", reference_date=day
    )
    spans = sentences(text)
    mentions = sorted([*find_money(text, spans), *find_dates(text, spans, Reference(day))], key=lambda m: m.start)
    return find_statistics(article, spans, mentions, (Project("x", (), linked=linked),))


def facts(rows: tuple[Statistic, ...]) -> set[tuple[str, Decimal | None, str]]:
    return {(row.measure, row.value, row.unit) for row in rows}


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


def test_growth_is_paired_in_order() -> None:
    rows = statistics("上半年新开工亿元以上项目52个，总投资308亿元，同比分别增长30%、下降4.5%。")
    assert all(row.yoy is None or row.yoy == 30 for row in rows)
    rows = statistics("上半年新开工亿元以上项目52个，总投资308亿元，同比分别增长30%、14.5%。")
    assert [(row.measure, row.yoy) for row in rows] == [("count", Decimal(30)), ("total_investment", Decimal("14.5"))]


def test_growth_without_a_level() -> None:
    (row,) = statistics("1至5月，全市固定资产投资同比增长11.3%。")
    assert (row.subject, row.measure, row.value, row.yoy) == ("固定资产投资", "invested", None, Decimal("11.3"))
    (row,) = statistics("1至5月，全市民间投资下降2.1%。")
    assert row.yoy == Decimal("-2.1")


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


def test_bounds_are_kept_beside_the_value() -> None:
    (row,) = statistics("全年力争新引进项目60个以上。")
    assert (row.value, row.bound) == (Decimal(60), "at_least")


def test_figures_told_twice_count_once() -> None:
    rows = statistics("7月18日，全县集中开工项目30个。\n此次集中开工的30个项目涵盖多个行业。")
    assert facts(rows) == {("count", Decimal(30), "个")}


def test_what_a_project_owns_is_no_statistic() -> None:
    text = "7月18日，青禾智能装备产业园项目开工，总投资12亿元。"
    assert any(row.value == Decimal("1200000000") for row in statistics(text)) is False
    assert statistics(text, linked=(1,)) == ()


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


def test_percentage_points_are_no_growth() -> None:
    assert growth_rates("同比提高2.4个百分点", 0, 10) == ()
    assert growth_rates("同比增长1.5倍", 0, 8) == (Decimal("150.0"),)


@given(st.text(alphabet="项目个企业家总投资亿元万，。、分别增长%0123456789同比其中的和签约", max_size=120))
def test_any_text_gives_rows_inside_it(text: str) -> None:
    for row in statistics(text):
        assert 0 <= row.start < row.end <= len(text)
        assert row.subject


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("上半年，该县2022年重点项目完成投资12亿元。", (date(2022, 1, 1), date(2022, 6, 30))),
        ("18日举行的2022年上半年招商活动上，9个农业项目集中签约。", (date(2022, 7, 18), date(2022, 7, 18))),
        ("记者18日从县商务局获悉，今年全县新签约项目26个。", (date(2022, 1, 1), date(2022, 12, 31))),
        ("截至6月30日，今年全县新签约项目26个。", (date(2022, 1, 1), date(2022, 6, 30))),
        ("自2021年举办的山货节以来，全县新签约项目26个。", (None, date(2022, 7, 20))),
        ("2020年以来，该县连办四届山货节。共新签约项目26个。", (date(2020, 1, 1), date(2022, 7, 20))),
        ("上半年，该县形势很好。一是加快推进26个农业项目建设。", (None, None)),
    ],
)
def test_the_time_of_a_figure_is_not_that_of_the_news_nor_of_the_plan(
    text: str, period: tuple[date | None, date | None]
) -> None:
    rows = statistics(text)
    assert {(row.period_start, row.period_end) for row in rows} == {period}


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


def test_what_one_plant_will_turn_over_is_no_statistic_but_what_a_group_will_is() -> None:
    assert facts(statistics("投产后可实现年产值90亿元。")) == set()
    rows = statistics("13个食品项目集中开工，总投资90亿元，达产后预计年产值195亿元。")
    assert ("output", Decimal("19500000000"), "CNY") in facts(rows)
    assert {row.subject for row in rows} == {"集中开工食品项目"}


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


def test_a_row_goes_on_with_a_group_of_another_noun() -> None:
    rows = statistics("包括水利项目52项，总投资45亿元，生态项目8项，总投资31亿元，便民服务体系11项，总投资17亿元。")
    assert {(row.subject, row.measure, row.value) for row in rows} >= {
        ("便民服务体系", "count", 11),
        ("便民服务体系", "total_investment", Decimal("1700000000")),
    }


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
        ("现场直播12个项目集体开工。", "集体开工项目"),
        ("12个项目在城北新区达成签约合作。", "签约项目"),
        ("共有34家客商的12个项目签约。", "签约项目"),
        # who arranged it is none, that it was founded is
        ("交通局今年安排了重点交通项目12个。", "重点交通项目"),
        ("会上梳理出重点交通项目12个。", "重点交通项目"),
        ("县里累计批准台资项目12个。", "批准台资项目"),
        ("全市12个农业项目今天（3月28日）集中开工。", "集中开工农业项目"),
        ("此外，还有12个项目集中签约。", "集中签约项目"),
        ("涵盖装备、食品等在内的12个项目集中签约。", "集中签约项目"),
        ("会上达成合作项目12个。", "合作项目"),
        # of whom the group is
        ("活动签约12个由外地客商、返乡青年兴办的农业项目。", "签约由外地客商、返乡青年兴办的农业项目"),
    ],
)
def test_the_name_of_a_counted_group(text: str, subject: str) -> None:
    assert [row.subject for row in statistics(text) if row.value == 12] == [subject]


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


def test_growth_shared_by_parts_and_income_of_a_trade() -> None:
    rows = statistics(
        "今年前5个月，太阳能、水电完成投资分别同比增长61.5%、12.3%。软件业务收入90亿元，同比增长5%，利润总额9亿元。"
    )
    assert [(row.subject, row.measure, row.value, row.yoy) for row in rows] == [
        ("太阳能完成投资", "invested", None, Decimal("61.5")),
        ("水电完成投资", "invested", None, Decimal("12.3")),
        ("软件业务收入", "output", Decimal("9000000000"), Decimal("5")),
    ]
    rows = statistics("全县发放专项债券90亿元，同比增加12亿元，提供担保3亿元。")
    assert [row.value for row in rows] == [Decimal("9000000000")]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("2021年，全县地区生产总值达到290亿元，年均增长达8.5%。", None),
        ("自挂牌以来，园区进出口货值22亿元，年均增幅超15%。", None),
        ("2017年，全县地区生产总值达到204亿元，是1998年的九倍，比1998年增长了8倍。", None),
        ("2018年到2022年，全县实际使用外资达10亿美元，较上个五年多了18%。", None),
        ("6月，全县进出口总值9亿元，环比上月增长3%。", None),
        ("三季度，全县旅游收入9亿元，较第二季度增加2亿元，增长27%。", None),
        ("6月，全县进出口总值9亿元，环比增长3%，同比增长8%。", 8),
        ("2021年，全县进出口总值9亿元，比2020年增长8%。", 8),
        ("上半年，全县进出口总值9亿元，比上年同期增长8%。", 8),
    ],
)
def test_growth_is_on_the_year_before(text: str, rate: int | None) -> None:
    (row,) = statistics(text)
    assert row.yoy == rate


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("今年全县建设10个中试平台，研发经费投入增长10%。", None),
        ("本航季共有90家企业开行货运班列，国际货运量增长32%。", None),
        ("上半年，全县新设外商投资企业90家，同比增长10%。", 10),
        ("上半年，全县新设外商投资企业90家，数量增长10%。", 10),
    ],
)
def test_what_has_its_own_growth_lends_it_to_no_count(text: str, rate: int | None) -> None:
    assert [row.yoy for row in statistics(text) if row.measure == "count"] == [rate]


@pytest.mark.parametrize(
    "text",
    [
        "甲省与9个邻邦国家开展了园区平台合作。",
        "惠及35个县（市、区）90万人口的引水工程贯通。",
        "18个部委今天发布《公共服务标准体系建设工程方案》。",
        "全县181家孵化器为企业减免了房租。",
        "接下来要抓好“三个千亿”项目。",
        "该船总投资2600万元，长60米。",
        "一期总建筑面积9万平方米，估算总投资约8亿元。",
        "这将带来数字经济万亿规模增量。",
    ],
)
def test_another_noun_a_slogan_or_one_thing_is_no_group(text: str) -> None:
    assert statistics(text) == ()


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2022年，全县旅游收入更是攀升至9亿元。", {"旅游收入"}),
        ("2022年，全县新签合同额高达9亿元。", {"新签合同额"}),
        ("2022年，全县旅游收入完成9亿元。", {"旅游收入"}),
        ("2022年，全县技改投资9亿元、民间投资8亿元。", {"技改投资", "民间投资"}),
        ("审计发现14个在建项目。", {"在建项目"}),
    ],
)
def test_a_subject_without_the_words_around_it(text: str, subjects: set[str]) -> None:
    assert {row.subject for row in statistics(text)} == subjects


def test_an_item_of_a_bulletin_takes_no_time_from_the_one_before() -> None:
    text = "今年上半年，甲省进出口9亿元，同比增长8%。\n25家央企与乙省签署了183个合作项目。"
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    spans = sentences(text)
    told = sorted(
        [*find_money(text, spans), *find_dates(text, spans, Reference(date(2022, 7, 20)))], key=lambda m: m.start
    )
    for title, begins in (("国内简讯", None), ("甲省上半年经济", date(2022, 1, 1))):
        rows = find_statistics(replace(article, title=title), spans, told, ())
        assert [row.period_start for row in rows if row.value == 183] == [begins]
