"""How cost grows with length, told by a ratio that noise does not turn: eight times the text, far from 64 times the time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

TIMES = 8
LINEAR = 24.0  # three times what cost in proportion would give, three eighths of what quadratic cost gives
TRIES = 5


def growth(cost: Callable[[int], object], size: int) -> float:
    """The least of some ratios of the processor time of ``cost(TIMES * size)`` and of ``cost(size)``.

    ``size`` should cost a millisecond or more. The cyclic collector rests meanwhile: when it runs depends on what was allocated before.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        cost(size)
        return _least(cost, size)
    finally:
        if collecting:
            gc.enable()


def _least(cost: Callable[[int], object], size: int) -> float:
    """Stops at the first ratio that is plainly linear."""
    least = float("inf")
    for _ in range(TRIES):
        start = process_time()
        cost(size)
        middle = process_time()
        cost(TIMES * size)
        least = min(least, (process_time() - middle) / max(middle - start, 1e-6))
        if least <= LINEAR:
            break
    return least


def repeated(piece: str, length: int) -> str:
    """As many whole repetitions of ``piece`` as ``length`` characters hold."""
    return piece * (length // len(piece))
