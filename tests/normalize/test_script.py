"""Traditional to simplified: phrases, names, mixed texts."""

from __future__ import annotations

import opencc
import pytest

from normalize.clean import clean
from normalize.lexicon import rows
from normalize.script import convert_script, to_simplified


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("集中籤約儀式，企業迴歸，優化佈局，併購重組", "集中签约仪式，企业回归，优化布局，并购重组"),
        ("著力推進，跟著項目走，沿著江邊，本著原則，意味著", "着力推进，跟着项目走，沿着江边，本着原则，意味着"),
        ("著名企業，顯著成效，專著，卓著，著作權", "著名企业，显著成效，专著，卓著，著作权"),
        ("乾淨，乾燥，幹事創業，干擾，若干，樹幹", "干净，干燥，干事创业，干扰，若干，树干"),
        ("乾隆年間，扭轉乾坤，乾縣", "乾隆年间，扭转乾坤，乾县"),
        ("皇后，後天，麵粉，表面，輕鬆，松樹，理髮，發展", "皇后，后天，面粉，表面，轻松，松树，理发，发展"),
        ("公里，裡面，這裏，餘額，徵收，特徵，由於", "公里，里面，这里，余额，征收，特征，由于"),
        ("為瞭發展，瞭解，明瞭，瞭望塔", "为了发展，了解，明了，瞭望塔"),
        ("憑藉，藉助，藉口，狼藉，慰藉", "凭借，借助，借口，狼藉，慰藉"),
        ("答覆，覆蓋，重複，恢復，回覆", "答复，覆盖，重复，恢复，回复"),
        (
            "時鐘，鍾情，一隻，衝刺，嚮往，雜誌，週末，關係，聯繫",
            "时钟，钟情，一只，冲刺，向往，杂志，周末，关系，联系",
        ),
        ("臺灣，颱風，檯面，瀋陽，計畫，規畫", "台湾，台风，台面，沈阳，计划，规划"),
        ("積纍，夥伴，復甦，傢俱", "积累，伙伴，复苏，家具"),
    ],
)
def test_words_of_news(traditional, simplified):
    result = to_simplified(traditional)
    assert len(result) == len(traditional)
    assert result == simplified


def test_protected_names_stay_and_are_recorded():
    cleaned = clean("乾照光電發佈公告，項目進展順利，乾淨整潔。")
    assert cleaned.text == "乾照光电发布公告，项目进展顺利，干净整洁。"
    assert [(repair.kind, repair.after) for repair in cleaned.repairs] == [("protected_name", "乾")]


def test_a_choice_by_phrase_is_recorded_in_its_place():
    source = "成效顯著，跟著項目走。"
    assert [(one.kind, one.source_start, one.after) for one in clean(source).repairs] == [("script_choice", 3, "著")]


@pytest.mark.parametrize("text", ["乾隆年间的著名建筑在后山。", "沈阳的徐徵先生于昨日到访。", "他姓於，名夥。"])
def test_simplified_text_is_not_touched(text):
    assert convert_script(text) == (text, [], "simplified")


@pytest.mark.parametrize(
    ("source", "expected", "script"),
    [
        (
            "他说：“這個項目著力創新。”记者了解到，著名企业也来了。",
            "他说：“这个项目着力创新。”记者了解到，著名企业也来了。",
            "mixed",
        ),
        ("负责人陳先生介绍，项目进展顺利。", "负责人陈先生介绍，项目进展顺利。", "simplified"),
        ("該項目進展順利，后续將繼續推進。", "该项目进展顺利，后续将继续推进。", "traditional"),
    ],
)
def test_mixed_texts(source, expected, script):
    text, _, found = convert_script(source)
    assert (text, found) == (expected, script)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("教授林育陞、周立等學者", "教授林育陞、周立等学者"),
        ("（林育陞）", "（林育陞）"),
        ("林育陞表示，進展順利。", "林育陞表示，进展顺利。"),
        ("他陞任局長", "他升任局长"),
        ("林某獲陞，官陞三級", "林某获升，官升三级"),
        ("步步高陞，連陞三級", "步步高升，连升三级"),
    ],
)
def test_a_given_name_keeps_its_last_character(source, expected):
    assert to_simplified(source) == expected
    assert convert_script(expected)[0] == expected


def test_every_listed_phrase_reads_as_listed():
    wrong = {key: to_simplified(key) for key, value in rows("script_phrases.tsv") if to_simplified(key) != value}
    assert wrong == {}


def test_the_protected_names_read_as_they_are():
    convert = opencc.OpenCC("s2t").convert
    names = [row[0] for row in rows("protected_names.tsv")]
    assert [to_simplified(convert(name).replace("幹", "乾")) for name in names] == names
