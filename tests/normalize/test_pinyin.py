"""Pinyin notes go, real brackets stay."""

from __future__ import annotations

import pytest

from normalize.clean import clean
from normalize.edits import apply_edits
from normalize.pinyin import note_edits


def without_notes(text: str) -> str:
    return apply_edits(text, note_edits(text))[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("項(xiàng)目", "項目"),
        ("項（xiàng）目", "項目"),
        ("項(XIÀNG)目", "項目"),
        ("經(jīng)濟(jì)開發(fā)區(qū)", "經濟開發區"),
        ("綠(lǜ)色", "綠色"),
        ("旅(lǚ)遊", "旅遊"),
        ("兒(ér)童", "兒童"),
        ("項(xia\u0300ng)目", "項目"),
    ],
)
def test_notes_go(source, expected):
    assert without_notes(source) == expected


@pytest.mark.parametrize(
    "text",
    [
        "体验馆(VR)",
        "总部(上海)有限公司",
        "电视(4K)",
        "里程(km)",
        "的(de)",
        "万(wan)",
        "成本(CBD)",
        "咖啡(café)",
        "项(mù)目",
        "园（A）区",
        "海(hai)",
        "(xiàng)目",
        "項(xiàng目",
        "项目(一期)",
        "项(xiàng mù)",
    ],
)
def test_brackets_stay(text):
    assert without_notes(text) == text


def test_toneless_and_doubtful_notes_go_where_the_document_proves_that_it_has_notes():
    sure = "強(qiáng)力推進(jìn)重點(diǎn)產(chǎn)業(yè)經(jīng)濟(jì)"
    assert without_notes(sure + "項(xiang)目(VR)") == "強力推進重點產業經濟項目(VR)"
    assert without_notes("項(xiang)目") == "項(xiang)目"


def test_a_note_takes_no_place_in_the_alignment():
    cleaned = clean("重點(diǎn)項(xiàng)目")
    assert cleaned.text == "重点项目"
    assert cleaned.alignment.span(0, 4) == (0, 17)
    assert [repair.kind for repair in cleaned.repairs] == ["pinyin_note", "pinyin_note"]
