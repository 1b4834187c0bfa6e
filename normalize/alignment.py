"""The exact alignment of a derived text to the text it came from, and how two alignments compose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Alignment(NamedTuple):
    """Maps offsets of a derived text to spans of its source, as runs.

    Run ``k`` covers derived characters ``starts[k] .. starts[k + 1]`` (the last run ends at ``length``). Where
    ``widths[k]`` is None the run is an identity run: derived character ``starts[k] + i`` is source character
    ``sources[k] + i``. Otherwise every character of the run stands for the whole source span ``sources[k] ..
    sources[k] + widths[k]`` (an insertion has width 0). Source positions never decrease.
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
        if self.widths == (None,):
            shift = self.sources[0] - self.starts[0]
            return start + shift, end + shift
        return self.source_of(start)[0], self.source_of(end - 1)[1]

    def spans(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """``span`` of many spans in order, none empty, in one walk over the runs."""
        run, last = 0, len(self.starts) - 1
        starts, sources, widths = self.starts, self.sources, self.widths
        if widths == (None,):
            shift = sources[0] - starts[0]
            yield from ((start + shift, end + shift) for start, end in spans) if shift else spans
            return
        for start, end in spans:
            while run < last and starts[run + 1] <= start:
                run += 1
            if (run == last or end <= starts[run + 1]) and widths[run] is None:
                shift = sources[run] - starts[run]
                yield start + shift, end + shift
            else:
                yield self.span(start, end)

    def compose(self, base: Alignment) -> Alignment:
        """Each character mapped on to the source of ``base``, whose derived text is the source of this alignment.

        >>> cut = from_pieces([(2, 0, None), (2, 4, None)])
        >>> cut.compose(Alignment.identity(6, 100)).span(1, 3)
        (101, 105)
        """
        if base.widths == (None,):
            shift = base.sources[0] - base.starts[0]
            return self if not shift else self._replace(sources=tuple([source + shift for source in self.sources]))
        if len(base.starts) < len(self.starts) and set(self.widths) == {None}:
            return self._compose_cuts(base)
        builder = _Builder()
        run = 0
        ends = (*self.starts[1:], self.length)
        for start, end, source, width in zip(self.starts, ends, self.sources, self.widths, strict=True):
            run = bisect_right(base.starts, source, run + 1) - 1
            if width is not None:
                builder.add(end - start, *base._cover(source, width))
            elif end > start:
                builder.copy(base, run, source, source + end - start)
        return builder.alignment()

    def _compose_cuts(self, base: Alignment) -> Alignment:
        """``compose`` where this alignment only leaves characters out and ``base`` has few runs: run by run of ``base``.

        Runs that begin and end inside one run of ``base`` are taken over as a slice, and only those cut by it one by one.
        """
        builder = _Builder()
        starts, sources = self.starts, self.sources
        bounds = (*base.starts[1:], base.length)
        for begin, stop, source, width in zip(base.starts, bounds, base.sources, base.widths, strict=True):
            first, last = bisect_left(sources, begin), bisect_left(sources, stop)
            if first and (end := self._end(first - 1)) > begin:
                builder.add(min(end, stop) - begin, source, width)
            if first == last:
                continue
            shift = source - begin
            builder.starts.extend(starts[first:last])
            builder.sources.extend(
                [place + shift for place in sources[first:last]] if width is None else [source] * (last - first)
            )
            builder.widths.extend([width] * (last - first))
            builder.length = starts[last - 1] + min(self._end(last - 1), stop) - sources[last - 1]
        return builder.alignment()

    def _end(self, run: int) -> int:
        """Where an identity run ends in the source."""
        stop = self.starts[run + 1] if run + 1 < len(self.starts) else self.length
        return self.sources[run] + stop - self.starts[run]

    def _cover(self, start: int, width: int) -> tuple[int, int]:
        """Source position and width of ``width`` derived characters from ``start``; an insertion keeps its place."""
        if width:
            first, last = self.span(start, start + width)
            return first, last - first
        if start < self.length:
            return self.source_of(start)[0], 0
        return (self.source_of(start - 1)[1] if start else self.sources[0]), 0


class _Builder:
    """Collects runs in order and joins identity runs that continue each other."""

    def __init__(self) -> None:
        self.length = 0
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.widths: list[int | None] = []

    def add(self, length: int, source: int, width: int | None) -> None:
        """Append one run of ``length`` derived characters."""
        if length and not (width is None and self._continues(source)):
            self.starts.append(self.length)
            self.sources.append(source)
            self.widths.append(width)
        self.length += length

    def copy(self, base: Alignment, run: int, start: int, end: int) -> None:
        """Append derived characters ``start`` to ``end`` of ``base``, the first of them in ``run``."""
        stop = bisect_left(base.starts, end, run + 1)
        shift = self.length - start
        first = min(end, base.starts[run + 1]) if run + 1 < len(base.starts) else end
        width, source = base.widths[run], base.sources[run]
        self.add(first - start, source + start - base.starts[run] if width is None else source, width)
        # The others lie in ``base`` as they are: none continues the one before it.
        self.starts.extend([place + shift for place in base.starts[run + 1 : stop]])
        self.sources.extend(base.sources[run + 1 : stop])
        self.widths.extend(base.widths[run + 1 : stop])
        self.length = end + shift

    def _continues(self, source: int) -> bool:
        """Whether an identity run at ``source`` goes on where the last run, also identity, ends."""
        if not self.starts or self.widths[-1] is not None:
            return False
        return self.sources[-1] + self.length - self.starts[-1] == source

    def alignment(self) -> Alignment:
        """The runs as an ``Alignment``; an empty text still has one run, so that lookups need no special case."""
        if not self.starts:
            return Alignment.identity(0)
        return Alignment(self.length, tuple(self.starts), tuple(self.sources), tuple(self.widths))


def from_pieces(pieces: Iterable[tuple[int, int, int | None]]) -> Alignment:
    """An alignment from ``(derived length, source start, source width or None for identity)`` pieces in order.

    >>> from_pieces([(3, 0, None), (1, 3, 4)]).span(2, 4)
    (2, 7)
    """
    starts: list[int] = []
    sources: list[int] = []
    widths: list[int | None] = []
    at, following = 0, -1  # ``following`` is what an identity run that goes on begins with
    for length, source, width in pieces:
        if not length:
            continue
        if width is not None or source != following:
            starts.append(at)
            sources.append(source)
            widths.append(width)
        following = source + length if width is None else -1
        at += length
    return Alignment(at, tuple(starts), tuple(sources), tuple(widths)) if starts else Alignment.identity(0)
