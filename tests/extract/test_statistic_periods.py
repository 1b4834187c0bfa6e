"""The time that a figure is about."""

from dataclasses import replace
from datetime import date

import pytest

from extract.dates import Reference, find_dates
from extract.money import find_money
from extract.segment import sentences
from extract.statistics import find_statistics
from normalize.alignment import Alignment
from normalize.records import Article
from tests.extract.told import statistics


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("上半年，该县2022年重点项目完成投资12亿元。", (date(2022, 1, 1), date(2022, 6, 30))),
        ("18日举行的2022年上半年招商活动上，9个农业项目集中签约。", (date(2022, 7, 18), date(2022, 7, 18))),
        ("记者18日从县商务局获悉，今年全县新签约项目26个。", (date(2022, 1, 1), date(2022, 12, 31))),
        ("截至6月30日，今年全县新签约项目26个。", (date(2022, 1, 1), date(2022, 6, 30))),
        ("自2021年举办的山货节以来，全县新签约项目26个。", (None, date(2022, 7, 20))),
        ("2020年以来，该县连办四届山货节。共新签约项目26个。", (date(2020, 1, 1), date(2022, 7, 20))),
        ("上半年，该县形势很好。一是加快推进26个农业项目建设。", (None, None)),
    ],
)
def test_the_time_of_a_figure_is_not_that_of_the_news_nor_of_the_plan(
    text: str, period: tuple[date | None, date | None]
) -> None:
    rows = statistics(text)
    assert {(row.period_start, row.period_end) for row in rows} == {period}


def test_an_item_of_a_bulletin_takes_no_time_from_the_one_before() -> None:
    text = "今年上半年，甲省进出口9亿元，同比增长8%。\n25家央企与乙省签署了183个合作项目。"
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    spans = sentences(text)
    told = sorted(
        [*find_money(text, spans), *find_dates(text, spans, Reference(date(2022, 7, 20)))], key=lambda m: m.start
    )
    for title, begins in (("国内简讯", None), ("甲省上半年经济", date(2022, 1, 1))):
        rows = find_statistics(replace(article, title=title), spans, told, ())
        assert [row.period_start for row in rows if row.value == 183] == [begins]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # since it was founded, this year up to now
        ("自2018年成立以来，山货集团承担建设项目73个。", (date(2018, 1, 1), date(2022, 7, 20))),
        ("2022年截至目前，该县已累计签约项目26个。", (date(2022, 1, 1), date(2022, 7, 20))),
        # of no time: what there is by now, what was told on the day of the news
        ("近年来，该园区引进了24个创新平台。", (None, None)),
        ("本报河口7月18日电 近日，河口举办招商大会，现场签约项目26个。", (None, None)),
        # the day told of another figure in the sentence
        ("6月外销订单金额为5亿美元；今年上半年签约项目26个。", (date(2022, 1, 1), date(2022, 6, 30))),
    ],
)
def test_how_long_a_figure_goes_back(text: str, period: tuple[date | None, date | None]) -> None:
    row = statistics(text)[-1]
    assert (row.period_start, row.period_end) == period


def test_a_level_of_last_year_dates_no_figure() -> None:
    (row,) = statistics("产能恢复到去年平均水平，全省26个在建重点项目全部复工。")
    assert (row.period_start, row.period_end) == (None, None)


def test_what_was_done_recently_takes_no_time_from_the_figure_before() -> None:
    rows = statistics("今年前两个月，全省重点项目700个完成投资。\n近日，河口26个重大项目集中开工。")
    assert [(row.period_start, row.period_end) for row in rows if row.value == 26] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # a headline has the time of its item, and of no other
        ("河口26个重大项目启动\n7月18日，河口启动26个重大项目。", (date(2022, 7, 18), date(2022, 7, 18))),
        ("河口26个重大项目启动\n近日，河口启动26个重大项目。", (None, None)),
        ("7月18日，河口启动26个重大项目。\n今年，河口启动26个重大项目。", (date(2022, 7, 18), date(2022, 7, 18))),
        # told lately, or to come
        ("上半年全省进出口9亿元。日前，河口26个重大项目集中开工。", (None, None)),
        ("上半年全省进出口9亿元。通过五年努力，全省服务贸易额达到90亿元。", (None, None)),
        # the day on which somebody said it
        ("县水利局今天（7月20日）表示，目前已有26个水利项目复工。", (None, None)),
        ("今天（7月20日）从县水利局获悉，26个水利项目复工。", (None, None)),
        ("今天（7月20日），26个水利项目集中复工。", (date(2022, 7, 20), date(2022, 7, 20))),
        # up to now
        ("截至目前，今年新签约项目26个。", (date(2022, 1, 1), date(2022, 7, 20))),
        ("今年新签约项目26个。", (date(2022, 1, 1), date(2022, 12, 31))),
        # several years together are not the year before them
        ("今年全县新签约项目30个。六年共完成水利投资90亿元。", (None, None)),
        # from when on is not told
        ("截至6月30日，全省农户贷款余额90亿元。", (None, date(2022, 6, 30))),
        ("截至6月30日，全省实际利用外资90亿元。", (None, date(2022, 6, 30))),
    ],
)
def test_the_time_of_headlines_and_of_what_was_told_lately(text: str, period: tuple[date | None, date | None]) -> None:
    row = statistics(text)[-1]
    assert (row.period_start, row.period_end) == period


def test_a_headline_takes_the_fuller_name_of_its_item() -> None:
    (row,) = statistics("26个项目集中开工\n7月18日，26个水利项目集中开工。")
    assert row.subject == "集中开工水利项目"


def test_an_item_of_a_bulletin_takes_no_event_from_another() -> None:
    text = "7月18日，甲县举行集中签约仪式，签约项目9个。\n日前，乙县一批项目集中开工。此次集中开工项目26个。"
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    spans = sentences(text)
    told = sorted(
        [*find_money(text, spans), *find_dates(text, spans, Reference(date(2022, 7, 20)))], key=lambda m: m.start
    )
    rows = find_statistics(replace(article, title="国内快讯"), spans, told, ())
    assert [(row.value, row.period_start) for row in rows] == [(9, date(2022, 7, 18)), (26, None)]
