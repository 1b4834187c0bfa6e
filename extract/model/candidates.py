"""The candidates of an article: the stretches that the rules or the tagger take for a name, each as the judge's numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from extract.model.describe import Candidate, Echo, Setting, Told, describe
from extract.model.gate import Gate
from extract.model.judge import Rows
from extract.model.tagger import Reading, Span
from extract.names import Names
from extract.names_words import core
from extract.records import Mention, Sentence
from normalize.records import Article

LONGEST = 600  # a sentence longer than this is a table or a wreck: the rules' names stay as they are
_LIKELY = 0.05  # a stretch that the tagger holds less likely than this is no candidate
_HEADLINE = re.compile(r"开工|签约|奠基|落户|投产|项目|开建|动工|竣工|落地|引进|投资|建设|工程|通车")
_SHORTEST = 3  # a core of fewer characters is not counted in the article: it may be any word
# What stands between two names of an enumeration.
_JOIN_BEHIND = re.compile(r"”?(?:、|以及|[和及与])“?")
_JOIN_IN_FRONT = re.compile(r"”?(?:、|以及|[和及与])“?$")


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
    sentences: tuple[Sentence, ...] = ()


def context_of(article: Article, sentences: Sequence[Sentence], values: Sequence[Mention], names: Names) -> Context:
    """The context of an article whose rules gave ``names`` and whose amounts are among ``values``."""
    rules = {(m.start, m.end): (m.rule, m.confidence) for m in names.mentions}
    said = article.title or article.text[:30]
    amounts = sum(m.type == "MONEY" and m.role in ("total_investment", "annual_investment") for m in values)
    density = 1000 * len(rules) / max(len(article.text), 200)
    spans = sorted(rules)
    starts = [start for start, _ in spans]
    headline = _HEADLINE.search(said) is not None
    return Context(article.text, rules, spans, starts, headline, amounts, density, tuple(sentences))


def to_read(context: Context, gate: Gate) -> list[Sentence]:
    """The sentences of an article that the tagger is to read: those in which the rules found a name, and those the gate lets in."""
    short = [one for one in context.sentences if one.end - one.start <= LONGEST]
    opened = gate.opens(context.text, [(one.start, one.end) for one in short])
    return [one for one, let_in in zip(short, opened, strict=True) if let_in or _any_in(context.starts, *one[:2])]


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def proposed(context: Context, start: int, end: int) -> list[Span]:
    """The rules' names that begin in ``start`` to ``end``, as offsets from ``start``, cut off at its end."""
    first, last = bisect_left(context.starts, start), bisect_left(context.starts, end)
    return [(a - start, min(b, end) - start) for a, b in context.spans[first:last]]


class Here(NamedTuple):
    """What the rules and the tagger hold possible in one sentence, as offsets from its start."""

    sentence: Sentence
    reading: Reading
    rules: dict[Span, tuple[str, float]]
    spans: list[Span]
    names: list[str]  # what the spans say, without a trailing 项目


class _Seen:
    """How one name is told in an article: the best chances in two sentences, and how often it is a candidate and a rule's name."""

    __slots__ = ("best", "headline", "ruled", "second", "times", "total")

    def __init__(self) -> None:
        self.best: tuple[float, int] = (0.0, -1)
        self.second = self.headline = 0.0
        self.times: dict[int, int] = {}
        self.total = 0
        self.ruled: set[int] = set()

    def add(self, number: int, chance: float, *, ruled: bool, headline: bool) -> None:
        """One more candidate of that name, in the sentence ``number``."""
        self.times[number] = self.times.get(number, 0) + 1
        self.total += 1
        if ruled:
            self.ruled.add(number)
        if headline:
            self.headline = max(self.headline, chance)
        if number == self.best[1]:
            self.best = max(self.best, (chance, number))
        elif chance > self.best[0]:
            self.best, self.second = (chance, number), self.best[0]
        else:
            self.second = max(self.second, chance)


def candidates(context: Context, read: Sequence[tuple[Sentence, Reading]]) -> tuple[list[Here], Rows]:
    """The candidates of the sentences that were read, and a row of the judge's numbers for each, sentence by sentence."""
    here = [_here(context, sentence, reading) for sentence, reading in read]
    seen: dict[str, _Seen] = {}
    total = 0
    for number, one in enumerate(here):
        total += len(one.spans)
        for span, name in zip(one.spans, one.names, strict=True):
            headline = one.sentence.start == 0
            known = seen.setdefault(name, _Seen())
            known.add(number, one.reading.name(*span), ruled=span in one.rules, headline=headline)
    rows = [row for number, one in enumerate(here) for row in _rows(context, one, number, seen)]
    return here, np.array(rows).reshape(total, len(rows[0]) if rows else 0)


def _here(context: Context, sentence: Sentence, reading: Reading) -> Here:
    rules = {
        (a, b): context.rules.get((a + sentence.start, b + sentence.start), ("", 0.0))
        for a, b in proposed(context, sentence.start, sentence.end)
    }
    likely = {span for span, chance in reading.likely.items() if chance > _LIKELY}
    spans = sorted({*rules, *likely, *reading.best})
    text = context.text[sentence.start : sentence.end]
    return Here(sentence, reading, rules, spans, [core(text[slice(*span)]).strip("“”") for span in spans])


def _rows(context: Context, here: Here, number: int, seen: Mapping[str, _Seen]) -> list[list[float]]:
    text = context.text[here.sentence.start : here.sentence.end]
    listed = tuple(span for span, (rule, _) in here.rules.items() if rule == "name.listed")
    begins, ends = _best_at(here, 0), _best_at(here, 1)
    rows = []
    for span, name in zip(here.spans, here.names, strict=True):
        setting = _setting(context, text[slice(*span)])
        left, right = ends.get(_before(text, span[0]), 0.0), begins.get(_after(text, span[1]), 0.0)
        echo = _echo(seen[name], number, here.sentence.start == 0, (left, right))
        rows.append(describe(Candidate(text, span, here.reading, _told(span, here.rules, listed), setting, echo)))
    return rows


def _best_at(here: Here, side: int) -> dict[int, float]:
    """The best chance of the candidates that begin (``side`` 0) or end (1) at each place."""
    found: dict[int, float] = {}
    for span in here.spans:
        found[span[side]] = max(found.get(span[side], 0.0), here.reading.name(*span))
    return found


def _before(text: str, start: int) -> int:
    """Where the member in front of a name would end, -1 where none is."""
    match = _JOIN_IN_FRONT.search(text, max(0, start - 4), start)
    return match.start() if match else -1


def _after(text: str, end: int) -> int:
    """Where the member behind a name would begin, -1 where none is."""
    match = _JOIN_BEHIND.match(text, end)
    return match.end() if match else -1


def _echo(known: _Seen, number: int, is_headline: bool, beside: tuple[float, float]) -> Echo:
    chance = known.second if known.best[1] == number else known.best[0]
    times = known.total - known.times[number]
    headline = 0.0 if is_headline else known.headline
    return Echo(chance, times, headline, len(known.ruled) > (number in known.ruled), *beside)


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
