"""Dates as a reader of the tables meets them: whole sentences, one value in many spellings, and what is no date."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.dates import Reference, find_dates
from extract.records import Mention
from extract.segment import sentences

CASES = Path(__file__).parent / "cases"


def cases(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [case(json.loads(line)) for line in lines]


def case(row):
    marks = [pytest.mark.xfail(reason=row["known_failure"])] if "known_failure" in row else []
    return pytest.param(row, id=row.get("text", str(row.get("value")))[:30], marks=marks)


def found(text: str, reference: str | None = "2020-07-15", broad: bool = False) -> list[Mention]:
    day = date.fromisoformat(reference) if reference else None
    return find_dates(text, sentences(text), Reference(day), broad)


def value(mention: Mention) -> list[str | None]:
    if mention.duration:
        return [mention.duration]
    return [d.isoformat() if d else None for d in (mention.date_start, mention.date_end)]


@pytest.mark.parametrize("case", cases("dates.jsonl"))
def test_a_sentence_gives_exactly_these_dates(case):
    assert [[m.text, *value(m)] for m in found(case["text"], case["reference"])] == case["dates"]


@pytest.mark.parametrize("case", cases("dates_negative.jsonl"))
def test_no_date_is_found(case):
    assert [m.text for m in found(case["text"])] == []


@pytest.mark.parametrize("case", cases("dates_spellings.jsonl"))
def test_one_value_in_many_spellings(case):
    read = {}
    for spelling in case["spellings"]:
        mentions = found(f"园区{spelling}的情况。")
        read[spelling] = [[m.text, *value(m)] for m in mentions]
    expected = [v for v in case["value"] if v is not None]
    wrong = {s: r for s, r in read.items() if len(r) != 1 or r[0][1:] != expected}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2019年10月3日", "day/explicit"),
        ("今年5月", "month/relative"),
        ("12月增长两成", "month/nearest-past"),
        ("次日", "day/relative"),
        ("3日", "day/nearest-past"),
        ("上半年", "half/same-year"),
        ("2018年3月签约，5月开工", "month/same-sentence"),
    ],
)
def test_the_rule_names_what_decided_the_year(text, rule):
    assert found(text, "2022-01-06")[-1].rule == rule


def test_a_known_year_without_a_day_dates_months_but_counts_no_days():
    mentions = find_dates("3月签约，昨日开工，今年以来领先。", [], Reference(None, 2019))
    assert [value(m) for m in mentions] == [["2019-03-01", "2019-03-31"], [None, None], [None, None]]


def test_a_date_without_value_is_less_certain():
    dated, undated = found("2019年签约，明年投产。", None)
    assert dated.confidence > undated.confidence
    assert undated.date_start is None


def test_a_paragraph_ends_the_period_that_the_same_months_refer_to():
    same, other = found("1-3月增长，比去年同期快。\n比去年同期快。")[1:]
    assert value(same) == ["2019-01-01", "2019-03-31"]
    assert value(other) == [None, None]


def test_an_impossible_day_has_no_value():
    assert value(found("2021年2月30日")[0]) == [None, None]


def test_29_february_without_a_year_takes_a_year_that_has_it():
    assert value(found("2月29日", "2021-03-05")[0]) == ["2020-02-29", "2020-02-29"]
