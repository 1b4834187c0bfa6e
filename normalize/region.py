"""The region of an article: the division that its headline, its dateline, its opening or its paper's name speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from normalize.datelines import dateline
from normalize.places import Division, is_within, resolve
from normalize.places.find import find

_PAPER_PLACE = re.compile(
    r"(?P<place>[一-龥]{2,6}?)(?:市|省|县)?(?:日报|晚报|早报|晨报|商报|都市报|新闻网|电视台|广播电视台|融媒体中心)"
)
# A place in front of a company, an office of wider reach or a venue is not what the article is about.
_OTHER = re.compile(
    r"[^，。、；,;\s]{0,12}?(?:公司|集团|股份|海关|铁路局|大学|学院|银行|证监局)|[^，。、；,;\s]{0,3}?(?:召开|举行|举办|开幕|发布|会见)|、|等"
)
_LEAD = 300


def region_of(text: str, body_start: int, title: str, hints: Sequence[str | None], on: date | None) -> Division | None:
    """The division an article is about, or None where nothing tells.

    The headline tells first, then the opening, then what is known around it. Where the headline names a province alone,
    the one county or city of it that the opening speaks of is the region.

    Args:
        text: the article's text.
        body_start: where its body begins.
        title: its title in simplified script, which may not be part of the text.
        hints: places told around it (the dateline's, the publisher's name), the surest first.
        on: the day the names were used.
    """
    near = next((found for hint in hints if hint for found in [resolve(hint, on=on)] if found), None)
    prior = near.adcode if near else None
    told = _deepest(_about(title, prior, on) + _about(text[:body_start], prior, on))
    if told is not None and told.level != "province":
        return told
    opening = dateline(text[body_start : body_start + _LEAD])
    start = body_start + (opening.end if opening else 0)
    lead = _about(text[start : start + _LEAD], told.adcode if told else prior, on)
    if told is None:
        return _deepest(lead) or near
    inside = {found.adcode: found for found in lead if found != told and is_within(found.adcode, told.adcode)}
    return _deepest(list(inside.values())) if _are_one_path(list(inside)) else told


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
