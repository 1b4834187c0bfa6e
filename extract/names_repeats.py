"""Further occurrences of a name that the article has already given, with or without its 项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.names_headed import CONTEXT
from extract.names_told import runs
from extract.names_words import OF_A_BODY, PHASE, SECTION, core, ends_in_head

_COMPANY = re.compile(rf"(?:项目|工程)?(?:有限|股份)?(?:公司|集团)|银行|人|者|{OF_A_BODY.pattern}")
# What goes on as the same name: 青柳高速|公路, 青柳电厂|二期|项目, 青红铁路|云杉段.
_AFTER = re.compile(rf"(?:(?<=高速)公路)?(?:{SECTION})?(?:{PHASE})?(?:建设)?(?:项目|工程)?(?:{PHASE})?")
_MINIMUM = 4
_TELLING = 7  # characters of a name that is no word of its own, whatever it ends in: 青柳国际花木城
_SURE = 0.7  # confidence of a name whose own stage or amount is told
_OFTEN = 3  # occurrences of a name that the article is not about
# 青柳国际冷链物流园项目（以下简称“青柳物流园”）.
_SHORT = re.compile(r"”?（(?:以下|下文|下)?(?:简称|称)(?:为|：)?[“‘]?(?P<short>[^，。；（）“”‘’]{2,14})[”’]?）")


def short_forms(text: str, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the short forms that the text gives to names right behind them, in brackets."""
    matches = (_SHORT.match(text, end) for _, end in sorted(found))
    return [match.span("short") for match in matches if match]


def _of_another(text: str, end: int, stop: int) -> bool:
    """Whether the words at ``end``, or at ``stop`` behind its 建设项目, make the name a part of a company's or a body's."""
    return bool(_COMPANY.match(text, end) or _COMPANY.match(text, stop))


def _passes_by(text: str, span: tuple[int, int], often: bool) -> bool:
    """Whether a facility only comes up there: it has long been running, or nothing is built in the sentence and it is not the topic."""
    start, end = span
    if runs(text, span):
        return True
    if often:
        return False
    low, high = text.rfind("。", 0, start) + 1, text.find("。", end)
    return CONTEXT.search(text, low, high if high >= 0 else len(text)) is None


def repeats(text: str, found: Mapping[tuple[int, int], tuple[str, float]]) -> dict[tuple[int, int], tuple[str, float]]:
    """The spans of ``text`` outside ``found`` that repeat one of its names.

    A core of fewer than four characters is not looked for: it is too likely to be a word of its own.
    """
    cores: dict[str, float] = {}
    for (start, end), (rule, score) in found.items():
        name = core(text[start:end])
        cores[name] = max(cores.get(name, 0.0), score if rule == "name.facility" else 1.0)
    extra: dict[tuple[int, int], tuple[str, float]] = {}
    taken = bytearray(len(text) + 1)
    for start, end in found:
        taken[start:end] = b"\1" * (end - start)
    for name in sorted(cores, key=lambda name: (-len(name), name)):
        if len(name) < _MINIMUM:
            continue
        often = cores[name] >= _SURE or text.count(name) > _OFTEN
        position = text.find(name)
        while position >= 0:
            tail = _AFTER.match(text, position + len(name))
            span = (position, tail.end() if tail else position + len(name))
            bare = span[1] - position == len(name) < _TELLING and not ends_in_head(name)
            if cores[name] < 1 and _passes_by(text, span, often):
                bare = True
            if not bare and not _of_another(text, position + len(name), span[1]) and not any(taken[span[0] : span[1]]):
                extra[span] = ("name.repeated", 0.75)
                taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
            position = text.find(name, span[1])
    return extra
