"""What 以来, 至今, 前, 后, 起 and 止 make of an interval."""

from __future__ import annotations

from extract.dates import intervals
from extract.dates.intervals import Interval
from extract.dates.points import Expression
from extract.dates.records import Context


def bounded(found: Interval, expression: Expression, context: Context) -> Interval | None:
    """``found`` with the bound of its expression; an open side is None.

    What runs to or from the day of publication is unknown where that day is.
    """
    today = context.reference.day
    if expression.bound in ("since", "until_now"):
        return Interval(found.start, today, found.grain) if today else None
    if expression.bound == "from":
        return found if expression.last else Interval(found.start, None, found.grain)
    if expression.bound == "until":
        return found if expression.last else Interval(None, found.end, found.grain)
    if expression.bound == "before" and (today or expression.last):
        return _before(found, expression, context)
    if expression.bound == "before":
        return None
    if expression.bound == "after":
        return Interval(_after(found, expression), None, found.grain)
    return found


def _after(found: Interval, expression: Expression) -> intervals.Day:
    """A day with 后 or 之后 opens on that day, a month or year on the day after it."""
    if expression.inclusive or found.grain == "day" or found.end is None:
        return found.start
    return intervals.shift_days(found.end, 1)


def _before(found: Interval, expression: Expression, context: Context) -> Interval:
    """底前 takes in the whole of 底, 10月前 and 2025年前 end before the period begins; a deadline begins today."""
    point = expression.last or expression.first
    if expression.last is not None or point.year_to is not None:
        return found
    whole = bool(point.edge or point.tenth) or expression.inclusive or (found.grain == "day" and not context.broad)
    end = found.end if whole or found.start is None else intervals.shift_days(found.start, -1)
    today = None if context.broad and point.year is not None else context.reference.day
    return Interval(today if today and end and today <= end else None, end, found.grain)
