"""The whole repair: exact alignment and stability on any text, and what a reader would notice in whole sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.clean import clean

# Text of the kinds that set the steps off: notes, marks, entities, slipped pairs, both scripts, odd characters.
_BITS = st.sampled_from(
    [
        "項(xiàng)",
        "目",
        "(zhōng)",
        "著",
        "乾隆",
        "陞",
        "?",
        "？",
        "!",
        "&amp;",
        "&",
        "#20013;",
        "\u200b",
        "\ufeff",
        "\x07",
        "\ue5e5",
        "\ufffd",
        "\ud83d",
        "\ude00",
        "睓",
        "机",
        "C",
        "p",
        "半",
        "澳玫丶",
        "ä¸\xad",
        "å›½",
        "锛",
        "銆",
        "椤圭洰",
        "１２",
        "％",
        "，",
        "。",
        "\n",
        " ",
        "\u3000",
        "投资",
        "投資",
        "玻埃保",
        "“",
        "”",
        "1 200",
        "\r\n",
        "\x85",
        "锟斤拷",
    ]
)
_TEXT = st.one_of(st.text(max_size=60), st.lists(_BITS, max_size=25).map("".join))


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_every_character_has_its_place_and_order_is_kept(text):
    cleaned = clean(text)
    assert cleaned.alignment.length == len(cleaned.text)
    last = (0, 0)
    for index in range(len(cleaned.text)):
        start, end = cleaned.alignment.source_of(index)
        assert last[0] <= start <= end <= len(text)
        assert last[1] <= end
        last = (start, end)


@settings(deadline=None, max_examples=400)
@given(_TEXT)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text).text
    assert clean(once).text == once


@settings(deadline=None)
@given(_TEXT)
def test_repairs_say_where_and_what(text):
    for repair in clean(text).repairs:
        assert text[repair.source_start : repair.source_end] == repair.before


@settings(deadline=None)
@given(_TEXT)
def test_the_result_can_be_written_as_utf8_and_damage_lies_inside_it(text):
    cleaned = clean(text)
    cleaned.text.encode("utf-8")
    assert all(0 <= start < end <= len(cleaned.text) for start, end in cleaned.damaged)


@pytest.mark.parametrize(
    ("source", "expected", "script"),
    [
        ("今年前三季度，全区新开工项目56个。", "今年前三季度，全区新开工项目56个。", "simplified"),
        ("該項目總投資不低於50億元，佔地300畝。", "该项目总投资不低于50亿元，占地300亩。", "traditional"),
        ("該項(xiàng)目總投資(zī)１０億元", "该项目总投资10亿元", "pinyin"),
        ("负责人说：“這個項目總投資過億元，將於明年投產。”他还介绍了进展。", "负责人说：“这个项目总投资过亿元，将于明年投产。”他还介绍了进展。", "mixed"),
        ("\ufeff本报讯　记者\u200b报道", "本报讯　记者报道", "simplified"),
        ("城建投&amp;amp;产投联合体", "城建投&产投联合体", "simplified"),
        ("", "", "simplified"),
    ],
)  # fmt: skip
def test_sentences(source, expected, script):
    cleaned = clean(source)
    assert (cleaned.text, cleaned.script) == (expected, script)


@pytest.mark.parametrize(
    "source",
    [
        "乾隆年间的著名建筑，后来成为皇后的行宫。",
        "园区（VR产业）引进(4K)屏、AI物联 5G项目，面积12.5万m²。",
        "他问：“项目何时投产?”回答是：“年底!”",
        "招商局  发布\n\n　　第一章　总则\n",
        "价格3~5元，A/B两区，±0.5℃，№7，①②③。",
    ],
)
def test_simplified_text_is_left_alone(source):
    assert clean(source).text == source
    assert clean(source).repairs == ()


def test_what_cannot_be_read_stays_and_is_marked():
    cleaned = clean("总投资\ufffd\ufffd亿元，锟斤拷集团建设。")
    assert cleaned.text == "总投资\ufffd\ufffd亿元，锟斤拷集团建设。"
    assert [cleaned.text[start:end] for start, end in cleaned.damaged] == ["\ufffd\ufffd", "锟斤拷"]
    assert {repair.kind for repair in cleaned.repairs} == {"damaged"}


def test_damage_is_where_the_text_has_it_after_other_repairs():
    cleaned = clean("項(xiàng)目(mù)由\ufffd集團建設，投資(zī)10億元")
    ((start, end),) = cleaned.damaged
    assert cleaned.text[start:end] == "\ufffd"


@pytest.mark.parametrize("text", ["(" * 200_000, "?" * 200_000, "&amp;" * 40_000, "中(" * 100_000, "睓" * 20_000])
def test_long_monotonous_text_takes_no_quadratic_time(text):
    assert clean(text).alignment.length > 0
