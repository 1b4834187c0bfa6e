"""What is told of a name by the words around it: an amount, a builder, a class in front, a stage, a purpose.

Each question is about a stretch of the text that could be a name; none looks further than its clause.
"""

from __future__ import annotations

import re

from extract.names_words import NEW_BEHIND, content, core, named, proper

Span = tuple[int, int]

# 青柳镇高标准农田建设项目: what is done in one village is one thing.
_OF_A_VILLAGE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:镇|乡|街道|(?<![乡农城旧新山中])村)[\u4e00-\u9fff\d]{2,14}(?:项目|工程)$"
)
# What the works of a region are for: 青北引水工程, 红松江防洪工程. The front alone names them.
_PURPOSE = re.compile(
    r"(?:水资源配置|引水|调水|输水|供水|补水|引黄|引江|水系连通|水网|输变电|变电|送出|[交直]流|输电|输气|天然气管道|管道|原油管道|防洪|排涝|治涝|除险加固|水利枢纽|枢纽|航道(?:整治|扩建|维护|提升)?"
    r"|(?:综合)?(?:治理|整治)|蓄滞洪区建设|蓄洪区建设|灌区|抽水蓄能|扩建|快速路|铁路|公路|高速公路|地铁)(?:骨干)?(?:[一二三四]期)?(?:建设)?工程(?:[一二三四]期)?$"
)
_AMOUNT_BEFORE = re.compile(
    r"元(?:人民币)?(?:，?(?:用于|在[^，。；]{2,10})?(?:投资|合作)?(?:建设|兴建|新建|打造)(?:了|的)?“?)$|(?:元(?:人民币)?|之一)的“?$|(?:亩|平方米|公里|万千瓦|兆瓦)的“?$"
)
_OWN_AMOUNT = re.compile(r"[，]?(?:计划|规划|概算|估算)?总投资(?:额)?(?:约|达|近|超)?(?:为)?\d")
_APPOSED = re.compile(
    r"(?:项目|工程|之一|[大跨][海江河]?桥|隧[道洞]|桥梁|通道|线路|铁路|高铁|公路|动脉|电站|机场|港口?|[车场]站|起点站|终点站|枢纽|节点|基地|工厂|园区?|设施|管道|场馆|综合体|医院|学校)(?:—{1,4}|-{2,6})[“‘]?$"
)
_MADE = re.compile(r"(?:投资|独资|合资)(?:建设|兴建|打造)的“?$")
# 由红松集团承建的甲项目, 位于青柳县的甲项目: one thing is meant.
_MADE_BY = re.compile(
    r"(?:承建|共建|建设|打造|实施|投资|兴建|开发|援建)的[“‘]?$|(?:位于|落户|坐落于?)[^，。；]{2,14}的[“‘]?$"
)
# 新建甲, 动工建设的甲, but not 建设甲: that may be any.
_BEGUN = re.compile(r"(?:开工|动工|投资|独资|奠基|启用|兴建|新建|开建|落户)(?:建设)?(?:了|的)?“?$")
_PROVINCE = (
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    r"|内蒙古|广西|西藏|宁夏|新疆|台湾|香港|澳门)"
)
_TOWN = re.compile(rf"(?!中国|全国|{_PROVINCE})[\u4e00-\u9fff]{{2,5}}(?<![省市区县州盟旗])")
# 某省高速公路, 中西部铁路: all that there are of a region, not one of them.
_NETWORK = re.compile(
    rf"(?:{_PROVINCE}|长三角|珠三角|京津冀|大湾区|东北|西北|西南|[东中西]{{1,2}}部|全国|我国|国内|中国)(?:省|市|自治区|特别行政区|地区)?(?:地方|农村|高速)?"
    r"(?:铁路|公路|高铁|地铁|轨道交通|保障房|安置房|公租房|隧道|水库)"
)
# 打造世界级制造基地, 推动国际航运枢纽建设: what a region is to become.
_AIM = re.compile(
    r"世界级|国际性|区域性|全国性|双循环|(?:开放|航运|金融|消费|贸易|科学|辐射|算力|科创|区域创新|区域科技创新)(?:枢纽|中心)$|(?:示范区|国家枢纽|节点枢纽|(?:产业|开放)平台)$"
)
# 青柳技术研究院揭牌: a body is founded.
_BODY = re.compile(r"(?:研究院|研究所|实验室|交易所|中心|示范区|集聚区|合作区|(?:培训|研究|实践|教育|科普)基地)$")
# 二氧化碳项目在|青柳电厂|投产, 轴承项目昨日在|青柳产业园|开工: where something else is done.
_ELSEWHERE = re.compile(
    r"(?:(?:项目|工程|装置|机组|生产线|产线|中心)|(?:项目|工程|生产线)”?[^，。；：的在]{1,12})(?:在|于)[“‘]?$"
)
# 轴承项目落户|青柳产业园: the host of what settles there.
_SETTLES = re.compile(r"[^，。；、：\s“](?:落户|入驻|进驻|落子|花落|扎根)(?:于|在|到|至|了)?[“‘]?$")
_HOST = re.compile(r"(?:园区?|[新港社]区|开发区|新城|基地|小镇|大厦|广场)$")
# 项目昨日开工，主要建设|口服制剂车间: a part of what the sentence speaks of.
_SUBJECT = re.compile(r"(?:项目|工程|基地|园)(?!.*(?:等项目|[个批些]项目))[^。；]*$")
_PART = re.compile(
    r"(?:车间|厂房|仓|库房|仓库|冷库|质检中心|检测中心|动力中心|办公楼|综合楼|研发楼|宿舍楼?|食堂|配套用房|锅炉房)$"
)
_HAS = re.compile(
    r"(?:主要|计划|规划|拟|将|内容|配套|同步)(?:新?建设?(?:有)?|包括|包含)(?:了|的)?$|(?:其中|包括|包含|建有|设有|涵盖|新建|内容为|分为)[，：]?$"
)
# 青红铁路开通三周年, 青柳电站累计发电9亿度, 红柳工程启动年度调水: what is told of works that have long been running.
_RUNS = re.compile(
    r"”?(?![^，。；\n]{0,14}(?:开工|动工|奠基|建成|封顶|设计|投资|首趟|首列))[^，。；！？：…\n“（]{0,12}?"
    r"(?:列车|专列|班列|货运总值|体检|检修|年度(?:调水|输水|供水)|冰期输水|(?:集装箱|货|客)运量|吞吐量|已入驻|开通\d+条|增殖放流|启动[^，。；]{2,8}调水|已向[^，。；]{2,12}(?:调水|输水|供水)"
    r"|累计(?:向[^，。；]{2,10})?(?:安全|完成)?(?:调水|输水|供水|输送|运输|运送|发送|发电|到发|货运|旅客|过闸|生产|监管)"
    r"|(?:通水|通航|通车|投产|开通|投运|运营|成立|建立)(?:运[营行])?(?:满?[一二两三四五六七八九十\d]+(?:周年|年|个月)(?!内|底|初|\d)|[^，。；…]{0,6}(?:以来|年来)))"
)
DIVISIONS = frozenset("省市区县州盟旗")
_BACK = 120  # characters in which the project stands that a hall or a store belongs to
_MIN_OWN = 3  # characters of a name with a word of its own, industries counted
_LONG, _SHORT = 4, 5  # characters that say more than a class; of a name that may still be one: 中心基地
OWNED_FRONT = 4  # 投资20亿元的|国际高端制剂|基地 is one thing, 投资20亿元的|高端|基地 may be any
OWNED_BEGUN = 2  # 投资20亿元的|AI|算力中心开工: its stage is told as well, and a word that is no class


