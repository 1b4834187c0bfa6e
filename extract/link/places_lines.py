"""The ends of a road, a railway or a pipe by its name (云州至青州高速公路), where no witness bears their short names out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.places import is_within
from normalize.places.lexicon import entries
from normalize.places.resolve import alone

_LINE = re.compile(
    r"铁路|高铁|高速|公路|城际|快速路|轨道|航道|运河|管道|管线|输气|输油|输电|特高压|千伏|电力联网|通道|航线|客专|快线|段|一级|二级"
)
_TO = re.compile(r"至|到|—+|–|-|~|～|经")
# 甲至乙|: one of the lines of a list (甲至乙、丙至丁4条高速)
_BARE = re.compile(r"[\u4e00-\u9fff]{2,5}[至到][\u4e00-\u9fff]{2,5}")
# 甲至乙高铁|甲至丙段
_SECTION = re.compile(r"(?:至|到|—+).*?(?:高铁|铁路|高速公路|高速|公路)(?=[^，。；]{2,}?(?:至|到|—+)[^，。；]{2,}段$)")
_SIDE = re.compile(r"(?:[东南西北]站?|站|机场|境|界)$")
_NO_END = frozenset("关湾山湖江河镇乡村岛")  # 甲关, 乙湾: behind a short name another place begins
_LONGEST, _SHORTEST = 8, 2
# 红云高速|甲县段, 红松集团|乙县核电站: a place behind the line that is built there, or behind a company
_BEHIND = re.compile(
    r"(?:高速(?:公路)?|高铁|铁路|公路|[国省]道|\d线|集团|公司|港)"
    r"(?=[\u4e00-\u9fff]{2,4}?(?:[段至到]|港区|[\u4e00-\u9fff]{0,4}(?:蓄能|电站|光伏|风电|核电|大桥|隧道|站|支线|互通)))"
    r"|[河江](?=[\u4e00-\u9fff]{2,3}段)"
)


def ends(name: str, home: str | None) -> list[str]:
    """The codes of the divisions that a line's name names as its ends and stops, in order; fewer than two are none.

    Of namesakes the one in the province of another end, or of ``home``, is meant.

    >>> ends("平凉至天水高速公路", None)
    ['620800', '620500']
    """
    if _TO.search(name) is None or (_LINE.search(name) is None and not _BARE.fullmatch(name)):
        return []
    pieces = _TO.split(name[section(name) :])
    found = [_last(pieces[0]), *(_first(piece) for piece in pieces[1:])]
    codes = list(dict.fromkeys(_codes([one for one in found if one], home)))
    return codes if len(codes) > 1 else []


def section(name: str) -> int:
    """Where the name of a line's section begins that is itself told by its ends, 0 for none.

    >>> name = "平凉至酒泉高铁平凉至天水段"
    >>> name[section(name) :]
    '平凉至天水段'
    """
    found = _SECTION.search(name) if name.endswith("段") else None
    return found.end() if found else 0


def behind(name: str) -> str:
    """The short name of a division behind a line's or a company's name, in front of what is built there; empty for none.

    >>> behind("红云高速公路天水段"), behind("红松集团怀化海上风电项目")
    ('天水', '怀化')
    """
    for front in _BEHIND.finditer(name):
        for length in range(4, _SHORTEST - 1, -1):
            short, rest = name[front.end() : front.end() + length], name[front.end() + length :]
            if short in entries() and entries()[short].grade in ("weak", "strong", "open"):
                return "" if rest[0] in _NO_END else short
    return ""


def _last(piece: str) -> str:
    """The place that ends a piece (河口省|云州, 云青高速|青柳东)."""
    piece = _SIDE.sub("", piece)
    for length in range(min(len(piece), _LONGEST), _SHORTEST - 1, -1):
        if piece[-length:] in entries() and len(piece) - length != 1:
            outer = _last(piece[:-length])
            return piece[-length:] if not outer or _lies_in(piece[-length:], outer) else outer
    return ""


def _lies_in(name: str, outer: str) -> bool:
    """Whether a place of the first name lies in one of the second (云州|青柳县); 云州|青柳 may be a village of another's name."""
    codes = [sense.adcode for sense in entries()[outer].senses]
    return any(is_within(sense.adcode, code) for sense in entries()[name].senses for code in codes)


def _first(piece: str) -> str:
    """The place that begins a piece, the finest told (云州|高速公路, 河口|云州|高速公路)."""
    for length in range(min(len(piece), _LONGEST), _SHORTEST - 1, -1):
        if piece[:length] not in entries():
            continue
        if piece[length : length + 1] in _NO_END:
            return ""
        finer = _first(piece[length:])
        return finer if finer and _lies_in(finer, piece[:length]) else piece[:length]
    return ""


def _codes(names: Sequence[str], home: str | None) -> Iterator[str]:
    meant = [alone(name, home, None) for name in names]
    provinces = {found.adcode[:2] for _, found in meant if found is not None}
    for codes, found in meant:
        near = sorted(code for code in codes if code[:2] in provinces)
        if found is not None:
            yield found.adcode
        elif near and all(is_within(code, near[0]) for code in near):
            yield near[0]
