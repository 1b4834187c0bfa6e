"""Amounts of money: where they stand, what they are worth, whose bound and rate they carry (guidelines, section 1)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.bounds import around, bounded
from extract.currencies import after_number, before_number, codes
from extract.quantities import DASH, NUMBER, SPACE, UNKNOWN, Interval, number_start, plain, read_number, read_range
from extract.records import Mention, Sentence
from extract.roles import money_role

_INCL = r"(?:[(（]不?含[)）])?"
_UNIT = after_number()
_AMOUNT = re.compile(
    rf"(?P<a>{NUMBER})(?:{_INCL}{SPACE}(?P<ua>{_UNIT})?{_INCL}{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?{_INCL}"
    rf"(?:{SPACE}(?P<unit>{_UNIT})|(?<=[万亿兆萬億]))"
    r"(?:(?P<dime>[0-9０-９一二三四五六七八九两])[角毛])?(?:零?(?P<cent>[0-9０-９一二三四五六七八九两])分(?!之))?"
)
_SIGNED = re.compile(
    rf"(?<![A-Za-z0-9０-９元万亿])(?P<sign>{before_number()}){SPACE}"
    rf"(?P<a>{NUMBER})(?:{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?(?:{SPACE}(?P<unit>{_UNIT}))?"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    end: int
    interval: Interval
    currency: str
    rule: str


def find_money(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The amounts of ``text`` in order."""
    starts = [s.start for s in sentences]
    found: list[Mention] = []
    for match in _AMOUNT.finditer(text):
        floor = sentences[max(0, bisect_right(starts, match.start()) - 1)].start if starts else 0
        draft = _amount(text, match)
        if draft is not None:
            found.append(_mention(text, draft, floor))
    return found


def _amount(text: str, match: re.Match[str]) -> _Draft | None:
    interval = _interval(match)
    if interval is None:
        return None
    unit = match["unit"]
    if unit is None:
        return None
    return _Draft(match.start(), match.end(), interval, codes()[unit], "money.amount")


def _interval(match: re.Match[str]) -> Interval | None:
    if match["b"] is None:
        return read_number(match["a"])
    return read_range(match["a"], match["b"], shared=match["ua"] is None)


def _mention(text: str, draft: _Draft, floor: int) -> Mention:
    bound = around(text, draft.start, draft.end, floor)
    interval = bounded(draft.interval, bound)
    return Mention(
        type="MONEY",
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        rule=draft.rule,
        value_min=interval.minimum,
        value_max=interval.maximum,
        unit=draft.currency,
        approx=interval.approx,
        role=money_role(text, draft.start, draft.end, floor),
    )
