"""Reads the word lists of this room: tab-separated, a header row, ``#`` lines and empty lines ignored."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The cells of each row of ``normalize/lexicons/<name>``, without its header row."""
    lines = (files("normalize") / "lexicons" / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    for line in kept[1:]:
        yield line.split("\t")
