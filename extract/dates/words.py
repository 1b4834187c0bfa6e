"""The date words of ``extract/lexicons/dates_words.tsv``: 今年, 上月, 昨日, 次日, 上半年 and their like, with what each one means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Word:
    """``kind`` is a token kind, ``value`` its number (years, months or days from the anchor), ``broad`` whether news rules skip it."""

    text: str
    kind: str
    value: int
    broad: bool


@cache
def words() -> dict[str, Word]:
    """All date words by their text."""
    lines = files("extract").joinpath("lexicons/dates_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {row[0]: Word(row[0], row[1], int(row[2]), row[3] == "broad") for row in rows}


def alternatives(*kinds: str, broad: bool = False) -> str:
    """Pattern source of the words of ``kinds``, longest first."""
    chosen = [w.text for w in words().values() if w.kind in kinds and (broad or not w.broad)]
    return "|".join(re.escape(text) for text in sorted(chosen, key=lambda t: (-len(t), t)))
