"""Characters that are no text: entities, controls, zero-width signs, split surrogates; and full-width letters and digits.

Left alone: tabs, line breaks (rarer kinds become ``\\n``), the ideographic space of an indent, and Chinese punctuation in
full width (，。；：！？（）“”), which is what Chinese prose has. Private-use characters stay too, for nobody can say what they
were; they and U+FFFD count as damage.
"""

from __future__ import annotations

import html
import re

from normalize.edits import Edit

_CONTROL = "\x00-\x08\x0e-\x1b\x1c-\x1f\x7f-\x84\x86-\x9f"
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
# GB 18030's blank for layout in the private area, seen at the head of paragraphs.
_BLANKS = "\u00a0\ue5e5"
_SUSPECT = re.compile(f"[&{_CONTROL}{_ZERO_WIDTH}{_BREAKS}{_BLANKS}\ud800-\udfff]")
# An entity with its ampersand escaped any number of times.
_ENTITY = re.compile(r"&(?:amp;){0,20}(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_DAMAGE = re.compile("[\ufffd\ue000-\uf8ff]+|(?:锟斤拷)+锟?|烫{3,}|屯{3,}")
_HALF = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_HALF |= {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "％＋－．／＝＆＠＃＊＿"}
_WIDE = re.compile(f"[{''.join(map(chr, sorted(_HALF)))}]")


def character_edits(text: str) -> list[Edit]:
    """Entities decoded, controls and zero-width characters dropped, halves of a surrogate pair put together, as edits.

    >>> character_edits("A&amp;amp;B")
    [Edit(start=1, end=10, text='&', kind='entity')]
    """
    edits: list[Edit] = []
    at = 0
    for match in _SUSPECT.finditer(text):
        if match.start() >= at and (edit := _edit(text, match.start(), match[0])):
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
    if character in _BREAKS:
        return Edit(at, at + 1, "\n", "control")
    if character in _BLANKS:
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
    return Edit(at, match.end(), re.sub(f"[\\s{_BLANKS}]", " ", decoded), "entity")


def to_half_width(text: str) -> str:
    """Full-width letters, digits and signs of numbers in half width, character for character.

    >>> to_half_width("１２．５％，（Ａ区）")
    '12.5%，（A区）'
    """
    return text.translate(_HALF) if _WIDE.search(text) else text


def doubtful_spans(text: str) -> list[tuple[int, int]]:
    """Where decoding lost what was there: replacement and private-use characters, and what they are known to turn into."""
    return [match.span() for match in _DAMAGE.finditer(text)]
