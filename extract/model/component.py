"""The model as a part of a spaCy pipeline: ``taizhang_model`` refines what ``taizhang_projects`` found.

    nlp = extract.pipeline.load()
    nlp.add_pipe("taizhang_model", after="taizhang_projects")
    nlp("青柳县举行集中开工仪式，总投资12亿元的红松岭新材料产业园项目开工。").ents

With ``config={"path": "my/names.npz"}`` it uses weights that a user trained.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extract.model.combine import refined
from extract.model.store import Model, read
from extract.money import find_money
from extract.names import find_names
from extract.punctuation import wide
from extract.records import Mention
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article

_OURS = frozenset({"taizhang", "taizhang_model"})


@Language.factory("taizhang_model", default_config={"path": None})
def make(nlp: Language, name: str, path: str | None) -> Callable[[Doc], Doc]:
    """The component; ``path`` is a file of weights, by default those that come with the program."""
    model = read(Path(path)) if path else None
    return lambda doc: _refined(doc, model)


def _refined(doc: Doc, model: Model | None) -> Doc:
    """Put the refined PROJECT names in the place of the rules'; entities of other components stay where they overlap."""
    text = wide(doc.text)
    article = Article("", "", 0, len(text), text, Alignment.identity(len(text)))
    cut = sentences(text)
    values: list[Mention] = find_money(text, cut)
    found = refined(article, cut, values, find_names(article, cut, values), model)
    spans = [
        doc.char_span(m.start, m.end, label="PROJECT", alignment_mode="expand", kb_id="taizhang_model")
        for m in found.mentions
    ]
    others = [one for one in doc.ents if one.kb_id_ not in _OURS]
    doc.ents = filter_spans([*others, *(span for span in spans if span is not None)])
    return doc
