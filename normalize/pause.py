"""No collection of reference cycles while one text is worked on.

Thousands of small records of a text make the collector walk everything that is loaded again and again, lexicons included, and
there are no cycles to find: on text with notes it took half of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(function: Callable[P, R]) -> Callable[P, R]:
    """``function`` with the cyclic collector off during each call, and on again after it if it was on before."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return call
