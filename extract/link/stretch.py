"""How far words reach: where the clause of a word begins, and where words behind a name still speak of it."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.link.records import Reading, Scope

# ，由甲集团承建，…; ，该项目由乙公司投资: a company in the project's own clause is no other subject
_STILL = re.compile(r"，(?:该|此|本|整个)?(?:项目|工程|大桥|园区|基地|电站)?(?:由|系由|是由)")


_LONG = 200  # characters that no clause outruns


def clause_start(text: str, low: int, at: int, marks: str = "，。；：") -> int:
    """Where the clause begins in which ``at`` stands: behind the last of ``marks``, not before ``low``, nor far before ``at``."""
    low = max(low, at - _LONG)
    return max(low, *(text.rfind(mark, low, at) + 1 for mark in marks))


def reach(reading: Reading, scope: Scope) -> int:
    """The end of ``scope``, or of its sentence (up to the next name) where the words go on with who does it."""
    if scope.where != "after" or not _STILL.match(reading.article.text, scope.end):
        return scope.end
    stop = reading.sentences[scope.sentence].end
    behind = bisect_left(reading.units, scope.end, key=lambda unit: unit.start)
    return min(stop, reading.units[behind].start) if behind < len(reading.units) else stop
