"""The repair of a text's characters: one call, one text out, each of its characters aligned to the source.

The steps, in order; one that finds nothing costs a scan and leaves the text as it is:

1. ``misread``: UTF-8 read as something else, and the reverse.
2. ``characters``: entities, control and zero-width characters, surrogate pairs.
3. ``mojibake``: GBK that lost a byte.
4. ``pinyin``: notes behind characters.
5. ``script``: traditional to simplified, character for character.
6. ``characters`` again: full-width digits and letters to half width, character for character.

Line breaks stay. Spaces that layout put inside words are the business of ``spaces``, line by line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from operator import attrgetter, getitem
from typing import Any, NamedTuple

from normalize.alignment import Alignment
from normalize.characters import character_edits, doubtful_spans, to_half_width
from normalize.edits import Edit, apply_edits
from normalize.misread import misread_edits
from normalize.mojibake import slip_edits
from normalize.pause import uncollected
from normalize.pinyin import note_edits
from normalize.records import Repair
from normalize.scan import Kind, scan
from normalize.script import convert_script

_Span = tuple[int, int]
_repair: Callable[[tuple[Any, ...]], Repair] = partial(tuple.__new__, Repair)
# Without a character of these kinds no step finds anything: most titles have none.
_TELLING = (
    Kind.TRADITIONAL | Kind.RARE | Kind.MARK | Kind.SUSPECT | Kind.WIDE | Kind.LOST | Kind.BRACKET
    | Kind.GBK_TELLTALE | Kind.LATIN_TELLTALE
)  # fmt: skip
# Repairs can uncover damage, an entity behind a control character, say: passes go on until one changes nothing.
_MOST_PASSES = 6


class Cleaned(NamedTuple):
    """A repaired text in simplified script, its line structure as in the source.

    ``alignment`` maps each character to the source text; ``damaged`` are spans of ``text`` that could not be restored;
    ``script`` is what the source was written in: simplified, traditional, pinyin (with notes behind characters) or mixed.
    """

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...]
    damaged: tuple[_Span, ...] = ()
    script: str = "simplified"


class _Draft:
    """The text so far with its alignment to the source, and what was done to it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self.alignment = Alignment.identity(len(source))
        self.repairs: list[Repair] = []
        self.damaged: list[_Span] = []

    def edit(self, edits: Sequence[Edit]) -> None:
        """Record the edits against the source and apply them."""
        if not edits:
            return
        self.note(edits)
        self.text, alignment = apply_edits(self.text, edits)
        self.alignment = alignment.compose(self.alignment)
        self.damaged = _moved(self.damaged, edits)

    def note(self, edits: Sequence[Edit]) -> None:
        """Record edits of the text, in order, as changes of the source."""
        if not edits:
            return
        # Without a line of Python for each edit: a text with notes has thousands.
        starts, ends, news, kinds = zip(*edits, strict=True)
        if self.alignment.widths != (None,) or self.alignment.sources != (0,):
            starts, ends = zip(*self.alignment.spans(list(zip(starts, ends, strict=True))), strict=True)
        before = map(getitem, repeat(self.source), map(slice, starts, ends))
        self.repairs += map(_repair, zip(kinds, starts, ends, before, news, strict=True))

    def mark(self, spans: Iterable[_Span]) -> None:
        """Record spans of the text as damaged and left as they are."""
        new = [span for span in spans if span not in self.damaged]
        self.damaged += new
        self.note([Edit(start, end, self.text[start:end], "damaged") for start, end in new])


@uncollected
def clean(text: str) -> Cleaned:
    """The text as a careful reader would restore it, in simplified script, with a row for every repair.

    >>> clean("項(xiàng)目總投資１０億元").text
    '项目总投资10亿元'
    """
    seen = scan(text)
    if not seen.has(_TELLING) and not seen.has_run(Kind.LATE_DIGIT):
        return Cleaned(text, Alignment.identity(len(text)), ())
    draft = _Draft(text)
    script = _pass(draft)
    for _ in range(_MOST_PASSES):
        before = draft.text
        if draft.repairs or before != text:
            _pass(draft)
        if draft.text == before:
            break
    draft.mark(doubtful_spans(draft.text))
    repairs = tuple(sorted(draft.repairs, key=attrgetter("source_start", "source_end")))
    return Cleaned(draft.text, draft.alignment, repairs, _merged(draft.damaged), script)


def _pass(draft: _Draft) -> str:
    """All steps once; what the text was written in."""
    draft.edit(misread_edits(draft.text))
    draft.edit(character_edits(draft.text))
    slips, unread = slip_edits(draft.text)
    draft.mark(unread)
    draft.edit(slips)
    notes = note_edits(draft.text)
    draft.edit(notes)
    simplified, choices, script = convert_script(draft.text)
    draft.note(choices)
    draft.text = to_half_width(simplified)
    return "pinyin" if notes else script


def _moved(spans: list[_Span], edits: Sequence[Edit]) -> list[_Span]:
    """Spans of a text, none cut by an edit, where the edits leave them."""
    if not spans:
        return spans
    ends = [edit.end for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.text) - (edit.end - edit.start))
    moved = [(start + shifts[bisect_right(ends, start)], end + shifts[bisect_right(ends, end)]) for start, end in spans]
    return [(start, end) for start, end in moved if start < end]


def _merged(spans: list[_Span]) -> tuple[_Span, ...]:
    """The spans in order, those that meet joined."""
    merged: list[_Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
