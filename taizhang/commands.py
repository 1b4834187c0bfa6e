"""The commands, each a function from its options to an exit code; what one needs is imported when it is asked for."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from corpus.errors import RunFailed, UsageError
from corpus.fields import FieldMapping, parse_mapping
from corpus.records import RawSource, Reject

if TYPE_CHECKING:
    from taizhang.spark_context import Cluster

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def run(options: argparse.Namespace) -> int:
    """``taizhang run``: makes the tables and tells in one line what was made."""
    from corpus.paths import list_inputs
    from corpus.read import raw_sources
    from outputs.lean import without_pandas
    from taizhang.crew import Limits
    from taizhang.engines import engine_named
    from taizhang.progress import shown, summary
    from taizhang.run import run as run_over

    engine = engine_named(options.engine, options.workers, Limits(seconds=options.timeout), _cluster(options))
    paths, out = [_local(path) for path in options.paths], Path(_local(options.out))
    _check_apart(paths, out)
    inputs = raw_sources(list_inputs(paths), fields=_mapping(options))
    without_pandas()
    began = time.perf_counter()
    with shown(options.quiet) as progress:
        report = run_over(inputs, out, engine, progress)
    if not options.quiet:
        print(summary(report, time.perf_counter() - began), file=sys.stderr)
    return 0


def _cluster(options: argparse.Namespace) -> Cluster:
    """Where the spark engine works; refuses its options for another engine, which would do nothing there."""
    from taizhang.spark_context import Cluster

    if options.engine != "spark" and (options.master or options.conf):
        raise UsageError("--master and --conf are for --engine spark; leave them out, or give that engine too.")
    wrong = [setting for setting in options.conf if "=" not in setting]
    if wrong:
        raise UsageError(f"--conf {wrong[0]} has no value; write it as NAME=VALUE.")
    conf = tuple(setting.split("=", 1) for setting in options.conf)
    return Cluster(options.master, options.workers, tuple((name, value) for name, value in conf))


def look(options: argparse.Namespace) -> int:
    """``taizhang look``: shows one file with what was found in it, on the terminal or as a page."""
    from corpus.read import raw_sources
    from taizhang.look import show

    inputs = raw_sources([options.file], fields=_mapping(options))
    return show(inputs) if options.html is None else _write_page(inputs, options.html)


def _write_page(inputs: Iterable[RawSource | Reject], out: str) -> int:
    from taizhang.page import page

    made = page(inputs).encode("utf-8", "backslashreplace")
    if out == "-":
        sys.stdout.buffer.write(made)
        return 0
    try:
        Path(out).write_bytes(made)
    except OSError as problem:
        raise RunFailed(f"The page {out} can't be written ({problem.strerror}); give --html another name.") from problem
    return 0


def extract(_options: argparse.Namespace) -> int:
    """``taizhang extract``: one line out for each line in, in order."""
    from extract.answer import answer

    for line in answer(sys.stdin.buffer):
        sys.stdout.write(line.rstrip("\n") + "\n")
    return 0


def verify(options: argparse.Namespace) -> int:
    """``taizhang verify``: prints what is wrong with a run's tables; 1 where anything is."""
    from outputs.verify import problems

    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}; name the output folder of a run.")
    found = 0
    for problem in problems(folder):
        print(problem)
        found += 1
    print(
        f"{folder}: {found} problems" if found else f"{folder}: all offsets, keys and counts are right", file=sys.stderr
    )
    return 1 if found else 0


def schema(options: argparse.Namespace) -> int:
    """``taizhang schema``: prints the data dictionary."""
    from outputs.dictionary import markdown, plain

    print(markdown() if options.markdown else plain(), end="")
    return 0


def _local(path: str) -> str:
    """The path behind a ``file://`` address, and other paths as they are; refuses an address of an object store."""
    scheme = _SCHEME.match(path)
    if scheme is None:
        return path
    if scheme[0] != "file://":
        raise UsageError(f"{path} is an address of another file system; copy from or to it as docs/spark.md tells.")
    return unquote(urlsplit(path).path)


def _check_apart(paths: Sequence[str], out: Path) -> None:
    """Refuses an output folder inside the corpus: the next run would read the tables as news."""
    for path in paths:
        if path != "-" and Path(path).is_dir() and out.resolve().is_relative_to(Path(path).resolve()):
            raise UsageError(f"The output {out} lies inside the corpus {path}; give --out a folder outside of it.")


def _mapping(options: argparse.Namespace) -> FieldMapping | None:
    return parse_mapping(options.fields) if options.fields else None
