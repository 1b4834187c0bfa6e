"""The spaCy pipeline that holds the project-name step, so that a user can put own components and patterns around it.

``load()`` gives a blank Chinese pipeline of three parts: jieba's words as tokens, ``taizhang_projects`` (the rules of this
room, as PROJECT entities), and an ``entity_ruler`` behind it, which is empty. Own patterns go into the ruler; they win over what
the rules found::

    nlp = load()
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "PROJECT", "pattern": "红松岭二号井"}])
    facts = find(article, own=partial(added, nlp))

Making a Doc costs more than all rules together, so ``find`` runs without the pipeline unless it is given one, and then over
candidate sentences only.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.lang.zh import Chinese
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from extract.names import CANDIDATE, find_names
from extract.punctuation import wide
from extract.records import Mention, Sentence
from extract.segment import sentences
from extract.words import words
from normalize.alignment import Alignment
from normalize.records import Article

_RULES = "taizhang"  # marks the entities of our own rules, so that those of other components can be told from them


class JiebaWords:
    """A spaCy tokenizer whose tokens are jieba's words; text and offsets stay as they are."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of ``text``."""
        tokens = [word.text for word in words(text)]
        return Doc(self.vocab, words=tokens, spaces=[False] * len(tokens))


@Language.component("taizhang_projects")
def projects(doc: Doc) -> Doc:
    """Add the project names that the rules find to ``doc.ents``; entities of earlier components stay where they overlap."""
    text = wide(doc.text)
    article = Article("", "", 0, len(text), text, Alignment.identity(len(text)))
    found = find_names(article, sentences(text), ())
    spans = [
        doc.char_span(m.start, m.end, label="PROJECT", alignment_mode="expand", kb_id=_RULES) for m in found.mentions
    ]
    doc.ents = filter_spans([*doc.ents, *(span for span in spans if span is not None)])
    return doc


def load() -> Language:
    """The pipeline: jieba's words, ``taizhang_projects``, and an empty ``entity_ruler`` for a user's own patterns."""
    nlp = Chinese()
    nlp.tokenizer = JiebaWords(nlp.vocab)
    nlp.add_pipe("taizhang_projects")
    nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    return nlp


def added(nlp: Language, text: str, cut: Sequence[Sentence]) -> list[Mention]:
    """The PROJECT mentions that components other than our rules give in the candidate sentences of ``text``, in order.

    Where a user's pattern is found outside a candidate sentence it is not looked for: add its words to ``project_verbs.tsv``.
    """
    inside = [s for s in cut if CANDIDATE.search(text, s.start, s.end)]
    docs = nlp.pipe(text[s.start : s.end] for s in inside)
    return [_mention(s, span) for s, doc in zip(inside, docs, strict=True) for span in doc.ents if _theirs(span)]


def _theirs(span: Span) -> bool:
    return span.label_ == "PROJECT" and span.kb_id_ != _RULES


def _mention(sentence: Sentence, span: Span) -> Mention:
    start, end = sentence.start + span.start_char, sentence.start + span.end_char
    return Mention("PROJECT", start, end, span.text, "pipeline", 0.9)
