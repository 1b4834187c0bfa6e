"""Whose figure a bare indicator tells: 全市农产品出口9万吨，货值3亿元 — the clause before it names what it is of."""

from __future__ import annotations

import re

from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import named
from extract.words import any_of

# Indicators that mean nothing without an owner; an economy's own (生产总值, 固定资产投资) have the region for one.
_WORDS = (
    "顺差 逆差 上交税金 上缴税金 资产总额 总资产 净资产 担保金额 货值 合作金额 "
    "产值 营收 收入 营业收入 销售收入 进出口 出口 进口 出口额 进口额 进出口额 贸易额 出口金额 进口金额 成交额 成交金额 交易额 税收 利税 授信 贷款余额 "
    "节约资金 投资额 完成投资 总产值 工业产值 进出口总值 进出口总额 销售额 主营业务收入 增加值 合同额 合同金额 采购金额 零售额 利润总额"
).split()
_BARE = re.compile(rf"(?:累计|年|总|实现|完成)*(?:{any_of(_WORDS)})+")
# What the clause in front tells of its owner: a level of its own, or that it goes up.
_LEVEL = r"资产总额|产量|销量|面积|成交量|交易量|总量|数量|进出口|出口|进口|贸易额|总规模|规模(?!以上)|总额|金额|预算|总值|余额|产值|收入|共?设立|授信"
_TOLD = re.compile(
    rf"(?:其中)?(?P<owner>(?![受因随由比较占在])[^，。；：\d]{{2,16}}?)(?:的)?"
    rf"(?:(?:{_LEVEL})[^，。；\d]{{0,12}}\d|(?:进展|实现)?(?:加速|持续|快速|稳步|大幅))[^，。；]{{0,30}}[，、；]"
)
_LONGEST = 10
_REACH = 120  # characters back
_NEAREST = 6  # clauses that are looked at
_MARK = re.compile("[，；]")
_AT_END = re.compile("(?:累计|实际|执行|共|实现|完成|进展|拥有|营业|生产|种植)+$")
_NO_OWNER = re.compile("其中|公司|企业|集团|人$|人员|该")


def is_bare(name: str) -> bool:
    """Whether a name is only an indicator's (产值, 年销售收入, 进口额), which says nothing of whose it is."""
    return len(name) <= _LONGEST and _BARE.fullmatch(name) is not None


def owner_before(scope: Scope, clause: Clause) -> str:
    """The owner that the sentence names in front of a clause; the nearest one, empty where there is none."""
    start = scope.sentences[clause.sentence].start
    start = max(start, clause.start - _REACH)
    breaks = [start, *(mark.end() for mark in _MARK.finditer(scope.text, start, clause.start))]
    for place in reversed(breaks[-_NEAREST:]):
        begin = max(scope.ends("DATE", place), default=place)
        told = _TOLD.match(scope.text, begin, clause.start)
        if told:
            owner = _AT_END.sub("", named(scope, told.start("owner"), told.end("owner")))
            return "" if _NO_OWNER.search(owner) and "规模以上" not in owner else owner
    return ""
