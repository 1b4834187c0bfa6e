"""Which amount belongs to which group or indicator, and what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.records import Mention
from extract.statistics.amount_names import FIRMS, sum_of_firms
from extract.statistics.batches import batch_before, batch_behind
from extract.statistics.beside import around, in_front, told_before
from extract.statistics.context import behind_the_last
from extract.statistics.counts import Group
from extract.statistics.deeds import given
from extract.statistics.growth import growth_rates, growths
from extract.statistics.lexicon import alternation, indicators
from extract.statistics.owners import is_bare, owner_before
from extract.statistics.scope import Clause, Scope
from extract.statistics.subjects import named, plain, trim

_INDICATORS = alternation(indicators())
_INDICATOR = re.compile(_INDICATORS)
_LINK = r"(?:共计|合计|总计|达到|达|为|是|完成|突破|超过|超|约|近|实现|已|累计|逾|总额|共|分别|人民币|均|近年|的|:|：)*"
_FULL_NAME = 4  # characters from which an indicator (实际利用外资, not 投资) says what it measures
_OF_A_TRADE = re.compile("(?<!营)业|规模以上|[央国民外]企")
_OF_A_BUDGET = re.compile("(?:预算内|中央|财政)投资$")
_PLAIN = frozenset(
    {"签约额", "成交额", "交易额", "贸易额", "合同额"}
)  # these say what they measure whatever stands around
_DEED_REACH = 8  # characters behind the clause in which the deed may stand
_REGION = re.compile("各地|全[国省市县区州旗镇球]|我[国省市县区]")
_WINDOW = 60  # characters before an amount in which its indicator is sought
_DATE_DIGITS = r"[0-9]{1,4}(?=[年月日]|个月|[至到—~-][0-9]{1,4}[年月日])"
_NAMED = re.compile(
    rf"(?P<name>[^，。；：！？,;:\n]*?(?P<indicator>{_INDICATORS}))(?P<goods>(?:[^，。：；0-9]|{_DATE_DIGITS}){{0,36}}?){_LINK}$"
)
# These words say what an amount measures, not of what: the group stands before.
_BARE = re.compile(
    r"(?:计划|预计|规划|估算|概算|协议|意向|追加|不低于|不少于|到|上看|需|涉及|合计|总|累计|已|完成|实际|到位|年度|共|其中|合同|认缴|将|可|实现|的|投资|资金|金额|规模|额|利润|注册|资本"
    r"|达产后|建成后|成交|签约|合同|涉及|占去|营业|销售|收入|产值|税收|利税|年|授信|贷款|达|约|近|超|过|逾|突破|为|，|,|、|：|:|\s)+"
)
# 国家电网投资247亿元建设…, 投资9亿元的水厂: somebody's deed or what one thing costs, no sum of a field.
_DEED = re.compile(
    r"(?:以上|左右|多|人民币|资金|，|,|用于|来|就地)*(?:购得|认购|参股|控股|建设|实施|新建|修建|打造|兴建|建立|收购|改造|支持|扩建|购买|入股|开发|创办|开办|成立|建起|建成|上马|新上|引进)|的(?=[\u4e00-\u9fff])"
)
# 青柳钢构厂总投资9亿元: of what one thing costs, no sum of a group or a field
_WHOLE = frozenset({"总投资", "总投资额"})
_NO_THING = re.compile("(?:项目|工程|企业|协议|合同|规划|计划|业|领域|建设|投资|方面|[国省市县区])$|\\d")
# 丙公司投资|9亿元|的甲厂: told of its builder
_BUILDER = re.compile(r"(?:企业|公司|集团|前者|后者|股份)(?:拟|将|计划|又|先后)?投资(?:约|近|超)*$")
_BUILT_WITH_IT = re.compile("(?:建设|打造|兴建|建造)的“")  # 投资|9亿元|建设的“云杉城”
_FOLLOWING = re.compile(
    r"(?:以上|左右)?的?(?P<name>[^，。；：、的\d]{0,12}?(?:投资|资金|贷款|授信|外资|订单|大单|国债)(?!引导))"
)
_ISSUED = re.compile("(?P<verb>增发|发行|预拨|提前下达)了?(?:约|近|超|的)*$")  # 增发|9亿元国债
_HANDED_OUT = re.compile("^.*(?:发放|下达|拨付|安排)了?(?=.{2,}(?:资金|国债|预算内投资)$)")  # 县里向工厂发放|稳岗资金
_NAMELESS = frozenset({"投资", "资金", "贷款"})
_ONE_FIRM = re.compile(
    r"公司|一期|二期|三期|四期|投产后|达产后|建成后|我们|企业[^，]{0,4}总投资|该个?项目|整个?项目|项目建成|投资估算|每年可|市盈率|募集资金|概算|初估"
)
_LARGEST = re.compile("投资额?最[大多高]，?(?:为|是|达|共)*$")  # 四个项目中，甲酒坊投资最大，为|9亿元
_ONE_PROJECT = re.compile(r"(?:以上|左右)?的[^，。；：\d]{0,30}?(?:项目|工程|基地|产业园|生产线|中心)")
_ONCE_RUNNING = re.compile(r"(?:建成|投产|达产|运营|投用|竣工)后|年(?:上缴|销售|可实现|税收|产值)|到时候")
_SPENT = re.compile(
    r"[^，。；、]{0,6}(?:累计|已|共)*(?:完成|到位|总|计划)*(?:固定资产)?投资(?:额)?(?:约|超|近|达|超过|突破|逾)*"
)
_OF_AGREEMENTS = re.compile(r"协议|意向|估算|概算|年度计划")
_RISEN = re.compile(
    r"[^，。；\d]{0,4}?(?:跃升|上升|提高|增长|增加|扩大|提升|攀升|增|升|下降|降|减少)(?:到|至|为)(?:了?[^，。；]{0,10}的|\d{4}年)?(?:约|近|超|人民币)*"
)
_LENGTH = re.compile(r"，(?:建设|建成|通车)?总?里程(?:约|达|共)*[\d.]+公里")
_LENT = re.compile("授信|贷款余额|贷款|认缴规模|总规模|目标规模")
_SIGNED = frozenset({"签约金额", "签约额", "签约总额", "签约总金额", "总签约金额", "总签约额"})
_SIGNED_THERE = re.compile("(?:现场|集中)签约")
_OTHER_WORD = re.compile("收益|组合|者|银行|由|从")  # 投资收益 is no investment; 产值由3亿元增至…: what it was
# A bare noun with an amount: no verb, no number, nothing that speaks of one project.
_PART = re.compile(
    rf"(?:其中)?(?!.*(?:项目|公司|总投资|期|增加|减少|提供|带动|投入|利润))[\u4e00-\u9fffA-Za-z“”（）]{{2,14}}?{_LINK}"
)
_OF_WHICH = re.compile("其中")


_NO_PART = re.compile("(?:项目|工程)$|额|值|规模|价")
_YIELDS = re.compile("产值|收入|税|利润|营收")
# 签约项目12个，合同利用港资9亿元: the clause says itself what it is a sum of
_OWN = re.compile(r"[\u4e00-\u9fff“”]{2,10}(?:外资|内资|[港台德日美侨]资|资本|资金|贷款|授信)")


# 同比增加9亿元: by how much, no level; 新增 is one.
_MORE_BY = re.compile(
    "(?<!新)(?<!款)(?<!款[较比]年初)(?:增长|增加|减少|下降|多增?|少增?|增收|扩大|缩水|蒸发)(?:了|约|近|超|分别)*$|[比较](?:上|去|前)[^，。]{0,6}$"
)
# What is no name of a group: a single thing, or words of an amount.
_NO_SUBJECT = re.compile(
    r"(?:其中|.{0,6}部分|(?:项目)?首[年期]投资|家投资|(?:当地|该市|全[市县区省])?(?:拟|将|计划)投资|(?:短短)?[\d一二三四五六七八九十]+个?[月年]|高出.*|(?:涉及)?(?:总|计划)*投资额?(?:计划)?[在上]?|注册资本金?|该[^，。的]{1,3}|(?:未来|今后)[^，。的]{0,6}投资|(?:首次)?突破|一[座个家条笔]|出资|损失|年均|连续.{0,3}年|首笔投资|投资[过超大].{0,2}|总市值.*|.*等\d+个(?:省份|城市|地区|市州)|.*(?:市值缩水|违法所得|罚金|涉案金额)|比.*"
    "|(?:该.)?(?:[先再][后次]|共|已)*投入[^的]{0,4}资金|[^的]{0,8}(?:涉案|私募|问题|保险|自筹|自有)资金.*|.*(?:首|一)笔(?:贷款|授信|资金)|(?:.{0,6}追回|.*最高可?贷款).*)"
    "|.*(?:要|宣布|原本|着|一方面|承诺|联合(?=投资)|该企业|该公司|该村|公司|(?:集团|股份)(?:还|也|已|又)?(?:将|拟|计划))[^的]{0,12}投资"
)


# 全系统累计采购|各类农产品9亿元
_BOUGHT = re.compile(rf"(?P<name>(?:采购|购买|帮销|销售)[^，。；\d]{{0,24}}?(?:产品|商品|物资)){_LINK}$")
_GOODS = re.compile(r"^(?P<verb>[^、等]*?(?:采购|购买|帮销|销售)+)[^、等]*、[^等]*等")  # their names, and 等
_REACHES = re.compile("(?:达到?|为|突破)(?:了|约|近|超过?|人民币)*")
_MARK = re.compile("[，；：]")
# 总金额9亿元的26个项目: what projects are signed for is invested in them
_SIGNED_FOR = re.compile("(?:，|总|涉及|项目|协议|合同|签约)(?:总)?(?:金额|额)(?:已|约|近|超|过|达|到|为|逾|突破)*$")
_ITS_TOTAL = re.compile(r"\d+(?:余|多)?[个项家座](?:总投资|投资总额)额?(?:约|近|达|共)*")  # 5个|总投资|9亿元的项目
_LEAST = 10_000
_WORDS_BEFORE = 20
_THIS_YEAR = re.compile(
    r"(?:今年|本年度?|当年|年度|年内|20\d\d年(?:年?度)?)(?:内|预计|拟|将|力争|安排|需)*(?:计划)?"
    r"(?:(?:完成)?投资(?:额|总额|计划)?|计划(?:安排|完成)?|目标投资|投资目标)(?:共计|合计|将|约|近|超|达|为|逾)*$"
)
# 全年计划完成固定资产投资9亿元
_PLANNED_THIS_YEAR = re.compile("(?:全年|今年|年内|当年|年度)(?:计划|预计|拟|力争|要|将)(?:完成|安排)")
IN_DOLLARS = "按美元计"  # names the figure told before, in another currency
_IN_DOLLARS = re.compile("(?:(?:按|以)(?:美元|人民币)(?:计价?|计算|折算)|折合|约合)(?:为|约|达)*")
_DONE = re.compile(
    r"(?<!计划)(?<!预计)(?:完成|落实|累计|已|去年)(?:了)?(?:总|各类|有效|年度)*投资(?:额|总额)?(?:已|约|近|超|过|达|到|为|逾|突破)*$"
)


class Amount(NamedTuple):
    """An amount of a group or of an economy, with the words that name it and the growth told in front of it."""

    subject: str
    measure: str
    mention: Mention
    start: int
    yoy: Decimal | None = None


def find_amounts(scope: Scope, clause: Clause, groups: Sequence[Group]) -> list[Amount]:
    """The amounts of one clause that no project owns, each with its subject; ``groups`` are those of its sentence."""
    found: list[Amount] = []
    for index, money in scope.of_type("MONEY", clause.start, clause.end):
        if index in scope.taken or money.role == "threshold" or _is_a_rate(scope, money):
            continue
        inside = around(money, groups)
        if inside is not None:
            if _ITS_TOTAL.fullmatch(scope.text, inside.figure, money.start) and scope.text.startswith("的", money.end):
                found.append(Amount(inside.subject, "total_investment", money, money.start))
            continue
        amount = (
            None if _MORE_BY.search(scope.text, clause.start, money.start) else _amount(scope, clause, money, groups)
        )
        amount = _retold(scope, amount) if amount is not None else None
        if amount is not None and not _NO_SUBJECT.fullmatch(amount.subject):
            found.append(amount)
            found += _risen_to(scope, clause, amount)
    return found


def _risen_to(scope: Scope, clause: Clause, first: Amount) -> list[Amount]:
    """The amount that a level rose to (生产总值从9亿元跃升到12亿元), which has the name of the one before it."""
    told = _RISEN.match(scope.text, first.mention.end, clause.end)
    after = [m for _, m in scope.of_type("MONEY", told.end(), told.end() + 1)] if told else []
    return [first._replace(mention=after[0], start=after[0].start)] if after else []


def _retold(scope: Scope, amount: Amount) -> Amount:
    """The amount, with what it measures where the words right in front of it say so: 完成总投资9亿元, 今年投资9亿元."""
    if amount.measure not in ("total_investment", "other", "invested"):
        return amount
    before = scope.text[max(0, amount.mention.start - _WORDS_BEFORE) : amount.mention.start]
    if amount.measure == "invested":
        return amount._replace(measure="annual_investment") if _PLANNED_THIS_YEAR.search(before) else amount
    if amount.measure == "other":
        signed = amount.subject.endswith("项目") and _SIGNED_FOR.search(before)
        return amount._replace(measure="total_investment") if signed else amount
    if _THIS_YEAR.search(before):
        return amount._replace(measure="annual_investment")
    return amount._replace(measure="invested") if _DONE.search(before) else amount


def parts_of_total(
    scope: Scope, clauses: Sequence[Clause], amounts: Sequence[Amount], orphans: Sequence[Mention]
) -> list[Amount]:
    """The parts of a total that are named by a bare noun: 其中，水电15亿元，风电8亿元.

    They measure what the amount before them measures; in a sentence that neither says 其中 nor told an amount there are none.
    """
    found: list[Amount] = []
    for money in orphans:
        clause = next(c for c in clauses if c.start <= money.start < c.end)
        sentence = scope.sentences[clause.sentence]
        before = [a for a in [*amounts, *found] if sentence.start <= a.mention.end <= money.start]
        part = _PART.fullmatch(scope.text[clause.start : money.start])
        if _is_a_rate(scope, money) or _MORE_BY.search(scope.text, clause.start, money.start):
            continue
        if part and (before or _OF_WHICH.search(scope.text, sentence.start, money.start)):
            role = money.role or "other"
            measure = before[-1].measure if before and role == "other" else role
            whole = [a for a in before if a in amounts]
            name = _part_of(named(scope, clause.start, money.start), whole[-1].subject if whole else "")
            if not _NO_SUBJECT.fullmatch(name):
                found.append(Amount(name, measure, money, clause.start))
    return found


def _part_of(part: str, total: str) -> str:
    """A part with the name of what it is a part of: 风电 of 电源工程, 配套资金 of 新开工项目."""
    if not total.endswith(("项目", "工程")):
        return part
    if _YIELDS.search(part):
        return total
    if _NO_PART.search(part):
        return part
    return total + part if part.endswith(("投资", "资金")) else part + total


def _is_a_rate(scope: Scope, money: Mention) -> bool:
    """Whether an amount is paid for each of something (2000元/月), or so small that it is nobody's sum."""
    value = money.value_min if money.value_min is not None else money.value_max
    return bool(money.per) or scope.text.startswith("/", money.end) or (value is not None and value < _LEAST)


