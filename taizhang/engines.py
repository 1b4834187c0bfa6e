"""The engines: they differ only in how they map the one function over the batches, never in what comes out.

An engine takes batches as they are made and gives back their packed tables in the same order, holding only some of them
at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import UsageError
from outputs.dataset import Batch
from taizhang import ENGINES
from taizhang.crew import Limits
from taizhang.pool import LocalEngine
from taizhang.spark import SparkEngine
from taizhang.spark_context import Cluster, check_installed
from taizhang.work import process


class Engine(Protocol):
    """What a run needs of an engine."""

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order."""
        ...


@dataclass(frozen=True, slots=True)
class SerialEngine:
    """Everything in this process, one batch after the other: for debugging, and as the measure of the others.

    A source that hangs or crashes takes the run with it; ``local`` is the engine that stands that.
    """

    work: Callable[[Batch], bytes] = process

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order."""
        return map(self.work, batches)


def engine_named(name: str, workers: int, limits: Limits | None = None, cluster: Cluster | None = None) -> Engine:
    """The engine of this name.

    Raises:
        UsageError: for a name that is no engine, or one that is not available.
    """
    if workers < 1:
        raise UsageError(f"--workers must be at least 1, not {workers}.")
    if name == "serial":
        return SerialEngine()
    if name == "local":
        return LocalEngine(workers, limits or Limits())
    if name == "spark":
        check_installed()
        return SparkEngine(cluster or Cluster(workers=workers), limits or Limits())
    raise UsageError(f"There is no engine {name!r}; choose one of {', '.join(ENGINES)}.")
