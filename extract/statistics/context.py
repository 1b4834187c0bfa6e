"""What stands around a group's name and belongs to it: its field, its fair, the group that it is a part of.

新能源领域，开工项目12个 are 新能源开工项目; 这30个安置房项目中，续建项目21个 are 续建安置房项目; 在推介会上，签约项目9个 are 推介会签约项目.
A name that says by itself of what its group is (新能源项目) takes nothing.
"""

from __future__ import annotations

import re

from extract.records import Mention
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import STAGES, named, plain

_HEAD = re.compile(r"(?:建设)?(?:项目|工程)$")
_NOTHING = re.compile(rf"(?:{STAGES}|协议|已|拟|新|计划|建设|重点|重大|成交|成功|集体|现场|完成|、|和|及|的)*")
_OF_THESE = re.compile(r"其中|[个项][^，。；：]{0,12}(?:项目|工程)(?:之?中|里)")
# A field, no deed: 在放宽准入方面 names none.
_DEED = "比如|例如|优化|改[进善]|健全|提升|推[进动]|加[强快]|完善|深化|扩大|促进|放[宽开]|降低|保障|强化|支持"
_FIELD = re.compile(
    rf"(?:^|[，。；：])[在从]?+(?P<field>(?!{_DEED})(?:(?!涵盖|聚焦|涉及|包括|覆盖|等)[\u4e00-\u9fff“”、]){{2,12}})(?:方面|领域)[，,：:]"
)
_SETTING = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z\d“”·—])(?:[在于]|当日|当天|此次|本次|该)?(?P<setting>(?!一[场个])[\u4e00-\u9fffA-Za-z\d“”·—]{2,8}?(?:片区|平台|产业园|经济特区|论坛|博览会|洽谈会|交易会|推介会|对接会|对接活动))"
    r"(?!管委|公司|、|和|建设)"
)

_NAMELESS = frozenset({"推介会", "洽谈会", "对接会", "招商会"})  # 本次推介会: it has no name of its own
# What a group will turn over or pay, named by the indicator alone: 全部达产后预计营业收入.
_YIELD = re.compile(
    r"(?P<once>(?:全部|预计|项目|投产|达产|投|达|建成|产|投用|后|每年|年|可|将|能|新增|实现|上缴|创造|的|约)*)"
    r"(?:营业总?收入|总产值|工业产值|产值|税收|利税|税金|销售收入|销售额|主营业务收入|营收)(?P<then>(?:预计|可|达|将|约)*)"
)
_KINDS = ("片区", "园区", "产业园", "开发区", "新区", "高新区")
_THAT = re.compile(f"该(?P<kind>{'|'.join(_KINDS)})")
_NAMED_THERE = {
    kind: re.compile(rf"(?:(?<=[，。；、的（(“\n在])|^)(?!该)[\u4e00-\u9fff]{{2,10}}?{kind}") for kind in _KINDS
}
_FAR = 300
_HELD_FOR = re.compile("^.*(?:举行|举办|召开)了?")
_GATHERED = re.compile("集中(?:签约|开工|竣工|投产|落地)")
_AT_CEREMONY = re.compile("奠基(?=仪式|活动)|(?<!开工)(?:签约|开工|竣工|投产)(?=仪式|大会)")
_ABOUT_STAGE = re.compile(r"(?P<stage>(?<!开工)奠基|签约|(?:集中)?(?:开工|竣工))(?!率|前)")
_IN_LINES = re.compile(
    r"(?P<stage>(?<!开工)奠基|签约|开工|竣工)(?=仪式|活动|会|[（(])|(?<=集中)(?P<also>签约|开工|竣工)"
)
_CEREMONY = re.compile(
    rf"(?P<kind>[\u4e00-\u9fff]{{0,12}}?(?:项目|工程))(?P<stage>集中(?:开竣工|开复工|动工|{STAGES})(?:、?(?:{STAGES}))*)(?:仪式|活动|大会|视频)"
)
# 首批水利项目正式开工，26个项目…
_BEGUN = re.compile(rf"(?P<kind>[\u4e00-\u9fff“”]{{0,14}}?(?:项目|工程))(?:正式|集中|同步|全面)*(?P<stage>{STAGES})，")
# 县里成功举办青柳山货（云杉）论坛，9个项目签约
_HELD = re.compile(
    r"(?:举办|举行|召开)(?:了|的)?(?P<setting>(?!一[场个])[^，。；“”]{2,24}?(?:论坛|博览会|洽谈会|交易会|推介会|对接会|对接活动))(?=[，上])"
)
_SPOKEN_OF = re.compile(
    r"(?:[一首本这]批|此次|本次|本届|举行了?|举办了?|召开了?|做好|(?<=[的了是，。；\n])|^)"
    r"(?P<kind>(?![该这此本各每一首其有为]|新一)(?:(?![和及与])[\u4e00-\u9fff“”]){2,16}?项目)"
    r"(?=优选|推介|推出|集中在|主要|准备|库|征集|发布|对接|签约|[，。]|不久|近日|日前|今[天日])"
)
_BEGUN_LAST = re.compile(rf"(?P<kind>[^，。；]{{2,20}}项目)(?P<stage>(?:集中|现场|同步)(?:{STAGES}))")


def ceremony(scope: Scope, start: int, end: int) -> str:
    """The group that a ceremony told in ``start..end`` is held for (重大项目集中开工活动 → 集中开工重大项目), or nothing."""
    told = _CEREMONY.search(scope.text, start, end) if scope.text.find("集中", start, end) >= 0 else None
    told = told or _BEGUN.search(scope.text, start, end)
    if told is None:
        return ""
    return told["stage"] + _HELD_FOR.sub("", named(scope, told.start("kind"), told.end("kind")))