def _amount(scope: Scope, clause: Clause, money: Mention, groups: Sequence[Group]) -> Amount | None:
    if _BUILT_WITH_IT.match(scope.text, money.end):
        return None
    forward = in_front(scope, money, groups)
    if forward is not None:
        return Amount(forward.subject, money.role or "other", money, money.start)
    back = told_before(scope, money, groups)
    if back is not None and _BARE.fullmatch(_undated(scope, back.end, money.start)):
        start = max(back.end, clause.start)
        of_it = _LENT.search(scope.text, start, money.start) if money.role == "fund" else None
        words = of_it.group() if of_it else sum_of_firms(back.subject, scope.text[start : money.start])
        return Amount(back.subject + words, money.role or "other", money, money.start)
    if (grown := _grown_to(scope, clause, money)) is not None:
        return grown
    if (batch := batch_behind(scope, clause, money)) is not None:
        return Amount(batch.subject, batch.measure, money, batch.start)
    if (deed := given(scope, clause, money)) is not None:
        return Amount(deed.subject, deed.measure, money, deed.start)
    if _IN_DOLLARS.fullmatch(scope.text, clause.start, money.start):
        return Amount(IN_DOLLARS, "other", money, money.start)
    if _BUILDER.search(scope.text, clause.start, money.start):
        return None
    if _of_one_firm(scope, clause, money) or _ONE_PROJECT.match(scope.text, money.end):
        return None
    found = _named_amount(scope, clause, money, back) or _grouped_amount(scope, clause, money, back)
    return found or _sum_alone(scope, clause, money)


