"""Edits of a text, and the text and alignment that come from applying them all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from normalize.alignment import Alignment, from_pieces


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` are replaced by ``text``; ``kind`` names the step that found it."""

    start: int
    end: int
    text: str
    kind: str


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, Alignment]:
    """The edited text and its alignment to ``text``; ``edits`` are in order and do not overlap.

    A replacement as long as what it replaces is aligned character by character, any other as a whole.

    >>> apply_edits("a(x)b", [Edit(1, 4, "", "note")])[0]
    'ab'
    """
    if not edits:
        return text, Alignment.identity(len(text))
    if not any(edit.text for edit in edits):
        return _without(text, edits)
    parts = list(_parts(text, edits))
    return "".join(part for part, _, _ in parts), from_pieces((len(part), start, width) for part, start, width in parts)


def _without(text: str, edits: Sequence[Edit]) -> tuple[str, Alignment]:
    """``apply_edits`` where all are deletions: what lies between them, as runs."""
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    kept = [(a, b) for a, b in zip([0, *ends], [*starts, len(text)], strict=True) if a < b]
    if not kept:
        return "", Alignment.identity(0)
    bounds = list(accumulate([b - a for a, b in kept], initial=0))
    length = bounds.pop()
    new = "".join([text[a:b] for a, b in kept])
    return new, Alignment(length, tuple(bounds), tuple([a for a, _ in kept]), (None,) * len(kept))


def _parts(text: str, edits: Sequence[Edit]) -> Iterator[tuple[str, int, int | None]]:
    """What stays and what replaces, in order: (derived text, source start, source width or None for identity)."""
    at = 0
    for start, end, new, _ in edits:
        if start > at:
            yield text[at:start], at, None
        if new:
            yield new, start, None if len(new) == end - start else end - start
        at = end
    if at < len(text):
        yield text[at:], at, None
