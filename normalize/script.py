"""Traditional script to simplified, character for character."""

from __future__ import annotations

from functools import lru_cache

from normalize.lexicon import rows


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """The simplified character for each traditional one."""
    return {ord(traditional): simplified for traditional, simplified in rows("script_characters.tsv")}


def to_simplified(text: str) -> str:
    """``text`` in simplified script, of the same length."""
    return text.translate(_table())
