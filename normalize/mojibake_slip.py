"""GBK text that lost a byte: the pairs slip by one until an ASCII byte, and a beam search reads them back.

Where a lead byte is lost (or shown as ``?``), each trail byte pairs with the next lead: 银行。“新 reads 银行?！靶…. The search walks
over the characters as they stand, in one of two states. *Aligned*: characters are what they seem. *Slipped*: one byte is
held back, and each observed character gives its first byte to the one held and its second becomes the one held. Bytes that
are not there are guessed, each guess scored by the language model; the slip ends where an ASCII letter turns out to be a
trail byte, or at a second mark, or where a byte has nothing to pair with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import repeat
from typing import NamedTuple

from normalize.language import Language, language
from normalize.script import simplified_character

# Readings kept at each step, and while what follows a guessed byte has not yet shown which guess was right.
_BEAM, _WIDE_BEAM = 16, 64
_UNDECIDED = 3
# Values tried for one lost byte, the likeliest in context.
_GUESSES = 32
# The price of each event, in nats: how much better a reading must be for an event to be believed. A mark makes the start
# of a slip likely, nothing else does.
_START_AT_MARK = 3.0
_START_UNMARKED = 6.0
_END_UNMARKED = 6.0
_GUESS_AT_MARK = 3.0
_FOLD = 3.0
_OTHER_SCRIPT = 6.0
# The model counts digits as one sign and letters as another: what a guess of one of them costs besides.
_SHARES = {"0": math.log(10), "A": math.log(52)}
_FOLDED = frozenset("!?,:;()%+-./=")
MARKS = frozenset("?\ufffd")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One observed sign: its text, the two bytes it stands for if it is no ASCII, and for a mark the lead bytes possible."""

    text: str
    pair: tuple[int, int] | None = None
    leads: frozenset[int] | None = None


class Reading(NamedTuple):
    """A way to read the signs so far: score, text read, its last two model tokens, and the slip.

    ``held`` is None while aligned, the byte held back while slipped, or -1 where that byte is unknown, then one of ``leads``.
    ``pristine`` says that no slip has been read yet.
    """

    score: float
    text: str
    last: str
    held: int | None = None
    leads: frozenset[int] | None = None
    pristine: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """Characters that a lost byte may have made: by model token, and the likeliest tokens without any context."""

    characters: dict[str, tuple[str, ...]]
    common: tuple[str, ...]

    @classmethod
    def of(cls, characters: Iterable[str]) -> Options:
        """The options in ``characters``."""
        by_token: dict[str, tuple[str, ...]] = {}
        for character in characters:
            token = model_token(character)
            by_token[token] = (*by_token.get(token, ()), character)
        single = language().single
        return cls(by_token, tuple(nlargest(_GUESSES, by_token, key=lambda token: single.get(token, 0.0))))

    def likely(self, first: str, second: str) -> list[str]:
        """The tokens among which the likeliest behind two others are: those seen there, and the common ones."""
        model, tokens = language(), self.characters.keys()
        pairs, triples = model.pair.after(second).seen, model.triple.after(first + second).seen
        seen = (tokens & pairs.keys()) | (tokens & triples.keys())
        return [*self.common, *sorted(seen.difference(self.common))]


_NONE = Options({}, ())


@lru_cache(maxsize=1)
def _pairs() -> tuple[dict[int, Options], dict[int, Options]]:
    """For each lead byte and for each trail byte the characters that the model knows."""
    known = language().single
    by_lead: dict[int, list[str]] = {}
    by_trail: dict[int, list[str]] = {}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            character = pair_character(lead, trail)
            if model_token(character) in known:
                by_lead.setdefault(lead, []).append(character)
                by_trail.setdefault(trail, []).append(character)
    options = Options.of
    return {byte: options(found) for byte, found in by_lead.items()}, {k: options(v) for k, v in by_trail.items()}


@lru_cache(maxsize=32768)
def pair_character(lead: int, trail: int) -> str:
    """The GBK character of two bytes, or an empty string."""
    return bytes((lead, trail)).decode("gbk", "ignore") if lead > 0x80 else ""


def character_pair(character: str) -> tuple[int, int] | None:
    """The two GBK bytes of a character (private use as GB 18030 has it), or None."""
    encoded = character.encode("gb18030", "ignore")
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


