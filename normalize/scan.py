"""One look at every character of a text: which kinds it holds and where, so that steps without work cost nothing.

The text's code points are looked up in one table of bit flags, in numpy: a scan of all kinds at once takes less time than
one regular expression for one kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from normalize.lexicon import rows


class Kind:
    """Kinds of characters that some step looks for, each a bit; no enumeration, whose members are slow to find."""

    TRADITIONAL = 1
    SIMPLIFIED = 2
    CHINESE = 4
    LETTER = 8
    RARE = 16
    MARK = 32
    SUSPECT = 64
    WIDE = 128
    LOST = 256
    BRACKET = 512
    GBK_TELLTALE = 1024
    LATIN_TELLTALE = 2048
    LATE_DIGIT = 4096


# Characters of the private area, which nobody can read, and the one that stands for a lost character.
LOST = "\ufffd" + "".join(map(chr, range(0xE000, 0xF900)))
CONTROLS = "".join(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))))
ZERO_WIDTH = "\u00ad\u180e\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xE0000, 0xE007F))
    for code in range(first, last + 1)
)
# Line breaks of rarer kinds; GB 18030's blank for layout in the private area, seen at the head of paragraphs.
BREAKS = "\x0b\x0c\x85\u2028\u2029"
BLANKS = "\u00a0\ue5e5"
# Letters, digits and signs of numbers in full width, and the half width of each.
HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
HALF_WIDTH |= {wide: chr(ord(wide) - 0xFEE0) for wide in "％＋－．／＝＆＠＃＊＿"}
# What UTF-8's Chinese punctuation and commonest characters look like in GBK; next to unknown in Chinese prose.
GBK_TELLTALES = "锛銆鈥鐨嬬殑鍙鍒鏄"
# The digits ０ to ９ read one byte late.
LATE_DIGITS = "埃保玻常矗担叮罚福梗"
# Signs that Chinese prose uses besides ideographs: none of them is rare.
USUAL = (
    (0x0000, 0x024F), (0x2014, 0x2014), (0x2018, 0x201D), (0x2026, 0x2026), (0x2103, 0x2103), (0x2160, 0x217F),
    (0x2190, 0x21FF), (0x2460, 0x2473), (0x25A0, 0x25FF), (0x3000, 0x3015), (0xFF01, 0xFF5E), (0xFFFD, 0xFFFD),
)  # fmt: skip


class Scan(NamedTuple):
    """The code points of a text, the flags of each, and all flags together."""

    points: npt.NDArray[np.uint32]
    flags: npt.NDArray[np.uint16]
    found: int

    def has(self, kinds: int) -> bool:
        """Whether any character is of one of the kinds."""
        return bool(self.found & kinds)

    def count(self, kind: int) -> int:
        """How many characters are of a kind."""
        return int(np.count_nonzero(self.flags & np.uint16(kind))) if self.has(kind) else 0

    def places(self, kinds: int) -> list[int]:
        """Where the characters of the kinds are."""
        # Of truth values numpy tells the places faster than of numbers.
        found: list[int] = (self.flags & np.uint16(kinds) != 0).nonzero()[0].tolist() if self.has(kinds) else []
        return found

    def has_run(self, kind: int) -> bool:
        """Whether three characters of a kind stand together."""
        return self.has(kind) and b"\1\1\1" in (self.flags & np.uint16(kind) != 0).tobytes()

    def lone_letters(self) -> list[int]:
        """Where a single letter stands between two ideographs."""
        if not self.has(Kind.LETTER) or len(self.flags) < 3:
            return []
        chinese = (self.flags & np.uint16(Kind.CHINESE)) > 0
        letter = (self.flags & np.uint16(Kind.LETTER)) > 0
        found: list[int] = (np.flatnonzero(letter[1:-1] & chinese[:-2] & chinese[2:]) + 1).tolist()
        return found


@lru_cache(maxsize=2)
def scan(text: str) -> Scan:
    """The flags of ``text``; the last two are kept, for every step asks and few change the text."""
    points = code_points(text)
    flags = _table().take(points)
    return Scan(points, flags, int(np.bitwise_or.reduce(flags)) if len(text) else 0)


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """The code points of ``text``, halves of surrogate pairs included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def mapped(text: str, table: npt.NDArray[np.uint32]) -> str:
    """``text`` with each code point replaced by what the table has for it."""
    return table[code_points(text)].tobytes().decode("utf-32-le", "surrogatepass")


def code_table(mapping: dict[int, str]) -> npt.NDArray[np.uint32]:
    """A table for ``mapped`` from single characters."""
    table = np.arange(0x110000, dtype=np.uint32)
    table[list(mapping)] = [ord(character) for character in mapping.values()]
    return table


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint16]:
    """The flags of every code point."""
    table = np.zeros(0x110000, dtype=np.uint16)

    def add(kind: int, characters: Iterable[str]) -> None:
        table[[ord(character) for character in characters]] |= np.uint16(kind)

    table |= np.uint16(Kind.RARE)
    for first, last in USUAL:
        table[first : last + 1] = 0
    common = {character for (characters,) in rows("common_characters.tsv") for character in characters}
    common |= {traditional for traditional, simplified in rows("script_characters.tsv") if simplified in common}
    table[[ord(character) for character in common]] = 0
    for script, characters in rows("script_marks.tsv"):
        add(Kind.TRADITIONAL if script == "traditional" else Kind.SIMPLIFIED, characters)
    table[0x3400:0xA000] |= np.uint16(Kind.CHINESE)
    add(Kind.LETTER, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@\\^_`~")
    add(Kind.MARK, "?\ufffd")
    add(Kind.SUSPECT, "&" + CONTROLS + ZERO_WIDTH + BREAKS + BLANKS)
    table[0xD800:0xE000] |= np.uint16(Kind.SUSPECT)
    add(Kind.WIDE, HALF_WIDTH)
    add(Kind.LOST, LOST + "锟烫屯")
    add(Kind.BRACKET, "(（")
    add(Kind.GBK_TELLTALE, GBK_TELLTALES)
    add(Kind.LATIN_TELLTALE, map(chr, range(0xA1, 0x100)))
    add(Kind.LATE_DIGIT, LATE_DIGITS)
    return table
