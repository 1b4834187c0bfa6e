"""Facts become the right cells of the right tables, with ids that depend on content alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from corpus.records import Reject, Source
from extract.records import Evidence, Facts, Member, Mention, Money, Place, Project, Stage, Statistic
from normalize.alignment import from_pieces
from normalize.records import Article, Normalized, Repair
from outputs.rows import Rows, storable
from outputs.schema import TABLES
from outputs.wire import pack, unpack

# A note of three characters stands in the source after the second character of the article's text.
ORIGINAL = "青禾(x)产业园总投资12亿元,占地580亩,5月10日签约。"
TEXT = ORIGINAL.replace("(x)", "")
SOURCE = Source("s1", "a.txt", None, "ab", "txt", "utf-8", 80, ORIGINAL)
ALIGNED = from_pieces([(2, 0, None), (len(TEXT) - 2, 5, None)])
ARTICLE = Article("d1", "s1", 0, len(ORIGINAL), TEXT, ALIGNED, published_at=date(2023, 5, 11))
REPAIR = Repair("pinyin_note", 2, 5, "(x)", "")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


NAME = Mention("PROJECT", *at("青禾产业园"), "青禾产业园", "name.test")
TOTAL = Decimal("1.2e9")
AMOUNT = Mention("MONEY", *at("12亿元"), "12亿元", "money.test", 0.9, TOTAL, TOTAL, "CNY", role="total_investment")
AREA = Mention("AREA", *at("580亩"), "580亩", "area.test", 1.0, Decimal("386666.67"), None, "m2", True, "land")
PROJECT = Project(
    "青禾产业园",
    (0,),
    ("青禾园",),
    Money(TOTAL, TOTAL, "CNY", False, 1),
    (Stage("signed", *at("签约"), date(2023, 5, 10), date(2023, 5, 10), rule="stage.test"),),
    (Place("云岭县", "530100"),),
    ("青禾科技",),
    land_area_m2=Decimal("386666.67"),
    linked=(2,),
    evidence=(
        Evidence("total_investment", "12亿元", "investment.test", at("12亿元")),
        Evidence("place", "云岭县", "place.article"),
    ),
)
FIGURE = Statistic("项目", "count", Decimal(3), "个", *at("12亿元"), "at_least", Decimal("-1.5"))
FACTS = Facts("d1", (NAME, AMOUNT, AREA), (PROJECT,), (FIGURE,), members=(Member(0, project=0), Member(0, statistic=0)))


def rows_of(facts: Facts = FACTS) -> dict[str, list[dict[str, Any]]]:
    rows = Rows()
    rows.add_source(SOURCE, "i1", Normalized("simplified", (REPAIR,), (ARTICLE,)), [facts])
    return {name: table.to_pylist() for name, table in unpack(pack(rows.tables())).items()}


def test_source_and_document_cells() -> None:
    tables = rows_of()
    (source,) = tables["sources"]
    assert (source["text"], source["bytes"], source["input_id"]) == (ORIGINAL, 80, "i1")
    assert source["repairs"] == [
        {"kind": "pinyin_note", "source_start": 2, "source_end": 5, "before": "(x)", "after": ""}
    ]
    (document,) = tables["documents"]
    assert (document["doc_id"], document["published_at"], document["authors"]) == ("d1", date(2023, 5, 11), [])


def test_mention_cells_and_spans_of_the_source() -> None:
    name, amount, area = rows_of()["mentions"]
    assert ORIGINAL[name["source_start"] : name["source_end"]] == "青禾(x)产业园"
    assert ORIGINAL[amount["source_start"] : amount["source_end"]] == "12亿元"
    assert (amount["value_min"], amount["value_max"], amount["unit"]) == (1.2e9, 1.2e9, "CNY")
    assert (area["value_min"], area["value_max"], area["approx"], area["role"]) == (386666.67, None, True, "land")
    assert name["value_min"] is None
    assert amount["confidence"] == pytest.approx(0.9)


def test_mentions_lead_to_their_project() -> None:
    tables = rows_of()
    (project,) = tables["projects"]
    assert [mention["project_id"] for mention in tables["mentions"]] == [project["project_id"]] * 3
    alone = replace(FACTS, projects=(replace(PROJECT, investment=None, linked=()),))
    assert [bool(mention["project_id"]) for mention in rows_of(alone)["mentions"]] == [True, False, False]


def test_project_cells() -> None:
    tables = rows_of()
    (project,) = tables["projects"]
    assert project["total_investment_min"] == project["total_investment_max"] == 1.2e9
    assert (project["currency"], project["investment_approx"]) == ("CNY", False)
    assert project["investment_mention_id"] == tables["mentions"][1]["mention_id"]
    assert project["places"] == [{"name": "云岭县", "adcode": "530100"}]
    assert (project["parties"], project["aliases"]) == (["青禾科技"], ["青禾园"])
    assert ORIGINAL[project["source_start"] : project["source_end"]] == "青禾(x)产业园"


def test_a_project_without_an_amount_has_null_cells() -> None:
    (project,) = rows_of(replace(FACTS, projects=(replace(PROJECT, investment=None),)))["projects"]
    cells = ("total_investment_min", "total_investment_max", "currency", "investment_approx", "investment_mention_id")
    assert [project[cell] for cell in cells] == [None] * 5


def test_stage_and_statistic_cells() -> None:
    tables = rows_of()
    (stage,) = tables["project_stages"]
    assert (stage["stage"], stage["date_start"], stage["expected"], stage["text"]) == (
        "signed",
        date(2023, 5, 10),
        False,
        "签约",
    )
    assert (stage["project_id"], stage["rule"]) == (tables["projects"][0]["project_id"], "stage.test")
    (figure,) = tables["statistics"]
    assert (figure["value"], figure["unit"], figure["bound"], figure["yoy"]) == (3.0, "个", "at_least", -1.5)
    assert ORIGINAL[figure["source_start"] : figure["source_end"]] == figure["text"] == "12亿元"


def test_evidence_leads_to_the_source_or_to_no_words() -> None:
    tables = rows_of()
    money, place = tables["project_evidence"]
    assert (money["field"], money["value"], money["rule"]) == ("total_investment", "12亿元", "investment.test")
    assert ORIGINAL[money["source_start"] : money["source_end"]] == money["text"] == "12亿元"
    assert (place["value"], place["rule"]) == ("云岭县", "place.article")
    assert [place[cell] for cell in ("start", "end", "source_start", "source_end", "text")] == [None] * 5
    assert money["project_id"] == place["project_id"] == tables["projects"][0]["project_id"]


def test_members_of_a_total_point_at_figures_and_projects() -> None:
    tables = rows_of()
    (figure,), (project,) = tables["statistics"], tables["projects"]
    assert [
        (row["statistic_id"], row["member_statistic_id"], row["project_id"]) for row in tables["statistic_members"]
    ] == [
        (figure["statistic_id"], None, project["project_id"]),
        (figure["statistic_id"], figure["statistic_id"], None),
    ]


def test_ids_depend_on_content_alone_and_differ() -> None:
    one, two = rows_of(), rows_of()
    assert one == two
    tables = ("mentions", "projects", "project_stages", "project_evidence", "statistics", "statistic_members")
    ids = [next(iter(row.values())) for table in tables for row in one[table]]
    assert len(set(ids)) == len(ids) == 10


def test_a_reject_has_its_reason_and_can_be_stored_whatever_its_path_holds() -> None:
    rows = Rows()
    rows.add_reject(Reject("新闻\udcff.txt", "3", "corpus", "empty", "nothing \ud800 there"), "i9")
    (reject,) = rows.tables()["rejects"].to_pylist()
    assert reject["path"] == "新闻\\udcff.txt" == storable("新闻\udcff.txt")
    assert (reject["record"], reject["reason"], reject["input_id"]) == ("3", "empty", "i9")
    assert "\\ud800" in reject["detail"]


def test_a_value_that_does_not_fit_is_told_and_not_bent() -> None:
    rows = Rows()
    rows.add_source(replace(SOURCE, size="many"), "i1", Normalized("simplified", (), ()), [])  # type: ignore[arg-type]
    with pytest.raises((pa.ArrowException, TypeError, ValueError)):
        rows.tables()


def test_rows_are_added_in_order() -> None:
    first, second = Rows(), Rows()
    first.add_reject(Reject("a", None, "corpus", "empty", ""), "1")
    second.add_reject(Reject("b", None, "corpus", "empty", ""), "2")
    first.add(second)
    tables = first.tables()
    assert tables["rejects"]["path"].to_pylist() == ["a", "b"]
    assert tuple(tables) == TABLES
