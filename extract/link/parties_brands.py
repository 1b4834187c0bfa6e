"""A company that the article tells of by itself and whose name a project's name begins with (云杉集团 … 云杉新材料产业园)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link import parties_patterns as says
from extract.link.parties_names import names
from extract.link.records import Reading
from extract.names_words import content
from extract.organisations import organisations, plausible
from extract.words import words
from normalize.places import resolve

_FORM = re.compile(r"(?:有限|责任|股份|集团|控股|公司|联合体|[（(][^（）()]*[）)])+$")
_SCHOOL = re.compile(r"(?:大学|学院|研究院|研究所|设计院|科学院|银行|商会)")
_OPEN = re.compile(r"^[“‘「《\s]+")


def branded(reading: Reading) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each company told outside the projects' names with which a name begins."""
    told = list(dict.fromkeys(_companies(reading)))
    for number, cluster in enumerate(reading.clusters):
        name = without_place(_OPEN.sub("", cluster.name))
        for company in told:
            if cluster.name not in company and _shared(name, company):
                yield number, company


def _companies(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    inside = [(m.start, m.end) for m in reading.mentions if m.type == "PROJECT"]
    for sentence in reading.sentences:
        stretch = text[sentence.start : sentence.end]
        for start, end in organisations(stretch):
            begin, stop = sentence.start + start, sentence.start + end
            if not any(low <= begin and stop <= high for low, high in inside) and not _SCHOOL.search(
                stretch[start:end]
            ):
                yield stretch[start:end]
        for pattern in (says.PARTNER, says.TITLED, says.DEFINED):
            for who in says.told(pattern, stretch):
                yield from (name for name in names(who) if not _SCHOOL.search(name))


def without_place(name: str) -> str:
    """``name`` without the divisions it begins with, as words tell them (青岛|云杉)."""
    for word in words(name):
        if word.tag != "ns" and word.text not in ("省", "市", "县", "区", "州", "（", "(", "）", ")"):
            return name[word.start :]
    return name


def _shared(name: str, company: str) -> bool:
    brand = _FORM.sub("", without_place(company))
    length = 0
    while length < min(len(name), len(brand)) and name[length] == brand[length]:
        length += 1
    if length < 2 or (length <= 3 and resolve(brand[:length]) is not None):  # two things of one place are no company's
        return False
    return plausible(brand[:length]) or (brand != company and content(brand[:length], industries=False) >= 2)
