"""An article in, its facts out: the order of work and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from extract.link.investment import unlinked
from extract.link.projects import link, read
from extract.link.records import Reading
from extract.model.combine import refined
from extract.names import find_names
from extract.organisation_mentions import find_organisations
from extract.punctuation import wide
from extract.records import Facts, Mention, Project, Sentence
from extract.segment import sentences
from extract.statistics.find import find_statistics
from extract.statistics.members import ProjectList, find_members
from extract.values import find_values
from normalize.pause import uncollected
from normalize.records import Article

Own = Callable[[str, Sequence[Sentence]], Sequence[Mention]]

_PLACE = attrgetter("start", "end", "type")


@uncollected
def find(article: Article, own: Own | None = None) -> Facts:
    """The mentions, projects and statistics of one article (guidelines, sections 1 to 6).

    ``own`` gives project names from a user's own components, see :mod:`extract.pipeline`; without it spaCy is not loaded.
    """
    text = article.text
    cut = sentences(text)
    values = find_values(article, cut)
    plain = wide(text)
    view = article if plain == text else replace(article, text=plain)
    names = refined(view, cut, values, find_names(view, cut, values, own(view.text, cut) if own else ()))
    told_as = [*names.mentions, *find_organisations(view.text, cut, names.mentions)]
    named = told_as if plain == text else [_as_told(text, mention) for mention in told_as]
    mentions = tuple(sorted([*values, *named], key=_PLACE))
    reading = read(view, cut, mentions, names.listings)
    projects = link(reading)
    told = unlinked(reading, {p.investment.mention for p in projects if p.investment})
    mentions = _with_their_role(mentions, projects)
    statistics = find_statistics(view, cut, mentions, projects)
    members = find_members(view.text, cut, statistics, project_lists(reading))
    return Facts(article.doc_id, mentions, projects, statistics, told, members)


def _as_told(text: str, mention: Mention) -> Mention:
    """The mention with the characters of the article, which :func:`wide` may have changed."""
    told = text[mention.start : mention.end]
    return mention if told == mention.text else mention._replace(text=told)


def _with_their_role(mentions: Sequence[Mention], projects: Sequence[Project]) -> tuple[Mention, ...]:
    """The mentions, an amount that no word names but that is a project's own total (甲厂（9亿元）) with that role."""
    own = {project.investment.mention for project in projects if project.investment}
    return tuple(
        mention._replace(role="total_investment") if index in own and mention.role == "other" else mention
        for index, mention in enumerate(mentions)
    )


def project_lists(reading: Reading) -> list[ProjectList]:
    """The places of an article where several projects are told together."""
    rows = [unit for unit in reading.units if len(set(unit.clusters)) > 1]
    last = [reading.mentions[unit.mentions[-1]].end for unit in rows]
    return [
        ProjectList(unit.start, end, tuple(sorted(set(unit.clusters)))) for unit, end in zip(rows, last, strict=True)
    ]