def _grown_to(scope: Scope, clause: Clause, money: Mention) -> Amount | None:
    """The level told behind its growth: 扶贫资金比上年增长8%，|达到9亿元."""
    if not _REACHES.fullmatch(scope.text, clause.start, money.start) or not clause.start:
        return None
    start = max(
        (m.end() for m in _MARK.finditer(scope.text, scope.sentences[clause.sentence].start, clause.start - 1)),
        default=scope.sentences[clause.sentence].start,
    )
    growth = next(growths(scope.text, start, clause.start), None)
    rates = growth_rates(scope.text, start, clause.start)
    told = _NAMED.match(scope.text[start : growth.start()]) if growth else None
    if told is None or len(rates) != 1 or not scope.text.endswith("，", 0, clause.start):
        return None
    first, last = trim(scope, start, start + told.end("name"))
    name = plain(scope.text[first:last])
    return (
        None
        if is_bare(name) or _BARE.fullmatch(name)
        else Amount(name, _measure(money.role or "other", told["indicator"]), money, first, rates[0])
    )


def _undated(scope: Scope, start: int, end: int) -> str:
    """The words of ``start..end`` without dates (，今年计划投资 → ，计划投资)."""
    words = scope.text[start:end]
    for _, told in reversed(scope.of_type("DATE", start, end)):
        words = words[: told.start - start] + words[told.end - start :]
    return _LENGTH.sub("", words) if "里程" in words else words


