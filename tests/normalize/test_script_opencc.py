"""Script conversion beside the installed OpenCC: on every word at hand it reads the same, save for the decisions listed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import opencc
import pytest

from normalize.lexicon import rows
from normalize.script import to_simplified
from tools import build_divisions, build_script

SUITE = Path(__file__).parents[3] / "shared/suites/dev/t2s.jsonl"
DECIDED = {row[0]: row[1] for row in rows("script_decided.tsv")} | {
    row[0]: row[0] for row in rows("protected_names.tsv")
}


@pytest.fixture(scope="module")
def jieba_words() -> list[str]:
    return [line.split(" ")[0] for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines()]


def convert(words: list[str], config: str) -> list[str]:
    return opencc.OpenCC(config).convert("\n".join(words)).split("\n")


def decided_places(word: str) -> set[int]:
    """The characters of a word that a decided character or phrase covers, and 陞, which the words around it decide."""
    found = ((key, start) for key in DECIDED for start in range(len(word)) if word.startswith(key, start))
    covered = {start + offset for key, start in found for offset in range(len(key))}
    return covered | {place for place, character in enumerate(word) if character == "陞"}


def undecided(words: list[str]) -> Iterator[tuple[str, str, str]]:
    """Words that we read otherwise than OpenCC t2s, with both readings, where no decision says so."""
    ours = to_simplified("\n".join(words)).split("\n")
    for word, theirs, mine in zip(words, convert(words, "t2s"), ours, strict=True):
        if theirs != mine:
            differing = {place for place, (one, two) in enumerate(zip(theirs, mine, strict=True)) if one != two}
            if not differing <= decided_places(word):
                yield word, theirs, mine


def test_jiebas_words_in_traditional_script_read_as_opencc_reads_them(jieba_words):
    assert len(jieba_words) > 300_000
    assert list(undecided(convert(jieba_words, "s2t"))) == []


@pytest.mark.parametrize("name", ["TSPhrases", "TSCharacters", "TWVariantsRevPhrases", "HKVariantsRevPhrases"])
def test_openccs_own_lists_read_as_opencc_reads_them(name):
    assert list(undecided(list(build_script.dictionary(name)))) == []


def test_openccs_simplified_phrases_come_back():
    assert list(undecided([values[0] for values in build_script.dictionary("STPhrases").values()])) == []


def test_every_decision_holds_and_has_a_reason():
    wrong = {row[0]: to_simplified(row[0]) for row in rows("script_decided.tsv") if to_simplified(row[0]) != row[1]}
    assert wrong == {}
    assert all(len(row) == 3 and row[2] for row in rows("script_decided.tsv"))


def test_no_decision_is_made_twice():
    keys = [row[0] for row in rows("script_decided.tsv")]
    assert len(keys) == len(set(keys))


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.is_file(), reason="the published conversion cases (../shared) are not here")
def test_published_cases_differ_from_opencc_only_where_decided():
    cases = [json.loads(line) for line in SUITE.read_text("utf-8").splitlines()]
    inputs = [case["input"] for case in cases if case["relevant"] and "\n" not in case["input"]]
    assert len(inputs) > 20
    assert list(undecided(inputs)) == []


def test_the_shipped_tables_are_those_the_script_writes():
    folder = files("normalize") / "lexicons"
    stale = [name for name, text in build_script.tables().items() if (folder / name).read_text("utf-8") != text]
    assert stale == [], "run python tools/build_script.py"


def test_the_shipped_word_joints_are_those_the_script_writes():
    folder = files("normalize") / "places"
    codes = dict(line.split("\t") for line in (folder / "divisions.tsv").read_text("utf-8").splitlines()[1:])
    shipped = (folder / "joints.tsv").read_text("utf-8").splitlines()[1:]
    assert ["\t".join(row) for row in build_divisions.joints(codes)] == shipped
