"""``taizhang extract``: one line out for each line in, whatever the line is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.answer import answer


def _ask(**question: object) -> dict:
    (said,) = answer([json.dumps(question)])
    return json.loads(said)


def test_values_and_offsets_count_in_the_given_text():
    text = "項目總投資１２億元，占地90畝，去年10月開工。"
    said = _ask(id="a", text=text, reference_date="2021-06-14", types=["MONEY", "AREA", "DATE"])
    assert said["id"] == "a"
    assert [(m["type"], m["text"], m["value_min"]) for m in said["mentions"]] == [
        ("MONEY", "１２億元", 1.2e9),
        ("AREA", "90畝", 60000.0),
        ("DATE", "去年10月", None),
    ]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in said["mentions"])
    assert (said["mentions"][2]["date_start"], said["mentions"][2]["date_end"]) == ("2020-10-01", "2020-10-31")


def test_a_mention_has_the_columns_of_the_table():
    (mention,) = _ask(id=1, text="注册资本3亿元", types=["MONEY"])["mentions"]
    assert set(mention) >= {
        *("mention_id", "doc_id", "source_id", "type", "start", "end", "source_start", "source_end", "text"),
        *("value_min", "value_max", "unit", "approx", "role", "per", "date_start", "date_end", "duration", "grain"),
        *("project_id", "rule", "confidence"),
    }
    assert mention["role"] == "registered_capital"


def test_every_kind_is_answered_by_default():
    kinds = {m["type"] for m in _ask(id=1, text="3月5日，投资2亿元、占地60亩的厂房开工，增长8%。")["mentions"]}
    assert kinds >= {"DATE", "MONEY", "AREA", "PERCENT"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[1]", "object"),
        ('{"id": 7}', "text"),
        ('{"id": 7, "text": 5}', "text"),
        ('{"id": 7, "text": "x", "reference_date": "soon"}', "reference_date"),
        ('{"id": 7, "text": "x", "reference_date": 5}', "reference_date"),
        ('{"id": 7, "text": "x", "types": "MONEY"}', "types"),
        (b"\xff\xfe", "JSON"),
        ("[" * 100000, "JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_the_next_is_answered(line, reason):
    first, second = answer([line, '{"id": 8, "text": "5亿元", "types": ["MONEY"]}'])
    assert reason in json.loads(first)["error"]
    assert json.loads(first)["mentions"] == []
    assert json.loads(second)["mentions"][0]["value_min"] == 5e8


def test_order_and_number_of_lines_are_kept():
    lines = [json.dumps({"id": i, "text": f"{i + 1}亿元", "types": ["MONEY"]}) for i in range(20)]
    assert [json.loads(said)["id"] for said in answer(lines)] == list(range(20))


def test_cardinals_and_ordinals_on_request():
    said = _ask(id=1, text="第3期共25项", types=["CARDINAL", "ORDINAL"])
    assert {(m["type"], m["text"]) for m in said["mentions"]} == {
        ("ORDINAL", "第3"),
        ("CARDINAL", "3"),
        ("CARDINAL", "25"),
    }


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered_in_valid_utf8(text):
    (said,) = answer([json.dumps({"id": text, "text": text, "types": ["MONEY", "AREA", "DATE", "PERCENT"]})])
    assert json.loads(said.encode("utf-8"))["id"] == text


def test_half_a_surrogate_pair_is_answered_in_escapes():
    (said,) = answer([r'{"id": "\ud800", "text": "\ud8003亿元", "types": ["MONEY"]}'])
    assert json.loads(said.encode("utf-8"))["mentions"][0]["text"] == "3亿元"
