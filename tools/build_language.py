"""Builds ``language.txt.xz`` and ``common_characters.tsv`` of ``normalize/lexicons`` from jieba's dictionary and a corpus of plain news text.

Usage: ``python tools/build_language.py CORPUS.jsonl.gz`` (records with ``title`` and ``text``). Same input, same bytes.
"""

from __future__ import annotations

import gzip
import json
import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from normalize.language import EDGE, token_text

# jieba's counts come from a corpus of another kind: damped by a power and capped, they add words that news text lacks
# without drowning it. Set by the share of lost bytes guessed right in held-out articles.
WORD_WEIGHT = 0.05
WORD_CAP = 3000
WORD_POWER = 0.75
# What is dropped to stay small: rare pairs and triples, rare words.
LEAST_PAIR = 0.9
LEAST_TRIPLE = 1.5
LEAST_WORD = 5
OUT = Path("normalize/lexicons/language.txt.xz")
# Ideographs that do not count as rare where damage is looked for.
COMMON = 3000
COMMON_OUT = Path("normalize/lexicons/common_characters.tsv")


def corpus_lines(path: str) -> Iterator[str]:
    """Each line of each record as model tokens between two line edges."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for record in map(json.loads, stream):
            for line in f"{record['title'] or ''}\n{record['text']}".split("\n"):
                yield EDGE + token_text(line) + EDGE


def jieba_words() -> list[tuple[str, int]]:
    """Words and counts of jieba's dictionary."""
    text = (files("jieba") / "dict.txt").read_text(encoding="utf-8")
    return [(word, int(count)) for word, count, *_ in map(str.split, text.splitlines())]


def ngrams(lines: Iterable[str], words: list[tuple[str, int]]) -> list[Counter[str]]:
    """Weighted counts of single characters, pairs and triples."""
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for line in lines:
        for size, counter in enumerate(counts):
            counter.update(map("".join, zip(*(line[k:] for k in range(size + 1)), strict=False)))
    for word, count in words:
        weight = min(count, WORD_CAP) ** WORD_POWER * WORD_WEIGHT
        for size, counter in enumerate(counts):
            for start in range(len(word) - size):
                counter[word[start : start + size + 1]] += weight
    return counts


def table(counter: Counter[str], least: float) -> list[str]:
    """One line for each context: the context, a tab, then next character and weight by turns."""
    contexts: dict[str, list[str]] = {}
    for gram, count in sorted(counter.items()):
        if count >= least:
            contexts.setdefault(gram[:-1], []).append(gram[-1] + chr(0x21 + max(1, round(2 * math.log2(count + 1)))))
    return [f"{context}\t{''.join(cells)}" for context, cells in contexts.items()]


def write_common(single: Counter[str]) -> None:
    """The ideographs that are not rare, most frequent first counted, in order of their code."""
    ranked = sorted(single.items(), key=lambda item: (-item[1], item[0]))
    common = [character for character, _ in ranked if "\u4e00" <= character <= "\u9fff"][:COMMON]
    COMMON_OUT.write_text("characters\n" + "".join(sorted(common)) + "\n", encoding="utf-8")


def main(path: str) -> None:
    """Writes the model: singles, pairs, triples, words, with an empty line between the four."""
    words = jieba_words()
    single, pair, triple = ngrams(corpus_lines(path), words)
    vocabulary = Counter({word: count for word, count in words if len(word) <= 6 and count >= LEAST_WORD})
    sections = [table(single, 0), table(pair, LEAST_PAIR), table(triple, LEAST_TRIPLE), table(vocabulary, 0)]
    text = "\n\n".join("\n".join(section) for section in sections) + "\n"
    write_common(single)
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])
