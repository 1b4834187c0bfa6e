"""The words that name a group: trimmed of dates, places and verbs that only introduce it."""

from __future__ import annotations

import re

from extract.statistics.scope import Scope

STAGES = (
    "集中签约|集中落地|集中奠基|集中入驻|现场签约|集中复工|集中揭牌|集中投用|集中启动|集中开建|签约落户|签约引进|集中开工奠基|集中开工投产|集中开工|开工奠基|开工建设|集中竣工|集中投产|新设立|新设|新签约|新开工|新引进|新落户|"
    "新落地|审批核准|审批|核准|批复|复工|签署|签约|开工|竣工|投产|落地|落户|入驻|引进|引入|在建|续建|新建|新增|谋划|储备|实施|启动|梳理|遴选|批准|开业|奠基|在谈|对接"
)
_STAGE = re.compile(f"(?:计划|累计)?(?:{STAGES})")
_PLANNED = f"(?:{STAGES}|建设|建成|改造)"  # 计划开工项目 are no 开工项目
_LEAD = re.compile(
    r"(?:其中|目前|当前|截至目前|截至|当天|当日|今日|此次|本次|这次|今年|去年|全年|年内|年底前|上半年|以来|期间|同期|时期|"
    r"全市|全区|全县|全省|全州|全国|全镇|全旗|该市|该区|该县|该省|该镇|该局|我国|我市|我区|我县|我省|各地|四地|"
    r"共有|共计|累计(?!(?:签约|批准|登记|引进))|总共|已经|还有|还将|将有|现有|另有|具体|包括|涉及|涵盖|推动|推进|进行|同时|成功|首次|确定|设立了|先后|现在|仅|未来[\d一二三四五六七八九十两]+年的?|按照|剩下的|剩余|可(?=完成)|完成|初步|实现|确保|(?:正在)?举行的|力争|预计|"
    rf"计划(?!{_PLANNED})|争取|"
    r"合计|如今|直播|会上|期间|促成|打造|各类|梳理(?!出)|具体来看|共(?!同)|已|还|将|有望|有(?!效|色|机|进出口|望)|而|了|的|在(?![建谈])|并|为|与|和|及|从|对(?!接|外|[^，。]{1,24}(?:出口|进口|投资|贸易))|把|以|据|是|其(?![它他])|"
    r"[但且](?=[去今上]年|依然)|特别是|尤其是|等|即(?![将时可墨])|约(?!定)|"
    r"(?:曾|过去)有|[县市区镇旗乡村]里的?(?=[^，。]{0,4}[^\u4e00-\u9fff]|(?!项目|企业|工程)[^，。]{3,})|"
    r"[●■◆▲]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]、|"
    r"近(?![日海代])|超(?!过?\d|[长充算级高大声额])|达成|达(?!产)|拟|、|这里|那里|这|各|“(?=[^”]*$)|[ 　])"
)
# Who arranged or announced the group is not its name: 交通局今年共安排了….
_BY = re.compile(
    r"[^，。“]{2,8}?(?:今年以来|今年|去年|目前)(?:已|共|累计)+(?=[^，。]{4,})|"
    r"[^，。“]{2,20}?(?:安排了?|推出了?|梳理出了?|(?<!平台)(?<!园区)(?<!基地)(?<!中心)已?(?=(?:发布|设立|批准)了?))(?=[^，。]{3,})"
    r"|[^，。“]{2,8}?(?:近日|日前)?(?:提前)?下达了?(?=[^，。]{4,})|[^，。“]{1,8}?(?:发改委|委员会|[局厅部])(?:共|已|累计)+(?=[^，。]{4,})"
)
# 青柳园区|现有|铝材企业, 恳谈会|共|签订协议, 区内|铝材企业: where they are or who did it is no part of a name
_WHERE = re.compile(
    r"[^，。；：、“”\d]{0,14}?(?:[^社景][区园县市镇乡里内会港省州旗城岛]|基地|集团|公司|中心)(?:[（(][^（()）]{1,6}[）)])?"
    r"(?:完成|(?:现有|目前|现(?!代|场|有)|今年|去年|先后|累计|已(?!经)|已经|共(?![建享同])|还|又|曾)+有?|(?<=[区园县镇地]内)(?!地))(?:聚集|集聚|拥有|汇聚)?了?"
    r"(?!在|(?:项目|企业|公司|机构|商户|工程|完成投资|投资|成交额|交易额|进出口额?|[出进]口额?|产值|营业额|营收|税收|收入|销售额|资金)(?![\u4e00-\u9fff]))(?=[^，。]{2,})"
)
_OF_WHICH = re.compile("其中[，,]?$")
_FOR_SOMEONE = re.compile(
    r"(?:[向为给]|帮助|支持|助力)[^，。]{0,4}\d[^，。]{0,12}?(?:(?=发放|兑现|拨付|减免|落实|支付)|(?:办理|提供|取得|获得|争取)了?)"
)
_DATELINE = re.compile(r"[^，。；]{0,16}?\d日[电讯](?:[（(][^（()）]*[）)])?")
# A short gloss stays (网贷（P2P）成交量), a remark goes (电子产品（不含整机）出口).
_ASIDE = re.compile(r"[（(](?!(?!GDP)[^（()）不含指占]{1,4}[）)])[^（()）]*[）)]|\s+")
_NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十百]{1,6})(?:余|多)?[个项家]")
_MEASURE = frozenset("个项家年月日")
_SHORTEST = 4  # characters of a name behind a dash
_TAIL = re.compile(
    r"(?:接近|(?<=[额值入房产模债量资])(?:过|已?接)|已经达到了|升至|增至|增加到|超过|(?<=[资额])高|(?<=[入值额资])完成|就|累计|合计|达到了|完成投资|占去|共有|共计|达到|总数|数量|计划总投资|(?<!资产)总投资额?|(?<![签合])约|将|已经"
    r"|(?<=[收入值额税])(?:去年|今年|上半年)?(?:有望|预计|力争)?(?:提高?到|做到|冲到|到|涨到|突?破)|(?<=[收入值额税])(?:去年|今年)"
    r"|创下|首次|大约|今年要?|全年|要|已发行|不(?:超过|低于|少于|高于)?|预计|有望|望|同比|(?<!以)上|[的有达为共等近超已了可、 　])+$"
)


