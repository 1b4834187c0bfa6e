"""The exact alignment of a derived text to the text it came from, and how two alignments compose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """Maps offsets of a derived text to spans of its source, as runs.

    Run ``k`` covers derived characters ``starts[k] .. starts[k + 1]`` (the last run ends at ``length``). Where ``widths[k]`` is
    None the run is an identity run: derived character ``starts[k] + i`` is source character ``sources[k] + i``. Otherwise every
    character of the run stands for the whole source span ``sources[k] .. sources[k] + widths[k]`` (an insertion has width 0).
    Source positions never decrease.
    """

    length: int
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    widths: tuple[int | None, ...]

    @classmethod
    def identity(cls, length: int, offset: int = 0) -> Alignment:
        """An alignment of ``length`` characters to the source from ``offset`` on.

        >>> Alignment.identity(5, 10).span(1, 3)
        (11, 13)
        """
        return cls(length, (0,), (offset,), (None,))

    def source_of(self, index: int) -> tuple[int, int]:
        """The source span of one derived character."""
        run = bisect_right(self.starts, index) - 1
        width = self.widths[run]
        if width is None:
            position = self.sources[run] + index - self.starts[run]
            return position, position + 1
        return self.sources[run], self.sources[run] + width

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span that holds derived characters ``start`` to ``end`` (end exclusive).

        Raises:
            ValueError: where the span is empty or outside the derived text.
        """
        if not 0 <= start < end <= self.length:
            raise ValueError(f"span {start}..{end} is outside a text of {self.length} characters")
        return self.source_of(start)[0], self.source_of(end - 1)[1]

    def compose(self, base: Alignment) -> Alignment:
        """This alignment's characters mapped on to the source of ``base``, whose derived text is this one's source."""
        raise NotImplementedError


def from_pieces(pieces: Sequence[tuple[int, int, int | None]]) -> Alignment:
    """An alignment from ``(derived length, source start, source width or None for identity)`` pieces in order."""
    raise NotImplementedError
