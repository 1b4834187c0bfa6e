"""Characters that are no text: entities, controls, zero-width signs, split surrogates; and full-width letters and digits.

Left alone: tabs, line breaks (rarer kinds become a plain one), the ideographic space of an indent, and Chinese punctuation in
full width (，。；：！？（）“”), which is what Chinese prose has. Private-use characters stay too, for nobody can say what they
were; they and U+FFFD count as damage.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from normalize.edits import Edit
from normalize.scan import BLANKS, BREAKS, HALF_WIDTH, Kind, code_table, mapped, scan

# An entity with its ampersand escaped any number of times.
_ENTITY = re.compile(r"&(?:amp;){0,20}(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# One class in front, for that is what ``re`` skips by: 锟斤拷 is what lost characters become, 烫 and 屯 unset memory.
_DAMAGE = re.compile(
    "[\ufffd\ue000-\uf8ff锟烫屯](?:(?<=锟)斤拷(?:锟斤拷)*锟?|(?<=烫)烫{2,}|(?<=屯)屯{2,}|(?<![锟烫屯]))"
)


def character_edits(text: str) -> list[Edit]:
    """Entities decoded, controls and zero-width characters dropped, halves of a surrogate pair put together, as edits.

    >>> character_edits("A&amp;amp;B")
    [Edit(start=1, end=10, text='&', kind='entity')]
    """
    edits: list[Edit] = []
    at = 0
    for place in scan(text).places(Kind.SUSPECT):
        if place >= at and (edit := _edit(text, place, text[place])):
            edits.append(edit)
            at = edit.end
    return edits


def _edit(text: str, at: int, character: str) -> Edit | None:
    """What one suspect character and those that belong to it become, or None where it is what it seems."""
    if character == "&":
        return _entity_edit(text, at)
    if "\ud800" <= character <= "\udfff":
        pair = _PAIR.match(text, at)
        whole = pair[0].encode("utf-16", "surrogatepass").decode("utf-16") if pair else "\ufffd"
        return Edit(at, at + (2 if pair else 1), whole, "surrogate")
    if character in BREAKS:
        return Edit(at, at + 1, "\n", "control")
    if character in BLANKS:
        return Edit(at, at + 1, " ", "space")
    return Edit(at, at + 1, "", "control")


def _entity_edit(text: str, at: int) -> Edit | None:
    """The entity at ``at`` decoded to the end; a line break in one is a space; unknown names stay."""
    match = _ENTITY.match(text, at)
    if match is None:
        return None
    decoded, before = html.unescape(match[0]), match[0]
    while decoded != before:
        decoded, before = html.unescape(decoded), decoded
    if decoded == match[0]:
        return None
    return Edit(at, match.end(), re.sub(f"[\\s{BLANKS}]", " ", decoded), "entity")


def to_half_width(text: str) -> str:
    """Full-width letters, digits and signs of numbers in half width, character for character.

    >>> to_half_width("１２．５％，（Ａ区）")
    '12.5%，（A区）'
    """
    return mapped(text, _half_table()) if scan(text).has(Kind.WIDE) else text


@lru_cache(maxsize=1)
def _half_table() -> npt.NDArray[np.uint32]:
    """The half width of each code point."""
    return code_table({ord(wide): half for wide, half in HALF_WIDTH.items()})


def doubtful_spans(text: str) -> list[tuple[int, int]]:
    """Where decoding lost what was there: replacement and private-use characters, and what they are known to turn into."""
    if not scan(text).has(Kind.LOST):
        return []
    return [match.span() for match in _DAMAGE.finditer(text)]
