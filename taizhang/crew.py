"""Worker processes, each behind its own pipe: one that dies or hangs is found out and replaced, and harms no other.

Nothing is shared between workers: no queue, no lock and no helper process that a kill could leave locked. (A pool with
a shared queue hung for ever when a worker was killed while it held the queue's lock.)
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Literal

from corpus.errors import RunFailed
from outputs.dataset import Batch
from taizhang.worker import serve

Work = Callable[[Batch], bytes]
Failure = Literal["crash", "timeout", "memory"]
# What a task gave: its packed tables, or why it gave none.
Outcome = bytes | Failure

# A worker that can't even start has no source to blame: after so many in a row the program itself is broken.
FAILED_STARTS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: seconds for a task, bytes of memory for the process (0: no limit)."""

    seconds: float = 60.0
    memory: int = 4 << 30


@dataclass(slots=True)
class _Worker:
    """One process: ``task`` is the number of what it works on, ``deadline`` when it must have answered."""

    process: SpawnProcess
    channel: Connection
    ready: bool = False
    task: int | None = None
    deadline: float = 0.0


class Crew:
    """Some workers that all do ``work``."""

    def __init__(self, size: int, limits: Limits, work: Work) -> None:
        self._limits = limits
        self._work = work
        self._failed_starts = 0
        self._workers: list[_Worker] = []
        for _ in range(size):
            self._workers.append(self._started())

    def give(self, task: int, batch: Batch) -> bool:
        """Hands ``batch`` to a worker that has nothing to do; False where there is none."""
        for worker in self._workers:
            if worker.ready and worker.task is None:
                worker.task, worker.deadline = task, time.monotonic() + self._limits.seconds
                with suppress(OSError):  # a worker that has died: finished() finds that out and says so
                    worker.channel.send(batch)
                return True
        return False

    def finished(self) -> Iterator[tuple[int, Outcome]]:
        """Waits until something happens, then gives the tasks that have ended, in any order.

        Raises:
            RunFailed: where workers can't start.
        """
        wait([worker.channel for worker in self._workers], self._patience())
        for place, worker in enumerate(self._workers):
            outcome = self._heard(worker)
            if outcome is None:
                continue
            if worker.task is not None:
                yield worker.task, outcome
            worker.task = None
            if not isinstance(outcome, bytes):
                _end(worker)
                self._workers[place] = self._started()

    def stop(self) -> None:
        """Ends all workers at once, whatever they are doing."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _patience(self) -> float | None:
        deadlines = [worker.deadline for worker in self._workers if worker.task is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _heard(self, worker: _Worker) -> Outcome | None:
        """What a worker says, or what its silence means; None where there is nothing new."""
        try:
            if worker.channel.poll():
                return self._message(worker, worker.channel.recv_bytes())
        except (EOFError, OSError):
            if not worker.ready:
                self._note_failed_start()
            return "crash"
        late = worker.task is not None and time.monotonic() > worker.deadline
        return "timeout" if late else None

    def _message(self, worker: _Worker, message: bytes) -> Outcome | None:
        if not worker.ready:
            worker.ready = True
            self._failed_starts = 0
            return None
        return message or "memory"

    def _note_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= FAILED_STARTS:
            raise RunFailed("The worker processes can't start; run with --engine serial to see why.")

    def _started(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # Pickled apart: to unpickle the work imports all rooms, and a worker must be tied to its parent before it does that.
        arguments = (theirs, pickle.dumps(self._work), self._limits.memory, os.getpid())
        process = context.Process(target=serve, args=arguments, daemon=True)
        # Inherited: a Ctrl-C while the worker starts is the parent's matter already.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.channel.close()
