"""Scores a run over the development corpus against the gold annotations, and compares it with the floors.

    python tests/quality/eval.py [--gold DIR] [--corpus PATH …] [--out DIR] [--update [--allow-regression]]

Prints the table of figures; exit 1 where one is under its floor. ``--update`` raises the floors to what was reached; a
floor goes down only with ``--allow-regression``. The scorer and the gold lie beside the project, in ../shared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
# For figures that have no gold items at all what was found is false: the floor is a ceiling on their number.
FALSE_ALARMS = "projects in articles without any"


@dataclass(frozen=True)
class Figure:
    """One line of the scorer's table."""

    precision: float
    recall: float
    f1: float
    hit: int
    predicted: int
    gold: int


def score(corpus: list[str], gold: Path, out: Path) -> dict[str, Figure]:
    """Runs the program over ``corpus`` into ``out`` and scores the tables against ``gold``."""
    program = [sys.executable, "-m", "taizhang.cli"]
    subprocess.run([*program, "run", *corpus, "--out", str(out)], check=True, cwd=ROOT)
    return scored(out, gold)


def scored(out: Path, gold: Path) -> dict[str, Figure]:
    """The figures of the tables under ``out``."""
    command = [sys.executable, str(SHARED / "score.py"), str(out), str(gold), "--json"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if told["unread"]:
        raise SystemExit(f"The run did not read {', '.join(told['unread'])}, which have gold annotations.")
    return {name: Figure(**figure) for name, figure in told["figures"].items()}


def floor_of(name: str, figure: Figure) -> float:
    """What is held on to: F1 cut to three digits, or the number of false alarms."""
    return figure.predicted if name == FALSE_ALARMS else int(figure.f1 * 1000) / 1000


def regressions(figures: dict[str, Figure], floors: dict[str, float]) -> list[str]:
    """One sentence for each figure that is worse than its floor, or that is missing."""
    told = []
    for name, floor in floors.items():
        reached = floor_of(name, figures[name]) if name in figures else 0.0
        worse = reached > floor if name == FALSE_ALARMS else reached < floor
        if worse:
            told.append(f"{name}: {reached:g}, the floor is {floor:g}")
    return told


def raised(figures: dict[str, Figure], floors: dict[str, float], allow_regression: bool) -> dict[str, float]:
    """The floors with what was reached: the better of both, or what was reached where regressions are allowed."""
    reached = {name: floor_of(name, figure) for name, figure in figures.items()}
    if allow_regression:
        return reached
    best = {name: min if name == FALSE_ALARMS else max for name in {**floors, **reached}}
    return {
        name: best[name](reached.get(name, floors.get(name, 0)), floors.get(name, reached.get(name, 0)))
        for name in best
    }


def table(figures: dict[str, Figure], floors: dict[str, float]) -> str:
    """The figures as lines, each with its floor."""
    lines = [f"{'figure':42} {'P':>7} {'R':>7} {'F1':>7} {'hit':>6} {'pred':>6} {'gold':>6} {'floor':>7}"]
    for name, f in figures.items():
        numbers = f"{f.precision:7.3f} {f.recall:7.3f} {f.f1:7.3f} {f.hit:6} {f.predicted:6} {f.gold:6}"
        lines.append(f"{name:42} {numbers} {floors.get(name, 0):7g}")
    return "\n".join(lines)


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev")
    cli.add_argument("--corpus", nargs="+", default=[str(SHARED / "seeds"), str(SHARED / "corpus" / "dev.jsonl")])
    cli.add_argument("--out", type=Path, default=ROOT / "outputs" / "tables" / "dev")
    cli.add_argument("--update", action="store_true")
    cli.add_argument("--allow-regression", action="store_true")
    options = cli.parse_args()
    if not SHARED.is_dir():
        print(f"There is no {SHARED}: the gold annotations are not part of this project.", file=sys.stderr)
        return 1
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = score(options.corpus, options.gold, options.out)
    print(table(figures, floors))
    if options.update:
        new = raised(figures, floors, options.allow_regression)
        FLOORS.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    worse = regressions(figures, json.loads(FLOORS.read_text(encoding="utf-8")))
    print("\n".join(worse), file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
