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
    """Pattern source of a chain: a part that may begin one, and whatever parts follow."""
    every, first = pieces(broad), heads(broad)
    begin = "|".join(source for kind, source in every.items() if kind in first)
    return rf"(?:{begin})(?:{GAP}的?(?:{'|'.join(every.values())}))*+"


@cache
def _reader(broad: bool) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{source})" for kind, source in pieces(broad).items()))


def tokenise(text: str, start: int, end: int, broad: bool) -> list[Token]:
    """The parts of the chain ``text[start:end]``; what follows ``end`` is seen, as it was when the chain was found."""
    reader, position, found = _reader(broad), start, list[Token]()
    while position < end:
        match = reader.match(text, position)
        if match is None:
            position += 1
            continue
        found.append(Token(match.lastgroup or "", match.group(), match.start(), match.end()))
        position = match.end()
    return found
