"""Whether a date is told as past or as planned, by the words beside it in its clause."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "likely", "future", ""]

_LEFT = 14
_RIGHT = 24
_CLAUSES_BEFORE = re.compile(r"[\s\S]*[，,。；;！？!?\n]")
_CLAUSE_AFTER = re.compile(r"[，, ]*+([^，,。；;！？!?\n]*+)")
_PLANNED_BEFORE = re.compile(
    r"(?:将|拟|计划|预计|预期|力争|争取|确保|有望|定于|即将|届时|可望|目标|要在|赶在|提前|最迟|下一步)[^，,。；;]*$|[持延]续[至到]$"
)
_PLANNED_AFTER = re.compile(
    r"将|拟|计划|预计|力争|争取|确保|有望|届时|即将|可望|^起(?:实施|执行|施行|正式|开)|可(?:实现|完成|建成|投)|前(?:完成|建成|开工|投产|竣工)"
)
# 完成, 实现 and 开工 are said of plans as well, so they decide nothing.
_PAST = re.compile(r"[已了曾]|同比|增长|下降|累计|获悉|以来|宣布|截至|截止|通报|过去|早在|记者从")


def tense(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``text[start:end]``: the words just before it count more than those after it.

    ``likely`` is a 将 or 可 after the date, which may also be the 将 that only moves an object (紧急将响应级别提升).
    """
    before = text[max(0, start - _LEFT) : start]
    if _tells(_PLANNED_BEFORE, before):
        return "future"
    match = _CLAUSE_AFTER.match(text, end, end + _RIGHT)
    after = match[1] if match else ""
    if _PLANNED_AFTER.search(after):
        return "likely"
    return "past" if _PAST.search(after) or _tells(_PAST, before) else ""


def _tells(pattern: re.Pattern[str], before: str) -> bool:
    """Whether the last clause of ``before`` has such a word: it is cut out only where all of ``before`` has one."""
    if not pattern.search(before):
        return False
    last = _CLAUSES_BEFORE.match(before)
    return last is None or pattern.search(before[last.end() :]) is not None
