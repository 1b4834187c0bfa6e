"""What completes the name of an amount: what it is given for.

9亿元专项资金用于河道疏浚 is 河道疏浚专项资金.
"""

from __future__ import annotations

import re

from extract.statistics.scope import Scope
from extract.statistics.subjects import named

_GIVEN = ("资金", "投资", "补贴", "补助", "国债", "贷款")
_LONGEST = 8  # characters of a name that does not yet say what for
_GOAL = re.compile(
    r"(?:以上|左右)?的?(?:[^，。；、\d]{0,6}(?:资金|投资|补贴|补助|国债|贷款))?，?(?:主要|全部|专门|将)*用于(?:支持|加力支持|保障)?"
    r"(?P<goal>[^，。；、\n]{2,20}?)(?:工作|等)?(?=[，。；、])"
)

FIRMS = ("企业", "公司", "机构", "商户", "央企")
# What firms were founded or came with; what projects are worth is theirs as it stands.
_THEIR_SUM = re.compile(
    r"(?:合同|协议|意向|实际|注册|认缴|年)*(?:(?<!总)投资(?:总?额|总额|金额)|(?<!总)投资(?=[约近达超过为]*$)|资产总额|总资产|净资产|资本|营业收入|销售额|产值|税收|利税|授信)"
)

# 设立总规模超过9亿元的引导基金: what is said behind the amount is what it is of
_SIZE_OF = re.compile(r"(?:新?设立|推出|发行|组建|成立|发放)?了?(?P<size>(?:目标|募集)?总?规模|(?:补贴)?总?金额|总额)")
_OF_IT = re.compile(
    r"(?:以上|左右)?的(?P<of>[^，。；、的\d]{1,10}?(?:基金|债券|消费券|贷款|国债|资金池|保险))(?=[，。；、])"
)


def sum_of_firms(group: str, words: str) -> str:
    """What an amount behind a number of firms is, from the words between: 台资企业90家，投资额9亿元 → 投资额.

    Empty for a group of another kind, and for words that say nothing more than what is measured (总投资).
    """
    told = _THEIR_SUM.search(words) if group.endswith(FIRMS) else None
    return told.group() if told else ""


_INVESTORS = ("业", "铁路", "公路", "水路", "水运", "民航", "交通", "建设")
_INVESTED = re.compile("投资(?:[了约近逾]|超过?|达到?|突破)*\\d[\\d.,]*[^，。\\d]{1,6}$")


def as_investment(scope: Scope, subject: str, end: int) -> str:
    """The name of what a field or its firms invested, as told in front of the amount that ends at ``end``.

    铁路完成投资9亿元 is 铁路投资; projects are named by themselves.
    """
    if not subject.endswith(_INVESTORS) or "投资" in subject:
        return subject
    return subject + "投资" if _INVESTED.search(scope.text, max(0, end - 24), end) else subject


def with_goal(scope: Scope, subject: str, end: int) -> str:
    """The name of money that is given, with what it is given for, as told behind the amount that ends at ``end``."""
    size = _SIZE_OF.fullmatch(subject)
    if size and (of := _OF_IT.match(scope.text, end)):
        return of["of"] + size["size"]
    if len(subject) > _LONGEST or not subject.endswith(_GIVEN):
        return subject
    told = _GOAL.match(scope.text, end)
    return named(scope, told.start("goal"), told.end("goal")) + subject if told else subject
