"""A rule is a name, a pattern and a producer; ``apply`` runs a tuple of them over a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.records import Mention

Context = TypeVar("Context")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context]):
    """``produce`` gets the match and the caller's context and gives a mention, or None where the words around forbid it.

    ``pattern`` must not backtrack catastrophically: no nested unbounded repetition over the same characters.
    """

    name: str
    pattern: re.Pattern[str]
    produce: Callable[[re.Match[str], Context], Mention | None]


def apply(rules: Sequence[Rule[Context]], text: str, start: int, end: int, context: Context) -> list[Mention]:
    """The mentions of ``rules`` in ``text[start:end]``, in order, without overlaps: the longest wins, then the earlier rule."""
    found = [
        mention
        for rule in rules
        for match in rule.pattern.finditer(text, start, end)
        if (mention := rule.produce(match, context)) is not None
    ]
    return without_overlaps(found)


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in text order, keeping the longer of two that overlap, and of two equal ones the first given."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
