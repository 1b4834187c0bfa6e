"""What the verb in front of a name says of it where no stage word stands behind (加快甲项目建设, 规划建设乙产业园)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link.records import Scope
from extract.link.stretch import clause_start
from extract.records import Stage

# 加快甲项目建设, 推进乙、丙等项目建设: under way where nothing else is said behind the name.
_PUSHED = re.compile(r"(?:加快|推进|推动|抓好|做优|加速|狠抓|全力做好)[^，。；]{0,12}$")
_MADE = re.compile(r"(?P<words>(?:(?<!开工)(?<!启动)建设|建成)了)[“‘]?$")
# Of the members of an enumeration: 加快推进甲、乙等项目, 重点推进丙、丁等12个项目
_PUSHED_HARD = re.compile(
    r"(?:加快推进|加快|抓好|(?P<told>(?:重点|陆续|全力|统筹|大力|积极|有序|稳步|扎实)推进))[“‘]?$"
)
# 力争新引进20个项目；全力突破短板，重点推进甲、乙等项目: what is wanted
_WANTED = re.compile(r"力争|全力(?!推进)|将|下一步|接下来|要(?!素|闻)|确保|必须|目标")
# 集聚了甲、乙等一批项目
_GATHERED = re.compile(r"(?:集聚|汇聚|聚集)(?:起|了|有)?[“‘]?$")
# 加快建设甲产业园, 正加快建设占地900亩的乙基地
# 同期建设的还有|甲高铁、乙枢纽
_UNDER_WAY = re.compile(
    r"(?:加快|抓紧|全力|同步|正在?|今年(?:内|将)?重点)(?:建设|共建)(?:[^，。；、]{0,16}的)?[“‘]?$|建设的[^，。；、]{0,12}(?:还有|主要有|包括)[“‘]?$"
)
# 拟建设的|甲中心, 规划建设乙、丙等园区, 重点支持丁工程
_MEANT = re.compile(
    r"(?:(?:规划|计划|拟|将|谋划|筹划|布局|酝酿|未来)[^，。；]{0,20}?(?:建设|新建|打造|兴建|扩建|改造|组建|建立|实施)|(?:支持(?!.*的)|推介|布局|谋划|推出)"
    r"|规划中|(?:组织实施|规划)[^。；]{0,24}(?:抓好|推进))(?:[^，。；、]{0,10}的|了)?[“‘]?$"
)
_TO_DO = re.compile(r"组织实施[^。；]{0,24}抓好[“‘]?$")
_STARTS = re.compile(r"开工|启动|动工|建成|竣工|投产|引进|签约|推进")
_BEGUN = re.compile(r"(?:启动|开启)(?:了|的)?[“‘]?$")
_BUILDING = re.compile(
    r"[^，。；、]{0,4}建设(?!内容|规模|单位|用地|周期|工期|者|[”’》]*的?(?:建议|提案|议案|意见))|项目建设"
)


# 公司计划投资9亿元建设|甲, 将积极拓展业务，建立|乙基地
_INTENDED = re.compile(
    r"(?:(?:将|拟|计划|宣布|决定|打算|有意)(?!军)[^。；]{0,40}(?:建设|建立|打造|新建|兴建|扩建|实施)|配套建设|(?:打算|有意|准备|计划|拟)[^，。；]{0,16}[共合再]建)(?:了|[^，。；、]{0,12}的|一[座个块条])?[“‘]?$"
)
_BUILDS = re.compile("[建造实生]")


def intended(text: str, scope: Scope) -> Stage | None:
    """The stage of a project of which nothing else is told than that somebody means to build it, by the words in front of it."""
    if _BUILDS.search(text, max(scope.start, scope.unit.start - 16), scope.unit.start) is None:
        return None
    found = _INTENDED.search(text, clause_start(text, scope.start, scope.unit.start, "。；"), scope.unit.start)
    return (
        None if found is None or _STARTS.search(found.group()) else Stage("planned", *found.span(), rule="stage.ahead")
    )


def pushed(text: str, scope: Scope) -> Iterator[Stage]:
    """The stage that the verb in front of the names of ``scope`` tells, if any."""
    front = _PUSHED.search(text, max(0, scope.unit.start - 20), scope.unit.start)
    behind = _BUILDING.match(text, scope.unit.end, scope.end)
    if behind and front:
        yield Stage("building", behind.start(), behind.end())
    elif to_do := _listed_to_do(text, scope):
        yield Stage("planned", *to_do)
    elif scope.unit.joint and (hard := _pushed_hard(text, scope.unit.start)):
        yield Stage("building", hard.start(), hard.end())
    elif scope.unit.joint and (gathered := _GATHERED.search(text, max(0, scope.unit.start - 4), scope.unit.start)):
        yield Stage("landed", gathered.start(), gathered.end())
    elif under_way := _UNDER_WAY.search(text, max(0, scope.unit.start - 24), scope.unit.start):
        yield Stage("building", under_way.start(), under_way.end())
    elif made := _MADE.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("completed", *made.span("words"))
    elif (meant := _MEANT.search(text, max(0, scope.unit.start - 36), scope.unit.start)) and not _STARTS.search(
        meant.group()
    ):
        yield Stage("planned", meant.start(), meant.end())
    elif behind and _BEGUN.search(text, max(0, scope.unit.start - 6), scope.unit.start):
        yield Stage("started", behind.start(), behind.end())


def _pushed_hard(text: str, start: int) -> re.Match[str] | None:
    """The words that push on the enumeration at ``start``, None where its sentence only tells what is wanted."""
    hard = _PUSHED_HARD.search(text, max(0, start - 8), start)
    if hard is None or not hard["told"]:
        return hard
    return None if _WANTED.search(text, clause_start(text, 0, start, "。\n"), start) else hard


def _listed_to_do(text: str, scope: Scope) -> tuple[int, int] | None:
    """The words that put a name on a list of what is to be done: 今年组织实施30个项目，突出抓好|甲、乙."""
    found = _TO_DO.search(text, max(0, scope.unit.start - 40), scope.unit.start)
    return found.span() if found else None
