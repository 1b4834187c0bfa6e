"""Projects that lie in another country, so that the article's own region says nothing of them."""

from __future__ import annotations

import re
from functools import cache

from extract.link.records import Reading
from extract.link.stretch import clause_start
from extract.organisations import organisations
from extract.words import any_of, column

# 共建“一带一路”, 民营企业“走出去”
_GOES_OUT = re.compile("一带一路|走出去")
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


@cache
def _headed() -> re.Pattern[str]:
    investor = r"[^，。：；]{0,8}?(?:集团|公司|企业|客商|商会|代表团|投资者)"
    return re.compile(rf"[“‘「《\s]*{any_of(column('abroad', 'word', kind='host'))}(?!{investor})")


def speaks_of_abroad(headline: str, region: str) -> bool:
    """Whether an article is one of building abroad by its headline: it begins with a country or tells so, and not its ``region``.

    >>> speaks_of_abroad("老挝云杉水电站投产", "云南"), speaks_of_abroad("泰国红松集团来鲁投资", "山东")
    (True, False)
    """
    if region in headline:
        return False
    return _headed().match(headline) is not None or _GOES_OUT.search(headline) is not None


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