def _of_one_firm(scope: Scope, clause: Clause, money: Mention) -> bool:
    """Whether the amount is a company's or one project's: what a plant will turn over once it runs is no statistic."""
    if _LARGEST.search(scope.text, max(0, money.start - _WORDS_BEFORE), money.start):
        return True
    if _ONE_FIRM.search(scope.text, clause.start, money.start) or _one_project_spent(scope, clause, money):
        return True
    start = scope.sentences[clause.sentence].start
    return money.role in ("output", "tax") and bool(_ONCE_RUNNING.search(scope.text, start, money.start))


def _one_project_spent(scope: Scope, clause: Clause, money: Mention) -> bool:
    """Whether the clause tells what one named project has spent: 清溪灌区工程累计完成投资3亿元."""
    names = scope.of_type("PROJECT", clause.start, money.start)
    return len(names) == 1 and bool(_SPENT.fullmatch(scope.text, names[0][1].end, money.start))


def _sum_alone(scope: Scope, clause: Clause, money: Mention) -> Amount | None:
    """An amount of a group that nothing names, with what it is for a name: 协议投资总额9亿元."""
    start = max(clause.start, money.start - _WINDOW)
    match = _NAMED.match(scope.text[start : money.start])
    name = named(scope, start, start + match.end("name")) if match else ""
    if name in _SIGNED and _SIGNED_THERE.search(scope.text, scope.sentences[clause.sentence].start, clause.start):
        return Amount("现场签约项目", "total_investment", money, start)
    if name in ("估算", "概算") or not _OF_AGREEMENTS.match(name):  # of what, no word tells
        return None
    return Amount(name, money.role or "other", money, start)


