"""The candidates of one sentence: the stretches that the rules or the tagger take for a name, each as the judge's numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.model.judge import Rows, Setting, Told, describe
from extract.model.tagger import Reading, Span
from extract.names import Names
from extract.names_words import core
from extract.records import Mention, Sentence
from normalize.records import Article

_LIKELY = 0.05  # a stretch that the tagger holds less likely than this is no candidate
_HEADLINE = re.compile(r"开工|签约|奠基|落户|投产|项目|开建|动工|竣工|落地|引进|投资|建设|工程|通车")
_SHORTEST = 3  # a core of fewer characters is not counted in the article: it may be any word


@dataclass(frozen=True, slots=True)
class Context:
    """What the judge knows of an article: its text, the rules' names in it with rule and score, and what it speaks of."""

    text: str
    rules: Mapping[Span, tuple[str, float]]
    spans: Sequence[Span]
    starts: Sequence[int]
    headline: bool
    amounts: int
    density: float


def context_of(article: Article, values: Sequence[Mention], names: Names) -> Context:
    """The context of an article whose rules gave ``names`` and whose amounts are among ``values``."""
    rules = {(m.start, m.end): (m.rule, m.confidence) for m in names.mentions}
    said = article.title or article.text[:30]
    amounts = sum(m.type == "MONEY" and m.role in ("total_investment", "annual_investment") for m in values)
    density = 1000 * len(rules) / max(len(article.text), 200)
    spans = sorted(rules)
    starts = [start for start, _ in spans]
    return Context(article.text, rules, spans, starts, _HEADLINE.search(said) is not None, amounts, density)


def proposed(context: Context, start: int, end: int) -> list[Span]:
    """The rules' names that begin in ``start`` to ``end``, as offsets from ``start``, cut off at its end."""
    first, last = bisect_left(context.starts, start), bisect_left(context.starts, end)
    return [(a - start, min(b, end) - start) for a, b in context.spans[first:last]]


def candidates(context: Context, sentence: Sentence, reading: Reading) -> tuple[list[Span], Rows]:
    """The candidates of a sentence as offsets from its start, and a row of the judge's numbers for each."""
    text = context.text[sentence.start : sentence.end]
    rules = {
        (a, b): context.rules.get((a + sentence.start, b + sentence.start), ("", 0.0))
        for a, b in proposed(context, sentence.start, sentence.end)
    }
    likely = {span for span, chance in reading.likely.items() if chance > _LIKELY}
    spans = sorted({*rules, *likely, *reading.best})
    listed = tuple(span for span, (rule, _) in rules.items() if rule == "name.listed")
    rows = [
        describe(text, span, reading, _told(span, rules, listed), _setting(context, text[slice(*span)]))
        for span in spans
    ]
    return spans, np.array(rows).reshape(len(spans), len(rows[0]) if rows else 0)


def _told(span: Span, rules: Mapping[Span, tuple[str, float]], listed: tuple[Span, ...]) -> Told:
    others = tuple(one for one in listed if one != span)
    if span in rules:
        return Told(*rules[span], 0.0, others)
    overlap = max((score for (a, b), (_, score) in rules.items() if a < span[1] and span[0] < b), default=0.0)
    return Told("", 0.0, overlap, others)


def _setting(context: Context, name: str) -> Setting:
    short = core(name)
    repeats = context.text.count(short) - 1 if len(short) >= _SHORTEST else 0
    return Setting(repeats, context.headline, context.amounts, context.density)
