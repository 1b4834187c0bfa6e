"""Further occurrences of a name that the article has already given, with or without its 项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.names_words import ENDS_IN_HEAD, OF_A_BODY, PHASE, core

_COMPANY = re.compile(rf"(?:项目|工程)?(?:有限|股份)?(?:公司|集团)|银行|人|者|{OF_A_BODY.pattern}")
# What goes on as the same name: 青柳高速|公路, 青柳电厂|二期|项目.
_AFTER = re.compile(rf"(?:(?<=高速)公路)?(?:{PHASE})?(?:建设)?(?:项目|工程)?(?:{PHASE})?")
_MINIMUM = 4
# 青柳国际冷链物流园项目（以下简称“青柳物流园”）.
_SHORT = re.compile(r"”?（(?:以下|下文|下)?(?:简称|称)(?:为|：)?[“‘]?(?P<short>[^，。；（）“”‘’]{2,14})[”’]?）")


def short_forms(text: str, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the short forms that the text gives to names right behind them, in brackets."""
    matches = (_SHORT.match(text, end) for _, end in sorted(found))
    return [match.span("short") for match in matches if match]


def _of_another(text: str, end: int, stop: int) -> bool:
    """Whether the words at ``end``, or at ``stop`` behind its 建设项目, make the name a part of a company's or a body's."""
    return bool(_COMPANY.match(text, end) or _COMPANY.match(text, stop))


def repeats(text: str, found: Mapping[tuple[int, int], tuple[str, float]]) -> dict[tuple[int, int], tuple[str, float]]:
    """The spans of ``text`` outside ``found`` that repeat one of its names.

    A core of fewer than four characters is not looked for: it is too likely to be a word of its own.
    """
    cores = sorted({core(text[start:end]) for start, end in found}, key=lambda name: (-len(name), name))
    extra: dict[tuple[int, int], tuple[str, float]] = {}
    taken = bytearray(len(text) + 1)
    for start, end in found:
        taken[start:end] = b"\1" * (end - start)
    for name in cores:
        if len(name) < _MINIMUM:
            continue
        position = text.find(name)
        while position >= 0:
            tail = _AFTER.match(text, position + len(name))
            span = (position, tail.end() if tail else position + len(name))
            bare = span[1] - position == len(name) and not ENDS_IN_HEAD.search(name)
            if not bare and not _of_another(text, position + len(name), span[1]) and not any(taken[span[0] : span[1]]):
                extra[span] = ("name.repeated", 0.75)
                taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
            position = text.find(name, span[1])
    return extra
