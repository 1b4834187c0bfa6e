"""From the mentions of an article to its projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.link.areas import Area, areas
from extract.link.capacities import capacities
from extract.link.clusters import clusters, plain
from extract.link.evidence import Grounds, Whereabouts, evidence
from extract.link.industry import industry_of
from extract.link.investment import investments
from extract.link.parties import ByRule, parties
from extract.link.places import places
from extract.link.records import Cluster, Reading, by_kind
from extract.link.scopes import scopes, units
from extract.link.stages import stages
from extract.model.confidence import project_confidence
from extract.names_lists import Listing
from extract.party.linker import joined, learned
from extract.records import Mention, Money, Place, Project, Sentence, Stage
from normalize.records import Article


def read(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], listings: Sequence[Listing]
) -> Reading:
    """What linking needs to know of an article: which mentions are one project, and where the text speaks of it."""
    if not any(mention.type == "PROJECT" for mention in mentions):
        return Reading(article, sentences, mentions, listings, (), (), ())
    spans = {(m.start, m.end): index for index, m in enumerate(mentions) if m.type == "PROJECT"}
    together = [frozenset(spans[item] for item in listing.items if item in spans) for listing in listings]
    groups = clusters(article.text, mentions, together)
    found = units(mentions, groups, listings, article.text)
    stretches = scopes(article, sentences, mentions, found)
    starts = tuple(mention.start for mention in mentions)
    begins = tuple(unit.start for unit in found)
    return Reading(article, sentences, mentions, listings, groups, stretches, found, starts, by_kind(mentions), begins)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article says of its projects, by the numbers of their clusters."""

    money: Mapping[int, Money]
    stages: Mapping[int, tuple[Stage, ...]]
    places: Mapping[int, tuple[Place, ...]]
    parties: Mapping[int, ByRule]
    land: Mapping[int, Area]
    floor: Mapping[int, Area]
    made: Mapping[int, str]


def link(reading: Reading) -> tuple[Project, ...]:
    """The projects of an article in the order of their first mentions, each with what the text says of it alone."""
    if not reading.clusters:
        return ()
    who = parties(reading)
    who = joined(reading.article.text, who, learned(reading, who))
    told = _Told(investments(reading), stages(reading), places(reading), who, *areas(reading), capacities(reading))
    where = Whereabouts(reading)
    projects = (_project(reading, number, told) for number in range(len(reading.clusters)))
    return tuple(
        replace(one, evidence=evidence(reading, one, _grounds(number, told), where))
        for number, one in enumerate(projects)
    )


def _project(reading: Reading, number: int, told: _Told) -> Project:
    name, aliases, indices = _named(reading, reading.clusters[number])
    money, land, floor = told.money.get(number), told.land.get(number), told.floor.get(number)
    linked = [money.mention] if money else []
    linked += [area.mention for area in (land, floor) if area]
    return Project(
        name=name,
        mentions=indices,
        aliases=aliases,
        industry=industry_of((name, *aliases)),
        investment=money,
        stages=told.stages.get(number, ()),
        places=told.places.get(number, ()),
        parties=tuple(told.parties.get(number, ())),
        land_area_m2=land.value if land else None,
        floor_area_m2=floor.value if floor else None,
        capacity=told.made.get(number),
        linked=tuple(sorted(linked)),
        confidence=project_confidence(reading.mentions[index].confidence for index in indices),
    )


def _grounds(number: int, told: _Told) -> Grounds:
    return Grounds(told.parties.get(number, {}), told.land.get(number), told.floor.get(number))


def _named(reading: Reading, cluster: Cluster) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """A project's name, its other names, and its mentions, first the one that gave the name."""
    texts = [reading.mentions[index].text for index in cluster.mentions]
    first = cluster.mentions[texts.index(cluster.name)]
    aliases = tuple(dict.fromkeys(text for text in texts if plain(text) != plain(cluster.name)))
    return cluster.name, aliases, (first, *(index for index in cluster.mentions if index != first))
