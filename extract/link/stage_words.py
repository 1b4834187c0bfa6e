"""Which words tell a stage, and whether one is said of the project that its scope speaks of."""

from __future__ import annotations

import re

from extract.link.records import Scope
from extract.records import StageName
from extract.words import any_of, table

_STAGES: dict[str, StageName] = {
    word: row["stage"]  # type: ignore[misc]
    for row in table("stages")
    for word in row["pattern"].split("|")
}
# A part that is done (主体结构完成, 完成桩基施工) leaves the whole under way.
_PART = (
    r"(?:主体|土建|路基|路面|桩基|基础|结构|标段|屋面|幕墙|管线|厂房|半幅|左线|右线)(?:工程|部分|施工|建设)*(?:已经|已|基本|全部|全面|顺利|将|均|也)*"
    r"(?:完成|完工|建成|封闭|封顶|贯通)"
    r"|完成[^，。；、]{0,10}?(?:主体|桩基|土建|幕墙|屋面|吊装|浇筑|结构)(?:工程|施工|建设|验收)*|实现封闭"
    r"|(?:正式|全面|全线)*(?:启动|开始|进入)(?:全线|正式|全面)*(?:铺轨|铺架|架梁|掘进|吊装|浇筑|联调联试|静态验收|动态验收|设备安装|调试)"
    # one kind of work is done, or has come so far: 完成首节沉管安装, 全部桥梁架设完成, 已完成工程总量的八成
    r"|完成[^，。；、]{0,14}?(?:吊装|架设|铺设|敷设|安装|转体|架梁|拼装|顶推|开挖|铺轨)(?!调试|工程)"
    r"|(?:架设|吊装|安装|铺设|敷设|架梁|铺轨|沉放)(?:任务|工作|作业|施工|工程)?(?:已经|已|全部|全面|顺利|成功)*(?:完成|成功)"
    r"|(?:成功|顺利)(?:实施|完成|进行)?(?:转体|下闸|顶推)|(?:转体|顶推)(?:成功|到位)|下闸蓄水"
    r"|(?:开始|正式|启动)+(?:敷设|下闸|蓄水|架设|装料|装载|吊装|有水调试|顶推)"
    r"|(?:进入|转入|迈入)[^，。；、]{0,14}?(?:施工|架设|开挖|安装|掘进|收尾|攻坚|建设|铺轨|装修|调试)[^，。；、]{0,4}?阶段"
    r"|(?:掘进|进尺|开挖)(?:已经|已|累计|均|突破|超过?|达到?|完成|总计)+[\d近]"
    r"|完成[^，。；、销收额]{0,8}?(?:\d+(?:\.\d+)?[%％]|过半|[一二三四五六七八九]成)|(?:建设|工程|施工|总体|形象)进度(?:已经|已|超过?|达到?|完成|近|约)+\d+(?:\.\d+)?[%％]"
    r"|正在?(?:开挖|浇筑|吊装|铺轨|铺架|架梁|装修|打桩|平整|回填)|建设(?:全面|不断|持续|也在|正在|再|进一步)*(?:提速|加速)(?!度|推进)"
    r"|正(?:在)?(?:紧张|有序|抓紧|加紧|全力|稳步|加快|按计划|如期|顺利|积极|加速|高效)+(?:有序)?(?:地|的)?(?:进行|推进|建设|施工|安装|实施)"
)
# The characters with which a part, something done and something begun begin
_PART_BEGINS = "主土路桩基结标屋幕管厂半左右完实正全启开进建架吊安铺敷沉成顺转顶下迈掘工施总形"
# Work that goes on, told at the end of its clause: 正有序展开, 加快实施；加快实施甲 is what somebody wants.
_WORK = (
    r"(?:加快|加紧|抓紧|加速|有序|稳步|积极|全力|扎实|顺利|大力|紧张|紧锣密鼓|热火朝天)(?:地|有序|高效|加快|加速)*"
    r"(?:推进|实施|建设|施工|进行|展开|推动|开展)(?:之?中|当中)?(?=[，。；、”）]|$|阶段)"
)
# 通过专家评审, 通过环评审查
_PASSED = r"通过[^，。；、]{0,12}?(?:评审|审查|审批|预审|评估|论证)"
# 预计6月底完成。 is said of a project, 征地工作已完成 is not.
_DONE = r"(?:(?<=[底初旬末月年日季前将部面内程目])|(?<=顺利))完成(?=[，。；]|$)"
# 甲项目日前启动; 启动 with another object (启动筹备工作) tells nothing.
_BEGUN = r"启动(?=了?[“‘]?$|了?[，。；]|了?[一二三两]期|了[^，。；]{0,16}项目，)"
_UNTIL_BEGUN = re.compile(
    r"(?:[“”]|[（(][^）)]*[）)]|项目|工程|建设|已经?|正式|全面|顺利|日前|近日|将|也|均|相继|先后|同步|开始|于|在[^，。；]{1,12}|[今昨][天日]?|\d+[年月日]|[上下]午)*"
)
# A look at the first character spares trying every word at each place of the text.
_BEGINS = "".join(sorted({*_PART_BEGINS, *"加抓有稳积扎大紧热通", *(word[0] for word in _STAGES)}))
STAGE = re.compile(
    rf"(?=[{_BEGINS}])(?:(?P<part>{_PART})|(?P<done>{_DONE})|(?P<begun>{_BEGUN})|(?P<work>{_WORK})|(?P<passed>{_PASSED})|{any_of(_STAGES)})"
)
EXPECTED = re.compile(
    r"预计|将(?!军|近)|力争|计划|拟|即将|确保|争取|有望|推动|目标|推进|促进|加快|年内|可望|可实现|待|明年|预期|年底|可正式|后年|可在|准备|(?<![主重需首必扼紧])要(?![素闻点塞道务地件])"
)
_THIS_YEAR = frozenset(["年内", "年底"])
_AS_AIM = re.compile(
    r"的?目标|(?:投产|发电|运营|通车|送电|投运|并网|[和及、])*的?(?:进入|步入|迎来)?(?:最后)?的?(?:倒计时|冲刺|读秒)"
)
_BACK = re.compile(
    r"(?:投产|运营|发电|使用|通车|开通|启用|并网|运行|验收|交付|送电|[并和、及])*"
    r"(?:以来|至今|之?后|以后|(?:已有?|近|将近|满)?[\d一二三四五六七八九十两]+(?:周年|年多?来?|个?多?月)(?!底|初|中|末|\d))"
)
_WHOLE = frozenset(["全面启动", "正式启动", "全面完成"])
_OTHER_WORK = re.compile(
    r"工作|征地|拆迁|设计|招标|手续|融资|审批|摊铺|任务|整改|投资|安装|清理|改制|调试|架设|试验|检修"
)
_DENIED = re.compile(r"未|没有|不属实|尚待|不再|停止|暂停|搁浅|流标|无法|早日|尽早|尽快|若|如果|一旦|只要|曾")
_UNTRUE = re.compile(r"[^。；]{0,12}(?:不属实|不实|谣言|误传)")  # 开工消息并不属实
# Behind a name these have an object of their own: 甲项目，引进先进设备.
_OF_OTHERS = frozenset(
    ["引进", "引入", "招引", "促成", "拟建", "拟新建", "计划建设", "谋划", "策划", "储备", "对接", "下线", "在建"]
)
# 甲园区，打造高地，建成增长极; 全面完成年度任务
_WITH_OBJECT = frozenset(["建成", "全面完成", "贯通"])
_ALONE = re.compile(r"[\s…，。；、）”及和且并于后时投通启运使开达交验竣完营与]|$")
# In front of a name these say what the sentence wants, and the words behind the name which stage is meant.
_PUSHES = frozenset("加快推进 加快建设 推进建设 有序推进 稳步推进 全面启动 加速推进".split())
# 甲项目开工仪式, 乙工程举行“云奠基”活动: the ceremony is the stage.
_CEREMONY = re.compile(r"(?:奠基|开工|启动|建设|投产|动员)?[”’]?(?:暨[^，。；]{0,12})?(?:仪式|动员会|动员大会)")
_TO_CEREMONY = re.compile(
    r"(?:项目|工程|建设|正式|集中|举行|举办|隆重|的|[“‘云]|[（(][^）)]{0,16}[）)]|[今昨][天日]|[\d年月日]|[上下]午|[于在][^，。；]{1,16}(?=举))*"
)
# 投产预计为今年12月, 开工于去年5月
DAY_BEHIND = re.compile(r"(?:时间|日期)?(?:预计|计划|拟|将|暂定|定)?(?:为|在|于)")
# 甲园区今年开园，首批企业已入驻: others move into it
_MOVES_IN = frozenset(["入驻", "进驻"])
_ITSELF = re.compile(r"(?:项目|工程|已经?|正式|成功|顺利|现|将|即将|并|预计|于|\d|[年月日]|今年)*")
# 今年开工5个项目：甲、乙; 一批项目获得核准，如甲、乙
_SUCH_AS = re.compile(
    r"(?:[^，。；：]{0,16}项目|的)?(?:[：:]|，(?:其中)?(?:如|例如|比如|诸如|包括|分别是|分别为|有)[：“‘]?)[“‘]?"
)
# 签订战略合作协议，共同打造|甲基地
_SIGNED_FOR = re.compile(
    r"[^，。；]{0,16}(?:协议|合同|协定|备忘录)，(?:双方|将|拟|共同|合作|联合|携手|在[^，。；]{0,12}|投资[^，。；]{0,12}元)*"
    r"(?:打造|建设|投资|推进|开发|共建|兴建)(?:[^，。；、]{0,12}的)?[“‘]?"
)
# 甲产业园开园，24个项目签约: others sign
_OTHERS = re.compile(
    r"(?:总投资[^，。；、]{1,12}元的)?(?:[^，。；]{0,40}等)?(?:另有|还有|共有?|首批)?(?:\d+|[一二两三四五六七八九十几多]+|一批|批)(?:余|多)?(?:个|项|家|批次|批)?[^，。；]{0,14}(?:项目|工程|企业)(?:集中|集体|现场|成功|顺利|正式|陆续|相继)*"
)
_SOME_WORK = re.compile(
    r"[^，。；]{0,6}(?:工作|手续|招标|征地|拆迁|研究|论证|设计|筹备|招商|谈判|选址|征集|申报|评选|服务|改革)"
)
_FOR = re.compile(r"为[^，。；]{1,16}$")  # 为长远发展奠基
# 由甲公司负责运营, 知识产权运营: who does it, and what else is run
_OPERATED_BY = re.compile(
    r"(?:投资|建设|负责|参与|托管|委托|产权|流通|数据|资产|资本|统一|后期|日常|独立|自主|联合|合作|专业|市场化|主导)[、和及与]?$"
)
_DURING = re.compile(r"(?:参与|投入|融入|过程|服务)[^，。；]{0,8}$")  # 参与到治理建设中: what others do
# 开工率, 签约项目8个, 运营中心, 交付能力: the word is part of another one.
_NOUNS = re.compile(
    r"平(?!稳)|[）)]活动|[和、及][^，。；]{0,4}仪式|率|仪式|协议|基金|条件|达效|时序|数量|动员|企业|活动|现场会|标准|要求|项目|运营|中心|对接会|模式|管理|服务|公司|成本|能力|团队|机制|专班"
    r"|监理|图(?!书)|总工期|标段|工艺|人员|队伍|技术|资质|候选|公告|通知|单价|孔|净|船舶|论证|的《"
    r"|预验收|口岸|单位|许可|方(?!案)|主体|商|期|线|日期|系统|总建筑|面积|工作|难题|问题|速度|进度|质量|环境|内容|前|时|额|金额|资金|效率|协议前|奖励|专项|石|设施"
)

