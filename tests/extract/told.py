"""The statistics of a made-up article, for the tests of what is counted, named and dated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extract.dates import Reference, find_dates
from extract.money import find_money
from extract.records import Mention, Project, Statistic
from extract.segment import sentences
from extract.statistics import find_statistics
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 7, 20)


def statistics(
    text: str, day: date = DAY, *, linked: tuple[int, ...] = (), names: tuple[str, ...] = ()
) -> tuple[Statistic, ...]:
    """The statistics of ``text``, news of ``day``; ``linked`` are amounts that a project owns, ``names`` the projects named in it."""
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), region="甲县", adcode="000001", reference_date=day
    )
    spans = sentences(text)
    told = [Mention("PROJECT", text.index(n), text.index(n) + len(n), n, "test", 1.0) for n in names]
    mentions = [*find_money(text, spans), *find_dates(text, spans, Reference(day)), *told]
    return find_statistics(article, spans, sorted(mentions, key=lambda m: m.start), (Project("x", (), linked=linked),))


def facts(rows: tuple[Statistic, ...]) -> set[tuple[str, Decimal | None, str]]:
    """Measure, value and unit of each."""
    return {(row.measure, row.value, row.unit) for row in rows}
