"""Word lists as tables: where in a text one may begin, and a text without them.

A pattern of a long list (:func:`extract.words.any_of`) tries branch after branch at each character; these look a pair of characters up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_BITS = 18  # of a cell's number: a quarter of a megabyte for a list, of which few cells are taken
_MIX = np.uint32(0x9E3779B1)
_SHIFT = np.uint32(32 - _BITS)


class Beginnings:
    """Where words of a list may begin, by the pair of characters that each begins with."""

    def __init__(self, choices: Iterable[str]) -> None:
        """``choices`` are the words; one of a single character may begin wherever that stands."""
        words = sorted(set(choices))
        self._pairs = frozenset(word[:2] for word in words if len(word) > 1)
        self._alone = frozenset(word for word in words if len(word) == 1)
        self._table, self._single = np.zeros(1 << _BITS, dtype=np.bool_), np.zeros(1 << 16, dtype=np.bool_)
        for seen in map(_seen, self._pairs):
            if seen is not None:
                self._table[seen.cells] = True
        for character in self._alone:
            self._single[ord(character)] = True

    def of(self, text: str) -> list[int]:
        """The offsets in ``text``, in order, where a word begins, or, seldom, where a pair stands that only looks alike to the table."""
        seen = _seen(text)
        if seen is None:
            pairs, alone = self._pairs, self._alone
            return [at for at, c in enumerate(text) if text[at : at + 2] in pairs or c in alone]
        begun = self._table.take(seen.cells)
        if self._alone:
            single = self._single.take(seen.characters)
            single[:-1] |= begun
            begun = single
        found: list[int] = begun.nonzero()[0].tolist()
        return found


class _Seen(NamedTuple):
    """The numbers of a text's characters, and the cell of the pair at each but the last."""

    characters: NDArray[np.intp]
    cells: NDArray[np.intp]


@lru_cache(maxsize=2)
def _seen(text: str) -> _Seen | None:
    """The text in numbers; None where a character does not fit 16 bits, and for a text without pairs."""
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) != 2 * len(text) or len(text) < 2:
        return None
    overlapping: NDArray[np.uint32] = np.ndarray((len(text) - 1,), np.uint32, data, 0, (2,))
    characters = np.frombuffer(data, dtype=np.uint16).astype(np.intp)
    return _Seen(characters, ((overlapping * _MIX) >> _SHIFT).astype(np.intp))


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


class Lists:
    """Several lists of words that are looked for in one pass."""

    def __init__(self, lists: Sequence[Iterable[str]]) -> None:
        """``lists`` are the lists; a word may stand in several of them."""
        self._size = len(lists)
        told = [(number, len(word), word) for number, words in enumerate(lists) for word in words]
        told.sort(key=lambda one: (one[0], -one[1], one[2]))
        self._beginnings = Beginnings(word for *_, word in told)
        by_pair: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for pair in sorted({word[:2] for *_, word in told}):
            by_pair[pair] = [one for one in told if one[2][:2] == pair or one[2] == pair[0]]
        self._alone = {pair: found for pair, found in by_pair.items() if len(pair) == 1}
        self._by_pair = by_pair

    def spans(self, text: str) -> list[list[tuple[int, int]]]:
        """For each list where its words stand in ``text``, the longest first, as a search for one after the other finds them."""
        found: list[list[tuple[int, int]]] = [[] for _ in range(self._size)]
        ends = [0] * self._size
        by_pair, alone = self._by_pair, self._alone
        for at in self._beginnings.of(text):
            for number, size, word in by_pair.get(text[at : at + 2]) or alone.get(text[at], []):
                # A word of two characters is the pair that was looked up.
                if at >= ends[number] and (size < 3 or text.startswith(word, at)):
                    ends[number] = end = at + size
                    found[number].append((at, end))
        return found
