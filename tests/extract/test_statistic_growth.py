"""Growth: which rate is said of which figure, and what is no growth on the year before."""

from datetime import date
from decimal import Decimal

import pytest

from extract.statistics.growth import growth_rates
from tests.extract.told import statistics


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


def test_percentage_points_are_no_growth() -> None:
    assert growth_rates("同比提高2.4个百分点", 0, 10) == ()
    assert growth_rates("同比增长1.5倍", 0, 8) == (Decimal("150.0"),)


def test_growth_shared_by_parts_and_income_of_a_trade() -> None:
    rows = statistics(
        "今年前5个月，太阳能、水电完成投资分别同比增长61.5%、12.3%。软件业务收入90亿元，同比增长5%，利润总额9亿元。"
    )
    assert [(row.subject, row.measure, row.value, row.yoy) for row in rows] == [
        ("太阳能完成投资", "invested", None, Decimal("61.5")),
        ("水电完成投资", "invested", None, Decimal("12.3")),
        ("软件业务收入", "output", Decimal("9000000000"), Decimal("5")),
        ("软件业务利润总额", "other", Decimal("900000000"), None),
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
    ("text", "rates"),
    [
        ("今年前5个月，全市出口增长一成五。", [15]),
        ("今年前5个月，全市出口下降两成。", [-20]),
        ("今年前5个月，全市出口增速是9.9%。", [Decimal("9.9")]),
        ("今年前5个月，全市服务出口、货物出口增速均超过20%。", [20, 20]),
        ("今年元旦，全市重点商圈零售额较去年元旦假期增长9%。", [9]),
        ("今年前5个月，月均投资增幅超9%，平均投资增长8%。", []),
        # no rate of its own: several, or one that is told closer elsewhere
        ("今年前5个月，全市出口增长近三成。", []),
        ("今年前5个月，全市各县出口形成新格局。", []),
        # a list of indicators, each with its rate
        (
            "今年要实现财政收入增长9%左右、工业投资增长11%、社会消费品零售额增长6%。",
            [9, 11, 6],
        ),
        # the parts of what grew
        (
            "今年前5个月，装备行业实际使用外资金额上升14%，其中船舶业增长17%，轮胎业增长5%。",
            [14, 17, 5],
        ),
        ("“山货之路”各国、东盟、欧盟的实际投资同比分别上升5%、6%和7%。", [5, 6, 7]),
    ],
)
def test_rates_in_tenths_in_lists_and_of_parts(text: str, rates: list[int]) -> None:
    assert [row.yoy for row in statistics(text)] == rates


def test_each_of_a_list_has_the_indicator_that_closes_it() -> None:
    rows = statistics("“山货之路”各国、东盟、欧盟的实际投资同比分别上升5%、6%和7%。")
    assert [row.subject for row in rows] == ["“山货之路”各国实际投资", "东盟实际投资", "欧盟的实际投资"]


def test_fields_of_an_indicator_told_in_a_sentence_of_their_own() -> None:
    rows = statistics("1—5月，全省实际使用外资89亿元，同比增长16%。其中，采矿业增长4%，服务业增长9%。")
    assert [(row.subject, row.yoy) for row in rows][1:] == [
        ("采矿业实际使用外资", Decimal(4)),
        ("服务业实际使用外资", Decimal(9)),
    ]


def test_parts_of_a_year_are_rows_of_the_same_indicator() -> None:
    rows = statistics("前两季度，全省服务进出口总额228亿元，同比增长7.7%。其中，一季度增长5.3%，二季度增长4.9%。")
    assert {row.subject for row in rows} == {"服务进出口总额"}
    assert [(row.yoy, row.period_end) for row in rows][1:] == [
        (Decimal("5.3"), date(2022, 3, 31)),
        (Decimal("4.9"), date(2022, 6, 30)),
    ]


@pytest.mark.parametrize(
    "text", ["1至4月，环保行业民间投资同比大幅增长12.3%。", "民间投资1至4月同比增长12.3%，势头良好。"]
)
def test_words_and_dates_between_an_indicator_and_its_growth(text: str) -> None:
    rows = statistics(text)
    assert [row.yoy for row in rows] == [Decimal("12.3")]
    assert rows[0].subject.endswith("民间投资")
    assert rows[0].period_end == date(2022, 4, 30)
