"""What passes between the parts of the date rules: the reference date and what the article has told so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from extract.dates.intervals import Interval
from extract.dates.tense import Tense, tense

Resolved = tuple[Interval | None, str]
UNKNOWN: Resolved = (None, "unknown")
"""The days of an expression and what decided them; UNKNOWN where nothing does."""


@dataclass(frozen=True, slots=True)
class Reference:
    """When the article was published: the day, or the ``year`` alone, or neither."""

    day: date | None
    year: int | None = None

    @property
    def known_year(self) -> int | None:
        """The year of publication, None where it is unknown."""
        return self.day.year if self.day else self.year


class Told(NamedTuple):
    """A date that the article has told: its days, whether its year was written out, and whether it lies in one month.

    ``reports`` is whether the paragraph goes on speaking of its ``year``; ``place`` is where the date ends.
    """

    interval: Interval
    explicit_year: bool
    absolute: bool
    months: bool
    paragraph: int
    year: int
    reports: bool
    place: int


@dataclass(slots=True)
class Context:
    """What decides a date that leaves something out: one for an article, kept up to date by ``extract.dates.story``.

    ``place`` is the text and where the date stands in it. ``now`` is the day the article speaks from (its dateline, else the
    publication date); ``sentence`` is the last date told in this sentence, ``day`` the last day told anywhere that is not yet
    to come, ``period`` the last months told in this paragraph, ``latest`` the last date told at all.
    """

    reference: Reference
    now: date | None
    broad: bool
    place: tuple[str, int, int]
    paragraph: int = -1
    sentence: Told | None = None
    latest: Told | None = None
    period: Told | None = None
    day: Told | None = None
    read: Tense | None = None

    @property
    def tense(self) -> Tense:
        """The tense of its clause, read when first asked for: most dates name their year."""
        if self.read is None:
            self.read = tense(*self.place)
        return self.read

    @property
    def year(self) -> int | None:
        """The year the article speaks from."""
        return self.now.year if self.now else self.reference.known_year
