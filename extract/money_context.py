"""What an article says once about all its amounts: the currency that a plain 元 means."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.currencies import codes
from extract.words import any_of, table

_DECLARED = re.compile(rf"[(（][^()（）]{{0,12}}?(?P<word>{any_of(codes())})[，,、；; ]{{0,2}}(?:以?下同|均同此)")
_ENOUGH = {"TWD": 2, "HKD": 3}
# The region of an article says a little: the mainland's papers write of these regions too.
_REGIONS = {"71": "TWD", "81": "HKD"}


@cache
def _markers(home: bool) -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    """The words that speak for the mainland (``home``) or for another region, with the currency and its weight."""
    rows = (row for row in table("home_currency") if (row["currency"] == "CNY") is home)
    weights = {row["marker"]: (row["currency"], int(row["weight"])) for row in rows}
    first, second = ("".join(sorted({marker[place] for marker in weights})) for place in (0, 1))
    # A look at two characters ends nearly every try.
    return re.compile(rf"[{first}](?=[{second}])(?<=(?=({any_of(weights)}))[\s\S])"), weights


def _scores(text: str, publisher: str, home: bool) -> Counter[str]:
    pattern, weights = _markers(home)
    scores: Counter[str] = Counter()
    for marker in [*set(pattern.findall(text)), *2 * pattern.findall(publisher)]:
        currency, weight = weights[marker]
        scores[currency] += weight
    return scores


def home_currency(text: str, publisher: str | None = None, adcode: str | None = None) -> str:
    """The ISO code that a plain 元 stands for in ``text``: what it declares (美元，下同), else by where it was written.

    ``publisher`` and ``adcode`` are the article's, where known.

    A text of Taiwan or Hong Kong writes 元 for its own currency; it is known by its places and offices, and by the absence
    of mainland ones. In doubt 元 is the yuan.

    >>> home_currency("前4个月出口30亿元(港元，下同)，增长一成。"), home_currency("该项目投资3亿元。")
    ('HKD', 'CNY')
    """
    if "下同" in text and (declared := _DECLARED.search(text)):
        return codes()[declared["word"]]
    scores = _scores(text, publisher or "", home=False)
    if adcode and (local := _REGIONS.get(adcode[:2])):
        scores[local] += 1
    best = max(_ENOUGH, key=lambda c: scores[c])
    # Nine articles in ten say nothing of another region: no need to ask what they say of the mainland.
    if scores[best] < _ENOUGH[best] or scores[best] <= _scores(text, publisher or "", home=True)["CNY"]:
        return "CNY"
    return best
