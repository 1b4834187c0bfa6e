"""Scores the program on articles that its model has not seen: cross-validation over publishers, the whole run for each fold.

    python tests/quality/eval_cv.py [--folds 5] [--out DIR] [--mode both|rules|model] [--show FIGURE]

For each fold a model is trained on the labelled articles of all publishers that are not in it (a source that names none is one of
its own) and the fold's gold articles are run with it. The rows of all folds are then scored together by ../shared/score.py: the same
figures as `make eval`. ``--mode rules`` leaves the model out, ``--mode model`` leaves the rules' names out where the tagger does
not bear them out. report_cv.py prints the figures for each form of article from
the tables that this writes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

import pyarrow.parquet as pq  # noqa: E402

from corpus.read import decode, raw_sources  # noqa: E402 - the script runs from a checkout
from corpus.records import RawSource, Source  # noqa: E402
from extract import find as finding  # noqa: E402
from extract.model import combine  # noqa: E402
from extract.model import train as training  # noqa: E402
from extract.model.data import Sample, key_of  # noqa: E402
from extract.model.judge import choose  # noqa: E402
from extract.model.store import Model  # noqa: E402
from extract.model.train import fold_of, labelled_samples, made_up, train  # noqa: E402
from extract.names import Names  # noqa: E402
from extract.records import Facts  # noqa: E402
from normalize.normalize import normalize  # noqa: E402
from normalize.records import Normalized  # noqa: E402
from outputs.parts import input_id  # noqa: E402
from outputs.rows import Rows  # noqa: E402

SHARED = _ROOT.parent / "shared"
GOLD = SHARED / "gold" / "dev"
SCORED = [str(SHARED / "seeds"), str(SHARED / "corpus" / "dev.jsonl")]
TRAINED = [*SCORED, str(SHARED / "corpus" / "unlabelled.jsonl.gz")]

Refine = Callable[..., Names]


INNER = 3  # folds inside each fold, from which its judge learns; the shipped model has five


def facts_of(sources: Iterable[RawSource], refine: Refine) -> Rows:
    """The rows of some sources, with ``refine`` in the place of the shipped model."""
    finding.refined = refine
    rows = Rows()
    for raw in sources:
        source: Source = decode(raw)
        normalized: Normalized = normalize(source)
        facts: list[Facts] = [finding.find(article) for article in normalized.articles]
        rows.add_source(source, input_id(raw), normalized, facts)
    return rows


def without_rules(samples: Sequence[Sample]) -> list[Sample]:
    """The samples as they look to a model that works alone: nothing is proposed."""
    return [
        replace(
            one, example=replace(one.example, proposed=()), context=replace(one.context, rules={}, spans=(), starts=())
        )
        for one in samples
    ]


def refiner(mode: str, model: Model | None) -> Refine:
    """What ``find`` calls instead of the shipped model."""
    if mode == "rules":
        return lambda article, sentences, values, names: names
    if mode == "model":
        return lambda article, sentences, values, names: combine.refined(
            article, sentences, values, Names((), ()), model
        )
    return lambda article, sentences, values, names: combine.refined(article, sentences, values, names, model)


def crossed(mode: str, folds: int, workers: int) -> Rows:
    """The rows of all gold sources, each run with a model that saw no article of its publisher."""
    raws = [raw for raw in raw_sources(SCORED) if isinstance(raw, RawSource)]
    if mode == "rules":
        return facts_of(raws, refiner(mode, None))
    labelled = labelled_samples(TRAINED, GOLD, sorted((_ROOT / "extract" / "model" / "labels").glob("*.tsv")))
    if mode == "model":
        labelled = without_rules(labelled)
    groups = {key_of(raw): _group(raw) for raw in raws}
    rows = Rows()
    extra = made_up()
    for fold in range(folds):
        held = [raw for raw in raws if fold_of(groups[key_of(raw)], folds) == fold]
        theirs = {groups[key_of(raw)] for raw in held}
        seen = [one for one in labelled if one.example.group not in theirs]
        model = train(seen, extra, training.Training(folds=INNER, workers=workers))
        rows.add(facts_of(held, refiner(mode, model)))
        print(f"fold {fold + 1} of {folds}: {len(seen)} sentences seen, {len(held)} sources scored", file=sys.stderr)
    return rows


def _group(raw: RawSource) -> str:
    """The group of a source, as in training: the publisher that it names first, else its own name."""
    articles = normalize(decode(raw)).articles
    return next((one.publisher for one in articles if one.publisher), key_of(raw))


def by_sentence() -> str:
    """Rules against rules and model on every labelled sentence, seen by no tagger or judge that judges it; a Markdown table."""
    labelled = labelled_samples(TRAINED, GOLD, sorted((_ROOT / "extract" / "model" / "labels").glob("*.tsv")))
    judged, _ = training.taught(labelled, made_up(), training.Training(workers=os.cpu_count() or 1))
    chance = training.unseen(judged)
    found: dict[int, list[int]] = {}
    for index, owner in enumerate(judged.owners):
        found.setdefault(owner, []).append(index)
    lines = ["| sentences | names | rules P / R / F1 | both P / R / F1 |", "| --- | --- | --- | --- |"]
    for kind in ("gold", "table"):
        mine = [number for number, one in enumerate(labelled) if one.example.kind == kind]
        both = {n: _chosen(judged, found.get(n, []), chance) for n in mine}
        gold = {n: set(labelled[n].example.names) for n in mine}
        rules = {n: set(labelled[n].example.proposed) for n in mine}
        names = sum(map(len, gold.values()))
        lines.append(f"| {kind} ({len(mine)}) | {names} | {_figures(rules, gold)} | {_figures(both, gold)} |")
    return "\n".join(lines)


def _chosen(judged: training.Judged, indices: Sequence[int], chance: training.Rows) -> set[tuple[int, int]]:
    spans = [judged.spans[index] for index in indices]
    return {spans[k] for k in choose(spans, [float(chance[index]) - combine.KEEP for index in indices])}


def _figures(found: dict[int, set[tuple[int, int]]], gold: dict[int, set[tuple[int, int]]]) -> str:
    hits = sum(len(found[n] & gold[n]) for n in gold)
    precision = hits / max(1, sum(map(len, found.values())))
    recall = hits / max(1, sum(map(len, gold.values())))
    return f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def write(rows: Rows, out: Path) -> None:
    """The tables as Parquet files, as the scorer reads them."""
    out.mkdir(parents=True, exist_ok=True)
    for name, table in rows.tables().items():
        pq.write_table(table, out / f"{name}.parquet")


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--folds", type=int, default=5)
    cli.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that train side by side")
    cli.add_argument("--out", type=Path, default=_ROOT / "outputs" / "tables" / "cv")
    cli.add_argument("--mode", choices=("both", "rules", "model"), default="both")
    cli.add_argument("--show", default=None)
    cli.add_argument(
        "--sentences", action="store_true", help="compare on labelled sentences instead of running the program"
    )
    options = cli.parse_args()
    if not SHARED.is_dir():
        print(f"There is no {SHARED}: the gold annotations are not part of this project.", file=sys.stderr)
        return 1
    if options.sentences:
        print(by_sentence())
        return 0
    write(crossed(options.mode, options.folds, options.workers), options.out)
    command = [sys.executable, str(SHARED / "score.py"), str(options.out), str(GOLD)]
    return subprocess.run([*command, *(["--show", options.show] if options.show else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
