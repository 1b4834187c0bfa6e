"""Evidence: each value of a project leads to its rule or model and to the words that say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.find import find
from extract.records import Evidence, Project
from normalize.alignment import Alignment
from normalize.records import Article

TEXT = (
    "红杉重工有限公司年会召开。\n"
    "由红杉重工有限公司投资建设的青柳县轴承产业园项目位于北河县，占地90亩，建筑面积3万平方米，年产能30万套，"
    "总投资9亿元，昨日开工。"
)


def project(text: str, adcode: str | None = "370700") -> Project:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), adcode=adcode)
    (one,) = find(article).projects
    return one


def told(text: str, one: Project) -> dict[str, tuple[str, str | None]]:
    """Field -> the rule and the words of the (last) evidence for it."""
    return {e.field: (e.rule, e.span and text[slice(*e.span)]) for e in one.evidence}


def test_each_value_has_its_rule_and_its_words() -> None:
    rows = told(TEXT, project(TEXT))
    assert rows["total_investment"] == ("investment.after", "9亿元")
    assert rows["party"] == ("party.said", "红杉重工有限公司")
    assert rows["land_area"][1] == "90亩"
    assert rows["floor_area"][1] == "3万平方米"
    assert rows["capacity"] == ("capacity.told", "年产能30万套")


def test_of_equal_words_those_nearest_to_the_name_are_meant() -> None:
    (party,) = (e for e in project(TEXT).evidence if e.field == "party")
    assert party.span == (TEXT.rindex("红杉"), TEXT.rindex("红杉") + len("红杉重工有限公司"))


def test_words_outside_the_name_are_preferred_to_those_in_it() -> None:
    text = "红杉轴承青柳基地项目昨日开工。项目由红杉轴承投资建设。"
    one = project(text)
    assert [text[slice(*e.span)] for e in one.evidence if e.field == "party" and e.span] == ["红杉轴承"]
    assert all(e.span[0] > text.index("。") for e in one.evidence if e.field == "party" and e.span)


def test_the_articles_region_is_evidence_without_words() -> None:
    one = project("云柏轴承产业园项目昨日开工。")
    assert [(e.value, e.rule, e.span) for e in one.evidence] == [("山东省潍坊市", "place.article", None)]


def test_a_place_in_the_name_is_shown_there() -> None:
    text = "寒亭区云柏轴承产业园项目昨日开工。"
    (place,) = (e for e in project(text).evidence if e.field == "place")
    assert place.rule.startswith("place.")
    assert place.span is not None and text[slice(*place.span)].startswith("寒亭")


def test_a_place_that_a_name_tells_by_a_sign_is_shown_by_the_name() -> None:
    text = "杭州和厦门今天传来消息：杭厦高铁全线开工。"
    (line,) = find(Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))).projects
    told = [e for e in line.evidence if e.rule in ("place.name", "place.prefix")]
    assert told and all(e.span and text[slice(*e.span)].startswith("杭厦高铁") for e in told)


def test_a_plan_that_only_the_words_in_front_tell_names_its_rule() -> None:
    one = project("红杉重工将扩大产能，配套建设青柳轴承产业园项目，满足市场。")
    assert [(stage.stage, stage.rule) for stage in one.stages] == [("planned", "stage.ahead")]


def test_a_party_that_is_learned_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "云柏轴承产业园项目昨日开工。"
    monkeypatch.setattr("extract.link.projects.learned", lambda reading, told: {0: {"云柏轴承": "party.model"}})
    assert Evidence("party", "云柏轴承", "party.model", (0, 4)) in project(text).evidence


def test_stages_and_the_investment_name_their_rules() -> None:
    one = project(TEXT)
    assert one.investment is not None and one.investment.rule == "investment.after"
    assert [stage.rule for stage in one.stages] == ["stage.after"]


CLAUSES = ("占地90亩", "总投资9亿元", "位于寒亭区", "由红杉重工有限公司承建", "年产能30万套", "昨日开工", "明年投产")


@given(st.lists(st.sampled_from(CLAUSES), unique=True), st.lists(st.sampled_from(CLAUSES), unique=True))
def test_every_value_is_told_and_every_span_holds_its_words(front: list[str], behind: list[str]) -> None:
    text = "，".join([*front, "青柳轴承产业园项目昨日签约", *behind]) + "。"
    one = project(text)
    fields = [e.field for e in one.evidence]
    assert fields.count("place") == len(one.places)
    assert [e.value for e in one.evidence if e.field == "party"] == list(one.parties)
    assert fields.count("total_investment") == (one.investment is not None)
    assert fields.count("land_area") == (one.land_area_m2 is not None)
    assert all(e.rule and (e.span is None or text[slice(*e.span)]) for e in one.evidence)
    assert all(stage.rule.startswith("stage.") for stage in one.stages)
