"""Counted groups: 新签约项目40个, 12个重点项目集中开工, 总投资80亿元的9个项目, 投资额5亿元以上的有6个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.numerals import parse_number
from extract.statistics.brought import done_with, lists
from extract.statistics.lexicon import alternation, group_nouns
from extract.statistics.scope import Clause, Scope
from extract.statistics.states import state_after
from extract.statistics.subjects import STAGES, named, stage_of, told_stage, trim
from extract.words import any_of

Bound = Literal["at_least", "at_most", "approx"]

_NOUNS = alternation(group_nouns())
# The character first and what stands in front of it then: the search skips text without a number.
_COUNT = re.compile(
    r"(?P<number>[\d一二两三四五六七八九十百千](?<![\d.第一零万].)(?:(?<!一)|(?=[百千]))(?<!\d,.)"
    r"(?:(?<=\d)[\d,]{0,12}(?:\.\d{1,4}(?=[万亿]))?[万亿]?|(?<!\d)[一二两三四五六七八九十百千零]*))(?P<more>余|多|几)?(?P<unit>[个项家座支只宗户栋幢份所])(?![亿万](?![元吨亿]|亿?级)|月)"
    r"(?P<above>以上|左右)?"
)
# The group stands right after its number; what lies between may hold 、 but no second count. Who speaks is no figure.
_NO_GROUP = (
    r"业|集群|产业园|(?<=园)区|组|部|办|专班|经理|负责|代表|(?<=[业司构])(?:以|通过|感受)"
    r"|(?!列入|纳入|入选|入围|获|作为)[^，。；：的在和及与\d]{0,6}(?:项目|工程)|[^，。；：]{0,8}参[展会加]"
)
# 12个成员国的…项目, 8个区、镇…: another noun is counted there
_PLACES = (
    "小时|星期|季度|(?:[^，。；\\d]{0,4}?国家|城市|地区|县|村)[^，。]{0,4}(?:开展|实施|推进|推广|布局|共建)"
    "|交易日|工作日|大中城市|直辖市|合伙人|镇、|街道|[市县区](?=[就都均])|领域(?:项目|工程)|型号的|成员国|国家和地区|国家(?:新签|签|对|在)|国家[的、]|省(?:区市|市(?!重|级))|省[（(]|省份|区、|区县|县区|市州|地市|地州市|部委|[县市][（(]|[”’]"
)
_AFTER = re.compile(
    rf"(?!{_PLACES})(?:\([^)]*\))?(?P<noun>(?:由[^，。；：！？,;:\n的]{{2,24}}的)?(?:(?!\d+[余多]?[个项家座条名处]|[近约]?[两三四五六七八九十百千万]+[余多]?家|[及和]\d|——|由|被|建立|成立|为(?:企业|公司))[^，。；：！？,;:\n《]){{0,36}}?(?:{_NOUNS})(?:(?:和|及|以及)[^，。；：、\d]{{2,16}}等(?:重大|重点)?(?:项目|工程|企业|机构|平台))?)(?!{_NO_GROUP})"
)
_LINK = (
    r"(?:就|则|共计|共有|共|总数|总量|数量|数(?=[约超近达已共])|达到了?|达|增至|累计|增加到|多达|至|已经|已|将|有|为|约|近|超过|超|首次突破|突破|合计|总计|发展到|主要|仅剩|只剩|不足|涵盖|包含|包括"
    r"|不少于|不低于|逾|各|计划|建设|名单|清单)*"
)
_A_NOUN = re.compile(_NOUNS)
_ACCOUNTS = ("资本项目", "经常项目")  # of a balance of payments
_LIST_WINDOW = 200
_WINDOW = 60  # characters before a number in which its group's name is sought
# 企业数量由9家|增至|15家: the number before is told of the same group
_RISEN = (
    r"(?:[由从][^，。；：]{1,16}?[个家座户条项支](?:左右)?(?:迅速|快速|大幅)?"
    r"(?:增[加长]?[到至]|(?:发展|上升|扩大|扩展|提升|提高|攀升|跃升)[到至]))?"
)
_FROM = r"(?:[由从](?:\d{4}年底?|去年底?|上年底?|年初|最初|当初|原来)?的?)?"
_BEFORE = re.compile(rf"(?P<noun>[^，。；：！？,;:\n]*(?:{_NOUNS})(?:[（(][^）)]*[）)])?){_LINK}{_RISEN}{_FROM}$")
# A number that another noun follows counts that noun: 项目计划建设900个车位.
_ENDS = re.compile(
    r"(?=$|[^\u4e00-\u9fff]|以[上下]|左右|同比|增|开|签|落|竣|投|集中|正在|总|占|涉|已|均|全|和|及|为|的|，)"
)
_CLASS_BEFORE = re.compile(r"(?P<noun>[^，。；：！？,;:\n]*元以[上下])的?(?:项目)?(?:共有|共|有|达|为|已)*$")
_A_STAGE = any_of((*STAGES.split("|"), "投入使用", "组织实施", "计划建设", "计划实施", "发布"))
_STAGES = rf"(?:(?:计划)?{_A_STAGE}(?:、|和|及|与))*(?:计划|累计)?{_A_STAGE}"  # 集中开工、投产
# 水利项目|已开工|9个: the state stands between the noun and its number
_STATE_BETWEEN = re.compile(
    rf"(?P<noun>[^，。；：！？,;:\n]*(?:{_NOUNS}))(?:中|目前|现|均|全部|已经?|共|累计|又|有)*"
    rf"(?P<stage>{_STAGES}|复工复产|开复工|复产|完工)(?:了)?(?:共|达到?|约|近|超过?|逾)*$"
)
_TOLD_BY_NUMBER = re.compile(r".*[\d万](?:余|多)?[个项家]")  # 这|26个|水利项目|已开工|(9个)
_GLOSS = "，下同"  # 5000万元(人民币，下同)以上项目: no end of a clause
_CLOSES_A_LIST = ("等", "等共", "等共计", "等总计")
_MEMBERS_OF = re.compile(
    rf"(?P<kind>[^，。；：]{{0,20}}?(?:项目|工程))(?:(?:[^，。；：]{{0,14}}?)(?P<stage>(?:集中|现场|同步)?(?:{_STAGES}|开复工)))?(?:建设)?"
    r"(?:，(?:这些)?(?:项目|工程))?(?:主要)?(?:包括|涵盖|包含|有)[^，。；：]+$"
)
_IN_ALL = frozenset({"共计", "总计", "合计", "共"})
_ON_THE_WAY = ("在谈", "在建", "续建", "储备")  # 推动9个在谈项目落地: they have not landed
_NOTE_AT_END = re.compile(r"[（(][^）)]*[）)]$")
# 检查|企业9家, 取消|9个项目: what officials went through or did away with is no group of an economy
_GONE_THROUGH = re.compile(
    r"(?:检查|抽查|巡查|督查|排查|核查|查处|查办|打掉|捣毁|取缔|取消|减少|处罚|约谈|走访|暗访|审计|曝光|整治)了?"
)
_UNLAWFUL = re.compile("检查|抽查|查处|打掉|捣毁|涉嫌|违法|违规|非法")
_VERB_BEFORE = re.compile(rf"{_GONE_THROUGH.pattern}(?:各类|[近约超])?$")
_VERB_REACH = 6  # characters
_FEWEST = 2  # one of its kind is no group
_NOUN_REACH = 4  # characters in front of a number in which the noun that it counts begins
_EACH_REACH = 6
_DIGITS = 3  # characters of a number that a list may have as many members as
_LISTED = re.compile(r"(?:项目|工程|企业)\d+[个项家][，；、]")
# 前|两个子项目, 分为|两个项目, 第|20个交易日: which ones, or what is parted
_NOT_COUNTED = re.compile(r"(?:(?<![目此以之提当])前|第|分为|分成|划分为|每[天日周月][^，。；]{0,4})$")
_STAGE_BEFORE = re.compile(rf"(?P<stage>{_STAGES})(?:了|的)?(?:[^，。；]{{0,24}}的)?$")
# 新开工|甲大桥、乙隧道及丙水库|3个项目
_STAGE_BEFORE_LIST = re.compile(rf"(?P<stage>{_STAGES})(?:了|的)?(?!项目)[^，。；]{{2,60}}[、和及等][^，。；]{{0,24}}$")
_BEGUN_TOGETHER = re.compile(rf"(?:{STAGES})(?:仪式|活动)?$")
# A size that each of the group has (总投资超10亿元的9个项目), no sum of theirs (总投资80亿元的9个项目).
_SIZE = r"(?:总|计划)*投资额?(?:均|都|各)?(?:在|达)?(?:(?:超过?|逾|过|不低于|不少于|大于)[\d.]+[万亿]+元?|[\d.]+[万亿]+元?以上)"
_SIZE_BEFORE = re.compile(rf"(?P<size>{_SIZE})的(?:共?有)?$")
_SIZE_AFTER = re.compile(rf"(?:的)?(?P<size>{_SIZE})(?=[，。；、：]|$)")
_THESE = frozenset({"期间", "为", "在", "还", "另", "余", "其余", "现场", "会上", "这", "该", "此", "上述", "其中"})
# 视频直播|9个项目签约, 共有9家企业的|12个项目: who shows or brings them is no name of theirs
# What only leads to the number: 青柳园区目前共有(9个项目)
_WITH_ITS_TOTAL = re.compile(r"^(?:总投资|投资总额)额?(?:约|近|达|共)*[\d.]+[万亿]*元的")
_COUNTING = re.compile(r"(?:目前|(?<!发)现|共计|共有|共|有|了|已|(?<!签)约|近|超过|超|过|逾|达|等|将)+$")
_LOOSE = re.compile(
    rf"^(?:近日|日前|近期)|^[^，。、]{{2,12}}与[^，。、]{{2,10}}?(?=(?:集中|现场)?签约$)|[共已](?={STAGES})|等(?=领域|行业|产业|方面)|了|的"
)
_NO_OWNER = re.compile(
    r"在内$|(?:举行|举办|召开)了?$|^该|[与作]了?$|我们|他们|\d+(?:余|多)?[家个]|根据|发现|帮助|协调|目标|来自|吸引|^[以就]|^(?:促成|推动|组织|发布|[全该我本][县市区省州国旗镇])$|[，。]|、[^、]*、.*领域$|涉及.*领域$"
)
_BATCHES = frozenset({"首批", "第二批", "第三批", "首期"})  # 首批|9家企业|入驻
_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’")
# 与青柳集团等|20家企业|洽谈, 邀请|20家企业|; |20家企业|集中亮相
_MET = re.compile(
    r"(?:(?<!参)与|同(?![时步期比])|邀请|请来|听取|到场|组织|集结|来自|出席|参展)[^，。；入引落]{0,30}$"
    r"|(?:检查|抽查|整合|联系|收到|表彰|查处|处罚|约谈)了?[^，。；入引落]{0,12}$"
)
_CAME = re.compile(
    r"[^，。；入引落]{0,8}?(?:展示|展出|亮相|洽谈|考察|参[展会加与]|出席|共聚|共话|聚焦|走进|携|带来|分享|加入|组成|座谈|代表|报名|对接|匹配|意向)"
    r"|(?:已|均|都|将|就|计划|共同)*(?:使用|发出|发起|受益|负责人|中选|入选|入围|入榜|中标|(?:现场)?采购|认购)"
    r"|在[^，。；]{2,10}(?:备案|申请专利)"
)
# Events of a match, works of a heritage list and papers of a contest are counted as 项目 too, and are none here.
_GAMES = re.compile(
    r"(?:个|项)[^，。；]{0,12}项目[^，。；]{0,8}(?:冠军|比赛|竞赛|金牌|决赛|报名|参赛|申遗)|非遗(?!工坊)|遗产|考古|参赛|竞赛(?!场馆)|表演|公益项目|赛事|获奖|奖项|终审|入围|名录|比拼|金奖|研究项目"
)
_GAME_REACH = 24
_ROW = 2
_SIBLING = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,14}?)(?P<number>\d+)(?:项|个)")
_WORTH = re.compile(r"(?:总|计划)*投资[^，。；]{0,16}元的?$")
_AT_LEAST = re.compile(r"(?:超过|超|突破|逾|不少于|不低于|至少)$")
_APPROX = re.compile(r"(?:(?<!签)约|近)$")
_A_CROWD = frozenset("六七八九十")  # 八家企业 are counted, 两家企业 are those just spoken of
_UNIT_AS_COUNTED = {"项": "个", "宗": "个", "户": "家"}


# 大会期间|签约项目: an event that has no name of its own says nothing of what was signed there
_AN_EVENT = re.compile(
    rf"(?:本届|本次|此次)?(?:大会|博览会|洽谈会|交易会|招商会|展会|会议)(?:现场(?!签约)|期间|线上线下|共|还|累计|成功|达成)+(?=意向签约|{STAGES})"
)


class Group(NamedTuple):
    """A group with its number: ``start..end`` are the words of number and noun, ``figure`` where the number begins."""

    subject: str
    value: Decimal
    unit: str
    bound: Bound | None
    start: int
    end: int
    figure: int
    sentence: int


def find_groups(scope: Scope, clause: Clause) -> list[Group]:
    """The counted groups of one clause, in order."""
    matches = _COUNT.finditer(scope.text, clause.start, clause.end)
    return [group for match in matches if (group := _group(scope, clause, match)) is not None]


def with_siblings(scope: Scope, clauses: Sequence[Clause], groups: Sequence[Group]) -> list[Group]:
    """The groups of a sentence with those of a row whose noun is no usual one: 水利项目6项，…；公共服务体系11项，….

    A row are two groups or more that are named in front of their numbers; a clause that is nothing but a name and a number
    of the same unit goes on with it.
    """
    row = [group for group in groups if scope.text[group.end - 1] == "项" and group.figure > group.start]
    if len(row) < _ROW:
        return list(groups)
    found = list(groups)
    for clause in clauses:
        told = _SIBLING.fullmatch(scope.text, clause.start, clause.end)
        value = parse_number(told["number"]) if told else None
        if told and value is not None and not any(clause.start <= group.figure < clause.end for group in groups):
            words = named(scope, told.start("noun"), told.end("noun"))
            figure = told.start("number")
            found.append(Group(words, value, "个", None, told.start("noun"), clause.end, figure, clause.sentence))
    return sorted(found, key=lambda group: group.start)


def _group(scope: Scope, clause: Clause, match: re.Match[str]) -> Group | None:
    alone = match["number"] == "1"
    told = _told(scope, clause, match) if not alone or _is_in_a_list(scope, clause, match) else None
    value = parse_number(match["number"]) if told else None
    if told is None or value is None or (value < _FEWEST and not alone) or _counts_nothing(scope, clause, match):
        return None
    subject, start, end = told
    if any(word in subject for word in ("参展", "参会", "平均每", "可容纳", "可入驻")) or subject.endswith(_ACCOUNTS):
        return None
    if _is_a_slogan(scope, match, end) or _is_company_at_an_event(scope, clause, match, told):
        return None
    subject = _AN_EVENT.sub("", subject) if _AN_EVENT.match(subject) else subject
    if _is_gone_through(scope, clause, match, subject):
        return None
    if "的“" in subject and not subject.endswith("企业"):
        return None  # 12座摄影棚的“梦工厂”: the first are counted
    if subject.count("“") != subject.count("”"):
        if scope.text[match.start() - 1 : match.start()] in _OPENING:
            return None  # “三个千亿”|项目: a slogan
        if scope.text[end : end + 1] in _CLOSING:
            subject = subject.replace("“", "", 1)
        elif "“" in match.string[match.end() : end]:
            return None  # 9个“青柳工坊|典型案例”: other things are counted
    unit = _unit(subject, match["unit"])
    return Group(subject, value, unit, _bound(scope, match), start, end, match.start(), clause.sentence)


def _unit(subject: str, told: str) -> str:
    """The unit of a group's number: what is told as 项 or 户 is counted as 个 or 家, but for contracts."""
    if subject.endswith(("项目", "工程")):
        return "个"
    return told if subject.endswith(("协议", "合同", "合约")) else _UNIT_AS_COUNTED.get(told, told)


