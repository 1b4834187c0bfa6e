"""Which mentions of an article name the same project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extract.link.records import Cluster
from extract.names_words import PHASE, core
from extract.records import Mention

_DROP = re.compile(r"[\s“”\"'‘’「」『』《》·•・]+")
# Phases and numbered units: 一期, 3号机组, 3、4号机组
_PHASES = re.compile(
    rf"{PHASE}|[\d、一二三四五六七八九十]+(?:号|#)(?:机组|机|线|井|炉|泊位|标段)?|第?[一二三四五六七八九十\d]+(?:标段|机组)"
)
_ROUTE = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,5}(?:至|到|—|-)+([\u4e00-\u9fff])[\u4e00-\u9fff]{1,5}?"
    r"((?:城际|高速|铁路|公路|快速|高铁|输气|输油|运河|轻轨).*)"
)
_HEAD = 3  # characters of a name that may stand for it where a longer one is told
_PIECE = 2  # the shortest piece of a name that an abbreviation keeps
_PIECES = 3  # an abbreviation of more pieces than this is chance


def plain(name: str) -> str:
    """A name in the form in which names are compared (guidelines, section 4).

    >>> plain("“青柳·云谷”建设项目")
    '青柳云谷'
    """
    return core(_DROP.sub("", unicodedata.normalize("NFKC", name)))


def clusters(mentions: Sequence[Mention], together: Sequence[frozenset[int]]) -> list[Cluster]:
    """The projects of an article in the order of their first mentions.

    Two mentions are one project where their plain names agree or where one abbreviates the other; two members of one
    enumeration (``together``) never are, and neither are names of different phases.
    """
    groups: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type == "PROJECT":
            groups.setdefault(plain(mention.text), []).append(index)
    owners: dict[str, str] = {}
    names = sorted(groups, key=lambda name: (-len(name), groups[name][0]))
    for name in names:
        full = [other for other in names if other not in owners and _stands_for(name, other)]
        if not full:  # 青柳, short for the 青柳基地 which is short for the whole name
            full = sorted({owners[other] for other in owners if len(name) >= _HEAD and other.startswith(name)})
        full = [other for other in full if not _apart(groups[name], groups[other], together)]
        if len(full) == 1 or (full and all(abbreviates(other, full[0]) or other == full[0] for other in full)):
            owners[name] = full[0]
    for name in sorted(owners, key=lambda name: groups[name][0]):
        groups[owners[name]] = sorted(groups[owners[name]] + groups[name])
    found = [_cluster(mentions, indices) for name, indices in groups.items() if name not in owners]
    return sorted(found, key=lambda cluster: cluster.mentions[0])


def _stands_for(short: str, full: str) -> bool:
    return abbreviates(short, full) or is_route_of(short, full)


def is_route_of(short: str, full: str) -> bool:
    """Whether ``short`` names a route by the first characters of its ends.

    >>> is_route_of("云红高速", "云杉至红松高速公路"), is_route_of("云红高速", "云杉至青柳高速公路")
    (True, False)
    """
    match = _ROUTE.match(full)
    return match is not None and len(short) > 2 and short[:2] == match[1] + match[2] and match[3].startswith(short[2:])


def _apart(one: Sequence[int], other: Sequence[int], together: Sequence[frozenset[int]]) -> bool:
    return any(group.intersection(one) and group.intersection(other) for group in together)


def _cluster(mentions: Sequence[Mention], indices: Sequence[int]) -> Cluster:
    fullest = max(indices, key=lambda index: (len(plain(mentions[index].text)), len(mentions[index].text), -index))
    return Cluster(mentions[fullest].text, tuple(sorted(indices)))


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with whole pieces left out.

    >>> abbreviates("青柳产业园", "华东青柳新材料产业园"), abbreviates("青柳产业园", "红松产业园")
    (True, False)
    """
    if len(short) < 3 or len(short) >= len(full) or _PHASES.findall(short) != _PHASES.findall(full):
        return False
    position = pieces = taken = 0
    while taken < len(short):
        if pieces == _PIECES:
            return False
        length = next(
            (
                n
                for n in range(len(short) - taken, _PIECE - 1, -1)
                if full.find(short[taken : taken + n], position) >= 0
            ),
            0,
        )
        if not length:
            return False
        position = full.find(short[taken : taken + length], position) + length
        taken += length
        pieces += 1
    return (pieces == 1 and len(short) >= 4) or (pieces > 1 and len(short) >= 5)
