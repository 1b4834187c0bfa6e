"""A user's own patterns reach the facts through the spaCy pipeline."""

from __future__ import annotations

from functools import partial

import pytest
from spacy.language import Language

from extract.find import find
from extract.pipeline import added, load
from normalize.alignment import Alignment
from normalize.records import Article

pytestmark = pytest.mark.filterwarnings("ignore:.W036")  # an empty ruler is what a user starts from
TEXT = "青柳县昨日开工建设一批项目，红松岭二号井同时复工，年底投产。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def article(text: str) -> Article:
    return Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))


def names(text: str, nlp: Language | None = None) -> list[str]:
    facts = find(article(text), partial(added, nlp) if nlp else None)
    return [m.text for m in facts.mentions if m.type == "PROJECT"]


def test_a_pattern_of_the_user_becomes_a_project(nlp: Language) -> None:
    own = load()
    own.get_pipe("entity_ruler").add_patterns([{"label": "PROJECT", "pattern": "红松岭二号井"}])
    assert "红松岭二号井" not in names(TEXT, nlp)
    assert "红松岭二号井" in names(TEXT, own)


def test_the_rules_are_a_component_of_the_pipeline(nlp: Language) -> None:
    doc = nlp("青柳氢能装备产业园项目总投资5亿元，下月开工。")
    assert [ent.text for ent in doc.ents if ent.label_ == "PROJECT"] == ["青柳氢能装备产业园项目"]


def test_tokens_cover_the_text(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert "".join(token.text for token in doc) == TEXT


def test_an_empty_pipeline_changes_nothing(nlp: Language) -> None:
    text = "青柳氢能装备产业园项目总投资5亿元，下月开工。"
    assert names(text, nlp) == names(text)
