"""Where a date is not a date: inside the title of a document (《…》) and inside a short slogan in quotes (“大干百日”行动)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
# A quote that runs on into its noun (“…”行动, “…”的目标) is a name or a slogan; speech stands after a colon or before a comma.
_SLOGAN = re.compile(r"(?<![：:说道，,])“([^“”\n。！？!?]{2,20})”(?![，,。；;、！？!?\s]|$)")


@dataclass(frozen=True, slots=True)
class Silent:
    """The stretches of a text whose dates do not count, as sorted starts and their ends."""

    titles: tuple[tuple[int, int], ...]
    slogans: tuple[tuple[int, int], ...]

    def in_title(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies within a title."""
        return _inside(self.titles, start, end)

    def in_slogan(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies within a slogan, without being the whole of it."""
        return _inside(self.slogans, start, end)


def silent(text: str) -> Silent:
    """The titles and slogans of ``text``."""
    titles = tuple(m.span() for m in _TITLE.finditer(text)) if "《" in text else ()
    slogans = tuple(m.span(1) for m in _SLOGAN.finditer(text)) if "“" in text else ()
    return Silent(titles, slogans)


def _inside(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    if not spans:
        return False
    position = bisect_right(spans, (start, 10**9)) - 1
    return (
        position >= 0 and spans[position][0] <= start and end <= spans[position][1] and spans[position] != (start, end)
    )
