"""The figures about groups and economies that an article tells, each once, as claims with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.link.places_focus import is_round_up
from extract.records import Mention, Project, Sentence, Statistic
from extract.statistics.amount_lists import in_sequence, of_the_same, reached
from extract.statistics.amounts import IN_DOLLARS, Amount, find_amounts, parts_of_total
from extract.statistics.built import find_built, may_be_built
from extract.statistics.changes import Change, find_changes, grows_alone
from extract.statistics.context import is_yield
from extract.statistics.counts import Bound, Group, find_groups, with_siblings
from extract.statistics.excluded import is_excluded
from extract.statistics.growth import growth_rates, growths, may_grow
from extract.statistics.kinds import by_kind
from extract.statistics.periods import NO_PERIOD, Period, event_days, heads, when_running
from extract.statistics.scope import Clause, Scope, make_scope
from extract.statistics.shared import begun, each_of, parts, totals
from extract.statistics.subjects import a_stage_in, similar
from extract.statistics.thread import BARE_NOUNS, Figure, Thread
from normalize.records import Article

_ACTORS = frozenset({"企业", "公司", "机构", "平台", "基地", "景区"})
_REACH = 60  # characters between a figure and the growth that is said of it
# …，货运航班量增长8%: not what was counted before
_OTHER_THING = re.compile(
    r"(?<![数总])(?:投入|量|额|产值|增加值|总值|收入|贷款|人数|人次|人口|能耗|排放|浓度|比重|面积)(?:预计|将|也|均|分别|实现)*$"
)
_MOST_COMPARED = 50  # rows of one number that a row is compared with; more are a table, no story
_TELLING_DIGITS = 3  # a number of so many digits is told of two groups by chance only
_ROUNDED = Decimal("1.1")  # a headline's 超8亿 is at most 8.8
_HEADLINE_ROWS = 4  # rows behind a headline's in which its item tells the exact figure
_SAME_INDICATOR = 0.5  # two growth rates of one size are one where their indicators share this much
_SAME_KIND = 0.2
_SAME_SUBJECT = 0.25  # two rows of one value are one figure where their subjects share this much


def find_statistics(
    article: Article, sentences: tuple[Sentence, ...], mentions: Sequence[Mention], projects: Sequence[Project]
) -> tuple[Statistic, ...]:
    """The statistics of an article in text order (guidelines, section 6).

    Amounts that a project owns, size classes and rates are left alone; of a figure told twice the first stays.
    """
    taken = frozenset(index for project in projects for index in project.linked)
    scope = make_scope(article, sentences, mentions, taken)
    told = [(index, figure) for index in scope.telling() for figure in _figures(scope, index)]
    told = by_kind(scope, told)
    found: list[Statistic] = []
    bulletin = is_round_up(article.title or "")
    thread = Thread({}, event_days(scope) if told else (), bulletin)
    for index, bare in told:
        figure = thread.named(scope, index, bare)
        made = figure.measure in ("output", "tax")
        later = made and when_running(scope, index, figure.end)
        if made and is_yield(figure.subject, later=later):
            continue  # one plant's or one firm's
        if figure.measure != "count" and figure.subject in BARE_NOUNS and not thread.group:
            continue  # 项目总投资9亿元: one project's, where no group is told before it
        if figure.subject == IN_DOLLARS:
            continue
        if is_excluded(scope, index, figure.subject, figure.measure, figure.value, range(figure.start, figure.end)):
            continue
        if figure.subject in _ACTORS:
            continue  # 9家企业, 助企融资9亿元: those who do something, of no kind
        thread = thread.past(scope, index, figure)
        thread = thread._replace(lead=NO_PERIOD) if bulletin else thread  # each item has a time of its own
        found.append(_statistic(scope, figure, NO_PERIOD if later else thread.period))
    rows = _once(scope, sorted(found, key=lambda s: (s.start, s.end, s.measure)))
    return tuple(_without_echoes(_unrounded(scope, rows)))


def _figures(scope: Scope, index: int) -> list[Figure]:
    sentence, clauses = scope.sentences[index], scope.clauses(index)
    counting = scope.counting(clauses)
    counted = [group for clause in counting for group in find_groups(scope, clause)]
    if counting and may_be_built(scope, sentence.start, sentence.end):
        counted += [group for clause in counting for group in find_built(scope, clause, counted)]
    groups = with_siblings(scope, clauses, each_of(scope, counted)) if counted else []
    if groups and (len(counting) > 1 or _end_of_parts(scope, index) > sentence.end):
        more = [*totals(scope, counting, groups), *parts(scope, _end_of_parts(scope, index), groups)]
        groups = sorted([*groups, *more], key=lambda group: group.start)
    paying = scope.paying(clauses)
    amounts = _amounts(scope, paying, groups) if paying else []
    # Behind the amounts: what is paid is paid for the whole.
    at_stages = begun(scope, _end_of_parts(scope, index), groups) if groups else []
    figures = [*map(_from_group, [*groups, *at_stages]), *map(_from_amount, amounts)]
    figures.sort(key=lambda figure: figure.end)
    if may_grow(scope.text, sentence.start, sentence.end):
        figures = _with_growth(scope, index, figures)
        growing = [clause for clause in clauses if may_grow(scope.text, clause.start, clause.end)]
        figures += [_from_change(change) for clause in growing for change in _changes(scope, clause, figures)]
    return [f for f in figures if len(f.subject) > 1 and (f.value is not None or f.yoy is not None)]


def _end_of_parts(scope: Scope, index: int) -> int:
    """Where the parts of a count end that a sentence tells: with the next one where that begins with 其中."""
    if index + 1 < len(scope.sentences) and scope.text.startswith("其中", scope.sentences[index + 1].start):
        return scope.sentences[index + 1].end
    return scope.sentences[index].end


def _amounts(scope: Scope, clauses: Sequence[Clause], groups: Sequence[Group]) -> list[Amount]:
    told = [amount for clause in clauses for amount in find_amounts(scope, clause, groups)]
    named = reached(scope, told)
    orphans = _orphans(scope, clauses, named)
    if not orphans:
        return of_the_same(named)
    named = in_sequence(scope, named, orphans)
    named += parts_of_total(scope, clauses, named, _orphans(scope, clauses, named))
    return of_the_same(sorted(named, key=lambda amount: amount.mention.start))


def _orphans(scope: Scope, clauses: Sequence[Clause], named: Sequence[Amount]) -> list[Mention]:
    """The amounts of a sentence that have no name of their own and no project."""
    owned = {amount.mention.start for amount in named}
    told = [pair for clause in clauses for pair in scope.of_type("MONEY", clause.start, clause.end)]
    return [m for i, m in told if i not in scope.taken and m.start not in owned and m.role != "threshold"]


def _from_group(group: Group) -> Figure:
    return Figure(group.subject, "count", group.value, group.unit, group.bound, group.start, group.end)


def _from_amount(amount: Amount) -> Figure:
    """An amount's figure; a bound's number is the value, as told (过亿元 of a target included)."""
    money = amount.mention
    value = money.value_min if money.value_min is not None else money.value_max
    bound: Bound | None = "approx" if money.approx else None
    if money.value_max is None and money.value_min is not None:
        bound = "at_least"
    elif money.value_min is None and money.value_max is not None:
        bound = "at_most"
    return Figure(
        amount.subject, amount.measure, value, money.unit or "CNY", bound, amount.start, money.end, amount.yoy
    )


def _from_change(change: Change) -> Figure:
    unit = "个" if change.measure == "count" else "CNY"
    return Figure(change.subject, change.measure, None, unit, None, change.start, change.end, change.yoy)


def _with_growth(scope: Scope, index: int, figures: list[Figure]) -> list[Figure]:
    """The figures with the growth said of them: k rates belong to the last k figures before them."""
    sentence = scope.sentences[index]
    grown, since = list(figures), sentence.start
    for growth in growths(scope.text, sentence.start, sentence.end):
        rates = growth_rates(scope.text, growth.start(), growth.end())
        near = [k for k, f in enumerate(grown) if since <= f.end <= growth.start() <= f.end + _REACH]
        if not rates or len(near) < len(rates):
            since = growth.end()
        elif not _has_its_own(scope.text[sentence.start : growth.start()], sentence.start, grown[near[-1]]):
            for k, rate in zip(near[-len(rates) :], rates, strict=True):
                grown[k] = grown[k]._replace(yoy=rate)
            since = growth.end()
    return grown


def _has_its_own(before: str, base: int, last: Figure) -> bool:
    """Whether a growth rate stands right behind a thing of its own, in a clause without a figure (…，投资增长8%).

    ``before`` is the sentence, which begins at ``base``, up to the rate; ``last`` is the last figure in it. What a number of
    firms or projects is followed by, in a clause that names something else, has not grown with it (新建9个平台，研发投入增长8%).
    """
    start = max(before.rfind(mark) for mark in "，；。：") + 1
    if last.end > base + start:
        return False
    return grows_alone(before[start:]) or (last.measure == "count" and _OTHER_THING.search(before, start) is not None)


def _changes(scope: Scope, clause: Clause, figures: Iterable[Figure]) -> list[Change]:
    if any(clause.start <= f.start and f.end <= clause.end for f in figures):
        return []
    return find_changes(scope, clause)


def _statistic(scope: Scope, figure: Figure, period: Period) -> Statistic:
    return Statistic(
        subject=figure.subject,
        measure=figure.measure,
        value=figure.value,
        unit=figure.unit,
        start=figure.start,
        end=figure.end,
        bound=figure.bound,
        yoy=figure.yoy,
        region=scope.article.region,
        adcode=scope.article.adcode,
        period_start=period[0],
        period_end=period[1],
    )


def _once(scope: Scope, rows: Iterable[Statistic]) -> list[Statistic]:
    kept: list[Statistic] = []
    places: dict[tuple[str, str, Decimal | None], list[int]] = {}
    for row in rows:
        like = places.setdefault((row.measure, row.unit, row.value), [])
        again = next(
            (
                place
                for place in like[:_MOST_COMPARED]
                if _same(row, kept[place]) and not _beside(scope, kept[place], row)
            ),
            None,
        )
        if again is None:
            like.append(len(kept))
            kept.append(row)
        else:
            kept[again] = _retold(scope, kept[again], row)
    return kept


def _without_echoes(rows: Sequence[Statistic]) -> list[Statistic]:
    """The rows without growth told alone (in a headline) where another row tells it together with its figure."""
    whole = [row for row in rows if row.value is not None and row.yoy is not None]
    return [row for row in rows if row.value is not None or not any(_echoes(row, other) for other in whole)]


def _unrounded(scope: Scope, rows: Sequence[Statistic]) -> list[Statistic]:
    """The rows without those that a headline rounds (投资超800亿元 above 总投资847亿元)."""
    kept = []
    for index, row in enumerate(rows):
        below = rows[index + 1 : index + 1 + _HEADLINE_ROWS] if row.bound is not None else ()
        if not any(_rounds(scope, row, other) for other in below):
            kept.append(row)
    return kept


def _rounds(scope: Scope, headline: Statistic, exact: Statistic) -> bool:
    """Whether a headline's bounded figure is a rounded one that the lines below it tell."""
    if headline.value is None or exact.value is None:
        return False
    if (headline.measure, headline.unit) != (exact.measure, exact.unit) or headline.value == exact.value:
        return False
    low, high = (1, _ROUNDED) if headline.bound == "at_least" else (2 - _ROUNDED, _ROUNDED)
    near = headline.value * low <= exact.value <= headline.value * high
    return near and heads(scope, headline.start, exact.start)


