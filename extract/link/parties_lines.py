"""Who does a project by the sentences beneath its name that do not speak of it: 建设单位：甲公司, 甲公司是国内最大的….."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from extract.link import parties_patterns as says
from extract.link.clusters import plain
from extract.link.parties_names import names
from extract.link.parties_saying import Stretch, first, matches
from extract.link.parties_speakers import may_build
from extract.link.records import Reading, Unit
from extract.organisations import organisations
from extract.records import Sentence

_ALL = re.compile(r"均|都|全部|[两二三四五六七八九十\d][个处项座条段大]|上述|这些")
_ADVERB = re.compile(r"(?:将|已|主要|也|全部|则)$")
_KIND = re.compile(r"^(?:其中|目前|据悉|据了解|据介绍|该|这)?，?|(?:项目|工程)$")
_SHORT = 3  # characters of a name that tells more than its kind
_REACH = 3  # sentences between a name and the line that tells who does it


def beneath(reading: Reading) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each sentence without a name behind one that tells a single project, or tells of all of several."""
    units: Sequence[Unit] = ()
    idle = paragraph = 0
    for sentence in reading.sentences:
        if here := reading.units_of(sentence):
            units, idle, paragraph = here, 0, sentence.paragraph
        elif units and idle < _REACH:
            idle += 1
            near = sentence.paragraph == paragraph and idle == 1
            numbers = list(dict.fromkeys(number for unit in units for number in unit.clusters))
            if len(numbers) == 1:
                yield from ((numbers[0], name) for name in _told(reading, sentence, near=near))
            yield from _by(reading, sentence, numbers)


def _by(reading: Reading, sentence: Sentence, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Who does what the sentence before named, by a clause that calls it by its last word, or all of it by their number (小镇由甲公司投资, 三处均由…)."""
    text = reading.article.text[sentence.start : sentence.end]
    stretch = Stretch(text)
    for construction in (says.BY, says.ROLE):
        for match in matches(construction, stretch):
            if text.startswith("的", match.end()):  # 由甲公司运营的|丙线
                continue
            start = max(text.rfind(mark, 0, match.start()) for mark in "，；：") + 1
            whom = _meant(reading, numbers, text[start : match.start()])
            yield from ((number, name) for name in names(text[slice(*match.span("who"))]) for number in whom)


def _meant(reading: Reading, numbers: Sequence[int], subject: str) -> Sequence[int]:
    """Of which projects a clause with ``subject`` speaks: of what it shortens anywhere in the article, else of the last ones named."""
    noun = _ADVERB.sub("", subject)
    if len(noun) > _SHORT and (named := _shortened(reading, noun)):
        return named if len(named) == 1 else ()
    if len(numbers) == 1 or _ALL.search(subject):
        return numbers
    end = noun[-1:] if noun[:1] in "该这" else noun[-2:]
    fits = [number for number in numbers if end and end in reading.clusters[number].name]
    return fits if len(fits) == 1 else ()


def _shortened(reading: Reading, noun: str) -> Sequence[int]:
    found = []
    for number, cluster in enumerate(reading.clusters):
        rest = iter(cluster.name)
        if all(character in rest for character in _KIND.sub("", noun)):
            found.append(number)
    return found


def shared(reading: Reading, told: Mapping[int, Collection[str]]) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each project without one whose name is the longer name of one that has (甲项目一期 beside 甲项目)."""
    for number, cluster in enumerate(reading.clusters if told else ()):
        if number in told:
            continue
        whole = (other for other in told if _lengthens(cluster.name, reading.clusters[other].name))
        if (other := next(whole, None)) is not None:
            yield from ((number, name) for name in told[other])


def _lengthens(name: str, other: str) -> bool:
    stem = _KIND.sub("", plain(other))
    rest = iter(name)
    return _SHORT < len(stem) < len(name) and all(character in rest for character in stem)


def _told(reading: Reading, sentence: Sentence, *, near: bool) -> Iterator[str]:
    """Who is told there: by a line of a list anywhere beneath, by whom the next sentence of the paragraph is about."""
    text = reading.article.text[sentence.start : sentence.end]
    if line := says.LINE.pattern.match(text):
        yield from names(line["who"])
    elif winner := first(says.WON, Stretch(text)):
        yield from names(winner, sure=True)
    elif near and (says.ON_SITE.search(text) or (len(reading.clusters) == 1 and says.KNOWN_AS.search(text))):
        start, end = next(iter(organisations(text)), (-1, -1))
        known = says.ON_SITE.match(text, end) or (len(reading.clusters) == 1 and says.KNOWN_AS.match(text, end))
        if start == 0 and known and may_build(text[:end]):
            yield from names(text[:end], sure=True)
