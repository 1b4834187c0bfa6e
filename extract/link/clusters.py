"""Which mentions of an article name the same project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from extract.link.by_place import placed
from extract.link.headlines import headed
from extract.link.records import Cluster
from extract.link.rewordings import reworded
from extract.link.shortening import Names, abbreviates
from extract.names_words import core
from extract.records import Mention

_DROP = re.compile(r"[\s“”\"'‘’「」『』《》·•・]+")
# 甲—乙, 甲到乙: the ends of a line, however they are joined
_TO = re.compile(r"(?<=[\u4e00-\u9fff])(?:[—–\-~～]+|到)(?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(r"第?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})(期|号)")
_DIGITS = "零一二三四五六七八九"
_NEAR = 12  # characters between a name and the short form in the bracket behind it
_NICK = re.compile(r"[”’]?[（(](?:(?:以?下?统?简称|下称|又称|又名|也称|即)(?:为)?[：:]?[“‘《]?|[“‘])")
_SHORT = 3  # characters of a name that only one other holds
_HEAD = 3  # characters of a name that may stand for it where a longer one is told
_ROW = frozenset(("、", "和", "及", "与", "以及", "”、“"))  # between two names that are told as two
# 云（州）红（松）高速公路, for 云红高速公路; not 云红高速公路（北）, 泵站（二）
_FILLED = re.compile(
    r"(?<=[\u4e00-\u9fff])[(（][^\W\d_一二三四五六七八九十东西南北中上下左右内外老新甲乙丙丁A-Za-z][)）](?=[\u4e00-\u9fff])"
)


@lru_cache(maxsize=4096)
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
    listed = _Enumerations([*together, *_rows(text, mentions)])
    for short, full in headed(text, [m for m in mentions if m.type == "PROJECT"], _key):
        if short not in owners and _last(owners, full) != short and not listed.share(groups[short], groups[full]):
            owners[short] = full
    for short, full in placed(text, mentions, {name: groups[name][0] for name in groups if name not in owners}):
        if _last(owners, full) != short and not listed.share(groups[short], groups[full]):
            owners[short] = full
    for short, full in reworded([name for name in groups if name not in owners]):
        if _last(owners, short) != _last(owners, full) and not listed.share(groups[short], groups[full]):
            owners[_last(owners, short)] = _last(owners, full)
    _add_short(owners, groups, listed)
    for name in sorted(owners, key=lambda name: groups[name][0]):
        groups[_last(owners, name)] += groups[name]
    found = [_cluster(mentions, indices) for name, indices in groups.items() if name not in owners]
    return sorted(found, key=lambda cluster: cluster.mentions[0])


def _rows(text: str, mentions: Sequence[Mention]) -> list[frozenset[int]]:
    """Each two names that nothing but a mark of an enumeration parts (甲项目、乙项目)."""
    names = [index for index, mention in enumerate(mentions) if mention.type == "PROJECT"]
    return [
        frozenset((one, other))
        for one, other in pairwise(names)
        if text[mentions[one].end : mentions[other].start] in _ROW
    ]


class _Enumerations:
    """Which mentions stand in one enumeration."""

    def __init__(self, together: Sequence[frozenset[int]]) -> None:
        self._of: dict[int, set[int]] = {}
        for number, group in enumerate(together):
            for index in group:
                self._of.setdefault(index, set()).add(number)

    def share(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether one of the mentions ``one`` is listed with one of ``other``."""
        return not self._numbers(one).isdisjoint(self._numbers(other))

    def _numbers(self, indices: Sequence[int]) -> set[int]:
        return {number for index in indices for number in self._of.get(index, ())}


def _add_short(owners: dict[str, str], groups: Mapping[str, Sequence[int]], listed: _Enumerations) -> None:
    """Adds to ``owners`` each name that stands for one fuller name of the article, with that name."""
    names = sorted(groups, key=lambda name: (-len(name), groups[name][0]))
    known = Names(names)
    for name in names:
        if name in owners:
            continue
        full = [other for other in known.fuller(name) if other not in owners]
        full = [other for other in full if abbreviates(name, other)] or full
        if not full and len(name) >= _HEAD:  # 青柳, short for the 青柳基地 which is short for the whole name
            full = sorted({_last(owners, other) for other in known.beginning(name) if other in owners})
        if not full:
            full = _only_beside(name, known)
        full = [other for other in full if not listed.share(groups[name], groups[other])]
        if len(full) == 1 or (full and all(abbreviates(other, full[0]) or other == full[0] for other in full)):
            owners[name] = full[0]


def _only_beside(name: str, known: Names) -> list[str]:
    """The one name of the article that begins or ends with a short one (智造园, of 青柳眼镜智造园), where no other holds it."""
    if len(name) > _SHORT:
        return []
    found = list(islice((other for other in known.holding(name) if other != name), 2))
    return found if len(found) == 1 and (found[0].endswith(name) or found[0].startswith(name)) else []


def _key(name: str) -> str:
    """The plain name with the ways to write one word brought together (甲—乙 and 甲到乙, 第2期 and 二期, 14号线 and 十四号线)."""
    name = plain(name).replace("扩改建", "改扩建").replace("±", "正负")
    name = _FILLED.sub("", name) if "(" in name else name
    name = _TO.sub("至", name)
    return _NUMBERED.sub(lambda number: f"{_numeral(number[1])}{number[2]}", name)


def _numeral(written: str) -> str:
    """A number below a hundred in figures.

    >>> _numeral("十四"), _numeral("三"), _numeral("二十"), _numeral("7")
    ('14', '3', '20', '7')
    """
    if written.isdecimal():
        return str(int(written))
    tens, _, ones = written.rpartition("十")
    if "十" not in written:
        tens, ones = "", written
    return str(10 * (_DIGITS.find(tens) if tens else int("十" in written)) + (_DIGITS.find(ones) if ones else 0))


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


def _cluster(mentions: Sequence[Mention], indices: Sequence[int]) -> Cluster:
    fullest = max(indices, key=lambda index: (len(plain(mentions[index].text)), len(mentions[index].text), -index))
    return Cluster(mentions[fullest].text, tuple(sorted(indices)))
