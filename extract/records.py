"""What the extract room hands over: the mentions, projects and statistics of one article.

All ``start``/``end`` are str offsets into ``Article.text``, end exclusive. Money is in whole units of its currency, areas in
square metres, dates are days with both ends inclusive (guidelines, sections 1 to 6).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

MentionType = Literal[
    "MONEY", "DATE", "AREA", "CAPACITY", "PERCENT", "COUNT", "CARDINAL", "ORDINAL", "PROJECT", "ORG", "PLACE"
]
Grain = Literal["day", "month", "quarter", "half", "year", "plan"]
StageName = Literal[
    "planned", "negotiating", "signed", "approved", "landed", "started", "building", "completed", "operating"
]
EvidenceField = Literal["total_investment", "place", "party", "land_area", "floor_area", "capacity"]
MONEY_ROLES = (
    "total_investment",
    "annual_investment",
    "invested",
    "output",
    "tax",
    "registered_capital",
    "fund",
    "threshold",
    "other",
)
AREA_ROLES = ("land", "floor", "other")


class Mention(NamedTuple):
    """One mention and its normalised value; a named tuple, for an article has forty of them and they are made twice as fast.

    An exact value has ``value_min == value_max``; a bound leaves the other side None; a value that is not known has both None.
    ``unit`` is the ISO 4217 currency of MONEY, ``m2`` of AREA, the counted unit of CAPACITY, ``%`` of PERCENT. ``role`` is one of
    MONEY_ROLES for MONEY, of AREA_ROLES for AREA. ``per`` is what a rate counts (亩, 平方米, 年). ``duration`` is ISO 8601.
    ``rule`` names the rule or model that made the mention; ``confidence`` is in 0..1. ``adcode`` is set for a resolved PLACE.
    """

    type: MentionType
    start: int
    end: int
    text: str
    rule: str
    confidence: float = 1.0
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    approx: bool = False
    role: str | None = None
    per: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    duration: str | None = None
    grain: Grain | None = None
    adcode: str | None = None


class Sentence(NamedTuple):
    """A sentence's span in the article's text, without its surrounding space; ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that was linked to a project: the value, the index of its mention in ``Facts.mentions``, and the rule that linked it."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    approx: bool
    mention: int
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that the text reports: its days (None where the text gives none), the words that say so, and the rule that read them."""

    stage: StageName
    start: int
    end: int
    date_start: date | None = None
    date_end: date | None = None
    expected: bool = False
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a full name with the six-digit code (GB/T 2260) of the finest division that was resolved, or None, and its rule."""

    name: str
    adcode: str | None
    rule: str = field(default="", compare=False)


class Evidence(NamedTuple):
    """Where a value of a project comes from: its rule or model, and the words, None where it is the whole article that tells it."""

    field: EvidenceField
    value: str
    rule: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What one article says of one project. ``mentions`` are indices into ``Facts.mentions``, first the one that gave ``name``."""

    name: str
    mentions: tuple[int, ...]
    aliases: tuple[str, ...] = ()
    investment: Money | None = None
    stages: tuple[Stage, ...] = ()
    places: tuple[Place, ...] = ()
    parties: tuple[str, ...] = ()
    industry: str | None = None
    land_area_m2: Decimal | None = None
    floor_area_m2: Decimal | None = None
    capacity: str | None = None
    linked: tuple[int, ...] = ()
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure about a group (guidelines, section 6). ``yoy`` is percent; ``start``/``end`` are the words that say so."""

    subject: str
    measure: str
    value: Decimal | None
    unit: str
    start: int
    end: int
    bound: Literal["at_least", "at_most", "approx"] | None = None
    yoy: Decimal | None = None
    region: str | None = None
    adcode: str | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """That a figure or a project belongs to a total: indices into the article's statistics and projects, one of the two."""

    total: int
    statistic: int | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one article; ``mentions`` are in text order.

    ``unlinked`` are the total investments that no project was given: the index of the mention and the code of the reason
    (:func:`extract.link.investment.unlinked`).
    """

    doc_id: str
    mentions: tuple[Mention, ...] = ()
    projects: tuple[Project, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    unlinked: tuple[tuple[int, str], ...] = ()
    members: tuple[Member, ...] = ()
