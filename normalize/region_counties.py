"""The county that an article speaks of by its short name alone: a headline's 红松：…, borne out by what is said further on."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from normalize.places import Division, division, is_within
from normalize.places.divisions import divisions
from normalize.places.find import goes_into
from normalize.places.lexicon import Entry, entries, may_begin, severed, swallowed
from normalize.places.resolve import towns

# What a county's people say of it: 县里, 全县, 县农业局. The kind must be the division's own.
_SAID = {
    kind: re.compile(
        # The kind first, for that is what ``re`` skips by.
        rf"{kind}(?:里|(?<=[全该我本]{kind})(?!级)"
        rf"|(?<![\u4e00-\u9fff]{kind})(?:委|政府|长|城|域|领导|直|[\u4e00-\u9fff]{{1,6}}?[局办委]))"
    )
    for kind in "县区市旗"
}
# 红松长江大桥, 红松至云州高速: what two places share; 红松集团: a company's own name; 红松湾, 红松山: a name of the land
_NOT_IT = re.compile(
    r"[^，。；：\s]{0,4}?(?:大桥|高速|铁路|高铁|城际|隧道|立交)"
    r"|[^，。；：\s]{0,6}?(?:集团|股份|公司|控股|银行|大学|学院|资本|海关)|[至到—\-、山岭峰湾岛沟站]"
)
_BREAKS = re.compile(r"[：:\s—！？|｜]+")
_TOWN = re.compile(r"镇|乡|街道")
_LONGEST, _LONGEST_TOWN = 4, 5
_TWICE = 2
_MOST = 8  # breaks of a headline that are looked behind: each costs a look through the text
_ELSEWHERE = frozenset(("bound", "generic"))  # a zone's name, and 城区: what needs more than a headline


def county_told(title: str, story: str, region: Division | None) -> Division | None:
    """The county whose short name opens the headline, a part of it or the story, where the text bears it out.

    It is borne out by a town of its own, by words that only its people use (县里, 区农业局), or, where the name is no word
    and no company's, by being told again or by lying in ``region``. Of namesakes the one in ``region``, or the one with a
    town that is told, is meant. None where nothing bears it out.

    >>> county_told("枣阳：旧厂房里的新机器", "枣阳一家工厂换上了新机器。", None).adcode
    '420683'
    """
    text = f"{title}\n{story}"
    for start in _prominent(title, text):
        entry = _named_at(text, start)
        if entry is not None and (found := _borne_out(text, start, entry, region)) is not None:
            return found
    return None


def speaks_as_county(text: str) -> bool:
    """Whether a text speaks as a county's own paper does (我县, 县里), so that a city told in passing is not its place."""
    return _SAID["县"].search(text) is not None


def _prominent(title: str, text: str) -> list[int]:
    """The offsets in ``text``, the headline and the story, at which one of them or a part of the headline begins with a name."""
    starts = [0, len(title) + 1]
    if _BREAKS.search(title):
        breaks = islice(_BREAKS.finditer(title), _MOST)
        starts[1:1] = [found.end() for found in breaks if found.end() < len(title)]
    return [start for start in starts if may_begin(text, start)]


def _named_at(text: str, start: int) -> Entry | None:
    """The longest name of a division at an offset, where it is a county's by its short name or in full, and a word ends there."""
    known = entries()
    longest = next((one for n in range(_LONGEST, 1, -1) if (one := known.get(text[start : start + n]))), None)
    if longest is None or longest.grade in _ELSEWHERE or (longest.grade == "strong" and not longest.in_full):
        return None
    end = start + len(longest.name)
    whole = end < len(text) and not goes_into(text, end) and not severed(text, start, end)
    return longest if whole and not swallowed(text, start) and not _NOT_IT.match(text, end) else None


def _borne_out(text: str, start: int, entry: Entry, region: Division | None) -> Division | None:
    """The county that a name at ``start`` means, if the rest of the text says so."""
    if any(sense.adcode in _wider() for sense in entry.senses):
        return None  # 白银 is the city before its district
    codes = sorted({sense.adcode for sense in entry.senses})
    if region is not None:
        codes = [code for code in codes if is_within(code, region.adcode)] or codes
    own = _with_a_town(text, codes)
    if len(own) == 1:
        return division(own[0])
    found = division(codes[0]) if len(codes) == 1 else None
    return found if found and _is_said(text, start, entry, (found, region)) else None


def _is_said(text: str, start: int, entry: Entry, pair: tuple[Division, Division | None]) -> bool:
    """Whether the text speaks of the county, the first of ``pair``, without a town of it; the second is the article's region."""
    found, region = pair
    colon = text[start + len(entry.name) : start + len(entry.name) + 1] in "：:"
    near = region is not None and is_within(found.adcode, region.adcode)
    if entry.grade in ("word", "strong"):
        return near and (colon or entry.in_full)
    kind = _SAID.get(found.name[-1])
    said = kind is not None and kind.search(text) is not None
    again = text.count(entry.name) >= _TWICE
    if region is not None and not near:
        return said and again
    doubtful = entry.grade in ("chance", "open") or not (near or any(sense.kind != "former" for sense in entry.senses))
    return (again and (said or near)) or (near and colon) if doubtful else said or again or near


@cache
def _wider() -> frozenset[str]:
    """The codes of the divisions that have others in them, as a city has that is none with its towns alone (东莞)."""
    around = ((code, (code[:2] + "0000", code[:4] + "00")) for code in divisions())
    return frozenset(wide for code, both in around for wide in both if wide != code)


def _with_a_town(text: str, codes: list[str]) -> list[str]:
    """Those of ``codes`` of which a town is told in full (吴店镇)."""
    own: set[str] = set()
    for found in _TOWN.finditer(text):
        for start in range(max(0, found.start() - _LONGEST_TOWN), found.start()):
            own.update(towns().get(text[start : found.end()], ()))
    return [code for code in codes if code in own]