def has_amount(text: str, start: int) -> bool:
    """Whether an amount, or land, says right in front of ``start`` how large the thing is: 投资20亿元的|云杉制药基地."""
    return _AMOUNT_BEFORE.search(text, max(0, start - 18), start) is not None


def of_a_village(name: str) -> bool:
    """Whether a project is told by its village: 红松镇高标准农田建设项目."""
    return _OF_A_VILLAGE.search(name) is not None


def one_is_meant(text: str, span: Span, telling: int) -> bool:
    """Whether the words around a project say that one thing is meant: its sum, its builder, its class with a dash.

    ``telling`` is how many characters of the name say more than a class.
    """
    start, end = span
    if apposed(text, start):
        return telling >= 2 or named(core(text[start:end]))
    made = _MADE_BY.search(text, max(0, start - 20), start) is not None
    if made and telling >= 2:
        return True
    sum_told = has_amount(text, start) or _OWN_AMOUNT.match(text, end) is not None
    if sum_told or made:
        said = content(text[start:end], industries=True)
        if said >= OWNED_FRONT and (sum_told or NEW_BEHIND.match(text, end)):
            return True
        # 投资建设的青柳县乙烯项目: the place and the industry tell it.
        if said >= 2 and _MADE.search(text, max(0, start - 8), start) and proper(text[start:end]):
            return True
    return _begun_at_a_place(text, span)


