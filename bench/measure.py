"""What a command takes: wall and CPU seconds of all its processes, and the peak of the memory they hold together."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

OURS = ".venv/bin/python"


@dataclass(frozen=True, slots=True)
class Measured:
    """Bytes read, seconds on the clock, CPU seconds, and bytes of memory at the peak."""

    size: int
    wall: float
    cpu: float
    memory: int

    def of(self, size: int) -> Measured:
        """The same for a known number of bytes."""
        return replace(self, size=size)


def run_over(source: Path, out: Path, size: int, *options: str) -> Measured:
    """``taizhang run`` over a file with articles of ``size`` bytes."""
    command = [OURS, "-m", "taizhang.cli", "run", str(source), "--out", str(out), "--quiet", *options]
    return ran(command)[1].of(size)


def ran(command: list[str]) -> tuple[str, Measured]:
    """What a command printed, and what it took; ends this program where it failed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        peak = _Peak(psutil.Process(process.pid))
        watcher = threading.Thread(target=peak.watch, daemon=True)
        watcher.start()
        printed = process.stdout.read() if process.stdout else ""
        watcher.join()
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return printed, Measured(0, wall, cpu, peak.most)


@dataclass(slots=True)
class _Peak:
    """The largest sum of the resident memory of a process and its descendants, sampled."""

    process: psutil.Process
    most: int = 0

    def watch(self) -> None:
        while self.process.is_running() and self.process.status() != psutil.STATUS_ZOMBIE:
            self.most = max(self.most, sum(map(_resident, [self.process, *self._below()])))
            time.sleep(0.05)

    def _below(self) -> list[psutil.Process]:
        try:
            return self.process.children(recursive=True)
        except psutil.NoSuchProcess:
            return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
