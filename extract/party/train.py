"""Trains the learned linker of parties: ``python -m extract.party.train --help``.

The tagger learns where a party's name stands, in the sentences around the projects' names; the judge learns which of the candidates is
a party to which project, from projects of which no rule tells a party and from what taggers said of articles that they had not seen.
The same files give the same bytes. The development gold is not learned from, so that it may measure the linker.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from extract.link.parties import parties
from extract.model.fit import Encoded, Example, Settings, encode
from extract.model.judge import fit_judge
from extract.model.store import Model, save
from extract.model.tagger import Span, Tagger
from extract.model.train import fold_of, tagger_of
from extract.party.candidates import candidates, near, projects_in
from extract.party.describe import Pair, pairs, silent
from extract.party.labels import Labelled, news, written
from extract.party.linker import NAME

FOLDS = 4
SETTINGS = Settings(epochs=5, bits=19)
PULL = 1.0  # holds the judge's weights near 0; half and twice as much make no difference
_REAL = 3.0  # what one pair of real news counts beside one of written news, of which there is so much more


def train(documents: Sequence[Labelled], weights: Sequence[float], workers: int = 1) -> Model:
    """A model of the labelled documents, each of which counts by its weight for the judge. The number of processes changes no weight."""
    encoded = [[encode(one, SETTINGS.bits) for one in examples(document)] for document in documents]
    folds = [fold_of(f"party {document.group}", FOLDS) for document in documents]
    seen = [_but(encoded, folds, fold) for fold in range(FOLDS)]
    *inner, whole = _fitted([*seen, _but(encoded, folds, FOLDS)], workers)
    rows, right, counts = zip(
        *(
            (pair.numbers, float(pair.name in document.parties[pair.cluster]), weight)
            for document, fold, weight in zip(documents, folds, weights, strict=True)
            for pair in judged(document, inner[fold])
        ),
        strict=True,
    )
    return Model(whole, fit_judge(np.array(rows), np.array(right), np.array(counts), PULL), np.zeros((2, 0)))


def _but(encoded: Sequence[Sequence[Encoded]], folds: Sequence[int], fold: int) -> list[Encoded]:
    return [one for document, other in zip(encoded, folds, strict=True) if other != fold for one in document]


def _fitted(tasks: Sequence[Sequence[Encoded]], workers: int) -> list[Tagger]:
    if workers == 1:
        return [tagger_of(task, SETTINGS) for task in tasks]
    with ProcessPoolExecutor(min(workers, len(tasks))) as pool:
        return list(pool.map(partial(tagger_of, settings=SETTINGS), tasks))


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
    """The pairs of which the judge learns, as a tagger sees them: those of the projects of which the rules tell no party."""
    told = parties(document.reading)
    found = candidates(document.reading, tagger, silent(document.reading, told))
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
    options = cli.parse_args()
    missing = [path for path in options.sources if not Path(path).exists()]
    if missing:
        print(f"There is no {', '.join(missing)}: the model was left as it is.", file=sys.stderr)
        return 1
    real, made_up = list(news(options.sources)), list(written())
    told = sum(len(names) for one in (*real, *made_up) for names in one.parties.values())
    print(f"{len(real)} articles of news and {len(made_up)} written ones, {told} parties")
    save(train([*real, *made_up], [_REAL] * len(real) + [1.0] * len(made_up), options.workers), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
