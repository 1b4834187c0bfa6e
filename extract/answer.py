"""Answers questions about single texts: a JSON line in, a JSON line with the mentions out, in order (``taizhang extract``)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.records import content_id
from extract.areas import find_areas
from extract.dates import Reference, find_dates
from extract.figures import find_figures
from extract.find import find
from extract.money import find_money
from extract.numbers import find_numbers
from extract.records import Mention, MentionType, Sentence
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article
from normalize.script import to_simplified

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMES = frozenset({"PROJECT", "ORG", "PLACE"})
_NUMBERS = frozenset({"CARDINAL", "ORDINAL"})
_FIGURES = frozenset({"PERCENT", "CAPACITY", "COUNT"})
_TABLE = frozenset({"MONEY", "DATE", "AREA"}) | _NAMES | _FIGURES


_NUMBER_TYPES: dict[str, MentionType] = {"cardinal": "CARDINAL", "ordinal": "ORDINAL", "percent": "PERCENT"}


@dataclass(frozen=True, slots=True)
class _Question:
    """One line that was understood. ``types`` are the kinds wanted, ``broad`` asks for dates that the tables leave out."""

    name: Any
    text: str
    reference: date | None
    types: frozenset[str]
    broad: bool


class _BadLineError(ValueError):
    """A line that is no question; its message says why."""


def answer(lines: Iterable[str | bytes]) -> Iterator[str]:
    """One JSON line for each line, in order: ``{"id", "mentions"}``; a bad line has ``error`` and no mentions.

    A line is ``{"id", "text", "reference_date"?, "types"?, "broad"?}``. A mention has the columns of the mentions table, its
    offsets count in the given text. ``types`` names the kinds wanted (by default all of the table; CARDINAL and ORDINAL on
    request); ``broad`` also gives dates that the tables leave out (每周, holidays, open ends).

    >>> next(answer(['{"id": 1}']))
    '{"id": 1, "mentions": [], "error": "the line has no text field that is a string"}'
    """
    for line in lines:
        said = json.dumps(_answer(line), ensure_ascii=False)
        # Half of a surrogate pair has no UTF-8 form: such a line is written in escapes.
        yield json.dumps(json.loads(said)) if _SURROGATE.search(said) else said


def _answer(line: str | bytes) -> dict[str, Any]:
    name: Any = None
    try:
        asked = _parsed(line)
        name = asked.get("id")
        question = _question(asked)
    except _BadLineError as error:
        return {"id": name, "mentions": [], "error": str(error)}
    return {"id": name, "mentions": [_row(question, mention) for mention in _mentions(question)]}


def _parsed(line: str | bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadLineError("the line is not valid JSON") from None
    if not isinstance(asked, dict):
        raise _BadLineError("the line is not a JSON object")
    return asked


def _question(asked: dict[str, Any]) -> _Question:
    text = asked.get("text")
    if not isinstance(text, str):
        raise _BadLineError("the line has no text field that is a string")
    types = asked.get("types")
    if types is not None and not (isinstance(types, list) and all(isinstance(kind, str) for kind in types)):
        raise _BadLineError("types is not a list of strings")
    return _Question(
        name=asked.get("id"),
        text=text,
        reference=_day(asked.get("reference_date")),
        types=_TABLE if types is None else frozenset(types),
        broad=bool(asked.get("broad")),
    )


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise _BadLineError("reference_date is not a day of the form 2021-06-14") from None


def _mentions(question: _Question) -> list[Mention]:
    """The mentions of the kinds wanted, in order; names are looked for only where they are wanted, since they cost most."""
    text = to_simplified(question.text)
    if question.types & _NAMES:
        found = list(find(_article(question, text)).mentions)
        have = {mention.type for mention in found}
    else:
        found, have = [], set()
    cut = sentences(text)
    for types, finder in _finders(question):
        if types & question.types and not types & have:
            found += finder(text, cut)
    wanted = [mention for mention in found if mention.type in question.types]
    return sorted(wanted, key=lambda m: (m.start, m.end, m.type))


_Finder = Callable[[str, Sequence[Sentence]], list[Mention]]


def _finders(question: _Question) -> list[tuple[frozenset[str], _Finder]]:
    reference = Reference(question.reference)
    figures: _Finder = find_figures
    if question.types & _NUMBERS:
        figures = _numbers
    return [
        (frozenset({"MONEY"}), find_money),
        (frozenset({"AREA"}), find_areas),
        (frozenset({"DATE"}), lambda text, cut: find_dates(text, cut, reference, question.broad)),
        (_FIGURES | _NUMBERS, figures),
    ]


def _numbers(text: str, _cut: Sequence[Sentence]) -> list[Mention]:
    """Every number of its own: here a percent is one numeral and never a range."""
    return [
        Mention(
            type=_NUMBER_TYPES[number.kind],
            start=number.start,
            end=number.end,
            text=text[number.start : number.end],
            rule=f"number.{number.kind}",
            value_min=number.value,
            value_max=number.value,
            unit="%" if number.kind == "percent" else None,
        )
        for number in find_numbers(text)
    ]


def _article(question: _Question, text: str) -> Article:
    return Article(
        doc_id=content_id(question.text),
        source_id=content_id(question.text),
        source_start=0,
        source_end=len(text),
        text=text,
        alignment=Alignment.identity(len(text)),
        published_at=question.reference,
        reference_date=question.reference,
    )


def _row(question: _Question, mention: Mention) -> dict[str, Any]:
    document = content_id(question.text)
    return {
        "mention_id": content_id(document, mention.type, mention.start, mention.end),
        "doc_id": document,
        "source_id": document,
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "source_start": mention.start,
        "source_end": mention.end,
        "text": question.text[mention.start : mention.end],
        "value_min": None if mention.value_min is None else float(mention.value_min),
        "value_max": None if mention.value_max is None else float(mention.value_max),
        "unit": mention.unit,
        "approx": mention.approx,
        "role": mention.role,
        "per": mention.per,
        "date_start": mention.date_start.isoformat() if mention.date_start else None,
        "date_end": mention.date_end.isoformat() if mention.date_end else None,
        "duration": mention.duration,
        "grain": mention.grain,
        "adcode": mention.adcode,
        "project_id": None,
        "rule": mention.rule,
        "confidence": mention.confidence,
    }
