"""The ``local`` engine: worker processes that may crash, hang or eat memory without taking a neighbour with them.

A batch whose worker dies or takes too long is done again source by source; a source that does it again alone becomes a
reject. Workers come from a fork server, so that they start clean and fast, and they die with it when the run is killed.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pebble
import pyarrow as pa

from corpus.errors import RunFailed
from corpus.records import RawSource
from outputs.dataset import Batch
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.wire import pack, unpack
from taizhang.work import process, refuse

PR_SET_PDEATHSIG = 1
# Enough batches on their way that the others go on while one waits for its time limit.
BATCHES_A_WORKER = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: seconds for a task, bytes of memory for the process (0: no limit)."""

    seconds: float = 60.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class _Task:
    batch: Batch
    future: pebble.ProcessFuture[bytes]


class LocalEngine:
    """Some processes on this machine."""

    def __init__(self, workers: int, limits: Limits, work: Callable[[Batch], bytes] = process) -> None:
        self._workers = workers
        self._limits = limits
        self._work = work

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order; stops the workers at once when the caller stops asking."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["taizhang.work"])
        pool = pebble.ProcessPool(
            self._workers, initializer=prepare_worker, initargs=(self._limits.memory,), context=context
        )
        try:
            yield from self._ordered(pool, iter(batches))
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _ordered(self, pool: pebble.ProcessPool, batches: Iterator[Batch]) -> Iterator[bytes]:
        waiting: deque[_Task] = deque()
        for batch in batches:
            waiting.append(self._task(pool, batch))
            while len(waiting) >= BATCHES_A_WORKER * self._workers:
                yield self._result(pool, waiting.popleft())
        while waiting:
            yield self._result(pool, waiting.popleft())

    def _task(self, pool: pebble.ProcessPool, batch: Batch) -> _Task:
        return _Task(batch, pool.schedule(self._work, args=[batch], timeout=self._limits.seconds))

    def _result(self, pool: pebble.ProcessPool, task: _Task) -> bytes:
        packed, _ = self._outcome(task)
        if packed is not None:
            return packed
        alone = [self._task(pool, (raw,)) for raw in task.batch]
        return _joined([self._alone(one) for one in alone])

    def _alone(self, task: _Task) -> bytes:
        """The tables of one source: its rows, or its reject where it brings down its worker again."""
        packed, reason = self._outcome(task)
        return packed if packed is not None else _rejected(task.batch[0], reason, self._limits)

    def _outcome(self, task: _Task) -> tuple[bytes | None, str]:
        """The packed tables, or None and the reason code of the failure."""
        try:
            packed: bytes = task.future.result()
        except TimeoutError:
            return None, "timeout"
        except pebble.ProcessExpired:
            return None, "crash"
        except MemoryError:
            return None, "memory"
        except Exception as problem:
            # Not the source's fault: process() turns what a source raises into a reject.
            raise RunFailed(f"A worker failed: {type(problem).__name__}: {problem}.") from problem
        return packed, ""


def prepare_worker(memory: int) -> None:
    """Sets up a fresh worker: it dies with its parent, leaves Ctrl-C to it, and gets at most ``memory`` bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if memory:
        # RLIMIT_DATA counts memory of the process's own; RLIMIT_AS would also count addresses that are never used.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _rejected(raw: RawSource, reason: str, limits: Limits) -> bytes:
    told = {
        "crash": "the worker died on this source, among others and alone",
        "timeout": f"it took longer than {limits.seconds:g} s, among others and alone",
        "memory": f"it needed more than {limits.memory >> 20} MB of memory",
    }
    rows = Rows()
    rows.add_reject(refuse(raw, reason, told[reason]), input_id(raw))
    return pack(rows.tables())


def _joined(packed: list[bytes]) -> bytes:
    pieces = [unpack(data) for data in packed]
    return pack({name: pa.concat_tables([piece[name] for piece in pieces]) for name in pieces[0]})
