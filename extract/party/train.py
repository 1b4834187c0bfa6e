"""Trains the learned linker of parties: ``python -m extract.party.train --help``.

The tagger learns where a party's name stands, in the sentences around the projects' names; the judge learns which of the candidates is
a party to which project beside those that rules tell, from what taggers said of articles that they had not seen.
The same files give the same bytes. The development gold is not learned from, so that it may measure the linker.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extract.link.parties import parties
from extract.model.fit import Encoded, Example, Settings, encode
from extract.model.judge import Rows, chances, fit_judge
from extract.model.store import Model, save
from extract.model.tagger import Span, Tagger
from extract.model.train import fitted, fold_of
from extract.party.candidates import candidates, near, projects_in
from extract.party.describe import Pair, pairs
from extract.party.labels import Labelled, news, written
from extract.party.linker import NAME, parties_of

FOLDS = 4
SETTINGS = Settings(epochs=5, bits=19)
PULL = 1.0  # holds the judge's weights near 0; half and twice as much make no difference
_REAL = 3.0  # what one pair of real news counts beside one of written news, of which there is so much more


@dataclass(frozen=True, slots=True)
class Taught:
    """The documents with their folds, the pairs of each as a tagger sees them that had not seen its fold, and the tagger of all."""

    documents: Sequence[Labelled]
    weights: Sequence[float]
    folds: Sequence[int]
    met: Sequence[Sequence[Pair]]
    tagger: Tagger


def taught(documents: Sequence[Labelled], weights: Sequence[float], workers: int = 1) -> Taught:
    """Taggers of the documents, and what they see; each document counts by its weight for the judge. The number of processes changes nothing."""
    encoded = [[encode(one, SETTINGS.bits) for one in examples(document)] for document in documents]
    folds = [fold_of(f"party {document.group}", FOLDS) for document in documents]
    *inner, whole = fitted([_but(encoded, folds, fold) for fold in range(FOLDS + 1)], SETTINGS, workers)
    met = [judged(document, inner[fold]) for document, fold in zip(documents, folds, strict=True)]
    return Taught(documents, weights, folds, met, whole)


def judge_of(told: Taught, without: int = FOLDS) -> Rows:
    """The judge's weights, from the pairs of all documents but those of one fold."""
    rows, right, counts = zip(
        *(
            (pair.numbers, float(pair.name in document.parties[pair.cluster]), weight)
            for document, met, fold, weight in zip(told.documents, told.met, told.folds, told.weights, strict=True)
            for pair in (met if fold != without else ())
        ),
        strict=True,
    )
    return fit_judge(np.array(rows), np.array(right), np.array(counts), PULL)


def train(told: Taught) -> Model:
    """The model that the documents teach."""
    return Model(told.tagger, judge_of(told), np.zeros((2, 0)))


def measure(told: Taught, kinds: Sequence[str]) -> str:
    """Rules alone, and with what is learned by others' documents, against the labels of each kind of document; a Markdown table."""
    judges = [judge_of(told, fold) for fold in range(FOLDS)]
    counts: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for document, met, fold, kind in zip(told.documents, told.met, told.folds, kinds, strict=True):
        ruled = parties(document.reading)
        said = chances(np.array([pair.numbers for pair in met]), judges[fold]).tolist() if met else []
        more = parties_of(document.reading, met, said)
        every = {number: (*ruled.get(number, ()), *more.get(number, ())) for number in {*ruled, *more}}
        for both, found in ((False, ruled), (True, every)):
            counts[kind, both].update(gold=sum(map(len, document.parties.values())))
            counts[kind, both].update(found=sum(map(len, found.values())))
            hits = sum(len(document.parties[number].intersection(names)) for number, names in found.items())
            counts[kind, both].update(hits=hits)
    lines = ["| news | parties | rules P / R / F1 | both P / R / F1 |", "| --- | --- | --- | --- |"]
    for kind in dict.fromkeys(kinds):
        alone, joined = counts[kind, False], counts[kind, True]
        lines.append(f"| {kind} | {alone['gold']} | {_figures(alone)} | {_figures(joined)} |")
    return "\n".join(lines)


def _figures(count: Counter[str]) -> str:
    precision, recall = count["hits"] / max(1, count["found"]), count["hits"] / max(1, count["gold"])
    return f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def _but(encoded: Sequence[Sequence[Encoded]], folds: Sequence[int], fold: int) -> list[Encoded]:
    return [one for document, other in zip(encoded, folds, strict=True) if other != fold for one in document]


def examples(document: Labelled) -> Iterator[Example]:
    """The sentences that the tagger learns from, with every place of a party's name outside the projects' names."""
    reading = document.reading
    names = sorted({name for told in document.parties.values() for name in told}, key=lambda name: (-len(name), name))
    for number in near(reading, range(len(reading.clusters))):
        sentence = reading.sentences[number]
        text = reading.article.text[sentence.start : sentence.end]
        projects = projects_in(reading, sentence)
        yield Example(text, tuple(sorted(places(text, names, projects))), tuple(projects))


def places(text: str, names: Iterable[str], taken: Sequence[Span]) -> list[Span]:
    """Where ``names`` stand in a text outside what is ``taken``; of names that overlap the one given first counts.

    >>> places("云柏集团和云柏", ["云柏集团", "云柏"], [])
    [(0, 4), (5, 7)]
    """
    found: list[Span] = []
    for name in names:
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in (*taken, *found)):
                found.append((start, end))
    return found


def judged(document: Labelled, tagger: Tagger) -> list[Pair]:
    """The pairs of which the judge learns, as a tagger sees them: of what rules do not tell."""
    told = parties(document.reading)
    found = candidates(document.reading, tagger, range(len(document.reading.clusters)))
    return list(pairs(document.reading, found, told))


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--sources",
        nargs="*",
        default=[],
        help="where the records of labels/news.tsv are, as `taizhang run` takes them",
    )
    cli.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that train side by side")
    cli.add_argument("--out", type=Path, default=Path("extract/model/weights") / NAME)
    cli.add_argument(
        "--measure", action="store_true", help="print how good it is on articles it did not learn from; save nothing"
    )
    options = cli.parse_args()
    missing = [path for path in options.sources if not Path(path).exists()]
    if missing:
        print(f"There is no {', '.join(missing)}: the model was left as it is.", file=sys.stderr)
        return 1
    real, made_up = list(news(options.sources)), list(written())
    told = sum(len(names) for one in (*real, *made_up) for names in one.parties.values())
    print(f"{len(real)} articles of news and {len(made_up)} written ones, {told} parties")
    model = taught([*real, *made_up], [_REAL] * len(real) + [1.0] * len(made_up), options.workers)
    if options.measure:
        print(measure(model, ["real"] * len(real) + [one.group.split(" ")[0] for one in made_up]))
        return 0
    save(train(model), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
