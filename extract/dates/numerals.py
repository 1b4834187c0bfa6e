"""The whole numbers of dates: 9, 09, ９, 十九, 廿九, and years digit by digit (二〇一九, 一九九八)."""

from __future__ import annotations

from functools import lru_cache

from extract.numerals import PLAIN, parse_number

HANZI_DIGIT = "〇○零Ｏ一二三四五六七八九"
YEAR_DIGITS = rf"[{HANZI_DIGIT}]"

_SMALL = {"元": 1, "正": 1, "首": 1, "廿": 20, "卅": 30, "双": 2, "仨": 3}
_DIGIT_BY_DIGIT = "零一二三四五六七八九"


@lru_cache(maxsize=4096)
def whole(text: str) -> int | None:
    """The whole number that ``text`` writes, None where it is none (几, 多, 2.5).

    >>> [whole(t) for t in ("09", "十九", "二十", "廿九", "二〇一九", "两", "几")]
    [9, 19, 20, 29, 2019, 2, None]
    """
    plain = text.strip(" 　").translate(PLAIN)
    if plain.isdecimal():
        return int(plain)
    if plain in _SMALL:
        return _SMALL[plain]
    if len(plain) > 1 and all(c in _DIGIT_BY_DIGIT for c in plain):
        return int("".join(str(_DIGIT_BY_DIGIT.index(c)) for c in plain))
    if plain[:1] in ("廿", "卅"):
        return _SMALL[plain[0]] + (_DIGIT_BY_DIGIT.index(plain[1]) if plain[1:2] in _DIGIT_BY_DIGIT else 0)
    value = parse_number(plain) if plain else None
    return int(value) if value is not None and value == int(value) and abs(value) < 10**6 else None


def full_year(number: int, pivot: int = 50) -> int:
    """The year that two digits stand for: 08 is 2008, 95 is 1995; longer numbers are given back.

    >>> [full_year(n) for n in (8, 21, 95, 2019)]
    [2008, 2021, 1995, 2019]
    """
    if number >= 100:
        return number
    return number + (2000 if number < pivot else 1900)
