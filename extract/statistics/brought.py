"""What was done with a group, told by the verb in front of its number: 园区今年引来9家企业, 推介会上签下9个项目.

The doer, the time and what the deed is done for are no part of the group's name: 县里今年围绕山货上马9个项目 are 上马项目.
"""

from __future__ import annotations

import re

from extract.numerals import parse_number
from extract.words import any_of

# Verbs of what was brought about; those that only say that there is a group (共有, 安排, 梳理) are no part of a longer name.
_OUTCOMES = "现场签下 签下 签了 签 敲定 拿下 促成 上马 新上 引来 招来 招引 孵出 盘活 推介 开建 动工 落定"
_KEPT_ALONE = "推出 安排 观摩 新增 选取 选定 评出 上报 申报 争取"
_SAME = {"现场签下": "现场签约", "签下": "签约", "签了": "签约", "签": "签约", "敲定": "签约", "推出": "推介"}
_DONE = r"(?:了|出了?|到了?)?(?:首批)?(?:共|近|约|超过?|逾)*"
_ALONE = re.compile(rf"(?<![就待未再])(?P<verb>(?!签约){any_of((_OUTCOMES + ' ' + _KEPT_ALONE).split())}){_DONE}$")
# 新区签下|甲码头、乙水厂等|9个项目
_BEFORE_LIST = re.compile(
    r"(?P<verb>现场签下|签下|签了|新签|引来|招来|新上|上马|动工|开建|促成)了?[^，。；：]{2,80}、[^，。；：]{2,40}(?:等|共)*$"
)
_ALONE_BEFORE_LIST = re.compile(r"(?P<verb>观摩|推进|安排)了?[^，。；：]{2,80}、[^，。；：]{2,40}(?:等|共)*$")
_OF_A_KIND = re.compile(rf"(?<![就待未再])(?P<verb>(?!签约){any_of(_OUTCOMES.split())}){_DONE}$")


def done_with(before: str, *, bare: bool) -> str:
    """The verb that ends the words in front of a number, in the words of a group's name; empty where there is none.

    ``bare`` says that the group's noun has no kind (9个项目): then a verb that only leads to the group names it too.
    """
    told = (_ALONE if bare else _OF_A_KIND).search(before)
    if told is None and "、" in before:
        told = _BEFORE_LIST.search(before) or (_ALONE_BEFORE_LIST.search(before) if bare else None)
    return _SAME.get(told["verb"], told["verb"]) if told else ""


_BETWEEN = re.compile("、|以及|[和及与]")
_NUMBER = re.compile(r"\d{1,2}|[两三四五六七八九十]{1,2}")


def lists(words: str, behind: str) -> bool:
    """Whether words name the members of a group one by one, as many as the number ``behind`` says: 甲水厂、乙码头|两个."""
    number = _NUMBER.match(behind)
    value = parse_number(number.group()) if number else None
    return value is not None and value > 1 and len(_BETWEEN.split(words)) == value
