"""The role of an amount of money, from the words around it (guidelines, section 1)."""

from __future__ import annotations

import re

_CUES = re.compile(
    r"(?P<registered_capital>注册资[本金]|注册规模)"
    r"|(?P<annual_investment>年度计划(?:完成)?投资|年度投资|当年计划投资|年内?计划(?:完成)?投资)"
    r"|(?P<invested>(?:完成|实现|已|累计)[^，。；]{0,6}投资|到位|实际(?:利用|使用|到)|固投完成|到账)"
    r"|(?P<tax>税收|利税|纳税|税金|缴税|税费)"
    r"|(?P<output>产值|销售收入|营业收入|营收|销售额|交易额|营业额|收入)"
    r"|(?P<fund>基金|贷款|授信|补贴|补助|专项资金|融资|奖励|认缴)"
    r"|(?P<total_investment>投资|投入|斥资|签约金额|总额)"
)


def money_role(text: str, start: int, end: int, floor: int) -> str:
    """The role of the amount ``text[start:end]`` in its sentence, which starts at ``floor``."""
    found = "other"
    for match in _CUES.finditer(text, floor, start):
        found = match.lastgroup or "other"
    return found
