"""``taizhang look``: a file's articles with what was found in them, coloured in place, and the rule of each finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.errors import UnreadableSource
from corpus.read import decode
from corpus.records import RawSource, Reject
from extract.find import find
from extract.records import Evidence, Facts, Mention, Project
from normalize.normalize import normalize
from normalize.records import Article

STYLES = {
    "MONEY": "bold green",
    "DATE": "cyan",
    "AREA": "yellow",
    "PROJECT": "bold magenta",
    "ORG": "blue",
    "PLACE": "red",
}
# What the codes of extract.link.investment.unlinked mean.
UNLINKED = {
    "no_project": "no project is spoken of there",
    "unknown_value": "its value is not known",
    "rate": "it is a rate",
    "done_or_yearly": "it is what was done so far, in a year, or at first",
    "effect": "it is what a project is to bring about",
    "group": "it is a group's",
    "phase": "it is a phase's or another part's",
    "several": "several names stand there, none of them alone",
    "apart": "other words stand between it and the name",
    "other_amount": "the project has another one, told nearer to its name or exactly",
}
# Anything that a terminal could take for a command, or that turns the order of the words on the screen.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show(inputs: Iterable[RawSource | Reject]) -> int:
    """Shows every source of ``inputs`` on stdout; 0 where all could be read, 1 where one could not."""
    console = Console(highlight=False)
    failed = 0
    for item in inputs:
        failed |= _show_reject(console, item) if isinstance(item, Reject) else _show_source(console, item)
    return failed


def safe(text: str) -> str:
    """The text with control characters shown as U+FFFD, so that a source can't steer the reader's terminal."""
    return _CONTROL.sub("\ufffd", text)


def _show_reject(console: Console, reject: Reject) -> int:
    console.print(Text(safe(f"{reject.path} {reject.record or ''} rejected: {reject.reason}. {reject.detail}"), "red"))
    return 1


def _show_source(console: Console, raw: RawSource) -> int:
    try:
        source = decode(raw)
    except UnreadableSource as problem:
        return _show_reject(console, Reject(raw.path, raw.record, "corpus", problem.reason, problem.detail))
    normalized = normalize(source)
    told = f"{source.path} {source.record or ''} · {source.format} · {source.encoding} · {normalized.script}"
    console.rule(Text(safe(f"{told} · {len(normalized.repairs)} repairs")))
    for article in normalized.articles:
        _show_article(console, article, find(article))
    return 0


def _show_article(console: Console, article: Article, facts: Facts) -> None:
    told = (article.title, article.publisher, article.published_at, f"{article.source_start}–{article.source_end}")
    console.print(Text(safe(" · ".join(str(cell or "–") for cell in told)), "bold"))
    console.print(coloured(article, facts))
    if facts.mentions:
        console.print(_mentions(article, facts))
    for project in facts.projects:
        console.print(_record(article, project, facts))
    for line in (*statistic_lines(article, facts), *unlinked_lines(facts)):
        console.print(Text(safe(line)))
    console.print()


def coloured(article: Article, facts: Facts) -> Text:
    """The article's text, each mention in the colour of its type."""
    text = Text(safe(article.text))
    for mention in facts.mentions:
        text.stylize(STYLES.get(mention.type, "dim"), mention.start, mention.end)
    return text


def _mentions(article: Article, facts: Facts) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("source", "type", "words", "value", "rule"):
        table.add_column(heading)
    for mention in facts.mentions:
        start, end = article.alignment.span(mention.start, mention.end)
        style = STYLES.get(mention.type, "dim")
        cells = (f"{start}–{end}", mention.type, mention.text, value_told(mention), mention.rule)
        table.add_row(*(Text(safe(cell), style) for cell in cells))
    return table


