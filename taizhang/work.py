"""The whole work on some sources: raw bytes in, the rows of all tables out.

``process`` is the one function that every engine maps. It knows no engine, no file and no clock: the same sources give
the same bytes in any process on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from corpus.errors import UnreadableSource
from corpus.read import decode
from corpus.records import RawSource, Reject
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.wire import pack

# What Arrow raises for a value that its column can't hold: a wrong type, a lone surrogate, a number out of range.
MISFITS = (pa.ArrowException, ValueError, TypeError, OverflowError)

# Sizes in characters above which a text is refused at once. No article is as long as this (a five-year plan has some 100 000
# characters), and a source with more could not be done in the time that one is given.
MOST_OF_A_SOURCE = 2_000_000
MOST_OF_AN_ARTICLE = 150_000


def process(batch: Sequence[RawSource]) -> bytes:
    """The packed tables of ``batch``: for each source all its rows, or one row of rejects, never a part.

    Raises MemoryError and nothing else.

    Args:
        batch: raw sources, in the order in which their rows are to stand.
    """
    found = [_rows_of(raw) for raw in batch]
    try:
        return pack(_joined(found))
    except MISFITS:
        return pack(_joined([_fitting(raw, rows) for raw, rows in zip(batch, found, strict=True)]))


def refuse(raw: RawSource, reason: str, detail: str, stage: str = "taizhang") -> Reject:
    """The reject of a source that ``process`` could not be asked for, or could not do."""
    return Reject(raw.path, raw.record, stage, reason, detail)


def _joined(found: Sequence[Rows]) -> dict[str, pa.Table]:
    rows = Rows()
    for one in found:
        rows.add(one)
    return rows.tables()


def _fitting(raw: RawSource, rows: Rows) -> Rows:
    """The rows, or a reject where a value does not fit its column: a bad source must not spoil its batch."""
    try:
        rows.tables()
    except MISFITS as problem:
        return _refused(raw, refuse(raw, "error", _told(problem)))
    return rows


def _rows_of(raw: RawSource) -> Rows:
    """The rows of one source, or of its reject."""
    try:
        return _extracted(raw)
    except UnreadableSource as problem:
        return _refused(raw, refuse(raw, problem.reason, problem.detail, "corpus"))
    except MemoryError:
        raise  # the engine's matter: alone in a fresh worker the source may fit
    # The one broad except of the project: whatever a source makes a rule or a library raise, the other sources go on.
    except Exception as problem:  # noqa: BLE001
        return _refused(raw, refuse(raw, "error", _told(problem)))


def _extracted(raw: RawSource) -> Rows:
    # Imported here: the parent of workers hands this module's function on, and need not wait for the rooms that it calls.
    from extract.find import find
    from normalize.normalize import normalize

    source = decode(raw)
    _check_size("source", len(source.text), MOST_OF_A_SOURCE)
    normalized = normalize(source)
    if not normalized.articles:
        raise UnreadableSource("empty", "no article was found in the text")
    _check_size("article", max(len(article.text) for article in normalized.articles), MOST_OF_AN_ARTICLE)
    rows = Rows()
    rows.add_source(source, input_id(raw), normalized, [find(article) for article in normalized.articles])
    return rows


def _check_size(what: str, size: int, most: int) -> None:
    """Refuses what no news is as large as, before it takes the time and memory of its neighbours."""
    if size > most:
        told = (
            f"the {what} has {size:,} characters, more than {most:,}; split it where one text ends and the next begins"
        )
        raise UnreadableSource("too_large", told)


def _refused(raw: RawSource, reject: Reject) -> Rows:
    rows = Rows()
    rows.add_reject(reject, input_id(raw))
    return rows


def _told(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:300]
