"""Figures as papers of counties tell them: kinds in other sentences, crowds in words, the day of a ceremony, a report's heading."""

from datetime import date
from decimal import Decimal

import pytest

from extract.find import find
from extract.money import find_money
from extract.segment import sentences
from normalize.alignment import Alignment
from normalize.records import Article
from tests.extract.told import statistics


def counted(text: str) -> dict[str, int]:
    return {row.subject: int(row.value or 0) for row in statistics(text) if row.measure == "count"}


def amounts(text: str) -> set[Decimal | None]:
    return {row.value for row in statistics(text) if row.measure != "count"}


def roles(text: str) -> list[str | None]:
    return [money.role for money in find_money(text, sentences(text))]


def test_kinds_that_make_up_a_total_are_told_with_words_between_them() -> None:
    text = "全县在建项目26个。\n分行业看，水利9个，甲水库进展最快；交通12个，都在赶工；文教5个，下月收尾。"
    assert counted(text) == {"在建项目": 26, "在建水利项目": 9, "在建交通项目": 12, "在建文教项目": 5}


@pytest.mark.parametrize(
    "text",
    [
        "全县在建项目26个。\n分行业看，水利9个，甲水库进展最快；交通12个，都在赶工。",  # not all of them
        "全县在建项目约21个。\n分行业看，水利9个，甲水库进展最快；交通12个，都在赶工。",  # nobody knows how many
        "全县投资21亿元。\n分行业看，水利9个，甲水库进展最快；交通12个，都在赶工。",  # of what?
    ],
)
def test_kinds_of_no_told_total_are_left_out(text: str) -> None:
    assert not {9, 12} & set(counted(text).values())


def test_one_kind_of_a_group_behind_of_which() -> None:
    assert 9 in counted("全县实施技改项目26项，其中“一键转产”9项，干劲很足。").values()
    assert 9 not in counted("全县实施技改项目26项，其中水利9项、交通5项。").values()
    assert 29 not in counted("全县实施技改项目26项，其中“一键转产”29项。").values()


def test_stages_of_a_group_that_are_new_or_told_in_the_next_sentence() -> None:
    assert counted("全县新签约项目26个，新开工9个，新投产5个。") == {"新签约项目": 26, "新开工项目": 9, "新投产项目": 5}
    assert 9 in counted("全县安排水利项目26个，总投资8亿元。其中新开工9个，续建17个。").values()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("青柳园区落户八家企业，忙得很。", 8),
        ("青柳工业园集聚了二十三家药企。", 23),
        ("一百二十家企业落户青柳。", 120),
        ("全省小巨人增至48家。", 48),
        ("全县建成数字化车间26个。", 26),
        ("省里公布第二批外资项目清单，共18个。", 18),
        ("甲公司、乙公司等26家企业搬入园区。", 26),
        ("去年共有26家企业获得技改补助2180万元。", 26),
    ],
)
def test_what_is_counted(text: str, number: int) -> None:
    assert number in counted(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "这两家企业都在城南。",
        "智造园可容纳企业60家。",
        "会上，县长听取9家重点企业意见建议。",
        "花节请来30家上下游企业。",
        "活动上，9家银行与17家台企对接。",
        "两个小时成交订单74万元。",
        "小镇有12座影棚的“造梦工厂”。",
        "厂里有三个车间。",
    ],
)
def test_what_is_not_counted(text: str) -> None:
    assert counted(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "青柳纤维板扩产总投资38亿元。",
        "一家化工企业投资24亿元，建起石膏加工线。",
        "前者年底出矿，后者投资3亿元的生产线刚动工。",
        "两个项目里，青柳酒坊投资最大，为6亿元。",
        "县农行向河口灌区发放首笔贷款1亿元。",
        "旗里以自有资金8600万元建设粮仓。",
    ],
)
def test_what_one_thing_costs_is_no_sum_of_a_field(text: str) -> None:
    assert amounts(text) == set()


def test_what_a_group_costs_stays_a_figure() -> None:
    assert amounts("全县26个水利项目总投资38亿元。") == {Decimal(3_800_000_000)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("青柳瓷业投了4.8亿元，其中两条窑来自外地。", "total_investment"),
        ("有了这座果园，镇里投2300万元。", "total_investment"),
        ("国资平台出资12亿元建设标准厂房。", "total_investment"),
        ("三个项目加起来8700万元。", "total_investment"),
        ("园区完成工业投入24亿元。", "invested"),
        ("续建水渠19条，累计完成51亿元。", "invested"),
        ("全区税收收入4.9亿元。", "tax"),
        ("企业享受减税4500万元。", "other"),
        ("该公司出资3亿元购买设备。", "other"),
        ("青柳公司花3亿元上诉。", "other"),
        ("该厂中投9000万元。", "other"),
    ],
)
def test_roles_of_amounts_put_in(text: str, role: str) -> None:
    assert roles(text) == [role]


def test_an_amount_alone_in_the_bracket_behind_a_project_is_its_total() -> None:
    text = "签约的有：青柳数控刀具厂项目（2.1亿元）、河口晾衣架项目（9000万元）。"
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    assert [m.role for m in find(article).mentions if m.type == "MONEY"] == ["total_investment", "total_investment"]


YEAR = (date(2021, 1, 1), date(2021, 12, 31))
NONE = (None, None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一、2021年工作回顾\n县里很努力。\n（一）项目建设提速。实施水利项目26个。", YEAR),
        ("一、2021年工作回顾\n县里很努力。\n目前，全县有冷链企业26家。", NONE),
        ("2021年青柳山货节见闻\n客商很多。\n全县实施水利项目26个。", NONE),
        # the ceremony told in another paragraph
        ("7月8日，青柳县举行签约会。\n县领导讲话。\n签约水利项目26个。", (date(2022, 7, 8), date(2022, 7, 8))),
        # long ago, and today
        ("2003年，县里划出一片荒地。后来，这里办起了冷链企业26家。", NONE),
        ("2003年，县里划出一片荒地。如今这里有冷链企业26家。", NONE),
        # who told it when
        ("省商务厅昨日联合公布今年外资项目清单，共26个项目。", (date(2022, 1, 1), date(2022, 12, 31))),
        # no 目前
        ("县里晒出水利项目前三季度成绩单，开工项目26个。", (date(2021, 1, 1), date(2021, 9, 30))),
    ],
)
def test_the_time_of_a_figure(text: str, period: tuple[date | None, date | None]) -> None:
    rows = [row for row in statistics(text) if row.value == 26]
    assert [(row.period_start, row.period_end) for row in rows] == [period]
