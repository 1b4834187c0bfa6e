"""One look at all lines of a page: which of the characters each holds that its role may hang on.

As a line without them needs no closer look, most lines are told for running text without a pattern of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from normalize.lexicon import rows
from normalize.scan import code_points

SIGN, WIRE, STOP, YEAR, WRITER, CRUMB = 1, 2, 4, 8, 16, 32
"""What a line may hold: a sign of furniture, a word of a dateline, a full stop, a century, a word for a writer, a mark
between the crumbs of a trail."""

_HOLDING = {
    # A character of each phrase that makes a line furniture wherever it stands, the rarest (更多» has the mark of a crumb).
    SIGN: "页[扫阅句稿g详返载微码爆窗版话邮声热P看图短识藏注端导备",
    WIRE: "讯电消报",
    STOP: "。",
    YEAR: "09",
    WRITER: "者员撰习辑摄制□■◎",
    CRUMB: ">＞»›",
}


def glances(texts: Sequence[str]) -> list[int]:
    """What each of the texts holds, as the sum of the kinds above; no text is empty.

    >>> glances(["开工。", "本报讯 昨日", "□王一", "二维码", "码头"])
    [4, 2, 16, 1, 0]
    """
    if not texts:
        return []
    page = "".join(texts)
    flags, pairs = _table().take(code_points(page)), _sign_pairs()
    for place in (flags & np.uint8(SIGN)).view(np.bool_).nonzero()[0].tolist():
        if page[place - 1 : place + 1] not in pairs and page[place : place + 2] not in pairs:
            flags[place] ^= SIGN
    starts = [0, *accumulate(map(len, texts))]
    held: list[int] = np.bitwise_or.reduceat(flags, starts[:-1]).tolist()
    return held


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint8]:
    """What each code point is."""
    table = np.zeros(0x110000, dtype=np.uint8)
    for kind, characters in _HOLDING.items():
        table[[ord(character) for character in characters]] |= np.uint8(kind)
    return table


@lru_cache(maxsize=1)
def _sign_pairs() -> frozenset[str]:
    """Each character that tells of a phrase together with its neighbour in it."""
    phrases = [row[0] for row in rows("furniture.tsv") if row[1] == "any"]
    pairs = (phrase[at : at + 2] for phrase in phrases for at in range(len(phrase) - 1))
    return frozenset(pair for pair in pairs if not set(_HOLDING[SIGN]).isdisjoint(pair))
