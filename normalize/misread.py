"""Text whose bytes were read in the wrong encoding as a whole: UTF-8 as GBK or Latin-1, GBK as Latin-1.

Such a passage is put back by encoding it as it was read and decoding it as it was meant; it counts only where that works to
the last byte and gives common Chinese characters. The order of bytes makes this next to impossible by chance, save for
passages of one or two characters, which are believed only beside longer ones. Left alone: everything else, among it
accented Latin words and pinyin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from normalize.edits import Edit
from normalize.lexicon import rows
from normalize.scan import Kind, scan
from normalize.script import simplified_character

_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LATIN = f"\u0080-\u00ff{_CP1252}"
_LATIN_TELLTALE = re.compile(f"[\u00c2-\u00f4][{_LATIN}]|[\u00a1-\u00ff]{{4}}")
_LATIN_RUN = re.compile(f"[{_LATIN}]+")
_WIDE_RUN = re.compile("[^\x00-\x7f]+\\??")
_CHINESE = re.compile("[\u3400-\u9fff]")
# Share of common characters among the Chinese ones of a passage put back.
_LEAST_COMMON = 0.7
# Share of characters that may be lost: three bytes a character and two bytes a sign leave a byte over at the edges.
_MOST_LOST = 0.25
# From this many Chinese characters on a passage is sure on its own.
_LEAST_SURE = 3


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The common simplified characters."""
    return frozenset(character for (characters,) in rows("common_characters.tsv") for character in characters)


def misread_edits(text: str) -> list[Edit]:
    """Passages read in the wrong encoding put back, as edits in order.

    >>> [edit.text for edit in misread_edits("开工投产".encode().decode("latin-1"))]
    ['开工投产']
    """
    seen = scan(text)
    if seen.has(Kind.GBK_TELLTALE):
        edits = _believed([*_passages(text, _WIDE_RUN, _utf8_from_gbk)])
        if edits:
            return edits
    # Pinyin has such letters too, but next to plain ones.
    places = [place for place in seen.places(Kind.LATIN_TELLTALE) if text[place + 1 : place + 2] > "\x7f"]
    if any(_LATIN_TELLTALE.match(text, place) for place in places):
        return _believed([*_passages(text, _LATIN_RUN, _from_latin)])
    return []


def _passages(text: str, run: re.Pattern[str], restore: Callable[[str], str]) -> Iterator[Edit]:
    """Each run that can be put back."""
    for match in run.finditer(text):
        if len(match[0]) > 1 and (restored := restore(match[0])):
            yield Edit(match.start(), match.end(), restored, "mojibake")


def _believed(edits: list[Edit]) -> list[Edit]:
    """All of them where one is sure, none otherwise."""
    sure = any(len(_CHINESE.findall(edit.text)) >= _LEAST_SURE for edit in edits)
    return edits if sure else []


def _utf8_from_gbk(text: str) -> str:
    """The UTF-8 text that was read as GBK, or an empty string."""
    decoded = text.encode("gb18030", "ignore").decode("utf-8", "replace")
    return _plausible(decoded) if decoded.count("\ufffd") <= _MOST_LOST * len(decoded) else ""


def _from_latin(text: str) -> str:
    """The UTF-8 or GBK text that was read as Latin-1 or its Windows kind, or an empty string."""
    data = b"".join(_latin_byte(character) for character in text)
    return _plausible(_decoded(data, "utf-8")) or _plausible(_decoded(data, "gbk"))


def _latin_byte(character: str) -> bytes:
    """The byte that cp1252, or Latin-1 where cp1252 has none, shows as ``character``."""
    return character.encode("latin-1") if ord(character) < 0x100 else character.encode("cp1252", "ignore")


def _decoded(data: bytes, encoding: str) -> str:
    """``data`` decoded, or an empty string where any byte does not fit."""
    decoded = data.decode(encoding, "replace")
    return "" if "\ufffd" in decoded else decoded


def _plausible(text: str) -> str:
    """``text`` where its Chinese characters are common ones, else an empty string."""
    chinese = _CHINESE.findall(text)
    common = sum(simplified_character(character) in _common() for character in chinese)
    other = sum(not ("\u2000" <= character <= "\uffef") for character in text)
    return text if common >= _LEAST_COMMON * len(chinese) and other <= len(chinese) else ""
