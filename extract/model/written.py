"""Training text of our own: news written for it in which the names of projects are marked, ``⟦云杉电厂二期⟧昨日开工``.

The files in ``written/`` hold articles apart by an empty line, the headline first. Names in them are invented or generally known;
what is told of them is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from extract.model.data import WRITTEN, Labels, Sample, of_article, prepare
from normalize.alignment import Alignment
from normalize.records import Article

_MARK = re.compile("[⟦⟧]")
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the spans of what they mark.

    Raises:
        ValueError: for a mark that is opened twice, closed twice, or left open.

    >>> marked("⟦云杉电厂⟧开工")
    ('云杉电厂开工', ((0, 4),))
    """
    plain = _MARK.sub("", text)
    marks = [(mark.start() - number, mark.group()) for number, mark in enumerate(_MARK.finditer(text))]
    opened, closed = marks[::2], marks[1::2]
    if len(marks) % 2 or any(mark != "⟦" for _, mark in opened) or any(mark != "⟧" for _, mark in closed):
        raise ValueError(f"the marks do not pair: {text[:60]}")
    return plain, tuple((start, end) for (start, _), (end, _) in zip(opened, closed, strict=True))


def articles(text: str) -> Iterator[tuple[Article, Labels]]:
    """The articles of one file, with the names that are marked in them."""
    for told in _BETWEEN.split(text.strip()):
        plain, names = marked(told)
        title = plain.partition("\n")[0]
        article = Article("", "", 0, len(plain), plain, Alignment.identity(len(plain)), title=title)
        yield article, Labels(names, None, WRITTEN)


def written() -> list[Sample]:
    """The labelled sentences of all files, in order; every article is a group of its own."""
    folder = files("extract").joinpath("model", "written")
    found: list[Sample] = []
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".txt")), key=lambda one: one.name):
        name = file.name.removesuffix(".txt")
        for number, (article, labels) in enumerate(articles(file.read_text(encoding="utf-8"))):
            group = f"written {name} {number}"
            found += of_article(group, group, prepare(article), labels)
    return found
