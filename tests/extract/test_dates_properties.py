"""What must hold for any text at all: no exception, honest spans, linear time."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates import Reference, durations, find_dates, plans
from extract.dates.firsts import first_characters
from extract.dates.patterns import pieces
from extract.dates.words import words
from extract.segment import sentences
from tests.growth import LINEAR, growth, repeated

PARTS = (
    "年 月 日 天 周 季度 今年 去年 明年 上半年 前 后 底 初 末 以来 至 到 - — 、 ， 。 \n 1 2 10 31 2019 二 十 三十 两 半 个 "
    "多 “ ” 《 》 十四五 昨日 次日 同期 90年代 世纪 第 每 近 将 已 旬 号 起 止 的 （ ） ２ 千 百 零 2019-10-03 1999.08 99999"
).split(" ")
texts = st.lists(st.sampled_from(PARTS), max_size=40).map("".join) | st.text(max_size=60)
references = st.builds(
    Reference,
    st.none() | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
    st.none() | st.integers(1, 9999),
)


@settings(max_examples=600, deadline=None)
@given(texts, references, st.booleans())
def test_any_text_gives_ordered_spans_that_quote_it(text, reference, broad):
    mentions = find_dates(text, sentences(text), reference, broad)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        if mention.date_start and mention.date_end:
            assert mention.date_start <= mention.date_end
        end = mention.end


@settings(max_examples=200, deadline=None)
@given(texts)
def test_nothing_is_dated_without_a_reference_unless_the_text_names_a_year(text):
    digits = set("0123456789０１２３４５６７８９零〇五世年")
    for mention in find_dates(text, sentences(text), Reference(None)):
        if mention.date_start:
            assert digits & set(text)


@pytest.mark.parametrize("year", [2019, 2021, 2024])
@given(st.integers(1, 12), st.integers(1, 28))
def test_a_full_date_reads_back(year, month, day):
    text = f"{year}年{month}月{day}日"
    [mention] = find_dates(text, sentences(text), Reference(None))
    assert mention.text == text
    assert mention.date_start == mention.date_end == date(year, month, day)


@pytest.mark.parametrize(
    "unit", ["〇", "1、", "一、", "二〇一", "年底", "1月至", "“十", "《1月", "1-", "三年", "2019.1.", "前三", "9 "]
)
def test_hostile_repetition_takes_linear_time(unit):
    def cost(length):
        text = repeated(unit, length)
        find_dates(text, sentences(text), Reference(date(2021, 6, 14)))

    assert growth(cost, 4_000) <= LINEAR


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from([*PARTS, *words(), "国庆节", "春", "晚上", "最后"]), max_size=20).map("".join) | texts,
    st.booleans(),
)
def test_a_part_of_a_date_begins_with_one_of_its_first_characters(text, broad):
    sources = {"plan": plans.SOURCE, "duration": durations.SOURCE, **pieces(broad)}
    for kind, source in sources.items():
        for match in re.finditer(source, text):
            assert match.group()[0] in first_characters(broad)[kind], (kind, match.group())
