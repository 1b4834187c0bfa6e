"""A company that the article tells of by itself and whose name a project's name begins with (云杉集团 … 云杉新材料产业园)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.link import parties_patterns as says
from extract.link.clusters import plain
from extract.link.parties_names import names
from extract.link.parties_saying import Stretch, told
from extract.link.parties_subjects import is_person
from extract.link.records import Reading
from extract.names_words import content
from extract.organisations import organisations, plausible
from extract.records import Sentence
from extract.words import begins_as, words
from normalize.places import resolve

_FORM = re.compile(r"(?:有限|责任|股份|集团|控股|公司|联合体|[（(][^（）()]*[）)])+$")
_SCHOOL = re.compile(r"(?:大学|学院|研究院|研究所|设计院|科学院|银行|商会)")
_HOUSE = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:集团|控股)")
_LEAST = 2  # characters that a name and a brand share at least
_PLACE = 3  # characters of a place's name
_AREA = re.compile(r"[市县区镇乡省州]|自由区|机场|港务")
_FEW = 12  # so many beginnings are sought one by one
_OF_PLACES = frozenset("省市县区州（()）")
# 甲远|将…, 甲远|董事长…, 甲远|在乙市的…: what a company does, who leads it
_DOES = re.compile(
    rf"(?:中国|全球|集团|公司)?(?:将|计划|拟|已经?在|也|还|在|宣布|表示|[^，。；、]{{0,10}}{says.OFFICER}|相关负责人|旗下|成立|进入|始终|持续|正在|凭借|是(?:一家|全球|世界|国内|中国))"
)
_NO_BRAND = re.compile(
    r"(?:大学|学院|研究院|医院|银行|中心|[路桥江河湖山港区村镇街城园谷洲岛州田]|新区|片区|基地|项目)$|^(?:国际|中国|国家|全国|世界|全球|华[东南中北]|新)"
)
_CLOSED = frozenset("的之与和及年号")
_LONGEST, _TIMES, _NAME = 6, 2, 60
_BARE = 8  # characters of a bare company's name
_INVESTS = re.compile(
    r"(?:是|为|系|主要|始|成立|[^，。；]{0,4}位于)[^。；]{0,80}?，(?:该)?(?:公司|企业)(?:计划|拟|将|还)?(?:总)?(?:投资|投入)"
)
_OPEN = re.compile(r"^[“‘「《\s]+")


def branded(reading: Reading, done: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for each company told outside the projects' names with which a name begins.

    The clusters of ``done`` are left out.
    """
    open_ones = [(number, cluster.name) for number, cluster in enumerate(reading.clusters) if number not in done]
    titles = [(number, name, without_place(_OPEN.sub("", name))) for number, name in open_ones]
    brands = _brands(reading, sorted({title[:_LEAST] for _, _, title in titles if len(title) >= _LEAST}))
    for number, name, title in titles:
        known = _known(reading, (name, title), brands.get(title[:_LEAST], ()))
        mentions = reading.clusters[number].mentions
        yield from (
            (number, company)
            for company in dict.fromkeys(known) or _actor(reading, title, len(mentions)) or _itself(reading, name)
        )


def _known(reading: Reading, names: tuple[str, str], brands: Sequence[tuple[str, str]]) -> list[str]:
    """The companies that a name begins with, else those that share their brand with it, the one that is the brand alone first."""
    name, title = names
    brands = [(company, brand) for company, brand in brands if name not in company]
    begins = [company for company, _ in brands if title.startswith(company) or name.startswith(company)]
    inside = next((title[:end] for start, end in organisations(title) if start == 0), "")
    if begins or inside:  # 云杉水泥有限公司新线 is not 云杉集团's, whoever of that name the article tells of
        more = [company for company, _ in brands if inside and _is_form_of(inside, company)]
        return [_house(title, company) for company in [*begins, *more]]
    text = reading.article.text
    shared = {company: brand for company, brand in brands if _shared((title, text), company, brand)}
    own = {company: len(brand) for company, brand in shared.items() if title.startswith(brand)}
    least = min(own.values(), default=0)
    return [
        _house(title, company)
        for company, brand in shared.items()
        if not own or _alike(title, brand) > least or company.startswith(tuple(own))
    ]


def _is_form_of(name: str, company: str) -> bool:
    """Whether ``company`` is ``name`` with its place in front or its form behind (云州|云杉集团|有限公司)."""
    at = company.find(name)
    if at == 0 and _HOUSE.fullmatch(name):
        return True
    return at >= 0 and (at + len(name) == len(company) or _FORM.match(company, at + len(name)) is not None)


def _alike(name: str, brand: str) -> int:
    return next(
        (at for at, (one, other) in enumerate(zip(name, brand, strict=False)) if one != other),
        min(len(name), len(brand)),
    )


