"""The name and time of a group's figures: its state, the group it is a part of, what carries on, what is no figure."""

from datetime import date
from decimal import Decimal

import pytest

from extract.statistics.growth import growth_rates
from tests.extract.told import DAY, statistics


def names(text: str) -> dict[tuple[str, Decimal | None], str]:
    return {(row.measure, row.value if row.value is not None else row.yoy): row.subject for row in statistics(text)}


def subject(text: str, number: int, measure: str = "count") -> str:
    return names(text).get((measure, Decimal(number)), "")


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        # what the clause says of the group behind its noun
        ("全县26个项目提前完成全年投资计划。", 26, "提前完成全年投资计划项目"),
        ("全县26个重点项目完成年度建设进度，形势很好。", 26, "完成年度建设进度重点项目"),
        ("目前26个项目进展较快。", 26, "进展较快项目"),
        ("其中有26个项目列入了市级攻坚计划。", 26, "列入市级攻坚计划项目"),
        ("会后，26个项目在山货论坛上签约。", 26, "山货论坛签约项目"),
        ("近日，26个水利项目在河口实现开工建设。", 26, "开工建设水利项目"),
        ("县里推进了26个水利项目的落地。", 26, "落地水利项目"),
        ("另有26个水利项目年内可建成交付。", 26, "可建成交付水利项目"),
        ("还有9个在建项目实现提前竣工。", 9, "提前竣工在建项目"),
        # the state of the whole is no name of it, nor is a share, nor what shall be brought about
        ("26个水利项目已全部开工。", 26, "水利项目"),
        ("26个水利项目开工率达81%。", 26, "水利项目"),
        ("26个水利项目已经开工复工9个。", 26, "水利项目"),
        ("县里加快推动26个在谈水利项目落地。", 26, "在谈水利项目"),
    ],
)
def test_the_state_told_behind_the_noun(text: str, number: int, name: str) -> None:
    assert subject(text, number) == name


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        (
            "7月18日，山货项目开工奠基仪式举行，一批水利项目集中开工。甲、乙等7个外资项目，一共总投资26亿元。",
            ("count", 7),
            "集中开工外资项目",
        ),
        (
            "7月18日，50个重点项目集中签约。\n按产业门类看，制造业项目41个。其中，材料项目10个、总投资6亿元。",
            ("count", 41),
            "集中签约制造业项目",
        ),
        ("今年全县计划建设30个水利项目。\n据介绍，这30个项目中，续建项目有21个。", ("count", 21), "续建水利项目"),
        (
            "今年全县有4个水利项目提前竣工。\n这4个水利项目总投资约3亿元。",
            ("total_investment", 300000000),
            "提前竣工水利项目",
        ),
        ("从水利项目看，梳理项目26个。", ("count", 26), "水利项目"),
        ("昨日举行重大项目集中开工活动，共涉及26个项目。", ("count", 26), "集中开工重大项目"),
        ("昨日，首批水利项目正式开工，26个项目总投资90亿元。", ("count", 26), "开工首批水利项目"),
        ("位于河口的青柳片区，环境好。当日，该片区新开工项目15个、开业项目12个。", ("count", 15), "青柳片区新开工项目"),
        ("县里举办第三届山货（河口）论坛，9个项目签约。", ("count", 9), "第三届山货（河口）论坛签约项目"),
        ("青柳资源交易中心平台发布文旅项目66个。", ("count", 66), "青柳资源交易中心平台发布文旅项目"),
        ("首批26个项目总投资9亿元，其中市级投资3亿元。", ("total_investment", 300000000), "首批项目市级投资"),
        ("全县新设企业90家，其中外资企业9家。", ("count", 9), "新设外资企业"),
        (
            "全县签约项目57个，涉及多个领域，项目签约资金26亿元。",
            ("total_investment", 2600000000),
            "签约项目",
        ),
        ("青柳区今年已新签约项目57个。", ("count", 57), "新签约项目"),
        ("银行为57个重点项目授信26亿元。", ("fund", 2600000000), "重点项目授信"),
    ],
)
def test_a_group_is_named_after_what_it_is_a_part_of(text: str, key: tuple[str, int], name: str) -> None:
    assert names(text).get((key[0], Decimal(key[1])), "") == name


def test_both_of_a_row_are_kept_though_their_numbers_are_equal() -> None:
    rows = statistics("位于河口的青柳片区，环境好。当日，该片区新开工项目15个、开业项目15个。")
    assert [row.subject for row in rows] == ["青柳片区新开工项目", "青柳片区开业项目"]


