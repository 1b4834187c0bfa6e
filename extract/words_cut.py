"""jieba's segmentation, word for word, in one pass: its dictionary and its model of unknown words, without its intermediate tables."""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from math import inf, log, nan
from typing import NamedTuple

from extract.words_unknown import joined


class _Dictionary(NamedTuple):
    """How often each word occurs, with 0 for a beginning of words that is none itself, and the logarithm of the total."""

    counts: dict[str, int]
    total: float


@cache
def _dictionary() -> _Dictionary:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return _Dictionary(tokenizer.FREQ, log(tokenizer.total))


# Most stretches hold nothing else: they are cut as they are.
_BLOCK = re.compile("[\u4e00-\u9fd5a-zA-Z0-9]+")
_KEPT = 200_000  # stretches of characters whose chances are kept: those of the text at hand, and the common ones


class _Chances(dict[str, float | None]):
    """The logarithm of each word's chance; no number for a beginning of words that is none itself, None for what begins no word.

    Worked out when first asked for: news repeats its words, and has few of the dictionary's.
    """

    def __missing__(self, word: str) -> float | None:
        counts, total = _dictionary()
        count = counts.get(word)
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = None if count is None else log(count) - total if count else nan
        return found


_CHANCES = _Chances()


def cut(text: str) -> list[str]:
    """The words of ``text`` in order, as ``jieba.cut(text, HMM=True)`` gives them; together they are the whole of it.

    >>> cut("在青岛开工。")
    ['在', '青岛', '开工', '。']
    """
    if _BLOCK.fullmatch(text):
        return [*_words(text)]
    import jieba

    found: list[str] = []
    blocks = jieba.re_han_default.split(text)
    for number, block in enumerate(blocks):
        if number % 2:
            found += _words(block)
        else:
            for piece in jieba.re_skip_default.split(block):
                found += (piece,) if piece == "\r\n" else piece
    return found


@lru_cache(maxsize=4096)
def _words(block: str) -> tuple[str, ...]:
    """The words of a stretch without punctuation; single characters in a row are looked at again for unknown words."""
    found: list[str] = []
    ends = _ends(block)
    size, start, single = len(block), 0, 0  # single characters begin at ``single``
    while start < size:
        end = ends[start]
        if end - start > 1:
            if single < start:
                found += _unknown(block[single:start])
            found.append(block[start:end])
            single = end
        start = end
    if single < size:
        found += _unknown(block[single:])
    return tuple(found)


def _ends(block: str) -> list[int]:
    """Where the word ends that begins at each character, on the likeliest way from there to the end of the stretch."""
    known, size = _CHANCES, len(block)
    chances, ends = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        best, stop, end = -inf, start + 1, start + 1
        one = known[block[start]]
        while one is not None:
            # What is no number is not more than any.
            if (chance := one + chances[end]) >= best:
                best, stop = chance, end
            if end == size:
                break
            end += 1
            one = known[block[start:end]]
        chances[start] = best if best > -inf else chances[start + 1] - _dictionary().total
        ends[start] = stop
    return ends


@lru_cache(maxsize=8192)
def _unknown(characters: str) -> tuple[str, ...]:
    """Single characters in a row, joined to words where jieba's model of unknown words says so."""
    if len(characters) == 1 or _dictionary().counts.get(characters):
        return tuple(characters)
    return joined(characters)
