"""What a run costs by the size of the corpus: with one process and with two workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Measured, run_over
from bench.news import dense, ordinary, repeated, write

ENGINES = {"one process": ("--engine", "serial"), "2 workers": ("--workers", "2")}


@dataclass(frozen=True, slots=True)
class Point:
    """A run over so many megabytes by one of ENGINES."""

    megabytes: int
    engine: str
    measured: Measured


def points(sizes: Sequence[int]) -> Iterator[Point]:
    """A run for each size in megabytes and each engine, over ordinary news where present, else over dense news."""
    articles = ordinary() or dense()
    for megabytes in sizes:
        with TemporaryDirectory() as folder:
            source = Path(folder, "news.jsonl")
            size = write(repeated(articles, megabytes * 1_000_000), source)
            for engine, options in ENGINES.items():
                yield Point(megabytes, engine, run_over(source, Path(folder, engine), size, *options))
