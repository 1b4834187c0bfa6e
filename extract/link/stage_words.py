"""Which words tell a stage, and what those around them say of it: that it is to come, is over, has an object."""

from __future__ import annotations

import re

from extract.records import StageName
from extract.words import any_of, table

_STAGES: dict[str, StageName] = {
    word: row["stage"]  # type: ignore[misc]
    for row in table("stages")
    for word in row["pattern"].split("|")
}
# Verbs that tell a stage only where they are all that is said behind a name: 甲大桥收尾，乙水厂出水
_TERSE: dict[str, StageName] = {
    word: row["stage"]  # type: ignore[misc]
    for row in table("stages_terse")
    for word in row["pattern"].split("|")
}
# Words for the time of the news: 目前已开工, 截至眼下全部投产
NOW = r"(?:截至|截止|到|至)?(?:目前|现在|眼下|当前|当下|如今|今日|今天|现时|至今|迄今|现|今)(?:为止)?"
# A part that is done (主体结构完成, 完成桩基施工) leaves the whole under way.
_PART = (
    r"(?:主体|土建|路基|路面|桩基|基础|结构|标段|屋面|幕墙|管线|厂房|半幅|左线|右线)(?:工程|部分|施工|建设)*(?:已经|已|日前|近日|[今昨]天|基本|全部|全面|顺利|将|均|也)*"
    r"(?:完成|完工|建成|封闭|封顶|贯通)"
    r"|完成[^，。；、]{0,10}?(?:主体|桩基|土建|幕墙|屋面|吊装|浇筑|结构|厂房|路基|路面|桥面|站房)(?:工程|施工|建设|验收)*|实现封闭"
    r"|(?:正式|全面|全线)*(?:启动|开始|进入)(?:全线|正式|全面)*(?:铺轨|铺架|架梁|掘进|吊装|浇筑|联调联试|静态验收|动态验收|设备安装|调试(?!生产))"
    # one kind of work is done, or has come so far: 完成首节沉管安装, 全部桥梁架设完成, 已完成工程总量的八成
    r"|完成[^，。；、]{0,14}?(?:吊装|架设|铺设|敷设|安装|转体|架梁|制梁|拼装|顶推|开挖|铺轨|受电|通电)(?!调试|工程)"
    r"|(?:架设|吊装|安装|铺设|敷设|架梁|制梁|铺轨|沉放|灌注|浇筑|砌筑|顶推|摊铺|开挖|剥离)(?:任务|工作|作业|施工|工程)?(?:已经|已|全部|全面|顺利|成功)*(?:完成|成功)"
    r"|(?:填筑|浇筑|拼装|掘进|砌筑|铺设|架设|吊装|桩基|主体|工程量?)过半"
    r"|(?:箱梁|钢梁|穹顶|屋架|首梁|设备|机组|主缆|主塔|网架|罐)[^，。；、]{0,6}(?:就位|上梁|吊装(?=[，。；]|$))"
    r"|(?:成功|顺利)(?:实施|完成|进行)?(?:转体|下闸|顶推)|下闸蓄水"
    r"|(?:开始|正式|启动)+(?:敷设|下闸|蓄水|架设|装料|装载|吊装|(?:带电|有水|无水|系统|单机|空载|热态|冷态)调试|顶推)"
    r"|(?:进入|转入|迈入)[^，。；、]{0,14}?(?:施工|架设|开挖|安装|掘进|收尾|攻坚|建设|铺轨|装修|调试(?!生产)|运行试验)[^，。；、]{0,4}?阶段"
    r"|(?:掘进|进尺|开挖)(?:已经|已|累计|均|突破|超过?|达到?|完成|总计)+[\d近]"
    r"|(?:已|累计|共|总计)+完成(?:固定资产|总)?投资|(?<!内)完成投资(?=[约近超达]*\d)|(?:进入|步入)(?:收尾|尾声)|全面提速|初具雏形|雏形初现|初见雏形|拔地而起"
    r"|正在(?:进行|实施|开展)(?=的[“‘]?$)"
    r"|完成[^，。；、销收额]{0,8}?(?:\d+(?:\.\d+)?[%％]|过半|[一二三四五六七八九]成)|(?:建设|工程|施工|总体|形象)进度(?:已经|已|超过?|达到?|完成|近|约)+\d+(?:\.\d+)?[%％]"
    r"|正在?(?:(?:给|对|为|进行|开展)[^，。；、]{1,8}?)?(?:开挖|浇筑|吊装|铺轨|铺架|架梁|装修|打桩|平整|回填)|建设(?:步伐|进度|进程|全面|不断|持续|也在|正在|再|进一步)*(?:提速|加速|加快)(?!度|推进)"
    # 正在做桩基, 正打地下室; 高炉点火烘炉: not yet at work
    r"|正在?(?:做|打|砌|浇|挖|盖|搭)(?=[^，。；、]{0,8}(?:桩|基础|地下室|墙|楼板|管|柱|面|顶|梁|坑|架|隧道))|点火(?:烘炉|升温|试窑|烤窑|烘窑)|进入烤窑"
    r"|(?:开展|转入|正在)(?:联调联试|静态验收|动态验收)"
    r"|正?在进行[^，。；、]{0,6}?(?:安装|调试|施工|装修|浇筑|吊装|铺设)"
    r"|正(?:在)?(?:紧张|有序|抓紧|加紧|全力|稳步|加快|按计划|如期|顺利|积极|加速|高效|全面|深入|快速|扎实|大力)+(?:有序)?(?:地|的)?(?:进行|推进|建设|施工|安装|实施|作业|调试|装修|浇筑|吊装|铺设)"
)
# Who and what is at work: 工人们正在忙碌, 近百台挖掘机昼夜作业, 塔吊林立
_BUSY = (
    r"(?:工人|建设者|施工人员|机械|挖掘机|工程车|塔吊|吊车)们?[^，。；、]{0,8}?(?:穿梭|忙碌|作业|抢抓工期|赶工|奋战)|机器轰鸣|塔吊林立"
    r"|(?<!智慧)工地"
)
# The characters with which a part, something done and something begun begin
_PART_BEGINS = "已累共步初雏拔主土路桩基结标屋幕管厂半左右完实正全启开进建架吊安铺敷沉制成顺转顶下迈掘工施总形取填浇拼砌箱钢穹首设机网罐灌摊剥点"
# Work that goes on, told at the end of its clause: 正有序展开, 加快实施；加快实施甲 is what somebody wants.
_WORK = (
    r"(?:加快|加紧|抓紧|加速|有序|稳步|积极|全力|扎实|顺利|大力|紧张|紧锣密鼓|热火朝天|按照?计划|如期|高质量|深入)(?:地|有序|高效|有效|加快|加速)*"
    r"(?:推进|实施|建设|施工|进行|展开|推动|开展)(?:之?中|当中|项目建设|工程建设)?(?=[，。；、”）]|$|阶段)"
    # 建设取得新进展, 实现关键节点目标
    r"|取得(?:了)?(?:重要|重大|新|阶段性|突破性|关键性|显著)+的?进展|(?:实现|迎来)(?:了)?(?:关键|重要|重大|新)+的?(?:节点目标|节点|进展)"
)
# 续建项目, 已全面复工; not 陆续建成, 修复工程
_AGAIN = r"(?<![陆持继连后延])续建|(?<![修恢反])复工(?!程|是|率|复产|专列|证|返岗)"
# What is being looked into is no approval: 正在编制可研报告, 进行方案设计
_STUDY = (
    r"(?:编制|编写|修编|完善)[^，。；、]{0,12}?(?:可行性研究|可研)(?:报告)?"
    # 完成选址论证, 进入初设, 可研报告已通过评审; 环评公示
    r"|(?:进入|开展|启动|完成|进行|办理)[^，。；、]{0,4}?(?:初设|初步设计|可研|环评|勘界|勘测定界|选址论证|前期手续|前期论证|方案设计)(?!批复|审批)"
    r"|(?:初设|可研|环评|选址|勘界)(?:报告|方案)?(?:已经|已|正在|正|将|听证会?)*(?:完成|公示|编制|征求意见|评审|论证)"
    r"|(?:上报|已报|报请|待)[^，。；、]{0,8}(?:审批|核准|待批)"
    r"|正?在?进行[^，。；、]{0,6}?(?:方案设计|初步设计|前期工作|前期论证|勘察设计|选址)"
)
# 通过专家评审, 通过环评审查
_PASSED = r"通过[^，。；、]{0,12}?(?:评审|审查|审批|预审|评估|论证)"
# 顺利通过国家验收
_ACCEPTED = r"通过(?:了)?(?![^，。；、]{0,8}(?:消防|环保|复工|地基|节能|主体|基础|单项|阶段|中期|蓄水|通水))[^，。；、]{0,10}?验收"
# 国家发改委批准了|甲生产线, 甲铁路获省发改委批准, 乙馆取得施工许可证
_ALLOWED = (
    r"(?:取得|拿到|领到|获得|核发)(?:了)?[^，。；、]{0,8}(?:施工|规划)许可证?|批准(?=了?[“‘]?$|投资|建设|设立|新建)"
    r"|(?:取得|拿到|领到|获得)(?:了)?[^，。；、]{0,14}(?:土地证|不动产权证|建设指标|用地指标|工业用地|建设用地)|获(?:得)?(?![批得])[^，。；、]{2,14}?批准(?!总?投资|资金|证)"
)
# 预计6月底完成。 is said of a project, 征地工作已完成 is not.
_DONE = r"(?:(?<=[底初旬末月年日季前将部面内程目])|(?<=顺利)|(?<=技改|改造|扩建|扩容|提标|改建|重建|迁建|修缮|治理))完成(?=[，。；]|$)"
# 日前完成了|甲改造工程
_MADE = r"(?<![包括将要拟划保任])完成(?=了?[“‘]?$)"
# 甲项目日前启动; 启动 with another object (启动筹备工作) tells nothing.
_BEGUN = r"启动(?=了?[“‘]?$|了?[，。；]|了?[一二三两]期|了[^，。；]{0,16}项目，)"
# A look at the first character spares trying every word at each place of the text.
_BEGINS = "".join(
    sorted(
        {
            *_PART_BEGINS,
            *"编修完正在进加抓有稳积扎大紧热按如高深通续复迎批获工机挖塔初环可选勘取拿领核办点上报待",
            *(word[0] for word in (*_STAGES, *_TERSE)),
        }
    )
)
STAGE = re.compile(
    rf"(?=[{_BEGINS}])(?:(?P<study>{_STUDY})|(?P<part>{_PART})|(?P<done>{_DONE})|(?P<made>{_MADE})|(?P<begun>{_BEGUN})|(?P<work>{_WORK})|(?P<passed>{_PASSED})|(?P<allowed>{_ALLOWED})|(?P<busy>{_BUSY})|(?P<again>{_AGAIN})|(?P<accepted>{_ACCEPTED})|{any_of(_STAGES)}"
    rf"|(?P<terse>{any_of(_TERSE)})(?=[，。；、”）\n]|$))"
)
EXPECTED = re.compile(
    r"预计|早日|尽早|尽快|将(?!军|近)|力争|计划|拟|即将|确保|争取|有望|推动|目标|促进|加快|年内|可望|可实现|待|明年|预期|年底|可正式|后年|可在|准备|(?<![主重需首必扼紧])要(?![素闻点塞道务地件])"
)
_THIS_YEAR = frozenset(["年内", "年底"])
_AS_AIM = re.compile(
    r"的?目标|的?(?:全新|新)?(?:阶段|目标|一步)?迈进|(?:投产|发电|运营|通车|通航|送电|投运|并网|[和及、])*的?(?:进入|步入|迎来)?(?:最后)?的?(?:倒计时|冲刺|读秒|准备)"
    r"|(?:通车|运营|投产|发电|送电|运行|在望)*(?:在即|在望|指日可待)"
)
_BACK = re.compile(
    r"(?:投产|运营|发电|使用|通车|开通|启用|并网|运行|验收|交付|送电|[并和、及])*"
    r"(?:以来|至今|之?后|以后|(?:已有?|近|将近|满)?[\d一二三四五六七八九十两]+(?:周年|年多?来?|个?多?月)(?!底|初|中|末|\d))"
)
_ALONE = re.compile(r"[\s…，。；、）”及和且并于后时投通启运使开达交验竣完营与]|$")
# 投产预计为今年12月, 开工于去年5月
DAY_BEHIND = re.compile(
    r"(?:时间|日期)?(?:预计|计划|拟|将|暂定|定|已)?(?:为|在|于|由[^，。；]{2,12}?提前(?:至|到)|(?:提前|推迟|延期|顺延)(?:至|到))"
)

_GROUPS: dict[str, StageName] = {
    "part": "building",
    "done": "completed",
    "made": "completed",
    "begun": "started",
    "work": "building",
    "again": "building",
    "accepted": "completed",
    "passed": "approved",
    "allowed": "approved",
    "busy": "building",
    "study": "planned",
}


def stage_of(match: re.Match[str]) -> StageName:
    """The stage that a match of :data:`STAGE` tells."""
    if match["terse"]:
        return _TERSE[match.group()]
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
