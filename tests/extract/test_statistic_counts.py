"""Counts of groups: how a number and its noun may stand to each other, which nouns count, and what is no group."""

from decimal import Decimal

import pytest

from tests.extract.told import statistics


def counted(text: str) -> dict[str, tuple[Decimal | None, str]]:
    """Number and unit of each group that is counted, by its name."""
    return {row.subject: (row.value, row.unit) for row in statistics(text) if row.measure == "count"}


@pytest.mark.parametrize(
    ("text", "name", "number", "unit"),
    [
        # the state between the noun and its number
        ("全县重大项目已开工31个，进展顺利。", "开工重大项目", 31, "个"),
        ("规模以上工业企业复工340多家。", "复工规模以上工业企业", 340, "家"),
        ("26项重点水利工程已开工建设11项。", "开工建设重点水利工程", 11, "个"),
        ("全县26个水利项目中已开工11个。", "开工水利项目", 11, "个"),
        ("这26个水利项目已竣工11个。", "竣工水利项目", 11, "个"),
        # the number first, with the state behind it
        ("全县26个水利项目，其中11个已投产。", "投产水利项目", 11, "个"),
        ("全县26个水利项目中，11个已经开工建设。", "开工建设水利项目", 11, "个"),
        # a number that has risen from another
        ("全县冷链企业数量由2018年的70多家增加到230多家。", "冷链企业", 230, "家"),
        ("全县冷链企业由9家增至16家。", "冷链企业", 16, "家"),
        # crowds told in words
        ("全县外资企业近千家。", "外资企业", 1000, "家"),
        ("百余家外资企业落户青柳。", "落户外资企业", 100, "家"),
        # words between a group and its number
        ("全县光伏项目数超过80个。", "光伏项目", 80, "个"),
        ("全县登记的农业企业已经达到1700多家。", "登记的农业企业", 1700, "家"),
        ("投产的冷链企业主要有9家。", "投产的冷链企业", 9, "家"),
        # a size class that begins with 万 or 亿 is no amount
        ("青柳县有8个万亿级产业集群。", "万亿级产业集群", 8, "个"),
        # nouns of firms and of where they are
        ("全县依法登记的农民合作社达219家。", "依法登记的农民合作社", 219, "家"),
        ("全县建成孵化器和众创空间12家。", "建成孵化器和众创空间", 12, "家"),
        ("省里共有21家综合保税区。", "综合保税区", 21, "家"),
        # what is built
        ("今年新建成13条轨道交通线路。", "建成轨道交通线路", 13, "条"),
        ("全县改造老旧小区1.2万个。", "改造老旧小区", 12000, "个"),
        ("两座生物质电站同时开工建设。", "开工建设生物质电站", 2, "座"),
        # an event without a name is no part of a name
        ("大会期间签约43个项目。", "签约项目", 43, "个"),
        ("青柳县32个外资项目集中复工。", "集中复工外资项目", 32, "个"),
    ],
)
def test_a_group_and_its_number(text: str, name: str, number: int, unit: str) -> None:
    assert counted(text).get(name) == (Decimal(number), unit)


@pytest.mark.parametrize(
    "text",
    [
        # what officials went through or did away with
        "各地累计检查企业1.3万家。",
        "督查组走访了500多家民营企业。",
        "今年共取消18项收费项目。",
        "警方打掉涉赌平台1700余个。",
        "税务部门依法查处涉嫌骗税企业440户。",
        # so many in a time
        "每天约有300家企业落户青柳。",
        # no exact number
        "数十个外资项目接连落地。",
        "十几家企业落户青柳。",
        # another noun is counted
        "3个工作日企业就能拿到钱。",
        "6个大中城市商铺用地租赁合同的清查正在进行。",
        "6个镇、街道、开发区参加了评比。",
        "最终入选的6个考古项目公布。",
        # what a number counts founds something else
        "9个村镇建立了国际合作联盟。",
        "口岸今年已开通班列线路69条。",
        # a state with another thing behind its number
        "该项目已开工9个月。",
        "水利项目已完成9个标段。",
    ],
)
def test_what_is_no_group(text: str) -> None:
    assert counted(text) == {}


def test_both_numbers_of_a_rise_are_told() -> None:
    rows = statistics("全县冷链企业数量由190多家增加到520多家。")
    assert [(row.value, row.bound) for row in rows] == [(Decimal(190), "at_least"), (Decimal(520), "at_least")]


def test_more_than_the_group_has_are_no_part_of_it() -> None:
    rows = counted("全县26个水利项目，其中90个已投产。")
    assert [value for value, _ in rows.values()] == [Decimal(26)]


def test_a_noun_that_goes_on_is_read_to_its_end() -> None:
    assert set(counted("全省规划了7个绿色数据中心集群。")) == {"绿色数据中心集群"}


def test_a_park_is_counted_with_its_whole_name() -> None:
    assert set(counted("全省共有100个特色产业园区。")) == {"特色产业园区"}


def test_a_hundred_million_is_read() -> None:
    assert counted("全国登记在册市场主体1.6亿户。") == {"登记在册市场主体": (Decimal(160000000), "家")}


def test_members_between_a_group_and_its_number() -> None:
    rows = statistics("7月18日，一批水利项目集中开工，项目包括云杉渠、白桦水库等79个，总投资13亿元。")
    assert [(row.measure, row.subject, row.value) for row in rows] == [
        ("count", "集中开工水利项目", Decimal(79)),
        ("total_investment", "集中开工水利项目", Decimal(1_300_000_000)),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全市共有参保缴费的用人单位7万户。", "用人单位"),
        ("该县创建产业强镇16个。", "产业强镇"),
        ("19个竞赛场馆已全部竣工。", "竞赛场馆"),
        ("全省评出37个“特色小镇”。", "特色小镇"),
    ],
)
def test_other_nouns_of_groups(text: str, subject: str) -> None:
    rows = statistics(text)
    assert len(rows) == 1
    assert rows[0].subject.endswith(subject)


def test_a_noun_in_quotes_is_counted_with_what_follows_it_there() -> None:
    assert statistics("省里发布66个“扶贫工坊典型案例”。") == ()
