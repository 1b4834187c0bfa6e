"""Which figures and projects are members of which total, so that an analyst can tell how much of it is itemised.

三类项目30个，其中制造业项目18个: 18 is a part of 30. 总投资9亿元的甲项目、乙项目等4个项目: 甲 and 乙 are members of both figures.
Parts of one total may overlap (其中外资项目8个，亿元以上项目5个); what is told as a part is given, nothing is inferred to be the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.records import Member, Sentence, Statistic

_PART_WORDS = re.compile(r"其中|[个项家](?:[^，。；：]{0,12}(?:项目|工程|企业))?(?:之?中|里)(?=[，有])")
_BREAKS = re.compile(r"[。\n]")
# What may stand between a group's words and the list of its members: 4个项目，分别是甲、乙; 甲、乙等4个项目.
_OPENS = re.compile(
    r"[^，。；：]{0,12}[，：:（(—]{0,2}(?:其中)?(?:主要|分别|具体)?(?:包括|包含|涵盖|涉及|有|是|为|即|如|以|——)?(?:了|总?投资[^，。；、]{0,14}元的)?[“‘：:]?"
)
_CLOSES = re.compile(r"[”’）)]*(?:项目)?等(?:一?共计?)?[“”]?")
_FEWEST = 2  # a list
_FAR = 60  # characters between a list and the words of its group


@dataclass(frozen=True, slots=True)
class ProjectList:
    """Projects whose names stand in a row from ``start`` to ``end``, as indices into the article's projects."""

    start: int
    end: int
    projects: tuple[int, ...]


def find_members(
    text: str,
    sentences: Sequence[Sentence],
    statistics: Sequence[Statistic],
    lists: Sequence[ProjectList],
) -> tuple[Member, ...]:
    """The memberships that an article tells, in the order of the totals.

    Args:
        text: the article.
        sentences: its sentences.
        statistics: its statistics, in text order.
        lists: the places where projects are told together.
    """
    found = [*_parts(text, sentences, statistics), *_listed(text, statistics, lists)]
    kept = {(one.total, one.statistic, one.project): one for one in found}
    return tuple(kept[key] for key in sorted(kept, key=lambda key: tuple(-1 if part is None else part for part in key)))


def _parts(text: str, sentences: Sequence[Sentence], statistics: Sequence[Statistic]) -> Iterator[Member]:
    """Figures told as parts of one before them in the sentence, or that just make it up."""
    for sentence, here in _by_sentence(text, sentences, statistics):
        for place in here:
            total = _told_total(text, sentence.start, statistics, here, place)
            if total is not None:
                yield Member(total, statistic=place)
        yield from _sums(statistics, here)


def _by_sentence(
    text: str, sentences: Sequence[Sentence], statistics: Sequence[Statistic]
) -> Iterator[tuple[Sentence, list[int]]]:
    """Each sentence with its figures; one that begins with 其中 belongs to the sentence before it."""
    groups: list[tuple[Sentence, list[int]]] = []
    starts = [figure.start for figure in statistics]
    begins = [sentence.start for sentence in sentences] if starts else []
    for number in sorted({bisect_right(begins, start) - 1 for start in starts}):
        sentence = sentences[max(0, number)]
        low = bisect_left(starts, sentence.start)
        here = list(range(low, bisect_left(starts, sentence.end, low)))
        if (
            groups
            and here
            and text.startswith("其中", sentence.start)
            and groups[-1][0].paragraph == sentence.paragraph
        ):
            groups[-1][1].extend(here)
        elif here:
            groups.append((sentence, here))
    yield from groups


def _told_total(text: str, start: int, statistics: Sequence[Statistic], here: Sequence[int], place: int) -> int | None:
    """The figure of which the one at ``place`` is told as a part: the last like it in front of the words that say so."""
    part = statistics[place]
    words = list(_PART_WORDS.finditer(text, start, part.end))
    if not words or _BREAKS.search(text, words[-1].end(), part.end) or part.value is None:
        return None
    like = [i for i in here if statistics[i].end <= words[-1].end() and _may_hold(statistics[i], part)]
    return like[-1] if like else None


def _may_hold(total: Statistic, part: Statistic) -> bool:
    if total.value is None or part.value is None:
        return False
    return (total.measure, total.unit) == (part.measure, part.unit) and part.value <= total.value


def _sums(statistics: Sequence[Statistic], here: Sequence[int]) -> Iterator[Member]:
    """Neighbours of one measure whose sum is exactly the figure before or behind them: 新开工5个、新入驻8个，13个项目."""
    for measure in sorted({(statistics[i].measure, statistics[i].unit) for i in here}):
        row = [i for i in here if (statistics[i].measure, statistics[i].unit) == measure and statistics[i].value]
        for at, total in enumerate(row):
            for parts in (_filling(statistics, total, row[:at][::-1]), _filling(statistics, total, row[at + 1 :])):
                yield from (Member(total, statistic=part) for part in parts)


def _filling(statistics: Sequence[Statistic], total: int, row: Sequence[int]) -> list[int]:
    """As many of the nearest figures as just make up the total, none where they never do."""
    wanted, sum_ = statistics[total].value or Decimal(0), Decimal(0)
    for count, part in enumerate(row, 1):
        sum_ += statistics[part].value or Decimal(0)
        if sum_ == wanted and count >= _FEWEST:
            return [] if count == _FEWEST and _round(wanted) else sorted(row[:count])
    return []


def _round(value: Decimal) -> bool:
    """Whether a number has one digit but for noughts: two others add up to it by chance (100个、100个 and 200个)."""
    return len(f"{value.normalize():f}".strip("0").replace(".", "")) == 1


def _listed(text: str, statistics: Sequence[Statistic], lists: Sequence[ProjectList]) -> Iterator[Member]:
    """Projects whose names stand in the list that a counted group closes or opens, with the group's other figures."""
    starts = [figure.start for figure in statistics]
    places = sorted(range(len(statistics)), key=lambda place: statistics[place].end)
    ends = [statistics[place].end for place in places]
    for row in lists:
        behind = range(bisect_left(starts, row.end), bisect_right(starts, row.end + _FAR))
        before = places[bisect_left(ends, row.start - _FAR) : bisect_right(ends, row.start)]
        for place in sorted({*behind, *before}):
            figure = statistics[place]
            if _of_list(text, figure, row):
                for total in _same_group(statistics, place, figure):
                    yield from (Member(total, project=project) for project in row.projects)


def _of_list(text: str, figure: Statistic, row: ProjectList) -> bool:
    """Whether the figure's words close the list (甲、乙等4个项目) or the list follows them (4个项目，包括甲、乙)."""
    if figure.measure != "count" or figure.value is None or figure.value < len(row.projects):
        return False
    if row.end <= figure.start:
        return _CLOSES.fullmatch(text, row.end, figure.start) is not None
    return figure.end <= row.start and _OPENS.fullmatch(text, figure.end, row.start) is not None


def _same_group(statistics: Sequence[Statistic], place: int, figure: Statistic) -> Iterator[int]:
    """The count and the amounts told of the same group beside it."""
    for other in range(max(0, place - 2), min(len(statistics), place + 3)):
        if statistics[other].subject == figure.subject:
            yield other
