"""The page that tells what ``bench.pipeline`` measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.measure import Measured
from bench.sizes import Point

HEAD = """# Speed and memory

Written by `make bench` (`bench/pipeline.py`). All figures of a table are from one run on one machine; trust the ratios more than
the figures. The baseline (`bench/first_afternoon.py`) is what an analyst writes first: OpenCC's pure Python port, jieba's tagger over
everything, JioNLP 1.5.31 for money and time on every sentence, pandas to Parquet; its loading is not counted, ours is. MB are of
the articles' UTF-8 text. CPU is the sum over all processes, memory the largest sum of their resident sets. "Dense" is news full of
projects, "ordinary" news as it comes.

Machine: {machine}.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of news and what reading it took; ``stages`` are CPU seconds of ours for all of ``size``."""

    name: str
    size: int
    baseline: Measured
    serial: Measured
    two: Measured
    stages: dict[str, float]


def page(kinds: Sequence[Kind], points: Sequence[Point], machine: str) -> str:
    """The whole page; ``points`` are the runs by corpus size, if any were made."""
    return HEAD.format(machine=machine) + "".join(map(_section, kinds)) + (_by_size(points) if points else "")


def _by_size(points: Sequence[Point]) -> str:
    lines = [
        "\n## By size of the corpus\n",
        "Ordinary news where present, again and again with other figures in it.\n",
        "| MB | | seconds | MB/s | CPU s | MB/CPU s | of one process's speed | peak memory, MB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    alone = {point.megabytes: point.measured for point in points if point.engine == "one process"}
    for point in points:
        one, rate = point.measured, point.measured.size / 1e6
        lines.append(
            f"| {point.megabytes} | {point.engine} | {one.wall:.1f} | {rate / one.wall:.2f} | {one.cpu:.1f}"
            f" | {rate / one.cpu:.2f} | {alone[point.megabytes].wall / one.wall:.2f} | {one.memory / 1e6:.0f} |"
        )
    return "\n".join([*lines, "", "![Speed and memory by size of the corpus](bench.svg)", ""])


def _section(kind: Kind) -> str:
    lines = [
        f"\n## {kind.name.capitalize()} news\n",
        "| | MB | seconds | MB/s | CPU s | MB/CPU s | of the baseline's | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        _row("first-afternoon baseline", kind.baseline, kind.baseline),
        _row("`taizhang run`, one process", kind.serial, kind.baseline),
        _row("`taizhang run`, 2 workers", kind.two, kind.baseline),
        "\n| stage, one core | CPU s | MB/CPU s | share |",
        "|---|---:|---:|---:|",
    ]
    total = sum(kind.stages.values())
    for stage, seconds in kind.stages.items():
        lines.append(
            f"| {stage} | {seconds:.2f} | {kind.size / 1e6 / max(seconds, 1e-9):.2f} | {seconds / total:.0%} |"
        )
    return "\n".join(lines) + "\n"


def _row(name: str, measured: Measured, baseline: Measured) -> str:
    rate, base = (one.size / 1e6 / one.wall for one in (measured, baseline))
    return (
        f"| {name} | {measured.size / 1e6:.1f} | {measured.wall:.1f} | {rate:.2f} | {measured.cpu:.1f}"
        f" | {measured.size / 1e6 / measured.cpu:.2f} | {rate / base:.1f} | {measured.memory / 1e6:.0f} |"
    )
