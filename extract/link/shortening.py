"""Short forms of names: which name another one stands for, and a quick look for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.names_words import PHASE

# Phases and numbered units: 一期, 3号机组, 3、4号机组
_PHASES = re.compile(
    rf"{PHASE}|[\d、一二三四五六七八九十]+(?:号|#)(?:机组|机|线|井|炉|泊位|标段)?|第?[一二三四五六七八九十\d]+(?:标段|机组)"
)
_ROUTE = re.compile(
    r"([\u4e00-\u9fff]{2,10})(?:至|到|—|-)+([\u4e00-\u9fff])[\u4e00-\u9fff]{1,5}?"
    r"((?:城际|高速|铁路|公路|快速|高铁|输气|输油|运河|轻轨).*)"
)
_END = 6  # characters that the name of a route's end has at most, behind which its province may stand
# 青红高铁 and its 云岭特大桥: a work of the line is not the line.
_LINE = re.compile(r"(?:高铁|铁路|高速|公路|航道|水电站|水利枢纽|枢纽|运河|核电站|管道|机场|号线|灌区)$")
_WORK = re.compile(
    r".{0,30}(?:桥|隧道|互通|航站楼|码头|泊位|大坝|枢纽站|车站|[东西南北]站|枢纽|船闸|泵站|压气站|停车场|立交|盾构|沉管|段)$"
)
_PIECE = 2  # the shortest piece of a name that an abbreviation keeps
_PIECES = 3  # an abbreviation of more pieces than this is chance
_LEAST, _RUN = 6, 3  # characters of a name that leaves some out, and of the piece of it that stands unbroken
_ALIKE = 64  # names of one ending among which a contracted one is sought
_RARE = (
    3  # of so many pairs of characters at least one stands unbroken in a name of which a short form keeps three pieces
)


class Names:
    """The names of an article, to be asked which of them a shorter one can stand for without a look at each."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._pairs: dict[str, list[int]] = {}
        self._routes: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            self._ends.setdefault(name[-2:], []).append(place)
            for pair in set(_pairs(name)):
                self._pairs.setdefault(pair, []).append(place)
            if route := _ROUTE.match(name):
                for start in set(route[1][-_END:-1]):
                    self._routes.setdefault(start + route[2], []).append(place)

    def fuller(self, name: str) -> Iterator[str]:
        """The names that ``name`` stands for, in the order in which they were given."""
        places = {*self._routes.get(name[:2], ()), *self._holding(name), *self._ending(name)}
        for place in sorted(places):
            if stands_for(name, self._names[place]):
                yield self._names[place]

    def beginning(self, name: str) -> Iterator[str]:
        """The names that begin with ``name`` (of two characters or more), in the order in which they were given."""
        return (self._names[p] for p in self._pairs.get(name[:2], ()) if self._names[p].startswith(name))

    def holding(self, name: str) -> Iterator[str]:
        """The names that hold ``name`` (of two characters or more), itself among them, in the order in which they were given."""
        places = min((self._pairs.get(pair, []) for pair in _pairs(name)), key=len, default=[])
        return (self._names[place] for place in places if name in self._names[place])

    def _holding(self, name: str) -> Iterator[int]:
        """The places of the names that hold enough of ``name``: its first or last two characters, or one of its rarest pairs."""
        found = [self._pairs.get(pair, []) for pair in _pairs(name)]
        if not found:
            return iter(())
        rare = sorted(found, key=len)[:_RARE]
        ends = min(found[0], found[-1], key=len)
        few = len(rare) == _RARE and sum(map(len, rare)) < len(ends)
        return (place for places in (rare if few else [ends]) for place in places)

    def _ending(self, name: str) -> Sequence[int]:
        """The places of the names that end as ``name`` does, where they are so few that a look at each costs nothing."""
        found = self._ends.get(name[-2:], ())
        return found if len(found) <= _ALIKE else ()


def _pairs(name: str) -> list[str]:
    return [name[at : at + 2] for at in range(len(name) - 1)]


def stands_for(short: str, full: str) -> bool:
    """Whether ``short`` is another way to call ``full``: fewer of its pieces, or the ends of a route."""
    return abbreviates(short, full) or is_route_of(short, full) or contracts(short, full)


def contracts(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with characters left out here and there, ending alike and no work of what it names.

    >>> contracts("云红铁路青松段立新隧道", "云红铁路河口青柳至松林段立新隧道"), contracts("云红铁路", "云红铁路立新隧道")
    (True, False)
    """
    if (
        len(short) < _LEAST
        or len(short) >= len(full)
        or short[-2:] != full[-2:]
        or _PHASES.findall(short) != _PHASES.findall(full)
    ):
        return False
    if full.find(short[:_RUN]) < 0 and full.find(short[-_RUN:]) < 0:
        return False
    rest = iter(full)
    return all(character in rest for character in short)


def is_route_of(short: str, full: str) -> bool:
    """Whether ``short`` names a route by the first characters of its ends.

    >>> is_route_of("云红高速", "云杉至红松高速公路"), is_route_of("云红高速", "云杉至青柳高速公路")
    (True, False)
    >>> is_route_of("云红铁路改造工程", "河口省云杉至红松铁路改造")
    True
    """
    match = _ROUTE.match(full)
    if match is None or len(short) <= 2:
        return False
    more, less = sorted((match[3], short[2:]), key=len, reverse=True)
    if not more.startswith(less) or _WORK.fullmatch(more, len(less)):
        return False
    return short[1] == match[2] and short[0] in match[1][-_END:-1]


def is_work_of(work: str, line: str) -> bool:
    """Whether ``work`` names a bridge, a tunnel or a station of ``line``, which is not the line itself."""
    at = work.find(line)
    return at >= 0 and _LINE.search(line) is not None and _WORK.fullmatch(work, at + len(line)) is not None


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with whole pieces left out.

    >>> abbreviates("青柳产业园", "华东青柳新材料产业园"), abbreviates("青柳产业园", "红松产业园")
    (True, False)
    """
    if len(short) < 3 or len(short) >= len(full) or _PHASES.findall(short) != _PHASES.findall(full):
        return False
    if is_work_of(full, short):
        return False
    position = pieces = taken = 0
    while taken < len(short):
        if pieces == _PIECES:
            return False
        length = next(
            (
                n
                for n in range(len(short) - taken, _PIECE - 1, -1)
                if full.find(short[taken : taken + n], position) >= 0
            ),
            0,
        )
        if not length:
            return False
        position = full.find(short[taken : taken + length], position) + length
        taken += length
        pieces += 1
    if pieces == _PIECE and len(short) == _PIECE * 2:  # 青柳立交, of the 青红高速青柳互通式立交
        return full.endswith(short[_PIECE:]) and _WORK.fullmatch(full) is not None
    return (pieces == 1 and len(short) >= 4) or (pieces > 1 and len(short) >= 5)
