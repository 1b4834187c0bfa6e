"""How likely a stretch of Chinese news text is: what decides between readings of damaged bytes.

Two views are added up: character triples (counted in news text and in a dictionary's words) and the best split into
dictionary words. Digits count as one token and letters as another; script is simplified. The model is loaded on first use.
"""

from __future__ import annotations

import lzma
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from importlib.resources import files

from normalize.script import table

Table = dict[str, dict[str, float]]

EDGE = "\x02"
_UNIFORM = 1 / 24000
_DISCOUNT = 0.7
_LONGEST_WORD = 6
# Chances kept: a search asks for the same ones again and again.
_MOST_KNOWN = 200_000
# Weight of the word view beside the character view, set on lost bytes of held-out articles.
_WORDS = 0.5
_DIGITS = re.compile("[0-9０-９]+")
_LETTERS = re.compile("[A-Za-zＡ-Ｚａ-ｚ]+")


def token_text(text: str) -> str:
    """``text`` as the model counts it: simplified, each number one ``0``, each Latin word one ``A``."""
    return _LETTERS.sub("A", _DIGITS.sub("0", text.translate(table())))


@dataclass(frozen=True, slots=True)
class Language:
    """Counts of characters, pairs and triples by context, with each context's total, and logarithms of word shares.

    ``known`` keeps chances already worked out.
    """

    single: dict[str, float]
    pair: Table
    triple: Table
    totals: dict[str, float]
    words: dict[str, float]
    unseen_word: float
    known: dict[str, float] = field(default_factory=dict, repr=False)

    def chance(self, first: str, second: str, character: str) -> float:
        """The logarithm of the chance of ``character`` after ``first`` and ``second``."""
        key = first + second + character
        known = self.known.get(key)
        if known is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            known = self.known[key] = self.chances(first, second, (character,))[0]
        return known

    def chances(self, first: str, second: str, characters: Iterable[str]) -> list[float]:
        """``chance`` of each of many characters after the same two."""
        single, log = self.single, math.log
        pair, pair_total, pair_rest = self._context(self.pair, second)
        triple, triple_total, triple_rest = self._context(self.triple, first + second)
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
        seen = self.pair.get(second, {})
        return nlargest(most, seen, key=lambda character: (seen[character], character))

    def _context(self, table: Table, context: str) -> tuple[dict[str, float], float, float]:
        """What followed a context, its total, and the share left to the shorter context; an unseen one leaves all."""
        seen = table.get(context)
        if not seen:
            return {}, 1.0, 1.0
        return seen, self.totals[context], min(1.0, _DISCOUNT * len(seen) / self.totals[context])

    def characters(self, text: str) -> float:
        """The character view of ``text`` from its third character on; the first two are context."""
        return sum(self.chance(text[i - 2], text[i - 1], text[i]) for i in range(2, len(text)))

    def score(self, text: str) -> float:
        """Both views of ``text``, the first two characters being context for the character view."""
        return self.characters(text) + _WORDS * self.split(text)

    def split(self, text: str) -> float:
        """The best split of ``text`` into words, as the sum of the logarithms of their shares."""
        best = [0.0] + [-math.inf] * len(text)
        for start, base in enumerate(best[:-1]):
            base = best[start]
            for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
                share = self.words.get(text[start:end], self.unseen_word if end == start + 1 else -math.inf)
                if base + share > best[end]:
                    best[end] = base + share
        return best[-1]


@lru_cache(maxsize=1)
def language() -> Language:
    """The shipped model."""
    packed = (files("normalize") / "lexicons" / "language.txt.xz").read_bytes()
    single, pair, triple, words = map(_section, lzma.decompress(packed).decode().split("\n\n"))
    total = sum(single[""].values())
    shares = {character: count / total for character, count in single[""].items()}
    totals = {context: sum(seen.values()) for table in (pair, triple) for context, seen in table.items()}
    logs, unseen = _word_logs(words, shares)
    return Language(shares, pair, triple, totals, logs, unseen)


def _word_logs(words: Table, shares: dict[str, float]) -> tuple[dict[str, float], float]:
    """Logarithms of the words' shares; punctuation, which no dictionary lists, has its share of characters."""
    counts = {head + last: count for head, seen in words.items() for last, count in seen.items()}
    mass = sum(counts.values())
    logs = {character: math.log(share) for character, share in shares.items() if not "\u4e00" <= character <= "\u9fff"}
    logs.update((word, math.log(count / mass)) for word, count in counts.items())
    return logs, math.log(0.3 / mass)


def _section(text: str) -> Table:
    """The contexts of one section with what follows them and how often."""
    counts = [2.0 ** (level / 2) - 1 for level in range(200)]
    table = {}
    for line in text.rstrip("\n").split("\n"):
        context, cells = line.split("\t")
        table[context] = {cells[i]: counts[ord(cells[i + 1]) - 0x21] for i in range(0, len(cells), 2)}
    return table
