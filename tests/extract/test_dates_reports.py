"""A bare 全年, 上半年, 年末 belongs to the past year that its paragraph reports on, and to the article's own year else."""

from datetime import date

import pytest

from extract.dates import Reference, find_dates
from extract.segment import sentences


def last(text: str, published: str) -> tuple[str, str]:
    found = find_dates(text, sentences(text), Reference(date.fromisoformat(published)))[-1]
    return found.text, f"{found.date_start}/{found.date_end}"


WHOLE_2020 = "2020-01-01/2020-12-31"

# The text, its day of publication, the last date in it, and that date's days.
REPORTED = [
    ("2020年，全市招商项目120个，全年完成投资30亿元。", "2021-03-02", "全年", WHOLE_2020),
    ("2020年，全市签约项目平稳增长，3月起逐月回升，全年到位资金30亿元。", "2021-01-20", "全年", WHOLE_2020),
    ("2020年，全市工业向好。全年产值90亿元。其中，出口平稳，全年出口20亿元。", "2021-02-20", "全年", WHOLE_2020),
    ("去年，全区新开工厂房15座，全年完成投资8亿元。", "2021-02-20", "全年", WHOLE_2020),
    ("港口去年完成吞吐量40万标箱，15个泊位全年完成投资8亿元。", "2021-12-20", "全年", WHOLE_2020),
    ("2020年，全县完成投资9亿元，占全年计划的103%。", "2021-02-20", "全年", WHOLE_2020),
    (
        "2020年，全县企业稳步发展。全年新增企业80家，年末企业总数为900家。",
        "2021-02-20",
        "年末",
        "2020-12-01/2020-12-31",
    ),
    ("2020年，新设企业160家，年底在册企业达900家。", "2021-05-20", "年底", "2020-12-01/2020-12-31"),
    ("2020年末存款余额90亿元，比年初增加9亿元。", "2021-05-20", "年初", "2020-01-01/2020-01-31"),
    ("2020年全县超额完成了年初确定的目标。", "2021-05-20", "年初", "2020-01-01/2020-01-31"),
    ("2020年12月，外贸额为90亿元，创年内新高。", "2021-01-20", "年内", WHOLE_2020),
    ("2020年，全市外贸先抑后扬。上半年下降一成。", "2021-02-20", "上半年", "2020-01-01/2020-06-30"),
    ("去年一季度，园区产值下滑，二季度持平，三季度转正。", "2021-03-20", "三季度", "2020-07-01/2020-09-30"),
    ("截至2020年底，全县共有企业900家，全年新增80家。", "2021-03-20", "全年", WHOLE_2020),
]
OWN_YEAR = [
    ("2020年，全市引进项目120个。今年，项目继续增加，全年引进150个。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("2020年，全市引进项目120个。目前，园区满产，全年产值可观。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("2020年，全市引进项目120个。时下，年初确定的目标已实现。", "2021-12-20", "年初", "2021-01-01/2021-01-31"),
    ("2020年，全市引进项目120个。全年计划投资30亿元。", "2021-02-20", "全年", "2021-01-01/2021-12-31"),
    ("去年，全市引进项目120个，预计全年引进150个。", "2021-02-20", "全年", "2021-01-01/2021-12-31"),
    ("2020年，全市引进项目120个。\n全年引进150个。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("去年签约的项目进展顺利，全年完成投资8亿元。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("产值比去年增长两成，全年达到90亿元。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("与去年同期相比产值增长，全年达到90亿元。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("自2020年起工厂满产，全年产值90亿元。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("公司2016年成立，全年产值90亿元。", "2021-12-20", "全年", "2021-01-01/2021-12-31"),
    ("2020年，工厂落户园区，年底建成投产。", "2021-02-20", "年底", "2021-12-01/2021-12-31"),
    ("2020年，工厂落户园区。一季度产值增长两成。", "2021-05-20", "一季度", "2021-01-01/2021-03-31"),
    ("2020年，工厂落户园区。上半年将投产。", "2021-02-20", "上半年", "2021-01-01/2021-06-30"),
    ("2020年，工厂落户园区，年内开工。", "2021-02-20", "年内", "2021-01-01/2021-12-31"),
]


@pytest.mark.parametrize(("text", "published", "surface", "days"), REPORTED)
def test_a_bare_period_belongs_to_the_year_that_the_paragraph_reports_on(text, published, surface, days):
    assert last(text, published) == (surface, days)


@pytest.mark.parametrize(("text", "published", "surface", "days"), OWN_YEAR)
def test_the_article_s_own_year_where_the_text_has_turned_back_or_speaks_of_plans(text, published, surface, days):
    assert last(text, published) == (surface, days)


@pytest.mark.parametrize("period", ["全年", "上半年", "一季度", "年末"])
def test_a_year_told_in_another_paragraph_changes_nothing(period):
    told = f"{period}产值为90亿元。"
    assert last(f"2020年，全市引进项目120个。\n{told}", "2021-02-20") == last(told, "2021-02-20")


def test_the_day_in_brackets_is_the_one_that_today_means() -> None:
    """Also where the article seemed to speak from the day of an event, in the item before and in the one behind."""
    text = "7月18日，甲县举行签约仪式。\n今天（7月19日），乙县大桥通车。\n今天，丙县开园。"
    found = find_dates(text, sentences(text), Reference(date(2022, 7, 19)))
    assert [m.date_start.day for m in found if m.date_start] == [18, 19, 19, 19]


def test_a_far_day_in_brackets_is_another_one() -> None:
    text = "今天（2月3日）的说法有误。"
    found = find_dates(text, sentences(text), Reference(date(2022, 7, 19)))
    assert found[0].date_start == date(2022, 7, 19)
