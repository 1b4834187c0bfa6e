"""The parties that rules tell already, and how a candidate stands to them: 由甲公司与|乙远|合资建设."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from extract.link.parties_names import shortens
from extract.party.candidates import Place

Parties = Mapping[int, Collection[str]]
"""The parties of clusters, by their numbers."""

_JOINED = re.compile("(?:[、和与及同，]|以及|联合|携手|[（(][^（）()]{1,6}[）)])+")
_JOINT = 8  # characters between two names that are joined
_NEAR = 60  # characters between two names of one sentence
_STOP = re.compile("[。；\n]")


def is_told(name: str, told: Collection[str]) -> bool:
    """Whether a name is told already: itself, one that holds it or that it holds, or one that it shortens.

    >>> is_told("云柏", ["云柏集团"]), is_told("红杉", ["云柏集团"])
    (True, False)
    """
    return any(name in one or one in name or shortens(name, one) for one in told)


class Told:
    """What the rules tell of an article's projects, and where those names stand."""

    def __init__(self, text: str, told: Parties) -> None:
        self._text, self._told = text, told
        names = sorted({name for names in told.values() for name in names})
        self._spans = [(m.start(), m.end(), name) for name in names for m in re.finditer(re.escape(name), text)]

    def numbers(self, number: int, places: Sequence[Place], chance: float, same: bool, before: bool) -> list[float]:
        """How a candidate at ``places`` stands to the parties of a project and of the others, by the project's number.

        ``chance`` is what the tagger says of it where it meets the project, ``same`` and ``before`` whether that is in the
        project's sentence and in front of its name.
        """
        mine = self._told.get(number, ())
        joined = {name for place in places for name in self._joined(place)}
        with_mine = any(name in joined for name in mine)
        with_other = bool(joined) and not with_mine
        has = float(bool(mine))
        return [
            has,
            float(len(mine) > 1),
            float(with_mine),
            float(with_other and not mine),
            float(with_other and bool(mine)),
            float(bool(mine) and any(self._near(place, mine) for place in places)),
            has * chance,
            has * same,
            has * before,
        ]

    def _joined(self, place: Place) -> set[str]:
        return {
            name
            for a, b, name in self._spans
            for low, high in [(place.end, a) if place.end <= a else (b, place.start)]
            if 0 < high - low <= _JOINT and _JOINED.fullmatch(self._text, low, high)
        }

    def _near(self, place: Place, names: Collection[str]) -> bool:
        return any(
            0 <= high - low < _NEAR and not _STOP.search(self._text, low, high)
            for a, b, name in self._spans
            if name in names
            for low, high in [(place.end, a) if place.end <= a else (b, place.start)]
        )
