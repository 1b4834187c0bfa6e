"""One look at all lines of a page: which of the characters each holds that its role may hang on.

As a line without them needs no closer look, most lines are told for running text without a pattern of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from normalize.lexicon import rows
from normalize.lines import Line
from normalize.scan import code_points, scan

SIGN, WIRE, STOP, YEAR, WRITER, CRUMB = 1, 2, 4, 8, 16, 32
"""What a line may hold: a sign of furniture, a word of a dateline, a full stop, a century, a word for a writer, a mark
between the crumbs of a trail."""

_HOLDING = {WIRE: "讯电消报", STOP: "。", YEAR: "09", WRITER: "者员撰习辑摄制□■◎", CRUMB: ">＞»›"}
_KEPT = np.uint8(sum(_HOLDING))
# The rarest characters of the phrases that make a line furniture wherever they stand.
_RARE = "页[扫阅句稿g详返载微码爆窗版话邮声热P看图短识藏注端导备"
# Such a character with the one behind it is a sign: what stands behind one has a flag of its own.
_BEHIND = 6


def glances(texts: Sequence[str]) -> list[int]:
    """What each of the texts holds, as the sum of the kinds above; no text is empty.

    >>> glances(["开工。", "本报讯 昨日", "□王一", "二维码", "码头"])
    [4, 2, 16, 1, 0]
    """
    page = "".join(texts)
    return _held(page, code_points(page), [0, *accumulate(map(len, texts[:-1]))]) if texts else []


def line_glances(text: str, lines: Sequence[Line]) -> list[int]:
    """``glances`` of the lines of a text that was scanned before, none of them joined of several."""
    return _held(text, scan(text).points, [line[0] for line in lines]) if lines else []


def _held(page: str, points: npt.NDArray[np.uint32], starts: list[int]) -> list[int]:
    """What the stretches of a page hold that begin at ``starts``."""
    flags = _table().take(points)
    held: list[int] = np.bitwise_or.reduceat(flags & _KEPT, starts).tolist()
    pairs = flags[:-1] & (flags[1:] >> _BEHIND) & SIGN
    known = _sign_pairs()
    for place in pairs.view(np.bool_).nonzero()[0].tolist():
        if page[place : place + 2] in known:
            held[bisect_right(starts, place) - 1] |= SIGN
    return held


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint8]:
    """What each code point is."""
    table = np.zeros(0x110000, dtype=np.uint8)
    for kind, characters in _HOLDING.items():
        table[[ord(character) for character in characters]] |= np.uint8(kind)
    for pair in _sign_pairs():
        table[ord(pair[0])] |= np.uint8(SIGN)
        table[ord(pair[1])] |= np.uint8(SIGN << _BEHIND)
    return table


@lru_cache(maxsize=1)
def _sign_pairs() -> frozenset[str]:
    """Of each phrase of furniture its rarest character with a neighbour, save where the mark of a crumb tells of it."""
    return frozenset(_pairs([row[0] for row in rows("furniture.tsv") if row[1] == "any"]))


def _pairs(phrases: Sequence[str]) -> Iterator[str]:
    for phrase in phrases:
        at = next((at for at, character in enumerate(phrase) if character in _RARE), None)
        if at is not None:
            at = min(at, len(phrase) - 2)
            yield phrase[at : at + 2]
