"""How a construction is looked for in a stretch of text: first the words that it cannot do without, then its pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extract.organisations import MASK, masked, organisations

# 甲集团有限公司（以下简称“甲集团”）投资: the note is passed over as a part of the name that it shortens
_NICKNAME = re.compile(rf"(?<={MASK})[（(](?:以?下?统?简称|下称)[^（）()]{{1,20}}[）)]")
# 由甲公司与|位于乙开发区的|丙公司投资: where a company is at home is passed over as a part of its name
_WHERE = re.compile(rf"(?:位于|来自|地处|总部(?:位于|设在|在))[^，。；：、{MASK}的]{{2,14}}的(?={MASK})")


class Stretch:
    """A stretch of text whose organisations are looked for once, and only where a construction asks for them."""

    __slots__ = ("_masked", "_organisations", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._organisations: tuple[tuple[int, int], ...] | None = None
        self._masked: str | None = None

    @property
    def organisations(self) -> tuple[tuple[int, int], ...]:
        """The spans of the organisations' names (:func:`extract.organisations.organisations`)."""
        if self._organisations is None:
            self._organisations = organisations(self.text)
        return self._organisations

    @property
    def is_masked(self) -> bool:
        """Whether its names have been looked for."""
        return self._masked is not None

    @property
    def masked(self) -> str:
        """The text with the organisations' names masked (:func:`extract.organisations.masked`)."""
        if self._masked is None:
            self._masked = _whole(_without_notes(masked(self.text))) if self.organisations else self.text
        return self._masked


def _without_notes(text: str) -> str:
    return _NICKNAME.sub(lambda note: MASK * len(note.group()), text) if "称" in text else text


def _whole(text: str) -> str:
    return _WHERE.sub(lambda where: MASK * len(where.group()), text) if f"的{MASK}" in text else text


class Saying(NamedTuple):
    """A construction: its pattern over a masked stretch, and what must be there wherever it holds.

    Of each row of ``needs`` one word stands in the text; ``masked`` says that an organisation's name does, too. Most stretches
    lack something, which is told far sooner than that the pattern does not match.
    """

    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...]
    masked: bool


def saying(pattern: str, *needs: str, masked: bool = False) -> Saying:
    """A construction; the words of a row of ``needs`` are told apart by spaces."""
    return Saying(re.compile(pattern), tuple(tuple(row.split()) for row in needs), masked)


def may_stand(construction: Saying, text: str) -> bool:
    """Whether ``text`` has the words that ``construction`` cannot do without: a whole article that lacks them is not cut up."""
    return all(any(word in text for word in words) for words in construction.needs)


def matches(construction: Saying, stretch: Stretch) -> Iterable[re.Match[str]]:
    """Where ``construction`` holds in ``stretch``; the spans are those of the text."""
    if not _may_hold(construction, stretch) or _holds_in_no_reading(construction, stretch):
        return ()
    return construction.pattern.finditer(stretch.masked)


def told(construction: Saying, stretch: Stretch) -> list[str]:
    """What stands in the party's place wherever ``construction`` holds in ``stretch``."""
    return [stretch.text[slice(*match.span("who"))] for match in matches(construction, stretch)]


def first(construction: Saying, stretch: Stretch) -> str:
    """What stands in the party's place where ``construction`` first holds in ``stretch``; empty where it does not."""
    match = next(iter(matches(construction, stretch)), None)
    return stretch.text[slice(*match.span("who"))] if match else ""


def _holds_in_no_reading(construction: Saying, stretch: Stretch) -> bool:
    """Whether the bare text already tells that the construction fails, so that no names need be looked for.

    A mask takes away words that a pattern could read, and adds only what stands in names with a space or a bracket.
    """
    if construction.masked or stretch.is_masked or any(mark in stretch.text for mark in " （("):
        return False
    return construction.pattern.search(stretch.text) is None


def _may_hold(construction: Saying, stretch: Stretch) -> bool:
    text = stretch.text
    for words in construction.needs:
        for word in words:
            if word in text:
                break
        else:
            return False
    return not construction.masked or bool(stretch.organisations)
