"""Spaces that layout left in numbers, dates and words go; those that part words, names and clauses stay."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Declared, Source
from normalize.edits import apply_edits
from normalize.normalize import normalize
from normalize.spaces import space_edits


def tidy(text: str) -> str:
    return apply_edits(text, list(space_edits(text, 0, len(text))))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资1 200万元建厂。", "投资1200万元建厂。"),
        ("投资1 234 567元。", "投资1234567元。"),
        ("产值1 200.5亿元。", "产值1200.5亿元。"),
        ("3 月 5 日开工。", "3月5日开工。"),
        ("2021 年 3 月 5 日开工，2022 年建成。", "2021年3月5日开工，2022年建成。"),
        ("到2021年 12 月投产。", "到2021年12月投产。"),
        ("总投资 12.5 亿元，年产 300 万吨。", "总投资 12.5亿元，年产 300万吨。"),
        ("云 河 日 报 今天出版。", "云河日报 今天出版。"),
        ("云　河　县　人　民", "云河县人民"),
        ("通 知", "通知"),
        ("第一章 总 则", "第一章 总则"),
    ],
)
def test_spaces_of_layout_go(text, expected):
    assert tidy(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "建AI物联 5G基站，引入Blue Sky Foods公司。",
        "园区开园 首批企业入驻",
        "本报记者 王一 李二 赵三",
        "王 一 李、赵三",
        "编号 12 345 678",
        "第3 100米跑道",
        "1 月薪",
        "冲刺2023 年产值破百亿",
        "2021 年终盘点",
        "G 30 高速公路",
        "共 5 家 12 个项目",
        "春回大地 花开满城",
        "5G 万物互联",
        "小明 小红 小刚 小丽 小华",
    ],
)
def test_spaces_that_part_things_stay(text):
    assert tidy(text) == text


def test_an_article_tells_where_each_space_stood():
    text = "3 月 5 日，某企业投资1 200万元建厂，年产零件300 万套，全部设备已经进场安装调试。"
    result = normalize(Source("x", "x", None, "", "txt", "utf-8", 0, text, Declared("某企业建厂")))
    (article,) = result.articles
    assert article.text.startswith("3月5日，某企业投资1200万元建厂，年产零件300万套，")
    spans = [(one.source_start, one.source_end) for one in result.repairs if one.kind == "space"]
    assert spans and all(text[start:end] == " " for start, end in spans)
    at = article.text.index("1200万元")
    start, end = article.alignment.span(at, at + 6)
    assert text[start:end] == "1 200万元"


@given(st.text(alphabet="12 0.年月日万亿元某县A　\n", max_size=60))
def test_only_spaces_are_taken_and_none_is_left_to_take(text):
    once = tidy(text)
    assert once.replace(" ", "").replace("　", "") == text.replace(" ", "").replace("　", "")
    edits = list(space_edits(text, 0, len(text)))
    assert all(one.end <= two.start for one, two in itertools.pairwise(edits))
