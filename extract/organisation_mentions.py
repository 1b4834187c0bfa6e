"""Mentions of companies and institutions, in the sentences that name a project: that is where parties are told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.organisations import organisations
from extract.records import Mention, Sentence


def find_organisations(text: str, sentences: Sequence[Sentence], projects: Iterable[Mention]) -> list[Mention]:
    """The ORG mentions of every sentence in which one of ``projects`` begins, in order; a project's own name holds none.

    Args:
        text: the article's text with Chinese punctuation (``extract.punctuation.wide``).
        sentences: its sentences, in order.
        projects: its PROJECT mentions.
    """
    named = sorted((mention.start, mention.end) for mention in projects)
    starts = [sentence.start for sentence in sentences]
    speaking = sorted({bisect_right(starts, start) - 1 for start, _ in named})
    found = []
    for index in speaking:
        base = sentences[index].start
        for start, end in organisations(text[base : sentences[index].end]):
            if not any(a < base + end and base + start < b for a, b in named):
                words = text[base + start : base + end]
                found.append(Mention("ORG", base + start, base + end, words, "organisation.suffix", 0.8))
    return found
