"""Subjects of statistics: what was done with a group, where it stands and who did it, told around its number."""

import pytest

from extract.statistics.brought import done_with, lists
from tests.extract.told import statistics


def _subjects(text: str) -> list[str]:
    return [row.subject for row in statistics(text) if row.measure == "count"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # what becomes of the group, behind its noun
        ("18个水利项目建成投产。", "建成投产水利项目"),
        ("青柳新区三个水利项目同日动工。", "动工水利项目"),
        ("另有5个渡口项目交付使用，渔民上岸了。", "交付使用渡口项目"),
        ("12个项目“云签约”。", "“云签约”项目"),
        ("甲渡口、乙渡口等26个项目完工。", "完工项目"),
        ("甲渡口、乙渡口、丙水厂三项工程通过竣工验收。", "通过竣工验收工程"),
        ("甲渡口、乙渡口等9个项目在建或签约。", "在建或签约项目"),
        ("本次推介会上，13个项目签约。", "签约项目"),
        ("青柳推介会上，13个项目签约。", "青柳推介会签约项目"),
        # the deed in front of the number
        ("招商会上签下9个项目。", "签约项目"),
        ("园区三年引来37家企业。", "引来企业"),
        ("山货园上马甲冷库、乙烘房、丙茶厂等8个项目。", "上马项目"),
        # the members of the group are no part of its name
        ("今年引进甲冷库、乙烘房两个项目。", "引进项目"),
        ("首批23家企业入驻，厂房已经备好。", "首批入驻企业"),
        # where they are, and the officials who say so
        ("青柳园区现有水产企业45家。", "水产企业"),
        ("恳谈会共签订投资协议7份。", "签订投资协议"),
        ("县里现有水产企业45家。", "水产企业"),
        ("（二）加快建设项目61个。", "加快建设项目"),
        ("二、破解用地难题项目6个。", "破解用地难题项目"),
    ],
)
def test_the_deed_names_the_group(text: str, subject: str) -> None:
    assert _subjects(text) == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # what is said of all of a group is no part of its name
        ("44个水利重点项目均按期推进。", "水利重点项目"),
        # 签约 in full, an outcome that is told as one already
        ("集中签约9个项目。", "集中签约项目"),
        # a park's firms are called so where nothing else is told of them
        ("青柳园区现有企业45家。", "青柳园区现有企业"),
        ("青柳产业共开工8个项目。", "青柳产业开工项目"),
    ],
)
def test_other_words_stay_as_they_are(text: str, subject: str) -> None:
    assert _subjects(text) == [subject]


def test_a_sum_takes_the_name_of_its_count() -> None:
    rows = statistics("招商会上签下9个项目，总投资26亿元。")
    assert {row.subject for row in rows} == {"签约项目"}
    assert {row.measure for row in rows} == {"count", "total_investment"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("7月18日，水利项目奠基仪式举行。甲、乙等5个外资项目，总投资3亿元。", "奠基外资项目"),
        ("7月18日，山货园举行签约仪式。\n其余9个项目投资额都在6000万元左右。", "签约项目"),
    ],
)
def test_a_ceremony_gives_its_stage(text: str, subject: str) -> None:
    assert _subjects(text) == [subject]


def test_two_ceremonies_give_a_bare_group_none() -> None:
    text = "山货园举行签约仪式，随后举行竣工仪式。\n四个项目都在河东。"
    assert _subjects(text) == ["项目"]


@pytest.mark.parametrize(
    ("before", "bare", "deed"),
    [
        ("推介会上签下", True, "签约"),
        ("镇上新增了", True, "新增"),
        ("镇上新增了", False, ""),
        ("去年集中签约", True, ""),
        ("还未动工", True, ""),
        ("现场签下甲厂、乙厂、丙厂等", True, "现场签约"),
        ("推进甲厂、乙厂、丙厂等", False, ""),
        ("", True, ""),
    ],
)
def test_deeds_in_front_of_a_number(before: str, bare: bool, deed: str) -> None:
    assert done_with(before, bare=bare) == deed


@pytest.mark.parametrize(
    ("words", "behind", "listed"),
    [
        ("引进甲厂、乙厂", "两个", True),
        ("甲厂和乙厂", "2个", True),
        ("甲厂、乙厂", "9个", False),
        ("新材料产业", "一个", False),
        ("甲厂、乙厂", "", False),
    ],
)
def test_a_list_of_members(words: str, behind: str, listed: bool) -> None:
    assert lists(words, behind) is listed


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("镇里的蔬菜产值今年有望到9亿元。", "蔬菜产值"),
        ("全市集成电路产业产值去年超过2000亿元。", "集成电路产业产值"),
        ("青柳新区完成固定资产投资146亿元。", "固定资产投资"),
        ("去年国内旅游收入29亿元。", "国内旅游收入"),
    ],
)
def test_what_only_leads_to_an_indicator(text: str, subject: str) -> None:
    assert [row.subject for row in statistics(text)] == [subject]
