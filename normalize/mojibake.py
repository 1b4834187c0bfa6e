"""Broken decodings: where they are, how they read, and which are left as they are and marked damaged.

A site is looked for by cheap patterns: a mark (``?``, U+FFFD) among Chinese characters, or rare characters close together,
which slipped bytes yield and prose hardly ever. Only sites are read by ``mojibake_slip``. A reading is believed where it is
much likelier than the text as it stands and clearly likelier than the next best; otherwise the passage stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalize.edits import Edit
from normalize.language import EDGE, language, token_text
from normalize.lexicon import rows
from normalize.mojibake_slip import MARKS, Search, Symbol, character_pair, symbol
from normalize.pinyin import NOTE, characters_read
from normalize.scan import LATE_DIGITS, USUAL, Kind, scan
from normalize.script import foreign_characters, table

# How many nats a reading must be likelier than the text as it stands, and than the best other reading. Set on 2 000 damaged
# and 5 000 clean sentences: a smaller gain lets rare names be "repaired", a smaller margin lets guesses through.
_GAIN = 8.0
_MARGIN = 0.6
# Weight of the word view in the last decision.
_WORDS = 0.5
# Characters read before a site, after the end of the damage, and at most in all.
_BEFORE, _AFTER, _LONGEST = 8, 5, 90
# Different sites read in one document: a text of nothing but rare characters must not take for ever.
_MOST_SITES = 400
# Characters looked at before a site is read in earnest.
_PROBE = 8
# Fewer characters than these tell nothing.
_LEAST_PROBED = 3
_LATE = f"[{LATE_DIGITS}]{{3}}"
_LATE_RUN = re.compile(_LATE)
_CJK = "\u3400-\u9fff"
_SWALLOWED = re.compile(r"[?\ufffd]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6})[)）]")


_Key = tuple[tuple[Symbol, ...], str, str]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of signs with the place of each in the text, the context before it and what follows."""

    signs: list[Symbol]
    spans: list[tuple[int, int]]
    context: str
    after: str


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    """Where damage may be: rare characters close together, or a mark beside a rare character, a letter or a folded sign.

    Matched where ``_suspect`` finds a character, for trying all branches at each character of clean text is slow.
    """
    rare = _rare_class()
    toned = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]"
    after_mark = rf"{toned}{{1,6}}[)）]|[!?,:;][^\x00-\x7f]|\?[@-~]|[^\x00-\x7f]{{0,6}}{rare}|[^\x00-\x7f]{{0,3}}[@-~]"
    return re.compile(
        rf"{rare}[^\x00-\x7f]{{0,3}}(?:{rare}|\?)|{rare}[{_CJK}]{{0,2}}[@-~](?=[{_CJK}])|\ufffd|{_LATE}"
        rf"|(?<=[^\s?])\?(?:(?={after_mark})|[^\x00-\x7f]{{1,8}}\?)"
        rf"|[A-Za-z@\\^_`~](?<=[{_CJK}].)(?=[{_CJK}])"
    )


def _suspects(text: str) -> list[int]:
    """Where a site may begin."""
    seen = scan(text)
    places = set(seen.places(Kind.RARE | Kind.MARK))
    # No character of simplified prose has a letter for its second byte; many traditional ones do.
    if seen.has(Kind.TRADITIONAL) and seen.count(Kind.TRADITIONAL) > seen.count(Kind.SIMPLIFIED):
        places.update(seen.lone_letters())
    if seen.has_run(Kind.LATE_DIGIT):
        places.update(match.start() for match in _LATE_RUN.finditer(text))
    return sorted(places)


@lru_cache(maxsize=1)
def _rare_class() -> str:
    """A character class of what prose hardly uses: neither a common character in either script nor usual punctuation."""
    common = {character for (characters,) in rows("common_characters.tsv") for character in characters}
    both = common | {chr(code) for code, simplified in table().items() if simplified in common}
    usual = "".join(f"{re.escape(chr(first))}-{chr(last)}" for first, last in USUAL)
    return f"[^{usual}{''.join(sorted(both))}]"


def slip_edits(text: str) -> tuple[list[Edit], list[tuple[int, int]]]:
    """Slipped bytes read back, as edits; and the spans that look slipped but cannot be read with confidence.

    Left alone: a question mark that asks, rare names, and every passage where no reading is clearly the best.
    """
    edits: list[Edit] = []
    damaged: list[tuple[int, int]] = []
    reader: _Reader | None = None
    at = 0
    site = _site()
    for place in _suspects(text):
        match = site.match(text, place) if place >= at else None
        if match is None or not _shift_helps(text, match.start()):
            continue
        reader = reader or _Reader(text)
        edit, sure = reader.read(match.start(), max(edits[-1].end if edits else 0, damaged[-1][1] if damaged else 0))
        if edit and sure:
            edits.append(edit)
        elif edit:
            damaged.append((edit.start, edit.end))
        at = max(match.end(), edit.end if edit else 0)
    return edits, damaged


