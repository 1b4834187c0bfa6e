"""Amounts of money: where they stand, what they are worth, whose bound and rate they carry (guidelines, section 1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.bounds import Bound, around, bounded
from extract.money_context import home_currency
from extract.money_lists import rows, separately, share_bounds, share_roles, twins
from extract.money_patterns import Draft, drafts
from extract.quantities import Interval
from extract.rates import per_unit
from extract.records import Mention, Sentence
from extract.roles import money_role, roles_in_a_row

# What a rate is not, whatever word stands before it: 每亩投资300万元 is nobody's investment.
_WHOLE = ("total_investment", "annual_investment", "invested")


def find_money(text: str, sentences: Sequence[Sentence], *, currency: str | None = None) -> list[Mention]:
    """The amounts of ``text`` in order, with value, currency, bound, rate and role.

    ``currency`` is what a plain 元 means; by default the text itself decides. Counts (125万件), shares and units that stand
    alone (单位：万元) are left alone; 数十亿 and a range out of order are found, but have no value.
    """
    found = twins(_longest(sorted(drafts(text), key=lambda d: (d.start, -d.end))), text)
    if not found:
        return []
    starts = [sentence.start for sentence in sentences] or [0]
    floors = [starts[max(0, bisect_right(starts, draft.start) - 1)] for draft in found]
    runs = rows(found, text, floors)
    around_each = [around(text, draft.start, draft.end, floor) for draft, floor in zip(found, floors, strict=True)]
    bounds = share_bounds(around_each, found, text, runs)
    rates = [per_unit(text, draft.start, draft.end, floor) for draft, floor in zip(found, floors, strict=True)]
    roles = [
        "other" if rate and role in _WHOLE else role
        for rate, role in zip(rates, _roles(found, bounds, text, floors, runs), strict=True)
    ]
    home = currency or home_currency(text)
    return [
        _mention(text, draft, _value(draft, bound, role), role, rate, home)
        for draft, bound, role, rate in zip(found, bounds, roles, rates, strict=True)
    ]


def _longest(ordered: list[Draft]) -> list[Draft]:
    """The drafts without overlaps: the longer of two, which is the one that also holds the currency before the number."""
    kept: list[Draft] = []
    for draft in ordered:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start or draft.rule == "money.sign":
            kept[-1] = draft
    return kept


def _roles(found: list[Draft], bounds: list[Bound], text: str, floors: list[int], runs: list[range]) -> list[str]:
    alone = [
        money_role(text, (draft.start, draft.end), floor, draft.interval, bound)
        for draft, bound, floor in zip(found, bounds, floors, strict=True)
    ]
    places = [separately(found, text, run, floors[run[0]]) for run in runs]
    told = [
        () if place is None else roles_in_a_row(text[floors[run[0]] : place])
        for place, run in zip(places, runs, strict=True)
    ]
    return share_roles(alone, told, runs)


def _value(draft: Draft, bound: Bound, role: str) -> Interval:
    """The interval that counts: a bare multiplier that names a size class (亿元项目) is at least its value."""
    interval = bounded(draft.interval, bound)
    if interval.bare and role == "threshold" and bound.kind is None:
        return replace(interval, maximum=None)
    return interval


def _mention(text: str, draft: Draft, value: Interval, role: str, per: str | None, home: str) -> Mention:
    return Mention(
        type="MONEY",
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        rule=draft.rule,
        confidence=0.9 if draft.rule == "money.no_unit" else 1.0,
        value_min=value.minimum,
        value_max=value.maximum,
        unit=draft.currency or home,
        approx=value.approx,
        role=role,
        per=per,
    )
