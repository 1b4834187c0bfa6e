"""Sources that take their executor with them, as one does that fills the memory of its container."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from outputs.dataset import Batch
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.wire import pack
from taizhang.work import process, refuse


def work(batch: Batch) -> bytes:
    """Loses the executor for ``LOSE-ONCE <file>`` where that file is not there yet."""
    for raw in batch:
        words = raw.data.decode().split()
        if words[0] == "LOSE-ONCE" and not Path(words[1]).exists():
            Path(words[1]).touch()
            _lose_executor()
    return process(batch)


def light(batch: Batch) -> bytes:
    """Loses the executor for ``LOSE`` and hangs for ``HANG``; for other sources rows that cost no time, on a busy machine either."""
    rows = Rows()
    for raw in batch:
        if b"LOSE" in raw.data:
            _lose_executor()
        if b"HANG" in raw.data:
            time.sleep(600)
        rows.add_reject(refuse(raw, "unsupported", "only a test"), input_id(raw))
    return pack(rows.tables())


def _lose_executor() -> None:
    process = os.getpid()
    while "CoarseGrainedExecutorBackend" not in Path(f"/proc/{process}/cmdline").read_text():
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(process, signal.SIGKILL)
    signal.pause()  # this process is to go with its executor, not to answer