def test_two_groups_of_one_number_beside_each_other_are_two_figures() -> None:
    rows = statistics("上半年，汽车产业共开工9个项目，电子产业共开工9个项目。")
    assert [row.subject for row in rows] == ["汽车产业开工项目", "电子产业开工项目"]


def test_parts_of_a_project_bear_its_name() -> None:
    rows = statistics("青柳物流基地项目总占地800亩，具体分为冷链、分拣等四个子项目。", names=("青柳物流基地项目",))
    assert [row.subject for row in rows] == ["青柳物流基地子项目"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年年初，县里梳理了750个水利项目，目前，水利项目已增至911个。", (None, None)),
        ("今年上半年引进3个龙头项目，全年力争引进911个过亿元项目。", (date(2022, 1, 1), date(2022, 12, 31))),
        ("年初以来，该县新签项目17个，预计年内均可开工；新建项目911个。", (date(2022, 1, 1), DAY)),
        ("甲通讯社青柳7月19日电，2022年甲省911个重点项目日前集中复工。", (date(2022, 1, 1), date(2022, 12, 31))),
        ("另有911个水利项目年内可建成交付。", (date(2022, 1, 1), date(2022, 12, 31))),
        ("时下，年初确定的911个水利项目进度均达预期。", (None, None)),
        ("今年以来，该县形势很好，全县冷链企业911家。", (None, None)),
        ("今年以来，该县引进冷链企业911家。", (date(2022, 1, 1), DAY)),
        ("上半年，全县新签约项目26个。\n其中，水利项目911个。", (date(2022, 1, 1), date(2022, 6, 30))),
        ("上半年，全县投资增长9%。\n目前全县形势很好。\n全县911个重点项目实行清单管理。", (None, None)),
        ("7月18日，50个项目集中签约。\n从投资看，农业项目911个。", (date(2022, 7, 18), date(2022, 7, 18))),
    ],
)
def test_the_time_of_a_group(text: str, period: tuple[date | None, date | None]) -> None:
    (row,) = [row for row in statistics(text) if row.value == 911]
    assert (row.period_start, row.period_end) == period


def test_each_item_of_a_bulletin_has_its_own_day() -> None:
    text = "山货博览会闭幕\n7月18日，山货博览会闭幕。\n26个水利项目集中开工\n7月19日，青柳县举行活动，项目涉及多个领域。\n会上集中签约农业项目9个。"
    assert [(row.value, row.period_start) for row in statistics(text)] == [
        (Decimal(26), date(2022, 7, 19)),
        (Decimal(9), date(2022, 7, 19)),
    ]


def test_lists_share_what_stands_around_them() -> None:
    assert names("1至5月，工业、制造业、技改投资增速超20%。") == {("invested", Decimal(20)): "技改投资"}
    rows = statistics("1至5月，工业、制造业、技改投资增速超20%。")
    assert [row.subject for row in rows] == ["工业投资", "制造业投资", "技改投资"]
    rows = statistics("对甲洲、乙洲、丙洲等新兴市场进出口分别增长9%、8%、6%。")
    assert [row.subject for row in rows] == ["对甲洲进出口", "对乙洲进出口", "对丙洲进出口"]
    rows = statistics("签约项目12个，落地项目数量和总投资分别同比增长47%、116%。")
    assert [(row.subject, row.measure, row.yoy) for row in rows[1:]] == [
        ("落地项目", "count", Decimal(47)),
        ("落地项目", "total_investment", Decimal(116)),
    ]
    rows = statistics("力争新开工、竣工、投产过亿元项目各90个以上。")
    assert [row.subject for row in rows] == ["新开工过亿元项目", "竣工过亿元项目", "投产过亿元项目"]
    rows = statistics("前5个月，柿子、青梅分别出口9亿、2.6亿元。")
    assert [row.subject for row in rows] == ["出口柿子", "出口青梅"]
    rows = statistics("前5个月，外贸形势很好。从出口商品看，青果、山货分别增长9%、8%。")
    assert [(row.subject, row.yoy) for row in rows] == [("青果出口", Decimal(9)), ("山货出口", Decimal(8))]
    assert statistics("从出口商品看，青果产量增长9%。") == ()
    rows = statistics("教育、文化和娱乐业产值增长5%。")
    assert len(rows) == 1


