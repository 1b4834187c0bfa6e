"""The PLACE mentions of an article: what ``normalize.places`` finds, with the code of the division each means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extract.records import Mention, Sentence
from normalize.places import PlaceHit, find
from normalize.places.lexicon import entries

_BORROWED = "中关村"
_ITS_CITY = ("北京", "海淀", "京市", "淀区")
_TOWN = re.compile("([^省市县区旗州]{2,4})(?:镇|乡|街道)$")
_SHORT = 2  # characters of the short name of a province or city


def find_places(
    text: str, sentences: Sequence[Sentence], *, prior: str | None = None, on: date | None = None
) -> list[Mention]:
    """The places in the sentences of ``text``, in order.

    ``prior`` is the code of the article's region, ``on`` the day it counts from. The whole text is read at once, as a
    place told in full in one sentence bears out its short form in another; what lies across sentences is dropped.

    >>> from extract.segment import sentences
    >>> told = "项目位于山东省淄博市淄川区。"
    >>> [(m.text, m.adcode, m.rule) for m in find_places(told, sentences(told))]
    [('山东省淄博市淄川区', '370302', 'place.path')]
    """
    starts = [sentence.start for sentence in sentences]
    hits = _as_towns(text, find(text, prior=prior, on=on))
    return [_mention(text, hit) for hit in hits if _within_one(hit, sentences, starts) and not _misread(text, hit)]


def _as_towns(text: str, hits: list[PlaceHit]) -> list[PlaceHit]:
    """The hits with a town's name without its 镇 read as that town where the text tells it in full (九江镇 … 九江引进商户)."""
    told = ((_TOWN.search(text, hit.start, hit.end), hit.division) for hit in hits if hit.rule == "town")
    towns = {town[1]: division for town, division in told if town}
    if not towns:
        return hits
    return [
        hit._replace(division=town) if hit.rule != "town" and (town := towns.get(text[hit.start : hit.end])) else hit
        for hit in hits
    ]


def _misread(text: str, hit: PlaceHit) -> bool:
    """Whether what was read as a place is a piece of two other words (上|海南|站, 某|河北|京段), or a name borrowed elsewhere.

    A science park may bear the name of Beijing's 中关村 with its own place in front (滨州中关村科技园).
    """
    start, end = hit.start, hit.end
    if text.startswith(_BORROWED, start) and start:
        front = text[max(0, start - 3) : start].rstrip("·—-")
        return front[-2:] in entries() and front[-2:] not in _ITS_CITY
    if end - start != _SHORT or not "一" <= text[start - 1 : start] <= "\u9fff":
        return False
    known, left, right = entries(), text[start - 1 : start + 1], text[end - 1 : end + 1]
    in_station = text[end : end + 1] == "站" and text[end - 1] in "东南西北" and left in known
    return in_station or (text[end + 1 : end + 2] == "段" and text[start] in "江河湖" and right in known)


def _within_one(hit: PlaceHit, sentences: Sequence[Sentence], starts: list[int]) -> bool:
    number = bisect_right(starts, hit.start) - 1
    return number >= 0 and hit.end <= sentences[number].end


def _mention(text: str, hit: PlaceHit) -> Mention:
    words, told = text[hit.start : hit.end], hit.division.adcode
    return Mention("PLACE", hit.start, hit.end, words, f"place.{hit.rule}", hit.confidence, adcode=told)
