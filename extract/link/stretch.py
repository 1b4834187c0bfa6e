"""How far the words behind a name still speak of it where a company's name comes between."""

from __future__ import annotations

import re

from extract.link.records import Reading, Scope

# ，由甲集团承建，…; ，该项目由乙公司投资: a company in the project's own clause is no other subject
_STILL = re.compile(r"，(?:该|此|本|整个)?(?:项目|工程|大桥|园区|基地|电站)?(?:由|系由|是由)")


def reach(reading: Reading, scope: Scope) -> int:
    """The end of ``scope``, or of its sentence (up to the next name) where the words go on with who does it."""
    if scope.where != "after" or not _STILL.match(reading.article.text, scope.end):
        return scope.end
    stop = reading.sentences[scope.sentence].end
    return min([stop, *(unit.start for unit in reading.units if unit.start >= scope.end)])
