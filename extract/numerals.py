"""Numbers as Chinese text writes them: Arabic, full width, Chinese, formal and mixed, as exact ``Decimal``.

``RUN`` is the source of a pattern for a stretch that may be one number; ``parse_number`` decides whether it is one and which.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

PLAIN = str.maketrans(
    "０１２３４５６７８９．，〇○Ｏ两兩貳贰壹叁參参肆伍陆陸柒捌玖拾佰仟萬億負點",
    "0123456789.,零零零二二二二一三三三四五六六七八九十百千万亿负点",
)
"""Writes every form of a numeral in one way, length kept: full width, formal and traditional ones included."""

ARABIC = r"[0-9０-９]++(?>(?:(?<![0-9０-９]{4})[,， ][0-9０-９]{3}(?![0-9０-９]))*)(?>(?:[.．][0-9０-９]++)?)"
"""Pattern source: 1200, １２００, 1,200, 1 200, 3.26, 3．26."""

HANZI = "零〇○一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸廿卅"
"""The characters that a number in Chinese numerals is made of (traditional and formal ones included)."""

START = rf"[0-9０-９{HANZI}]"
"""Pattern source: a character that may begin a number; cheap enough to scan clean text with."""

_LONGEST = 28
"""Digits; more are no number that anyone counts with, and no longer exact."""

_PIECE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九十百千万亿兆廿卅点]")
_CLEAN = re.compile(r"[, 　]|个(?=亿)")
_WHOLE_DIGITS = re.compile(r"[零一二三四五六七八九]{2,}")


def parse_number(text: str) -> Decimal | None:
    """The number that ``text`` writes, or None where it is none.

    A multiplier without a digit counts once (亿, 千万); 个 before a multiplier, spaces and grouping commas are dropped; a
    single digit after a multiplier stands for the next lower one (三亿五 is 350 million); 半 alone is a half. Vague
    numerals (几, 数, 多, 余), fractions and percents are not numbers here.

    >>> [str(parse_number(t)) for t in ("1,200", "３．２６", "三亿五千万", "1亿2000万", "5个亿", "两千零三")]
    ['1200', '3.26', '350000000', '120000000', '500000000', '2003']
    >>> parse_number("几亿") is None
    True
    """
    plain = _CLEAN.sub("", text.translate(PLAIN))
    negative = plain[:1] in ("负", "-", "－")
    if negative:
        plain = plain[1:]
    if plain == "半":
        return Decimal("-0.5") if negative else Decimal("0.5")
    value = _unsigned(plain)
    return -value if negative and value is not None else value


def _unsigned(plain: str) -> Decimal | None:
    if len(plain) > _LONGEST:
        return None
    if plain.isascii():
        return Decimal(plain) if _PIECE.fullmatch(plain) else None
    if _WHOLE_DIGITS.fullmatch(plain):
        return Decimal("".join(str(_DIGITS[c]) for c in plain))
    pieces = _PIECE.findall(plain)
    if not pieces or sum(map(len, pieces)) != len(plain):
        return None
    return _Reader().read(pieces)


class _Reader:
    """Adds up the pieces of a number from left to right.

    ``total`` holds what a closed 亿 or 兆 has settled, ``group`` what 万 has, ``section`` what 十百千 have since, and
    ``number`` the digits that wait for their multiplier. A ``row`` of Chinese digits (二〇二一) takes no multiplier.
    """

    def __init__(self) -> None:
        self.total = self.group = self.section = Decimal(0)
        self.number: Decimal | None = None
        self.ceiling = 10**20
        self.last = 0
        self.zero = self.row = False

    def read(self, pieces: list[str]) -> Decimal | None:
        for position, piece in enumerate(pieces):
            if piece == "点":
                return self._with_decimals(pieces[position + 1 :])
            if not self._add(piece):
                return None
        return self._sum()

    def _add(self, piece: str) -> bool:
        if piece in _SMALL:
            return self._small(_SMALL[piece])
        if piece in _LARGE:
            return self._large(_LARGE[piece])
        if piece in ("廿", "卅"):
            self.number = Decimal(2 if piece == "廿" else 3)
            return self._small(10)
        if piece == "零" and self.number is None and self.last:
            self.zero = True
            return True
        return self._digits(piece)

    def _digits(self, piece: str) -> bool:
        digit = _DIGITS.get(piece)
        if self.number is None:
            self.number = Decimal(piece if digit is None else digit)
        elif digit is not None and not self.last:
            self.number = self.number * 10 + digit
            self.row = True
        else:
            return False
        if digit is None:
            self.zero = True
        return True

    def _small(self, unit: int) -> bool:
        if self.row or (self.section and unit >= self.last > 0 and self.last in (10, 100, 1000)):
            return False
        self.section += (1 if self.number is None else self.number) * unit
        self.number, self.last, self.zero = None, unit, False
        return True

    def _large(self, unit: int) -> bool:
        inner = self.group + self.section + (self.number or 0)
        if self.row or unit >= self.ceiling:
            return False
        if not inner and not self.last and self.number is None:
            inner = Decimal(1)
        if unit == 10**4:
            if self.group:
                return False
            self.group = inner * unit
        else:
            self.total += inner * unit
            self.group, self.ceiling = Decimal(0), unit
        self.section, self.number, self.last, self.zero = Decimal(0), None, unit, False
        return bool(inner)

    def _sum(self) -> Decimal:
        # 三亿五 and 两千六 leave out the last multiplier, 三亿零五 does not.
        tail = self.number or Decimal(0)
        if self.last > 10 and not self.zero and tail == tail.to_integral_value() and tail < 10:
            tail *= self.last // 10
        return self.total + self.group + self.section + tail

    def _with_decimals(self, pieces: list[str]) -> Decimal | None:
        digits = [p for p in pieces if p in _DIGITS or p.isdigit()]
        rest = pieces[len(digits) :]
        if not digits or pieces[: len(digits)] != digits or (self.number is None and not self.last):
            return None
        fraction = "".join(str(_DIGITS.get(d, d)) for d in digits)
        self.number = self.section + (self.number or 0) + Decimal(f"0.{fraction}")
        self.section, self.zero = Decimal(0), True
        return self._multiplied(rest)

    def _multiplied(self, pieces: list[str]) -> Decimal | None:
        # 二十八万三千点五万 counts in 万 throughout: what came before the decimals is multiplied with them.
        if pieces and self.group:
            self.number, self.group = self.group + (self.number or 0), Decimal(0)
        for piece in pieces:
            if piece not in _LARGE or not self._large(_LARGE[piece]):
                return None
        return self._sum()
