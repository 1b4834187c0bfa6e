"""Whether a word for a stage is said of the project that its scope speaks of."""

from __future__ import annotations

import re

from extract.link.records import Scope
from extract.link.stage_words import DAY_BEHIND, stage_of, stands_alone

_WHOLE = frozenset(["全面启动", "正式启动", "全面完成"])
_OTHER_WORK = re.compile(
    r"工作|征地|拆迁|设计|招标|手续|融资|审批|摊铺|任务|整改|投资|安装|清理|改制|调试|架设|试验|检修"
)
_DENIED = re.compile(
    r"未(?!来)|没有|不属实|尚待|不再|停止|暂停|搁浅|流标|无法|难以|很难|不能|推迟|原(?:本|先|来)?(?:计划|定|拟|预计)|若(?!干)|如果|一旦|只要|曾|[“、](?:当年|当月|当季)$"
)
# 争取项目早日建成投产: so it is said of every project; 争取早日开工 tells that it has not begun
_WISHED = re.compile("早日|尽早|尽快")
_UNTRUE = re.compile(r"[^。；]{0,12}(?:不属实|不实|谣言|误传)")  # 开工消息并不属实
# 为按期通车奠定基础, 为后续投产创造条件: what is made ready for
_READY_FOR = re.compile(r"[^，。；]{0,10}(?:奠定|打下|创造|提供|夯实)[^，。；]{0,8}(?:基础|条件|保障|支撑)")
_UNTIL_BEGUN = re.compile(
    r"(?:等[^，。；]{0,14}(?:项目|工程))?(?:[“”]|[（(][^）)]*[）)]|项目|工程|建设|已经?|正式|全面|顺利|日前|近日|将|也|均|相继|先后|同步|开始|于|在[^，。；]{1,12}|[今昨][天日]?|\d+[年月日]|[上下]午)*"
)
# Behind a name these have an object of their own: 甲项目，引进先进设备.
_OF_OTHERS = frozenset(
    "引进 引入 招引 促成 拟建 拟新建 计划建设 谋划 策划 储备 对接"
    " 下线 在建 建起 引来 迁来 上马 修通 建好 办起 修起".split()
)
# 甲园区，打造高地，建成增长极; 全面完成年度任务; 省里启动实施“提升年”
_WITH_OBJECT = frozenset(["建成", "全面完成", "贯通", "启动实施", "启动建设", "开始实施", "开始建设"])
# In front of a name these say what the sentence wants, and the words behind the name which stage is meant.
PUSHES = frozenset("加快推进 加快建设 推进建设 有序推进 稳步推进 全面启动 加速推进".split())
# 甲水厂|6月21日|出水, 乙铁路|也已启动|前期: all that may stand between a name and a verb that ends the clause
_TERSELY = re.compile(
    r"(?:[”’]|（[^）]*）|等?(?:[\d一二两三四五六七八九十]+)(?:[个项处家座条](?:[^，。；、]{0,6}(?:项目|工程))?)?(?![月日年号])|已经?|正式|正在?|也|均|都|全部|全面|陆续|相继|先后|同步|同日|同时|一并"
    r"|今[日天年]|昨[日天]|去年|本[周月]|上周|上月|日前|近日|目前|[\d]+[年月日时]|[一二三四五六七八九十]+[月日]|[上中下]旬|[年月]?[底初]|春节?前?|年内"
    r"|一次性?|加紧|持续|平稳|顺利|成功|开始|进入|启动|转入|实现|小批|重载|[一二三]期|\d+号机组|首[台条批期座段][^，。；、]{0,3}?|第[一二三四\d]+[台条批部][^，。；、]{0,3}?|预计|计划|即将|将|拟|于|在[^，。；、]{1,10}|仍在?|还在|向市民|免费|如期)*"
)
# 负责|甲电厂|安装: what somebody does for it
_DONE_FOR = re.compile(r"(?:负责|承担|参与|承接|组织|服务|加强|做好|协调|研究)[^，。；、]{0,6}$")
# 甲项目开工仪式, 乙工程举行“云奠基”活动: the ceremony is the stage.
_CEREMONY = re.compile(
    r"(?:奠基|开工|启动|建设|投产|动员|点亮|剪彩|揭牌)?[”’]?(?:暨[^，。；]{0,12})?(?:仪式|动员会|动员大会)"
)
_TO_CEREMONY = re.compile(
    r"，?(?:项目|工程|建设|复建|重建|迁建|[改扩]+建|新建|一期|二期|正式|集中|(?:战略|框架|合作|投资)*协议|举行|举办|了|隆重|日前|近日|刚刚?|成功|顺利|完成|的|[“‘云]|[（(][^）)]{0,16}[）)]|[今昨][天日]|[\d年月日]|[上下]午|[于在][^，。；]{1,16}(?=举))*"
)
# 甲园区今年开园，首批企业已入驻: others move into it
_MOVES_IN = frozenset(["入驻", "进驻"])
# 今年开工5个项目：甲、乙; 一批项目获得核准，如甲、乙
_SUCH_AS = re.compile(
    r"(?:[^，。；：]{0,16}项目|的)?(?:[：:]|，(?:其中)?(?:如|例如|比如|诸如|包括|分别是|分别为|有)[：“‘]?)[“‘]?"
)
# 签订战略合作协议，共同打造|甲基地; 竞得一宗工业用地，将建设|丙基地; 与本县签约，投资9亿元，在开发区新建|乙项目
_LEADS_TO_WORK = frozenset(
    "签约 签订 签署 签下 签协议 签了 订立 达成协议 达成合作 竞得 摘得 拿地 落户 入驻 进驻".split()
)
_SIGNED_FOR = re.compile(
    r"[^，。；]{0,24}，(?:[^，。；]{1,24}，){0,2}[^，。；、]{0,30}?"
    r"(?:打造|建设|投资|推进|开发|兴建|新建|扩建|[共合改]建|设立|建立|实施|[建设办])(?:[^，。；、]{0,24}的|一[座条个])?[“‘]?"
)
# 甲产业园开园，24个项目签约: others sign
_OTHERS = re.compile(
    r"(?:同时|此外|另外|其间|期间|并有|现场|，)*(?:总投资[^，。；、]{1,12}元的)?(?:[^，。；]{0,40}等)?(?:另有|还有|共有?|首批)?(?:\d+(?![\d年月日号])|[一二两三四五六七八九十几多]+|一批|批)(?:余|多)?(?:个|项|家|批次|批)?[^，。；]{0,14}(?:项目|工程|企业)(?:集中|集体|现场|成功|顺利|正式|陆续|相继)*"
)
# 完成了甲工程, 完成乙改造: what can be done in itself; not 完成甲公司
_WORK = re.compile("工程|项目|改造|治理|修复|建设|改建|扩建|整治")
# 甲新城一批重大项目集中|开工
_MANY_OTHERS = re.compile(r"(?:一批|首批|\d{2,}个)[^，。；]{0,14}项目(?:集中|集体|现场|成功|顺利|正式|陆续|相继)*")
_SOME_WORK = re.compile(
    r"[^，。；]{0,6}(?:工作|手续|招标|征地|拆迁|研究|论证|设计|筹备|招商|谈判|选址|征集|申报|评选|服务|改革|前期)"
)
# 展开业务, 交通水利, 启动工程, 成立项目公司, 高质量产业, 发达产业, 其中标志, 召开工作会: two words whose ends look like one
_ACROSS = re.compile(
    r"[展召公打敞离推]开.|[交沟普流]通.|[启活运劳流自行推移联带互]动.|[成设建独]立项|[质容数能]量产|[发送]达产|线下线"
    r"|[实措]施工[程作艺业]|.(?:[完开动]工[程作]|开业[务绩主]|开园区|开通报|建成[区度]|中标[志注准识题]|下线上)"
)
# 为40家企业落户创造条件, 吸引上下游企业入驻: others move in
_OF_FIRMS = re.compile(
    r"(?:吸引|带动|促进|引导|助力|服务)[^，。；]{0,20}(?:企业|项目|机构|公司|商户|产业|人才|资本)[^，。；]{0,4}$"
    r"|(?:\d+[余多]?家|企业的|首批入园)[^，。；]{0,10}$"
    # 甲园区已有多家研发机构签约入驻
    r"|(?:机构|院所|商户|品牌)(?:已|均|正式|陆续|集中|相继|成功|全部|签约)*$"
)
# 今年新开工|水利项目14项: what is counted
_COUNTED = re.compile(r"(?:建设)?了?[^，。；]{0,14}(?:项目|工程)(?:已经|已|达到?|共|总数|数量|累计|超过?)*\d+[个项]")
# What stands in front of a word where it is not said of the project
_NOT_BEHIND = {
    # 设备已落地, 人才政策落地: what lands and is no project; not 技术改造项目落地
    "落地": re.compile(
        r"(?:设备|机器|装备|政策|措施|举措|资金|基金|贷款|成果|技术|服务|改革|赛事|活动|人才|机制|规划|方案|应用|场景|产品|标准|制度"
        r"|订单|模式|理念|任务|工作|试点|补贴|红利|企业|团队|机构|首店|飞机|航班|会议|精神|责任)(?:(?!项目|工程|基地|园)[^，。；]){0,6}$"
    ),
    "施工": re.compile(
        r"设$|设计[、和及]?$|勘察[、和及]$|(?:负责|承担|组织)(?:了)?$|(?:经过|历时|历经)[^，。；]{0,10}$"
    ),  # 通航设施工程, 一体化设计施工
    # 投入储备: gas, grain
    "储备": re.compile(r"(?:投入|应急|战略|物资|粮食|天然气|人才|技术|土地)$"),
    # 与高速路网无缝对接
    "对接": re.compile(r"(?:无缝|有效|精准|产销|供需|功能|空间|紧密|互联互通|路网|高效|全面|深度)$"),
    # 由甲公司负责运营, 知识产权运营: who does it, and what else is run
    "运营": re.compile(
        r"(?:投资|建设|负责|参与|托管|委托|产权|流通|数据|资产|资本|统一|后期|日常|独立|自主|联合|合作|专业|市场化|主导|集)[、和及与]?$"
    ),
}
# 开通|12条国际航线, 全面启动|保供工作
_OBJECT = re.compile(r"[^，。；]{0,16}(?:航线|班列|专列|航班|业务|账户|服务|工作|活动|行动|程序|计划|招聘|调水)")
_SIGNS = frozenset(["签订", "签署", "签下", "签了", "订立"])
# What stands behind it
_NOT_BEFORE = {
    **dict.fromkeys(("开通", "全面启动", "正式启动"), _OBJECT),
    "储备": re.compile("调峰|库|站|粮|罐|量|中心|能力|林"),
    "中标": re.compile("[人价方]|通知|结果|候选"),
    # 隧道下穿机场|运营区, 全网|运营里程
    "运营": re.compile("[区权]|里程|维护|专业|人才|网络|公里|技术|经验|(?:前的?)?(?:筹备|准备|筹划)"),
    "建设中": re.compile("[国心央学小华原型期试继转]"),
    "在建": re.compile("[设成立筑议构言]"),  # 在建设新区中
    "施工": re.compile("安全|总承包|工法|技术|指南"),
}
_NO_OBJECT = re.compile(r"[，。；、了）)\s]|中[，。；\s]|阶段|$")
# 开工率, 签约项目8个, 运营中心, 交付能力: the word is part of another one.
_NOUNS = re.compile(
    r"[和、及][^，。；]{0,4}仪式|率|仪式|协议|基金|条件|达效|时序|数量|动员|企业|活动|标准|项目|运营(?=[商权方公管中成模团里单机])|中心|模式|管理|服务|公司|成本|能力|团队|机制|专班"
    r"|点[^火亮]|装机|工期|概算|监理|图(?!书)|总工期|标段|工艺|人员|队伍|技术|资质|公告|通知"
    r"|单位|许可|方(?!案)|主体|商|期|线(?!路)|日期|系统|面积|工作|难题|问题|速度|质量|环境|内容|前|时|额|金额|资金|效率|奖励|设施"
)

