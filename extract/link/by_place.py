"""A project that is called by its place once it has been told: 云杉啤酒年产9万吨基地落户青柳… 云杉啤酒青柳项目, 青柳项目."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.names_words import PHASE, core, is_place
from extract.records import Mention
from normalize.places import resolve

_ENDS = re.compile(r"(?:项目|工程|基地|工厂)$")
_WHOLE = re.compile(r"(?:项目|工程|基地|工厂|[一二三四五六七八九十]期)$")
_PHASE = re.compile(PHASE)
_BEFORE, _BEHIND = 60, 40  # characters around a name in which its place is told
_BRAND = 2  # characters that the two names share in front of the place, where they share any
_PLACE = 4
_LONGEST = 10  # characters of a brand with a place


def placed(text: str, mentions: Sequence[Mention], first: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Keys of names, the one by place and then the full one, of which the text told that it lies there.

    ``first`` gives to each key, a plain name, the index of its first mention. Where two projects lie there, none is meant.
    """
    for short, index in first.items():
        if len(short) > _LONGEST or not _ENDS.search(mentions[index].text):
            continue
        stem = _ENDS.sub("", short)
        before = [name for name, other in first.items() if other < index]
        found = [name for name in before if stem in name and _WHOLE.search(mentions[first[name]].text)]
        found = [name for name in found if core(_PHASE.sub("", name)) != stem]
        if found and not _is_place(stem):
            continue
        told = text[: mentions[index].start]
        found = found or [name for name in before if _lies(told, mentions[first[name]], stem, name)]
        if len(found) == 1:
            yield short, found[0]


def _lies(told: str, mention: Mention, stem: str, name: str) -> bool:
    """Whether ``told``, the text in front of the name by place, has that place beside a name told there."""
    shared = next((at for at, (one, other) in enumerate(zip(stem, name, strict=False)) if one != other), len(stem))
    place = stem[shared:]
    if not place or 0 < shared < _BRAND or place in name or not _is_place(place):
        return False
    return told.find(place, max(0, mention.start - _BEFORE), mention.end + _BEHIND) >= 0


def _is_place(name: str) -> bool:
    if not 2 <= len(name) <= _PLACE:
        return False
    return is_place(name) or any((found := resolve(name + kind)) and f"{name}{kind}" in found.name for kind in "市县区")