def _named_amount(scope: Scope, clause: Clause, money: Mention, group: Group | None) -> Amount | None:
    """An amount whose own clause names the indicator: 外贸进出口总值为…, 出口农产品…, …亿元社会投资."""
    start = max(behind_the_last(scope, clause, money), money.start - _WINDOW)
    role = money.role or "other"
    match = _NAMED.match(scope.text[start : money.start]) if _INDICATOR.search(scope.text, start, money.start) else None
    if match:
        risen = _RISEN.match(scope.text, money.end, clause.end)
        dated = risen or any(c.isdigit() for c in match["goods"])  # 公路投资1至7月份完成…
        first, last = trim(scope, start, start + match.end("name" if dated else "goods"))
        name = plain(scope.text[first:last])
        if (_OTHER_WORD.match(match["goods"]) and not risen) or "人均" in name:
            return None
        if (
            match["indicator"] in ("投资", "计划投资")
            and _DEED.match(scope.text, money.end, clause.end + _DEED_REACH)
            and not _OF_A_BUDGET.search(name)
        ):
            return None
        if match["indicator"] in _WHOLE and not match["goods"] and not _NO_THING.search(name):
            return None
        measure = _measure(role, match["indicator"])
        if is_bare(name):
            owner = owner_before(scope, clause)
            if not owner and group is not None and (role == "fund" or group.subject.endswith(FIRMS)):
                owner = group.subject
            if "利润" in name and not _OF_A_TRADE.search(owner):
                return None  # one firm's
            if owner or _REGION.search(scope.text, start, first):
                return Amount(owner + name, measure, money, first)
        name = _HANDED_OUT.sub("", name) if measure == "fund" or _OF_A_BUDGET.search(name) else name
        if not _BARE.fullmatch(name):
            return Amount(name, measure, money, first)
    if not match and (bought := _BOUGHT.search(scope.text, start, money.start)):
        first, last = trim(scope, start, bought.end("name"))
        return Amount(_GOODS.sub(r"\g<verb>", plain(scope.text[first:last])), "other", money, first)
    after = _FOLLOWING.match(scope.text, money.end, clause.end)
    if after and after["name"] not in _NAMELESS:
        issued = _ISSUED.search(scope.text, clause.start, money.start)
        return Amount((issued["verb"] if issued else "") + after["name"], role, money, money.start)
    return None


