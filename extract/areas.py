"""Areas of land and buildings in square metres (guidelines, section 3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from extract.bounds import around, bounded
from extract.quantities import DASH, NUMBER, SPACE, read_number, read_range
from extract.records import Mention, Sentence
from extract.words import any_of, table

_FACTORS = {row["word"]: Decimal(row["numerator"]) / Decimal(row["denominator"]) for row in table("area_units")}
_UNIT = rf"(?=[{''.join(sorted({word[0] for word in _FACTORS}))}]){any_of(_FACTORS)}"
_AREA = re.compile(rf"(?P<a>{NUMBER})(?:(?P<ua>{_UNIT})?{SPACE}{DASH}{SPACE}(?P<b>{NUMBER}))?{SPACE}(?P<unit>{_UNIT})")


def find_areas(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The areas of ``text`` in order, in square metres."""
    starts = [s.start for s in sentences]
    found: list[Mention] = []
    for match in _AREA.finditer(text):
        floor = sentences[max(0, bisect_right(starts, match.start()) - 1)].start if starts else 0
        interval = (
            read_number(match["a"])
            if match["b"] is None
            else read_range(match["a"], match["b"], shared=match["ua"] is None)
        )
        if interval is None:
            continue
        bound = around(text, match.start(), match.end(), floor)
        interval = bounded(interval.scaled(_FACTORS[match["unit"]]), bound)
        found.append(
            Mention(
                type="AREA",
                start=match.start(),
                end=match.end(),
                text=match.group(),
                rule="area.unit",
                value_min=interval.minimum,
                value_max=interval.maximum,
                unit="m2",
                approx=interval.approx,
                role="land",
            )
        )
    return found
