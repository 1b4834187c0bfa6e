"""The industry of a project, from the words of its name.

A Chinese name says last what a thing is: 汽车零部件物流园 is logistics, 化工园污水处理厂 cleans water. So the rightmost word of the list
that the name holds tells the industry, and words that any industry has (产业园, 基地, 项目) are not in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from extract.names_words import core
from extract.words import any_of, column, table

_CLOSED = re.compile(r"[（(][^（()）]*[)）]|[一二三四五六七八九十\d]+期.{0,2}$")


def industry_of(names: Iterable[str]) -> str | None:
    """The industry that the first of a project's names tells that tells one, else None.

    It is one of the labels of ``extract/lexicons/industries.tsv``.

    >>> industry_of(["青柳汽车零部件物流园"]), industry_of(["该厂", "云杉湖泵站一期"]), industry_of(["青柳产业园"])
    ('物流', '水利', None)
    """
    return next((told for name in names for told in [_told(name)] if told), None)


def _told(name: str) -> str | None:
    plain = core(_CLOSED.sub("", name).strip("“”"))
    pattern, industries = _words()
    words = pattern.findall(plain)
    return industries[words[-1]] if words else None


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pattern of the words of all industries, those of one character only at the end of a name, and each one's industry."""
    ends = column("industries", "word", where="end")
    pattern = re.compile(f"{any_of(column('industries', 'word', where='any'))}|{any_of(ends)}$")
    return pattern, {row["word"]: row["industry"] for row in table("industries")}
