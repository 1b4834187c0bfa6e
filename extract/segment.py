"""Sentences of an article: where one ends, with the closing quotes and brackets that belong to it."""

from __future__ import annotations

import re

from extract.records import Sentence

MOST_CHARACTERS = 1000
# One class first: the search then skips text without a mark at scanning speed. A run of line breaks is one end.
_END = re.compile(r"[。！？!?…\n](?:(?<=\n)\n*|(?<!\n)[。！？!?…]*[”’」』）)】》]*)")


def sentences(text: str) -> tuple[Sentence, ...]:
    r"""The sentences of ``text`` in order, each without surrounding space; a line break always ends one.

    A stretch of more than MOST_CHARACTERS without an end is no prose (a table, a list of numbers): it is cut, so that what
    works on a sentence stays cheap. A semicolon does not end a sentence: 其中A项目10亿元；B项目5亿元 shares its subject and its date.

    >>> [text[s.start:s.end] for text in ["甲。乙！”\n丙"] for s in sentences(text)]
    ['甲。', '乙！”', '丙']
    """
    found: list[Sentence] = []
    paragraph = start = 0
    for match in _END.finditer(text):
        stop, end = match.span()
        if text[stop] == "\n":
            _keep(found, text, (start, stop), paragraph)
            paragraph += 1
        elif end - start <= MOST_CHARACTERS and not text[start].isspace():
            found.append(Sentence(start, end, paragraph))
        else:
            _keep(found, text, (start, end), paragraph)
        start = end
    _keep(found, text, (start, len(text)), paragraph)
    return tuple(found)


def _keep(found: list[Sentence], text: str, span: tuple[int, int], paragraph: int) -> None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MOST_CHARACTERS:
        cut = _cut(text, start)
        found.append(Sentence(start, cut, paragraph))
        start = cut
    if start < end:
        found.append(Sentence(start, end, paragraph))


def _cut(text: str, start: int) -> int:
    """Where an overlong stretch is cut: behind its last comma or space in reach, else at the limit."""
    reach = start + MOST_CHARACTERS
    return max(text.rfind(mark, start, reach) for mark in "，,；; 、") + 1 or reach
