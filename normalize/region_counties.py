"""The county that an article speaks of by its short name alone: a headline's 红松：…, borne out by what is said further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalize.places import Division, division, is_within
from normalize.places.divisions import divisions
from normalize.places.find import goes_into
from normalize.places.lexicon import Entry, entries, severed, swallowed
from normalize.places.resolve import towns

# What a county's people say of it: 县里, 全县, 县农业局. The kind must be the division's own.
_SAID = {
    kind: re.compile(
        rf"[全该我本]{kind}(?!级)|(?<![\u4e00-\u9fff]){kind}(?:里|委|政府|长|城|域|领导|直|[\u4e00-\u9fff]{{1,6}}?[局办委])|{kind}里"
    )
    for kind in "县区市旗"
}
# 红松长江大桥, 红松至云州高速: what two places share; 红松集团, 红松股份: a company's own name
_SHARED = re.compile(
    r"[^，。；：\s]{0,4}?(?:大桥|高速|铁路|高铁|城际)|[^，。；：\s]{0,6}?(?:集团|股份|公司|控股|银行|大学|学院|资本)|[至到—\-、山岭站]"
)
_BREAKS = re.compile(r"[：:\s—！？|｜]+")
_TOWN = re.compile(r"(?=([\u4e00-\u9fff]{1,5}?(?:镇|乡|街道)))")
_LONGEST = 4
_TWICE = 2
_DOUBTFUL = frozenset(("word", "chance", "open"))


def county_told(title: str, story: str, region: Division | None) -> Division | None:
    """The county whose short name opens the headline, a part of it or the story, where the text bears it out.

    It is borne out by a town of its own, by words that only its people use (县里, 区农业局), or, where the name is no word
    and no company's, by being told again or by lying in ``region``. Of namesakes the one in ``region``, or the one with a
    town that is told, is meant. None where nothing bears it out.

    >>> county_told("枣阳：旧厂房里的新机器", "枣阳一家工厂换上了新机器。", None).adcode
    '420683'
    """
    text = f"{title}\n{story}"
    for start in _prominent(title, story):
        for entry in _names_at(text, start):
            found = _borne_out(text, start, entry, region)
            if found is not None:
                return division(found)
    return None


def _prominent(title: str, story: str) -> Iterator[int]:
    """The offsets in headline and story together at which the headline, a part of it or the story begins."""
    yield 0
    yield from (found.end() for found in _BREAKS.finditer(title) if found.end() < len(title))
    yield len(title) + 1


def _names_at(text: str, start: int) -> Iterator[Entry]:
    """The names of counties that may stand at an offset, the longest first."""
    known = entries()
    for length in range(_LONGEST, 1, -1):
        entry = known.get(text[start : start + length])
        if entry is None or start + length > len(text) or entry.grade in ("strong", "bound", "generic"):
            continue
        if not goes_into(text, start + length) and not severed(text, start, start + length):
            yield entry


def _borne_out(text: str, start: int, entry: Entry, region: Division | None) -> str | None:
    end = start + len(entry.name)
    if _SHARED.match(text, end) or swallowed(text, start):
        return None
    if any(_holds_others(sense.adcode) for sense in entry.senses):
        return None  # 白银 is the city before its district
    codes = sorted({sense.adcode for sense in entry.senses})
    if region is not None:
        codes = [code for code in codes if is_within(code, region.adcode)] or codes
    own = [code for code in codes if _has_a_town(text, code)]
    if own or len(codes) == 1:
        code = (own or codes)[0] if len(own) < _TWICE else ""
        return code if code and _is_sure(text, end, entry, code, bool(own), region) else None
    return None


def _is_sure(text: str, end: int, entry: Entry, code: str, own: bool, region: Division | None) -> bool:
    if own:
        return True
    kind = (division(code) or region).name[-1]  # type: ignore[union-attr]
    said = kind in _SAID and _SAID[kind].search(text) is not None
    again = text.count(entry.name) >= _TWICE
    near = region is not None and is_within(code, region.adcode)
    if region is not None and not near:
        return said and again
    if entry.grade in _DOUBTFUL:
        return again and (said or near) or (near and text[end : end + 1] in "：:")
    return said or again or near


@cache
def _holds_others(code: str) -> bool:
    """Whether a division has others in it, as a city has that is none with its towns alone (东莞)."""
    return code[4:] == "00" and any(one != code and is_within(one, code) for one in divisions())


def _has_a_town(text: str, code: str) -> bool:
    """Whether a town of a county is told in full."""
    return any(code in towns().get(found[1][start:], ()) for found in _TOWN.finditer(text) for start in range(4))
