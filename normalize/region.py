"""The region of an article: the division that its headline, its dateline, its opening or its paper's name speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from normalize.datelines import Dateline, dateline
from normalize.places import Division, is_within, resolve
from normalize.places.find import find
from normalize.region_counties import county_told, speaks_as_county
from normalize.region_places import FIRM, about, are_one_path, are_rivals, deepest, is_an_example, is_one_of_several

_PAPER_PLACE = re.compile(
    r"(?P<place>[一-龥]{2,6}?)(?:市|省|县)?(?:日报|晚报|早报|晨报|商报|都市报|新闻网|电视台|广播电视台|融媒体中心)"
)
_LEAD, _FIRST, _STORY = 300, 60, 1500
# An agency's dateline alone in its line, with a headline below it, opens a roundup of many stories.
_ROUNDUP = re.compile(r"(?:[（(][^）)\n]{1,10}[）)])?[：:\s]*\n[^\n。]{4,40}\n")
_NATIONAL = re.compile(r"新华|中新|中国|人民|央视|央广|光明|经济日报|经济参考")
_SEAT = "北京"
_CAPITAL = "110000"
_CAMPUS = re.compile("我校|校党委|新校区|校园")
# A province's headline that counts: 某省26个项目开工 is about the province, wherever the first of them lies.
_SEVERAL = re.compile(r"(?:[2-9]|\d\d+|[两二三四五六七八九十百])(?:余|多)?(?:个|所|项|座|条)")


def region_of(text: str, body_start: int, title: str, hints: Sequence[str | None], on: date | None) -> Division | None:
    """The division an article is about, or None where nothing tells.

    The headline tells first, then the opening, then what is known around it, then the one place in the names of its
    companies. Where the headline names a province alone, the dateline's city in it, if it is not the capital, or the one
    county or city of it that the opening speaks of is the region, unless the headline counts several things. A national
    agency's story from the capital, or from nowhere, whose headline names no place is about the place of its first words
    or about none: 某社北京3月4日电 某部公布. A feature that tells of several provinces, or of several places of the province
    in its headline, is not about the place of its first scene.

    Args:
        text: the article's text.
        body_start: where its body begins.
        title: its title in simplified script, which may not be part of the text.
        hints: places told around it (the dateline's, the publisher's name), the surest first.
        on: the day the names were used.
    """
    opening = dateline(text[body_start : body_start + _LEAD])
    nationwide = opening is not None and _is_nationwide(opening)
    if are_rivals(title):
        return None
    near, of_school = _hinted(hints, text, on)
    prior = near.adcode if near and not nationwide else None
    story = text[body_start + (opening.end if opening else 0) :][:_STORY]
    told = _headline(text, body_start, title, prior, on)
    if told is not None and told.level != "province":
        return _finer(told, title, story)
    if told is None and nationwide:
        return _of_agency(story, on)
    lead = [one for one in about(story[:_LEAD], told.adcode if told else prior, on) if not _is_school(one, text)]
    if told is None:
        found = deepest(lead)
        if found and _is_elsewhere(found, near) and is_one_of_several(found, story, on):
            return None
        if found and near and found.level == "province" and _is_seated_in(near, found):
            return _finer(near, title, story)  # the dateline's city, where the opening names its province alone
        company = None if found or near or of_school else _only_company_place(title + "\n" + story[:_LEAD], on)
        county = county_told(title, story, near or found or company)
        if county is not None and (near is None or is_within(county.adcode, near.adcode)):
            return county
        passing = None if near else found or company
        if passing and passing.level == "city" and speaks_as_county(title + "\n" + story):
            return None
        return found or near or company
    if _SEVERAL.search(title):
        return told
    if near and opening and opening.place and _is_seated_in(near, told):
        told = near
    return _finer(_inside(told, lead, story, on), title, story)


def _finer(told: Division, title: str, story: str) -> Division:
    """The county in ``told`` that the headline or the story begins with by its short name, else ``told``."""
    county = county_told(title, story, told) if told.level != "county" else None
    return county if county is not None and is_within(county.adcode, told.adcode) else told


def _hinted(hints: Sequence[str | None], text: str, on: date | None) -> tuple[Division | None, bool]:
    """The first division among the hints, and whether it was dropped for a university's name."""
    near = next((found for hint in hints if hint for found in [resolve(hint, on=on)] if found), None)
    of_school = near is not None and _is_school(near, text)
    return None if of_school else near, of_school


def _headline(text: str, body_start: int, title: str, prior: str | None, on: date | None) -> Division | None:
    named = about(title, prior, on, text[body_start : body_start + _LEAD])
    head = text[:body_start]
    if head.rstrip() != title:
        named += about(head, prior, on)
    return deepest([one for one in dict.fromkeys(named) if not _is_school(one, text)])


def _of_agency(story: str, on: date | None) -> Division | None:
    """The place of the first words of a national agency's story; none in a roundup or a feature of several provinces."""
    if _ROUNDUP.match(story):
        return None
    found = deepest(about(story[:_FIRST].partition("。")[0], None, on))
    return None if found and is_one_of_several(found, story, on) else found


def _inside(told: Division, lead: Sequence[Division], story: str, on: date | None) -> Division:
    """The one place inside ``told`` that the opening speaks of, unless it is one example of several."""
    inside = {found.adcode: found for found in lead if found != told and is_within(found.adcode, told.adcode)}
    found = deepest(list(inside.values())) if are_one_path(list(inside)) else None
    return told if found is None or is_an_example(found, told, story, on) else found


def _is_school(found: Division, text: str) -> bool:
    """Whether a district's name is a university's in this text: 南山 where it tells of 南山大学, or of a campus."""
    if found.level != "county":
        return False
    name = found.short[:-1]
    return f"{name}大学" in text or (
        found.short.endswith("区") and found.short not in text and _CAMPUS.search(text) is not None
    )


def _is_nationwide(opening: Dateline) -> bool:
    """Whether a dateline says nothing of where the story is: a national agency's desk in the capital."""
    return bool(opening.agency and _NATIONAL.match(opening.agency)) and opening.place in (None, _SEAT)


def _is_seated_in(near: Division, told: Division) -> bool:
    """Whether a place lies in a province outside its capital, which datelines name for any story of the province."""
    return is_within(near.adcode, told.adcode) and not near.adcode.startswith(
        (told.adcode[:2] + "0000", told.adcode[:2] + "01")
    )


def _is_elsewhere(found: Division, near: Division | None) -> bool:
    """Whether nothing but the capital's dateline, where national papers are made, speaks beside ``found`` of where a story is."""
    return near is None or (near.adcode == _CAPITAL and not is_within(found.adcode, near.adcode))


def _only_company_place(text: str, on: date | None) -> Division | None:
    """The place in companies' names, where all of them name the same."""
    hits = find(text, on=on)
    found = [hit.division for hit in hits if FIRM.match(text, hit.end)]
    return deepest(found) if are_one_path([one.adcode for one in found]) else None


def paper_place(publisher: str | None) -> str | None:
    """The place in a paper's name: 某市 of 某市日报; None where the name has none."""
    match = _PAPER_PLACE.match(publisher) if publisher else None
    return match["place"] if match else None
