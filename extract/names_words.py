"""The patterns that project names are made of: heads, borders, and what makes a name a class rather than a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.wordlists import Beginnings, Words
from extract.words import any_of, column, may_be, rare_nouns, tagged

PROJECT_HEADS = column("project_heads", "head", kind="project")
PROJECT_HEAD = any_of(PROJECT_HEADS)
# A phase belongs to the name it follows: 青柳电厂二期, 青柳电厂三期项目, 青柳电厂第一期.
PHASE = r"(?:第?[一二三四五六七八九十\d]+(?:、[一二三四五六七八九十\d]+)*期)"
# A reactor or a berth is built by itself and told by its number: 青柳核电站3号机组, 红松港5、6号泊位; the turbines of a dam are not.
_NUMBERED_PART = (
    r"(?:(?:(?<=核电)|(?<=核电[站厂])|(?<=核电基地)|(?<=电厂)|(?<=工程))\d{1,2}(?:[、和至—\-]\d{1,2})*号机组"
    r"|\d{1,3}#?(?:[、和至—\-]\d{1,3}#?)*号?泊位)"
)
_ANY_HEAD = any_of(column("project_heads", "head"))
# Heads of things that mostly exist already (大学, 机场, 高速): they need a word that can only be said of a new one.
_MOSTLY_THERE = frozenset(
    (*column("project_heads", "head", kind="existing"), *column("project_heads", "head", kind="listed"))
)
_LAST_HEAD = re.compile(
    rf"(?P<head>{_ANY_HEAD}){PHASE}?{_NUMBERED_PART}?$|(?P<stretch>[至线][\u4e00-\u9fff\d]{{1,8}}段)$"
)
# 国道9线青柳至红松段改建: a stretch of road or line is named by its ends.
_STRETCH = r"(?:(?<=[至到])[\u4e00-\u9fff\d]{1,8}(?<![阶地手路片时身区])段(?:整治|改建|扩建|改造)?|(?<=线)[\u4e00-\u9fff]{2,6}段(?:整治|改建|扩建|改造)?)"
# 青红高铁云杉段, 青红铁路云杉东至红松段: a section of a line is named behind it.
SECTION = (
    r"(?:(?<=铁路|高速|公路|城际|客专|专线|管道|快线|工程|号线|通道)|(?<=高铁|运河|隧洞|大道|干线))"
    r"(?:(?!首段|全段|开工|开通|建设|建成|通车|施工|正式|全线|项目|工程|进入)[\u4e00-\u9fff]){1,12}?(?<![阶地手路片时身区])段(?![时落位])"
)
# 青红公路改扩建: a piece of work on what exists is a project without the word.
_WORK_ON = r"(?:(?:改扩建|扩能改造|改造提升|提质改造|除险加固)(?!项目|工程))"
_NUMBERED = r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})号线|\d{1,2}(?:\.\d)?代线)"
_UNIT = rf"(?:{_ANY_HEAD}|{_NUMBERED})"
# What a further unit begins with: one look at it ends nearly every try.
_MORE = f"[{''.join(sorted({head[0] for head in column('project_heads', 'head')}))}第一二三四五六七八九十\\d]"
HEAD = re.compile(
    rf"(?<=[至线到]){_STRETCH}|(?:{_UNIT}(?:(?={_MORE}){PHASE}?{_UNIT})*{PHASE}?(?:{SECTION}(?:{PHASE}?{_ANY_HEAD})*|{_WORK_ON}|{_NUMBERED_PART})?(?:[（(]{PHASE}[)）])?|{PHASE}(?:项目|工程)?)"
)


# Where a head can begin: its first two characters, a number before 期 or 号线, the end of a line. Each pattern begins with a set
# of characters, so that the engine skips what is none of them: nothing is searched for as often as heads.
_HEADS = frozenset(column("project_heads", "head"))
_BEGINNINGS = Beginnings(_HEADS)
_ALONE = tuple(head for head in _HEADS if len(head) == 1)
_BY_PAIR = {
    pair: (*(head for head in _HEADS if head.startswith(pair)), *_ALONE)
    for pair in {head[:2] for head in _HEADS if len(head) > 1}
}
_DIGITS = r"第一二三四五六七八九十\d"
_NUMBERED_BEHIND = re.compile(rf"[期号代](?:(?<=期)|(?=线))(?<=[{_DIGITS}、.][期号代])")
_A_DIGIT = re.compile(rf"[{_DIGITS}]")
_END_OF_A_LINE = re.compile(r"[至线到](?=[\u4e00-\u9fff\d]{1,9}段)")


def heads_in(text: str, low: int, high: int) -> Sequence[re.Match[str]]:
    """The matches of :data:`HEAD` in ``text[low:high]``, in order: enumerations and single names both look at those of a sentence."""
    matches, starts = _all_heads(text)
    return matches[bisect_left(starts, low) : bisect_left(starts, high)]


def has_head(text: str, low: int, high: int) -> bool:
    """Whether :func:`heads_in` finds any head in ``text[low:high]``."""
    _, starts = _all_heads(text)
    first = bisect_left(starts, low)
    return first < len(starts) and starts[first] < high


@lru_cache(maxsize=2)
def _all_heads(text: str) -> tuple[tuple[re.Match[str], ...], tuple[int, ...]]:
    """The heads of a whole text and where they begin."""
    found: list[re.Match[str]] = []
    end = 0
    begins = {at for at in _BEGINNINGS.of(text) if text.startswith(_BY_PAIR.get(text[at : at + 2], _ALONE), at)}
    begins.update(at for behind in _NUMBERED_BEHIND.finditer(text) for at in _digits_before(text, behind.start()))
    begins.update(match.end() for match in _END_OF_A_LINE.finditer(text))
    for begin in sorted(begins):
        match = HEAD.match(text, begin) if begin >= end else None
        if match:
            found.append(match)
            end = match.end()
    return tuple(found), tuple(match.start() for match in found)


def _digits_before(text: str, end: int) -> Iterator[int]:
    """The places of the digits, with nothing but marks between them, that end at ``end``; a dozen characters and one at most."""
    for at in range(end - 1, max(-1, end - 14), -1):
        if _A_DIGIT.match(text, at):
            yield at
        elif text[at] not in "、.":
            return


# What ends a name without saying anything, the longest first: 项目, 建设项目.
TAILS = tuple(sorted((*PROJECT_HEADS, *(f"建设{head}" for head in PROJECT_HEADS)), key=lambda tail: (-len(tail), tail)))
_ENDS_IN_HEAD = re.compile(
    rf"(?:{_STRETCH}|{SECTION}|{_UNIT}){PHASE}?(?:{_WORK_ON}|{_NUMBERED_PART})?(?:[（(]{PHASE}[)）])?$"
)
# A head of something that is built in parts, so that a stage of a part is one of the whole: 青柳水电站|首台机组并网.
WORKS = re.compile(
    rf"(?:{any_of(column('project_heads', 'head', works='works'))}|{_NUMBERED}|{SECTION}){PHASE}?{_WORK_ON}?(?:[（(]{PHASE}[)）])?$"
)
_STAGE = any_of(column("project_verbs", "word", side="stage"))
# What is said of a part of works that are being built: 全线首台机组, 最后一个管节, 广西境内最长隧道.
_OF_A_PART = (
    r"(?:的|全线|[省市]?境内|[\u4e00-\u9fff]{2,4}境内)*"
    r"(?:首(?:台|段|座|条|个|榀|片|趟|孔)|最后一[个座条段片根台节榀]|最[长大高]的?(?:隧|车站|桥|大桥|难))"
)
WORKS_BEHIND = re.compile(
    rf"”?(?:[^，。；：！？、“”\n]{{0,18}}?{_STAGE}|(?:的|全线)?(?:重点|关键)?(?:控制性|标志性|重?难点|重点)工程|{_OF_A_PART}"
    r"|(?:施工|建设)现场|项目部|，[^，。；]{0,8}(?:建设者|施工人员|参建|台机械))"
)
# What is said of a thing when it is brought in: 青柳水电站位于红松江上游, 青红高铁全长90公里.
DESCRIBED = re.compile(
    r"”?(?:项目|工程)?(?:正线|线路)?(?:全长|总长|位于|坐落|连接|起于|起自|[东西南北]起|始于|始建|途经|横跨|全程|纵贯|穿越|西起|贯穿|线路|设计时速|设计|总建筑|建筑面积|规划|[总]?占地|是)"
)

# 工程师, 项目部, 项目经理 …: the head is a part of another word.
NOT_A_HEAD = re.compile(
    r"(?<=项目)(?:部|组|办|库|化|制|书|经理|负责人|指挥|法人|专班|管理|公司|名称|清单|团队?负责|资金|用地|审批|策划|推介|数量|总数|群|支撑|化|法|类|单位|主管)"
    r"|(?<=工程)(?:师|院|学|学院|大学|机械|技术|款|量|局|公司|集团|监理|指挥|质量|设计|研究|系|部|处|造价|咨询|承包|总承包|队|船|车|塑料|化)"
    r"|(?<=中心)(?:城|区|主任|任务|工作|小学|组|理论|线|点|镇|村|医院|幼儿园|校)"
    r"|(?<=总部)(?:经济|位于|设在|基地园)|(?<=平台)(?:公司|经济|上)|(?<=市场)(?:化|主体|准入|份额|需求|前景|监管|开拓|经济|价格|环境|竞争|占有|上|规模)"
    r"|(?<=高速)(?:增长|发展|列车|度)|(?<=公园)(?:式|里)|(?<=小区)(?:里|居民)|(?<=大学)(?:生|城|毕业|教授|校长)|(?<=学院)(?:派|教授)"
    r"|(?<=[核风气]电)(?:机组|设备|装备|产业|企业|行业)|(?<=线)(?:城市|员工|工人|职工|品牌|作战)|(?<=段)(?:时间|路(?!基|面|段))"
    r"|(?<=工程)[展体]|(?<=副中心)(?!站)|(?<=科学院)|(?<=学校)(?:里|师生|学生|教师)|(?<=医院)(?:里|院长|医生|患者)|(?<=码头)(?:工人)"
)

# 甲大桥工程分公司, 甲新城建设发展基金, 甲枢纽建设指挥部: the name is a part of the name of a body.
OF_A_BODY = re.compile(
    r"”?(?:工程|项目)?(?:建设|发展|投资|管理|开发|运营|规划|筹备|筹建|集团|产业|有限|股份|股权)*(?:分公司|公司|基金|指挥部|办公室|管委会|管理局|管理委员会|领导小组|协会|学会|委员会|银行|遗产)"
    r"|(?:建设|发展|投资)(?:管理|集团|开发)|建设(?:部|[科处](?!技)|专家)|集团|(?:和[^，。；]{2,4})?(?:管理司|管理处|管理中心|生产部)"
)

NUMBER = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千]+|数|几|多|若干|首)(?:余|多)?"
COUNTER = r"(?:个|项|家|座|条|处|大|批|类|所|宗|只|台|栋|幢|支)"
_LEADING = re.compile(
    rf"(?:{NUMBER}{COUNTER}|\d[\d,.]*万?(?:亩|平方米)的?|第[一二三四五六七八九十\d]+次|(?:国内|全国|全球|世界|亚洲|我国|全省|全市|省内|中国|大陆)?(?:首个|首批|首座|首条|最大|第[一二三四五六七八九十][个条座]|唯一)(?:的)?"
    r"|(?:国家|省|市|区|县)?级?(?:重点|重大)(?:建设|产业|工业|民生|投资|水利|交通|能源|石化|外资|科技|基础设施)*(?:项目|工程)|(?:石化|化工|水利|交通|能源|新能源|外资|基础设施|民生)(?:项目|工程)(?=[^\W\d一二三四五六七八九十第建集指部]{3})|[—\-\s·:：,，]+|等|新一[轮批]|中[建铁交冶电][一二三四五六七八九十]{1,3}局(?:集团)?(?:[一二三四五六七八九十]{1,2}公司)?|既有|但(?!丁)|如(?![皋东意来家])|此前|这一|[一二三四五六七八九十]是)+"
)

# 青柳大桥9日建成, 青柳大桥于去年底通车.
_DAY = r"(?:\d{1,4}年|\d{1,2}月份?|\d{1,2}日|[去今明]年|年底|年初|[上中下]旬|上午|下午|晚)"
# 青柳大桥是全县交通建设的重点工程.
_IS_A_PROJECT = (
    r"是[^，。；]{0,40}(?:重点|重大|标志性|控制性|超级|在建|建设|重要|关键|骨干)[^，。；]{0,8}(?:项目|工程|重中之重)"
)
_PART = r"(?:土建|主体|施工|前期|一期|二期)(?:部分|工程|结构|项目)?"
# 青柳大桥施工现场, 红松公园建设工地: where there is a site, something is being built.
_SITE = r"(?:项目|工程)?的?(?:建设|施工|建筑|项目|作业)(?:现场|工地)|(?<=项目|工程)现场|工地上?，|坝址"
# Words in front of a name that say it is being planned, won or built; 了 and an opening quote may stand between.
_BUILDING = any_of(column("project_verbs", "word", side="front"))
# 甲大桥开工, but not 甲大桥推进: what can be said of a new thing only.
NEW_BEFORE = re.compile(
    r"(?:新建|兴建|扩建|改建|修建|援建|捐建|开建|筹建|共建|续建|拟建|规划中|在建|建设中|落户|引进|投资建设|规划建设|开工建设|启动建设|建设|建成|开工|奠基|启用|签约|竣工|动工|揭牌成立)(?:了|的|起)?[“‘]?$|开通(?:了|的)[“‘]?$"
)
# What stands between a name and its stage. Taken without going back, and only one phrase of place or day may be of any words, so that
# a long run of such words costs no more than its length.
_WORD = (
    r"(?>(?:也|均|都|提前|按期|如期|开始|已经|已|正在|正式|正|将|纷纷|全部|双双|同步|逐步|逐渐|按计划|进场|顺利|全面|近日|日前|今日|昨日|今天|昨天|相继|先后|陆续|同时|成功|年内|年底前?|即将|现场|全线|率先|有望|预计|力争"
    rf"|计划(?!投资|总投资)|实现|基本|（[^（）]{{1,10}}）|{_PART}|主体|工程|项目|{_DAY}|的)*)"
)
_ADVERB = rf"{_WORD}(?:(?:于|自|在(?!建))[^，。；]{{0,16}}?{_WORD})?"
NEW_BEHIND = re.compile(
    rf"”?{_ADVERB}"
    r"(?:开工|奠基|动工|签约|落户|落地|投产|达产|投用|投运|投入使用|投入运[营行]|竣工|建成|完工|封顶|通车|通航|通水|截流|蓄水|并网|启用|开业|开建|破土|在建|贯通|合[龙拢]|试运营"
    r"|开园|开馆|揭牌|落成|获批|批复|立项|试通水|试运行|转体|启动建设|建设启动|主体结构|进入[^，。；]{0,12}(?:阶段|施工|冲刺)|全面建设|加[快紧](?:建设|推进|施工)"
    rf"|通过[^，。；]{{0,6}}验收|{_IS_A_PROJECT}|{_SITE}|建设(?!者|集团|公司|局|路|厅|委|的|管理|指挥|发展)|总投资|计划投资|概算投资)"
)
BUILDS = re.compile(rf"{_BUILDING}中?(?:了|的|着|出|起)?[“‘]?$")
# Words behind a name that say so: 甲大桥正式通车, 乙医院于5月开工.
DONE = re.compile(
    rf"”?(?:项目|工程)?(?:一期|二期)?{_ADVERB}{any_of(column('project_verbs', 'word', side='behind'))}|{_IS_A_PROJECT}|{_SITE}|通过[^，。；]{{0,6}}验收"
)

_BORDERS = (*column("name_borders", "word", kind="strong"), *column("name_borders", "word", kind="weak"))
_CLASS = Words((*column("project_classes", "word", kind="class"), *column("name_borders", "word", kind="strong")))
_KIND = Words((*column("project_classes", "word"), *_BORDERS))
_DATED = re.compile(r"\d+[年月日]")
_ENDS_A_PLACE = re.compile("[省区市州盟县旗镇乡道]")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,4}?(?:省|自治区|市|州|盟|地区|新区|(?<![灌景校小厂库片社港矿院山湖置范度])区|县|旗|镇|乡|街道)|[\u4e00-\u9fff]{2,8}?(?:开发区|高新区|经开区|园区)"
)
# What is left of 大好项目, 省市重点项目, 本批项目.
_FILLERS = "引招抓促以大小好新老旧强优多高本该此这那其各每某批个项类型性级省市县区镇乡村"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TWO = re.compile(r"[\u4e00-\u9fff][^\u4e00-\u9fff]*+[\u4e00-\u9fff]")
_GLUE = re.compile(
    rf"{PHASE}|"
    r"[和与及暨、的等“”\"'‘’「」（）()\s]|\d+(?:个|项|家|座|条)?|以上|以下|左右|为主|[一二三四五六七八九十]+"
)


_HEAD_LENGTHS = sorted({len(head) for head in _HEADS}, reverse=True)
# The last characters of what _ENDS_IN_HEAD matches.
LAST_OF_HEADS = frozenset((*(head[-1] for head in _HEADS), *"期线段治建造升固组位）)\n"))


def ends_in_head(name: str) -> bool:
    """Whether ``name`` ends in a head, a section of a line, or a phase or a part of either.

    >>> ends_in_head("青柳水厂"), ends_in_head("青柳水厂二期"), ends_in_head("青柳水")
    (True, True, False)
    """
    if name[-1:] not in LAST_OF_HEADS:
        return False
    return any(name[-size:] in _HEADS for size in _HEAD_LENGTHS) or _ENDS_IN_HEAD.search(name) is not None


@lru_cache(maxsize=4096)
def exists(name: str) -> bool:
    """Whether a name ends in the head of a thing that mostly exists already.

    >>> exists("青柳中心"), exists("青柳会展中心")
    (True, False)
    """
    last = _LAST_HEAD.search(name)
    return last is not None and (last["stretch"] is not None or last["head"] in _MOSTLY_THERE)


def without_leading(text: str, start: int, end: int) -> int:
    """Where the name begins when counts, ranks and loose marks in front of it are left out (首个甲项目, 3座乙电站)."""
    match = _LEADING.match(text, start, end)
    return match.end() if match else start


def without_place(name: str) -> str:
    """``name`` without the divisions that it begins with or holds (青柳县湖滨水厂 -> 湖滨水厂)."""
    return _PLACE.sub("", name) if _ENDS_A_PLACE.search(name) else name


def core(name: str) -> str:
    """The name without a trailing 项目, 工程 or 建设项目.

    >>> core("青柳湖水厂建设项目")
    '青柳湖水厂'
    """
    while name.endswith(PROJECT_HEADS):
        size = next(len(tail) for tail in TAILS if name.endswith(tail))
        if len(name) - size < 2:  # 项目 alone, a character and 项目: too little would be left
            break
        name = name[:-size]
    return name


def content(name: str, *, industries: bool, places: bool = False) -> int:
    """How many characters of ``name`` say more than a class of projects; ``industries`` counts names of industries as saying more.

    >>> content("重点产业项目", industries=True)
    0
    >>> content("光伏发电项目", industries=False), content("光伏发电项目", industries=True)
    (0, 4)
    """
    rest = core(name) if places else without_place(core(name))
    if not _TWO.search(rest):
        return 0
    rest = (_CLASS if industries else _KIND).without(rest, _DATED)
    rest = _GLUE.sub("", rest)
    bare = rest.strip(_FILLERS)
    return 0 if not bare or (not places and is_place(bare)) else len(rest)


_LISTED_WORDS = frozenset((*column("project_classes", "word"), *column("name_verbs", "word"), *_BORDERS))


@lru_cache(maxsize=4096)
def proper(name: str) -> bool:
    """Whether a name holds something that tells it from others of its kind: a word no dictionary has, a proper noun, a figure.

    >>> proper("特色民宿项目"), proper("青柳氢能装备项目"), proper("年产4万吨锂盐项目")
    (False, True, True)
    """
    return any(_tells(word, tag) for word, tag in tagged(core(name)))


def _tells(word: str, tag: str) -> bool:
    if word in _LISTED_WORDS or word in _HEADS:
        return False
    if not tag:
        return (bool(_HAN.search(word)) and not _FUNCTIONAL.search(word)) or bool(_LATIN.search(word))
    if tag == "m" and _HAN.search(word) and not _NUMERALS.search(word):
        return True
    return tag in ("nz", "nt", "nr", "nrt", "ns", "nrfg", "eng") or (tag == "m" and word[-1:] in "吨座台套辆")


@lru_cache(maxsize=4096)
def named(front: str) -> bool:
    """Whether what stands in front of the head of works names them, in words that a dictionary may have or cut to pieces.

    >>> named("平陆"), named("都安"), named("大型"), named("农村")
    (True, True, False, False)
    """
    found = list(tagged(front))
    return (
        _LANDMARK.search(front) is not None
        or any(_owns(word, tag) for word, tag in found)
        or any(_splinter(*one) and _splinter(*other) for one, other in pairwise(found))
    )


# 铁峰山隧道, 云矶长江大桥: named after what it goes through.
_LANDMARK = re.compile(
    r"(?<![跨过沿越临])[\u4e00-\u9fff]{2}[山岭河湖峡洲岛沟川溪湾塘](?:长江|黄河)?$|(?<![跨过沿越临])[\u4e00-\u9fff]{2}(?:长江|黄河)$"
)


def _owns(word: str, tag: str) -> bool:
    return word not in _LISTED_WORDS and (_tells(word, tag) or tag == "g" or word in rare_nouns())


def _splinter(word: str, tag: str) -> bool:
    """Whether a single character is left of a name that the dictionary does not have: 都|安 隧道, 滇|中 引水工程."""
    return len(word) == 1 and tag[:1] in tuple("fvnjgzda") and word not in _NO_SPLINTERS


_NO_SPLINTERS = frozenset(
    "大小新老旧高低上下内外前后两各每该本此其全总双单多长短和与及在于为从到向是有将已建市县区镇乡省国企"
)
_NUMERALS = re.compile(r"[\d一二两三四五六七八九十百千亿几数]")
_FUNCTIONAL = re.compile(r"[的了是着在把向将对与和]")
_LATIN = re.compile(r"[A-Za-z]{2}|\d[A-Za-z]|[A-Za-z]\d|\d{3}")


def is_place(rest: str) -> bool:
    """Whether ``rest`` is nothing but a place that the dictionary knows (青岛)."""
    return 2 <= len(rest) <= 4 and all_places(rest)


def all_places(name: str) -> bool:
    """Whether all words of ``name`` are places that the dictionary knows; it is cut to words only where its ends may be such."""
    return (not name or may_be(name, "ns")) and all(tag == "ns" for _, tag in tagged(name))
