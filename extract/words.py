"""Words: jieba's segmentation of short stretches of text, with the word class that its dictionary gives.

jieba is slow beside the patterns of this room, so it is asked about single clauses only, and its dictionary is read once in a
process, at the first question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import accumulate, groupby, repeat
from typing import NamedTuple

from extract.words_cut import cut

_RARE = 60  # 联信 (2) and 抢抓 (8) on one side, 敲定 (84) and 快递 (100) on the other
_RARE_NOUN = 20  # a noun that is not more frequent is mostly the name of a village or a firm


class Word(NamedTuple):
    """A word at ``start`` to ``end`` of the text asked about; ``tag`` is jieba's class (n, v, ns …), empty for an unknown word."""

    text: str
    start: int
    end: int
    tag: str


_word: Callable[[tuple[str, int, int, str]], Word] = partial(tuple.__new__, Word)


@cache
def _tags() -> dict[str, str]:
    """Word -> class, from jieba's dictionary; jieba.posseg would read the same file but guesses tags at a tenth of the speed.

    A verb that the dictionary has hardly seen gets the class g (a part of a word): it is more often the name of a company (联信) or a noun.
    """
    entries = (line.split(" ") for line in _dictionary() if line)
    return {word: "g" if tag == "v" and len(word) > 1 and int(count) < _RARE else tag for word, count, tag in entries}


def _dictionary() -> list[str]:
    return files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()


@cache
def rare_nouns() -> frozenset[str]:
    """The nouns of two or three characters that jieba's dictionary has hardly seen: names of small places, and odd compounds."""
    entries = (line.split(" ") for line in _dictionary() if line)
    return frozenset(w for w, count, tag in entries if tag == "n" and 2 <= len(w) <= 3 and int(count) <= _RARE_NOUN)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; together they are the whole of it.

    >>> [(word.text, word.tag) for word in words("在青岛开工")]
    [('在', 'p'), ('青岛', 'ns'), ('开工', 'v')]
    """
    found = cut(text)
    ends = list(accumulate(map(len, found)))
    # Without a line of Python for each word: half of the time would go into making the records.
    return tuple(map(_word, zip(found, [0, *ends], ends, map(_tags().get, found, repeat("")), strict=False)))


def tagged(text: str) -> Iterator[tuple[str, str]]:
    """The words of ``text`` in order, each with its class: where they stand is not worked out."""
    found = cut(text)
    return zip(found, map(_tags().get, found, repeat("")), strict=False)


def begins_as(text: str, tag: str) -> bool:
    """Whether ``text`` begins with something of the class ``tag``, so that its first word can be one.

    >>> begins_as("青岛开工", "ns"), begins_as("开工", "ns")
    (True, False)
    """
    tags = _tags()
    return any(tags.get(text[:end]) == tag for end in range(1, len(text) + 1))


def may_be(text: str, tag: str) -> bool:
    """Whether ``text`` begins and ends as words of the class ``tag`` do: where not, it holds other words than those.

    A look-up of two characters at either end: far cheaper than to cut it.
    """
    fronts, ends = _edges(tag)
    return (text[:2] in fronts or text[:1] in fronts) and (text[-2:] in ends or text[-1:] in ends)


@cache
def _edges(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first two characters and the last two of the words of a class; of a single one that."""
    found = [word for word, its in _tags().items() if its == tag]
    return frozenset(word[:2] for word in found), frozenset(word[-2:] for word in found)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``extract/lexicons/<name>.tsv``, keyed by its header; a missing cell at the end of a row is empty."""
    lines = files("extract").joinpath("lexicons", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    cells = (line.split("\t") for line in lines[1:] if line)
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in cells)


def column(name: str, key: str, **where: str) -> tuple[str, ...]:
    """The values of one column of a word list, in order, of the rows that match ``where``.

    >>> "大桥" in column("project_heads", "head", kind="facility")
    True
    """
    return tuple(row[key] for row in table(name) if all(row[k] == v for k, v in where.items()))


def any_of(choices: Iterable[str]) -> str:
    """A pattern that matches any of ``choices``, the longest first.

    Words that begin alike share their beginning in it (``(?:水(?:电站|厂)|路)``): at each character the engine has to try few
    branches, not the whole list.

    Raises:
        ValueError: for no choices, since an empty alternation matches everywhere.
    """
    ordered = sorted(set(choices))
    if not ordered:
        raise ValueError("an alternation of no words would match everywhere")
    return _branches(ordered)


def _branches(ordered: Sequence[str]) -> str:
    """The pattern of words in order; where one is empty the others may be left out, but are tried first."""
    rests = [word for word in ordered if word]
    groups = ((first, [word[1:] for word in group]) for first, group in groupby(rests, key=lambda word: word[0]))
    choices: list[str] = [re.escape(first) + (_branches(rest) if any(rest) else "") for first, rest in groups]
    if len(choices) == 1 and len(rests) == len(ordered):
        return choices[0]
    return f"(?:{'|'.join(choices)})" + ("?" if len(rests) < len(ordered) else "")
