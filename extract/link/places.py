"""Where a project lies: what its name and the words about it tell, else the place the article speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from extract.link.places_abroad import abroad, speaks_of_abroad
from extract.link.places_focus import focus, stem
from extract.link.places_names import by_prefix, in_names
from extract.link.places_paragraphs import by_paragraph_s_region
from extract.link.places_told import How, Ordered, Told, before, by_paragraph, by_sentence, placed, told
from extract.link.records import Reading
from extract.records import Place
from normalize.places import division, is_within

_ROUTE = 3  # so many places told together are the whole of a road or line, finer than its ends
_CITIES = frozenset(("11", "12", "31", "50", "81", "82"))  # cities of a province's rank
_SURE = ("place.name", "place.path")


def places(reading: Reading) -> dict[int, tuple[Place, ...]]:
    """Cluster number -> its places, as full names with the code of the finest division that is told.

    The surest telling decides (the name, the words right in front, 位于 behind, the list's head); what is told less surely only
    makes it finer. Several are given only where the text tells them together (连接甲县和乙县).
    """
    where = placed(reading)
    told_region = reading.article.adcode
    home = focus(told_region, where, reading.article.title)
    # what lies elsewhere in the article's region, of which ``home`` is a part, is not far away
    region = told_region if home and told_region and is_within(home, told_region) else home
    if region != told_region:  # short names were read as places of the region that has proved wrong
        where = [place for place in where if place.rule in _SURE or not _away(place.adcode or "", region)]
    tellings: dict[int, list[Told]] = {}
    heads = [*by_paragraph(reading, where), *by_sentence(reading, where), *before(reading, where, home)]
    if home is None:
        heads += by_paragraph_s_region(reading, where)
    for telling in (*in_names(reading, Ordered(where)), *told(reading, where), *heads):
        tellings.setdefault(telling.cluster, []).append(telling)
    away = sum(any(_away(t.code, home) for t in rows if t.how == How.NAME) for rows in tellings.values())
    for telling in by_prefix(reading, home, tellings, where):
        tellings.setdefault(telling.cluster, []).append(telling)
    found: dict[int, tuple[Place, ...]] = {}
    foreign = abroad(reading)
    own_region = [home] if home and not speaks_of_abroad(reading.article.title or "", stem(home)) else []
    for number in range(len(reading.clusters)):
        own = [t for t in tellings.get(number, []) if _believed(t, home, several=away > 1)]
        if number in foreign:  # what stands beside it is where the builder comes from
            own = [t for t in own if t.how in (How.NAME, How.CLAUSE)]
        codes = _codes(own, home) or ([] if number in foreign else own_region)
        rules = {t.code: f"place.{t.how.name.lower()}" for t in sorted(own, key=lambda t: t.how, reverse=True)}
        found[number] = tuple(
            Place(whole.name, code, rules.get(code, "place.article"))
            for code in codes
            if (whole := division(code)) is not None
        )
    return {number: rows for number, rows in found.items() if rows}


def _away(code: str, home: str | None) -> bool:
    return home is not None and not is_within(code, home) and not is_within(home, code)


def _believed(telling: Told, home: str | None, *, several: bool) -> bool:
    """A place far from the article's region is believed of a project where it is told of it in so many words.

    In a name it may be where the company comes from, unless several names begin with places all over the country or what is
    built there stays where it is (甲市机场).
    """
    if not _away(telling.code, home):
        return True
    return telling.how in (How.MODIFIER, How.CLAUSE, How.HEAD) or (
        telling.how == How.NAME and (several or telling.group >= 0 or telling.fixed)
    )


def _codes(own: Sequence[Told], home: str | None) -> list[str]:
    """The places of one project, from the surest telling to the least sure."""
    if parts := [t.code for t in own if t.how == How.NAME and t.where]:
        own = [t for t in own if any(is_within(t.code, part) for part in parts)]
    near = [t for t in own if not _away(t.code, home)]
    sure = [
        t
        for t in own
        if t in near or not near or t.how != How.NAME or t.group >= 0 or t.fixed or t.code[:2] == (home or "")[:2]
    ]
    there = [t.code for t in sure if t.how == How.CLAUSE and t.where]
    if there and not any(
        is_within(code, t.code) or is_within(t.code, code) for t in sure if t.how == How.NAME for code in there
    ):
        sure = [
            t for t in sure if t.how != How.NAME or t.fixed or t.group >= 0
        ]  # the name tells where its company is from
    route = [t for t in sure if t.how == How.CLAUSE and t.group >= 0]
    in_name = {t.code for t in sure if t.how == How.NAME}
    from_name = len(in_name) == 1 and any(is_within(t.code, *in_name) for t in route)
    if len({t.code for t in route}) >= (2 if from_name else _ROUTE):
        return _stops([t.code for t in route if t.group == route[0].group])
    chosen: list[str] = []
    for how in How:
        level = [t for t in sure if t.how == how]
        if not chosen or how is not How.BEFORE:
            chosen = _finer(chosen, level) if chosen else _together(level)
    if len(chosen) == 1 and home and is_within(home, chosen[0]):
        return [home]
    return chosen


def _finer(chosen: Sequence[str], level: Sequence[Told]) -> list[str]:
    """The chosen places, each made finer by what is told less surely; a line's stops stand for the province they lie in."""
    stops = _together([t for t in level if t.group >= 0])
    if len(chosen) == 1 and len(stops) > 1 and all(code != chosen[0] and is_within(code, chosen[0]) for code in stops):
        return stops
    finer = [t.code for t in level if t.group < 0 and t.code not in chosen]
    return [_finest(code, finer) for code in chosen]


def _together(level: Sequence[Told]) -> list[str]:
    """The codes of the first telling, and of those told with it."""
    if not level:
        return []
    grouped = [t for t in level if t.group >= 0]
    if grouped:
        return _stops([t.code for t in level if t.group == grouped[0].group])
    return [_finest(level[0].code, [t.code for t in level])]


def _stops(codes: Sequence[str]) -> list[str]:
    """The places told together, each once, without the provinces that some of them lie in."""
    once = list(dict.fromkeys(codes))
    if sum(not _is_wide(code) for code in once) > 1:
        return [code for code in once if not _is_wide(code)]  # 起于甲市，止于乙市，途经丙省、丁省
    return [code for code in once if not _is_wide(code) or not any(c != code and is_within(c, code) for c in once)]


def _is_wide(code: str) -> bool:
    """Whether a code is a province's, and not a city's that stands beside them."""
    return code[2:] == "0000" and code[:2] not in _CITIES


def _finest(code: str, others: Sequence[str]) -> str:
    for other in others:
        if other != code and is_within(other, code):
            code = other
    return code
