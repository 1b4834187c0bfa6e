"""Amounts of money: spans, values, currencies, bounds, rates; what is none; that hostile text costs little."""

from __future__ import annotations

import itertools
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.areas import find_areas
from extract.figures import find_figures
from extract.money import find_money
from extract.money_context import home_currency
from extract.records import MONEY_ROLES, Mention
from extract.segment import sentences
from tests.growth import LINEAR, growth, repeated

_CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> list[dict]:
    return [json.loads(line) for line in (_CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _find(text: str) -> list[Mention]:
    return find_money(text, sentences(text))


def _told(mention: Mention, wanted: dict) -> dict:
    has = {
        "text": mention.text,
        "min": None if mention.value_min is None else str(mention.value_min.normalize().__format__("f")),
        "max": None if mention.value_max is None else str(mention.value_max.normalize().__format__("f")),
        "currency": mention.unit,
        "approx": mention.approx,
        "role": mention.role,
        "per": mention.per,
    }
    return {key: has[key] for key in wanted}


@pytest.mark.parametrize("case", _cases("money"), ids=lambda case: f"{case['label']}: {case['text']}")
def test_amounts_of_whole_sentences(case):
    found = _find(case["text"])
    assert [_told(m, w) for m, w in zip(found, case["mentions"], strict=False)] == case["mentions"]
    assert len(found) == len(case["mentions"])


@pytest.mark.parametrize("text", [case["text"] for case in _cases("money_negative")])
def test_no_amount(text):
    assert [m.text for m in _find(text)] == []


@pytest.mark.parametrize("unit", ["辆", "人", "吨", "件", "户", "人次", "立方米", "千瓦时", "平方米", "斤"])
@pytest.mark.parametrize("number", ["125万", "3亿", "两千万", "1.2亿"])
def test_counts_are_not_money_even_where_money_is_spoken_of(number, unit):
    assert _find(f"总投资很大，产能达{number}{unit}。") == []


@pytest.mark.parametrize("word", ["通过", "签约", "节约", "最近", "附近", "契约"])
def test_words_that_end_like_a_bound_bound_nothing(word):
    (mention,) = _find(f"他们{word}5亿元。")
    assert (mention.value_min, mention.value_max, mention.approx) == (Decimal(500000000), Decimal(500000000), False)


def test_a_torn_number_is_not_read_in_part():
    assert _find("净亏损1.107.7亿元") == []


def test_the_caller_may_say_what_a_plain_yuan_is():
    assert [m.unit for m in find_money("投资3亿元", (), currency="HKD")] == ["HKD"]


def test_the_rule_says_which_amounts_say_the_same():
    assert [m.rule for m in _find("出资30亿元（约合4.2亿美元）")] == ["money.unit", "money.twin"]


@given(st.integers(1, 9999), st.sampled_from(["万元", "亿元", "万美元"]))
def test_plain_amounts_come_back_exactly(number, unit):
    (mention,) = _find(f"总投资{number}{unit}。")
    factor = {"万": 10**4, "亿": 10**8}[unit[0]]
    assert mention.value_min == mention.value_max == number * factor
    assert mention.text == f"{number}{unit}"


_BITS = (
    "0 1 9 ３ . ， , 、 。 一 三 十 百 千 万 亿 零 两 半 几 数 多 余 个 元 美元 港币 $ ¥ - — 至 ( ） 含 约 近 超过 不超过 以上 分别 级 亩 "
    "平方米 % 百分之 倍 翻 每 / 投资 年产 万吨 千瓦 下同 单位： 点 分 项目 第 负 上 \n 　 \ud800"
)
_PIECES = st.lists(st.sampled_from(_BITS.split(" ")), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(_PIECES)
def test_any_text_gives_ordered_mentions_that_say_their_own_text(text):
    for find in (find_money, find_areas, find_figures):
        found = find(text, sentences(text))
        assert all(text[m.start : m.end] == m.text != "" for m in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
        both = [(m.value_min, m.value_max) for m in found if m.value_min is not None and m.value_max is not None]
        assert all(low <= high for low, high in both)
        if find is find_money:
            assert all(m.role in MONEY_ROLES and m.unit and len(m.unit) == 3 for m in found)


@pytest.mark.parametrize(
    "piece",
    [
        "几一",
        "1,",
        "1 ",
        "亿",
        "3亿、",
        "1-",
        "(元",
        "百分之",
        "约约",
        "3亿元至",
        "一个",
        "投资完成",
        "9亿（",
        "每",
        "5%、",
    ],
)
def test_cost_grows_with_length_and_no_faster(piece):
    def cost(length: int) -> None:
        text = repeated(piece, length)
        for find in (find_money, find_areas, find_figures):
            find(text, sentences(text))

    assert growth(cost, 5_000) <= LINEAR


@pytest.mark.parametrize(
    ("text", "publisher", "adcode", "currency"),
    [
        ("新厂投资30亿元。", None, None, "CNY"),
        ("新厂投资30亿元。", "联合报", None, "TWD"),
        ("新厂投资30亿元。", "星岛日报", "810000", "HKD"),
        ("国务院称新厂投资30亿元。", None, "710000", "CNY"),
        ("10月自结营收30亿元，年增两成。", None, None, "TWD"),
    ],
)
def test_the_currency_of_an_article_is_that_of_where_it_was_written(text, publisher, adcode, currency):
    assert home_currency(text, publisher, adcode) == currency
