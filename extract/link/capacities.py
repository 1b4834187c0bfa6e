"""What a project is to make, take or yield, in the words of the text: 年产30万台, 装机容量120万千瓦."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Reading, Scope
from extract.link.stretch import clause_start
from extract.names_words import PHASE
from extract.records import Mention

_PHASE = re.compile(rf"{PHASE}|首期|其中")
# What it is built for; not what it did (实际产量), saves (节约) or feeds (惠及)
_CUE = re.compile(
    r"(?:设计|规划)?(?:年产能?|年加工|年处理|年出栏|年吞吐|日产能?|日处理|日加工|日供水?|月产能?"
    r"|(?:总|新增)?产能|总?装机(?:容量|规模)?|[年日]?(?:生产|处理|吞吐|供水)能力|总?库容)(?:[约达到为是近超可]|各类)*$"
)
_NEAR = 14  # characters in front of a figure in which its cue stands
_ORDER = {"front": 1, "note": 2, "after": 3, "later": 4, "group": 5}


def capacities(reading: Reading) -> dict[int, str]:
    """Cluster number -> its capacity as the text has it; of several the one told nearest to the name, its own words first.

    A phase's or a part's is none, nor is one told of several projects together.
    """
    if "CAPACITY" not in reading.kinds:
        return {}
    found: dict[int, tuple[int, str]] = {}
    for cluster, rank, words in (*_in_names(reading), *_told(reading)):
        if cluster not in found or rank < found[cluster][0]:
            found[cluster] = (rank, words)
    return {cluster: words for cluster, (_, words) in sorted(found.items())}


def _in_names(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for number, cluster in enumerate(reading.clusters):
        for index in cluster.mentions:
            name = reading.mentions[index]
            for _, mention in reading.within("CAPACITY", name.start, name.end):
                if words := _words(reading, mention, name.start):
                    yield number, 0, words


def _told(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for scope in reading.scopes:
        if len(scope.unit.clusters) > 1 or (scope.unit.joint and scope.where == "after"):
            continue
        for _, mention in reading.within("CAPACITY", scope.start, scope.end):
            words = _words(reading, mention, scope.start)
            if words and not _of_a_part(reading, scope, mention):
                yield scope.unit.clusters[0], _ORDER[scope.where], words


def _words(reading: Reading, mention: Mention, low: int) -> str:
    """The figure with the word that says what it is, empty where none stands right in front of it."""
    cue = _CUE.search(reading.article.text, max(low, mention.start - _NEAR), mention.start)
    return reading.article.text[cue.start() : mention.end] if cue else ""


def _of_a_part(reading: Reading, scope: Scope, mention: Mention) -> bool:
    text = reading.article.text
    if scope.where == "front":  # 年产30万台的|名; anything else in front of a name is told of another
        return re.fullmatch(r"[^，。；]{0,14}[的“‘]*", text[mention.end : scope.unit.start]) is None
    low = clause_start(text, scope.start, mention.start, "。；")
    named = _PHASE.search(text[scope.unit.start : scope.unit.end]) is not None
    return not named and _PHASE.search(text, low, mention.start) is not None
