"""What was done with a group, told by the verb in front of its number: 园区今年引来9家企业, 推介会上签下9个项目.

The doer, the time and what the deed is done for are no part of the group's name: 县里今年围绕山货上马9个项目 are 上马项目.
"""

from __future__ import annotations

import re

from extract.numerals import parse_number
from extract.words import any_of

# Verbs of what was brought about; those that only say that there is a group are no part of a longer name.
_OUTCOMES = "现场签下 签下 签了 签 敲定 拿下 促成 上马 新上 引来 招来 招引 推介 开建 动工"
_KEPT_ALONE = "安排 新增"
_SAME = {"现场签下": "现场签约", "签下": "签约", "签了": "签约", "签": "签约", "敲定": "签约"}
# A verb that shall be (待签9个项目) names none; 签约 is a stage of its own, not 签 with about (约) as many.
_VERB = r"(?<![就待未再])(?P<verb>(?!签约){verbs})"
_DONE = r"(?:了|出了?|到了?)?(?:首批)?(?:共|近|约|超过?|逾)*"
_OF_A_KIND = re.compile(_VERB.format(verbs=any_of(_OUTCOMES.split())) + _DONE + "$")
_ALONE = re.compile(_VERB.format(verbs=any_of(f"{_OUTCOMES} {_KEPT_ALONE}".split())) + _DONE + "$")
# 新区签下|甲码头、乙水厂等|9个项目
_MEMBERS = r"了?[^，。；：]{2,80}、[^，。；：]{2,40}(?:等|共)*$"
_BEFORE_LIST = re.compile("(?P<verb>现场签下|签下|签了|新签|引来|招来|新上|上马|动工|开建|促成)" + _MEMBERS)
_ALONE_BEFORE_LIST = re.compile("(?P<verb>观摩|推进)" + _MEMBERS)
_BETWEEN = re.compile("、|以及|[和及与]")
_NUMBER = re.compile(r"\d{1,2}|[两三四五六七八九十]{1,2}")


def done_with(before: str, *, bare: bool) -> str:
    """The verb that ends the words in front of a number, in the words of a group's name; empty where there is none.

    ``bare`` says that the group's noun has no kind (9个项目): then a verb that only leads to the group names it too.
    """
    told = (_ALONE if bare else _OF_A_KIND).search(before)
    if told is None and "、" in before:
        told = _BEFORE_LIST.search(before) or (_ALONE_BEFORE_LIST.search(before) if bare else None)
    return _SAME.get(told["verb"], told["verb"]) if told else ""


def lists(words: str, behind: str) -> bool:
    """Whether words name the members of a group one by one, as many as the number ``behind`` says: 甲水厂、乙码头|两个."""
    number = _NUMBER.match(behind)
    value = parse_number(number.group()) if number else None
    return value is not None and value > 1 and len(_BETWEEN.split(words)) == value
