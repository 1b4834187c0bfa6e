"""Traditional script to simplified, character for character, so that offsets stay.

A table gives each character its usual form; where a character has several readings (乾, 著, 藉, 覆, 徵, 沈), phrases around it
decide, and protected names keep what their list says: 乾照光電 reads 乾照光电, 乾淨 reads 干净. Left alone: simplified text,
where 著 and 乾 are what they are and only characters that no simplified text has are converted. Which passages of a mixed
text are traditional is told by the characters that only one script has.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from normalize.edits import Edit
from normalize.lexicon import rows
from normalize.scan import Kind, Scan, code_table, mapped, scan

# A passage inside a simplified text counts as traditional from this many traditional marks on: a name alone has fewer.
_LEAST_MARKS = 2
# Traditional quotations begin and end at these.
_BOUND = re.compile("[\\n。！？；“”‘’「」『』《》]")

# 陞 is 升, to be promoted, and the last character of given names, where it stays. A verb of promotion makes no name.
_PROMOTED = "陞"
_NAMED = re.compile("[一-龥][^\\W\\d_a-zA-Z晉晋提擢榮荣獲获擬拟將将已再可應应遞递超補补躍跃高]陞")
_BEFORE_NAME = re.compile(
    r"(?:[^一-龥]|教授|学者|院士|专家|记者|先生|主席|委员|代表|主任|书记|经理|[市县省区镇乡校院部厅局处科事会]长|\A)\Z"
)
_AFTER_NAME = re.compile(r"[^一-龥]|\Z|先生|教授|同志|表示|认为|指出|介绍|[说等和与的]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that decide on a character, by (character, its place in the phrase, phrase as the table converts it).

    ``beside`` holds the characters that stand right before and right behind it in any of them.
    """

    readings: dict[tuple[str, int, str], tuple[str, str]]
    shapes: dict[str, tuple[tuple[int, int], ...]]
    anywhere: re.Pattern[str]
    beside: dict[str, tuple[frozenset[str], frozenset[str]]]


@lru_cache(maxsize=1)
def table() -> dict[int, str]:
    """The usual simplified character for each traditional one."""
    return {ord(traditional): simplified for traditional, simplified in rows("script_characters.tsv")}


@lru_cache(maxsize=1)
def script_marks() -> dict[str, frozenset[str]]:
    """The characters that only one script has, by script: ``simplified`` and ``traditional``."""
    return {script: frozenset(characters) for script, characters in rows("script_marks.tsv")}


@lru_cache(maxsize=1)
def _mark_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One character that only simplified, and one that only traditional text has."""
    marks = script_marks()
    simplified, traditional = (
        re.compile(f"[{''.join(sorted(marks[name]))}]") for name in ("simplified", "traditional")
    )
    return simplified, traditional


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The phrase list and the protected names, protected names winning over phrases of the same length."""
    listed = [(traditional, simplified, "script_choice") for traditional, simplified in rows("script_phrases.tsv")]
    names = [(row[0], row[0], "protected_name") for row in rows("protected_names.tsv")]
    several = {k for key, value, _ in listed for k, v in zip(key, value, strict=True) if simplified_character(k) != v}
    readings: dict[tuple[str, int, str], tuple[str, str]] = {}
    shapes: dict[str, set[tuple[int, int]]] = {}
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for key, value, kind in [*listed, *names]:
        usual = to_usual(key)
        for place, character in enumerate(key):
            if character in several:
                readings[character, place, usual] = (value[place], kind)
                shapes.setdefault(character, set()).add((len(key), place))
                before, behind = beside.setdefault(character, (set(), set()))
                before.update(usual[max(0, place - 1) : place])
                behind.update(usual[place + 1 : place + 2])
    ordered = {character: tuple(sorted(found, reverse=True)) for character, found in shapes.items()}
    sides = {character: (frozenset(before), frozenset(behind)) for character, (before, behind) in beside.items()}
    return Phrases(readings, ordered, re.compile(f"[{''.join(sorted(ordered))}]"), sides)


def to_usual(text: str) -> str:
    """``text`` with each traditional character in its usual simplified form, whatever stands around it."""
    return mapped(text, _code_table())


@lru_cache(maxsize=1)
def _code_table() -> npt.NDArray[np.uint32]:
    """The usual simplified form of each code point."""
    return code_table(table())


def simplified_character(character: str) -> str:
    """The usual simplified form of one character, or the character itself."""
    return table().get(ord(character), character) if len(character) == 1 else character


def to_simplified(text: str) -> str:
    """Traditional ``text`` in simplified script, of the same length.

    >>> to_simplified("乾隆年間著名,乾淨")
    '乾隆年间著名,干净'
    """
    return _convert(text, 0)[0]


