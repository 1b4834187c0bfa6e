"""Runs the public test suites: our answers in the suite's form, scored by the suite's own scorer.

    python tests/quality/suites.py [--suites DIR] [--only amounts,dates] [--write docs/suites.md]

DIR holds ``score.py`` beside or above the ``*.jsonl`` files (../shared/suites/dev by default). Prints the scorer's tables, tolerant
and strict, and with ``--write`` lists every relevant case that fails. Where the folder is absent it says so and ends well.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from extract.answer import answer  # noqa: E402 - the script runs from a checkout, without installation
from extract.locations import answer_location  # noqa: E402
from normalize.script import to_simplified  # noqa: E402

_SUITES = _ROOT.parent / "shared" / "suites" / "dev"
_TASKS = ("amounts", "dates", "numbers", "locations", "t2s")
_TYPES = {"amounts": ["MONEY"], "dates": ["DATE"], "numbers": ["CARDINAL", "ORDINAL", "PERCENT"]}
# The reference date that the peers were run with where a case has none.
_DEFAULT_DAY = "2021-06-14"
# Words that our spans leave outside and that a case which is one expression counts in.
_BOUNDING_WORDS = "约 大约 近 将近 接近 超 超过 过 逾 至少 最少 最多 至多 不超过 不低于 不少于 从 自 人民币 以上 以下 以内 之内 左右 上下 起 之间 个"
_BOUNDING = frozenset(_BOUNDING_WORDS.split())

Row = dict[str, Any]


def main() -> int:
    """Scores each suite of the folder; 0 also where there is none."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--suites", type=Path, default=_SUITES)
    cli.add_argument("--only", help="comma list of " + ", ".join(_TASKS))
    cli.add_argument("--write", type=Path, help="write the list of failures to this Markdown file")
    options = cli.parse_args()
    scorer_path = _scorer(options.suites)
    if scorer_path is None:
        print(f"suites: no suites in {options.suites}, nothing to score")
        return 0
    scorer = _module(scorer_path)
    wanted = options.only.split(",") if options.only else _TASKS
    sections = [_suite(scorer, options.suites / f"{task}.jsonl") for task in wanted]
    if options.write:
        options.write.write_text(_page(sections), encoding="utf-8")
    return 0


