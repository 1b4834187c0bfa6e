"""Whom a sentence is about: the company that begins it, or one of its clauses, and does what stands right in front of a name."""

from __future__ import annotations

import re

from extract.link.parties_patterns import DO, MONEY, OFFICER, PARTNERED
from extract.link.parties_saying import Stretch, matches
from extract.organisations import plausible
from extract.words import words

_MOST = 140  # characters from a company to what it does
_MARKS = "，；：。！？"
_LEAD = 24  # characters in front of a company in its clause
# 与|甲公司, 据|甲公司, 引进|甲公司: the company is none that does something here
_NO_LEAD = re.compile(
    r"(?:[与和同向为对据被从由给让受经在及、将把是]|介绍|获悉|了解到|包括|以及|通过|集聚了?|引进|引入|招引|抢抓|依托|借助|服务|支持|帮助|推动|推进|携手)$|[与和同向被给让从据][^，；：]{0,3}$"
)
# 甲公司|的工厂, 甲公司|与乙公司, 甲公司|董事长: the words go on about another
_NO_SUBJECT = re.compile(
    rf"[的、]|[和及与](?![^，；]{{2,14}}?(?:签|达成|举行|合作|共建|共同|联合|出资|合资|携手))|等|总部|落户契机|[^，；：]{{0,10}}{OFFICER}|[^，；：]{{0,6}}(?:工作人员|相关人士|工程师|主任|经理|部长|记者)"
)
_VERB = rf"(?:{DO}|建起|动工|开工|奠基|开通|开建|布局|上马|新上|完成|谋划|规划|组建|成立|建立|落户|获得|赢得|取得|拿下|推迟|暂缓|重启)"
# 甲远|计划, 甲远|2008年: a company without a company's ending at the beginning of a clause
_PLAIN = re.compile(
    r"(?:^|[，：。“])(?:(?:目前|近日|日前|此外|同时|其中|去年|今年|如今|据悉|\d{4}年(?:\d+月)?(?:\d+日)?)，?)?(?:这|也|还|更)?(?:是)?(?P<who>[^，。；：“”、的\d\s]{2,10}?)"
    r"(?:将|计划|拟|已|正|也|还|再度?|又|在|宣布|于|决定|继续|今年|去年|\d{4}年|投资|投入|斥资|先后|陆续|正式|落子|进军|布局|继|与(?=[^，；]{2,14}(?:签|达成|合作|携手)))"
)
_OFFICE = re.compile(
    r"(?:发改委|国资委|[^一二三四五六七八九十]局|[厅署部办]|办公室|指挥部|专班|工作组|组委会|小组|联盟|银行|大学|学院|研究院|中心)$"
)
# What is done right in front of the name: 投资3亿元建设了|, 计划在乙县启动|, 完成了|
_ACT = rf"{_VERB}(?:{_VERB}|{MONEY}|了|成|起|出|的|、|并|和)*[^，；：、]{{0,24}}$"
_ACTS = re.compile(_ACT)
# ，在乙县|建设: a clause that goes on without a subject of its own
_GOES_ON = re.compile(
    rf"(?:并|还|也|又|再|就地|就近|异地|同步|配套|负责|承担|参与|同时|积极|加快|继续|将|决定|计划|拟|准备|着力|重点|高质量|高标准|加速|稳步|先后|陆续|全力|[\u4e00-\u9fff]{{2}}化|[与和同][^，；：]{{2,16}}?|[在于以][^，；：]{{1,16}}?|{MONEY}|\d+年(?:\d+月)?|用于|用来|以|来|正式|成功|全面)*{_ACT}"
)
# ；在乙领域，建设: another topic, unless it is later or more of the same
_NEXT_TOPIC = re.compile(rf"；(?!\d|[一二三]期|随后|之后|同年|次年|此后|(?:大力|积极|加快|继续|全面|着力)*{_VERB})")
# ，支持|, 贷款|: another's work
_FOR_ANOTHER = re.compile(
    r"支持|服务|助力|保障|供应|参观|考察|调研|贷款|授信|提供|采购|供货|出席|见证|会见|关于|围绕|带动|促进|推动|拉动|影响|帮助|助推"
)
_NOT_ITS_WORK = re.compile(r"贷款|授信|供货|采购|出席|见证|诉讼|起诉|处罚")
# ，该县积极|, ，项目将|: from here on the sentence is about another
_OTHER = re.compile(
    r"[^，；：的]{0,8}?(?:[省市县区镇乡村州]|政府|管委会|委员会|各地|我国|全国|当地|项目|工程|基地|园区)"
    r"[^，；：]{0,2}(?:将|已|正|也|还|则|把|是|以|积极|加快|大力|持续|不断|累计|签约|引进|引入|依托|投入)"
)


def subject(front: Stretch, own: int) -> str:
    """The company that does what stands right in front of a name, as the subject of its sentence; empty where none does.

    ``front`` runs from the sentence's beginning to the name (正是看中甲地的矿产，|甲公司|去年落子乙县，投资3亿元建设), ``own`` is
    where the words begin that speak of this name and no other.
    """
    text = front.text
    if not acts(text[own:]):
        return ""
    for start, end in reversed(front.organisations):
        if len(text) - end > _MOST:
            break
        if text[end - 2 : end] != "银行" and _begins(text, start) and not _NO_SUBJECT.match(text, end):
            return text[start:end] if _reaches(front.masked, end) else ""
    return _plain(text)


def partners(front: Stretch, own: int) -> list[str]:
    """With whom what stands right in front of a name was agreed, clauses before (与甲公司签约，…建设); as in :func:`subject`."""
    found = list(matches(PARTNERED, front))
    if not found or not acts(front.text[own:]):
        return []
    return [front.text[slice(*match.span("who"))] for match in found if _reaches(front.masked, match.end())]


def _plain(text: str) -> str:
    """The same for a company without a company's ending (甲远计划在乙县投资, 建设)."""
    for match in _PLAIN.finditer(text, max(0, len(text) - _MOST)):
        who = match["who"]
        if plausible(who) and not _OFFICE.search(who) and not is_person(who) and _reaches(text, match.end("who")):
            return who
    return ""


def is_person(name: str) -> bool:
    """Whether words tell ``name`` as a person's."""
    return len(name) <= 4 and all(word.tag.startswith("nr") for word in words(name))


def acts(front: str) -> bool:
    """Whether the clause in front of a name tells of building, investing in or running what is named."""
    return _ACTS.search(front, _clause(front)) is not None


def _clause(text: str) -> int:
    """Where the last clause of ``text`` begins."""
    return max(map(text.rfind, _MARKS)) + 1


def _begins(text: str, start: int) -> bool:
    """Whether the company at ``start`` can be the subject of its clause."""
    low = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    return start - low <= _LEAD and _NO_LEAD.search(text, low, start) is None


def _reaches(text: str, end: int) -> bool:
    """Whether the words from a company's ``end`` to the name keep it for their subject."""
    clauses = re.split(r"[，；：]", text[end:])
    if _FOR_ANOTHER.search(clauses[-1]) or _NOT_ITS_WORK.search(text, end) or _NEXT_TOPIC.search(text, end):
        return False
    if len(clauses) > 1 and _GOES_ON.match(clauses[-1]) is None:
        return False
    return not any(_OTHER.match(clause) for clause in clauses[1:])