def _convert(text: str, offset: int) -> tuple[str, list[Edit]]:
    """Traditional ``text`` converted, and the characters that a phrase read otherwise than usual, placed from ``offset``."""
    usual = to_usual(text)
    known = phrases()
    choices: list[Edit] = []
    for match in known.anywhere.finditer(text):
        at = match.start()
        before, behind = known.beside[match[0]]
        if usual[at - 1 : at] not in before and usual[at + 1 : at + 2] not in behind:
            continue
        reading = next(_readings(match[0], at, usual, known), None)
        if reading and reading[0] != usual[at]:
            choices.append(Edit(offset + at, offset + at + 1, *reading))
    if _PROMOTED in text:
        choices = sorted([*choices, *_given_names(text, usual, offset)])
    if not choices:
        return usual, []
    characters = list(usual)
    for start, _, new, _ in choices:
        characters[start - offset] = new
    return "".join(characters), choices


def _given_names(text: str, usual: str, offset: int) -> Iterator[Edit]:
    """陞 that ends a person's name and stays, told by the surname two characters before it and by what stands around."""
    for match in _NAMED.finditer(text):
        name = usual[match.start() : match.end()]
        before, after = usual[max(0, match.start() - 3) : match.start()], usual[match.end() : match.end() + 3]
        if name[0] in _surnames() and _BEFORE_NAME.search(before) and _AFTER_NAME.match(after):
            at = offset + match.end() - 1
            yield Edit(at, at + 1, _PROMOTED, "script_choice")


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(row[0] for row in rows("surnames.tsv"))


def _readings(character: str, at: int, usual: str, known: Phrases) -> Iterator[tuple[str, str]]:
    """What the phrases around a character read it as, the longest phrase first."""
    for length, place in known.shapes[character]:
        start = at - place
        window = usual[max(start, 0) : start + length]
        reading = known.readings.get((character, place, window)) if len(window) == length else None
        if reading:
            yield reading


def convert_script(text: str) -> tuple[str, list[Edit], str]:
    """``text`` with its traditional passages in simplified script, the choices made, and its script.

    The script is simplified, traditional or mixed. A text without traditional marks is returned as it is.
    """
    seen = scan(text)
    if not seen.has(Kind.TRADITIONAL):
        return text, [], "simplified"
    if not seen.has(Kind.SIMPLIFIED):
        return *_convert(text, 0), "traditional"
    return _convert_passages(text, seen)


def _convert_passages(text: str, seen: Scan) -> tuple[str, list[Edit], str]:
    """A text with marks of both scripts: the script of most marks holds, save for passages clearly in the other.

    In passages that are not traditional only the marks are converted.
    """
    simplified, traditional = _mark_patterns()
    mostly = seen.count(Kind.TRADITIONAL) > seen.count(Kind.SIMPLIFIED)
    whole, choices = _convert(text, 0) if mostly else (text, [])
    parts: list[str] = []
    at = 0
    other = False
    for start, end in _passages(text, seen.places(Kind.SIMPLIFIED if mostly else Kind.TRADITIONAL)):
        ours, theirs = len(simplified.findall(text, start, end)), len(traditional.findall(text, start, end))
        convert = theirs >= ours if mostly else theirs > ours and theirs >= _LEAST_MARKS
        new, chosen = _convert(text[start:end], start) if convert else (_convert_marks(text[start:end]), [])
        parts += [whole[at:start], new]
        choices = [*(edit for edit in choices if not start <= edit.start < end), *chosen]
        other |= convert is not mostly and max(ours, theirs) >= _LEAST_MARKS
        at = end
    script = "mixed" if other else "traditional" if mostly else "simplified"
    return "".join([*parts, whole[at:]]), sorted(choices), script


def _passages(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The passages that hold one of the places, each once."""
    bounds = [-1, *(match.start() for match in _BOUND.finditer(text)), len(text)]
    at = 0
    for place in places:
        if place >= at:
            index = bisect_right(bounds, place)
            at = bounds[index]
            yield bounds[index - 1] + 1, at


def _convert_marks(text: str) -> str:
    """``text`` with only the characters converted that no simplified text has."""
    marks = script_marks()["traditional"]
    if marks.isdisjoint(text):
        return text
    return "".join(new if old in marks else old for old, new in zip(text, to_simplified(text), strict=True))


def foreign_characters(text: str) -> frozenset[str]:
    """The characters of the script that ``text`` is not written in, told by the marks it holds more of."""
    seen = scan(text)
    return script_marks()["simplified" if seen.count(Kind.TRADITIONAL) > seen.count(Kind.SIMPLIFIED) else "traditional"]
