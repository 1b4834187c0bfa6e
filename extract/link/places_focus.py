"""The place that an article as a whole speaks of, for the projects of which it tells no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.records import Mention
from normalize.places import division, is_within

_FEW = 3  # as many mentions make a place the article's own
_MOST = 0.6
_SPREAD = 4  # an article that speaks of so many provinces has none of its own


def focus(home: str | None, places: Sequence[Mention]) -> str | None:
    """The article's region ``home``, made finer or replaced where its places clearly say so; None where they lie all over the country.

    ``home`` gives way only to a city that the article names at least three times and thrice as often as any place in it.
    """
    codes = [place.adcode for place in places if place.adcode]
    own = [code for code in codes if home and is_within(code, home)]
    around = [code for code in codes if home and is_within(home, code)]
    if (
        len({code[:2] for code in codes}) >= _SPREAD
        and 2 * len({*own, *around}) < len(set(codes))
        and 2 * len(own) < len(codes)
    ):
        return None
    other = _finer(None, [code for code in codes if code not in around])
    if home is None or (other and not is_within(other, home) and codes.count(other) >= max(_FEW, 3 * len(own))):
        return other or home
    return _finer(home, [code for code in own if code != home])


def _finer(home: str | None, codes: Sequence[str]) -> str | None:
    """The city in ``home`` (or province, without one) that nearly all of ``codes`` lie in."""
    best = home
    for digits in (2, 4):
        counts = Counter(code[:digits] for code in codes if set(code[digits - 2 : digits]) != {"0"})
        top = counts.most_common(1)
        if not top or top[0][1] < _FEW or top[0][1] < _MOST * len(codes):
            break
        code = top[0][0].ljust(6, "0")
        if division(code) is not None and (best is None or is_within(code, best)):
            best = code
    return best