def _counts_nothing(scope: Scope, clause: Clause, match: re.Match[str]) -> bool:
    """Whether a number is of no group whatever its noun: 数十个项目, 相当于9个项目, 前9个项目, events of a match."""
    vague = not match["number"][0].isdecimal() and scope.text.endswith(("数", "几"), 0, match.start())
    if vague or scope.text.endswith("相当于", 0, match.start()) or _is_of_a_game(scope, clause, match):
        return True
    before = max(clause.start, match.start() - _EACH_REACH)
    return _NOT_COUNTED.search(scope.text, before, match.start()) is not None


def _is_gone_through(scope: Scope, clause: Clause, match: re.Match[str], subject: str) -> bool:
    """Whether a group is only what was inspected, fined or done away with: 检查企业9家, 取消9个收费项目, 走访了9家企业."""
    told = _GONE_THROUGH.match(subject) or _UNLAWFUL.search(subject)
    before = max(clause.start, match.start() - _VERB_REACH)
    return told is not None or _VERB_BEFORE.search(scope.text, before, match.start()) is not None


def _is_in_a_list(scope: Scope, clause: Clause, match: re.Match[str]) -> bool:
    """Whether one of a kind is told behind its noun in a list of kinds with their numbers: 水利项目3个…；工业项目1个…."""
    sentence = scope.sentences[clause.sentence]
    told = _A_NOUN.search(scope.text, max(clause.start, match.start() - _NOUN_REACH), match.start())
    return told is not None and _LISTED.search(scope.text, sentence.start, clause.start) is not None