def value_told(mention: Mention) -> str:
    """A mention's value in figures: an amount with its currency and role, the days of a date."""
    if mention.type == "DATE":
        return mention.duration or _between(mention.date_start, mention.date_end)
    if mention.value_min is None and mention.value_max is None:
        return mention.role or ""
    about = "≈ " if mention.approx else ""
    rate = f"/{mention.per}" if mention.per else ""
    value = _between(mention.value_min, mention.value_max)
    return f"{about}{value} {mention.unit or ''}{rate} {mention.role or ''}".rstrip()


def _between(low: object, high: object) -> str:
    if low == high:
        return _plain(low)
    return f"{_plain(low)} … {_plain(high)}"


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return "" if value is None else str(value)


def statistic_lines(article: Article, facts: Facts) -> Iterator[str]:
    """The figures about groups, a line each: measure, value, growth, period, its words, and of which total it is told as a part."""
    totals = {m.statistic: m.total for m in facts.members if m.statistic is not None}
    listed = Counter(m.total for m in facts.members if m.project is not None)
    for place, figure in enumerate(facts.statistics):
        told = (
            f"{figure.subject} · {figure.measure} · {_plain(figure.value) or '–'} {figure.unit} · {figure.yoy or '–'} %"
        )
        period = _between(figure.period_start, figure.period_end) or "no period"
        part = f" · part of {facts.statistics[totals[place]].subject}" if place in totals else ""
        members = f" · {listed[place]} of its projects listed" if listed[place] else ""
        yield f"statistic: {told} · {period}{part}{members} · {_words(article, (figure.start, figure.end))}"


def unlinked_lines(facts: Facts) -> Iterator[str]:
    """Why a total investment was not given to any project, a line each."""
    for index, reason in facts.unlinked:
        yield f"“{facts.mentions[index].text}” is no project's: {UNLINKED.get(reason, reason)}"


def _record(article: Article, project: Project, facts: Facts) -> Text:
    return Text(safe("\n  ".join(record_lines(article, project, facts))), STYLES["PROJECT"])


def record_lines(article: Article, project: Project, facts: Facts) -> list[str]:
    """One project record, its name first; each value with the words that say it, their place in the source, and its rule or model."""
    name = facts.mentions[project.mentions[0]]
    lines = [f"project: {project.name} · {_source(article, (name.start, name.end), name.rule)}"]
    if project.aliases:
        lines.append("also called " + "、".join(project.aliases))
    if project.industry is not None:
        lines.append(f"industry {project.industry} (from its name)")
    values = _values(project)
    lines += [f"{values[e.field, e.value]} · {_source(article, e.span, e.rule)}" for e in project.evidence]
    for stage in project.stages:
        told = f"{'expected ' if stage.expected else ''}{stage.stage} {_between(stage.date_start, stage.date_end)}".rstrip()
        lines.append(f"{told} · {_source(article, (stage.start, stage.end), stage.rule)}")
    return lines


def _source(article: Article, span: tuple[int, int] | None, rule: str) -> str:
    """The words of a span with their place in the source, and what read them."""
    return f"{'the article as a whole' if span is None else _words(article, span)} · {rule}"


def _words(article: Article, span: tuple[int, int]) -> str:
    start, end = article.alignment.span(*span)
    return f"“{article.text[slice(*span)]}” {start}–{end}"


def _values(project: Project) -> dict[tuple[str, str], str]:
    """What each evidence of a project says, by its field and value."""
    told = {("place", place.name): f"place {place.name} {place.adcode or ''}".rstrip() for place in project.places}
    return told | {(e.field, e.value): _value(project, e) for e in project.evidence if e.field != "place"}


def _value(project: Project, told: Evidence) -> str:
    money = project.investment
    if told.field == "total_investment" and money is not None:
        return f"investment {_between(money.minimum, money.maximum)} {money.currency}"
    if told.field in ("land_area", "floor_area"):
        area = project.land_area_m2 if told.field == "land_area" else project.floor_area_m2
        return f"{told.field.replace('_', ' ')} {area:,.0f} m²"
    return f"{told.field} {told.value}"