def _itself(reading: Reading, name: str) -> tuple[str, ...]:
    """The company that alone stands for a project in a list, where the text goes on with what it invests (甲阀门是…，公司计划投资…)."""
    text = reading.article.text
    if len(name) > _BARE or "公司" not in text or not plausible(name):
        return ()
    at = text.find(name)
    while at >= 0:
        if _INVESTS.match(text, at + len(name)):
            return (name,)
        at = text.find(name, at + 1)
    return ()


def _house(title: str, company: str) -> str:
    """The house itself where a name begins with it and ``company`` is one of its firms (云杉集团 of 云杉集团青柳公司)."""
    begins = _HOUSE.match(title)
    return begins.group() if begins and company.startswith(begins.group()) else company


def _actor(reading: Reading, title: str, mentions: int) -> tuple[str, ...]:
    """The company without a company's ending that a name begins with, where the article tells what it does or who leads it."""
    if len(title) <= _LEAST or reading.article.text.count(title[:_LEAST]) < mentions + _TIMES:
        return ()
    if words(title[:_LONGEST])[0].tag == "ns":
        return ()
    for length in range(min(_LONGEST, len(plain(title)) - 2), _LEAST - 1, -1):
        brand = title[:length]
        if brand[-1] not in _CLOSED and _acts(reading, brand) and _is_company(brand):
            return (brand,)
    return ()


def _is_company(brand: str) -> bool:
    return plausible(brand) and resolve(brand) is None and not is_person(brand) and not _NO_BRAND.search(brand)


def _acts(reading: Reading, brand: str) -> bool:
    """Whether ``brand`` is told outside the projects' names as somebody who acts, twice or more."""
    text = reading.article.text
    times = at = 0
    while (at := text.find(brand, at)) >= 0 and times < _TIMES:
        end = at + len(brand)
        if _DOES.match(text, end) and not any(
            m.start < end and at < m.end for _, m in reading.within("PROJECT", at - _NAME, end + _NAME)
        ):
            times += 1
        at = end
    return times >= _TIMES


def _brands(reading: Reading, begins: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """The companies whose brands begin as one of ``begins``, in the order in which they are told, each with its brand."""
    found: dict[str, list[tuple[str, str]]] = {}
    for company in dict.fromkeys(_companies(reading, begins)) if begins else ():
        brand = _FORM.sub("", without_place(company))
        found.setdefault(brand[:_LEAST], []).append((company, brand))
    return found


def _companies(reading: Reading, begins: Sequence[str]) -> Iterator[str]:
    """The companies that the article tells of in sentences which hold one of ``begins``."""
    for sentence in _holding(reading, begins):
        stretch = Stretch(reading.article.text[sentence.start : sentence.end])
        yield from (name for name in _by_suffix(reading, sentence, stretch) if not _SCHOOL.search(name))
        for construction in (says.PARTNER, says.TITLED, says.DEFINED):
            for who in told(construction, stretch):
                yield from (name for name in names(who) if not _SCHOOL.search(name))


def _holding(reading: Reading, begins: Sequence[str]) -> list[Sentence]:
    """The sentences that hold one of ``begins``; of many, each pair of the text's characters is looked up instead."""
    text, sentences = reading.article.text, reading.sentences
    if len(begins) > _FEW:
        pairs = {(begin[0], begin[1]) for begin in begins}
        return [one for one in sentences if not pairs.isdisjoint(pairwise(text[one.start : one.end]))]
    starts = [sentence.start for sentence in sentences]
    found: set[int] = set()
    for begin in begins:
        at = text.find(begin)
        while at >= 0:
            number = max(0, bisect_right(starts, at) - 1)
            end = sentences[number].end
            if starts[number] <= at and at + len(begin) <= end:
                found.add(number)
            at = text.find(begin, max(at + 1, end - len(begin) + 1))
    return [sentences[number] for number in sorted(found)]


def _by_suffix(reading: Reading, sentence: Sentence, stretch: Stretch) -> Iterator[str]:
    inside = [(m.start, m.end) for _, m in reading.within("PROJECT", sentence.start, sentence.end)]
    for start, end in stretch.organisations:
        begin, stop = sentence.start + start, sentence.start + end
        if not any(low <= begin and stop <= high for low, high in inside):
            yield stretch.text[start:end]


def without_place(name: str) -> str:
    """``name`` without the divisions it begins with, as words tell them (青岛|云杉)."""
    if name[:1] not in _OF_PLACES and not begins_as(name, "ns"):
        return name
    for word in words(name):
        if word.tag != "ns" and word.text not in _OF_PLACES:
            return name[word.start :]
    return name


def _is_place(name: str, text: str) -> bool:
    """Whether ``name`` is a division's, or the text tells it as a place (甲远自由区, 甲远市)."""
    if resolve(name) is not None:
        return True
    at = text.find(name)
    while at >= 0:
        if _AREA.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _shared(title: tuple[str, str], company: str, brand: str) -> bool:
    name, text = title
    length = _alike(name, brand)
    if length < _LEAST or (length <= _PLACE and _is_place(brand[:length], text)):  # two of one place are no company's
        return False
    return plausible(brand[:length]) or (brand != company and content(brand[:length], industries=False) >= 2)
