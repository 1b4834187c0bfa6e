"""The word lists of statistics: nouns that make a counted group, and indicators of an economy."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from extract.words import any_of


def _rows(name: str) -> list[dict[str, str]]:
    text = files("extract").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


@cache
def group_nouns() -> dict[str, str]:
    """Head nouns of groups, each with the measure words that may count it."""
    return {row["noun"]: row["units"] for row in _rows("group_nouns.tsv")}


@cache
def built_things() -> dict[str, str]:
    """Things that are counted as projects where they are built (公路, 桥梁), each with the measure words that may count it."""
    return {row["noun"]: row["units"] for row in _rows("built_things.tsv")}


@cache
def indicators() -> dict[str, str]:
    """Indicators of an economy or of a group, each with its measure (guidelines, section 6)."""
    return {row["indicator"]: row["measure"] for row in _rows("indicators.tsv")}


def alternation(words: dict[str, str]) -> str:
    """A pattern of the words, longest first, so that 固定资产投资 is not read as 投资."""
    return any_of(words)
