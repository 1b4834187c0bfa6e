"""Word lists as tables agree with the patterns of the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.names_words import all_places, core, ends_in_head
from extract.wordlists import Beginnings, Lists, Words
from extract.words import any_of, may_be, words

LIST = ("重点", "重点产业", "重点产业园", "谷", "的", "产业", "5G", "世界500强")
TEXTS = st.text("重点产业园谷的世界5G0强年月甲😀", max_size=24)


@given(TEXTS)
def test_a_text_without_the_words_is_what_the_pattern_leaves(text: str) -> None:
    pattern = re.compile(any_of(LIST) + r"|\d+[年月]")
    assert Words(LIST).without(text, re.compile(r"\d+[年月]")) == pattern.sub("", text)


@given(TEXTS)
def test_no_beginning_is_missed(text: str) -> None:
    begun = {match.start() for match in re.finditer(f"(?={any_of(LIST)})", text)}
    assert begun <= set(Beginnings(LIST).of(text))


@pytest.mark.parametrize("text", ["", "甲", "谷", "甲谷", "重点"])
def test_short_texts_have_their_beginnings(text: str) -> None:
    assert set(Beginnings(LIST).of(text)) == {at for at in range(len(text)) if text.startswith(("谷", "重点"), at)}


@pytest.mark.parametrize(
    ("name", "ends"), [("青柳水厂", True), ("青柳水厂三期", True), ("青柳水库（二期）", True), ("1号线", True)]
)
def test_names_that_end_in_a_head(name: str, ends: bool) -> None:
    assert ends_in_head(name) is ends


@pytest.mark.parametrize("name", ["", "青柳", "青柳水厂开工", "三期", "（二期）", "青柳水厂\t"])
def test_what_ends_in_no_head(name: str) -> None:
    assert not ends_in_head(name)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("青柳建设项目工程", "青柳"),
        ("甲项目", "甲项目"),
        ("项目", "项目"),
        ("建设项目", "建设项目"),
        ("青柳建设", "青柳建设"),
    ],
)
def test_the_core_of_a_name(name: str, left: str) -> None:
    assert core(name) == left


@given(st.text("青岛北京海南县甲项目的", max_size=8))
def test_only_what_may_be_places_is_cut(name: str) -> None:
    assert all_places(name) == all(word.tag == "ns" for word in words(name))


def test_the_ends_tell_what_cannot_be_places() -> None:
    assert may_be("青岛", "ns")
    assert not may_be("青岛项目", "ns")


@given(TEXTS)
def test_several_lists_are_found_as_by_their_patterns(text: str) -> None:
    lists = (LIST, ("园", "产业园", "点产"), ("的世", "谷的世界"))
    patterns = (re.compile(any_of(words)) for words in lists)
    assert Lists(lists).spans(text) == [[match.span() for match in pattern.finditer(text)] for pattern in patterns]
