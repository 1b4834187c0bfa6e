"""Training text with marked names: how it is read, and that the shipped text marks what can be learned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model.data import WRITTEN, of_article, prepare
from extract.model.written import articles, marked, written

TEXT = """⟦沧澜轴承基地⟧奠基
昨天，⟦沧澜轴承基地⟧、⟦北屿光电二期⟧在青禾县奠基，总投资12亿元。
县里要求抓好项目建设。

青禾县开展植树活动
3月12日，三百名干部在河滩植树。
"""


def test_articles_are_read_with_their_headline_and_their_names() -> None:
    told = list(articles(TEXT))
    assert [article.title for article, _ in told] == ["沧澜轴承基地奠基", "青禾县开展植树活动"]
    names = [[article.text[slice(*span)] for span in labels.names] for article, labels in told]
    assert names == [["沧澜轴承基地", "沧澜轴承基地", "北屿光电二期"], []]
    assert not any(mark in article.text for article, _ in told for mark in "⟦⟧")


def test_sentences_carry_their_names_and_the_article_is_one_group() -> None:
    article, labels = next(articles(TEXT))
    found = list(of_article("one", "one", prepare(article), labels))
    told = [[one.example.text[a:b] for a, b in one.example.names] for one in found]
    assert told[:2] == [["沧澜轴承基地"], ["沧澜轴承基地", "北屿光电二期"]]
    assert {(one.example.group, one.example.kind) for one in found} == {("one", WRITTEN)}


@pytest.mark.parametrize("text", ["⟦沧澜基地奠基", "沧澜⟧基地⟦奠基", "⟦沧澜⟦基地⟧奠基⟧", "⟦⟦沧澜⟧"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="do not pair"):
        marked(text)


@given(
    st.lists(st.tuples(st.text("沧澜基地，。", max_size=4), st.text("北屿光电", min_size=1, max_size=4)), max_size=5)
)
def test_marks_come_off_and_the_spans_stay_true(pieces: list[tuple[str, str]]) -> None:
    plain, names = marked("".join(f"{before}⟦{name}⟧" for before, name in pieces))
    assert plain == "".join(before + name for before, name in pieces)
    assert [plain[slice(*span)] for span in names] == [name for _, name in pieces]


def test_the_shipped_text_has_sentences_with_names_and_without() -> None:
    told = written()
    assert len(told) > 1000
    assert {one.example.kind for one in told} == {WRITTEN}
    with_names = sum(bool(one.example.names) for one in told)
    assert 0.3 < with_names / len(told) < 0.95
    assert all(0 <= a < b <= len(one.example.text) for one in told for a, b in one.example.names)