def _is_a_slogan(scope: Scope, match: re.Match[str], end: int) -> bool:
    """Whether number and noun are a name in quotes, which counts nothing (“千企工程”)."""
    return scope.text[match.start() - 1 : match.start()] in _OPENING and scope.text[end : end + 1] in _CLOSING


def _is_company_at_an_event(scope: Scope, clause: Clause, match: re.Match[str], told: tuple[str, int, int]) -> bool:
    """Whether companies are counted only as those who came, met or talked (与20家企业洽谈, 30家企业集中亮相)."""
    subject, start, end = told
    if match["unit"] not in "家户" or start < match.start() or stage_of(subject) not in ("", "对接"):
        return False
    together = _MET.search(scope.text, clause.start, match.start()) is not None
    return together or _CAME.match(scope.text, end, clause.end) is not None


def _is_of_a_game(scope: Scope, clause: Clause, match: re.Match[str]) -> bool:
    return _GAMES.search(scope.text, match.start(), min(clause.end, match.end() + _GAME_REACH)) is not None


def _told(scope: Scope, clause: Clause, match: re.Match[str]) -> tuple[str, int, int] | None:
    """The name of the group that a number counts, with the start and end of its words; None where it counts none."""
    listed = (
        scope.text.find("等", max(clause.start, match.start() - _WINDOW), match.start()) >= 0
    )  # the stage stands before the list
    start = max(clause.start, match.start() - (_LIST_WINDOW if listed else _WINDOW))
    after = _AFTER.match(scope.text, match.end(), clause.end)
    if after and _may_count(match, after["noun"]):
        return _after_subject(scope, clause, (start, match.start()), after), match.start(), after.end()
    left, stage = scope.text[start : match.start()].replace(_GLOSS, "、下同"), ""
    if left in _IN_ALL:  # …项目集中开工，共计30项
        start = max(scope.sentences[clause.sentence].start, start - _WINDOW)
        told = scope.text[start : match.start()].rstrip("共计总合，, ")
        left = _BEGUN_TOGETHER.sub("", told)
        stage = told[len(left) :]
    if left.endswith(_CLOSES_A_LIST) and (members := _listed(scope, clause, match)) is not None:
        return members
    before = _before(scope, match, left)
    if before and _may_count(match, _NOTE_AT_END.sub("", before["noun"])):
        subject = stage + named(scope, start + before.start(), start + before.end("noun"))
        return subject, start + before.start(), match.end()
    between = _between(scope, match, left)
    if between and _may_count(match, between["noun"]):
        counted = _TOLD_BY_NUMBER.match(left, between.start("noun"), between.end("noun"))
        begin = start + (counted.end() if counted else between.start())
        return between["stage"] + named(scope, begin, start + between.end("noun")), begin, match.end()
    sized = _CLASS_BEFORE.search(left) if match["unit"] == "个" and "元以" in left else None
    if sized:
        return named(scope, start, start + sized.end("noun")) + "项目", start + sized.start(), match.end()
    return None


