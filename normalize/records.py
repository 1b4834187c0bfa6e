"""What the normalize room hands over: the articles of a source in simplified, repaired text, each aligned to its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from normalize.alignment import Alignment


class Repair(NamedTuple):
    """One change that decoding damage, notes or layout made necessary, with its place in ``Source.text``.

    ``kind`` names the step (pinyin_note, mojibake, damaged, script_choice, protected_name, line_join, space, control …);
    ``before`` is the source's text of the span, ``after`` what stands for it in the article (may be empty).
    """

    kind: str
    source_start: int
    source_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Article:
    r"""One news item of a source.

    ``text`` is simplified, repaired and joined: headline line (where the source's text holds it), then the body, one
    paragraph a line, separated by ``\n``. ``alignment`` maps each of its characters to ``Source.text``.
    ``source_start``/``source_end`` delimit the item in ``Source.text``; ``body_start`` is where the body begins in ``text``
    (0 where the headline is not part of the text). ``damaged`` are spans of ``text`` that could not be restored: no name may
    be read across them. ``reference_date`` is what relative dates count from: ``published_at``, or what the text itself
    fixes; where only the year is known it is None and ``reference_year`` is set.
    """

    doc_id: str
    source_id: str
    source_start: int
    source_end: int
    text: str = field(repr=False)
    alignment: Alignment = field(repr=False)
    body_start: int = 0
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published_at: date | None = None
    reference_date: date | None = None
    reference_year: int | None = None
    reference_confidence: float = 1.0
    region: str | None = None
    adcode: str | None = None
    damaged: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Normalized:
    """The result for one source: its script (simplified, traditional, pinyin, mixed), its repairs in order, its articles in order."""

    script: str
    repairs: tuple[Repair, ...]
    articles: tuple[Article, ...]
