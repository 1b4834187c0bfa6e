"""The place that an article as a whole speaks of, for the projects of which it tells no place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.records import Mention
from normalize.places import division, is_within
from normalize.places.divisions import trunk

_FEW = 3  # as many mentions make a place the article's own
_MOST = 0.6
_SHORT = 2  # characters by which a headline names a place
_SPREAD = 4  # an article that speaks of so many provinces has none of its own


# 国内快讯, 要闻速览: news of many places under one headline
_ROUND_UP = re.compile(r"(?:联播|国内|全国|财经|产业|行业|新闻)(?:快讯|简讯|速览|播报|资讯|摘要|集锦|早餐|汇总)")


def focus(home: str | None, places: Sequence[Mention], title: str | None) -> str | None:
    """The article's region ``home``, made finer or replaced where its places clearly say so; None where they lie all over the country.

    ``home`` gives way only to a place that the article names at least three times and thrice as often as any place in it. An
    article without one (a round-up of the day's news) has a place of its own only where its headline ``title`` names it.
    """
    codes = [place.adcode for place in places if place.adcode]
    if home and title and is_round_up(title) and stem(home) not in title:
        home = None
    wider = {code for code in set(codes) if home and code != home and is_within(home, code)}
    own = _inside(codes, home) if home else []
    around = [code for code in codes if code in wider]
    if (
        not _is_county(home)
        and len({code[:2] for code in codes}) >= _SPREAD
        and 2 * (len(own) + len(around)) < len(codes)
    ):
        return None
    other = _finer(None, [code for code in codes if code not in around])
    if home is None:
        if other and other[2:4] != "00" and not (title and is_round_up(title)):
            return other
        here = {place.text[:_SHORT] for place in places if other and place.adcode and is_within(place.adcode, other)}
        return other if title and any(name in title for name in here) else None
    for_other = len(_inside(codes, other)) if other else 0
    if other and not is_within(other, home) and for_other >= max(_FEW, 3 * len(own)):
        return other
    return _finer(home, own)


def _is_county(code: str | None) -> bool:
    """Whether a region is a county: what else its articles name is where the investors come from."""
    return code is not None and code[4:] != "00"


def is_round_up(title: str) -> bool:
    """Whether a headline is that of a bulletin, which tells news of many places one after the other (国内快讯)."""
    return _ROUND_UP.search(title) is not None


def stem(code: str) -> str:
    """The first characters of a division's own name."""
    own = division(code)
    return own.short[:_SHORT] if own else code


def _inside(codes: Sequence[str], outer: str) -> list[str]:
    head = trunk(outer)
    return [code for code in codes if code.startswith(head)]


def _finer(home: str | None, codes: Sequence[str]) -> str | None:
    """The city or county in ``home`` (anywhere, without one) that nearly all of ``codes`` lie in.

    A province told by itself says nothing against a city in it; a city told by itself does against a county.
    """
    best = home
    for digits in (2, 4, 6):
        inside = _inside(codes, best) if best else codes
        finer = [code for code in inside if code[digits - 2 : digits] != "00"]
        counts = Counter(code[:digits] for code in finer)
        if not counts:
            continue
        prefix, count = max(sorted(counts.items()), key=lambda item: item[1])
        code = prefix.ljust(6, "0")
        if count < _FEW or count < _MOST * len(finer if digits < 6 else inside):
            break
        if division(code) is not None and (best is None or is_within(code, best)):
            best = code
    return best