# 甲、乙等|12个签约项目, 等|今年新开工项目
_OF_MEMBERS = re.compile(
    r"等(?:(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项|大|座|条|批))?(?:今年|去年|目前|已|新|拟|将|正在|重点|重大|的)*"
)
_MEMBERS = re.compile(r"的?(?:重点|重大)?(?:项目|工程)")


_GROUPS: dict[str, StageName] = {
    "part": "building",
    "done": "completed",
    "begun": "started",
    "work": "building",
    "passed": "approved",
}


def stage_of(match: re.Match[str]) -> StageName:
    """The stage that a match of :data:`STAGE` tells."""
    return _STAGES.get(match.group()) or _GROUPS[str(match.lastgroup)]


def is_expected(text: str, match: re.Match[str], clause: int) -> bool:
    """Whether the words of its clause say that a stage is still to come: 力争明年投产, 冲刺投产目标; not 年内投产的第二座."""
    if _AS_AIM.match(text, match.end()):
        return True
    told = EXPECTED.findall(text, clause, match.start())
    return any(word not in _THIS_YEAR for word in told) if text.startswith("的", match.end()) else bool(told)


def stands_alone(text: str, end: int) -> bool:
    """Whether no object follows a stage word that ends at ``end`` (建成投产; not 建成增长极)."""
    return _ALONE.match(text, end) is not None


