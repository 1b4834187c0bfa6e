"""Chains of date parts (今年 | 10月 | 3日 | 底 | 前): one pattern finds a chain, ``tokenise`` takes it apart again.

The parts of a chain are matched one after another and nothing must follow them, so a match never backtracks over what it
has read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.dates.patterns import GAP, heads, pieces


@dataclass(frozen=True, slots=True)
class Token:
    """One part: its kind, its text and its span in the article."""

    kind: str
    text: str
    start: int
    end: int


@cache
def chain(broad: bool) -> str:
    """Pattern source of a chain: a part that may begin one, in a group named as its kind, and whatever parts follow."""
    every, first = pieces(broad), heads(broad)
    begin = "|".join(f"(?P<{kind}>{source})" for kind, source in every.items() if kind in first)
    return rf"(?:{begin})(?:{GAP}的?(?:{'|'.join(every.values())}))*+"


@cache
def _reader(broad: bool) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{source})" for kind, source in pieces(broad).items()))


def tokenise(chain: re.Match[str], broad: bool) -> list[Token]:
    """The parts of a chain; what follows its end is seen, as it was when the chain was found."""
    text, end, kind = chain.string, chain.end(), chain.lastgroup or ""
    found = [Token(kind, chain[kind], *chain.span(kind))]
    position = found[0].end
    reader = _reader(broad)
    while position < end:
        match = reader.match(text, position)
        if match is None:
            position += 1
            continue
        found.append(Token(match.lastgroup or "", match.group(), match.start(), match.end()))
        position = match.end()
    return found
