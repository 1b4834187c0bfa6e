"""Keeps pyarrow from importing pandas, which no run needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

import pyarrow as pa


class _NoPandas(MetaPathFinder):
    """Says that there is no pandas."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("no pandas for now", name=fullname)


def without_pandas() -> None:
    """Lets pyarrow find no pandas when it first looks for it, in this process.

    pyarrow looks when it is given its first list, to tell a list from a column of pandas: that import takes a quarter of a second
    and 30 MB in each worker. Where pandas is loaded already nothing changes, and what needs it afterwards still imports it.
    """
    if "pandas" in sys.modules:
        return
    refusal = _NoPandas()
    sys.meta_path.insert(0, refusal)
    try:
        pa.array([None])
    finally:
        sys.meta_path.remove(refusal)
