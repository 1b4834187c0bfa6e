"""Trains the model of project names from labelled sources: ``python -m extract.model.train --help``.

The tagger learns from the labelled sentences and from made-up ones. The judge learns from what taggers said of sentences that
they had not seen (cross-fitting over groups of publishers), so that its chances hold on new text. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from extract.model.candidates import candidates
from extract.model.data import GOLD, Sample, gold_labels, prepare, samples, table_labels
from extract.model.fit import Encoded, Example, Settings, encode, fit
from extract.model.judge import Rows, chances, fit_judge
from extract.model.store import NAME, Model, save
from extract.model.synthetic import synthetic
from extract.model.tagger import Reading, Span, Tagger
from normalize.alignment import Alignment
from normalize.records import Article

FOLDS = 5
SETTINGS = Settings(epochs=10)
_MADE_UP, _MADE_UP_WEIGHT = 700, 0.2


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


def train(
    labelled: Sequence[Sample], extra: Sequence[Encoded], settings: Settings = SETTINGS, folds: int = FOLDS
) -> Model:
    """A model of the labelled sentences; ``extra`` are encoded made-up ones, ``folds`` how many taggers the judge learns from."""
    encoded = [encode(one.example, settings.bits) for one in labelled]
    judged = crossed(labelled, encoded, extra, Crossing(settings, folds))
    weights = fit_judge(judged.rows, judged.right, np.ones(len(judged.right)))
    table, steps = fit([*encoded, *extra], settings)
    return Model(Tagger(table, steps), weights, levels(judged))


@dataclass(frozen=True, slots=True)
class Crossing:
    """How the taggers that teach the judge are trained: the settings of each, and into how many folds the groups fall."""

    settings: Settings
    folds: int = FOLDS


def crossed(labelled: Sequence[Sample], encoded: Sequence[Encoded], extra: Sequence[Encoded], how: Crossing) -> Judged:
    """The candidates of each sentence as a tagger sees them that was not trained on its group."""
    # The inner folds are drawn apart from those of cross-validation, so that a fold left out there empties none here.
    folds = [fold_of(f"inner {one.example.group}", how.folds) for one in labelled]
    rows: list[Rows] = []
    places: list[tuple[int, Span]] = []
    for fold in sorted(set(folds)):
        seen = [one for one, other in zip(encoded, folds, strict=True) if other != fold]
        table, steps = fit([*seen, *extra], how.settings)
        for number, sample in enumerate(labelled):
            if folds[number] != fold:
                continue
            scores = table[encoded[number].places].sum(axis=1).astype(np.float64)
            spans, numbers = candidates(sample.context, sample.sentence, Reading(scores, steps))
            rows += [numbers] if spans else []
            places += [(number, span) for span in spans]
    right = np.array([float(span in labelled[number].example.names) for number, span in places])
    groups = tuple(labelled[number].example.group for number, _ in places)
    return Judged(np.concatenate(rows), right, groups, *zip(*places, strict=True))


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


def made_up(count: int = _MADE_UP, bits: int = SETTINGS.bits) -> list[Encoded]:
    """Encoded sentences from templates, with what the rules propose in them."""
    return [encode(_proposed(one), bits) for one in synthetic(count)]


def _proposed(example: Example) -> Example:
    text = example.text
    article = Article("", "", 0, len(text), text, Alignment.identity(len(text)))
    told = tuple((m.start, m.end) for m in prepare(article).names.mentions)
    return replace(example, proposed=told, weight=_MADE_UP_WEIGHT)


def labelled_samples(sources: Sequence[str], gold: Path | None, tables: Sequence[Path]) -> list[Sample]:
    """All labelled sentences, in the order of the sources."""
    labels = dict(gold_labels(gold)) if gold else {}
    for path in tables:
        labels |= table_labels(path)
    return list(samples(sources, labels))


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--sources", nargs="+", required=True, help="files and folders of articles, as `taizhang run` takes them"
    )
    cli.add_argument("--gold", type=Path, help="a folder of gold files, one for each source")
    cli.add_argument("--labels", nargs="*", type=Path, default=[], help="tables of record, start, end, label")
    cli.add_argument("--out", type=Path, default=Path("extract/model/weights") / NAME)
    options = cli.parse_args()
    missing = [path for path in [*options.sources, options.gold, *options.labels] if path and not Path(path).exists()]
    if missing:
        print(f"There is no {', '.join(map(str, missing))}: the model was left as it is.", file=sys.stderr)
        return 1
    labelled = labelled_samples(options.sources, options.gold, options.labels)
    if not any(one.example.names for one in labelled):
        print("The labels mark no name in these sources: the model was left as it is.", file=sys.stderr)
        return 1
    gold = sum(one.example.kind == GOLD for one in labelled)
    print(
        f"{len(labelled)} labelled sentences ({gold} of gold files), {sum(len(s.example.names) for s in labelled)} names"
    )
    save(train(labelled, made_up()), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
