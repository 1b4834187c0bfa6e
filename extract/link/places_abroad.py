"""Projects that lie in another country, so that the article's own region says nothing of them."""

from __future__ import annotations

import re
from functools import cache

from extract.link.records import Reading
from extract.link.stretch import clause_start
from extract.organisations import organisations
from extract.words import any_of, column

_OPEN = r"^[“‘「《\s]*(?:中|在)?"


@cache
def _named() -> re.Pattern[str]:
    host, seat = (any_of(column("abroad", "word", kind=kind)) for kind in ("host", "seat"))
    country = any_of(column("abroad", "word"))
    return re.compile(
        rf"{_OPEN}{host}|{_OPEN}{country}项目$|^[^，。]{{2,12}}{host}段|^[\u4e00-\u9fff]{{2,8}}?{host}(?:农业|工业|纺织|经贸|水电|光伏|风电|钢铁|水泥|炼油)|^[^，。]{{0,16}}?{seat}(?!分行|商会|客商|籍)"
    )


@cache
def _told() -> re.Pattern[str]:
    told = rf"(?:在|位于|坐落于|地处|落户|赴){any_of(column('abroad', 'word'))}(?!大使馆|领事馆|经商)"
    # The first character alone first: a search then passes over all others at scanning speed.
    return re.compile(rf"[在位坐地落赴](?<=(?={told})[\s\S])")


def abroad(reading: Reading) -> frozenset[int]:
    """The clusters whose name begins with a country where Chinese companies build, has a city there, or that are told to lie in one.

    So are a line's section there (甲气管道缅甸段) and what has no name but its country's (英国项目).
    A country in front of a company (美国甲公司在乙市的项目) is where the company comes from.
    """
    text = reading.article.text
    names = enumerate(cluster.name for cluster in reading.clusters)
    found = {number for number, name in names if _named().match(name) and not organisations(name)}
    for scope in reading.scopes:
        if scope.where == "front":
            low = clause_start(text, scope.start, scope.end, "。；")
            match = _told().search(text, low, scope.end)
        else:
            stop = text.find("，", scope.start, scope.end)
            match = _told().search(text, scope.start, scope.end if stop < 0 else stop)
        if match is not None:
            found.update(scope.unit.clusters)
    return frozenset(found)
