"""Word lists as tables: where in a text one may begin, and a text without them.

A pattern of a long list (:func:`extract.words.any_of`) tries branch after branch at each character; these look a pair of characters up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_BITS = 18  # of a cell's number: a quarter of a megabyte for a list, of which few cells are taken
_MIX = np.uint32(0x9E3779B1)
_SHIFT = np.uint32(32 - _BITS)

Cells = NDArray[np.intp]


class Beginnings:
    """Where words of a list may begin, by the pair of characters that each begins with."""

    def __init__(self, choices: Iterable[str]) -> None:
        """``choices`` are the words; one of a single character may begin wherever that stands."""
        words = sorted(set(choices))
        self._pairs = frozenset(word[:2] for word in words if len(word) > 1)
        self._alone = "".join(word for word in words if len(word) == 1)
        self._table = np.zeros(1 << _BITS, dtype=np.bool_)
        for pair in self._pairs:
            self._table[_numbers(pair.encode("utf-16-le"))] = True

    def of(self, text: str) -> list[int]:
        """The offsets in ``text`` where a word begins, or, seldom, where only a pair stands that looks alike to the table."""
        cells = _cells(text)
        if cells is None:
            pairs, alone = self._pairs, self._alone
            return [at for at, c in enumerate(text) if text[at : at + 2] in pairs or c in alone]
        found: list[int] = self._table.take(cells).nonzero()[0].tolist()
        if self._alone:
            found += [match.start() for match in re.finditer(f"[{self._alone}]", text)]
        return found


@lru_cache(maxsize=2)
def _cells(text: str) -> Cells | None:
    """The cell of the pair at each offset but the last; None where a character does not fit 16 bits, and for a text without pairs."""
    data = text.encode("utf-16-le", "surrogatepass")
    return _numbers(data) if len(data) == 2 * len(text) and len(text) > 1 else None


def _numbers(data: bytes) -> Cells:
    overlapping: NDArray[np.uint32] = np.ndarray((len(data) // 2 - 1,), np.uint32, data, 0, (2,))
    return ((overlapping * _MIX) >> _SHIFT).astype(np.intp)


class Words:
    """The words of a list at a place of a text, the longest first."""

    def __init__(self, choices: Iterable[str]) -> None:
        """``choices`` are the words, none of them empty."""
        ordered = sorted(set(choices), key=lambda word: (-len(word), word))
        alone = {word: (word,) for word in ordered if len(word) == 1}
        by_pair: dict[str, list[str]] = defaultdict(list)
        for word in ordered:
            if len(word) > 1:
                by_pair[word[:2]].append(word)
        self._alone: Mapping[str, tuple[str, ...]] = alone
        self._by_pair = {pair: (*words, *alone.get(pair[0], ())) for pair, words in by_pair.items()}

    def without(self, text: str, numbered: re.Pattern[str]) -> str:
        """``text`` without the words, as ``re.sub`` takes them out; ``numbered`` is tried where a digit begins no word.

        >>> Words(["重点", "重点产业"]).without("重点产业9年园", re.compile("[0-9]+年"))
        '园'
        """
        by_pair, alone = self._by_pair, self._alone
        kept: list[str] = []
        at, size = 0, len(text)
        while at < size:
            for word in by_pair.get(text[at : at + 2]) or alone.get(text[at], ()):
                if text.startswith(word, at):
                    at += len(word)
                    break
            else:
                match = numbered.match(text, at) if text[at].isdecimal() else None
                if match:
                    at = match.end()
                else:
                    kept.append(text[at])
                    at += 1
        return "".join(kept)