def _listed(scope: Scope, clause: Clause, match: re.Match[str]) -> tuple[str, int, int] | None:
    """The group whose members stand between its name and its number: 一批水利项目集中开工，项目包括甲大桥、乙水库等(79个)."""
    if not _ENDS.match(scope.text, match.end()) or match["unit"] not in "个项":
        return None
    start = scope.sentences[clause.sentence].start
    told = _MEMBERS_OF.search(scope.text, start, match.start())
    if told is None:
        return None
    kind = named(scope, told.start("kind"), told.end("kind"))
    return (told["stage"] or "") + kind, told.start("kind"), match.end()


def _before(scope: Scope, match: re.Match[str], left: str) -> re.Match[str] | None:
    """The noun that ``left``, the words in front of a number, ends in, where the number counts no other behind it."""
    if not _ENDS.match(scope.text, match.end()) or not _A_NOUN.search(left):
        return None
    return _BEFORE.search(left)


def _between(scope: Scope, match: re.Match[str], left: str) -> re.Match[str] | None:
    """The noun in front of a number with the stage that its members are at: 水利项目|已开工|(9个)."""
    if not _ENDS.match(scope.text, match.end()) or not _A_NOUN.search(left):
        return None
    return _STATE_BETWEEN.search(left)


def _may_count(match: re.Match[str], noun: str) -> bool:
    """Whether the measure word may count the head noun: not 5家项目, nor 两家企业 told in words."""
    heads = group_nouns()
    head = max((word for word in heads if noun.endswith(word)), key=len, default="")
    told_in_digits = match["number"][0].isdecimal() or heads.get(head, "").startswith("个") or _is_many(match)
    return bool(head) and match["unit"] in heads[head] and told_in_digits


