"""Scores the program on a sample: articles of the unlabelled corpus that another reader annotated by the same guidelines.

    python tests/quality/samples.py [--sample second|third|fourth] [--held-out] [--show FIGURE]

A sample (second_sample.jsonl and so on) holds places and values only, no text: names are spans of
../shared/corpus/unlabelled.jsonl.gz. Each was annotated by a reader of its own who had seen no output. The second and the third
were read while rules were improved, and the packaged model learned from their names; the fourth is kept from whoever writes
rules, and out of the training: the nearest thing to unseen newspapers. ``--held-out`` scores the committed program
with a model that is trained without the sample's records, which takes some minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
SHARED = _ROOT.parent / "shared"
CORPUS = SHARED / "corpus" / "unlabelled.jsonl.gz"
LABELS = Path("extract") / "model" / "labels"
SAMPLES = ("second", "third", "fourth")

Json = dict[str, Any]


def sample(which: str) -> list[Json]:
    """The annotations of a sample, by record."""
    lines = Path(__file__).with_name(f"{which}_sample.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(map(json.loads, lines), key=lambda one: one["record"])


def restored(one: Json, record: Json) -> tuple[Json, Json]:
    """The record as it is run, and its annotation in the gold's form, names read from the record's text."""
    text = record["text"]

    def told(name: list[int] | str | None) -> str | None:
        return text[slice(*name)] if isinstance(name, list) else name

    mentions = [
        m | {"text": text[slice(*m["span"])]} | ({"name": told(m["name"])} if "name" in m else {})
        for m in one["mentions"]
    ]
    gold = {key: one[key] for key in ("publisher", "published_at", "reference_date", "region", "range")}
    gold |= {
        "id": f"{one['record']}-1",
        "title": told(one["title"]) if "title" in one else record["title"] if one["titled"] else None,
        "authors": [told(name) for name in one["authors"]],
        "mentions": mentions,
        "projects": [
            p | {"name": told(p["name"]), "parties": [told(n) for n in p["parties"]]} for p in one["projects"]
        ],
        "statistics": [s | {"subject": told(s["subject"])} for s in one["statistics"]],
    }
    return record | {"publisher": one["record_publisher"]}, gold


def write(folder: Path, chosen: list[Json]) -> None:
    """Writes ``news.jsonl`` and the gold files of the chosen annotations to ``folder``."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        records = {one["id"]: one for one in map(json.loads, lines)}
    (folder / "gold").mkdir()
    with (folder / "news.jsonl").open("w", encoding="utf-8") as news:
        for one in chosen:
            record, gold = restored(one, records[one["record"]])
            news.write(json.dumps(record, ensure_ascii=False) + "\n")
            file = folder / "gold" / f"{one['record']}.json"
            file.write_text(json.dumps([gold], ensure_ascii=False), encoding="utf-8")


def strip(table: Path, held: set[str]) -> Path:
    """The table of labels, without the lines of some records."""
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if line.split("\t")[0] not in held), encoding="utf-8")
    return table


def program_without_the_sample(folder: Path, held: list[Json]) -> Path:
    """A copy of the committed program whose model was trained without the sample's labels."""
    tree = folder / "program"
    tree.mkdir()
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=_ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "x"], cwd=tree, input=archive, check=True)
    records = {one["record"] for one in held}
    labels = [strip(table, records) for table in sorted((tree / LABELS).glob("*.tsv"))]
    sources = [SHARED / "seeds", SHARED / "corpus" / "dev.jsonl", CORPUS]
    given = ["--gold", SHARED / "gold" / "dev", "--labels", *labels, "--sources", *sources]
    out = ["--out", tree / "extract" / "model" / "weights" / "names.npz"]
    subprocess.run([sys.executable, "-m", "extract.model.train", *map(str, given + out)], cwd=tree, check=True)
    return tree


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sample", choices=SAMPLES, default="fourth")
    cli.add_argument("--held-out", action="store_true")
    cli.add_argument("--show")
    options = cli.parse_args()
    if not CORPUS.is_file():
        print(f"There is no {CORPUS}: the sample's texts are not part of this project.", file=sys.stderr)
        return 1
    everything = sample(options.sample)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, everything)
        tree = program_without_the_sample(folder, everything) if options.held_out else _ROOT
        run = ["-m", "taizhang.cli", "run", str(folder / "news.jsonl"), "--out", str(folder / "tables")]
        subprocess.run([sys.executable, *run], cwd=tree, check=True)
        show = ["--show", options.show] if options.show else []
        subprocess.run([sys.executable, SHARED / "score.py", folder / "tables", folder / "gold", *show], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
