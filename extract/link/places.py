"""Where a project lies: the division that its own words tell, else the article's region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Scope
from extract.records import Mention, Place
from normalize.places import division, is_within

_AT = re.compile(
    r"(?:位于|坐落于?|坐落在|地处|落户于?|落地于?|落子|选址|布局|入驻|进驻|设在|建在|扎根|签约)(?:在|于|到)?[^，。；]{0,4}$|[在于][^，。；]{0,3}$"
)
_ELSEWHERE = re.compile(r"[^，。；]{0,12}(?:举行|召开|举办|签约仪式|考察|推介|电[（(]|市场|来|引进|公司|集团|企业)")


def places(reading: Reading) -> dict[int, tuple[Place, ...]]:
    """Cluster number -> its places, as full names with the code of the finest division that is told.

    A place inside the name or in front of it counts only inside the article's region (北京 in 北京大学某研究院 of a town in
    Shandong says where the university is); one after 位于 or 落户 counts anywhere.
    """
    told: dict[int, list[str]] = {}
    for cluster, code in (*_in_names(reading), *_in_scopes(reading)):
        told.setdefault(cluster, []).append(code)
    home = reading.article.adcode
    found: dict[int, tuple[Place, ...]] = {}
    for number in range(len(reading.clusters)):
        finest = _finest(told.get(number, []), home)
        whole = division(finest) if finest else None
        if whole is not None:
            found[number] = (Place(whole.name, finest),)
        elif reading.article.region:
            found[number] = (Place(reading.article.region, home),)
    return found


def _finest(codes: list[str], home: str | None) -> str | None:
    """The first code that lies inside every coarser one told, the article's own included."""
    best = home
    for code in codes:
        if best is None or (code != best and is_within(code, best)):
            best = code
    return best


def _in_names(reading: Reading) -> Iterator[tuple[int, str]]:
    for number, cluster in enumerate(reading.clusters):
        for index in cluster.mentions:
            name = reading.mentions[index]
            for place in _of(reading, name.start, name.end):
                if place.adcode and _at_home(reading, place.adcode):
                    yield number, place.adcode


def _in_scopes(reading: Reading) -> Iterator[tuple[int, str]]:
    text = reading.article.text
    for scope in reading.scopes:
        for place in _of(reading, scope.start, scope.end):
            if not place.adcode or not _at_home(reading, place.adcode) or not _locates(text, scope, place):
                continue
            for cluster in scope.unit.clusters:
                yield cluster, place.adcode


def _locates(text: str, scope: Scope, place: Mention) -> bool:
    if _ELSEWHERE.match(text, place.end):
        return False
    return scope.where == "front" or _AT.search(text, max(0, place.start - 10), place.start) is not None


def _at_home(reading: Reading, code: str) -> bool:
    home = reading.article.adcode
    return home is None or is_within(code, home)


def _of(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    return (m for m in reading.mentions if m.type == "PLACE" and start <= m.start and m.end <= end)
