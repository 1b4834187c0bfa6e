"""Sentences that call the project of the sentence before by the end of its name (云杉生态乐园开工。|乐园占地9万平方米)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.link.records import Reading, Scope, Unit
from extract.names_words import core
from extract.records import Sentence

# 该|乐园, 整个|校区, 新|厂: what stands in front of the end of a name that comes back
_LEAD = re.compile(r"(?:据悉|据了解|据介绍)?，?(?:目前，?)?")
_THIS = re.compile(r"该|整个|此|这座|这个|这条|全|新")
_ENDS = (4, 3, 2)
# 园区|内, 新馆|员: what goes on so is not the project itself
_NOT_IT = re.compile("[员长们内外里上周旁附的]|边上|沿线|负责|方面|管理|经理")
_SHORT = 1  # one character calls it back behind 该: 该|桥


def by_end(reading: Reading, worth: Callable[[Sentence], bool]) -> Iterator[Scope]:
    """A scope for each sentence that no other scope holds, that is ``worth`` a look and begins with the end of a name.

    The name is that of the one project which was told last.
    """
    spoken = {scope.sentence: scope.unit for scope in reading.scopes}
    text, last = reading.article.text, None
    for number, sentence in enumerate(reading.sentences if spoken else ()):
        unit = spoken.get(number)
        if unit is not None:
            last = unit if len(unit.clusters) == 1 else None
        elif last is not None and worth(sentence) and _begins(text, sentence.start, last):
            yield Scope(last, sentence.start, sentence.end, "later", number)


def _begins(text: str, start: int, unit: Unit) -> bool:
    if lead := _LEAD.match(text, start):
        start = lead.end()
    this = _THIS.match(text, start)
    if this:
        start = this.end()
    name = core(text[unit.start : unit.end].strip("”’」》"))
    lengths = (*_ENDS, _SHORT) if this else _ENDS
    length = next((n for n in lengths if len(name) > n + 1 and text.startswith(name[-n:], start)), 0)
    return length > 0 and _NOT_IT.match(text, start + length) is None
