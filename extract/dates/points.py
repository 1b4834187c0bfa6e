"""What a chain of parts says: points in time, ranges of two points, and the word that bounds them.

A ``Point`` is read but not yet dated: it holds what the text gives (今年, month 5, 下旬, 底) and leaves the missing year to
``extract.dates.resolve``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.dates.readers import Fields, read
from extract.dates.tokens import Chain

Bound = Literal["", "since", "until_now", "before", "after", "from", "between", "until"]


class Expression(NamedTuple):
    """One point or a range of two, with the word that bounds it (以来, 前); ``inclusive`` after 或之前, 及以后.

    ``first`` and ``last`` are shared by all dates that are written alike, and are not written to.
    """

    start: int
    end: int
    first: Fields
    last: Fields | None
    bound: Bound = ""
    inclusive: bool = False

    @property
    def ranged(self) -> bool:
        """Whether two sides are named, each with a number of its own (9月1日至5日, 1-9月)."""
        spans = (self.first.months, self.first.days)
        return (
            self.last is not None
            or self.first.year_to is not None
            or any(s is not None and s[0] != s[1] for s in spans)
        )


# From coarse to fine; a part that is not finer than the one before begins a new point.
_RANK = {
    "iso": 1,
    "year_span": 1,
    "year": 1,
    "decade": 1,
    "year_pair": 1,
    "year_shift": 1,
    "year_told": 1,
    "year_bound": 2,
    "year_whole": 2,
    "half": 2,
    "quarter": 2,
    "quarter_first": 2,
    "quarter_span": 2,
    "quarter_shift": 2,
    "month_first": 2,
    "month_last": 2,
    "iso_month": 2,
    "season": 2,
    "month": 3,
    "month_list": 3,
    "month_span": 3,
    "month_shift": 3,
    "month_told": 3,
    "month_bound": 4,
    "same_period": 4,
    "holiday": 4,
    "tenth": 4,
    "day": 4,
    "day_span": 4,
    "day_shift": 4,
    "day_told": 4,
    "week": 4,
    "weekday": 4,
    "edge": 5,
}
_BOUNDS: dict[str, Bound] = {
    "since": "since",
    "until_now": "until_now",
    "before": "before",
    "after": "after",
    "from": "from",
    "until": "until",
}
_IGNORED = ("within", "clock", "around")


class _Reader:
    """Reads the parts of one chain from left to right; its expressions count in parts, not in characters."""

    def __init__(self, tokens: tuple[tuple[str, str], ...]) -> None:
        self.tokens = tokens
        self.position = 0

    def expressions(self) -> Iterator[Expression]:
        while self.position < len(self.tokens):
            start = self.position
            first = self.point()
            if first is None:
                self.position += 1
                continue
            yield self.bounded(start, first, self.closing())

    def kind(self) -> str:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def point(self) -> Fields | None:
        """The point that begins here; the position moves behind it."""
        point: Fields | None = None
        rank = 0
        while (kind := self.kind()) in _RANK or kind in _IGNORED:
            if kind in _IGNORED and point is not None:
                self.position += 1
                continue
            finer = _RANK.get(kind, 0)
            if finer <= rank or (point is None and kind == "edge"):
                break
            if point is None:
                point = Fields()
            read(point, *self.tokens[self.position])
            rank = finer
            self.position += 1
        return point

    def closing(self) -> Fields | None:
        """The other side of a range (至8日, 起至8日), None where there is none."""
        here = self.position
        self.position += self.kind() == "from"
        if self.kind() == "to":
            self.position += 1
            while self.kind() == "clock":
                self.position += 1
                here = self.position
            last = self.point()
            if last is not None:
                return last
        self.position = here
        return None

    def bounded(self, start: int, first: Fields, last: Fields | None) -> Expression:
        """The expression that ends here, with its bound."""
        end, kind = self.position, self.kind()
        if kind not in _BOUNDS:
            return Expression(start, end, first, last)
        self.position += 1
        found = Expression(start, end + 1, first, last, _BOUNDS[kind], self.tokens[end][1][0] in "或及")
        return self.between(found) if kind == "after" and last is None else found

    def between(self, opened: Expression) -> Expression:
        """2010年之后2018年之前 is one span of time."""
        here = self.position
        last = self.point()
        if last is not None and self.kind() == "before":
            self.position += 1
            return opened._replace(end=self.position, last=last, bound="between")
        self.position = here
        return opened


def expressions(chain: Chain) -> Iterator[Expression]:
    """The expressions of a chain: a new one begins where a part is not finer than the one before, unless 至 joins them."""
    spans = chain.spans
    for told in _read(chain.tokens):
        start, end = spans[told.start][0], spans[told.end - 1][1]
        yield Expression(start, end, told.first, told.last, told.bound, told.inclusive)


@lru_cache(maxsize=8192)
def _read(tokens: tuple[tuple[str, str], ...]) -> tuple[Expression, ...]:
    """The expressions of parts written so, with the numbers of the parts for their span: news repeats its dates."""
    return tuple(_Reader(tokens).expressions())
