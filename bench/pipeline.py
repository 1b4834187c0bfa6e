"""The whole pipeline beside the first-afternoon baseline, in one run on one machine.

Usage: ``bench/.venv/bin/python -m bench.pipeline [--seconds 60] [--write docs/bench.md]``; ``make bench`` does that. Dense news
are the articles beside the project where present, else ``corpus/samples``, each repeated under another headline; ordinary
news are the unlabelled articles beside the project, where present. The baseline reads each kind for about ``--seconds``, our
pipeline reads all of it, in this process's children alone: their CPU time and the sum of their resident memory are told.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.report import Kind, Measured, page

OURS = ".venv/bin/python"
SHARED = Path("../shared")
# Bytes of dense news: repeated articles say nothing new, and so many are enough to outlast any start.
DENSE = 3_000_000


def dense() -> list[dict[str, str]]:
    """Articles full of projects, again and again, each with a first line of its own so that none is a repeat."""
    folder = SHARED / "seeds" if (SHARED / "seeds").is_dir() else Path("corpus/samples")
    texts = [_read(file) for file in sorted(folder.glob("0*.txt"))]
    texts = [text for text in texts if text]
    times = DENSE // sum(len(text.encode()) for text in texts) + 1
    return [
        {"id": f"{turn}-{i}", "published_at": "2019-10-12", "text": f"第{turn}辑第{i}篇\n{text}"}
        for turn in range(times)
        for i, text in enumerate(texts)
    ]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a sample of another encoding


def ordinary() -> list[dict[str, str]]:
    """The unlabelled articles, or none where they are absent."""
    file = SHARED / "corpus" / "unlabelled.jsonl.gz"
    if not file.exists():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        articles: list[dict[str, str]] = [json.loads(line) for line in lines]
        return articles


@dataclass(slots=True)
class _Peak:
    """The largest sum of the resident memory of a process and its descendants, sampled."""

    process: psutil.Process
    most: int = 0

    def watch(self) -> None:
        while self.process.is_running() and self.process.status() != psutil.STATUS_ZOMBIE:
            self.most = max(self.most, sum(map(_resident, [self.process, *self._below()])))
            time.sleep(0.05)

    def _below(self) -> list[psutil.Process]:
        try:
            return self.process.children(recursive=True)
        except psutil.NoSuchProcess:
            return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def ran(command: list[str]) -> tuple[str, Measured]:
    """What a command printed, and what it took: wall and CPU seconds of all its processes, peak memory."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        peak = _Peak(psutil.Process(process.pid))
        watcher = threading.Thread(target=peak.watch, daemon=True)
        watcher.start()
        printed = process.stdout.read() if process.stdout else ""
        watcher.join()
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return printed, Measured(0, wall, cpu, peak.most)


def measured(name: str, articles: list[dict[str, str]], seconds: float) -> Kind:
    """Everything about one kind of news."""
    size = sum(len(article["text"].encode()) for article in articles)
    with TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
        out = Path(folder, "words.parquet")
        printed, took = ran([sys.executable, "-m", "bench.first_afternoon", str(source), str(out), str(seconds)])
        done = json.loads(printed.splitlines()[-1])  # JioNLP greets before it
        # Without the time that loading its libraries takes, which is no fault of its method.
        baseline = Measured(done["bytes"], done["seconds"], done["cpu_seconds"], took.memory)
        serial = _run(source, Path(folder, "serial"), "--engine", "serial")
        two = _run(source, Path(folder, "two"), "--workers", "2")
        stages = json.loads(ran([OURS, "-m", "bench.stages", str(source)])[0])["cpu_seconds"]
    return Kind(name, size, baseline, serial.of(size), two.of(size), stages)


def _run(source: Path, out: Path, *options: str) -> Measured:
    return ran([OURS, "-m", "taizhang.cli", "run", str(source), "--out", str(out), "--quiet", *options])[1]


def main() -> None:
    """Prints the page, and writes it where asked."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--seconds", type=float, default=60, help="how long the baseline may read each kind of news")
    cli.add_argument("--write", type=Path, help="the file to write")
    options = cli.parse_args()
    news = {"dense": dense(), "ordinary": ordinary()}
    kinds = [measured(name, articles, options.seconds) for name, articles in news.items() if articles]
    machine = f"{platform.machine()}, {psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GB, "
    told = page(kinds, machine + f"Python {platform.python_version()}")
    print(told)
    if options.write:
        options.write.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
