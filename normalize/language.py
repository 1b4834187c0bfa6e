"""How likely a stretch of Chinese news text is: what decides between readings of damaged bytes.

Two views are added up: character triples (counted in news text and in a dictionary's words) and the best split into
dictionary words. Digits count as one token and letters as another; script is simplified. The model is loaded on first use.
"""

from __future__ import annotations

import lzma
import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from heapq import nlargest
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from normalize.scan import code_points
from normalize.script import table

EDGE = "\x02"
_UNIFORM = 1 / 24000
_DISCOUNT = 0.7
_LONGEST_WORD = 6
# Chances kept, and contexts read: a search asks for the same ones again and again.
_MOST_KNOWN, _MOST_READ = 1 << 15, 1 << 10
# How often a character was seen, by the sign that stands for it.
_FIRST_LEVEL = 0x21
_COUNTS = [2.0 ** (level / 2) - 1 for level in range(200)]
# Weight of the word view beside the character view, set on lost bytes of held-out articles.
_WORDS = 0.5
_DIGITS = re.compile("[0-9０-９]+")
_LETTERS = re.compile("[A-Za-zＡ-Ｚａ-ｚ]+")


def token_text(text: str) -> str:
    """``text`` as the model counts it: simplified, each number one ``0``, each Latin word one ``A``."""
    return _LETTERS.sub("A", _DIGITS.sub("0", one_script(text)))


def one_script(text: str) -> str:
    """``text`` in simplified characters; to find that there is nothing to do costs far less than to translate."""
    return text if _traditional().isdisjoint(text) else text.translate(table())


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """The characters that ``one_script`` replaces."""
    return frozenset(map(chr, table()))


class Context(NamedTuple):
    """What followed a context and how often, how often in all, and the share left to the shorter context."""

    seen: dict[str, float]
    total: float
    rest: float


_UNSEEN = Context({}, 1.0, 1.0)


class Table:
    """The contexts of one section; each is read when it is asked for, as all of them take ten times the memory of their text."""

    def __init__(self, section: str) -> None:
        self._section = section
        points = code_points(section).astype(np.uint64)
        ends = (points == ord("\n")).nonzero()[0]
        starts = np.concatenate(([0], ends + 1))
        self._ends = array("I", [*ends.tolist(), len(section)])
        self._tabs = array("I", (points == ord("\t")).nonzero()[0].tolist())
        sizes = np.array(self._tabs) - starts
        codes = np.where(sizes > 0, points[starts], 0)
        self._codes = array("Q", np.where(sizes > 1, codes << np.uint64(21) | points[starts + 1], codes).tolist())
        self.after = lru_cache(maxsize=_MOST_READ)(self._read)

    def _read(self, context: str) -> Context:
        """A context of at most two characters; one that was not seen leaves everything to the shorter one."""
        code = 0
        for character in context:
            code = code << 21 | ord(character)
        place = bisect_left(self._codes, code)
        if place == len(self._codes) or self._codes[place] != code:
            return _UNSEEN
        seen = _cells(self._section[self._tabs[place] + 1 : self._ends[place]])
        total = sum(seen.values())
        return Context(seen, total, min(1.0, _DISCOUNT * len(seen) / total))


def _cells(text: str) -> dict[str, float]:
    """The characters of a row and how often each was seen."""
    return {text[i]: _COUNTS[ord(text[i + 1]) - _FIRST_LEVEL] for i in range(0, len(text), 2)}


class Language:
    """Shares of characters, counts of pairs and triples by context, and logarithms of word shares.

    Chances already worked out are kept.
    """

    def __init__(self, single: str, pair: str, triple: str, words: str) -> None:
        counts = _cells(single.partition("\t")[2])
        total = sum(counts.values())
        self.single = {character: count / total for character, count in counts.items()}
        self.pair, self.triple = Table(pair), Table(triple)
        self._word_rows = words
        self._known: dict[str, float] = {}

    def chance(self, first: str, second: str, character: str) -> float:
        """The logarithm of the chance of ``character`` after ``first`` and ``second``."""
        key = first + second + character
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self.chances(first, second, (character,))[0]
        return known

    def chances(self, first: str, second: str, characters: Iterable[str]) -> list[float]:
        """``chance`` of each of many characters after the same two."""
        single, log = self.single, math.log
        pair, pair_total, pair_rest = self.pair.after(second)
        triple, triple_total, triple_rest = self.triple.after(first + second)
        found = []
        for character in characters:
            low = pair_rest * (single.get(character, 0.0) + _UNIFORM)
            if character in pair and (count := pair[character] - _DISCOUNT) > 0:
                low += count / pair_total
            low *= triple_rest
            if character in triple and (count := triple[character] - _DISCOUNT) > 0:
                low += count / triple_total
            found.append(log(low))
        return found

    def followers(self, second: str, most: int) -> list[str]:
        """The characters seen most often after one character."""
        seen = self.pair.after(second).seen
        return nlargest(most, seen, key=lambda character: (seen[character], character))

    def characters(self, text: str) -> float:
        """The character view of ``text`` from its third character on; the first two are context."""
        known = self._known
        try:
            return sum([known[text[i : i + 3]] for i in range(len(text) - 2)])
        except KeyError:
            return sum([self.chance(text[i - 2], text[i - 1], text[i]) for i in range(2, len(text))])

    def score(self, text: str) -> float:
        """Both views of ``text``, the first two characters being context for the character view."""
        return self.characters(text) + _WORDS * self.split(text)

    def split(self, text: str) -> float:
        """The best split of ``text`` into words, as the sum of the logarithms of their shares."""
        words, unseen_word = self._words
        best = [0.0] + [-math.inf] * len(text)
        for start, base in enumerate(best[:-1]):
            base = best[start]
            for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
                share = words.get(text[start:end], unseen_word if end == start + 1 else -math.inf)
                if base + share > best[end]:
                    best[end] = base + share
        return best[-1]

    @cached_property
    def _words(self) -> tuple[dict[str, float], float]:
        """Logarithms of the words' shares and that of an unseen one; read where damage is found, in few sources.

        Punctuation, which no dictionary lists, has its share of characters.
        """
        rows = (line.split("\t") for line in self._word_rows.rstrip("\n").split("\n"))
        counts = {head + last: count for head, cells in rows for last, count in _cells(cells).items()}
        mass = sum(counts.values())
        shares = self.single.items()
        logs = {character: math.log(share) for character, share in shares if not "\u4e00" <= character <= "\u9fff"}
        logs.update((word, math.log(count / mass)) for word, count in counts.items())
        return logs, math.log(0.3 / mass)


@lru_cache(maxsize=1)
def language() -> Language:
    """The shipped model."""
    packed = (files("normalize") / "lexicons" / "language.txt.xz").read_bytes()
    return Language(*lzma.decompress(packed).decode().split("\n\n"))
