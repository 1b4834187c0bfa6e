"""Alignments: what a derived character stands for, through any number of edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.alignment import Alignment, from_pieces
from normalize.edits import Edit, apply_edits


@st.composite
def texts_and_edits(draw, alphabet="abc"):
    text = draw(st.text(alphabet, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if start < end:
            edits.append(Edit(start, end, draw(st.text("xyz", max_size=3)), "test"))
    return text, edits


def test_a_deletion_leaves_a_gap():
    text, alignment = apply_edits("項(xiàng)目", [Edit(1, 8, "", "note")])
    assert text == "項目"
    assert [alignment.source_of(index) for index in range(2)] == [(0, 1), (8, 9)]
    assert alignment.span(0, 2) == (0, 9)


def test_a_replacement_of_another_length_stands_for_the_whole():
    text, alignment = apply_edits("道?!半p招", [Edit(1, 5, "。“雙", "mojibake")])
    assert text == "道。“雙招"
    assert {alignment.source_of(index) for index in range(1, 4)} == {(1, 5)}
    assert alignment.source_of(4) == (5, 6)


def test_an_insertion_stands_for_nothing_between_its_neighbours():
    alignment = from_pieces([(2, 0, None), (1, 2, 0), (2, 2, None)])
    assert alignment.source_of(2) == (2, 2)
    assert alignment.span(1, 4) == (1, 3)


def test_pieces_that_continue_each_other_are_one_run():
    assert from_pieces([(2, 0, None), (0, 2, 3), (3, 2, None)]) == Alignment.identity(5)


def test_an_empty_text_has_no_span():
    with pytest.raises(ValueError, match="outside a text of 0 characters"):
        from_pieces([]).span(0, 1)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (-1, 2), (0, 6)])
def test_spans_outside_the_text_are_refused(start, end):
    with pytest.raises(ValueError, match="outside a text"):
        Alignment.identity(5).span(start, end)


@given(texts_and_edits(), st.data())
def test_composed_alignments_map_as_their_parts_do(first, data):
    source, edits = first
    middle, base = apply_edits(source, edits)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(middle)), max_size=6)))
    pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    derived, top = apply_edits(middle, [Edit(a, b, "zz"[: (b - a) % 3], "test") for a, b in pairs])
    composed = top.compose(base)
    assert composed.length == len(derived)
    for index in range(len(derived)):
        start, end = top.source_of(index)
        assert composed.source_of(index) == (base.span(start, end) if start < end else base.source_of(start))


@given(texts_and_edits())
def test_characters_that_stay_map_to_themselves_and_order_is_kept(case):
    source, edits = case
    text, alignment = apply_edits(source, edits)
    spans = [alignment.source_of(index) for index in range(len(text))]
    assert spans == sorted(spans)
    assert all(source[start:end] == text[index] for index, (start, end) in enumerate(spans) if text[index] not in "xyz")


@given(texts_and_edits(), st.data())
def test_many_spans_in_one_walk_are_each_as_alone(case, data):
    text, alignment = apply_edits(*case)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    wanted = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    assert list(alignment.spans(wanted)) == [alignment.span(a, b) for a, b in wanted]
