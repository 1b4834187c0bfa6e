"""Companies that stand for projects in a list of what is still being negotiated (正在洽谈的甲远、乙集团大健康等项目): they are whom one talks to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Unit
from extract.names_words import ends_in_head
from extract.organisations import organisations, plausible

_TALKS = re.compile(r"在谈|洽谈(?!会)|接洽|商谈|谈判|签约条件|签约意向|合作意向")
_WORK = re.compile(r"(?:技改|改造|加工|扩建|新建|改建|生产|制造|建设|开发|治理|修复|研发)$")
_TALK = "谈洽意签"  # of which one character stands wherever such words do
_ROW = 2  # names that make a row
_BARE, _FIELD = 8, 6  # characters of a bare company's name, and of the field behind a house's (云杉集团|大健康)


def courted(reading: Reading, done: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each member of such a list that is a company, or a house with its field.

    The clusters of ``done`` are left out.
    """
    text = reading.article.text
    if not any(mark in text for mark in _TALK):
        return
    for sentence in reading.sentences:
        units = reading.units_of(sentence)
        if not any(len(unit.clusters) >= _ROW for unit in units) or not _TALKS.search(
            text, sentence.start, sentence.end
        ):
            continue
        for unit in units:
            yield from (found for found in _members(reading, unit) if found[0] not in done)


def _members(reading: Reading, unit: Unit) -> Iterator[tuple[int, str]]:
    for cluster, index in zip(unit.clusters, unit.mentions, strict=True):
        name = reading.mentions[index].text
        if len(unit.clusters) >= _ROW and not ends_in_head(name) and (company := _company(name)):
            yield cluster, company


def _company(name: str) -> str:
    """The company that ``name`` is, or that it begins with where only a field follows; empty where it is none."""
    start, end = next(iter(organisations(name)), (-1, 0))
    if start == 0 and len(name) - end <= _FIELD:
        return name[:end]
    return name if len(name) <= _BARE and plausible(name) and not _WORK.search(name) else ""
