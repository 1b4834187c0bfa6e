"""Chains of date parts (今年 | 10月 | 3日 | 底 | 前): where one begins, and what follows on it.

A part is read where the one before it ends and never again, so a chain is never backtracked over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract.dates import durations, plans
from extract.dates.firsts import ByCharacter
from extract.dates.glance import GLANCE
from extract.dates.patterns import heads, pieces

_ALONE = ("plan", "duration")
_SPACES = (" ", "　")  # one may stand between two parts, and 的 behind it


class Chain(NamedTuple):
    """The parts of a date in order, each its kind and its text, with their spans; a plan or a length of time stands alone."""

    tokens: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...]


@cache
def _heads(broad: bool) -> dict[str, str]:
    """Kind -> pattern source of what may begin a date: plans first, lengths of time last."""
    first = heads(broad)
    parts = {kind: source for kind, source in pieces(broad).items() if kind in first}
    return {"plan": plans.SOURCE} | parts | {"duration": durations.SOURCE}


@cache
def _tails(broad: bool) -> ByCharacter:
    return ByCharacter(pieces(broad), broad)


def chains(text: str, broad: bool) -> Iterator[Chain]:
    """The chains of ``text`` in order, without overlaps."""
    return _everywhere(text) if broad else _glanced(text)


@cache
def _glanced_heads() -> ByCharacter:
    return ByCharacter(_heads(False), broad=False)


def _glanced(text: str) -> Iterator[Chain]:
    by_character, tails, end = _glanced_heads(), _tails(False), 0
    for glance in GLANCE.finditer(text):
        start = glance.start()
        if start >= end and (pattern := by_character[text[start]]) and (head := pattern.match(text, start)):
            chain = _chain(text, head, tails)
            end = chain.spans[-1][1]
            yield chain


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{source})" for kind, source in _heads(True).items()))


def _everywhere(text: str) -> Iterator[Chain]:
    """The broad rules begin with too many characters for a first glance."""
    pattern, tails, end = _anywhere(), _tails(True), 0
    while head := pattern.search(text, end):
        chain = _chain(text, head, tails)
        end = chain.spans[-1][1]
        yield chain


def _chain(text: str, head: re.Match[str], tails: ByCharacter) -> Chain:
    """The chain that begins with ``head``: part after part, with a space or 的 between them."""
    kind = head.lastgroup or ""
    following = None if kind in _ALONE else _next(text, head.end(), tails)
    if following is None:
        return Chain(((kind, head.group()),), (head.span(),))
    tokens, spans = [(kind, head.group())], [head.span()]
    while following:
        tokens.append((following.lastgroup or "", following.group()))
        spans.append(following.span())
        following = _next(text, following.end(), tails)
    return Chain(tuple(tokens), tuple(spans))


def _next(text: str, position: int, tails: ByCharacter) -> re.Match[str] | None:
    character = text[position : position + 1]
    if character in _SPACES:
        position += 1
        character = text[position : position + 1]
    if character == "的":
        position += 1
        character = text[position : position + 1]
    pattern = tails[character]
    return pattern.match(text, position) if pattern else None
