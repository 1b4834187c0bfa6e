"""The region of an article: the division that its headline, its dateline, its opening or its paper's name speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from normalize.datelines import Dateline, dateline
from normalize.places import Division, is_within, resolve
from normalize.places.find import find

_PAPER_PLACE = re.compile(
    r"(?P<place>[一-龥]{2,6}?)(?:市|省|县)?(?:日报|晚报|早报|晨报|商报|都市报|新闻网|电视台|广播电视台|融媒体中心)"
)
# A place in front of a company, an office of wider reach or a venue is not what the article is about.
_COMPANY = re.compile(
    r"[^，。、；,;\s]{0,12}?(?:公司|集团|股份|海关|铁路局|大学|学院|银行|证监局)|(?:啤酒|重工|实业|控股|药业|酒业|合作组织)"
)
_OTHER = re.compile(rf"{_COMPANY.pattern}|[^，。、；,;\s]{{0,3}}?(?:召开|举行|举办|开幕|发布|会见)|、|等")
_LEAD, _FIRST = 300, 60
_NATIONAL = re.compile(r"新华|中新|中国|人民|央视|央广|光明|经济日报|经济参考")
_SEAT = "北京"
# A province's headline that counts: 某省26个项目开工 is about the province, wherever the first of them lies.
_SEVERAL = re.compile(r"(?:[2-9]|\d\d+|[两二三四五六七八九十百])(?:余|多)?(?:个|所|项|座|条)")


def region_of(text: str, body_start: int, title: str, hints: Sequence[str | None], on: date | None) -> Division | None:
    """The division an article is about, or None where nothing tells.

    The headline tells first, then the opening, then what is known around it, then the one place in the names of its
    companies. Where the headline names a province alone, the dateline's city in it, if it is not the capital, or the one
    county or city of it that the opening speaks of is the region, unless the headline counts several things. A national
    agency's story from the capital, or from nowhere, whose headline names no place is about the place of its first words
    or about none: 某社北京3月4日电 某部公布.

    Args:
        text: the article's text.
        body_start: where its body begins.
        title: its title in simplified script, which may not be part of the text.
        hints: places told around it (the dateline's, the publisher's name), the surest first.
        on: the day the names were used.
    """
    opening = dateline(text[body_start : body_start + _LEAD])
    nationwide = opening is not None and _is_nationwide(opening)
    near = next((found for hint in hints if hint for found in [resolve(hint, on=on)] if found), None)
    prior = near.adcode if near and not nationwide else None
    head = text[:body_start]
    told = _deepest(_about(title, prior, on) + (_about(head, prior, on) if head.rstrip() != title else []))
    if told is not None and told.level != "province":
        return told
    start = body_start + (opening.end if opening else 0)
    if told is None and nationwide:
        return _deepest(_about(text[start : start + _FIRST].partition("。")[0], None, on))
    lead = _about(text[start : start + _LEAD], told.adcode if told else prior, on)
    if told is None:
        return _deepest(lead) or near or _only_company_place(title + "\n" + text[start : start + _LEAD], on)
    if _SEVERAL.search(title):
        return told
    if near and opening and opening.place and _is_seated_in(near, told):
        told = near
    inside = {found.adcode: found for found in lead if found != told and is_within(found.adcode, told.adcode)}
    return _deepest(list(inside.values())) if _are_one_path(list(inside)) else told


def _is_nationwide(opening: Dateline) -> bool:
    """Whether a dateline says nothing of where the story is: a national agency's desk in the capital."""
    return bool(opening.agency and _NATIONAL.match(opening.agency)) and opening.place in (None, _SEAT)


def _is_seated_in(near: Division, told: Division) -> bool:
    """Whether a place lies in a province outside its capital, which datelines name for any story of the province."""
    return is_within(near.adcode, told.adcode) and not near.adcode.startswith(
        (told.adcode[:2] + "0000", told.adcode[:2] + "01")
    )


def _only_company_place(text: str, on: date | None) -> Division | None:
    """The place in companies' names, where all of them name the same."""
    hits = find(text, on=on)
    found = [hit.division for hit in hits if _COMPANY.match(text, hit.end)]
    return _deepest(found) if _are_one_path([one.adcode for one in found]) else None


def _about(text: str, prior: str | None, on: date | None) -> list[Division]:
    """The divisions that a text speaks of as its subject, in order."""
    hits = find(text, prior=prior, on=on) if text else []
    return [hit.division for hit in hits if not _OTHER.match(text, hit.end)]


def _deepest(found: Sequence[Division]) -> Division | None:
    """The first division, or the finest that a later mention names inside it."""
    best = found[0] if found else None
    for one in found[1:]:
        if best and is_within(one.adcode, best.adcode):
            best = one
    return best


def _are_one_path(codes: Sequence[str]) -> bool:
    """Whether each of the codes lies in the one before it or holds it: one place, told more or less exactly."""
    return bool(codes) and all(is_within(a, b) or is_within(b, a) for a in codes for b in codes)


def paper_place(publisher: str | None) -> str | None:
    """The place in a paper's name: 某市 of 某市日报; None where the name has none."""
    match = _PAPER_PLACE.match(publisher) if publisher else None
    return match["place"] if match else None