def _is_many(match: re.Match[str]) -> bool:
    """Whether a number told in words counts a crowd (十余家企业, 近千家企业, 八家企业), not those just spoken of (两家企业)."""
    bare = match["number"] in ("百", "千") and match.string.endswith(tuple("近超约逾过达"), 0, match.start())
    exact = match["more"] != "几" and (match["number"][0] in _A_CROWD or len(match["number"]) > 1)
    return match["more"] in ("余", "多") or bare or exact


def _after_subject(scope: Scope, clause: Clause, left: tuple[int, int], after: re.Match[str]) -> str:
    """The name of a group whose noun follows its number, with the stage or the owner told around it."""
    noun = _WITH_ITS_TOTAL.sub("", re.sub(r"^(?:的|大的|是|涉及.*的)|\s+", "", after["noun"]))
    before = scope.text[left[0] : left[1]]
    bare = noun in group_nouns()
    done = done_with(before, bare=bare)
    if bare and not done and (owner := _owner(scope, left)):
        state = "" if told_stage(owner) else state_after(scope, clause, after.end())
        return owner + state + noun if owner in _BATCHES else state + owner + noun
    size = _size(scope, left[0], _SIZE_BEFORE.search(before)) or _size(scope, after.end(), _sized(scope, clause, after))
    if size:
        return size + noun
    lead = _STAGE_BEFORE.search(before) or _STAGE_BEFORE_LIST.search(before)
    stage = lead["stage"] if lead else state_after(scope, clause, after.end()) or done
    return noun if noun.startswith((stage, *_ON_THE_WAY)) and stage in STAGES else stage + noun


