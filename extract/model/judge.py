"""The judge of candidate names: the chance that a stretch of text which the rules or the tagger propose is a project's name.

A logistic regression over what both say, what the stretch looks like and where it stands. Its chances are the confidence of
the mentions, so they are fitted on scores that the tagger gave to sentences it had not seen.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.model.tagger import Reading, Span
from extract.names_words import ENDS_IN_HEAD, TAIL, content, proper
from extract.words import words

Rows = NDArray[np.float64]
RULES = ("name.listed", "name.headed", "name.anchored", "name.facility", "name.repeated")
_FRONT = re.compile(r"(?:元|亩|平方米)(?:人民币)?的[“‘]?$")
_BEHIND = re.compile(
    r"开工|奠基|动工|投产|签约|竣工|落户|封顶|通车|并网|建成|投用|启用|总投资|计划投资|建设|施工|项目|工程"
)
_OPENS = "，。；：！？、“（—\n "
_CLOSES = "，。；：！？、”（—\n "
_BROKEN = re.compile(
    r"^[”’）、，的和与及等]|[“‘（、，的和与及]$|[，。；！？\n]|^(?:该|此|本|这|上述|其他|一批|多个|各类|重点项目|项目|工程)"
)
_MONEY = re.compile(r"\d[万亿]+(?:美|港|欧)?元")
_STAGES = re.compile(r"开工|奠基|动工|投产|签约|竣工|落户|引进|入驻|封顶|通车|并网|建成|加快|推进|在建|集中|落地")


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules say of a candidate: the rule that proposes exactly this span with its score, or the most that one overlaps it.

    ``together`` are the other names of the same sentence that rules took from an enumeration.
    """

    rule: str = ""
    score: float = 0.0
    overlap: float = 0.0
    together: tuple[Span, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether a rule took exactly this span from an enumeration."""
        return self.rule == "name.listed"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article around a candidate tells.

    ``repeats``: how often its text occurs elsewhere; ``headline``: whether the headline speaks of projects; ``amounts``: how
    many amounts of investment there are; ``density``: names that the rules find in a thousand characters.
    """

    repeats: int = 0
    headline: bool = False
    amounts: int = 0
    density: float = 0.0


def describe(text: str, span: Span, reading: Reading, told: Told, setting: Setting) -> list[float]:
    """The numbers the judge looks at; ``text`` is the sentence, of which ``reading`` is the tagger's."""
    return [
        1.0,
        *_tagger(span, reading, told),
        *_rules(told),
        *_looks(text[slice(*span)], told),
        *_stands(text, span),
        *_company(text, told, reading),
        *_article(setting, told),
        float(told.listed and _MONEY.search(text) is not None),
        float(told.listed and _STAGES.search(text) is not None),
    ]


def _tagger(span: Span, reading: Reading, told: Told) -> list[float]:
    chance, inside, rival = reading.name(*span), reading.inside(*span), reading.rival(*span)
    sure = _logit(chance)
    owned = told.rule != ""
    return [
        sure,
        inside,
        _logit(rival),
        float(chance > rival),
        float(span in reading.best),
        sure * owned,
        sure * told.listed,
        inside * owned,
    ]


def _rules(told: Told) -> list[float]:
    return [*(float(told.rule == rule) for rule in RULES), told.score, told.overlap]


def _looks(name: str, told: Told) -> list[float]:
    form = _form(name)
    return [*form[:2], form[1] * (not told.rule), *form[2:]]


@lru_cache(maxsize=4096)
def _form(name: str) -> tuple[float, ...]:
    """What a name looks like; kept, since an article says most of its names again."""
    head = ENDS_IN_HEAD.search(name) is not None
    telling = content(name, industries=False)
    return (
        float(TAIL.search(name) is not None),
        float(head),
        min(telling, 10) / 10,
        float(telling == 0),
        min(content(name, industries=True), 10) / 10,
        float(proper(name)),
        float(_is_place(name)),
        min(len(name), 30) / 10,
        float(len(name) <= 3),
        float(len(name) <= 5 and not head),
        float(len(name) > 22),
        float(_BROKEN.search(name) is not None),
    )


def _stands(text: str, span: Span) -> list[float]:
    start, end = span
    return [
        float(_FRONT.search(text, max(0, start - 8), start) is not None),
        float(_BEHIND.match(text, end) is not None),
        float(start == 0 or text[start - 1] in _OPENS),
        float(end == len(text) or text[end] in _CLOSES),
        float("、" in (text[end : end + 1] + text[max(0, start - 1) : start])),
        float(len(text) < 30 and text[-1:] not in "。；！”"),
    ]


def _company(text: str, told: Told, reading: Reading) -> list[float]:
    """What the other members of the enumeration are like: how many, how sure the tagger is of them, how many are places or heads."""
    count = len(told.together)
    if not told.listed or not count:
        return [0.0, 0.0, 0.0, 0.0]
    return [
        min(count, 10) / 10,
        sum(reading.inside(*span) for span in told.together) / count,
        sum(_is_place(text[slice(*span)]) for span in told.together) / count,
        sum(ENDS_IN_HEAD.search(text[slice(*span)]) is not None for span in told.together) / count,
    ]


def _article(setting: Setting, told: Told) -> list[float]:
    amounts, density = min(setting.amounts, 6) / 6, min(setting.density, 12) / 12
    return [
        min(setting.repeats, 4) / 4,
        float(setting.headline),
        amounts,
        density,
        float(setting.headline and told.listed),
        float(setting.headline and told.rule != ""),
        amounts * told.listed,
        density * told.listed,
    ]


def _is_place(name: str) -> bool:
    return all(word.tag == "ns" for word in words(name))


def _logit(chance: float) -> float:
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded)) / 4


def fit_judge(rows: Rows, right: Rows, weights: Rows, pull: float = 0.5) -> Rows:
    """The regression's weights, by Newton's method; ``pull`` holds them near 0."""
    found = np.zeros(rows.shape[1])
    hold = np.full(rows.shape[1], pull)
    hold[0] = 1e-3
    for _ in range(30):
        chance = chances(rows, found)
        slope = rows.T @ (weights * (chance - right)) + hold * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(hold)
        found = found - np.linalg.solve(bend, slope)
    return found


def chances(rows: Rows, weights: Rows) -> Rows:
    """The chance of each candidate, by the regression's ``weights``."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30))))


def choose(spans: Sequence[Span], gains: Sequence[float]) -> list[int]:
    """Which candidates to keep: the set without overlaps whose gains add up to most, as indices in text order.

    >>> choose([(0, 4), (2, 9), (5, 9)], [0.4, 0.6, 0.5])
    [0, 2]
    """
    order = sorted((index for index, gain in enumerate(gains) if gain > 0), key=lambda i: (spans[i][1], spans[i][0], i))
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    ends: list[int] = [0]
    for index in order:
        start, end = spans[index]
        before = bisect_right(ends, start) - 1
        gained = best[before][0] + gains[index]
        if gained > best[-1][0]:
            best.append((gained, (*best[before][1], index)))
            ends.append(end)
    return list(best[-1][1])
