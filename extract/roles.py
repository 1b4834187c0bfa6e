"""The role of an amount of money, from the words around it (guidelines, section 1): rules in order, the first that speaks."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extract.bounds import Bound
from extract.quantities import Interval
from extract.words import any_of, table

_LEFT = 70
_RIGHT = 24
_CLAUSE = re.compile(r"[，。；;,：:\n]")
_CLAUSES_BEFORE = re.compile(r"[\s\S]*[，。；;,：:\n]")
_CLOSED = "，。；、,;"
_NUMBER = r"[0-9０-９一二三四五六七八九十百两多余]+"
_NOUN = r"(?:项目|企业|楼宇|楼|产业|园区|集群|基地|载体|工程|公司|单位|集团|平台|县|镇|村|产品|品牌|俱乐部|客商|税源|街区|商圈|市场|大户|社|产业链)"
# 上千亿元建设某工程, 万亿元国债项目: what follows is no class of such a size.
_NOT_CLASS = r"(?!建设|打造|用于|实施|新建|扩建|兴建|收购|支持|推进|国债|贷款|债券|资金)"
# 3家企业获得超百万元奖励: nor is money.
_OF_MONEY = re.compile(r"[”\"]?的?(?:国债|贷款|债券|奖励|补贴|补助|授信|融资|订单|违约金|赔偿|罚款|损失)")
_FREE = r"[^，。；、,;：:0-9０-９]"
# 亿元项目, 5000万元以上的工业企业
_CLASS = re.compile(
    rf"[”\"]?(?:[(（][^()（）]{{0,8}}[)）])?(?:及?以上)?[”\"的“]{{0,2}}{_NOT_CLASS}{_FREE}{{0,9}}?{_NOUN}"
)
# 100亿元以上的有8个, 1亿元的项目达20个, 超90亿元的12个重点项目
_THEN_COUNT = re.compile(
    rf"[”\"]?(?:及?以上)?的?(?:{_FREE}{{0,10}}?(?:有|达到?|共|计|各|不少于|超过)?(?:{_NUMBER})[个家项座栋处]|有{_NUMBER})"
)
# 10亿元项目2个, 投资5—10亿元的项目13个
_CLASS_COUNTED = re.compile(rf"级?的?[^，。；、,;：:0-9０-９]{{0,4}}项目(?:有|达到?|共)?(?:{_NUMBER})[个项]")
# 20亿元以上|50亿元以下|的有9个
_BETWEEN = re.compile(
    rf"(?:以上)?(?:、|至|到|[-—－~～])?[0-9.百千万亿]+元以下的?(?:[^，。；]{{0,8}}项目|有|达|共)*{_NUMBER}[个家项]|以下的?(?:[^，。；]{{0,8}}项目|有|达|共)*{_NUMBER}[个家项]"
)
# 9亿元|或9000万美元以上项目
_OR_IN_DOLLARS = re.compile("(?:以上)?(?:[（(]|或者?)[0-9.百千万亿]+美?元(?:及?以上[）)]?的?)[^，。；]{0,6}项目")
_COUNT_BEFORE = re.compile(rf"{_NUMBER}[个家项座栋处条](?!月)[^，。；、,;\s]{{0,14}}$")
_ONE_EACH = re.compile(rf"{_NUMBER}[个家项](?:投资|总投资)?$")
_NOT_A_CLASS = frozenset("逾 突破 高达 多 余 有余 至少 大关 的大关 台阶 的台阶 新台阶".split())
# 总投资超6亿元的某某产业园 is one project; 超 cuts a class only where there are several things.
_OF_SEVERAL = frozenset("超 超过 超出 高于 大于 多于 不低于 不少于".split())
_SEVERAL = re.compile(r"一批|批|多个|数个|各类|等|全部|所有")
# 单个投资亿元以上, 单位价值不超过5000元: what each of many is cut at
_EACH_ONE = re.compile(r"(?<!平均)单[个位户项笔体](?!元)(?:(?!贷款|补[贴助]|奖)[^，。；]){0,10}$")
_LEAST_OUTPUT = 30_000  # a family's income
_LARGEST_CLASS = Decimal(10) ** 10


_RIGHT_ROLE = re.compile(
    r"[ ”\"]?(?:以上|左右)?(?:/[年月日人户亩])?的?(?:年|工业)?"
    r"(?:(?P<output>总?产值|销售收入|销售额|营业收入|营收|交易额)|(?P<tax>税收|利税)|(?P<registered_capital>注册资[本金])"
    r"|(?P<fund>[^，。；、,;0-9]{0,5}(?:基金|贷款|授信|补贴|补助|资助|消费券|专项债|债券|国债|奖励|专项资金)|融资(?!租赁)"
    r"|[^，。；、,;0-9]{0,8}(?:救灾|补助|扶持|帮扶|补偿|奖补|财政|配套|引导)资金"
    # 20亿元的园区建设融资合作协议
    r"|[^，。；、,;0-9]{0,10}(?:融资|贷款|授信|信贷)[^，。；、,;0-9]{0,4}(?:协议|合同|额度|支持|资源)"
    # 9亿元的“天使”投资, 拿出9亿元作为救助款
    r"|[“\"]?天使[”\"]?投资|作为[^，。；、,;0-9]{0,10}(?:救助款|补助款|补偿款))"
    r"|(?P<other>采购任务)|(?P<invested>(?:财政|社会|中央(?:预算内)?|直接)投资)|(?P<total_investment>投资))"
)
# 9亿元轴承项目落户河口: what a headline tells without a word for it
_HEADLINED = re.compile(
    r"的?[^，。；、：！？\n\d]{0,24}?(?:项目|工程|基地|产业园|工厂)[^，。；、：\n\d]{0,8}?(?:落户|落地|开工|动工|开建|签约|奠基|投产|竣工|建成|获批)"
)
_COMPLETED = re.compile(r"(?:完成|实现|已|累计)(?P<what>[^，。；、,;]{0,12}?)(?:投资|投入|固投)")
# 县里为此投了|9亿元, 甲乙两家合资|9亿元, 三个项目加起来|9亿元: a clause that says no more of it
_PUT = re.compile(
    r"(?:(?<!中)(?<!补)投了?|合资|项目(?:加起来|合计|合起来)(?:才|共|也)*)(?:近|约|超|超过|逾|达|达到|共)*$"
)
# 国资平台出资|9亿元|建设标准厂房: paid for what is built with it
_PAID = re.compile(r"(?:出资|追加|花了?)(?:近|约|超|超过|逾|达)*$")
_THEN_BUILT = re.compile(
    r"(?:左右|多)?[，,]?(?:来|用于|在[^，。；]{1,12}?)?(?:建设|兴建|新建|扩建|改建|修建|改造|打造|建起|建成|建(?!议|立))"
)
# 续建水渠9条，累计完成|9亿元
_HAS_DONE = re.compile(r"累计完成(?:近|约|超|超过|逾|达)*$")
_UNDONE = re.compile("[总的]|意向|协议|合同|签约")
# 已经投入防汛资金3亿元, 技术改造投资累计3亿元; 流向制造业投资, 股权类投资: flows that are done.
_SPENT = re.compile(
    r"(?:已经?|先后|累计|迄今)(?:[^，。；、]{0,10}(?<=[项业程]))?(?:共|总共|为此)?(?:投资|投入)(?:[^，。；、]{0,6}资金)?"
    r"(?:了|近|约|超|超过|逾|达|达到)*$"
    # 带动社会资本投入3亿元
    r"|(?:带动|撬动|拉动|引导)[^，。；、]{0,10}(?:投入|投资)(?:了|近|约|超|超过|逾|达|达到)*$"
    r"|投资(?:总额|额|规模)?(?:已经?|累计|已累计)(?:了|近|约|超|超过|逾|突破|达|达到)*$"
    r"|(?:流向[^，。；、]{1,16}|[权券融]类|对[欧美非亚澳日韩俄德英法]|风险|战略)投资(?:额)?(?:了|近|约|超|超过|逾|达|达到|为)*$"
)
# 比去年同期增加3亿元: a difference of two sums.
_DIFFERENCE = re.compile(r"(?:高出|多出|(?<!新)增加)了?(?:约|近|超)?$")
# What a region put into fixed assets in a time that is over: 一季度固定资产投资达3亿元.
_FIXED_ASSETS = re.compile(r"(?:年|月|季度|月份)[^。；]{0,12}固定资产投资(?:额)?(?:达到?|为|近|约|超过?|逾|突破)*$")
_THIS_YEAR = re.compile(
    r"(?:今年|明年|(?<![\d两三四五六七八九十几])年内|本年度)[^。；]{0,16}(?:将|计划|拟|预计|安排)(?:再|新增)?(?:投资|投入)(?:资金)?(?:近|约|超|超过|逾|达)*$"
    # 县里今年投资9亿元, 工程首年投资9亿元
    r"|(?:今年|首年)(?:投资|斥资)(?:近|约|超|超过|逾|达)*$"
)
# 2022年全国铁路投资达90亿元, 今年电网建设投资将超90亿元: what a sector gets in a year is no project's total
_OF_A_SECTOR = re.compile(
    r"(?P<year>今年|明年|本年度|全年|\d{4}年|上半年|前?[一二三四]个?季度|前[\d一二三四五六七八九十]+个?月)(?:全年|投资中)?，?(?!前|上半|[一二三四]季|以来|底)(?:(?!项目|工程)[^。；，]){0,14}?"
    r"(?:铁路|公路|交通|水利|电网|电力|能源|基础设施|旅游|全社会)(?:(?!项目|工程)[^，。；]){0,4}投资(?:总?规模|总?额)?"
    r"(?P<ahead>预计|计划|将|力争|有望)*(?:首次)?(?:了|近|约|超|超过|逾|突破|达|达到|为)*$"
)
_WHOLE_YEARS = frozenset("今年 明年 本年度 全年".split())
# 五年间教育投入达90亿元
_OVER_YEARS = re.compile(
    r"(?:年(?:间|来|时间里|里)|以来)，?[^。；]{0,16}投入(?:资金)?(?:近|约|超|超过|逾|突破|达|达到)*$"
)
# 中央财政已投入9亿元: given, whatever it pays for
_BY_TREASURY = re.compile("财政(?:两年|[一三四五]年|已经?|共|累计|今年|每年|将|计划)*投入(?:了|近|约|超|超过|逾|达)*$")
# 投资3亿元收购…: the price of a company, no investment in a project.
_BOUGHT = re.compile(r"[^，。；]{0,16}?(?:收购|入股|受让|购买|增持|认购)|的?(?:订单|大单|采购|贸易)")
# 预计到2028年底将完成电网投资90亿元: a plan of several years, no year's.
_OF_YEARS = re.compile(
    r"\d年?(?:至|到|[-—－~～])\d{4}年|(?:未来|今后)[^，。；]{0,4}年|到20\d\d年|[“\"]十[一二三四五六]?五[”\"]"
)
_IN_A_YEAR = re.compile("今年|明年|全年|年内|年度|当年")
# 公路投资1至8月完成3亿元, 固定资产投资（不含农户）完成3亿元
_THEN_DONE = re.compile(
    r"投资(?:额|总额)?[^，。；]{0,14}(?<!计划)(?<!预计)(?<!力争)完成(?:了|近|约|超|超过|逾|突破|达|达到|为)*$"
)
_YET_TO_COME = re.compile(r"投资(?:额)?(?:预计|将|有望|力争|计划)+(?:了|近|约|超|超过|逾|突破|达|达到|为)*$")
_AHEAD = re.compile(r"(?:将|力争|计划|预计|拟|确保|目标|争取|需|须|应|可|要求|任务)[^，。；,;]{0,6}$")
# 对沿线国家投资, 对该国直接投资: a flow of investment abroad, which is done.
_ABROAD = re.compile(r"对[^，。；、,;]{0,20}(?:国家|地区|国|洲|盟)[^，。；、,;]{0,6}投资$")
# A sum that says not what it is: of projects it is their investment, a scale is a fund's where one is spoken of.
_OF_PROJECTS = frozenset("涉及金额 涉及资金 涉资 总金额 意向金额".split())
_PROJECTS = re.compile(r"项目|招商|签[约署订]")
_OF_EACH = frozenset({"total_investment", "annual_investment", "invested"})
# 大会签约90亿元, 新签约绿色项目超90亿元: of projects, where nothing else is said to be signed
_SIGNED = re.compile(
    r"(?:签约|签订|签署)(?:(?:(?!采购|贸易|订单|合同|贷款|授信|基金|销售)[^，。；、])*项目)?(?:总额)?(?:了|近|约|超|超过|逾|达|突破|过)*$"
)
_TRADE = re.compile(r"采购|成交|(?<!投资)贸易(?!港|区|试验)|承包|劳务|供货|销售")
_FUND = re.compile(r"基金|融资|贷款")
_THEN_FUND = re.compile("的?[^，。；、]{0,20}基金")
# 追回补贴3亿元, 节约财政资金3亿元: what was not spent, or not rightly
_SAVED = re.compile(r"节约|节省|追回|挪用|骗取|套取|收缴|问题资金")
_LENT = re.compile(r"贷款|融资|授信|补贴|补助")
# What is dealt at a fair is nobody's output; what a market will deal in once it is built is its own.
_TURNOVER = frozenset("成交额 交易额".split())
_YIELDS = re.compile(r"建成|投产|达产|投用|投运|年可|预计年|总投资")
# 检查发现问题9个，涉及金额3亿元
_FAULTS = re.compile(r"问题|查处|违规|违法|案件|罚款")
# 下达3亿元抗旱资金, 发放稳岗资金3亿元: money that is given, where no word of the clause tells more of it.
_GIVEN = re.compile(r"的?[^，。；、,;：:0-9]{0,8}(?:资金(?!投入|净?流|池|链)|注资)|的?(?:经济|财政)(?:支持|援助)")
_GIVEN_BEFORE = re.compile(r"(?<!项目)资金(?:了|近|约|超|超过|逾|共|共计|达|达到|为)*$|救助款$")
_NOT_GIVEN = re.compile(r"自有|自筹|社会资[金本]|涉案|违规|违法|挪用|骗取|追回|流[出入]|保险资金|资金[成来]")


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {row["word"]: row["role"] for row in table("money_roles")}
    # 贷款规模 is as 贷款; 规模 alone has a role of its own. 投入使用 spends nothing.
    return re.compile(rf"(?!已?投入(?:使用|运[营行]|生产|市场))({any_of(roles)})(?:规模)?"), roles


class Place(NamedTuple):
    """Where an amount stands in a text; ``floor`` is the start of its sentence."""

    text: str
    start: int
    end: int
    floor: int


def money_role(place: Place, interval: Interval, bound: Bound) -> str | None:
    """One of MONEY_ROLES for the amount at ``place``, whose value is ``interval`` under ``bound``, or None where no word says.

    The words right after an amount decide first (3亿元贷款), then the nearest word before it (总投资3亿元).
    """
    left = place.text[max(place.floor, place.start - _LEFT) : place.start]
    right = place.text[place.end : place.end + _RIGHT].partition("\n")[0]
    before = _CLAUSES_BEFORE.match(left)
    clause = left[before.end() :] if before else left
    if _is_threshold(clause, right, interval, bound):
        return "threshold"
    if bound.kind and _EACH_ONE.search(clause):
        return "threshold"
    role = _right_role(right) or _left_role(left, clause, right)
    if role == "output" and interval.maximum is not None and interval.maximum < _LEAST_OUTPUT:
        return "other"
    if role is None and interval.exact and not clause.strip() and _HEADLINED.match(place.text, place.end):
        return "total_investment"
    return "other" if role == "total_investment" and _BOUGHT.match(right) else role


def roles_in_a_row(left: str) -> list[str]:
    """The roles of the words that stand in a row at the end of ``left``: output and tax for 年产值、税收.

    A row of things with one word for all (甲园、乙园投资额分别为) gives that word's role to each.
    """
    pattern, roles = _cues()
    clause = _CLAUSE.split(left)[-1]
    items = re.split(r"、|和|及|与|以及", clause)
    last = [pattern.findall(item)[-1:] for item in items]
    if not last[-1]:
        return []
    if not any(last[:-1]) and roles[last[-1][0]] in _OF_EACH:
        return [roles[last[-1][0]]] * len(items)
    return [roles[words[0]] if words else "other" for words in last]


def _is_threshold(clause: str, right: str, interval: Interval, bound: Bound) -> bool:
    """过亿元项目, 5000万元以上的企业, 百亿级: a lower limit on things that are counted or named as a class."""
    if bound.level:
        return True
    if _OF_MONEY.match(right):
        return False
    if _BETWEEN.match(right) or _OR_IN_DOLLARS.match(right):
        return True
    if (interval.bare and bound.kind is None) or _cuts(interval, bound):
        counted = bool(_THEN_COUNT.match(right) or _COUNT_BEFORE.search(clause))
        named = bool(_CLASS.match(right))
        if bound.word in _OF_SEVERAL and right.startswith("的"):
            named = named and bool(_SEVERAL.search(clause))
        return counted or named
    is_range = interval.minimum is not None and interval.maximum is not None and not interval.exact
    if _CLASS_COUNTED.match(right) and (is_range or _is_size(interval, bound)):
        return True
    # 引进2个投资10亿元的项目
    return right.startswith("的项目") and bool(_ONE_EACH.search(clause)) and _is_size(interval, bound)


def _cuts(interval: Interval, bound: Bound) -> bool:
    if bound.kind != "at_least" or bound.word in _NOT_A_CLASS:
        return False
    return interval.bare or _is_size(interval, bound)


def _is_size(interval: Interval, bound: Bound) -> bool:
    """Whether the value is one that classes are cut at: one digit and zeros, not above 100亿 unless 以上 says that it is one."""
    if interval.minimum is None:
        return False
    digits = f"{interval.minimum.normalize():f}".rstrip("0").replace(".", "")
    return len(digits) <= 1 + (not bound.leading) and (interval.minimum <= _LARGEST_CLASS or not bound.leading)


def _right_role(right: str) -> str | None:
    if right[:1] in _CLOSED:
        return None
    match = _RIGHT_ROLE.match(right)
    return match.lastgroup if match else None


def _is_given(clause: str, right: str) -> bool:
    """Whether an amount is named by nothing but the money that it is (3亿元资金, 各项资金3亿元)."""
    told = _GIVEN.match(right) if right[:1] not in _CLOSED else None
    if told is None and not _GIVEN_BEFORE.search(clause):
        return False
    return not _NOT_GIVEN.search(clause) and not (told and _NOT_GIVEN.search(told.group()))


def _left_role(left: str, clause: str, right: str) -> str | None:
    pattern, roles = _cues()
    # Most amounts have their word in their own clause.
    words = pattern.findall(clause)
    if not words and (_SIGNED.search(clause) or _PUT.search(clause)):
        return "total_investment"
    if not words and _HAS_DONE.search(clause):
        return "invested"
    if _PAID.search(clause) and _THEN_BUILT.match(right):
        return "total_investment"
    if not words and _is_given(clause, right):
        return "fund"
    words = words or pattern.findall(left)
    if not words:
        return None
    word = words[-1]
    if word in _OF_PROJECTS:
        invested = _PROJECTS.search(left) and not _TRADE.search(left) and not _FAULTS.search(left)
        return "total_investment" if invested else "other"
    if word == "金额":
        return "fund" if _LENT.search(clause) else "other"
    if word in _TURNOVER:
        return "output" if _YIELDS.search(left) else "other"
    if word == "规模":
        return "fund" if _FUND.search(left) or _THEN_FUND.match(right) else "other"
    role = roles[word]
    if word.endswith("投入") and _BY_TREASURY.search(clause):
        return "fund"
    if role == "fund" and _SAVED.search(clause):
        return "other"
    return _investment_role(left, clause, word) if role in ("total_investment", "invested") else role


def _investment_role(left: str, clause: str, word: str) -> str:
    """Invested where the words say that it is done (完成公路投资), the year's plan where they say that it shall be."""
    if word.startswith(("合同", "签约", "协议")) and (
        _TRADE.search(clause) or "承包工程" in left or (word.startswith("签约") and "采购" in left)
    ):
        return "other"
    if _DIFFERENCE.search(clause):
        return "other"
    if ("对" in clause and _ABROAD.search(clause)) or _SPENT.search(clause):
        return "invested"
    if "固定资产投资" in left and _FIXED_ASSETS.search(left) and not _PROJECTS.search(left):
        return "invested"
    if _THIS_YEAR.search(left):
        return "annual_investment"
    sector = _OF_A_SECTOR.search(left)
    if sector and (sector["year"] != "全年" or sector["ahead"]):  # 全年完成水利投资 may be over
        return "invested" if sector["year"] not in _WHOLE_YEARS and not sector["ahead"] else "annual_investment"
    if "投入" in left and _OVER_YEARS.search(left):
        return "invested"
    if word.endswith("投资") and _THEN_DONE.search(clause):
        return "invested"
    done = [m for m in _COMPLETED.finditer(clause) if not _UNDONE.search(m["what"])]
    if not done:
        return _cues()[1][word]
    if _AHEAD.search(clause[: done[-1].start()]) and "累计" not in clause:
        in_years = _OF_YEARS.search(left) and not _IN_A_YEAR.search(clause)
        return "total_investment" if in_years else "annual_investment"
    if _YET_TO_COME.search(clause):
        return "annual_investment"
    return "invested" if word in ("投资", "投资额", "投入") else _cues()[1][word]