@lru_cache(maxsize=8192)
def symbol(character: str) -> Symbol:
    """A character with the two bytes it stands for."""
    return Symbol(character, character_pair(character))


def _by_score(reading: Reading) -> float:
    return reading.score


class Search:
    """The beam search over one stretch of signs; ``foreign`` are characters of the script that the document is not in."""

    def __init__(self, foreign: frozenset[str]) -> None:
        self.model: Language = language()
        self.foreign = foreign
        self.by_lead, self.by_trail = _pairs()

    def readings(self, signs: list[Symbol], context: str, after: str) -> list[Reading]:
        """The best readings of ``signs`` after ``context``, aligned at the end, scored together with what follows."""
        beam = [Reading(0.0, "", context[-2:])]
        since = 0
        for index, sign in enumerate(signs):
            following = signs[index + 1] if index + 1 < len(signs) else None
            if sign.text[:1] in MARKS:
                since, beam = 0, beam[:_BEAM]
            since += 1
            width = _WIDE_BEAM if since <= _UNDECIDED else _BEAM
            beam = self._prune((step for reading in beam for step in self._steps(reading, sign, following)), width)
        ends = [end for reading in beam for end in self._ends(reading)]
        ends = [self._follow(end, after) for end in ends]
        return nlargest(_BEAM, ends, key=_by_score)

    def plain(self, signs: list[Symbol], context: str, after: str) -> Reading:
        """The signs as they stand."""
        reading = Reading(0.0, "", context[-2:])
        for sign in signs:
            reading = self._emit(reading, sign.text, None)
        return self._follow(reading, after)

    def _follow(self, reading: Reading, after: str) -> Reading:
        """``reading`` scored together with what comes after it, its text unchanged."""
        return self._emit(reading, after, None)._replace(text=reading.text)

    def _prune(self, steps: Iterator[Reading], width: int) -> list[Reading]:
        """The best readings; of those that agree in text and state only one."""
        best: dict[tuple[str, int | None], Reading] = {}
        for step in steps:
            key = (step.text, step.held)
            if key not in best or step.score > best[key].score:
                best[key] = step
        return nlargest(width, best.values(), key=_by_score)

    def _emit(self, reading: Reading, text: str, held: int | None, price: float = 0.0) -> Reading:
        """``reading`` with one more character and the slip as given."""
        score, last = reading.score - price, reading.last
        for character in text:
            unit = model_token(character)
            if not (unit in "0A" and last.endswith(unit)):
                score += self.model.chance(last[-2:-1], last[-1:], unit)
                last = last[-1:] + unit
            if character in self.foreign:
                score -= _OTHER_SCRIPT
        return Reading(score, reading.text + text, last, held, None, reading.pristine and held is None)

    def _steps(self, reading: Reading, sign: Symbol, following: Symbol | None) -> Iterator[Reading]:
        """Every way to go on with one more sign."""
        if reading.held is None:
            yield self._emit(reading, sign.text, None)
            yield from self._starts(reading, sign)
        elif sign.pair:
            yield from self._complete(reading, *sign.pair)
        elif sign.text in MARKS:
            yield from self._at_mark(reading, following)
        if reading.held is not None and not sign.pair:
            yield from self._at_ascii(reading, sign.text)

    def _starts(self, reading: Reading, sign: Symbol) -> Iterator[Reading]:
        """A slip begins here: the mark is a lead byte, or a byte is gone before or within this character."""
        if sign.text[:1] in MARKS:
            yield Reading(reading.score - _START_AT_MARK, reading.text, reading.last, -1, sign.leads, False)
        if reading.pristine and sign.pair:
            opened = Reading(reading.score, reading.text, reading.last, -1, None, False)
            yield from self._complete(opened, *sign.pair, _START_UNMARKED)
            yield from self._guess_trail(opened, *sign.pair, _START_UNMARKED)
        elif reading.pristine and len(sign.text) == 1 and "@" <= sign.text <= "~":
            opened = Reading(reading.score, reading.text, reading.last, -1, None, False)
            yield from self._complete(opened, ord(sign.text), None, _START_UNMARKED)

    def _complete(self, reading: Reading, trail: int, held: int | None, price: float = 0.0) -> Iterator[Reading]:
        """The byte held back, or every possible one, pairs with ``trail``."""
        if reading.held == -1:
            options = self.by_trail.get(trail, _NONE)
            if reading.leads is not None:
                options = _led(trail, reading.leads)
            yield from self._best(reading, options, held, price)
        elif character := pair_character(reading.held or 0, trail):
            yield self._emit(reading, character, held, price)

    def _guess_trail(self, reading: Reading, lead: int, held: int | None, price: float) -> Iterator[Reading]:
        """Every character with ``lead``, its trail byte being lost."""
        yield from self._best(reading, self.by_lead.get(lead, _NONE), held, price)

    def _best(self, reading: Reading, options: Options, held: int | None, price: float) -> list[Reading]:
        """The likeliest of many next characters: a lost byte has up to 190 values, a few dozen are worth a place."""
        first, second = reading.last[-2:-1], reading.last[-1:]
        tokens = options.likely(first, second)
        scores = zip(self.model.chances(first, second, tokens), tokens, strict=True)
        ranked = [(score, char, token) for score, token in scores for char in options.characters[token]]
        ranked = sorted(ranked, reverse=True)[:_GUESSES]
        return [self._guess(reading, guess, held, price) for guess in ranked]

    def _guess(self, reading: Reading, guess: tuple[float, str, str], held: int | None, price: float) -> Reading:
        """``reading`` with one guessed character, whose chance is known."""
        chance, character, sign = guess
        if sign in _SHARES:
            return self._emit(reading, character, held, price + _SHARES[sign])
        score = reading.score - price + chance - (_OTHER_SCRIPT if character in self.foreign else 0.0)
        pristine = reading.pristine and held is None
        return Reading(score, reading.text + character, reading.last[-1:] + sign, held, None, pristine)

    def _at_mark(self, reading: Reading, following: Symbol | None) -> Iterator[Reading]:
        """A mark while slipped: the trail byte is unknown; then aligned again, or slipped on with an unknown lead.

        A pair of bytes that exists would have been shown. So where two Chinese characters are cut by a mark, the bytes
        beside it make no pair, or an ASCII byte stood there and went with the mark.
        """
        if reading.held == -1:
            unseen = Options.of(self.model.followers(reading.last[-1:], _GUESSES))
            yield from self._best(reading, unseen, None, 2 * _GUESS_AT_MARK)
            return
        options = self.by_lead.get(reading.held or 0, _NONE)
        opener = following.pair[0] if following and following.pair else None
        for new in self._best(reading, options, -1, _GUESS_AT_MARK):
            pair = character_pair(new.text[-1])
            yield new._replace(leads=_unpaired(pair[1] if pair else 0), held=-1)
            swallowed = " " if pair and opener and pair_character(pair[1], opener) else ""
            yield self._emit(new, swallowed, None)

    def _at_ascii(self, reading: Reading, character: str) -> Iterator[Reading]:
        """ASCII while slipped: a trail byte, half of a folded full-width sign, or the end after a byte that was dropped."""
        code = ord(character) if len(character) == 1 else 0
        if 0x40 <= code < 0x7F:
            yield from self._complete(reading, code, None)
        if character in _FOLDED:
            yield from self._complete(reading, 0xA3, code + 0x80, _FOLD)
        if character not in MARKS:
            for end in self._ends(reading):
                yield self._emit(end, character, None)

    def _ends(self, reading: Reading) -> Iterator[Reading]:
        """The reading aligned: as it is, or with the byte held back completed by a trail byte that was dropped."""
        if reading.held is None:
            yield reading
        elif reading.held != -1:
            yield from self._guess_trail(reading, reading.held, None, _END_UNMARKED)


@lru_cache(maxsize=4096)
def _led(trail: int, leads: frozenset[int]) -> Options:
    """The options for a lost lead byte before ``trail`` that is one of ``leads``."""
    found = map(pair_character, sorted(leads), repeat(trail))
    return Options.of([character for character in found if model_token(character) in language().single])


@lru_cache(maxsize=256)
def _unpaired(lead: int) -> frozenset[int]:
    """The bytes that make no character with ``lead`` before them."""
    return frozenset(second for second in range(0x81, 0xFF) if not pair_character(lead, second))


@lru_cache(maxsize=32768)
def model_token(character: str) -> str:
    """The model's token for one character: digits are one token and letters another, in either width."""
    plain = chr(ord(character) - 0xFEE0) if len(character) == 1 and "\uff01" <= character <= "\uff5e" else character
    if plain.isascii() and plain.isalnum():
        return "0" if plain.isdigit() else "A"
    return simplified_character(character)
