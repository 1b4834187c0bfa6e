"""Amounts that are no statistic: what an inspection found, a price, one firm's sales, what a headline only rounds."""

from datetime import date
from decimal import Decimal

import pytest

from tests.extract.told import statistics


def amounts(text: str) -> list[Decimal | None]:
    return [row.value for row in statistics(text) if row.measure != "count"]


@pytest.mark.parametrize(
    "text",
    [
        "今年上半年，全县打击虚开发票，挽回税收损失3亿元。",
        "上半年，县里查处违规收费案件90件，罚没金额2亿元。",
        "上半年，青柳集团海外销售收入20亿元，同比增长8%。",
        "上半年，云杉股份业务扩大，营业收入20亿元。",
        "上半年，县里帮他申请到贴息贷款30万元。",
        "近日，桥梁标段中标金额10亿元。",
    ],
)
def test_what_is_nobody_s_figure_is_left_out(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("上半年，全县税收收入3亿元，同比增长8%。", Decimal(300_000_000)),
        ("上半年，全县规模以上工业企业营业收入20亿元，同比增长8%。", Decimal(2_000_000_000)),
        ("上半年，全县国有企业营业收入20亿元，同比增长8%。", Decimal(2_000_000_000)),
        ("上半年，全县水果出口90万元，同比增长8%。", Decimal(900_000)),
    ],
)
def test_what_an_economy_made_stays(text: str, value: Decimal) -> None:
    assert amounts(text) == [value]


def test_a_misused_sum_is_none() -> None:
    assert amounts("审计发现，上半年下达的专项资金9亿元被套取挪用。") == []


def test_a_headline_s_rounded_figure_gives_way_to_the_one_below() -> None:
    text = "甲县31个水利项目集中开工 总投资超80亿元\n7月18日，甲县31个水利项目集中开工，总投资86.3亿元。"
    assert amounts(text) == [Decimal("8630000000")]


def test_a_headline_s_figure_stays_beside_another_one() -> None:
    text = "甲县31个水利项目集中开工 总投资超80亿元\n7月18日，甲县31个水利项目集中开工，年度计划投资36.3亿元。"
    assert Decimal("8000000000") in amounts(text)
    text = "7月18日，甲县31个水利项目集中开工，总投资超80亿元。\n另有9个农业项目签约，总投资86.3亿元。"
    assert amounts(text) == [Decimal("8000000000"), Decimal("8630000000")]


def test_firms_that_there_are_take_no_time_from_the_sentence_before() -> None:
    rows = statistics("上半年，全县进出口额90亿元。这里有冷链企业26家。")
    assert [(row.period_start, row.period_end) for row in rows if row.measure == "count"] == [(None, None)]
    rows = statistics("上半年，全县进出口额90亿元。新引进冷链企业26家。")
    assert [row.period_start for row in rows if row.measure == "count"] == [date(2022, 1, 1)]