def _measure(role: str, indicator: str) -> str:
    """What a named amount measures: an indicator that says it in full wins over the role read from the words around."""
    told = indicators()[indicator]
    if role == "annual_investment":
        return role  # 今年计划投资9亿元: of the year, whatever the indicator
    return told if role == "other" or indicator in _PLAIN or len(indicator) >= _FULL_NAME else role


def _grouped_amount(scope: Scope, clause: Clause, money: Mention, group: Group | None) -> Amount | None:
    role = money.role or "other"
    own = named(scope, clause.start, money.start) if group is not None else ""
    if group is not None and _OWN.fullmatch(own) and not _BARE.fullmatch(own):
        return Amount(own, role, money, clause.start)
    if group is not None and _is_a_part(scope, clause, money, group) and not _BARE.fullmatch(own):
        return None  # 总投资9亿元，其中水电3亿元: named by what it is spent on
    if group is not None and role in ("total_investment", "invested", "annual_investment", "fund"):
        return Amount(group.subject, role, money, money.start)
    bare = _BARE.fullmatch(_undated(scope, clause.start, money.start)) is not None
    batch = batch_before(scope, clause, money, bare=bare)
    return Amount(batch.subject, batch.measure, money, batch.start) if batch else None


def _is_a_part(scope: Scope, clause: Clause, money: Mention, group: Group) -> bool:
    """Whether an amount is told behind 其中 with nothing but a noun in front of it."""
    named_only = _PART.fullmatch(scope.text, clause.start, money.start)
    return named_only is not None and _OF_WHICH.search(scope.text, group.end, money.start) is not None
