"""The whole pipeline beside the first-afternoon baseline, in one run on one machine.

Usage: ``bench/.venv/bin/python -m bench.pipeline [--seconds 60] [--sizes 1 10 100] [--write docs/bench.md]``; ``make bench`` does
that. Dense news are the articles beside the project where present, else ``corpus/samples``, each repeated under another
headline; ordinary news are the unlabelled articles beside the project, where present. The baseline reads each kind for about
``--seconds``, our pipeline reads all of it, in this process's children alone: their CPU time and the sum of their resident
memory are told. Then runs over corpora of ``--sizes`` MB, and a plot of these.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.measure import OURS, Measured, ran, run_over
from bench.news import Article, dense, ordinary, write
from bench.plot import draw
from bench.report import Kind, page
from bench.sizes import points


def measured(name: str, articles: list[Article], seconds: float) -> Kind:
    """Everything about one kind of news."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        size = write(articles, source)
        out = Path(folder, "words.parquet")
        printed, took = ran([sys.executable, "-m", "bench.first_afternoon", str(source), str(out), str(seconds)])
        done = json.loads(printed.splitlines()[-1])  # JioNLP greets before it
        # Without the time that loading its libraries takes, which is no fault of its method.
        baseline = Measured(done["bytes"], done["seconds"], done["cpu_seconds"], took.memory)
        serial = run_over(source, Path(folder, "serial"), size, "--engine", "serial")
        two = run_over(source, Path(folder, "two"), size, "--workers", "2")
        stages = json.loads(ran([OURS, "-m", "bench.stages", str(source)])[0])["cpu_seconds"]
    return Kind(name, size, baseline, serial, two, stages)


def main() -> None:
    """Prints the page, and writes it where asked."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--seconds", type=float, default=60, help="how long the baseline may read each kind of news")
    cli.add_argument("--sizes", type=int, nargs="*", default=[1, 10], help="megabytes of the corpora that are run over")
    cli.add_argument("--write", type=Path, help="the page to write; the picture stands beside it")
    options = cli.parse_args()
    news = {"dense": dense(), "ordinary": ordinary()}
    kinds = [measured(name, articles, options.seconds) for name, articles in news.items() if articles]
    by_size = list(points(options.sizes))
    machine = f"{platform.machine()}, {psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GB, "
    told = page(kinds, by_size, machine + f"Python {platform.python_version()}")
    print(told)
    if options.write:
        options.write.write_text(told, encoding="utf-8")
    if options.write and by_size:
        draw(by_size, options.write.with_suffix(".svg"))


if __name__ == "__main__":
    main()
