"""Amounts of money: where they stand, what they are worth, whose bound and rate they carry (guidelines, section 1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.bounds import Bound, around, bounded
from extract.money_context import home_currency
from extract.money_lists import rows, separately, share_bounds, share_parts, share_roles, twins
from extract.money_patterns import Draft, drafts
from extract.quantities import Interval
from extract.rates import per_unit
from extract.records import Mention, Sentence
from extract.roles import Place, money_role, roles_in_a_row

# What a rate is not, whatever word stands before it: 每亩投资300万元 is nobody's investment.
_WHOLE = ("total_investment", "annual_investment", "invested")


class _Said(NamedTuple):
    """What the words around an amount say of it."""

    role: str
    per: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The amounts of one text in order, the starts of their sentences, and the runs of them that stand in a row."""

    text: str
    drafts: list[Draft]
    floors: list[int]
    runs: list[range]


def find_money(text: str, sentences: Sequence[Sentence], *, currency: str | None = None) -> list[Mention]:
    """The amounts of ``text`` in order, with value, currency, bound, rate and role.

    ``currency`` is what a plain 元 means; by default the text itself decides. Counts (125万件), shares and units that stand
    alone (单位：万元) are left alone; 数十亿 and a range out of order are found, but have no value.
    """
    found = _amounts(text, sentences)
    if not found.drafts:
        return []
    bounds = share_bounds(
        [around(text, d.start, d.end, floor) for d, floor in zip(found.drafts, found.floors, strict=True)],
        found.drafts,
        text,
        found.runs,
    )
    home = currency or home_currency(text)
    mentions: list[Mention] = []
    for draft, bound, role, floor in zip(found.drafts, bounds, _roles(found, bounds), found.floors, strict=True):
        per = per_unit(text, draft.start, draft.end, floor)
        said = _Said("other" if per and role in _WHOLE else role, per, draft.currency or home)
        mentions.append(_mention(text, draft, _value(draft, bound, role), said))
    return mentions


def _amounts(text: str, sentences: Sequence[Sentence]) -> _Amounts:
    found = twins(_longest(sorted(drafts(text), key=lambda d: (d.start, -d.end))), text)
    starts = [sentence.start for sentence in sentences] or [0]
    floors = [starts[max(0, bisect_right(starts, draft.start) - 1)] for draft in found]
    return _Amounts(text, found, floors, rows(found, text, floors))


def _longest(ordered: list[Draft]) -> list[Draft]:
    """The drafts without overlaps: the longer of two, which is the one that also holds the currency before the number."""
    kept: list[Draft] = []
    for draft in ordered:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start or draft.rule == "money.sign":
            kept[-1] = draft
    return kept


def _roles(found: _Amounts, bounds: list[Bound]) -> list[str]:
    text = found.text
    alone = [
        money_role(Place(text, draft.start, draft.end, floor), draft.interval, bound)
        for draft, bound, floor in zip(found.drafts, bounds, found.floors, strict=True)
    ]
    floors = [found.floors[run[0]] for run in found.runs]
    places = [separately(found.drafts, text, run, floor) for run, floor in zip(found.runs, floors, strict=True)]
    told = [
        () if place is None else roles_in_a_row(text[floor:place]) for place, floor in zip(places, floors, strict=True)
    ]
    return share_roles(share_parts(alone, found.drafts, text, found.floors), told, found.runs)


def _value(draft: Draft, bound: Bound, role: str) -> Interval:
    """The interval that counts: a bare multiplier that names a size class (亿元项目) is at least its value."""
    interval = bounded(draft.interval, bound)
    if interval.bare and role == "threshold" and bound.kind is None:
        return interval._replace(maximum=None)
    return interval


def _mention(text: str, draft: Draft, value: Interval, said: _Said) -> Mention:
    start, end, confidence = draft.start, draft.end, 0.9 if draft.rule == "money.no_unit" else 1.0
    return Mention(
        "MONEY",
        start,
        end,
        text[start:end],
        draft.rule,
        confidence,
        value.minimum,
        value.maximum,
        said.unit,
        value.approx,
        said.role,
        said.per,
    )
