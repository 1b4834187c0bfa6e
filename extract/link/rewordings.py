"""Names that say the same in other words: pieces in another order, with or without the words that any project may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.link.shortening import abbreviates, stands_for
from extract.names_words import is_place

# Words that tell no project from another: 青柳新型城镇化建设, 青柳新型城镇化PPP项目
_ANY = re.compile(
    r"(?<=.)(?:建设(?![路大银])|新建|工程(?:化|$)|项目|投资(?![集公发])|贷款|示范(?![区园城带县村])|产业化|枢纽(?![港站中])|PPP|（PPP）)|(?<=高速)公路|^新建"
)
# 年产9万吨甲 and 9万吨/年甲
_YEARLY = re.compile(r"年产(?:量|能)?(?=\d)|/年")
# 青柳工业区, 青柳工业园 and 青柳工业园区
_PARK = re.compile(r"(?<=[工产]业)园?区")
_FIGURES = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=[号期线段标])")
_LEAST = 5  # characters of a name whose characters may stand in another order
_MORE = 1  # characters that the one may have more, 县农村供水工程
_PLACE = 4  # characters of the longest place that is looked for in front of a name
_MANY = 40  # names of an article that are compared with each other


def reworded(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of ``names``, the shorter first, that are one project told in other words; of very many names none.

    A name that is another one with pieces left out is no such pair: it may be short for several.

    >>> list(reworded(["青柳农村安全饮水", "青柳农村饮水安全工程", "青柳农村道路"]))
    [('青柳农村安全饮水', '青柳农村饮水安全工程')]
    """
    if len(names) > _MANY:
        return
    bare = {name: _bare(name) for name in names}
    signs = {name: frozenset(bare[name]) for name in names}
    for one, other in combinations(names, 2):
        if not (signs[one] <= signs[other] or signs[other] <= signs[one]):
            continue  # which is cheap and true of nearly all
        short, full = sorted((one, other), key=lambda name: (len(bare[name]), len(name), name))
        same = bare[short] == bare[full] or _in_a_place(bare[short], bare[full])
        if same or (_same(bare[short], bare[full]) and not stands_for(short, full)):
            yield short, full


def _bare(name: str) -> str:
    return _ANY.sub("", _YEARLY.sub("", _PARK.sub("园", name)))


def _in_a_place(short: str, full: str) -> bool:
    """Whether the one is the other behind its province or city (河口省青柳水库, 青柳水库)."""
    return 2 <= len(full) - len(short) <= _PLACE and full.endswith(short) and is_place(full[: -len(short)])


def _same(short: str, full: str) -> bool:
    if len(short) < _LEAST:
        return False
    if sorted(_FIGURES.findall(short)) != sorted(_FIGURES.findall(full)):
        return False
    if abbreviates(short, full):
        return True
    rest = Counter(full)
    rest.subtract(short)
    return min(rest.values()) >= 0 and len(full) - len(short) <= _MORE
