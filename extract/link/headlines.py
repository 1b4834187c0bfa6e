"""A headline and the first sentence under it tell of one project, however each calls it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.link.shortening import is_work_of
from extract.names_words import PHASE
from extract.records import Mention

_LINE = 44  # characters that a headline has at most
_LEAD = 90  # characters in front of the name under it
_STOPS = re.compile(r"[。！？；]")
_PHASE = re.compile(PHASE)
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_ALIKE = 0.5  # of its pairs of characters the shorter name shares so many
# What a name ends in tells what it is; two different things are not one.
_KINDS = re.compile(
    r"(隧道|大桥|桥|航站楼|船闸|码头|泊位|互通|立交|机场|医院|学校|大学|水库|核电站|水电站|电厂|站|段|机组|园|基地|中心|港)$"
)


def headed(text: str, mentions: Sequence[Mention], key: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Keys of names, the shorter first, that a headline and the sentence under it give to one project.

    ``mentions`` are the PROJECT mentions in text order: 甲水库扩建工程开工↵昨日，乙省甲水库改扩建工程开工.
    """
    for number, (head, told) in enumerate(pairwise(mentions)):
        line = text.rfind("\n", 0, head.start) + 1
        end = text.find("\n", head.end, told.start)
        if end < 0 or end - line > _LINE or told.start - end > _LEAD or _STOPS.search(text, line, told.start):
            continue
        alone = number == 0 or mentions[number - 1].end <= line
        if alone and text.find("\n", end + 1, told.start) < 0:
            short, full = sorted((key(head.text), key(told.text)), key=len)
            if short != full and _one(short, full):
                yield short, full


def _one(short: str, full: str) -> bool:
    figures, phases = _FIGURES.findall, _PHASE.findall
    if not (set(figures(short)) <= set(figures(full)) or set(figures(full)) <= set(figures(short))):
        return False
    if (phases(short) and phases(full) and phases(short) != phases(full)) or _kind(short) != _kind(full):
        return False
    pairs = {short[at : at + 2] for at in range(len(short) - 1)}
    shared = sum(pair in full for pair in pairs)
    return shared >= _ALIKE * len(pairs) and not is_work_of(full, short) and not is_work_of(short, full)


def _kind(name: str) -> str:
    match = _KINDS.search(name)
    return match[1] if match else ""