def is_looked_back_on(text: str, match: re.Match[str]) -> bool:
    """Whether a stage is told as what lies before (通水十周年, 投产以来) or only is to come (建成后), so that no day of now is its own."""
    return _BACK.match(text, match.end()) is not None


def is_ceremony(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the word names the project's own ceremony: 甲项目开工仪式."""
    if scope.where != "after" or not _CEREMONY.match(text, match.end()):
        return False
    return _TO_CEREMONY.fullmatch(text, scope.unit.end, match.start()) is not None


def is_reported(text: str, scope: Scope, match: re.Match[str], clause: int) -> bool:
    """Whether a stage word is told of the project of its scope, and not denied; ``clause`` is where its clause begins."""
    before = text[clause : match.start()]
    if _DENIED.search(before) or _UNTRUE.match(text, match.end()):
        return False
    if not is_ceremony(text, scope, match) and not _is_said_of(text, scope, match, before):
        return False
    if not _goes_on(text, scope, match, before):
        return False
    if clause > scope.start and scope.where == "after" and _OTHERS.fullmatch(before):
        return False
    if match.group() in _MOVES_IN and clause > scope.start and not _ITSELF.fullmatch(before):
        return False
    return not ((match["done"] or match.group() in _WHOLE) and _OTHER_WORK.search(before))


def _goes_on(text: str, scope: Scope, match: re.Match[str], before: str) -> bool:
    """Whether 启动 and 有序推进 are said of a project as a whole, not of some work for it (启动甲项目|招标, 前期手续有序推进)."""
    if scope.where == "front":
        if match["begun"]:
            return _SOME_WORK.match(text, scope.unit.end) is None
        return not match["work"] or before.endswith(("正", "正在"))
    if match["begun"]:
        return _UNTIL_BEGUN.fullmatch(text, max(scope.start, match.start() - len(before)), match.start()) is not None
    return not match["work"] or _SOME_WORK.search(before[-8:]) is None


def _is_said_of(text: str, scope: Scope, match: re.Match[str], before: str) -> bool:
    """Whether a stage word is said of the project of its scope and is no part of another word (开工率)."""
    # 将开通|商河高铁: the name behind is no part of the word
    behind = text[match.end() : min(match.end() + 8, scope.end) if scope.where == "front" else match.end() + 8]
    if _NOUNS.match(behind) and not DAY_BEHIND.match(behind):
        return _is_of_members(text, scope, match)
    if scope.where != "front" and match.group() in _WITH_OBJECT and not stands_alone(text, match.end()):
        return False
    if scope.where != "front" and _is_the_part(text, match):
        return False
    if match.group() == "施工" and text.startswith("设", match.start() - 1):
        return False  # 通航设施工程
    if match.group() == "运营" and _OPERATED_BY.search(before):
        return False
    if match.group() == "通航" and before.endswith(("单向", "双向")):
        return False
    if match.group() == "在建" and behind[:1] in tuple("设成立筑议构言"):
        return False  # 在建设新区中
    if match.group() == "奠基" and _FOR.search(before):
        return False
    if match.group() == "建设中" and _DURING.search(before):
        return False
    if text[match.start() - 2 : match.start()] in ("洽谈", "对接", "商谈"):
        return False  # 加快洽谈落地: what is being talked about
    if scope.where == "front":
        return match.group() not in _PUSHES and _leads_to(text, match, scope)
    return match.group() not in _OF_OTHERS or re.match(r"[，。；、了）\s]|中[，。；\s]|阶段|$", behind) is not None


def _is_of_members(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the words that close an enumeration say at which stage its members are: 甲、乙等|12个签约项目."""
    if scope.where != "after" or not scope.unit.joint or not _OF_MEMBERS.fullmatch(text, scope.start, match.start()):
        return False
    return _MEMBERS.match(text, match.end()) is not None


def _leads_to(text: str, match: re.Match[str], scope: Scope) -> bool:
    """Whether a stage word in front of a name is said of it: 引进甲, 在建的甲, 开工建设甲; not 9月开工，甲."""
    between = text[match.end() : scope.end]
    if _SUCH_AS.fullmatch(between) or (stage_of(match) == "signed" and _SIGNED_FOR.fullmatch(between)):
        return True
    return len(between) <= 24 and not re.search(r"[，；、]|项目", between)


def _is_the_part(text: str, match: re.Match[str]) -> bool:
    """Whether a stage is that of a part of the project just named: 甲流域工程最后开工的枢纽."""
    behind = re.compile(r"(?:建设)?的(?:子)?(?:工程|项目|标段|枢纽|电站|区段|路段)").match(text, match.end())
    return (
        behind is not None
        and re.search(
            r"(?:最后|首个|首座|首批|第[一二三四五六七八九十]+个)$", text[max(0, match.start() - 6) : match.start()]
        )
        is not None
    )
