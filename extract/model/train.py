"""Trains the model of project names from labelled sources: ``python -m extract.model.train --help``.

The gate learns from the labelled sentences which to read; the tagger from those that gates let in which had not seen them, and from
the made-up news in ``written/``. The judge learns from what taggers said of labelled sentences that they had not seen (cross-fitting
over groups of publishers), so that its chances hold on new text. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from extract.model.candidates import candidates, proposed, to_read
from extract.model.data import GOLD, Sample, gold_labels, merged, samples, table_labels
from extract.model.fit import Encoded, Settings, encode, fit
from extract.model.gate import Gate, fit_gate
from extract.model.judge import Rows, chances, fit_judge
from extract.model.store import NAME, Model, save
from extract.model.tagger import Span, Tagger
from extract.model.written import written

FOLDS = 5
SETTINGS = Settings()
_MANY = 400  # sentences of one publisher, from which on each of its records is a group of its own


def fold_of(group: str, folds: int = FOLDS) -> int:
    """The fold of a publisher or record: the same in every run.

    >>> fold_of("青柳日报") == fold_of("青柳日报")
    True
    """
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates of labelled sentences: the judge's numbers, whether each is a name, its group, its sentence and place there."""

    rows: Rows
    right: Rows
    groups: tuple[str, ...]
    owners: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """How a model is trained: the settings of each tagger, from how many folds the judge learns, and in how many processes."""

    settings: Settings = SETTINGS
    folds: int = FOLDS
    workers: int = 1


def train(labelled: Sequence[Sample], extra: Sequence[Encoded], how: Training | None = None) -> Model:
    """A model of the labelled sentences; ``extra`` are encoded made-up ones, from which the judge does not learn. The number of processes changes no weight."""
    judged, tagger = taught(labelled, extra, how or Training())
    weights = fit_judge(judged.rows, judged.right, np.ones(len(judged.right)))
    return Model(tagger, weights, levels(judged), gate_of(labelled))


def taught(labelled: Sequence[Sample], extra: Sequence[Encoded], how: Training) -> tuple[Judged, Tagger]:
    """The candidates as taggers see them that were not trained on their group, and the tagger that was trained on all."""
    # The inner folds are drawn apart from those of cross-validation, so that a fold left out there empties none here.
    folds = [fold_of(f"inner {group}", how.folds) for group in groups_of(labelled)]
    used = sorted(set(folds))
    gates = {fold: gate_of([one for one, other in zip(labelled, folds, strict=True) if other != fold]) for fold in used}
    kept = let_in(labelled, folds, gates)
    encoded = [(folds[number], encode(labelled[number].example, how.settings.bits)) for number in kept]
    seen = [[one for other, one in encoded if other != fold] for fold in used]
    every = [one for _, one in encoded]
    *inner, whole = fitted([*([*some, *extra] for some in seen), [*every, *extra]], how.settings, how.workers)
    taggers = dict(zip(used, inner, strict=True))
    return crossed(labelled, kept, [Eyes(gates[fold], taggers[fold]) for fold in folds]), whole


class Eyes(NamedTuple):
    """A gate and a tagger that learned from the same sentences."""

    gate: Gate
    tagger: Tagger


def gate_of(labelled: Sequence[Sample]) -> Gate:
    """The gate that the sentences teach."""
    return fit_gate([one.example.text for one in labelled], [bool(one.example.names) for one in labelled])


def let_in(labelled: Sequence[Sample], folds: Sequence[int], gates: Mapping[int, Gate]) -> list[int]:
    """The numbers of the sentences to learn from: those with a name, of labels or of rules, and those that the gate of their fold lets in."""
    return [
        number
        for number, (one, fold) in enumerate(zip(labelled, folds, strict=True))
        if one.example.names
        or one.example.proposed
        or gates[fold].opens(one.example.text, [(0, len(one.example.text))])[0]
    ]


def fitted(tasks: Sequence[Sequence[Encoded]], settings: Settings, workers: int) -> list[Tagger]:
    """The tagger of each list of examples, in their order; the number of processes changes no weight."""
    if workers == 1:
        return [tagger_of(task, settings) for task in tasks]
    with ProcessPoolExecutor(min(workers, len(tasks))) as pool:
        return list(pool.map(partial(tagger_of, settings=settings), tasks))


def tagger_of(examples: Sequence[Encoded], settings: Settings) -> Tagger:
    """The tagger that the examples teach."""
    return Tagger.rounded(*fit(examples, settings))


def groups_of(labelled: Sequence[Sample]) -> list[str]:
    """What stays together in the folds: the sentences of a publisher; of one that has very many, those of a record."""
    count = Counter(one.example.group for one in labelled)
    return [
        one.example.group if count[one.example.group] <= _MANY else f"{one.example.group} {one.record}"
        for one in labelled
    ]


