"""The names in an article that may be a party's, each with the places where it stands.

The tagger of parties proposes them, in the sentences around one that names a project. A company that it does not hold possible is
none, whatever its form: of thousands of such names near projects three were ever taken for parties.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extract.link.records import Reading
from extract.model.tagger import Span, Tagger
from extract.records import Sentence

LEAST = 0.15  # a stretch that the tagger holds less likely than this is no candidate for what it says
_LONGEST = 600  # a sentence longer than this is a table or a wreck
_AROUND = 1  # sentences on either side of one that names a project
_OFTEN = 8  # places of one candidate that are looked at
# Words of what companies are and do: what stands beside a sentence that names a project is read only where it has one of them.
_SPEAKS = re.compile(
    "公司|集团|股份|控股|企业|业主|单位|投资|出资|投入|承建|建设|施工|开发|兴建|修建|新建|打造|实施|运营|代建|牵头|签约|签订|签署|中标"
    "|合作|联合|携手|引进|落户|旗下|董事长|经理|负责人|总裁"
)


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
    """The numbers of the sentences that name a project of ``clusters``, and of those beside them that may speak of a company, in order."""
    named = {sentence_of(reading, reading.mentions[i].start) for k in clusters for i in reading.clusters[k].mentions}
    reached = {number + step for number in named for step in range(-_AROUND, _AROUND + 1)}
    inside = range(len(reading.sentences))
    return sorted(
        n for n in reached if n in inside and _is_read(reading.article.text, reading.sentences[n], n in named)
    )


def _is_read(text: str, sentence: Sentence, named: bool) -> bool:
    short = sentence.end - sentence.start <= _LONGEST
    return short and (named or _SPEAKS.search(text, sentence.start, sentence.end) is not None)


def projects_in(reading: Reading, sentence: Sentence) -> list[Span]:
    """The projects' names in a sentence, as offsets from its start: what the tagger is told of it."""
    found = reading.within("PROJECT", sentence.start, sentence.end)
    return [(m.start - sentence.start, m.end - sentence.start) for _, m in found]


def candidates(reading: Reading, tagger: Tagger, clusters: Collection[int]) -> Candidates:
    """The candidates for the projects of ``clusters``, in the order in which they are found."""
    found: Candidates = {}
    for place in _tagged(reading, tagger, near(reading, clusters)):
        places = found.setdefault(reading.article.text[place.start : place.end], [])
        if len(places) < _OFTEN:
            places.append(place)
    return found


def _tagged(reading: Reading, tagger: Tagger, numbers: Sequence[int]) -> Iterator[Place]:
    text = reading.article.text
    cut = [reading.sentences[number] for number in numbers]
    told = [(text[one.start : one.end], projects_in(reading, one)) for one in cut]
    for number, sentence, (_, named), seen in zip(numbers, cut, told, tagger.read(told), strict=True):
        for (start, end), chance in seen.likely.items() if seen else ():
            if chance > LEAST and not any(start < b and a < end for a, b in named):
                yield Place(sentence.start + start, sentence.start + end, chance, number)