def gathered(scope: Scope, figure: int) -> str:
    """The stage at which the paragraph up to ``figure`` tells that projects came together (集中开工, 奠基仪式), or nothing."""
    far = max(0, figure - _FAR)
    start = max(far, scope.text.rfind("\n", far, figure))
    told = _GATHERED.search(scope.text, start, figure) or _AT_CEREMONY.search(scope.text, start, figure)
    return told.group() if told else ""


def came_together(scope: Scope, figure: int, stage: str) -> bool:
    """Whether the paragraph tells in front of ``figure``, of the same day, that projects came together at a stage.

    三季度重点项目集中开工。此次|开工的9个水利项目: it tells no other day between.
    """
    far = max(0, figure - _FAR)
    told = scope.text.rfind("集中" + stage, max(far, scope.text.rfind("\n", far, figure)), figure)
    return told >= 0 and not scope.of_type("DATE", told, figure)


def spoken_of(scope: Scope, start: int, figure: int) -> str:
    """The kind of projects that ``start..figure`` speaks of without a number, the last one; empty where there is none.

    全市推出一批外资项目，其中包含甲厂、乙厂等|26个项目: 外资项目.
    """
    told = list(_SPOKEN_OF.finditer(scope.text, start, figure))
    kind = named(scope, told[-1].start("kind"), told[-1].end("kind")) if told else ""
    return "" if unqualified(kind) else kind


def held_in(scope: Scope, figure: int) -> str:
    """The stage that the article is about as its headline and first lines tell, for projects called by nothing else.

    青柳区举行项目签约会。…其余|9个项目: 签约项目; empty where they tell none, or several.
    """
    told = {match["stage"] for match in _ABOUT_STAGE.finditer(scope.article.title or "")}
    told = told or {match["stage"] or match["also"] for match in _IN_LINES.finditer(scope.text, 0, min(figure, _FAR))}
    return told.pop() if len(told) == 1 else ""


def meant(scope: Scope, start: int, end: int) -> str:
    """The name that a 该片区 in ``start..end`` stands for, the last one of its kind told before it; empty for none."""
    told = _THAT.search(scope.text, start, end) if scope.text.find("该", start, end) >= 0 else None
    if told is None:
        return ""
    names = _NAMED_THERE[told["kind"]].findall(scope.text, max(0, told.start() - _FAR), told.start())
    return str(names[-1]).rsplit("的", 1)[-1] if names else ""


def parent(scope: Scope, sentence: int, figure: int) -> str:
    """The project that parts are parts of: the last one named in the sentence before them; empty where there is none."""
    told = scope.of_type("PROJECT", scope.sentences[sentence].start, figure)
    return _HEAD.sub("", scope.text[told[0][1].start : told[0][1].end]) if told else ""


def unqualified(subject: str) -> bool:
    """Whether a name says only that projects are at a stage, not of what kind they are: 集中签约项目, 开工在建项目."""
    return bool(_HEAD.search(subject) and _NOTHING.fullmatch(_HEAD.sub("", subject)))


def is_yield(subject: str, *, later: bool = False) -> bool:
    """Whether a name tells only what somebody will turn over or pay (投产后可实现年产值), not who.

    ``later`` says that the sentence speaks of the time when something runs: then the indicator alone is enough.
    """
    told = _YIELD.fullmatch(subject)
    return bool(told and (later or told["once"] or told["then"]))


def qualified(scope: Scope, sentence: int, figure: int, subject: str, group: str) -> str:
    """``subject`` with the words around that say of what kind the group is, or as it is.

    Args:
        scope: the article.
        sentence: index of the figure's sentence.
        figure: where the figure's words begin.
        subject: the name as it stands.
        group: the name of the group that the paragraph speaks of, empty where there is none.
    """
    turned = _BEGUN_LAST.fullmatch(subject)
    if turned:
        return turned["stage"] + _HELD_FOR.sub("", turned["kind"])
    if group and is_yield(subject):
        return group
    that = _THAT.match(subject)
    if that and (there := meant(scope, scope.sentences[sentence].start, figure + that.end())):
        return there + subject[that.end() :]
    if subject in ("子项目", "个子项目"):
        return parent(scope, sentence, figure) + "子项目"
    if not unqualified(subject):
        return subject
    before = scope.text[scope.sentences[sentence].start : figure]
    if _HEAD.search(group) and _OF_THESE.search(before) and (kind := _kind(group)):
        return _HEAD.sub("", subject) + kind + "项目"
    if there := meant(scope, scope.sentences[sentence].start, figure):
        return there + subject
    field = list(_FIELD.finditer(before))
    if field:
        return field[-1]["field"] + subject
    held = list(_HELD.finditer(before))
    if held:
        return plain(held[-1]["setting"]) + subject
    setting = list(_SETTING.finditer(before))
    if setting:
        start = scope.sentences[sentence].start
        where = named(scope, start + setting[-1].start(), start + setting[-1].end())
        return subject if where in _NAMELESS else where + subject
    return subject


def _kind(group: str) -> str:
    """What kind of projects a group is of: 计划建设安置房项目 → 安置房."""
    bare = _HEAD.sub("", group)
    stage = _NOTHING.match(bare)
    return bare[stage.end() :] if stage else bare


def behind_the_last(scope: Scope, clause: Clause, money: Mention) -> int:
    """Where the words of an amount begin: its clause, or behind the one it follows in a list (甲投资9亿元、|乙投资3亿元)."""
    if scope.text.find("、", clause.start, money.start) < 0:
        return clause.start
    before = [m.end + 1 for _, m in scope.of_type("MONEY", clause.start, money.start) if scope.text[m.end] == "、"]
    return before[-1] if before else clause.start
