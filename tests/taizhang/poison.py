"""The real work, but for sources that name a poison: those do to their worker what a bug in a library would."""

from __future__ import annotations

import os
import signal
import time

from outputs.dataset import Batch
from taizhang.work import process


def work(batch: Batch) -> bytes:
    for raw in batch:
        if b"CRASH" in raw.data:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"HANG" in raw.data:
            time.sleep(600)
    return process(batch)


def hungry(batch: Batch) -> bytes:
    if any(b"MEMORY" in raw.data for raw in batch):
        bytearray(3 << 30)
    return process(batch)
