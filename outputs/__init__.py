"""The outputs room: ``Facts`` come in, a committed Parquet dataset comes out; code here, data in ``outputs/tables``.

That folder is git-ignored: it is where a run writes by default. This room decides nothing about what a text means.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outputs.tables import Tables

__all__ = ["load"]


def load(folder: str | Path) -> Tables:
    """The committed tables under ``folder`` as pandas DataFrames: ``outputs.load("outputs/tables/samples").projects``.

    Days are ``datetime64``; strings, numbers and flags have pandas' nullable types. All tables come from one commit.

    Raises:
        UsageError: where the folder holds no committed tables.
    """
    # pandas is imported here and not above: a worker that imports this room must not wait for it.
    from outputs.tables import load as load_tables

    return load_tables(folder)
