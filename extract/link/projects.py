"""From the mentions of an article to its projects."""

from __future__ import annotations

from collections.abc import Sequence

from extract.link.areas import areas
from extract.link.capacities import capacities
from extract.link.clusters import clusters, plain
from extract.link.industry import industry_of
from extract.link.investment import investments
from extract.link.parties import parties
from extract.link.places import places
from extract.link.records import Reading, by_kind
from extract.link.scopes import scopes, units
from extract.link.stages import stages
from extract.model.confidence import project_confidence
from extract.names_lists import Listing
from extract.party.linker import learned
from extract.records import Mention, Project, Sentence
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


def link(reading: Reading) -> tuple[Project, ...]:
    """The projects of an article in the order of their first mentions, each with what the text says of it alone."""
    if not reading.clusters:
        return ()
    money, when, where, who = investments(reading), stages(reading), places(reading), parties(reading)
    who |= learned(reading, who)
    land, floor, made = areas(reading, "land"), areas(reading, "floor"), capacities(reading)
    found: list[Project] = []
    for number, cluster in enumerate(reading.clusters):
        texts = [reading.mentions[index].text for index in cluster.mentions]
        first = texts.index(cluster.name)
        own = money.get(number)
        aliases = tuple(dict.fromkeys(text for text in texts if plain(text) != plain(cluster.name)))
        indices = (cluster.mentions[first], *(i for i in cluster.mentions if i != cluster.mentions[first]))
        linked = [own.mention] if own else []
        linked += [table[number][1] for table in (land, floor) if number in table]
        found.append(
            Project(
                name=cluster.name,
                mentions=indices,
                aliases=aliases,
                industry=industry_of((cluster.name, *aliases)),
                investment=own,
                stages=when.get(number, ()),
                places=where.get(number, ()),
                parties=who.get(number, ()),
                land_area_m2=land[number][0] if number in land else None,
                floor_area_m2=floor[number][0] if number in floor else None,
                capacity=made.get(number),
                linked=tuple(sorted(linked)),
                confidence=project_confidence(reading.mentions[index].confidence for index in cluster.mentions),
            )
        )
    return tuple(found)
