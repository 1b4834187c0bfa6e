"""What a run shows: a progress line on a terminal while it works, and one line of summary at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from taizhang.run import Progress, Report


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """A progress line on stderr where that is a terminal; nothing where it is not or ``quiet`` is set.

    The end is not known while the corpus is still being read, so the line counts instead of promising a share.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _sources, _bytes: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(24),
        TextColumn("{task.fields[sources]:,} sources"),
        TransferSpeedColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, sources=0)

        def advance(sources: int, size: int) -> None:
            bar.update(task, advance=size, sources=bar.tasks[0].fields["sources"] + sources)

        yield advance


def summary(report: Report, seconds: float) -> str:
    """One line on a run: what the tables hold, what was new, and how fast that went.

    MB/s is megabytes of decompressed source that were worked on, by wall time of the whole run.
    """
    manifest = report.manifest
    rows = {name: f"{manifest.rows(name):,}" for name in ("sources", "documents", "mentions", "projects", "rejects")}
    return (
        f"{rows['sources']} sources, {rows['documents']} articles, {rows['mentions']} mentions, "
        f"{rows['projects']} projects, {rows['rejects']} rejects; {report.worked_sources:,} sources worked on in "
        f"{seconds:.1f} s ({report.worked_bytes / 1e6 / max(seconds, 1e-9):.2f} MB/s)"
    )
