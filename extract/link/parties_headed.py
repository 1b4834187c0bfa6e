"""The company whose article it is: the headline begins with it, and what no other words give to anybody is its own (红杉集团：三座工厂同日投产)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.parties_names import names
from extract.link.parties_speakers import may_build
from extract.link.records import Reading
from extract.organisations import is_known, organisations

_LONGEST = 40  # characters of a headline
_NEWS = re.compile(
    r"[^，。；]{0,30}?[电讯](?:（[^（）]{0,30}）)?\s*|(?:近日|日前|今年|去年|\d{1,2}月\d{1,2}日|\d{1,2}日)，?"
)
_WORD = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,8}?(?=：|将|拟|计划|在|与|董事长|总经理|公告|宣布|投资|去年|今年|的|半年报|年报|举行|签|布局|扩|两|三|\d)"
)


def headed(reading: Reading, told: frozenset[str], done: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Cluster number and company, for every project without one in an article whose headline begins with a company and that gives ``told`` no other.

    The clusters of ``done`` are left out.
    """
    if len(done) == len(reading.clusters):
        return
    company = _company(reading)
    if company and told <= {company}:
        yield from ((number, company) for number in range(len(reading.clusters)) if number not in done)


def _company(reading: Reading) -> str:
    """The company that the headline begins with; one that only its name tells must begin the text beneath it, too."""
    first, _, rest = reading.article.text.lstrip().partition("\n")
    head, body = (reading.article.title, first) if reading.article.title not in (None, first) else (first, rest)
    if not head or len(head) > _LONGEST or head.endswith("。"):
        return ""
    start, end = next(iter(organisations(head)), (-1, 0))
    if start == 0:
        return head[:end] if may_build(head[:end]) and any(True for _ in names(head[:end], sure=True)) else ""
    word = _WORD.match(head)
    lead = _NEWS.match(body) if word else None
    if word is None or not body.startswith(word.group(), lead.end() if lead else 0):
        return ""
    return word.group() if is_known(word.group()) and may_build(word.group()) else ""
