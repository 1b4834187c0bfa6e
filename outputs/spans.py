"""Checks of spans: the words of a row stand where the row says, in the article's text and in the source as it was."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from normalize.clean import clean

Repairs = Sequence[dict[str, Any]]

_SPACE = re.compile(r"\s+")
_COLUMNS = ("doc_id", "source_id", "start", "end", "source_start", "source_end", "text")
_KEYS = {
    "mentions": "mention_id",
    "project_stages": "stage_id",
    "project_evidence": "evidence_id",
    "statistics": "statistic_id",
}


def span_problems(tables: dict[str, pa.Table]) -> Iterator[str]:
    """What is wrong with the spans of documents, mentions, stages, evidence and statistics."""
    texts = dict(zip(*_columns(tables["documents"], "doc_id", "text"), strict=True))
    sources = dict(zip(*_columns(tables["sources"], "source_id", "text"), strict=True))
    repairs = dict(zip(*_columns(tables["sources"], "source_id", "repairs"), strict=True))
    yield from _outside(tables["documents"], sources)
    for name, key in _KEYS.items():
        for row_id, *row in zip(*_columns(tables[name], key, *_COLUMNS), strict=True):
            wrong = _wrong(row, texts, sources, repairs)
            if wrong:
                yield f"{name}: {row_id} {wrong}"


def _columns(table: pa.Table, *names: str) -> list[list[Any]]:
    return [table[name].to_pylist() for name in names]


def _outside(documents: pa.Table, sources: dict[str, str]) -> Iterator[str]:
    """Articles outside their source, or over another of it."""
    ends: dict[str, int] = defaultdict(int)
    rows = sorted(zip(*_columns(documents, "source_id", "source_start", "source_end", "doc_id"), strict=True))
    for source_id, start, end, doc_id in rows:
        if not 0 <= start <= end <= len(sources.get(source_id, "")):
            yield f"documents: {doc_id} reaches outside its source"
        if start < ends[source_id]:
            yield f"documents: {doc_id} begins inside another article"
        ends[source_id] = max(ends[source_id], end)


def _wrong(
    row: Sequence[Any], texts: dict[str, str], sources: dict[str, str], repairs: dict[str, Repairs]
) -> str | None:
    doc_id, source_id, start, end, source_start, source_end, text = row
    if start is None and {end, source_start, source_end, text} == {None}:
        return None  # the whole article tells it; the schema says which tables may
    if texts.get(doc_id, "")[start:end] != text or not text:
        return f"says {text!r}, the article's text has {texts.get(doc_id, '')[start:end]!r} there"
    original = sources.get(source_id, "")[source_start:source_end]
    if text == original or _folded(original) == _folded(text):
        return None
    known = repairs.get(source_id, ())
    if _folded(_repaired(original, source_start, known)) == _folded(text):
        return None
    if any(_folded(text) in _folded(after) for after in _restored(source_start, source_end, known)):
        return None
    return f"says {text!r}, the source has {original!r} there"


@functools.lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """The text normalised, without the spaces and line breaks that joining may take or leave."""
    return _SPACE.sub("", clean(text).text)


def _restored(start: int, end: int, repairs: Repairs) -> Iterator[str]:
    """What stands for a run that is the span: where its length has changed, each of its characters has the place of all."""
    for repair in repairs:
        if repair["source_start"] == start and end == repair["source_end"] and len(repair["after"]) > 1:
            yield repair["after"]


def _repaired(original: str, offset: int, repairs: Repairs) -> str:
    """The words of a span of the source with the listed repairs that lie inside it, or as far as they reach into it.

    Only a repair that keeps the length, and so the place of each character, can reach in from outside.
    """
    pieces: list[str] = []
    done = 0
    for repair in repairs:
        start, end = repair["source_start"] - offset, repair["source_end"] - offset
        after = repair["after"]
        if (start < 0 < end or start < len(original) < end) and len(after) == end - start:
            after = after[max(0, -start) : len(original) - start]
            start, end = max(0, start), min(end, len(original))
        if done <= start <= end <= len(original):
            pieces += original[done:start], after
            done = end
    return "".join(pieces) + original[done:]
