"""The divisions that a stretch of an article speaks of as its subject, and what several of them have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from normalize.places import Division, is_within
from normalize.places.divisions import divisions, stem
from normalize.places.find import PlaceHit, find
from normalize.places.lexicon import beginnings

# A place in front of a company, an office of wider reach or a venue is not what the article is about.
_FIRM = r"[^，。、；,;\s]{0,12}?(?:公司|集团|股份|某企业)|(?:啤酒|重工|实业|控股|药业|酒业|合作组织)"
_OFFICE = r"[^，。、；,;\s]{0,12}?(?:海关|铁路局|大学|学院|银行|证监局)"
FIRM = re.compile(_FIRM)
# 甲市与乙公司, 甲区引来乙公司: the company is another's
_TWO_SIDES = re.compile("[与和跟]|引[来进入]")
_OTHER = re.compile(rf"{_FIRM}|{_OFFICE}|[^，。、；,;\s]{{0,3}}?(?:召开|举行|举办|开幕|发布|会见)|、|等|报道|绕城|外环")
# 某人在某市表示 and 发自某市 tell where somebody spoke.
_SAID = re.compile("表示|透露|强调|指出|介绍说|接受")
# 甲、乙在某市签署, 在某市推介: where the two sides met
_MET = re.compile("签署|签订|签约|推介")
_SPOKE_FROM = ("发自", "/")
_PAIRS = frozenset("和与及")
# What a preposition alone makes a place is no ground for a region, nor is a town (位于新华街道) where no other place is told.
_SURE = 0.65
_SURE_ALONE = 0.75
# The characters of a company's own name that a headline keeps, and the company in full.
_SHORTENED = 2
_FULL_COMPANY = re.compile(r"[^，。、；,;\s与和]{2,14}?(?:公司|集团)")
# So many places make a story one of several.
_SEVERAL = 3
_CALLS = re.compile("召开|举行|举办")
_CLAUSE_STARTS = frozenset(" 　，,；;：:。\n日")
_CLAUSE_ENDS = frozenset(" 　，,；;：:！!？?。】]")


def about(text: str, prior: str | None, on: date | None, story: str = "") -> list[Division]:
    """The divisions that a text speaks of as its subject, in order: no company's place, no venue, no member of a list.

    ``story`` may tell in full what a headline shortens: 某市甲乙 is a company where the story tells of 某市甲乙股份有限公司.
    """
    hits = [hit for hit in find(text, prior=prior, on=on) if hit[4] >= _SURE] if text else []
    if not hits:
        return []
    if prior is None:
        hits = [hit for hit in hits if not _is_lone_town(hit, hits)]
    listed = _listed(text, hits) if len(hits) > 1 else frozenset()
    hits = [hit for hit in hits if hit.start not in listed and not _is_aside(text, hit)]
    return [hit.division for hit in hits if not (story and _is_company(text, hit, story))]


def _is_company(text: str, hit: PlaceHit, story: str) -> bool:
    told = text[hit.start : hit.end + _SHORTENED]
    at = story.find(told) if len(told) == hit.end - hit.start + _SHORTENED else -1
    return at >= 0 and _FULL_COMPANY.match(story, at + hit.end - hit.start) is not None


def _is_lone_town(hit: PlaceHit, hits: Sequence[PlaceHit]) -> bool:
    if hit.rule != "town" or hit.confidence >= _SURE_ALONE:
        return False
    city = hit.division.adcode[:4]
    return not any(one.rule != "town" and one.division.adcode.startswith((city, city[:2] + "0000")) for one in hits)


def _is_aside(text: str, hit: PlaceHit) -> bool:
    if other := _OTHER.match(text, hit.end):
        return not (_TWO_SIDES.search(other.group()) or _calls_a_meeting(text, hit))
    at = text[hit.start - 1 : hit.start] == "在" and (
        _SAID.match(text, hit.end) is not None
        or (hit.division.level != "county" and _MET.match(text, hit.end) is not None)
    )
    return at or text.endswith(_SPOKE_FROM, 0, hit.start)


def _calls_a_meeting(text: str, hit: PlaceHit) -> bool:
    """Whether a county or city is who calls a meeting (甲县召开推进会), not where one is held (在甲县召开)."""
    calls = _CALLS.match(text, hit.end) is not None and text[hit.end - 1] in "市县区旗"
    return calls and (hit.start == 0 or text[hit.start - 1] in _CLAUSE_STARTS)


def _listed(text: str, hits: Sequence[PlaceHit]) -> frozenset[int]:
    """Where the places stand that are told at equal rank: the last of a list (甲、乙、丙), both of a pair of provinces."""
    found = set()
    for one, other in pairwise(hits):
        between = text[one.end : other.start]
        apart = one.division.adcode[:2] != other.division.adcode[:2]
        if between == "、" or (apart and between in _PAIRS and between):
            found |= {one.start, other.start}
    return frozenset(found)


def are_rivals(title: str) -> bool:
    """Whether a title has two clauses that each begin with a province of their own: 甲省招商 乙省扩产."""
    if _CLAUSE_ENDS.isdisjoint(title):
        return False
    named = [(name, title.find(name)) for name in _provinces() if name in title]
    return sum(at == 0 or title[at - 1] in _CLAUSE_ENDS for _, at in named) > 1


@cache
def _provinces() -> tuple[str, ...]:
    """The short names of the provinces (湖北, 内蒙古)."""
    return tuple(stem(one.name) for one in divisions().values() if one.level == "province")


@cache
def _by_pair() -> dict[str, str]:
    """The short names of the provinces by their first two characters, which no two have alike."""
    return {name[:2]: name for name in _provinces()}


def _provinces_in(story: str) -> set[str]:
    """The provinces that a story names, by their short names."""
    pairs = _by_pair()
    found = ((pairs.get(story[at : at + 2]), at) for at in beginnings(story))
    return {name for name, at in found if name and story.startswith(name, at)}


def deepest(found: Sequence[Division]) -> Division | None:
    """The first division, or the finest that a later mention names inside it."""
    best = found[0] if found else None
    for one in found[1:]:
        if best and is_within(one.adcode, best.adcode):
            best = one
    return best


def are_one_path(codes: Sequence[str]) -> bool:
    """Whether each of the codes lies in the one before it or holds it: one place, told more or less exactly."""
    return bool(codes) and all(is_within(a, b) or is_within(b, a) for a in codes for b in codes)


def is_one_of_several(one: Division, story: str, on: date | None) -> bool:
    """Whether a story tells of several provinces at equal rank, with that of ``one`` among them.

    It does where its first sentence lists them (甲省、乙省两地), or where that province has less than half of the places
    that it names, as the opening scene of a feature has.
    """
    # Most stories name one province: that is told without a look for all places.
    others = sum(not one.name.startswith(name) for name in _provinces_in(story))
    if not others:
        return False
    first = story.partition("。")[0]
    hits = [hit for hit in find(story if others > 1 else first, on=on) if hit.confidence >= _SURE]
    members = _listed(story, [hit for hit in hits if hit.end <= len(first)])
    listed = {hit.division.adcode[:2] for hit in hits if hit.start in members}
    provinces = [hit.division.adcode[:2] for hit in hits]
    own = one.adcode[:2]
    if len(listed) > 1 and own in listed:
        return True
    return len(set(provinces)) >= _SEVERAL and 2 * provinces.count(own) < len(provinces)


def is_an_example(one: Division, whole: Division, story: str, on: date | None) -> bool:
    """Whether ``one`` is only one of the places that a story about a province names: 走进某县的车间 opens a feature.

    It is one where it has less than half of the mentions of places inside ``whole``, or not all of them in a story whose
    first paragraph speaks of the province alone.
    """
    hits = [hit for hit in find(story, prior=whole.adcode, on=on) if hit.confidence >= _SURE]
    inside = [hit for hit in hits if hit.division != whole and is_within(hit.division.adcode, whole.adcode)]
    codes = [hit.division.adcode for hit in inside]
    near = sum(is_within(code, one.adcode) or is_within(one.adcode, code) for code in codes)
    opened = story.find("\n")
    if opened > 0 and all(hit.start > opened for hit in inside) and any(hit.start < opened for hit in hits):
        return near < len(codes)
    return len(set(codes)) >= _SEVERAL and 2 * near < len(codes)
