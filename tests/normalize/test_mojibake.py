"""Broken decodings are put back, clean text is left alone, and what is doubtful stays and is marked."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from normalize.clean import clean
from normalize.edits import apply_edits
from normalize.misread import misread_edits
from normalize.mojibake import slip_edits
from normalize.pinyin import note_edits

sys.path.insert(0, str(Path(__file__).parent))
from damage import lose_byte, sentences

CASES = 2_000
CLEAN = 5_000


def restored(text: str) -> str:
    return apply_edits(text, slip_edits(text)[0])[0]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("園區進入建設快車道。“雙創”項目成效明顯。", 9),
        ("企業簽約後，確保“拿地即開工”，服務到位。", 7),
        ("產業鏈式發展成效明顯。", 3),
        ("新区与集团签约，项目总投资10亿元。", 4),
        ("村里新建了凉亭。", 4),
        ("村里新建了凉亭。", 5),
        ("一期投资5亿元，二期投资8亿元。", 8),
    ],
)
def test_a_lost_lead_byte_is_guessed(sentence, place):
    assert restored(lose_byte(sentence, place, shown=True)) == sentence


def test_a_note_whose_bracket_was_swallowed_tells_the_lost_byte():
    # The reading aid took the second byte of 鏈 and the first of 式 for 準 and set its note between the bytes of 式.
    assert clean("產業鏈?zhǔn)桨l(fā)展成效明顯。").text == "产业链式发展成效明显。"


def test_text_read_one_byte_late():
    wrong = "２０１２年，".encode("gb18030")[1:-1].decode("gb18030")
    assert clean(wrong + "\n全市完成投资。").text == "2012年，\n全市完成投资。"


@pytest.mark.parametrize("sentence", ["记者许某青??2023年大会", "获得第??87名。"])
def test_a_character_of_which_no_byte_is_left_is_not_invented(sentence):
    assert restored(sentence) == sentence


@pytest.mark.slow
def test_lost_bytes_in_many_sentences():
    chance = random.Random(4)
    good = 0
    for sentence in sentences(CASES, 4):
        place = chance.choice([i for i in range(2, len(sentence) - 2) if not sentence[i].isascii()])
        good += restored(lose_byte(sentence, place, shown=True)) == sentence
    assert good >= 0.95 * CASES


@pytest.mark.slow
def test_clean_sentences_are_not_altered():
    altered = [sentence for sentence in sentences(CLEAN, 5) if clean(sentence).text != sentence]
    assert altered == []


@pytest.mark.parametrize(
    "text",
    [
        "项目何时开工?记者采访了有关负责人。",
        "“双创”怎么抓?怎么管?A股公司这样做。",
        "王喆、李翀、赵彧、孙旻、钱昉等参加活动。",
        "盱眙、濉溪、睢宁、涪陵、亳州等地的项目。",
        "铑、铱、钌、锇、镓、铟等稀有金属。",
        "聯東U谷、B型車、X光機、甲A聯賽。",
    ],
)
def test_questions_and_rare_names_are_left_alone(text):
    assert slip_edits(text) == ([], [])


@pytest.mark.parametrize("text", ["本项目总投资10亿元，占地300亩。", "全市招商引资工作会议召开。"])
@pytest.mark.parametrize(
    ("written", "read"), [("utf-8", "latin-1"), ("gbk", "latin-1")], ids=["utf-8 as latin-1", "gbk as latin-1"]
)
def test_text_read_in_the_wrong_encoding(text, written, read):
    wrong = text.encode(written).decode(read)
    assert apply_edits(wrong, misread_edits(wrong))[0] == text


def test_utf8_read_as_gbk():
    # An even number of characters is an even number of bytes: nothing is lost at the edge.
    wrong = "总投资额，建设地点".encode().decode("gb18030", "ignore")
    assert clean(wrong).text.startswith("总投资额，建设地")


@pytest.mark.parametrize("text", ["Café、naïve、Ångström", "气温25°C±2，面积3×4", "é——è——", "Ä¿标"])
def test_accented_words_and_signs_are_no_misread_text(text):
    assert misread_edits(text) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A&amp;B", "A&B"),
        ("A&amp;amp;amp;B", "A&B"),
        ("&ldquo;双招双引&rdquo;", "“双招双引”"),
        ("&#20013;&#x56FD;", "中国"),
        ("投资&nbsp;10亿元", "投资 10亿元"),
        ("AT&T、R&D; 研发", "AT&T、R&D; 研发"),
        ("项\u200b目\ufeff名\u00ad称", "项目名称"),
        ("第一段\u2028第二段", "第一段\n第二段"),
        ("项\x00目\x1f", "项目"),
        ("\ud83d\ude00", "\U0001f600"),
        ("１２３ＡＢＣ％，（一）", "123ABC%，（一）"),
    ],
)
def test_entities_controls_and_width(source, expected):
    assert clean(source).text == expected


@pytest.mark.shared
def test_clean_articles_are_not_altered():
    corpus = Path(__file__).parents[3] / "shared/corpus/dev.jsonl"
    if not corpus.exists():
        pytest.skip("needs ../shared/corpus/dev.jsonl")
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if slip_edits(text)[0] or misread_edits(text) or note_edits(text)] == []
