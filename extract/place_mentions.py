"""The PLACE mentions of an article: what ``normalize.places`` finds, with the code of the division each means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extract.records import Mention, Sentence
from normalize.places import PlaceHit, find


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
    hits = find(text, prior=prior, on=on)
    return [_mention(text, hit) for hit in hits if _within_one(hit, sentences, starts)]


def _within_one(hit: PlaceHit, sentences: Sequence[Sentence], starts: list[int]) -> bool:
    number = bisect_right(starts, hit.start) - 1
    return number >= 0 and hit.end <= sentences[number].end


def _mention(text: str, hit: PlaceHit) -> Mention:
    words, told = text[hit.start : hit.end], hit.division.adcode
    return Mention("PLACE", hit.start, hit.end, words, f"place.{hit.rule}", hit.confidence, adcode=told)
