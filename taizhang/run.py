"""A run: inputs are cut into parts, the engine does what is not done yet, and the tables are committed at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from outputs.dataset import Batch, Dataset, Plan, writing
from outputs.manifest import Manifest
from outputs.parts import Input, parts
from taizhang.engines import Engine
from taizhang.program import fingerprint

# Called with how many sources and bytes were just done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: the committed tables, and how many sources and bytes were worked on rather than found done."""

    manifest: Manifest
    worked_sources: int
    worked_bytes: int


def run(inputs: Iterable[Input], out: Path, engine: Engine, progress: Progress = lambda *_: None) -> Report:
    """Runs ``engine`` over what is new in ``inputs`` and commits the tables of all of them to ``out``.

    Raises:
        RunFailed: where the run could not finish; what was committed before is untouched.
    """
    program = fingerprint()
    with writing(out, program) as dataset:
        work = _Work(dataset, progress)
        plans = (dataset.planned(part) for part in parts(inputs, program))
        work.drain(engine, plans)
        return Report(dataset.commit(), work.sources, work.bytes)


class _Work:
    """Keeps parts in order while their batches are done: a part is finished when its last batch has come back."""

    def __init__(self, dataset: Dataset, progress: Progress) -> None:
        self._dataset = dataset
        self._writer = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None
        self._progress = progress
        self._open: deque[tuple[Plan, deque[tuple[str, int, int]]]] = deque()
        self.sources = 0
        self.bytes = 0

    def drain(self, engine: Engine, plans: Iterator[Plan]) -> None:
        with self._writer:
            self._drain(engine, plans)
            self._wait()

    def _drain(self, engine: Engine, plans: Iterator[Plan]) -> None:
        for packed in engine.map(self._batches(plans)):
            self._close_finished()
            _, left = self._open[0]
            batch_id, sources, size = left.popleft()
            self._dataset.save(batch_id, packed)
            self.sources += sources
            self.bytes += size
            self._progress(sources, size)
        self._close_finished()

    def _batches(self, plans: Iterator[Plan]) -> Iterator[Batch]:
        for plan in plans:
            left = deque((key, len(batch), sum(len(raw.data) for raw in batch)) for key, batch in plan.todo)
            self._open.append((plan, left))
            if not left:
                self._close_finished()
            for _, batch in plan.todo:
                yield batch

    def _close_finished(self) -> None:
        while self._open and not self._open[0][1]:
            self._wait()
            # Beside the loop, which must go on feeding the workers; one part at a time, so that no more than two are in memory.
            self._writing = self._writer.submit(self._dataset.finish, self._open.popleft()[0])

    def _wait(self) -> None:
        """Until the part before is written; raises what went wrong with it."""
        if self._writing is not None:
            self._writing.result()
