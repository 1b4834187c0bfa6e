"""What a worker process does from its first moment.

Imports nothing but the standard library: a worker whose parent is killed while it starts must go too, so it ties itself to the
parent before it takes the seconds that the rooms need to load.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.records import RawSource

PR_SET_PDEATHSIG = 1
READY = b"ready"


def serve(channel: Connection, pickled_work: bytes, memory: int, parent: int) -> None:
    """Batch after batch until the parent is gone; an empty answer says that memory ran out.

    Args:
        channel: where batches come from and answers go; the first answer, READY, says that everything is loaded.
        pickled_work: the function from a batch to its packed tables.
        memory: bytes that this process may take (0: no limit).
        parent: the process that must be alive.
    """
    prepare(memory, parent)
    work = pickle.loads(pickled_work)  # noqa: S301 - our own parent's
    _warm_up(work)
    channel.send_bytes(READY)
    while True:
        try:
            batch = channel.recv()
        except EOFError:
            return
        try:
            answer = work(batch)
        except MemoryError:
            answer = b""
        channel.send_bytes(answer)


def prepare(memory: int, parent: int) -> None:
    """Sets up a fresh worker: it dies with its parent, leaves Ctrl-C to it, and gets at most ``memory`` bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has died already: no signal will come
        os._exit(1)
    if memory:
        # RLIMIT_DATA counts memory of the process's own; RLIMIT_AS would also count addresses that are never used.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _warm_up(work: Callable[[tuple[RawSource, ...]], bytes]) -> None:
    """Loads lexicons and models, so that the loading is not taken out of the first source's time, and keeps the collector from them."""
    from corpus.records import RawSource
    from outputs.lean import without_pandas

    without_pandas()
    work((RawSource("", None, "txt", "某县一项目昨日开工,总投资3亿元,占地20亩。".encode()),))
    gc.freeze()  # what is loaded now stays: walking it again and again took 3 % of the work
