"""The ``local`` engine: a crew of processes, and what is done when one dies, hangs or runs out of memory over a batch.

Such a batch is done again source by source; a source that fails alone too becomes a reject with its reason. The others
of the batch are not lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

import pyarrow as pa

from corpus.records import RawSource
from outputs.dataset import Batch
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.wire import pack, unpack
from taizhang.crew import Crew, Failure, Limits, Outcome, Work
from taizhang.work import process, refuse

# Enough batches on their way that the others go on while one waits for its time limit.
BATCHES_A_WORKER = 8


@dataclass(slots=True)
class _Slot:
    """A batch on its way: what it gave as a whole, or (after that failed) what its sources gave alone."""

    batch: Batch
    packed: bytes | None = None
    alone: list[bytes | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Task:
    """What one worker is asked for: a slot's batch, or the source at ``place`` of it alone."""

    slot: _Slot
    place: int | None = None

    @property
    def batch(self) -> Batch:
        return self.slot.batch if self.place is None else (self.slot.batch[self.place],)


class LocalEngine:
    """Some processes on this machine."""

    def __init__(self, workers: int, limits: Limits, work: Work = process) -> None:
        self._workers = workers
        self._limits = limits
        self._work = work

    def map(self, batches: Iterable[Batch]) -> Iterator[bytes]:
        """The packed tables of each batch, in order; stops the workers at once when the caller stops asking."""
        source = iter(batches)
        first = list(islice(source, self._workers))
        if not first:
            return
        # No more processes than there are batches: a worker takes longer to start than a batch to be done.
        crew = Crew(len(first), self._limits, self._work)
        try:
            yield from mapped(crew, self._limits, chain(first, source), BATCHES_A_WORKER * self._workers)
        finally:
            crew.stop()


def begun(batches: Iterable[Batch]) -> Iterator[Batch] | None:
    """The batches, or None where there is none, so that no engine is started for nothing."""
    source = iter(batches)
    first = next(source, None)
    return None if first is None else chain([first], source)


def mapped(crew: Crew, limits: Limits, batches: Iterable[Batch], most: int) -> Iterator[bytes]:
    """What ``crew`` makes of ``batches``, in order, with at most ``most`` of them on their way.

    Leaves the crew without a task when it has given everything; where its caller stops asking before, the crew must be stopped.
    """
    shift = _Shift(limits)
    source = iter(batches)
    shift.fill(source, most)
    while shift.slots:
        shift.hand_out(crew)
        for number, outcome in crew.finished():
            shift.note(number, outcome)
        yield from shift.ready()
        shift.fill(source, most)


class _Shift:
    """The batches on their way, in order, and the tasks that they make."""

    def __init__(self, limits: Limits) -> None:
        self.slots: deque[_Slot] = deque()
        self._limits = limits
        self._waiting: deque[int] = deque()
        self._tasks: dict[int, _Task] = {}
        self._numbers = 0

    def take(self, batch: Batch) -> None:
        """Adds a batch at the end."""
        slot = _Slot(batch)
        self.slots.append(slot)
        self._waiting.append(self._numbered(_Task(slot)))

    def fill(self, source: Iterator[Batch], most: int) -> None:
        """Adds batches until ``most`` are on their way."""
        while len(self.slots) < most and (batch := next(source, None)) is not None:
            self.take(batch)

    def hand_out(self, crew: Crew) -> None:
        """Gives waiting tasks to workers that are free."""
        while self._waiting and crew.give(self._waiting[0], self._tasks[self._waiting[0]].batch):
            self._waiting.popleft()

    def note(self, number: int, outcome: Outcome) -> None:
        """Keeps what a task gave, or makes what follows from its failure."""
        task = self._tasks.pop(number)
        slot = task.slot
        if task.place is not None:
            raw = slot.batch[task.place]
            slot.alone[task.place] = outcome if isinstance(outcome, bytes) else rejected(raw, outcome, self._limits)
        elif isinstance(outcome, bytes):
            slot.packed = outcome
        else:
            slot.alone = [None] * len(slot.batch)
            # First in the line: what comes after waits for them.
            self._waiting.extendleft(self._numbered(_Task(slot, place)) for place in reversed(range(len(slot.batch))))

    def ready(self) -> Iterator[bytes]:
        """The packed tables of the first batches, as far as they are done."""
        while self.slots:
            slot = self.slots[0]
            done = [piece for piece in slot.alone if piece is not None]
            if slot.packed is None and (not done or len(done) < len(slot.batch)):
                return
            self.slots.popleft()
            yield slot.packed if slot.packed is not None else joined(done)

    def _numbered(self, task: _Task) -> int:
        self._numbers += 1
        self._tasks[self._numbers] = task
        return self._numbers


def rejected(raw: RawSource, reason: Failure, limits: Limits) -> bytes:
    """The packed row of rejects for a source that failed alone too."""
    told = {
        "crash": "the worker died on this source, among others and alone",
        "timeout": f"it took longer than {limits.seconds:g} s, among others and alone",
        "memory": f"it needed more than {limits.memory >> 20} MB of memory",
    }
    rows = Rows()
    rows.add_reject(refuse(raw, reason, told[reason]), input_id(raw))
    return pack(rows.tables())


def joined(packed: list[bytes]) -> bytes:
    """The packed tables of several pieces as one."""
    pieces = [unpack(data) for data in packed]
    return pack({name: pa.concat_tables([piece[name] for piece in pieces]) for name in pieces[0]})
