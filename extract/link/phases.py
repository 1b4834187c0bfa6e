"""Whose a figure is that the text tells of a phase: of the project that is named with that phase, where the article has one."""

from __future__ import annotations

import re

from extract.link.clusters import plain
from extract.link.records import Reading
from extract.link.shortening import abbreviates

# 一期, 第一期, 首期; not 分三期, 三期共
_TOLD = re.compile(r"(?<!分)(?<!分成)(?:第?([一二三四五六七八九十]|\d+)期|(首期))(?!共|均|合计)")
_NAMED = re.compile(r"第?([一二三四五六七八九十]|\d+)期|(首期)")
_FIGURES = dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True))
_BRACKETS = re.compile(r"[（(）)]")


def of_phase(reading: Reading, cluster: int, words: str) -> int | None:
    """The one project that is the phase of ``cluster`` told last in ``words``, None where there is none or several.

    云杉产业园总投资9亿元，其中一期投资3亿元: 3亿元 is that of 云杉产业园一期, where the article names it.
    """
    told = [_number(match) for match in _TOLD.finditer(words)] if "期" in words else []
    if not told:
        return None
    whole = plain(reading.clusters[cluster].name)
    found = [
        number
        for number, other in enumerate(reading.clusters)
        if number != cluster and _is_phase(plain(other.name), whole, told[-1])
    ]
    return found[0] if len(found) == 1 else None


def _number(match: re.Match[str]) -> str:
    return "1" if match[2] else _FIGURES.get(match[1], match[1])


def _is_phase(name: str, whole: str, number: str) -> bool:
    match = _NAMED.search(name)
    if match is None or _number(match) != number or _NAMED.search(whole):
        return False
    rest = _BRACKETS.sub("", name[: match.start()] + name[match.end() :])
    return len(rest) > 1 and (rest == whole or rest in whole or abbreviates(rest, whole) or abbreviates(whole, rest))