_MEMBERS = re.compile(
    rf"(?:[^、等]*?(?P<stage>{STAGES}))?[^等]*、[^等]*等(?P<kind>[^等、]{{2,}}(?:项目|工程|企业|公司|机构))"
)
# 粮食、棉花等农产品进口: of which the kind is told behind
_LISTED = re.compile(
    rf"^(?P<stage>(?:{STAGES})?)[^、等]{{1,16}}、[^等]*等(?:领域|行业|环节|方面|产业)?的?(?=[^、等的]{{4,}}$)"
)
_MAINSTAY = re.compile("(?:以|^)[^以为]{2,30}为(?:代表|主|中心|核心|主体|主导|重点|依托)的")
# 本次活动共|签约项目: of no meeting that is named
_BATCH = re.compile(rf"^(?P<stage>(?:{STAGES})?)[^，。]{{0,16}}?(?<!第)一批(?=[^，。]{{2,}}$)")
# 集聚水库26座、电站9座、科技企业: behind the figures before it in a list
_COUNTED_BEFORE = re.compile(
    r"^.*\d[万亿]?[余多]?(?:[个家所座项条户名人件支只款台辆]|[美欧日港]?元)、(?=[^，。\d]{4,}$)(?!.*元以)"
)
# 计划开工|涉及物流、环保领域|项目
_ABOUT = re.compile(r"(?:涉及|涵盖|聚焦|覆盖)[^，。]{2,40}?(?:领域|行业|产业|方面)的?(?=(?:项目|工程|企业)$)")
# 山城集聚|科技企业: that they are there is no part of their name
_THERE_ARE = re.compile(r"^[^，。“”]{0,10}?(?:拥有|汇聚|集聚|聚集|汇集)(?![区地])了?(?:各类)?(?=[^，。]{3,}$)")
DEEDS = ("开工", "签约", "竣工", "投产")
# 青柳片区重点项目在镇上集中开工: as others are named, the deed in front
_AT_END = re.compile(
    r"^(?P<kind>(?:(?!举行|举办|召开)[^，。]){2,20}?(?:项目|工程))(?:在[^，。]{2,16}?)?(?P<stage>(?:集中|现场)(?:开工|签约|竣工|投产))$"
)
_REACHED = re.compile(
    "(?<=[^，])(?:累计|共|已)*实现(?=(?:营业总?收入|营收|利润|产值|销售|进出口|外贸|旅游|地区生产|税收|增加值))"
)
_MEETING = re.compile(
    rf"^(?:本[次届]|此次|该|这次)?(?:活动|会议|大会|峰会|博览会|展会|推介会|洽谈会|仪式)(?:期间|现场(?!签约)|上)?(?:线上线下)?(?:共|累计)?(?:达成|预计)?(?={STAGES}|意向)"
)


