"""Sentences made from templates: names of many builds in the frames in which news tells of them, and frames that hold none.

Everything comes from ``synthetic.tsv`` (companies, products, heads and frames, all made up) and the gazetteer of divisions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from extract.model.fit import Example
from normalize.places.divisions import divisions

_SLOT = re.compile(r"\{(\w)\}")
_LAST = re.compile(r"[^省市州盟区县旗]{2,5}[市州盟区县旗]$")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林"
_GIVEN = "伟强军平明华建国志勇文斌海波晓东红梅春生"


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    lines = files("extract").joinpath("model", "synthetic.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        kind, *rest = line.split("\t")
        found.setdefault(kind, []).append(rest[0] if rest else "")
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted({match[0] for one in divisions().values() if (match := _LAST.search(one.name))}))


def synthetic(count: int, seed: int = 7) -> list[Example]:
    """``count`` sentences with their names; the same count and seed give the same sentences."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    frames = _words()["frame"]
    return [_sentence(frames[i % len(frames)], chance) for i in range(count)]


def _sentence(frame: str, chance: random.Random) -> Example:
    text, names, last = "", [], 0
    for match in _SLOT.finditer(frame):
        text += frame[last : match.start()]
        said = _FILLERS[match[1]](chance)
        if match[1] in "NL":
            names.append((len(text), len(text) + len(said)))
        quoted = match[1] in "NL" and chance.random() < 0.06
        if quoted:
            names[-1] = (names[-1][0] + 1, names[-1][1] + 1)
        text += f"“{said}”" if quoted else said
        last = match.end()
    return Example(text + frame[last:], tuple(names), (), "", 1.0, "synthetic")


def _one(kind: str, chance: random.Random) -> str:
    return chance.choice(_words()[kind])


def _place(chance: random.Random) -> str:
    return chance.choice(_places())


def _stem(chance: random.Random) -> str:
    return chance.choice(_places())[:2] if chance.random() < 0.1 else _one("stem", chance)


def _works(chance: random.Random) -> str:
    """A name as newspapers give it in full: company or place, product, head, tail, phase."""
    if chance.random() < 0.35:
        local = _place(chance) if chance.random() < 0.5 else _place(chance)[:2] + chance.choice("山河湖岭溪城湾")
        work = _one("work", chance)
        ends = work.endswith(("项目", "工程"))
        return local + work + ("" if ends else chance.choice(("", "", "", "项目", "工程", "扩建工程", "二期工程")))
    owner = _stem(chance) + _one("owner", chance) if chance.random() < 0.8 else _place(chance)
    size = chance.choice(("", "", "", "年产{}万吨", "年产{}万套", "{}兆瓦", "{}万千瓦")).format(chance.randint(1, 90))
    place = f"（{_place(chance)}）" if chance.random() < 0.08 else ""
    middle = _one("product", chance) if chance.random() < 0.85 else ""
    head = _one("head", chance) if chance.random() < 0.7 or not middle else ""
    tail = _one("tail", chance) if head else "项目"
    return owner + place + size + middle + head + (tail or _one("phase", chance))


def _listed(chance: random.Random) -> str:
    """A name as lists give it: often without a head, sometimes the company alone."""
    shape = chance.random()
    if shape < 0.3:
        return _stem(chance) + _one("product", chance)
    if shape < 0.42:
        return _stem(chance) + _one("owner", chance)
    if shape < 0.5:
        return _place(chance)[:2] + _one("product", chance)
    return _works(chance)


def _amount(chance: random.Random) -> str:
    return f"{chance.choice((1.2, 2, 3.5, 5, 8, 10, 12.6, 20, 36, 50, 100, 150))}{chance.choice(('亿元', '亿元', '亿元', '万元', '亿美元'))}"


_FILLERS: dict[str, Callable[[random.Random], str]] = {
    "N": _works,
    "L": _listed,
    "P": _place,
    "C": lambda c: _place(c)[:2] * (c.random() < 0.4) + _one("stem", c) + _one("company", c),
    "D": lambda c: c.choice(("{}月{}日", "近日", "日前", "{}日", "昨日", "今天上午")).replace(
        "{}", str(c.randint(1, 12))
    ),
    "A": _amount,
    "K": lambda c: _one("kindnoun", c),
    "G": lambda c: _one("product", c),
    "S": lambda c: c.choice(_SURNAMES) + c.choice(_GIVEN) + c.choice(_GIVEN),
    "n": lambda c: str(c.randint(2, 900)),
    "k": lambda c: str(c.randint(2, 40)),
    "m": lambda c: str(c.randint(1, 12)),
}
