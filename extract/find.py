"""An article in, its facts out: the order of work and nothing else."""

from __future__ import annotations

from extract.names import find_names
from extract.records import Facts, Mention, Project
from extract.segment import sentences
from normalize.records import Article


def find(article: Article) -> Facts:
    """The mentions, projects and statistics of one article (guidelines, sections 1 to 6)."""
    cut = sentences(article.text)
    others: list[Mention] = []
    names = find_names(article.text, cut, others, article.damaged)
    mentions = tuple(sorted([*others, *names.mentions], key=lambda m: (m.start, m.end)))
    projects = tuple(Project(m.text, (i,)) for i, m in enumerate(mentions) if m.type == "PROJECT")
    return Facts(article.doc_id, mentions, projects)
