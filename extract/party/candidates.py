"""The names in an article that may be a party's, each with the places where it stands.

Two ways lead to a candidate: the tagger of parties takes it for one, or it is a company by its form (有限公司, 研究院) or by its being
what a project's name begins with (云杉集团 … 云杉新材料产业园). Only sentences around one that names a project are looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extract.link.records import Reading
from extract.model.tagger import Span, Tagger
from extract.names_words import all_places
from extract.organisations import organisations
from extract.records import Sentence

LEAST = 0.08  # a stretch that the tagger holds less likely than this is no candidate for what it says
_LONGEST = 600  # a sentence longer than this is a table or a wreck
_AROUND = 1  # sentences on either side of one that names a project
_BRAND = range(3, 13)  # characters of a company's name that a project's name begins with
_OFTEN = 8  # places of one candidate that are looked at
# Words of what companies are and do: a sentence without any names a party in one case of six, and two sentences in three have none.
_SPEAKS = re.compile(
    "公司|集团|股份|控股|企业|业主|单位|投资|出资|投入|承建|建设|施工|开发|兴建|修建|新建|打造|实施|运营|代建|牵头|签约|签订|签署|中标"
    "|合作|联合|携手|引进|落户|旗下|董事长|经理|负责人|总裁"
)
_FIGURE = re.compile(r"[\d一二三四五六七八九十年]")


class Place(NamedTuple):
    """One place of a candidate: its span in the article, the tagger's chance for it there, and the number of its sentence."""

    start: int
    end: int
    chance: float
    sentence: int


Candidates = dict[str, list[Place]]


def sentence_of(reading: Reading, at: int) -> int:
    """The number of the sentence in which a character stands."""
    return max(bisect_right(reading.sentences, at, key=_start) - 1, 0)


def _start(sentence: Sentence) -> int:
    return sentence.start


def near(reading: Reading, clusters: Collection[int]) -> list[int]:
    """The numbers of the sentences around those that name a project of ``clusters`` and that may speak of a company, in order."""
    named = {sentence_of(reading, reading.mentions[i].start) for k in clusters for i in reading.clusters[k].mentions}
    reached = {number + step for number in named for step in range(-_AROUND, _AROUND + 1)}
    inside = range(len(reading.sentences))
    return sorted(n for n in reached if n in inside and _is_read(reading.article.text, reading.sentences[n]))


def _is_read(text: str, sentence: Sentence) -> bool:
    short = sentence.end - sentence.start <= _LONGEST
    return short and _SPEAKS.search(text, sentence.start, sentence.end) is not None


def projects_in(reading: Reading, sentence: Sentence) -> list[Span]:
    """The projects' names in a sentence, as offsets from its start: what the tagger is told of it."""
    found = reading.within("PROJECT", sentence.start, sentence.end)
    return [(m.start - sentence.start, m.end - sentence.start) for _, m in found]


def candidates(reading: Reading, tagger: Tagger, clusters: Collection[int]) -> Candidates:
    """The candidates for the projects of ``clusters``, in the order in which they are found."""
    numbers = near(reading, clusters)
    found: Candidates = {}
    for place in _tagged(reading, tagger, numbers):
        found.setdefault(reading.article.text[place.start : place.end], []).append(place)
    for name in (*_formed(reading, numbers), *_brands(reading, clusters)):
        if name not in found and (places := list(_places(reading, name))):
            found[name] = places
    return {name: places[:_OFTEN] for name, places in found.items()}


def _tagged(reading: Reading, tagger: Tagger, numbers: Sequence[int]) -> Iterator[Place]:
    text = reading.article.text
    cut = [reading.sentences[number] for number in numbers]
    told = [(text[one.start : one.end], projects_in(reading, one)) for one in cut]
    for number, sentence, (_, named), seen in zip(numbers, cut, told, tagger.read(told), strict=True):
        for (start, end), chance in seen.likely.items() if seen else ():
            if chance > LEAST and not any(start < b and a < end for a, b in named):
                yield Place(sentence.start + start, sentence.start + end, chance, number)


def _formed(reading: Reading, numbers: Sequence[int]) -> Iterator[str]:
    for number in numbers:
        sentence = reading.sentences[number]
        text = reading.article.text[sentence.start : sentence.end]
        yield from (text[start:end] for start, end in organisations(text))


def _brands(reading: Reading, clusters: Collection[int]) -> Iterator[str]:
    """The longest beginning of each project's name that the article tells by itself, unless it is a place or a figure."""
    for number in clusters:
        names = [reading.mentions[index].text for index in reading.clusters[number].mentions]
        for name in dict.fromkeys(names):
            sizes = (size for size in reversed(_BRAND) if size < len(name))
            told = next((name[:size] for size in sizes if any(_places(reading, name[:size]))), "")
            if told and not _FIGURE.match(told) and not all_places(told):
                yield told


def _places(reading: Reading, name: str) -> Iterator[Place]:
    """The places of a name outside the projects' names, of which the tagger thinks nothing."""
    text = reading.article.text
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not _in_a_name(reading, start, end):
            yield Place(start, end, 0.0, sentence_of(reading, start))
        start = text.find(name, end)


def _in_a_name(reading: Reading, start: int, end: int) -> bool:
    starts, indices = reading.kinds["PROJECT"]
    last = bisect_right(starts, end - 1) - 1
    return last >= 0 and reading.mentions[indices[last]].end > start