def crossed(labelled: Sequence[Sample], kept: Sequence[int], eyes: Sequence[Eyes]) -> Judged:
    """The candidates of the ``kept`` sentences as gate and tagger of their fold see them, which were not trained on their group.

    An article's sentences are looked at together, those without labels too, as they are where the model is at work.
    """
    rows: list[Rows] = []
    places: list[tuple[int, Span]] = []
    for _, article in groupby(kept, key=lambda number: id(labelled[number].context)):
        mine = {labelled[number].sentence: number for number in article}
        first = min(mine.values())
        context = labelled[first].context
        spoken = sorted({*to_read(context, eyes[first].gate), *mine})
        readings = eyes[first].tagger.read(
            [(context.text[s.start : s.end], proposed(context, s.start, s.end)) for s in spoken]
        )
        found, numbers_of = candidates(context, [(s, one) for s, one in zip(spoken, readings, strict=True) if one])
        owners = [(mine.get(one.sentence), span) for one in found for span in one.spans]
        rows += [numbers_of[[owner is not None for owner, _ in owners]]] if owners else []
        places += [(owner, span) for owner, span in owners if owner is not None]
    right = np.array([float(span in labelled[number].example.names) for number, span in places])
    every = groups_of(labelled)
    return Judged(np.concatenate(rows), right, tuple(every[number] for number, _ in places), *zip(*places, strict=True))


def unseen(judged: Judged) -> Rows:
    """The chance of each candidate by a judge that had not seen its group."""
    folds = np.array([fold_of(group) for group in judged.groups])
    said = np.zeros(len(folds))
    for fold in sorted(set(folds.tolist())):
        out = folds == fold
        weights = fit_judge(judged.rows[~out], judged.right[~out], np.ones((~out).sum()))
        said[out] = chances(judged.rows[out], weights)
    return said


def levels(judged: Judged, bins: int = 10) -> Rows:
    """How often candidates of each chance were right, by judges that had not seen them; rising, see :class:`Model`."""
    said = unseen(judged)
    place = np.clip((said * bins).astype(int), 0, bins - 1)
    known = [k for k in range(bins) if (place == k).any()]
    means = [float(said[place == k].mean()) for k in known]
    shares = np.maximum.accumulate([float(judged.right[place == k].mean()) for k in known])
    return np.array([means, shares])


def made_up(bits: int = SETTINGS.bits) -> list[Encoded]:
    """The encoded sentences of the marked text that comes with the program."""
    return [encode(one.example, bits) for one in written()]


def labelled_samples(
    sources: Sequence[str], gold: Path | None, tables: Sequence[Path], without: frozenset[str] = frozenset()
) -> list[Sample]:
    """All labelled sentences, in the order of the sources; the records in ``without`` are left out.

    A record of the gold counts as its gold file says, whatever the tables say of it.
    """
    labels = merged(map(table_labels, tables)) | (gold_labels(gold) if gold else {})
    return list(samples(sources, {record: told for record, told in labels.items() if record not in without}))


def records_in(paths: Sequence[Path]) -> frozenset[str]:
    """The records that JSON Lines files name in their field ``record``."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(json.loads(line)["record"] for line in lines)


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--sources", nargs="+", required=True, help="files and folders of articles, as `taizhang run` takes them"
    )
    cli.add_argument("--gold", type=Path, help="a folder of gold files, one for each source")
    cli.add_argument("--labels", nargs="*", type=Path, default=[], help="tables of record, start, end, label")
    cli.add_argument(
        "--without", nargs="*", type=Path, default=[], help="files of JSON Lines whose records are kept for measuring"
    )
    cli.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that train side by side")
    cli.add_argument("--out", type=Path, default=Path("extract/model/weights") / NAME)
    options = cli.parse_args()
    given = [*options.sources, options.gold, *options.labels, *options.without]
    missing = [path for path in given if path and not Path(path).exists()]
    if missing:
        print(f"There is no {', '.join(map(str, missing))}: the model was left as it is.", file=sys.stderr)
        return 1
    labelled = labelled_samples(options.sources, options.gold, options.labels, records_in(options.without))
    if not any(one.example.names for one in labelled):
        print("The labels mark no name in these sources: the model was left as it is.", file=sys.stderr)
        return 1
    gold = sum(one.example.kind == GOLD for one in labelled)
    print(
        f"{len(labelled)} labelled sentences ({gold} of gold files), {sum(len(s.example.names) for s in labelled)} names"
    )
    save(train(labelled, made_up(), Training(workers=options.workers)), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
