"""The ends of a line that its name tells by a character each (杭厦高铁, 红松至云州的红云铁路)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, product

from extract.words import table
from normalize.places.divisions import divisions, rows
from normalize.places.lexicon import entries
from normalize.places.resolve import alone

_LINE = r"(?:高速|高铁|铁路|城际|客专|客运专线|联网)"
_BY_WITNESS = r"(?:快速通道|快速路|快线|公路|通道|管道|运河|直流|特高压|输电|输气)"
_COURSE = r"(?:沿江|中线|[东南西北]线|第二|二线)?"
_KIND = re.compile(rf"(?P<line>{_COURSE}(?:电力|电网)?{_LINE})|{_COURSE}{_BY_WITNESS}")
# 红云高速扩容工程|(红青)
_SECTION_NOTED = re.compile(r"[（(](?P<ends>[\u4e00-\u9fff]{2,3})[）)]$")
# 红云铁路|红青段
_SECTION = re.compile(r"(?P<ends>[\u4e00-\u9fff]{2,3})段(?![\u4e00-\u9fff]{2,}?段)")
_NOTED = re.compile(r"([\u4e00-\u9fff])[（(]([\u4e00-\u9fff]{1,3})[）)]")
_NEW = re.compile(r"^[“‘「]?(?:新建|改建|扩建|在建|国家|[GS]\d+)?")
_FEWEST, _MOST = 2, 4
_SIDES = frozenset("东南西北中")  # 南北高速


def is_line(name: str) -> bool:
    """Whether a name speaks of a road, a railway or the like."""
    return _KIND.search(name) is not None


def unfold(name: str) -> str:
    """A name with the short forms that it explains in brackets written out: 石（家庄）太（原）高速 is 石家庄太原高速.

    >>> unfold("石（家庄）太（原）高速公路")
    '石家庄太原高速公路'
    """
    return (
        _NOTED.sub(lambda m: m[1] + m[2] if m[1] + m[2] in entries() else m[0], name)
        if "（" in name or "(" in name
        else name
    )


def by_initials(name: str, told: Sequence[str], home: str | None) -> list[str]:
    """The codes of the ends that a line's name tells by a character each, in order; none where one of them stays open.

    ``told`` are the codes of the places of the article, the nearest to the name first: an end that is told in full is meant.
    Else a character means the city that it customarily stands for, or the one city that begins with it in a province
    next to the other end's; all characters can be the signs of provinces. ``home`` is the code of the article's region.

    >>> by_initials("杭厦高铁", (), None), by_initials("湘赣铁路", (), None)
    (['330100', '350200'], ['430000', '360000'])
    """
    if written := _noted(name, home):
        return written
    kind = _KIND.search(name)
    if kind is None:
        return []
    section = _SECTION.match(name, _past(name, kind.end()))
    if section is not None:
        return _ends(section["ends"], told, sure=False)
    if "段" in name[kind.end() :]:
        return []
    noted = _SECTION_NOTED.search(name, kind.end())
    head = noted["ends"] if noted else _head(name[: kind.start()])
    found = _ends(head, told, sure=kind["line"] is not None) if head else []
    return found if home is None or any(code[:2] == home[:2] for code in found) else []


def _past(name: str, end: int) -> int:
    return end + 2 if name.startswith("公路", end) or name.startswith("铁路", end) else end


def _noted(name: str, home: str | None) -> list[str]:
    found = [m[1] + m[2] for m in _NOTED.finditer(name)]
    if len(found) < _FEWEST or not all(short in entries() for short in found):
        return []
    meant = [alone(short, home, None)[1] for short in found]
    return [one.adcode for one in meant if one is not None] if all(meant) else []


def _head(words: str) -> str:
    """The characters in front of the kind of a line, without the province that stands before them (河口省|红云|铁路)."""
    words = _NEW.sub("", words)
    length = next((n for n in (3, 2) if words[:n] in entries() and len(words) - n >= _FEWEST), 0)
    signs = words[length:]
    pairs = (signs[at : at + 2] for at in range(len(signs) - 1))
    return signs if _FEWEST <= len(signs) <= _MOST and not any(pair in entries() for pair in pairs) else ""


def _ends(signs: str, told: Sequence[str], *, sure: bool) -> list[str]:
    if len(set(signs)) < len(signs) or _SIDES.issuperset(signs) or not all("一" <= sign <= "\u9fff" for sign in signs):
        return []
    witnesses = [_witness(sign, told) for sign in signs]
    if all(witnesses):
        return list(dict.fromkeys(code for code in witnesses if code))
    if not sure:
        return []
    cities = [[w] if w.endswith("00") else _cities(sign) for sign, w in zip(signs, witnesses, strict=True)]
    borne_out = any(w.endswith("00") or sign in _signs() for sign, w in zip(signs, witnesses, strict=True))
    return _provinces(signs) or (_only(cities) if borne_out else [])


def _witness(sign: str, told: Sequence[str]) -> str:
    """The nearest city of those told that ``sign`` can stand for, else the nearest county."""
    own = _signs().get(sign)
    if own in told:
        return own or ""
    known = divisions()
    fits = [code for code in told if code[2:] != "0000" and known[code].short[0] == sign]
    cities = [code for code in fits if code.endswith("00")]
    return next(iter((*cities, *fits)), "")


def _provinces(signs: str) -> list[str]:
    """The provinces that all of the signs stand for, where each borders on the next."""
    codes = [_province_signs().get(sign, "") for sign in signs]
    return codes if all(codes) and _in_a_row(codes) else []


def _only(ends: Sequence[Sequence[str]]) -> list[str]:
    """The one choice of ends of which each lies in the next one's province or, where none does, beside it."""
    fixed = all(len(codes) == 1 for codes in ends)
    found = [choice for choice in product(*ends) if len(set(choice)) == len(choice) and (fixed or _in_a_row(choice))]
    together = [choice for choice in found if len({code[:2] for code in choice}) == 1] or found
    return list(together[0]) if len(together) == 1 else []


def _in_a_row(codes: Sequence[str]) -> bool:
    return all(one[:2] == other[:2] or other[:2] in _borders()[one[:2]] for one, other in pairwise(codes))


def _cities(sign: str) -> Sequence[str]:
    own = _signs().get(sign)
    return (own,) if own else _by_first().get(sign, ())


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """The codes of the cities by the first character of their names."""
    found: dict[str, tuple[str, ...]] = {}
    for one in divisions().values():
        if one.level == "city":
            found[one.short[0]] = (*found.get(one.short[0], ()), one.adcode)
    return found


@cache
def _signs() -> dict[str, str]:
    return {row["sign"]: row["adcode"] for row in table("city_signs")}


@cache
def _province_signs() -> dict[str, str]:
    cities = {sign: code for sign, code in _signs().items() if code.endswith("0000")}
    return cities | {row["sign"]: row["adcode"] for row in table("province_signs")}


@cache
def _borders() -> dict[str, frozenset[str]]:
    return {row["province"]: frozenset(row["borders"].split(" ")) for row in rows("borders.tsv")}