def _sized(scope: Scope, clause: Clause, after: re.Match[str]) -> re.Match[str] | None:
    return _SIZE_AFTER.match(scope.text[after.end() : clause.end])


def _size(scope: Scope, start: int, told: re.Match[str] | None) -> str:
    """The words of a size class told in the text from ``start`` on; empty where the amount is no threshold."""
    if told is None:
        return ""
    amounts = scope.of_type("MONEY", start + told.start("size"), start + told.end("size"))
    return told["size"] if any(m.role == "threshold" for _, m in amounts) else ""


def _owner(scope: Scope, left: tuple[int, int]) -> str:
    """What stands before the number of a bare noun: 新材料产业共开工(8个项目), 对口援建的(20个项目)."""
    if scope.text.endswith("等", *left):
        return ""  # members' names, no owner
    start, end = trim(scope, *left)
    told = _LOOSE.sub("", _COUNTING.sub("", scope.text[start:end])).rpartition("迎来")[2]
    if lists(told, scope.text[end : end + _DIGITS]):
        return ""
    if _WORTH.search(told) or len(told) > _WINDOW // 2 or told in _THESE or _NO_OWNER.search(told):
        return ""
    if any(stop == end for kind in ("DATE", "PLACE") for stop in scope.ends(kind, start)):
        return ""
    return told.strip("、 ")


def _bound(scope: Scope, match: re.Match[str]) -> Bound | None:
    left = scope.text[max(0, match.start() - 3) : match.start()]
    if match["more"] or match["above"] == "以上" or _AT_LEAST.search(left):
        return "at_least"
    return "approx" if match["above"] == "左右" or _APPROX.search(left) else None