def _echoes(growth: Statistic, whole: Statistic) -> bool:
    """Whether a growth rate is the one of a figure: of much the same name, measure and size."""
    if growth.yoy != whole.yoy or growth.measure != whole.measure:
        return False
    return similar(growth.subject, whole.subject) >= _SAME_INDICATOR


def _retold(scope: Scope, first: Statistic, again: Statistic) -> Statistic:
    """A figure told twice: with the growth told later; a headline's with the time and the fuller name of its item."""
    told = first if first.yoy is not None or again.yoy is None else replace(first, yoy=again.yoy)
    if heads(scope, first.start, again.start):
        subject = max(first.subject, again.subject, key=len)
        return replace(told, subject=subject, period_start=again.period_start, period_end=again.period_end)
    return told


def _beside(scope: Scope, one: Statistic, other: Statistic) -> bool:
    """Whether two rows are of two groups that one sentence counts one beside the other (甲类开工9个，乙类开工9个)."""
    if one.measure != "count" or one.value is None or one.subject == other.subject:
        return False
    return scope.sentence_at(one.start) == scope.sentence_at(other.start)


def _same(one: Statistic, other: Statistic) -> bool:
    """Whether two rows of one measure, unit and number tell one figure: of much the same group, with the same growth."""
    if one.value is None:
        return one.yoy == other.yoy and similar(one.subject, other.subject) >= _SAME_INDICATOR
    if len(f"{one.value.normalize():f}".strip("0").replace(".", "")) >= _TELLING_DIGITS:
        return True
    stages = a_stage_in(one.subject), a_stage_in(other.subject)
    if all(stages) and stages[0] not in stages[1] and stages[1] not in stages[0]:
        return False
    kinds = one.subject.replace(stages[0], ""), other.subject.replace(stages[1], "")
    if all(stages) and not any(kind in BARE_NOUNS for kind in kinds):
        return similar(*kinds) >= _SAME_KIND or kinds[0].endswith(kinds[1]) or kinds[1].endswith(kinds[0])
    return similar(one.subject, other.subject) >= _SAME_SUBJECT
