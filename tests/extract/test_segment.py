"""Sentences: ends, paragraphs, and stretches without an end."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.segment import MOST_CHARACTERS, sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_ends_keep_their_quotes_and_brackets() -> None:
    assert cut("“明年开工。”他说。（记者 李明）") == ["“明年开工。”", "他说。", "（记者 李明）"]


def test_a_semicolon_and_a_decimal_point_end_nothing() -> None:
    assert cut("甲项目12.5亿元；乙项目8亿元。丙项目待定") == ["甲项目12.5亿元；乙项目8亿元。", "丙项目待定"]


def test_paragraphs_are_counted_by_line_breaks() -> None:
    assert [s.paragraph for s in sentences("标题\n第一句。第二句。\n\n第三句。")] == [0, 1, 1, 2]


def test_a_stretch_without_an_end_is_cut_behind_a_comma() -> None:
    text = ("项目" * 200 + "，") * 6
    found = cut(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= MOST_CHARACTERS
    assert all(part.endswith("，") for part in found)


@given(st.text(alphabet="甲乙，。；！\n ”）1.", max_size=60).map(lambda s: s * 40))
def test_sentences_cover_everything_but_space_in_order(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(text[s.start : s.end] for s in found)
    assert covered.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(0 < s.end - s.start <= MOST_CHARACTERS for s in found)