def _scorer(folder: Path) -> Path | None:
    return next((p / "score.py" for p in (folder, folder.parent, _SUITES.parent) if (p / "score.py").is_file()), None)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("suite_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _suite(scorer: ModuleType, path: Path) -> tuple[str, Row, list[Row]]:
    """Prints one suite's tables; its name, its figures and its failing cases."""
    if not path.is_file():
        print(f"suites: no {path.name}")
        return path.stem, {}, []
    rows = scorer.load(path)
    predicted = {row["id"]: row for row in predictions(path.stem, rows)}
    figures: Row = {}
    failures: list[Row] = []
    for strict in (False, True):
        details: list[Row] = []
        result = scorer.score(rows, predicted, strict, None, details)
        print(f"==== {path.stem}, {'strict' if strict else 'tolerant'}")
        scorer.show(scorer.task_of(rows), result)
        figures["strict" if strict else "tolerant"] = result.get(("relevant", "TOTAL"))
        failures += [{**d, "reading": "strict" if strict else "tolerant"} for d in details if d["relevant"]]
    if path.stem == "locations":
        failures = [d for d in _wrong_places(scorer, rows, predicted) if d["relevant"]]
    if path.stem == "t2s":
        failures = [r for r in rows if r["relevant"] and predicted[r["id"]]["output"] != r["expected"]]
    return path.stem, figures, failures


def _wrong_places(scorer: ModuleType, rows: list[Row], predicted: dict[str, Row]) -> Iterator[Row]:
    for row in rows:
        right = scorer.loc_fields(row, predicted.get(row["id"]), strict=False)
        if not all(right.values()):
            yield {**row, "wrong": {k: [row[k], predicted[row["id"]].get(k)] for k, ok in right.items() if not ok}}


def predictions(task: str, rows: list[Row]) -> Iterator[Row]:
    """Our answers in the suite's form, one a case."""
    if task == "t2s":
        yield from ({"id": row["id"], "output": to_simplified(row["input"])} for row in rows)
    elif task == "locations":
        yield from ({"id": row["id"], **answer_location(row["text"])} for row in rows)
    else:
        for row, said in zip(rows, answer(_questions(task, rows)), strict=True):
            mentions = [_CONVERT[task](mention) for mention in json.loads(said)["mentions"]]
            yield {"id": row["id"], "mentions": _whole(row, mentions)}


def _questions(task: str, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        day = row.get("reference_date") or _DEFAULT_DAY
        yield json.dumps(
            {"id": row["id"], "text": row["text"], "reference_date": day, "types": _TYPES[task], "broad": True}
        )


def _amount(mention: Row) -> Row:
    span = {"start": mention["start"], "end": mention["end"]}
    return {**span, "value_min": mention["value_min"], "value_max": mention["value_max"], "currency": mention["unit"]}


def _date(mention: Row) -> Row:
    """A range of lengths (3 to 5 years) is told as its lower and its upper one."""
    span = {"start": mention["start"], "end": mention["end"]}
    shorter, _, longer = (mention["duration"] or "").partition("/")
    days = {"start_date": mention["date_start"], "end_date": mention["date_end"]}
    return {**span, **days, "duration": shorter or None, "duration_max": longer or None}


def _number(mention: Row) -> Row:
    span = {"start": mention["start"], "end": mention["end"]}
    return {**span, "value": mention["value_min"], "kind": mention["type"].lower()}


_CONVERT = {"amounts": _amount, "dates": _date, "numbers": _number}


def _whole(row: Row, mentions: list[Row]) -> list[Row]:
    """A case of mode ``whole`` is one expression: bounding words around our span, which we leave outside, belong to it."""
    if row["mode"] != "whole" or len({(m["start"], m["end"]) for m in mentions}) != 1:
        return mentions
    text, first = to_simplified(row["text"]), mentions[0]
    before, after = text[: first["start"]].strip(), text[first["end"] :].strip()
    if before in _BOUNDING | {""} and after in _BOUNDING | {""}:
        return [{**mention, "start": 0, "end": len(text)} for mention in mentions]
    return mentions


def _page(sections: list[tuple[str, Row, list[Row]]]) -> str:
    """The Markdown page: figures and failures of each suite, a case that fails both readings once."""
    with (Path(__file__).parent / "suite_reasons.tsv").open(encoding="utf-8") as table:
        reasons = {row["id"]: row["reason"] for row in csv.DictReader(table, delimiter="\t")}
    lines = [_HEAD]
    for task, figures, failures in sections:
        tolerant = {failure["id"] for failure in failures if failure.get("reading") != "strict"}
        once = [f for f in failures if f.get("reading") != "strict" or f["id"] not in tolerant]
        lines += [f"## {task}", "", _figures(figures), ""]
        lines += [_failure(failure, reasons) for failure in once] or ["No relevant case fails."]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


_HEAD = """# The public suites: what fails and why

Written by `python tests/quality/suites.py --write docs/suites.md`. The cases are converted from public test suites. A failing
relevant case is listed by its id, with the reading it fails (tolerant, or strict alone), the values, and the reason
(`tests/quality/suite_reasons.tsv`). "Policy" means that our annotation guidelines ask for another answer than the source gives.
"""


def _figures(figures: Row) -> str:
    def line(name: str) -> str:
        figure = figures.get(name) or {}
        if "value" in figure:
            return f"{name} value P/R/F1 {figure['value'][0]:.3f} / {figure['value'][1]:.3f} / {figure['value'][2]:.3f}"
        return f"{name} " + ", ".join(f"{k} {v}" for k, v in figure.items())

    return "; ".join(line(name) for name in ("tolerant", "strict"))


def _failure(failure: Row, reasons: dict[str, str]) -> str:
    told = [f"gold {_values(m['gold'])}, ours {_values(m['pred'])}" for m in failure.get("wrong_value", [])]
    told += [f"missed {_values(m)}" for m in failure.get("missed", [])]
    told += [f"extra {_values(m)}" for m in failure.get("extra", [])]
    told += [f"{field}: gold {gold}, ours {ours}" for field, (gold, ours) in failure.get("wrong", {}).items()]
    reading = failure.get("reading", "tolerant")
    accepted = "Ours is among the readings that the suite accepts beside the published one."
    reason = reasons.get(failure["id"], accepted if reading == "strict" else "No reason known.")
    return f"- `{failure['id']}` ({reading}): {'; '.join(told) or 'output differs'}. {reason}"


def _values(mention: Row) -> str:
    return (
        " ".join(f"{key} {value}" for key, value in mention.items() if key != "text" and value is not None)
        or "no value"
    )


if __name__ == "__main__":
    sys.exit(main())
