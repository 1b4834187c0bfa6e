"""What Spark's Python worker on an executor does with a task: it has a crew of one process of ours, and only hands on.

Spark knows no time limit for a source, and a worker that dies takes its whole task with it, four times, and then the job. So the
work is done in a process behind the worker, as the ``local`` engine does it: what kills, hangs or starves that process
is found out, tried alone and rejected, and Spark never hears of it.

Imports nothing but the standard library: an executor that lacks a library must be able to say so.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import RunFailed

if TYPE_CHECKING:
    from corpus.records import RawSource
    from taizhang.crew import Crew

# Batches that make one task.
Chunk = tuple[tuple["RawSource", ...], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all tasks of a run: the pickled work, its limits, and the program that the driver runs."""

    work: bytes
    seconds: float
    memory: int
    program: str


# The crew outlives a task: Spark gives a worker one after the other, and the models take seconds to load.
_crews: dict[Task, Crew] = {}


def work_on(task: Task, chunks: Iterable[Chunk]) -> Iterator[bytes | str]:
    """The packed tables of each batch, in order; a string instead says why this executor can do none."""
    try:
        for chunk in chunks:
            yield from _done(task, chunk)
    except ImportError as problem:
        yield f"An executor lacks a library ({problem}); give the executors the environment of the driver."
    except RunFailed as problem:
        yield f"An executor can't work: {problem}"


def _done(task: Task, chunk: Chunk) -> list[bytes]:
    from taizhang.crew import Limits
    from taizhang.pool import mapped

    with ExitStack() as undo:
        undo.callback(_dismiss)
        done = list(mapped(_crew(task), Limits(task.seconds, task.memory), chunk, len(chunk)))
        undo.pop_all()  # it has answered everything and can be asked again
    return done


def _crew(task: Task) -> Crew:
    from taizhang.crew import Crew, Limits

    if task not in _crews:
        _dismiss()
        _check_program(task.program)
        work: Callable[[tuple[RawSource, ...]], bytes] = pickle.loads(task.work)  # noqa: S301 - our own driver's
        _crews[task] = Crew(1, Limits(task.seconds, task.memory), work)
    return _crews[task]


def _dismiss() -> None:
    while _crews:
        _crews.popitem()[1].stop()


def _check_program(program: str) -> None:
    """Refuses libraries of other versions: they could give other rows, and nobody would see."""
    from taizhang.program import fingerprint, libraries

    if fingerprint() != program:
        raise RunFailed(f"its program or libraries are not those of the driver; it has {libraries()}.")
