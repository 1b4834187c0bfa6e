"""The ``spark`` engine: each task works on some batches, the driver puts what they give in order and commits it.

An executor writes nothing. So a task that is run again, or twice at once, gives its rows once, and a job that ends early leaves what
was committed. One job for each task, many at a time: a job that waits for its slowest task would leave the others idle,
and a job that fails takes no other with it.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from corpus.errors import RunFailed
from corpus.records import RawSource
from outputs.dataset import BATCH_BYTES, Batch
from taizhang.crew import Limits, Work
from taizhang.pool import begun, joined, rejected
from taizhang.program import fingerprint
from taizhang.spark_context import Cluster, connected, first_line
from taizhang.spark_worker import Chunk, Task, work_on
from taizhang.work import process

if TYPE_CHECKING:
    from pyspark import SparkContext

# A task of this size takes seconds, a job's own cost is a tenth of one.
MOST_CHUNK_BYTES = 1 << 20
# Enough that every slot of the cluster has a task, and the next, while an earlier one waits for its time limit.
JOBS_A_SLOT = 3
MOST_JOBS = 1024
TAG = "taizhang"
_GOOD = RawSource("", None, "txt", "某县一项目昨日开工,总投资3亿元。".encode())


class SparkEngine:
    """The executors of a Spark cluster."""

    def __init__(self, cluster: Cluster, limits: Limits, work: Work = process) -> None:
        self._cluster = cluster
        self._limits = limits
        self._work = work

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order; Spark is started when there is a first one."""
        work = begun(batches)
        if work is None:
            return
        with connected(self._cluster) as context:
            yield from _Jobs(context, self._limits, self._work).map(work)


class _TaskLost(Exception):
    """A task was begun as often as Spark does that, and every time its worker or its executor was lost."""


class _Jobs:
    """The jobs of one run."""

    def __init__(self, context: SparkContext, limits: Limits, work: Work) -> None:
        self._context = context
        self._limits = limits
        self._task = Task(pickle.dumps(work), limits.seconds, limits.memory, fingerprint())

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order."""
        waiting: deque[Future[list[bytes]]] = deque()
        with self._threads() as threads:
            for chunk in chunks(batches, self._context.defaultParallelism):
                waiting.append(threads.submit(self._done, chunk))
                while waiting and (waiting[0].done() or len(waiting) >= self._ahead()):
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    def _ahead(self) -> int:
        """How many jobs may be on their way; the cluster may have grown."""
        return min(MOST_JOBS, JOBS_A_SLOT * self._context.defaultParallelism)

    @contextmanager
    def _threads(self) -> Iterator[ThreadPoolExecutor]:
        """Threads that each wait for a job; in the end none is waited for, and jobs that are left are cancelled."""
        threads = ThreadPoolExecutor(MOST_JOBS, "spark-job")
        try:
            yield threads
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            if not self._stopped():
                self._context.cancelJobsWithTag(TAG)

    def _done(self, chunk: Chunk) -> list[bytes]:
        """The packed tables of the batches of ``chunk``."""
        try:
            return self._collected(chunk)
        except _TaskLost:
            return [joined([self._alone(raw) for raw in batch]) for batch in chunk]

    def _alone(self, raw: RawSource) -> bytes:
        """The rows of a source whose neighbours may have cost their executor, or its reject where it costs its own."""
        try:
            return self._collected(((raw,),))[0]
        except _TaskLost:
            self._check_cluster()
            return rejected(raw, "crash", self._limits)

    def _check_cluster(self) -> None:
        """Raises RunFailed where an article that has no fault can't be done either."""
        try:
            self._collected(((_GOOD,),))
        except _TaskLost as problem:
            raise RunFailed(f"The cluster loses every task ({problem}); see the logs of its executors.") from problem

    def _collected(self, chunk: Chunk) -> list[bytes]:
        """One job with one task.

        Raises:
            _TaskLost: where it lost its executor or its worker again and again.
            RunFailed: for every other end.
        """
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            self._context.addJobTag(TAG)
            pieces = self._context.parallelize([chunk], 1).mapPartitions(partial(work_on, self._task)).collect()
        except (Py4JError, PySparkException) as problem:
            if self._stopped() or "PythonException" in str(problem):
                raise RunFailed(f"The Spark job failed: {first_line(problem)}.") from problem
            raise _TaskLost(first_line(problem)) from problem
        for piece in pieces:
            if isinstance(piece, str):
                raise RunFailed(piece)
        return [piece for piece in pieces if isinstance(piece, bytes)]

    def _stopped(self) -> bool:
        java = self._context._jsc
        return java is None or bool(java.sc().isStopped())


def chunks(batches: Iterable[Batch], slots: int) -> Iterator[Chunk]:
    """The batches in tasks: small ones first, so that every slot has one soon and a small corpus keeps all busy."""
    held: list[Batch] = []
    size = made = 0
    for batch in batches:
        held.append(batch)
        size += sum(len(raw.data) for raw in batch)
        if size >= min(MOST_CHUNK_BYTES, made // slots * BATCH_BYTES):
            yield tuple(held)
            held, size, made = [], 0, made + 1
    if held:
        yield tuple(held)