_IS = re.compile(r"[”’]?(?:（[^）]*）)?是[^，。；]*")
# ，标志着甲项目进入全面施工阶段: what its beginning means
_MEANS = re.compile(r"标志着?[^，。；]*$")
_FAR = 40  # characters in which a clause says what something means
# What a project lands in may begin with any of those characters (落户石家庄, 入驻前海).
_ARRIVES = frozenset(["落户", "入驻", "进驻", "落子", "花落"])
_LANDED_NOUNS = re.compile(
    r"率|仪式|协议|标准|条件|奖励|企业|公司|商户|项目|活动|政策|服务|数量|金额|资金|效率|问题|难题|速度|进度|时[，间]|前[，。的]|的《|式|签"
)
# 甲、乙等|12个签约项目, 等|今年新开工项目
_OF_MEMBERS = re.compile(
    r"等(?:(?:\d+|[一二两三四五六七八九十几多]+)(?:余|多)?(?:个|项|大|座|条|批))?(?:今年|去年|目前|已|新|拟|将|正在|重点|重大|的)*"
)
_MEMBERS = re.compile(r"的?(?:重点|重大)?(?:项目|工程)")


def is_ceremony(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the word names the project's own ceremony: 甲项目开工仪式."""
    if scope.where != "after" or not _CEREMONY.match(text, match.end()):
        return False
    return _TO_CEREMONY.fullmatch(text, scope.unit.end, match.start()) is not None


def is_reported(text: str, scope: Scope, match: re.Match[str], clause: int) -> bool:
    """Whether a stage word is told of the project of its scope, and not denied; ``clause`` is where its clause begins."""
    before = text[clause : match.start()]
    if stage_of(match) in ("completed", "operating") and _WISHED.search(before):
        return False
    if _DENIED.search(before) or _UNTRUE.match(text, match.end()):
        return False
    if match["terse"] and not _is_terse(text, scope, match):
        return False
    if "为" in before and _READY_FOR.match(text, match.end()):
        return False
    if not is_ceremony(text, scope, match) and not _is_said_of(text, scope, match, before):
        return False
    if not _goes_on(text, scope, match, before):
        return False
    if scope.where == "after" and (_OTHERS if clause > scope.start else _MANY_OTHERS).fullmatch(before):
        return False
    if match.group() in _MOVES_IN and clause > scope.start + 1:
        return False
    return not ((match["done"] or match.group() in _WHOLE) and _OTHER_WORK.search(before))


def _is_terse(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether a verb that ends its clause is all that is said behind the names of ``scope``, but for when and how."""
    if scope.where != "after" or _TERSELY.fullmatch(text, scope.unit.end, match.start()) is None:
        return False
    return _DONE_FOR.search(text, max(0, scope.unit.start - 10), scope.unit.start) is None


def _goes_on(text: str, scope: Scope, match: re.Match[str], before: str) -> bool:
    """Whether 启动 and 有序推进 are said of a project as a whole, not of some work for it (启动甲项目|招标, 前期手续有序推进)."""
    if match["made"]:
        return scope.where == "front" and _WORK.search(text, scope.unit.end - 2, scope.unit.end) is not None
    if scope.where == "front":
        if match["begun"]:
            return _SOME_WORK.match(text, scope.unit.end) is None
        return not match["work"] or before.endswith(("正", "正在"))
    if match["begun"]:
        return _UNTIL_BEGUN.fullmatch(text, max(scope.start, match.start() - len(before)), match.start()) is not None
    return not match["work"] or _SOME_WORK.search(before[-8:]) is None


def _is_a_word(text: str, match: re.Match[str], before: str) -> bool:
    """Whether the characters are a word for the stage of a project, and not parts of others, nor said of what others do."""
    word, front = match.group(), before[-1:] or " "
    if _ACROSS.match(front + text[match.start() : match.end() + 1]):
        return False
    if stage_of(match) in ("landed", "signed") and _OF_FIRMS.search(before):
        return False
    if before.endswith(("洽谈", "对接", "商谈")):
        return False  # 加快洽谈落地: what is being talked about
    if (behind := _NOT_BEHIND.get(word)) and behind.search(before):
        return False
    ahead = _NOT_BEFORE.get(word)
    return ahead is None or ahead.match(text, match.end()) is None


def _is_said_of(text: str, scope: Scope, match: re.Match[str], before: str) -> bool:
    """Whether a stage word is said of the project of its scope and is no part of another word (开工率)."""
    if not _is_a_word(text, match, before):
        return False
    # 将开通|青河高铁: the name behind is no part of the word
    behind = text[match.end() : min(match.end() + 8, scope.end) if scope.where == "front" else match.end() + 8]
    nouns = _LANDED_NOUNS if match.group() in _ARRIVES else _NOUNS
    if match.group() == "通车" and behind.startswith("条件") and before.endswith("具备"):
        return "预计" in before or "计划" in before or "力争" in before  # 预计9月底具备通车条件
    if nouns.match(behind) and not DAY_BEHIND.match(behind) and not _is_deal(match.group(), behind):
        return _is_of_members(text, scope, match)
    if scope.where == "front":
        return match.group() not in PUSHES and _leads_to(text, match, scope)
    if match.group() in _WITH_OBJECT and not stands_alone(text, match.end()) and not _is_called(text, scope, match):
        return False
    if match["part"] and _MEANS.search(text, max(0, match.start() - _FAR), match.start()):
        return False
    if len(before) < match.start() - scope.start and _COUNTED.match(text, match.end()):
        return False
    return match.group() not in _OF_OTHERS or _NO_OBJECT.match(behind) is not None


def _is_deal(word: str, behind: str) -> bool:
    """Whether an agreement is what is signed: 签署|协议; not 落地|协议."""
    return word in _SIGNS and behind.startswith("协议")


def _is_called(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether a clause says what the project is, and in that when it was made: 甲是|去年建成的一座电站."""
    return _IS.match(text, scope.unit.end) is not None and text.startswith("的", match.end())


def _is_of_members(text: str, scope: Scope, match: re.Match[str]) -> bool:
    """Whether the words that close an enumeration say at which stage its members are: 甲、乙等|12个签约项目."""
    if scope.where != "after" or not scope.unit.joint or not _OF_MEMBERS.fullmatch(text, scope.start, match.start()):
        return False
    return _MEMBERS.match(text, match.end()) is not None


def _leads_to(text: str, match: re.Match[str], scope: Scope) -> bool:
    """Whether a stage word in front of a name is said of it: 引进甲, 在建的甲, 开工建设甲; not 9月开工，甲."""
    between = text[match.end() : scope.end]
    if _SUCH_AS.fullmatch(between) or (match.group() in _LEADS_TO_WORK and _SIGNED_FOR.fullmatch(between)):
        return True
    return len(between) <= 24 and not re.search(r"[，；、\s]|项目|助力|支撑|服务", between)
