"""The currency words of ``lexicons/currencies.tsv``: which currency each names and on which side of the number it stands."""

from __future__ import annotations

from functools import cache

from extract.words import any_of, table


@cache
def codes() -> dict[str, str]:
    """ISO 4217 code by currency word or sign."""
    return {row["word"]: row["code"] for row in table("currencies")}


@cache
def after_number() -> str:
    """Pattern source: a currency word after a number (亿元, 万美元), guarded by its possible first characters."""
    words = [row["word"] for row in table("currencies") if row["place"] != "before"]
    return rf"(?=[{first_after_number()}]){any_of(words)}"


@cache
def first_after_number() -> str:
    """The first characters of the currency words after a number."""
    return "".join(sorted({row["word"][0] for row in table("currencies") if row["place"] != "before"}))


@cache
def before_number() -> str:
    """Pattern source: a currency sign or word before a number (US$, ¥, 港币)."""
    return any_of(row["word"] for row in table("currencies") if row["place"] != "after")