def test_a_growth_rate_belongs_to_the_indicator_in_front_of_it() -> None:
    rows = statistics("上半年，全县开工项目26个，固定资产投资同比增长8.3%。")
    assert [(row.subject, row.value, row.yoy) for row in rows] == [
        ("开工项目", Decimal(26), None),
        ("固定资产投资", None, Decimal("8.3")),
    ]
    assert growth_rates("同比增长5.9 %", 0, 9) == (Decimal("5.9"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年内新增上市公司3家、总量达到13家。", {3: "新增上市公司", 13: "上市公司"}),
        ("全市签约项目26个，其中水利9个、交通17个。", {26: "签约项目", 9: "签约水利项目", 17: "签约交通项目"}),
        ("全市签约项目26个，其中水利9个、交通5个。", {26: "签约项目"}),  # they do not make it up: no parts
        ("全县有90个水利项目，开工60个，总投资9亿元。", {90: "水利项目", 60: "开工水利项目"}),
        ("全县有90个水利项目，开工600个。", {90: "水利项目"}),
        ("计划新增水利项目90个，截至目前已新增94个。", {90: "计划新增水利项目", 94: "新增水利项目"}),
        ("甲乡行业平台达到了95家。", {95: "甲乡行业平台"}),
        ("全国实施水利项目4.7万个。", {47000: "实施水利项目"}),
        ("包括4个光伏项目和2个风电项目。", {4: "光伏项目", 2: "风电项目"}),
    ],
)
def test_counts_that_share_a_group(text: str, expected: dict[int, str]) -> None:
    assert {int(row.value): row.subject for row in statistics(text) if row.measure == "count" and row.value} == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("26个重点项目今年计划投资9亿元。", "annual_investment"),
        ("26个重点项目，总投资90亿元，2022年年度投资共计9亿元。", "annual_investment"),
        ("26个重点项目全年完成总投资9亿元。", "invested"),
        ("26个重点项目总投资9亿元。", "total_investment"),
        ("26个重点项目总投资90亿元（今年计划9亿元）。", "annual_investment"),
        ("26个重点项目去年投资9亿元。", "invested"),
        ("新落户青柳科技城等5个总投资额9亿元的食品项目。", "total_investment"),
        ("对接会上与三家客商现场签约，签约金额9亿元。", "total_investment"),
        ("26个重点项目，总投资90亿元，2022年投资计划9亿元。", "annual_investment"),
        ("26个重点项目计划完成总投资9亿元。", "total_investment"),
        ("会上，总金额达9亿元的26个重点项目签约。", "total_investment"),
        ("会上，总投资9亿元、26个重点项目签约。", "total_investment"),
    ],
)
def test_what_an_amount_measures_is_told_in_front_of_it(text: str, measure: str) -> None:
    assert [row.measure for row in statistics(text) if row.value == 900000000] == [measure]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("去年政府采购总规模达3.2亿元，节约资金9亿元。", "政府采购节约资金"),
        ("前5个月，甲省对乙国出口贸易额达16亿元，增长24%；进口贸易额达9亿元。", "甲省对乙国进口贸易额"),
        ("同期，农产品加速出海，出口9亿元。", "农产品出口"),
        ("全市贸易额达9亿元。", "贸易额"),
    ],
)
def test_a_bare_indicator_takes_the_owner_told_before_it(text: str, name: str) -> None:
    assert [row.subject for row in statistics(text) if row.value == 900000000] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "县里检查26家食品企业。",
        "26家食品企业负责人到场。",
        "26家企业共同发起。",
        "总投资额同比增加9亿元。",
        "一座总投资9亿元的博物馆。",
        "涉及9项资本项目改革措施。",
        "发电量相当于26个电站。",
        "城镇居民人均可支配收入20345元。",
        "社保基金投资收益9亿元。",
        "博士研究生补贴2000元/月。",
        "新增贷款余额同比多增9亿元。",
    ],
)
def test_what_is_no_figure_of_a_group(text: str) -> None:
    assert statistics(text) == ()


def test_a_ceremony_that_is_held_names_the_group_without_who_holds_it() -> None:
    text = "3月5日，县里举行云杉片区水利项目集中开工仪式，总投资26亿元。"
    assert subject(text, 2_600_000_000, "total_investment") == "集中开工云杉片区水利项目"


def test_members_of_a_group_called_by_its_stage_share_its_stage_and_time() -> None:
    rows = statistics("1—6月，全县新引进项目90个。\n新引进项目中，水利项目26个，总投资9亿元。")
    told = next(row for row in rows if row.value == 26)
    assert (told.subject, told.period_start, told.period_end) == ("新引进水利项目", date(2022, 1, 1), date(2022, 6, 30))
    other = next(row for row in statistics("全县有项目90个。\n新引进项目中，水利项目26个。") if row.value == 26)
    assert other.period_start is None
