"""Edits of a text, and the text and alignment that come from applying them all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from operator import getitem, sub
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
    starts, ends, news, _ = zip(*edits, strict=True)
    if not any(news):
        return _without(text, starts, ends)
    parts = list(_parts(text, edits))
    return "".join(part for part, _, _ in parts), from_pieces((len(part), start, width) for part, start, width in parts)


def _without(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, Alignment]:
    """``apply_edits`` where all are deletions: what lies between them, as runs."""
    kept = [(a, b) for a, b in zip((0, *ends), (*starts, len(text)), strict=True) if a < b]
    if not kept:
        return "", Alignment.identity(0)
    sources, stops = zip(*kept, strict=True)
    bounds = list(accumulate(map(sub, stops, sources), initial=0))
    new = "".join(map(getitem, repeat(text), map(slice, sources, stops)))
    return new, Alignment(bounds.pop(), tuple(bounds), sources, (None,) * len(kept))


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
