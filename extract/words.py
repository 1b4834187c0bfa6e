"""Words: jieba's segmentation of short stretches of text, and the room's word lists.

jieba is slow beside the patterns of this room, so it is asked about single clauses only, and its dictionary is loaded once in a
process, at the first question.
"""

from __future__ import annotations

import csv
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


@lru_cache(maxsize=4096)
def edges(text: str) -> frozenset[int]:
    """The offsets in ``text`` at which a word begins or ends, 0 and the length included.

    >>> sorted(edges("在青岛开工"))
    [0, 1, 3, 5]
    """
    found = [0]
    for word in _tokenizer().cut(text, HMM=True):
        found.append(found[-1] + len(word))
    return frozenset(found)


def known(word: str) -> bool:
    """Whether jieba's dictionary holds ``word`` as an ordinary word.

    >>> known("公路"), known("公路豚")
    (True, False)
    """
    return bool(_tokenizer().FREQ.get(word, 0))


@lru_cache(maxsize=64)
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``extract/lexicons/<name>.tsv``, keyed by its header."""
    text = (files("extract") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def column(name: str, key: str, **where: str) -> tuple[str, ...]:
    """The values of one column, in order, of the rows that match ``where``.

    >>> "大桥" in column("project_heads", "head", kind="facility")
    True
    """
    return tuple(row[key] for row in table(name) if all(row[k] == v for k, v in where.items()))


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of ``words``, the longest first.

    Raises:
        ValueError: for no words, since an empty alternation matches everywhere.

    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        raise ValueError("an alternation of no words would match everywhere")
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
