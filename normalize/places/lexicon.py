"""What ``find`` looks up: how much a name proves by itself, where names begin, which words sever or swallow them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalize.places.divisions import Sense, division, index, rows

# strong: a place wherever it stands (淄川区, 淄博, 曹妃甸)     open: a city's name that is also a word (日照, 大同)
# weak:   a county's short name (淄川), or two characters (忠县)  word: one that is an ordinary word (合作, 和平)
# chance: a word that hardly ever stands right behind a province or city (弥勒, 龙口), where it is the county
# generic: a full name that is also a common noun (新城区, 城区)   bound: a zone's name that needs its city (高新区)
Grade = Literal["strong", "open", "weak", "word", "chance", "generic", "bound"]

_GRADES: dict[str, Grade] = {"word": "word", "chance": "chance", "generic": "generic", "open": "open"}

KINDS = frozenset("省市区县州盟旗")
_CELLS = 1 << 19  # few enough to stay in the processor's cache; one pair in 150 is looked up in vain
_MIX, _SHIFT = np.uint32(2654435761), np.uint32(13)  # Knuth's multiplicative constant spreads the pairs over the cells
_SHORT = 30  # up to so many characters are looked up one by one sooner
_NAME, _LEFT, _LONGER = 1, 2, 4  # what a pair may be: the head of a name, the left side of a joint, in a longer word


class Entry(NamedTuple):
    """A name with its senses and the grade of proof it gives by itself; ``in_full`` where it ends with its kind."""

    name: str
    grade: Grade
    senses: tuple[Sense, ...]
    in_full: bool


@cache
def entries() -> dict[str, Entry]:
    """Every name that is looked for, by name."""
    marked = {row["name"]: _GRADES[row["kind"]] for row in rows("words.tsv") if row["kind"] in _GRADES}
    return {
        name: Entry(name, marked.get(name) or _grade(name, senses), senses, name[-1] in KINDS)
        for name, senses in index().items()
    }


def _grade(name: str, senses: tuple[Sense, ...]) -> Grade:
    if senses[0].within and all(sense.within for sense in senses):
        return "bound"
    if len(name) > 2:
        return "strong"
    levels = {part.level for s in senses if s.kind in ("short", "zone") and (part := division(s.adcode))}
    zone = all(sense.kind == "zone" for sense in senses)
    return "strong" if zone or levels & {"province", "city"} else "weak"


@cache
def heads() -> dict[str, tuple[Entry, ...]]:
    """The names that begin with three characters, longest first, by these; and by its two characters each name of two."""
    known = entries()
    found: dict[str, list[Entry]] = defaultdict(list)
    for name, entry in known.items():
        found[name[:3]].append(entry)
    for head, held in found.items():
        if len(head) == 3 and head[:2] in known:
            held.append(known[head[:2]])
    return {head: tuple(held if len(held) == 1 else sorted(held, key=_longest_first)) for head, held in found.items()}


def _longest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.name), entry.name


@cache
def _pairs() -> frozenset[str]:
    """The two characters that each name begins with."""
    return frozenset(name[:2] for name in entries())


def may_begin(text: str, start: int) -> bool:
    """Whether the two characters at an offset are the first two of a name."""
    return text[start : start + 2] in _pairs()


@cache
def _firsts() -> frozenset[str]:
    """The characters that names begin with."""
    return frozenset(pair[0] for pair in _pairs())


@cache
def _cells() -> NDArray[np.uint8]:
    cells = np.zeros(_CELLS, dtype=np.uint8)
    for kind, found in ((_NAME, _pairs()), (_LEFT, _joints()[0]), (_LONGER, _longer())):
        pairs = "".join(found)
        if max(pairs) > "\uffff":  # a text with such characters is looked up one by one
            pairs = "".join([pair for pair in found if max(pair) <= "\uffff"])
        cells[_cell(np.frombuffer(_bytes(pairs), dtype=np.uint32))] |= np.uint8(kind)
    return cells


def _bytes(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _cell(pairs: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (pairs * _MIX) >> _SHIFT


def beginnings(text: str) -> list[int]:
    """The offsets in ``text`` where a name may begin, in order: of a long one by a table look-up over all pairs at once."""
    return looked_up(text)[0]


@lru_cache(maxsize=1)
def looked_up(text: str) -> tuple[list[int], bytes]:
    """``beginnings`` with what each pair of characters of the text may be, for ``severed`` and ``swallowed``.

    The last is kept, for who looks at its beginnings mostly looks for its places next.
    """
    data = _bytes(text) if len(text) > _SHORT else None
    if data is None or len(data) != 2 * len(text):  # a short text, or one with characters that take two places
        pairs = _pairs()
        anything = bytes((_LEFT | _LONGER,)) * len(text)
        firsts = _firsts()
        return [at for at, one in enumerate(text) if one in firsts and text[at : at + 2] in pairs], anything
    overlapping: NDArray[np.uint32] = np.ndarray((len(text) - 1,), np.uint32, data, 0, (2,))
    kinds = _cells().take(_cell(overlapping))
    found: list[int] = (kinds & np.uint8(_NAME)).view(np.bool_).nonzero()[0].tolist()
    return found, kinds.tobytes()


@cache
def _joints() -> tuple[frozenset[str], frozenset[str]]:
    pairs = {row["side"]: frozenset(row["pairs"].split(" ")) for row in rows("joints.tsv")}
    return pairs["left"], pairs["right"]


def is_cut(text: str, start: int, end: int, kinds: bytes) -> bool:
    """Whether a name is a part of other words: ``severed`` or ``swallowed``, told by ``kinds`` from ``looked_up``."""
    if start and kinds[start - 1] & _LEFT and severed(text, start, end):
        return True
    return kinds[start] & _LONGER != 0 and swallowed(text, start)


def severed(text: str, start: int, end: int) -> bool:
    """Whether words on both sides cut a name: 经济|南部 has 济南, 最大|连锁 has 大连, 形成|都市 has 成都市, 运河|南宁 has 河南."""
    left, right = _joints()
    if text[max(0, start - 1) : start + 1] not in left:
        return False
    behind = text[end - 1 : end + 1]
    return behind in right or _is_city(behind) or (end - start == 3 and text[start + 1 : end] in right)


def _is_city(name: str) -> bool:
    """Whether a name is surely a city's or a province's: 运河|南宁 has no 河南."""
    entry = entries().get(name)
    return entry is not None and entry.grade == "strong"


@cache
def _longer() -> dict[str, tuple[tuple[str, int], ...]]:
    """A name to the words that hold it (出海口 for 海口), each with where the name begins in it."""
    words = [row["name"] for row in rows("words.tsv") if row["kind"] == "longer"]
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word in words:
        for start in range(len(word) - 1):
            found[word[start : start + 2]].append((word, start))
    return {pair: tuple(held) for pair, held in found.items()}


def swallowed(text: str, start: int) -> bool:
    """Whether the name that begins at ``start`` stands in a longer word that is no place, as 海口 in 出海口."""
    held = _longer().get(text[start : start + 2])
    return held is not None and any(text.startswith(word, start - offset) for word, offset in held if offset <= start)