def _after_dateline(scope: Scope, start: int, end: int) -> int:
    """Where the words begin behind a dateline (…讯, …电) that stands in ``start..end``."""
    match = _DATELINE.match(scope.text, start, end)
    return match.end() if match and match.end() < end else start


def _tells_apart(scope: Scope, start: int) -> bool:
    """Whether a place tells a group from others, as one of which it is (其中青柳县项目6个)."""
    return _OF_WHICH.search(scope.text, max(0, start - 3), start) is not None


def trim(scope: Scope, start: int, end: int) -> tuple[int, int]:
    """The part of ``start..end`` that names the group: dates, places and introducing words at its left are dropped."""
    start = _after_dateline(scope, start, end)
    start = (
        max(start, scope.text.rfind("——", start, end - _SHORTEST) + len("——"))
        if "——" in scope.text[start:end]
        else start
    )
    moved = True
    while moved and start < end:
        moved = False
        for kind in ("DATE", "PLACE"):
            for stop in scope.ends(kind, start):
                if scope.text.startswith("级", stop):
                    continue  # 重庆|市级项目
                if stop < end and (kind == "DATE" or not _tells_apart(scope, start)):
                    start, moved = stop, True
        lead = _FOR_SOMEONE.match(scope.text, start, end) or _LEAD.match(scope.text, start, end)
        lead = lead or _BY.match(scope.text, start, end) or _WHERE.match(scope.text, start, end)
        if lead and lead.end() < end:
            start, moved = lead.end(), True
    tail = _TAIL.search(scope.text[start:end])
    return start, start + tail.start() if tail and tail.start() else end


def named(scope: Scope, start: int, end: int) -> str:
    """The trimmed name of the group in ``start..end``, without brackets that only explain."""
    first, last = trim(scope, start, end)
    counted = _NUMBERED.match(scope.text, first, last)
    if counted and counted.end() < last:
        first = counted.end()
    elif scope.text[first : first + 1] in _MEASURE and scope.text[first - 1 : first].isdigit():
        first += 1
    return unlisted(plain(scope.text[first:last]))


def unlisted(words: str) -> str:
    """A group's name without the names of its members: 引进甲公司、乙公司等龙头企业 → 引进龙头企业."""
    told = _MEMBERS.fullmatch(words) if "等" in words and "、" in words else None
    return (told["stage"] or "") + told["kind"] if told else words


def tidy(words: str) -> str:
    """A name without what only leads to it: its members, its mainstay (以…为代表的), the meeting that the article is about."""
    if "、" in words:
        words = _LISTED.sub(r"\g<stage>", words) if "等" in words else words
        words = _COUNTED_BEFORE.sub("", words)
    if "领域" in words or "涉及" in words:
        words = _ABOUT.sub("", words)
    if "聚" in words or "汇" in words or "拥有" in words:
        words = _THERE_ARE.sub("", words)
    if "为" in words:
        words = _MAINSTAY.sub("", words)
    if "一批" in words:
        words = _BATCH.sub(r"\g<stage>", words)
    words = _REACHED.sub("", words)
    if words.endswith(DEEDS):
        words = _AT_END.sub(r"\g<stage>\g<kind>", words)
    return _MEETING.sub("", words)


def plain(words: str) -> str:
    """A name's words without brackets that only explain, and without space."""
    return _ASIDE.sub("", words)


def stage_of(subject: str) -> str:
    """The stage that a group's name begins with: 集中开工外资项目 → 集中开工; an empty string where it has none."""
    match = _STAGE.match(subject)
    return match.group() if match else ""


def a_stage_in(subject: str) -> str:
    """The stage that a group's name says anywhere (青柳片区开业项目 → 开业), the first; an empty string for none."""
    match = _STAGE.search(subject)
    return match.group() if match else ""


def told_stage(subject: str) -> bool:
    """Whether a group's name says a stage anywhere: 年内可交付项目 does not, 已签约项目 does."""
    return bool(_STAGE.search(subject))


def similar(one: str, other: str) -> float:
    """Jaccard similarity of the character pairs of two names, 0..1.

    >>> similar("新签约项目", "新签约项目")
    1.0
    """
    left = {one[i : i + 2] for i in range(len(one) - 1)} or {one}
    right = {other[i : i + 2] for i in range(len(other) - 1)} or {other}
    return len(left & right) / len(left | right)
