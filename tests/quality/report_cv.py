"""Tables for docs/quality.md from a cross-validated run: the figures of each form of article, and how far confidence can be believed.

    python tests/quality/report_cv.py outputs/tables/cv

Reads the tables that eval_cv.py wrote and the gold annotations beside the project; prints Markdown.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.parquet as pq

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold" / "dev"
SHOWN = ("PROJECT span", "project name", "investment", "record (name+investment)", "stage")
BULLETIN = 450  # characters: a shorter source is a bulletin
LIST = 4  # names in one enumeration of a source from which on it is a source of lists
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def rows(run: Path, table: str) -> list[dict[str, Any]]:
    """The rows of one table of the run."""
    found: list[dict[str, Any]] = pq.read_table(run / f"{table}.parquet").to_pylist()
    return found


def keys_of(run: Path) -> dict[str, str]:
    """Source id -> the gold file's name."""
    return {
        s["source_id"]: s["record"] or Path(s["path"]).name.split(".")[0].split("_")[0] for s in rows(run, "sources")
    }


def forms(run: Path) -> dict[str, list[str]]:
    """Form -> the gold files of that form; a source may have several."""
    gold = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}
    scripts = {keys_of(run)[s["source_id"]]: s["script"] for s in rows(run, "sources")}
    texts = {keys_of(run)[s["source_id"]]: s["text"] for s in rows(run, "sources")}
    count = {key: sum(len(a.get("projects", [])) for a in told) for key, told in gold.items()}
    return {
        "no project": [key for key in gold if count[key] == 0],
        "one project": [key for key in gold if count[key] == 1],
        "several projects": [key for key in gold if count[key] > 1],
        "lists": [key for key in gold if _longest(gold[key], texts[key]) >= LIST],
        "newspaper pages": [key for key in gold if len(gold[key]) > 1],
        "traditional": [key for key in gold if scripts[key] == "traditional"],
        "bulletins": [key for key in gold if len(texts[key]) < BULLETIN],
    }


def _longest(articles: list[dict[str, Any]], text: str) -> int:
    """The most names that stand in a row with nothing but a separator, an amount or a note between them."""
    spans = sorted(tuple(m["span"]) for a in articles for m in a["mentions"] if m["type"] == "PROJECT")
    longest = run = 1
    for (_, end), (start, _) in itertools.pairwise(spans):
        run = run + 1 if start - end <= 2 and text[end:start].strip("”“\n ") in ("、", "和", "及", "与") else 1
        longest = max(longest, run)
    return longest


def by_form(run: Path) -> Iterator[str]:
    """The figures of each form as lines of a table."""
    yield "| form | sources | " + " | ".join(SHOWN) + " |"
    yield "| --- | --- |" + " --- |" * len(SHOWN)
    for form, keys in forms(run).items():
        command = [sys.executable, str(SHARED / "score.py"), str(run), str(GOLD), "--json", "--only", ",".join(keys)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["figures"]
        cells = [
            f"{told[name]['f1']:.3f} ({told[name]['gold']})"
            if told[name]["gold"]
            else f"{told[name]['predicted']} false"
            for name in SHOWN
        ]
        yield f"| {form} | {len(keys)} | " + " | ".join(cells) + " |"


def judged(run: Path) -> Iterator[tuple[str, float, bool]]:
    """Mentions and records of projects with their confidence and whether they are right: ("mention" or "record", …)."""
    score = _scorer()
    texts = {s["source_id"]: s["text"] for s in rows(run, "sources")}
    source = {d["doc_id"]: d["source_id"] for d in rows(run, "documents")}
    keys = keys_of(run)
    spans: dict[str, set[tuple[int, int]]] = {}
    names: dict[str, set[str]] = {}
    for sid, key in keys.items():
        told = json.loads((GOLD / f"{key}.json").read_text(encoding="utf-8"))
        marks = [m for article in told for m in article["mentions"] if m["type"] == "PROJECT"]
        spans[sid] = {score.core("PROJECT", m["text"], tuple(m["span"])) for m in marks}
        names[sid] = {score.canonical(m.get("name") or m["text"]) for m in marks}
        names[sid] |= {score.canonical(p["name"]) for article in told for p in article.get("projects", [])}
    for m in rows(run, "mentions"):
        if m["type"] == "PROJECT":
            sid = source[m["doc_id"]]
            span = (m["source_start"], m["source_end"])
            yield "mention", m["confidence"], score.core("PROJECT", texts[sid][slice(*span)], span) in spans[sid]
    for p in rows(run, "projects"):
        yield "record", p["confidence"], score.canonical(p["name"]) in names[source[p["doc_id"]]]


def _scorer() -> ModuleType:
    spec = spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"There is no {SHARED / 'score.py'}.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reliability(run: Path) -> Iterator[str]:
    """How often mentions and records of each confidence were right, as lines of a table."""
    told = list(judged(run))
    yield "| confidence | mentions | right | records | right |"
    yield "| --- | --- | --- | --- | --- |"
    for low, high in itertools.pairwise(EDGES):
        cells = []
        for kind in ("mention", "record"):
            here = [right for what, chance, right in told if what == kind and low <= chance < high]
            cells += [str(len(here)), f"{sum(here) / len(here):.2f}" if here else "–"]
        yield f"| {low:.2f} to {min(high, 1):.2f} | " + " | ".join(cells) + " |"


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("run", type=Path)
    run = cli.parse_args().run
    print("\n".join([*by_form(run), "", *reliability(run)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
