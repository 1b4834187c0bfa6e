"""Figures that are no statistic: what inspections found, a price or a prize, one firm's sales (guidelines, section 6)."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.statistics.owners import is_bare
from extract.statistics.scope import Scope

_LEAST = Decimal(500_000)  # a smaller sum is a loan, a fine, the price of a thing
_MADE = ("output", "tax", "other")
# 追回被骗补贴9亿元, 补缴税款9亿元
_INSPECTED = re.compile("挽回|罚没|虚开|整改|补缴|追[回缴]|骗[取税]|违规")
_MISUSED = re.compile(r"[^，。；：]{0,10}?被(?:骗|套取|挪用|侵占|截留|加收)")
# 单套价格9万元, 单项奖金9万元; 这|批货值9万元
_PRICED = re.compile("单[套项个台件笔][^，。；]{0,4}(?:价|奖|金额)|^单个|中标|^批(?!准|复|发|次)")
# 清河集团的海外销售收入, 青柳官方旗舰店销售额; those of many firms are an economy's
_FIRM = re.compile(
    "(?<!国有)(?<!各大)(?<!企业)(?<!金融)(?:集团|股份|旗舰店|公司)(?!军|等|、)[^，。；：]{0,10}(?:收入|营收|销售额|业绩|利润|资产|签约|采购|交易|合同|订单)"
)
_NAMED_FIRM = re.compile("(?:(?<!国有)(?<!各大)(?<!企业)(?<!上市)(?<!\\d家)(?:集团|股份|公司))(?!军|等|、)")


def is_excluded(scope: Scope, sentence: int, subject: str, measure: str, value: Decimal | None, span: range) -> bool:
    """Whether an amount at ``span`` of the text, named by ``subject``, is nobody's statistic; counts are left alone."""
    if measure == "count":
        return False
    if value is not None and value < _LEAST:
        return True
    if _INSPECTED.search(subject) or _PRICED.search(subject) or _MISUSED.match(scope.text, span.stop):
        return True
    if _FIRM.search(subject):
        return True
    bare = measure in _MADE and is_bare(subject)
    return bare and _NAMED_FIRM.search(scope.text, scope.sentences[sentence].start, span.start) is not None
