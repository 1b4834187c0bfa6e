"""Words are jieba's, alternations prefer the longest word, and the tagger's sums are those of the rows of its table."""

from __future__ import annotations

import re

import jieba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jieba import finalseg

from extract.model.channels import channels
from extract.model.clusters import clusters_of, pairs_of, shipped
from extract.model.features import places
from extract.model.sums import Summed, totals
from extract.words import any_of, words
from extract.words_cut import cut
from extract.words_unknown import joined

_TEXT = st.text(st.sampled_from("在青岛港建设水电站二期项目，云杉重工投资12.5亿元的了 \r\n（A-1）😀龘"), max_size=40)


@given(_TEXT)
@settings(max_examples=200, deadline=None)
def test_the_words_are_those_of_jieba(text: str) -> None:
    assert cut(text) == list(jieba.cut(text, HMM=True))


@given(_TEXT)
@settings(deadline=None)
def test_words_follow_each_other_from_the_first_character_to_the_last(text: str) -> None:
    found = words(text)
    assert "".join(word.text for word in found) == text
    assert all(text[word.start : word.end] == word.text for word in found)


@given(st.lists(st.text("水电站厂.", min_size=1, max_size=4), min_size=1), st.text("水电站厂.", max_size=12))
def test_an_alternation_takes_the_longest_word_that_fits(choices: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(choices), key=lambda word: (-len(word), word)))
    found = [match.span() for match in re.finditer(any_of(choices), text)]
    assert found == [match.span() for match in re.finditer(plain, text)]


@given(st.lists(st.text("水电厂", min_size=1, max_size=3), min_size=1), st.text("水电厂", max_size=8))
def test_an_alternation_gives_back_characters_that_what_follows_needs(choices: list[str], text: str) -> None:
    plain = "(?:" + "|".join(map(re.escape, choices)) + ")"
    assert bool(re.fullmatch(any_of(choices) + "厂", text)) == bool(re.fullmatch(plain + "厂", text))


def test_an_alternation_of_no_words_is_refused() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        any_of([])


def test_the_sums_are_those_of_the_rows_at_the_places() -> None:
    table = np.random.default_rng(7).integers(-128, 128, size=(1 << 10, 4), dtype=np.int8)
    seen = channels([("云杉电厂二期项目开工，总投资3亿元", [(0, 8)]), ("。", []), ("红柳河水库等四个项目", [])])
    found = totals(seen, Summed.of(table))
    for rows, part in zip(places(seen, 10), seen.parts, strict=True):
        assert (found[slice(*part)] == table[rows].sum(axis=1, dtype=np.int32)).all()


@given(
    st.lists(
        st.tuples(_TEXT.map(lambda text: text.replace("\n", "") + "。"), st.just([(1, 4)])), min_size=1, max_size=4
    )
)
@settings(max_examples=50, deadline=None)
def test_sentences_look_the_same_together_and_alone(told: list[tuple[str, list[tuple[int, int]]]]) -> None:
    together = places(channels(told), 10)
    alone = [places(channels([one]), 10)[0] for one in told]
    assert all((one == other).all() for one, other in zip(together, alone, strict=True))


@given(st.text(st.sampled_from("云杉岭沧澜轴承青柳一的了在县9a龘"), min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_unknown_words_are_those_of_jiebas_model(characters: str) -> None:
    assert joined(characters) == tuple(finalseg.cut(characters))


@given(st.text(st.sampled_from("12１月日 　开工项目青柳龘😀，"), max_size=24))
def test_clusters_are_those_of_the_shipped_pairs(text: str) -> None:
    told = np.array([*map(ord, text), -1], dtype=np.int64)
    known = shipped()
    place = {pair: number for number, pair in enumerate(known.pairs.tolist())}
    at = [place.get(pair) for pair in pairs_of(told).tolist()]
    fine, coarse = clusters_of(told)
    assert fine.tolist() == [0 if one is None else known.fine[one] for one in at]
    assert coarse.tolist() == [0 if one is None else known.coarse[one] for one in at]
