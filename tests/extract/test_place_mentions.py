"""PLACE mentions of an article, and addresses answered as province, city and county."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.locations import answer_location
from extract.place_mentions import find_places
from extract.segment import sentences

SUITE = Path(__file__).parents[3] / "shared/suites/dev/locations.jsonl"


def test_mentions_carry_text_code_and_rule() -> None:
    text = "山东省淄博市博山区传来消息\n一座工厂落户博山。\n江苏常州也有投资。"
    found = find_places(text, sentences(text), prior="370300")
    assert [(m.text, m.adcode) for m in found] == [
        ("山东省淄博市博山区", "370304"),
        ("博山", "370304"),
        ("江苏常州", "320400"),
    ]
    assert all(m.type == "PLACE" and text[m.start : m.end] == m.text for m in found)
    assert all(m.rule.startswith("place.") and 0 < m.confidence <= 1 for m in found)


def test_a_place_outside_the_sentences_is_dropped() -> None:
    text = "济南的会。青岛的会。"
    assert [m.text for m in find_places(text, sentences(text)[1:])] == ["青岛"]
    assert find_places(text, ()) == []


@pytest.mark.parametrize(
    ("text", "province", "city", "county", "code"),
    [
        ("陕西省咸阳市三原县某某镇", "陕西省", "咸阳市", "三原县", "610422"),
        ("三原县某某镇", "陕西省", "咸阳市", "三原县", "610422"),
        ("北京海淀区某路5号", "北京市", "北京市", "海淀区", "110108"),
        ("重庆开州区", "重庆市", "重庆市", "开州区", "500154"),
        ("重庆开县", "重庆市", "重庆市", "开州区", "500154"),
        ("广西北海", "广西壮族自治区", "北海市", None, "450500"),
        ("湖北仙桃市", "湖北省", None, "仙桃市", "429004"),
        ("广东东莞市虎门镇", "广东省", "东莞市", None, "441900"),
        ("我住在浙江湖州安吉县", "浙江省", "湖州市", "安吉县", "330523"),
        ("13000000000 王某 河南洛阳偃师市", "河南省", "洛阳市", "偃师区", "410307"),
        ("四川省绵阳市工业园区", "四川省", "绵阳市", "工业园区", "510700"),
        ("澳门", "澳门特别行政区", "澳门特别行政区", None, "820000"),
        ("台湾省", "台湾省", None, None, "710000"),
        ("哈尔滨路18号", None, None, None, None),
        ("没有地名的话", None, None, None, None),
        ("", None, None, None, None),
    ],
)
def test_addresses(text: str, province: str | None, city: str | None, county: str | None, code: str | None) -> None:
    assert answer_location(text) == {"province": province, "city": city, "county": county, "adcode": code}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海南站改造工程竣工。", []),
        ("永定河北京段堤防修复完工。", []),
        ("淮安·中关村创新中心启用。", ["淮安"]),
        ("滨州中关村软件园启用。", ["滨州"]),
        # and what is meant so
        ("海南站在新的起点上。", ["海南"]),
        ("项目位于河北省境内。", ["河北省"]),
        ("中关村科技园启用。", ["中关村科技园"]),
        ("北京中关村软件园启用。", ["北京中关村"]),
    ],
)
def test_a_piece_of_two_words_and_a_borrowed_name_are_no_place(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in find_places(text, sentences(text))] == expected


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.exists(), reason="the public suites are not beside the project")
def test_the_public_suites_relevant_cases_have_the_right_code() -> None:
    cases = [json.loads(line) for line in SUITE.read_text("utf-8").splitlines()]
    coded = [case for case in cases if case["relevant"] and case.get("adcode")]
    right = [case for case in coded if answer_location(case["text"])["adcode"] == case["adcode"]]
    assert len(right) >= 0.9 * len(coded)