class _Reader:
    """Reads the sites of one text, each window once however often the same passage comes again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.foreign = foreign_characters(text)
        self.known: dict[_Key, tuple[str, bool] | None] = {}

    def read(self, site: int, least: int) -> tuple[Edit | None, bool]:
        """The best reading at a site as an edit, or None where the text reads best as it stands; and whether it is sure."""
        window = _window(self.text, site, least)
        key = (tuple(window.signs), window.context, window.after)
        if key not in self.known and len(self.known) < _MOST_SITES:
            self.known[key] = _best(*key, self.foreign)
        best = self.known.get(key)
        return (_edit(window, best[0]), best[1]) if best else (None, False)


@lru_cache(maxsize=1024)
def _best(signs: tuple[Symbol, ...], context: str, after: str, foreign: frozenset[str]) -> tuple[str, bool] | None:
    """The likeliest reading and whether it is sure, or None where the signs as they stand are likeliest.

    Kept for a while, for repairs elsewhere in a text have it read once more.
    """
    search = Search(foreign)
    plain = search.plain(list(signs), context, after)
    readings = search.readings(list(signs), context, after)
    scored = sorted(((_score(one.score, context, one.text), one.text) for one in readings), reverse=True)
    if not scored or scored[0][1] == plain.text:
        return None
    if scored[0][0] - _score(plain.score, context, plain.text) < _GAIN:
        return None
    return scored[0][1], len(scored) == 1 or scored[0][0] - scored[1][0] >= _MARGIN


def _shift_helps(text: str, site: int) -> bool:
    """Whether the bytes behind a site read better one byte off: a cheap test that rare words in good order fail."""
    start = site + (text[site] in MARKS)
    stop = start
    while stop < len(text) and stop < start + _PROBE and not text[stop].isascii():
        stop += 1
    plain = text[start:stop]
    trail = text[stop : stop + 1].encode("ascii", "ignore") if "@" <= text[stop : stop + 1] <= "~" else b""
    shifted = (plain.encode("gb18030", "replace")[1:] + trail).decode("gb18030", "replace").rstrip("\ufffd")
    if len(shifted) < _LEAST_PROBED:
        return True
    return _mean(shifted) > _mean(plain)


def _mean(text: str) -> float:
    """The mean logarithm of the chance of each character but the first."""
    tokens = EDGE + token_text(text)
    return language().characters(tokens) / max(1, len(tokens) - 2)


def _score(score: float, context: str, read: str) -> float:
    """The search's score of a reading and the word view of the whole window."""
    return score + _WORDS * language().split(token_text(context + read))


def _window(text: str, site: int, least: int) -> Window:
    """The signs around a site, notes skipped, on its own line: some before it, then to the end of the damage and on."""
    start = max(least, text.rfind("\n", 0, site) + 1, site - 8 * _BEFORE)
    before = list(_signs(text, start, site))[-_BEFORE:]
    inside: list[tuple[Symbol, int, int]] = []
    left = _LONGEST
    for item in _signs(text, site, len(text)):
        if item[0].text == "\n" or left == 0:
            break
        inside.append(item)
        ends = item[0].text.isascii() and item[0].text not in MARKS and item[0].text not in "!,:;" and len(inside) > 1
        left = min(left - 1, _AFTER) if ends else left - 1
    known = min(2, len(before))
    context = EDGE * (2 - known) + "".join(sign.text for sign, _, _ in before[:known])
    items = before[known:] + inside
    after = EDGE if items[-1][2] == len(text) or text[items[-1][2]] == "\n" else ""
    return Window([item[0] for item in items], [item[1:] for item in items], context, after)


def _signs(text: str, start: int, end: int) -> Iterator[tuple[Symbol, int, int]]:
    """Each sign with its span: characters, and a mark together with the note whose bracket it swallowed; notes left out."""
    at = start
    while at < end:
        character = text[at]
        if character in "(（" and at > start and (note := NOTE.match(text, at - 1)):
            at = note.end()
            continue
        swallowed = _SWALLOWED.match(text, at) if character in MARKS else None
        stop = swallowed.end() if swallowed else at + 1
        sign = Symbol(character, None, _leads(text[at - 1 : at], swallowed[1])) if swallowed else symbol(character)
        yield sign, at, stop
        at = stop


def _leads(before: str, syllable: str) -> frozenset[int] | None:
    """The lead bytes a swallowed note allows: the character it was set behind began with the second byte of ``before``."""
    pair = character_pair(before) if before else None
    if pair is None:
        return None
    seconds = {other[1] for other in map(character_pair, characters_read(syllable)) if other and other[0] == pair[1]}
    return frozenset(seconds) or None


def _edit(window: Window, read: str) -> Edit:
    """The change from the signs to what was read, without what both begin and end with."""
    signs = [sign.text for sign in window.signs]
    head = 0
    while head < min(len(signs), len(read)) and signs[head] == read[head]:
        head += 1
    tail = 0
    while tail < min(len(signs), len(read)) - head and signs[-1 - tail] == read[-1 - tail]:
        tail += 1
    start, end = window.spans[head][0], window.spans[len(signs) - 1 - tail][1]
    return Edit(start, end, read[head : len(read) - tail], "mojibake")
