"""What the judge looks at: a candidate name as numbers, from what tagger and rules say of it, its form, and what is around it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.model.tagger import Reading, Span
from extract.names_words import PROJECT_HEADS, all_places, content, ends_in_head, proper

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
# The words right behind a candidate, by what they make of it; the first that fits counts.
_FOLLOWS = (
    r"”?(?:开工|奠基|动工|投产|签约|竣工|落户|落地|封顶|通车|并网|建成|投用|投运|启用|开业|开建|完工|贯通|合龙)",
    r"”?(?:位于|坐落|占地|全长|总投资|计划投资|投资|规划|起于|项目总)",
    r"”?(?:有限|股份|集团|公司|管委会|局|指挥部)",
    r"”?(?:项目|工程)",
    r"”?(?:建设|施工|推进|改造)",
    r"”?(?:正式|顺利|今[天日]|昨[天日]|日前|近日|在|于|全线|已|将|即将|成功|提前|主体|首)",
    r"”?(?:内|里|上|周边|附近|一带|区域|现场|工地)",
    r"”?(?:是|为|作为)",
    r"”?等",
    r"”?的",
    r"”?(?:、|和|及|与|以及)",
    r"”?[，。；：！]",
    r"”?（",
)
# And the words right in front of it; of several the one that begins first.
_LEADS = (
    r"[\d一二三四五六七八九十](?:个|大|项|条|座)[^，。]{0,6}“?$",
    r"(?:元|亩|平方米|公里|千瓦|兆瓦|吨)(?:人民币)?的“?$",
    r"(?:推进|加快|实施|启动|新建|建设|建成|开工|打造|引进|谋划|签约|完成|投资|承建|规划)(?:了|的)?“?$",
    r"(?:公司|集团|企业)“?$",
    r"(?:包括|其中|如|以|是)“?$",
    r"(?:市|县|区|镇|省)“?$",
    r"(?:在|位于|到|从|向|对|将|把|由|为|于)“?$",
    r"(?:、|和|及|与|以及|或)“?$",
    r"的“?$",
    r"—“?$",
    r"(?:[，；：。]|^)“?$",
    r"“$",
)
_WORDS_BEHIND = re.compile("|".join(f"({one})" for one in _FOLLOWS))
_WORDS_IN_FRONT = re.compile("|".join(f"({one})" for one in _LEADS))
_LEAD = 10  # characters in front in which those words are looked for


class Told(NamedTuple):
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


class Setting(NamedTuple):
    """What the article around a candidate tells.

    ``repeats``: how often its text occurs elsewhere; ``headline``: whether the headline speaks of projects; ``amounts``: how
    many amounts of investment there are; ``density``: names that the rules find in a thousand characters.
    """

    repeats: int = 0
    headline: bool = False
    amounts: int = 0
    density: float = 0.0


class Echo(NamedTuple):
    """The same name in other sentences: the best chance that the tagger gives it there, how often it is a candidate there.

    ``headline`` is its chance in the first sentence, ``ruled`` whether a rule proposes it somewhere else. ``left`` and ``right``
    are the best chances of the names beside the candidate in an enumeration.
    """

    chance: float = 0.0
    times: int = 0
    headline: float = 0.0
    ruled: bool = False
    left: float = 0.0
    right: float = 0.0


class Candidate(NamedTuple):
    """A stretch that may be a name, with all that is known of it; ``text`` is its sentence, of which ``reading`` is the tagger's."""

    text: str
    span: Span
    reading: Reading
    told: Told
    setting: Setting
    echo: Echo


def describe(one: Candidate) -> list[float]:
    """The numbers the judge looks at."""
    text, told = one.text, one.told
    return [
        1.0,
        *_tagger(one),
        *_rules(told),
        *_looks(text[slice(*one.span)], told),
        *_stands(text, one.span),
        *_company(text, told, one.reading),
        *_article(one.setting, told),
        float(told.listed and _MONEY.search(text) is not None),
        float(told.listed and _STAGES.search(text) is not None),
        *_echo(one.echo),
        *_beside(text, one.span),
    ]


def _tagger(one: Candidate) -> list[float]:
    chance, inside, rivals = one.reading.name(*one.span), one.reading.inside(*one.span), one.reading.rivals(*one.span)
    sure = logit(chance)
    owned = one.told.rule != ""
    return [
        sure,
        inside,
        logit(rivals.any),
        float(chance > rivals.any),
        float(one.span in one.reading.best),
        sure * owned,
        sure * one.told.listed,
        inside * owned,
        logit(rivals.longer),
        logit(rivals.shorter),
    ]


def _rules(told: Told) -> list[float]:
    return [*(float(told.rule == rule) for rule in RULES), told.score, told.overlap]


def _looks(name: str, told: Told) -> list[float]:
    form = _form(name)
    return [*form, form[1] * (not told.rule)]


@lru_cache(maxsize=4096)
def _form(name: str) -> tuple[float, ...]:
    """What a name looks like; kept, since an article says most of its names again."""
    head = ends_in_head(name)
    telling = content(name, industries=False)
    return (
        float(name.endswith(PROJECT_HEADS)),
        float(head),
        min(telling, 10) / 10,
        float(telling == 0),
        min(content(name, industries=True), 10) / 10,
        float(proper(name)),
        float(all_places(name)),
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
        sum(all_places(text[slice(*span)]) for span in told.together) / count,
        sum(ends_in_head(text[slice(*span)]) for span in told.together) / count,
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


def _echo(echo: Echo) -> list[float]:
    return [
        logit(echo.chance),
        float(echo.times > 0),
        min(echo.times, 4) / 4,
        logit(echo.headline),
        float(echo.ruled),
        logit(echo.left),
        logit(echo.right),
        max(echo.left, echo.right),
    ]


def _beside(text: str, span: Span) -> list[float]:
    """Which of the words that :data:`_FOLLOWS` and :data:`_LEADS` list stand beside the candidate."""
    start, end = span
    behind = _WORDS_BEHIND.match(text, end)
    front = _WORDS_IN_FRONT.search(text[max(0, start - _LEAD) : start])
    return [*_one_of(_FOLLOWS, behind), *_one_of(_LEADS, front)]


def _one_of(choices: Sequence[str], match: re.Match[str] | None) -> list[float]:
    found = [0.0] * len(choices)
    if match and match.lastindex:
        found[match.lastindex - 1] = 1.0
    return found


def logit(chance: float) -> float:
    """The logarithm of the odds, held within bounds and scaled to about -2 to 2."""
    if chance <= _LEAST:
        return _LOWEST
    if chance >= 1 - _LEAST:
        return _HIGHEST
    return math.log(chance / (1 - chance)) / 4


_LEAST = 1e-4
_LOWEST, _HIGHEST = (math.log(chance / (1 - chance)) / 4 for chance in (_LEAST, 1 - _LEAST))
