"""The gate: which sentences are read at all, that it can be taught, and that it sees a sentence as it is wherever it stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model.candidates import LONGEST, context_of, to_read
from extract.model.data import prepare
from extract.model.gate import Gate, fit_gate
from extract.model.store import Model, read, save, shipped
from normalize.alignment import Alignment
from normalize.records import Article

NAMED = [
    "沧澜轴承基地项目今天开工。",
    "沧澜至北屿高速公路全长90公里。",
    "北屿光电二期计划明年投产。",
    "走进沧澜高端轴承产业园，工人正忙着安装设备。",
    "其中，沧澜学校、北屿医院等项目已经封顶。",
]
UNNAMED = [
    "他说，天气很好。",
    "会议由县长主持。",
    "记者王明报道。",
    "居民们在广场上跳舞。",
    "今年全县粮食产量再创新高。",
]


def opens(gate: Gate, text: str) -> bool:
    return gate.opens(text, [(0, len(text))])[0]


@pytest.mark.parametrize("text", NAMED)
def test_a_sentence_that_names_a_project_is_let_in(text: str) -> None:
    assert opens(shipped().gate, text)


@pytest.mark.parametrize("text", UNNAMED)
def test_a_sentence_of_other_things_is_not(text: str) -> None:
    assert not opens(shipped().gate, text)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_a_sentence_is_seen_the_same_alone_and_in_an_article(texts: list[str]) -> None:
    stops = np.cumsum([len(text) for text in texts]).tolist()
    spans = [(stop - len(text), stop) for text, stop in zip(texts, stops, strict=True)]
    gate = shipped().gate
    assert gate.opens("".join(texts), spans) == [opens(gate, text) for text in texts]


def test_a_gate_learns_from_sentences_and_survives_the_disk(tmp_path: Path) -> None:
    texts = [*NAMED, *UNNAMED] * 30
    named = [text in NAMED for text in texts]
    gate = fit_gate(texts, named)
    assert [opens(gate, text) for text in texts] == named
    model = shipped()
    save(Model(model.tagger, model.judge, model.levels, gate), tmp_path / "names.npz")
    again = read(tmp_path / "names.npz").gate
    assert again.least == gate.least and (again.weights == gate.weights).all()


def test_weights_of_before_there_was_a_gate_read_every_sentence(tmp_path: Path) -> None:
    save(shipped(), tmp_path / "names.npz")
    with np.load(tmp_path / "names.npz") as data:
        kept = {key: data[key] for key in data.files if key not in ("gate", "least")}
    np.savez_compressed(tmp_path / "old.npz", **kept)
    assert all(opens(read(tmp_path / "old.npz").gate, text) for text in (*NAMED, *UNNAMED))


def test_what_is_too_long_is_not_read_and_what_a_rule_names_always_is() -> None:
    text = "沧澜轴承基地项目开工。" + "他们在" * (LONGEST // 3) + "说笑。\n他说，天气很好。"
    one = prepare(Article("d", "s", 0, len(text), text, Alignment.identity(len(text))))
    context = context_of(one.view, one.sentences, one.values, one.names)
    shut = Gate(np.zeros_like(shipped().gate.weights), 0)
    assert [text[s.start : s.end] for s in to_read(context, shut)] == ["沧澜轴承基地项目开工。"]
    assert max(s.end - s.start for s in to_read(context, Gate.wide())) <= LONGEST
