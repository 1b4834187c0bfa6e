"""Pinyin notes that a reading aid set behind characters: found, told from real brackets, and taken out.

``項(xiàng)目`` reads 项目. A note is a bracket whose whole content is one syllable. With its tone mark it is a note where the
character before it can be read so; real brackets are left alone: ``(VR)``, ``(上海)``, ``(4K)``, ``(km)``, ``(de)``. Notes
without a tone mark, or behind a character they do not fit, count only in a document that proves by enough sure ones that it
carries notes at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial

from normalize.edits import Edit
from normalize.lexicon import rows

_note: Callable[[tuple[int, int, str, str]], Edit] = partial(tuple.__new__, Edit)
# Sure notes (toned, fitting) a document must hold before doubtful ones (toneless, or not fitting) are believed.
EVIDENCE = 5
_NONE, _DOUBTFUL, _SURE = range(3)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# The bracket that opens may be lost to damage, never the one that closes: the syllable is what is looked for.
_SYLLABLE = rf"([A-Za-z{_TONES}ü{_TONES.upper()}Ü\u0300\u0301\u0304\u0308\u030c]{{1,8}})[)）]"
NOTE = re.compile(rf"([\u3400-\u9fff])[(（]{_SYLLABLE}")
# The same looked for from its bracket on, which is rarer than an ideograph.
_BRACKETS = {opening: re.compile(rf"[{opening}](?<=[\u3400-\u9fff].){_SYLLABLE}") for opening in ("(", "（", "(（")}
_TONE_MARKS = str.maketrans({"\u0300": None, "\u0301": None, "\u0304": None, "\u030c": None})


@lru_cache(maxsize=1)
def _readings() -> tuple[frozenset[str], frozenset[str]]:
    """Character plus toned syllable, and character plus bare syllable, for every reading of every character."""
    toned = {character + syllable for syllable, characters in rows("readings.tsv") for character in characters}
    return frozenset(toned), frozenset(_bare(pair) for pair in toned)


def _bare(text: str) -> str:
    """The text without tone marks, ü kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_TONE_MARKS))


@lru_cache(maxsize=1 << 16)
def _verdict(noted: str) -> int:
    """How sure a character with a note is: toned and fitting, fitting but for the tone, or no note."""
    toned, bare = _readings()
    pair = unicodedata.normalize("NFC", (noted[0] + noted[2:-1]).lower())
    if pair in toned and pair not in bare:
        return _SURE
    return _DOUBTFUL if _bare(pair) in bare else _NONE


def note_edits(text: str) -> list[Edit]:
    """The notes of ``text`` as deletions, in order.

    >>> [text for text in note_edits("項(xiàng)目(VR)")]
    [Edit(start=1, end=8, text='', kind='pinyin_note')]
    """
    # One kind of bracket is looked for much faster than two.
    opening = "".join(bracket for bracket in "(（" if bracket in text)
    if not opening:
        return []
    spans = [match.span() for match in _BRACKETS[opening].finditer(text)]
    verdicts = [_verdict(text[start - 1 : end]) for start, end in spans]
    sure = verdicts.count(_SURE)
    if sure < len(spans):
        least = _DOUBTFUL if sure >= EVIDENCE else _SURE
        spans = [span for span, verdict in zip(spans, verdicts, strict=True) if verdict >= least]
    return [_note((start, end, "", "pinyin_note")) for start, end in spans]


def characters_read(syllable: str) -> frozenset[str]:
    """The characters that have a reading, tone mark included."""
    return _by_syllable().get(syllable, frozenset())


@lru_cache(maxsize=1)
def _by_syllable() -> dict[str, frozenset[str]]:
    """The characters of each toned syllable."""
    return {syllable: frozenset(characters) for syllable, characters in rows("readings.tsv")}
