"""What a price or a rate is counted by: 300万元/亩, 每亩300万元, 亩均税收20万元."""

from __future__ import annotations

import re

_THINGS = (
    "平方米|平方公里|平方|平米|立方米|亩|公顷|吨|公斤|千克|斤|千瓦时|千瓦|度电?|瓦|公里|千米|米|桶|台|辆|套|件|人次|人|户|名|只|头|个月|个|张|份|家|股|股份"
    "|天|日|小时|个月|月|车|箱|标箱|间|晚|课时|学期|学年|盎司|立方|升|次|床|位|村|镇|户均"
)
_AFTER = re.compile(rf"[ ]?(?:[/／]|每|一)(?:每)?(?P<thing>{_THINGS})(?![\w]{{0,1}}年)")
_BEFORE = re.compile(
    # The first character alone first: a search then passes over all others at scanning speed.
    rf"[每平单亩人户吨度](?<=(?=(?:(?:每一?|平均每|单位)(?P<thing>{_THINGS})|(?P<mean>[亩人户吨度])均)"
    r"(?:[^，。；、,;0-9０-９]{0,12})$)[\s\S])"
)
_WINDOW = 20


def per_unit(text: str, start: int, end: int, floor: int) -> str | None:
    """The thing that the amount ``text[start:end]`` is for one of, or None where it is a whole amount.

    每年 is no rate: a year's revenue is an amount.

    >>> per_unit("每亩投资不低于300万元", 7, 12, 0), per_unit("年产值3亿元", 3, 6, 0)
    ('亩', None)
    """
    after = _AFTER.match(text, end)
    if after:
        return after["thing"]
    before = _BEFORE.search(text[max(floor, start - _WINDOW) : start])
    return (before["thing"] or before["mean"]) if before else None
