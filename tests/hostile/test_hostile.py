"""No hostile input raises, hangs or costs its neighbours anything while it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.read import decode, raw_sources
from corpus.records import REASONS, Reject
from tests.hostile.make_hostile import hostile_files

GOOD = "西岭县的松涛竹纤维项目已于上月竣工，总投资2.4亿元。"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("hostile")
    assert len(hostile_files(folder / "bad")) >= 100
    for number in range(20):
        (folder / f"bad/good_{number:02}.txt").write_text(GOOD, "utf-8")
    found: dict[str, list[str]] = {}
    for raw in raw_sources([str(folder)]):
        found.setdefault(Path(raw.path).name, []).append(_outcome(raw))
    return found


def _outcome(raw: object) -> str:
    if isinstance(raw, Reject):
        return raw.reason
    try:
        return "read" if decode(raw).text.encode() else "nothing"  # type: ignore[arg-type]
    except UnreadableSource as error:
        return error.reason


def test_every_outcome_is_a_result_or_a_reason(outcomes: dict[str, list[str]]) -> None:
    assert {word for words in outcomes.values() for word in words} <= {"read", *REASONS}


def test_the_good_ones_among_them_are_all_read(outcomes: dict[str, list[str]]) -> None:
    assert [outcomes[f"good_{number:02}.txt"] for number in range(20)] == [["read"]] * 20


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bomb.txt.gz", ["too_large"]),
        ("bomb.txt.zst", ["too_large"]),
        ("pipe.txt", ["unreadable"]),
        ("outside.txt", ["unreadable"]),
        ("itself.txt", ["unreadable"]),
        ("dangling.txt", ["unreadable"]),
        ("unknown.xyz", ["unsupported"]),
        ("deep_array.jsonl", ["bad_json", "read"]),
        ("long_line_20mb.jsonl", ["too_large", "read"]),
        ("quote_never_closed.csv", ["bad_csv"]),
        ("random_bytes.txt", ["binary"]),
        ("nested.parquet", ["no_text_field"] * 2),
        ("script_only.html", ["html_without_text"]),
        ("gbk_lost_byte.txt", ["read"]),
        ("zero_width_only.txt", ["empty"]),
    ],
)
def test_each_trouble_has_its_reason(outcomes: dict[str, list[str]], name: str, words: list[str]) -> None:
    assert outcomes[name] == words