def stage_told(text: str, span: Span) -> bool:
    """Whether a stage is said of this very thing: 红松博物馆新馆|正式开工, 开工的|红松博物馆新馆; 建设 alone may be of any."""
    start, end = span
    if _BEGUN.search(text, max(0, start - 8), start):
        return True
    behind = NEW_BEHIND.match(text, end)
    return behind is not None and not behind.group().endswith("建设")


def told_at_length(text: str, span: Span) -> bool:
    """Whether a name without a rare word is long enough to be one, and its stage is told: 甲城堡博物馆新馆正式开工."""
    start, end = span
    return end - start > _SHORT and stage_told(text, span) and content(text[start:end], industries=False) >= _LONG


def told_as_new(text: str, span: Span, telling: int, *, own: bool) -> bool:
    """Whether a project is being begun or opened whose name tells it from others.

    It is long (``telling`` characters of it say more than a class), or has a word of its ``own`` beside an industry
    (甲澳核电项目正式开工), or is works that only their place tells (青红地区水资源配置工程开工).
    """
    start, end = span
    if not stage_told(text, span):
        return False
    name = text[start:end]
    if telling >= _LONG and len(name) > _SHORT:
        return True
    works = name.endswith("工程") and proper(name) and NEW_BEHIND.match(text, end) is not None
    return (own or works) and content(name, industries=True) >= _MIN_OWN


def for_a_purpose(text: str, span: Span) -> bool:
    """Whether works are told by what they are for and by a front that names them: 鄂青地区水资源配置工程, “引青济红”工程."""
    start, end = span
    purpose = _PURPOSE.search(text, start, end)
    return purpose is not None and purpose.start() - start > 1 and named(text[start : purpose.start()])


def apposed(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is named behind a dash as one of a class: 全县骨干工程——青柳运河."""
    return _APPOSED.search(text, max(0, start - 16), start) is not None


def runs(text: str, span: Span) -> bool:
    """Whether works are told that have long been running: their years, what they have carried, their repair; not who built them."""
    start, end = span
    return _RUNS.match(text, end) is not None and not _MADE_BY.search(text, max(0, start - 20), start)


def the_place_of_another(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is only where a project is done that is told in front: 二氧化碳项目在青柳电厂投产."""
    return _ELSEWHERE.search(text, max(0, start - 18), start) is not None


def only_hosts(text: str, span: Span) -> bool:
    """Whether a park is only where something settles: 轴承项目落户|青柳产业园, 红松集团入驻|青柳科技园."""
    start, end = span
    return _SETTLES.search(text, max(0, start - 8), start) is not None and _HOST.search(text, start, end) is not None


def a_part(text: str, low: int, span: Span) -> bool:
    """Whether a hall or a store is told as a part of the project that its sentence, from ``low``, speaks of: 主要建设|制剂车间."""
    start, end = span
    if _PART.search(text, start, end) is None or _HAS.search(text, max(low, start - 10), start) is None:
        return False
    return _SUBJECT.search(text, max(low, start - _BACK), start) is not None


def a_network(name: str) -> bool:
    """Whether ``name`` is all roads, lines or flats of a region: 中西部铁路."""
    return _NETWORK.fullmatch(name) is not None


def an_aim(text: str, span: Span) -> bool:
    """Whether a region's aim is told, not a thing of its own stage: 推进国际航运枢纽建设; or a body that is founded: 研究院揭牌."""
    start, end = span
    behind = NEW_BEHIND.match(text, end)
    founded = behind is not None and behind.group().endswith(("揭牌", "获批"))
    if founded and not text.startswith(("立项", "建设"), behind.end() if behind else end):
        return _BODY.search(text, start, end) is not None
    return _AIM.search(text, start, end) is not None and not stage_told(text, span)


def _begun_at_a_place(text: str, span: Span) -> bool:
    """Whether a project that is called by its town alone is begun or run: 青阳项目正式投产, 在红松开工的青阳项目."""
    start, end = span
    town = text[start : end - 2]
    if not _TOWN.fullmatch(town) or not text.startswith("项目", end - 2) or not proper(town):
        return False
    return stage_told(text, span)
