"""The repair of a text's characters: one call, one text out, each of its characters aligned to the source."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.alignment import Alignment
from normalize.edits import Edit, apply_edits
from normalize.pinyin import note_edits
from normalize.records import Repair
from normalize.script import to_simplified


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A repaired text in simplified script, its line structure as in the source.

    ``alignment`` maps each character to the source text; ``damaged`` are spans of ``text`` that could not be restored;
    ``script`` is what the source was written in: simplified, traditional, pinyin (traditional with notes) or mixed.
    """

    text: str = field(repr=False)
    alignment: Alignment = field(repr=False)
    repairs: tuple[Repair, ...] = field(repr=False)
    damaged: tuple[tuple[int, int], ...] = ()
    script: str = "simplified"


def clean(text: str) -> Cleaned:
    """The text as a careful reader would restore it, in simplified script, with a row for every repair."""
    notes = note_edits(text)
    plain, alignment = apply_edits(text, notes)
    simplified = to_simplified(plain)
    script = "pinyin" if notes else "traditional" if simplified != plain else "simplified"
    return Cleaned(simplified, alignment, _repairs(text, notes), (), script)


def _repairs(text: str, edits: list[Edit]) -> tuple[Repair, ...]:
    """A row for each edit of the source text."""
    return tuple(Repair(kind, start, end, text[start:end], new) for start, end, new, kind in edits)
