"""The state of a counted group that its sentence tells behind the noun: 12个项目现场签约, 9个项目提前完成全年计划, 5个项目在论坛上签约.

What is said of the whole of a group known before (均已开工, 全部完工) is no part of its name, nor is a share (开工率81%).
"""

from __future__ import annotations

import re

from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES

_LATELY = r"今天|昨天|今日|昨日|日前|近日|当天|当日|上午|下午|年内|[（(][^（()）]{1,8}[）)]"
_HOW = (
    r"已经?|将|会|正式|正在|陆续|相继|同步|同时|同日|现场(?!签约)"
    r"|成功|顺利|达成|实现|完成了?|进行了?|纷纷|先后|率先|首批|线上|举行|密集|全面(?=复工)"
)
_MORE = (
    "动工|开建|建成投产|建成投用|竣工投产|竣工投用|竣工验收|交付使用|交付|投用|投入使用|投入运营|试生产|试产|扩能|“?云签约”?|上马|上报"
    "|完工|交工|摘地|摘牌|拿地|启用|备案|入园|落成|搬迁|挂牌|扩产|投建"
)
_STAGE = re.compile(
    rf"(?:{_LATELY}|{_HOW})*(?:在(?![建谈])(?P<place>[^，。；]{{1,16}}?))?(?:{_LATELY}|{_HOW})*"
    rf"(?P<stage>(?:集体)?(?:签[署订约]了?[^，。；、\d]{{0,12}}?(?:协议|合同)(?=[，。；]|$)|集中(?:复工|启动|开复工)|签约启动|揭牌|集中云签约|集中开竣工|开复工|复工复产|(?:{STAGES})(?:或|和|、)(?:{STAGES})|{_MORE}|{STAGES}))(?!率|前期|准备|或|[^，。；]{{0,4}}\d)"
)
_AT_EVENT = re.compile(r"[^，。；\d]{0,8}(?:论坛|洽谈会|推介会|对接会|博览会|交易会|招商会|大会)(?=[上中里]|期间|$)")
# What a project or a firm itself does, told to the end of the clause
_DOES = re.compile(
    rf"(?:{_LATELY}|已经?|现|目前|成功|基本|在[^，。；：、\d]{{2,6}}期间|实现)*(?P<said>(?:(?:提前|按期|如期|超额)(?:完成|实现|竣工|完工)|完成(?!了?(?:投资|总|{STAGES}))"
    r"|通过(?=[^，。]{0,6}(?:验收|评审|审批|备案))|获(?=备案|批复|核准)|投资达到|列入了?|纳入了?|入选了?|入库|进展|形成|签约(?:落地|落户|入驻|入园)?或"
    r"|跟进|生产|(?:整体|全部)?(?:搬|迁)(?:入|到|至|进|出)|享受|被(?:授予|评为|认定为)|(?:联合|集中)?(?:入驻|进场|入园)"
    r"|可?(?:建成|竣工)交付|深耕|使用|应用|采用|获批|获得|取得|恢复(?:营业|生产|运营)|增资|达成合作(?:协议|意向)|(?:实施|建设)?进度"
    rf"|实现(?!了?(?:投资|{STAGES})|[^，。]{{0,6}}复)"
    r"|在[^，。；：、\d]{2,6}(?:均|都)?有?投资)[^，。；：、\d]{0,14})(?=[，。；：]|$|[\d.]+[万亿]*元)"
)
_ITS = re.compile("的(?:签约|开工|竣工|投产|落地|落户)(?=[，。；]|$)")
_LONGEST = 24


def state_after(scope: Scope, clause: Clause, end: int) -> str:
    """The words for the state of a group whose noun ends at ``end``; empty where its clause tells none."""
    does = _DOES.match(scope.text, end, clause.end)
    if does and len(does["said"]) <= _LONGEST:
        return re.sub("了$|(?<=[入选用受批得])了|明显|^实现(?=首季|首月|当年)", "", does["said"])
    its = _ITS.match(scope.text, end, clause.end)  # 推进9个项目的落地
    if its:
        return its.group()[1:]
    told = _STAGE.match(scope.text, end, clause.end)
    if told is None:
        return ""
    event = _AT_EVENT.match(told["place"] or "")
    return (event.group() if event else "") + told["stage"]
