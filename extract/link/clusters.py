"""Which mentions of an article name the same project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.link.records import Cluster
from extract.names_words import PHASE, core
from extract.records import Mention

_DROP = re.compile(r"[\s“”\"'‘’「」『』《》·•・]+")
# Phases and numbered units: 一期, 3号机组, 3、4号机组
_PHASES = re.compile(
    rf"{PHASE}|[\d、一二三四五六七八九十]+(?:号|#)(?:机组|机|线|井|炉|泊位|标段)?|第?[一二三四五六七八九十\d]+(?:标段|机组)"
)
_ROUTE = re.compile(
    r"([\u4e00-\u9fff]{2,10})(?:至|到|—|-)+([\u4e00-\u9fff])[\u4e00-\u9fff]{1,5}?"
    r"((?:城际|高速|铁路|公路|快速|高铁|输气|输油|运河|轻轨).*)"
)
_END = 6  # characters that the name of a route's end has at most, behind which its province may stand
# 青红高铁 and its 云岭特大桥: a work of the line is not the line.
_LINE = re.compile(r"(?:高铁|铁路|高速|公路|航道|水电站|水利枢纽)$")
_WORK = re.compile(r"[^段]{1,12}(?:特大桥|大桥|隧道|互通|航站楼|码头|泊位|大坝|枢纽站|车站|[东西南北]站)$")
_NEAR = 12  # characters between a name and the short form in the bracket behind it
_NICK = re.compile(r"[”’]?[（(](?:以?下?统?简称|下称|又称|又名|也称|即)(?:为)?[：:]?[“‘《]?")
_HEAD = 3  # characters of a name that may stand for it where a longer one is told
_PIECE = 2  # the shortest piece of a name that an abbreviation keeps
_PIECES = 3  # an abbreviation of more pieces than this is chance


def plain(name: str) -> str:
    """A name in the form in which names are compared (guidelines, section 4).

    >>> plain("“青柳·云谷”建设项目")
    '青柳云谷'
    """
    return core(_DROP.sub("", unicodedata.normalize("NFKC", name)))


def clusters(text: str, mentions: Sequence[Mention], together: Sequence[frozenset[int]]) -> list[Cluster]:
    """The projects of an article in the order of their first mentions.

    Two mentions are one project where their plain names agree, where one abbreviates the other or where the text says so in
    a bracket (以下简称); two members of one enumeration (``together``) never are, and neither are names of different phases.
    """
    groups: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type == "PROJECT":
            groups.setdefault(_key(mention.text), []).append(index)
    owners = {nick: name for nick, name in _called(text, mentions).items() if nick in groups}
    names = sorted(groups, key=lambda name: (-len(name), groups[name][0]))
    for name in names:
        if name in owners:
            continue
        full = [other for other in names if other not in owners and _stands_for(name, other)]
        if not full:  # 青柳, short for the 青柳基地 which is short for the whole name
            full = sorted({_last(owners, other) for other in owners if len(name) >= _HEAD and other.startswith(name)})
        full = [other for other in full if not _apart(groups[name], groups[other], together)]
        if len(full) == 1 or (full and all(abbreviates(other, full[0]) or other == full[0] for other in full)):
            owners[name] = full[0]
    for name in sorted(owners, key=lambda name: groups[name][0]):
        owner = _last(owners, name)
        groups[owner] = sorted(groups[owner] + groups[name])
    found = [_cluster(mentions, indices) for name, indices in groups.items() if name not in owners]
    return sorted(found, key=lambda cluster: cluster.mentions[0])


def _key(name: str) -> str:
    """The plain name with the ways to write one word brought together."""
    return plain(name).replace("扩改建", "改扩建")


def _last(owners: Mapping[str, str], name: str) -> str:
    """The fullest of the names that ``name`` stands for, one for the other (which :func:`clusters` links without a circle)."""
    while name in owners:
        name = owners[name]
    return name


def _called(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The names that a bracket gives to the project in front of it: 云杉至红松高速公路（以下简称“云红高速”）."""
    names = [mention for mention in mentions if mention.type == "PROJECT"]
    found: dict[str, str] = {}
    for full, short in pairwise(names):
        if short.start - full.end > _NEAR or not _NICK.fullmatch(text, full.end, short.start):
            continue
        name, nick = _key(full.text), _key(short.text).removesuffix("公路")
        for written in (nick, f"{nick}公路"):
            if _last(found, name) != written:
                found.setdefault(written, name)
    return found


def _stands_for(short: str, full: str) -> bool:
    return abbreviates(short, full) or is_route_of(short, full)


def is_route_of(short: str, full: str) -> bool:
    """Whether ``short`` names a route by the first characters of its ends.

    >>> is_route_of("云红高速", "云杉至红松高速公路"), is_route_of("云红高速", "云杉至青柳高速公路")
    (True, False)
    >>> is_route_of("云红铁路改造工程", "河口省云杉至红松铁路改造")
    True
    """
    match = _ROUTE.match(full)
    if match is None or len(short) <= 2:
        return False
    more, less = sorted((match[3], short[2:]), key=len, reverse=True)
    if not more.startswith(less) or _WORK.fullmatch(more, len(less)):
        return False
    return short[1] == match[2] and short[0] in match[1][-_END:-1]


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
    if full.startswith(short) and _LINE.search(short) and _WORK.fullmatch(full, len(short)):
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
