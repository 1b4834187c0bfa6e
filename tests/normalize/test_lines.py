"""Broken lines: which are joined, which stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lines import rejoin, runs_on, seam, split_lines, unwrap, wrap_width

FULL = "云河县昨日举行重点项目集中开工仪式，共有12个项目开工，总投资36亿元，涉及装备制造、现代物流等领域。"
CUT = "云河县昨日举行重点项目集中开工仪式。仪式上，县里表示将加快手续办理，全力推进项目建设，确保企业早投"
GOES_ON = "产、早见效，为全县经济发展增添动力。"
NEXT = "据了解，今年以来云河县坚持项目为王，新签约项目20个。"


def joined(*lines, between="\n\n"):
    return [line.text for line in rejoin(split_lines(between.join(lines)))]


def test_a_column_break_inside_a_sentence_is_joined():
    assert joined(CUT, GOES_ON, NEXT) == [CUT + GOES_ON, NEXT]


def test_a_line_that_ends_at_a_comma_goes_on():
    assert joined("县里将成立专班，", "推动项目落地。") == ["县里将成立专班，推动项目落地。"]


@pytest.mark.parametrize(
    "line",
    [
        "云河县12个项目集中开工",
        "从招商、建设到服务全面提速",
        "——云河县轴承产业园建设见闻",
        "县长王小一说：",
        "项目开工了吗？",
        "▲轴承产业园开工现场",
        "（完）",
        "“拿地即开工”",
        FULL,
    ],
)
def test_a_headline_a_caption_or_a_whole_sentence_is_not_joined_to_the_next(line):
    assert joined(line, NEXT) == [line, NEXT]


@pytest.mark.parametrize(
    "line",
    ["二、加快项目建设。", "（一）抓招商。", "1、轴承产业园开工。", "——抓服务。", "■数据说明。", "  另起一段的话。"],
)
def test_what_opens_a_paragraph_of_its_own_continues_none(line):
    assert joined(CUT, line) == [CUT, line.strip()]


def test_the_joined_line_tells_where_it_was_broken():
    text = f"{CUT}\n\n{GOES_ON}"
    (line,) = rejoin(split_lines(text))
    assert line.cuts == ((len(CUT), len(CUT) + 2),)
    assert (line.start, line.end) == (0, len(text))


@pytest.mark.parametrize(
    ("upper", "lower", "between"), [("用Smart", "City方案", " "), ("总投资1", "0亿元", ""), ("项", "目", "")]
)
def test_only_latin_words_keep_a_space_where_a_line_broke(upper, lower, between):
    assert seam(upper, lower) == between


def test_going_on_is_likelier_inside_a_word_than_between_sentences():
    assert runs_on("全力推进项目建", "设，确保早投产") > 4
    assert runs_on("全力推进项目建设", "记者从县里了解到") < 0


def wrapped(text, width, indent=""):
    text = indent + text
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


LONG = FULL + NEXT + "县里将实行一个项目、一名领导、一套班子，推动项目建设全面提速，为全年目标打下基础。"


@pytest.mark.parametrize("width", [18, 22, 30])
def test_a_text_wrapped_at_a_fixed_width_is_unwrapped(width):
    text = wrapped(LONG, width, "　　") + "\n" + wrapped(LONG, width, "　　")
    assert wrap_width(split_lines(text)) is not None
    assert [line.text for line in unwrap(split_lines(text))] == [LONG, LONG]


def test_blank_lines_divide_paragraphs_of_a_wrapped_text():
    text = wrapped(LONG, 20) + "\n\n" + wrapped(LONG, 20)
    assert [line.text for line in unwrap(split_lines(text))] == [LONG, LONG]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([FULL, NEXT, LONG] * 4),
        "\n".join(
            [
                "云河县项目集中开工",
                "青山县企业集中签约",
                "一江大桥主体合龙",
                "轴承产业园投产",
                "冷链物流园开建",
                "智慧农机厂竣工",
                FULL,
            ]
        ),
        "\n".join(["序号", "项目名称", "总投资", "1", "轴承产业园", "10亿元", "2", "冷链物流园", "3亿元"]),
    ],
)
def test_paragraphs_and_lists_are_not_taken_for_wrapped_text(text):
    lines = split_lines(text)
    assert unwrap(lines) == lines


@given(st.text(alphabet="县项目，。开工 \n\u3000“”1a", max_size=200))
def test_joining_keeps_every_character_and_its_order(text):
    lines = split_lines(text)
    kept = "".join(line.text for line in rejoin(unwrap(lines)))
    assert kept.replace(" ", "").replace("\u3000", "") == text.replace("\n", "").replace(" ", "").replace("\u3000", "")


@given(st.text(alphabet="县项目，。开工\n“1", max_size=200))
def test_joining_twice_changes_nothing(text):
    once = [line.text for line in rejoin(split_lines(text))]
    assert [line.text for line in rejoin(split_lines("\n".join(once)))] == once
