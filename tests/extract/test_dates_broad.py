"""The broad rules, which answer what the annotation guidelines leave out."""

from datetime import date

import pytest

from extract.dates import Reference, find_dates
from extract.segment import sentences

TODAY = date(2021, 6, 14)


def read(text):
    return [
        (m.text, m.duration or (str(m.date_start), str(m.date_end)))
        for m in find_dates(text, sentences(text), Reference(TODAY), broad=True)
    ]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("国庆节放假", "国庆节", ("2021-10-01", "2021-10-01")),
        ("去年除夕", "去年除夕", ("2020-01-24", "2020-01-24")),
        ("清明", "清明", ("2021-04-04", "2021-04-04")),
        ("中秋节", "中秋节", ("2021-09-21", "2021-09-21")),
        ("周三开会", "周三", ("2021-06-16", "2021-06-16")),
        ("5天前签约", "5天前", ("2021-06-09", "2021-06-09")),
        ("两年后投产", "两年后", ("2023-01-01", "2023-12-31")),
        ("60日内办结", "60日内", ("2021-06-14", "2021-08-13")),
        ("10个工作日内办结", "10个工作日内", ("2021-06-14", "2021-06-28")),
        ("近三年", "近三年", ("2018-06-14", "2021-06-13")),
        ("前两年", "前两年", ("2019-01-01", "2020-12-31")),
        ("未来两个月", "未来两个月", ("2021-06-14", "2021-08-13")),
        ("在2018年之前", "2018年之前", ("None", "2017-12-31")),
        ("2018年之后", "2018年之后", ("2019-01-01", "None")),
        ("2018年3月1日或之后", "2018年3月1日或之后", ("2018-03-01", "None")),
        ("从2018年3月1日开始", "从2018年3月1日开始", ("2018-03-01", "None")),
        ("截止到2018年", "截止到2018年", ("None", "2018-12-31")),
        ("自2020-05-26起至2020-05-29止", "自2020-05-26起至2020-05-29止", ("2020-05-26", "2020-05-29")),
        ("2010年之后2018年之前", "2010年之后2018年之前", ("2010-01-01", "2017-12-31")),
        ("2017/7", "2017/7", ("2017-07-01", "2017-07-31")),
        ("17年", "17年", ("2017-01-01", "2017-12-31")),
        ("公元1234年1月2日", "公元1234年1月2日", ("1234-01-02", "1234-01-02")),
        ("12号", "12号", ("2021-06-12", "2021-06-12")),
        ("十五周", "十五周", "P15W"),
        ("半个月", "半个月", "P15D"),
        ("3年以上7年以下", "3年以上7年以下", "P3Y/P7Y"),
    ],
)
def test_broad_rules_answer(text, span, expected):
    assert read(text) == [(span, expected)]


def test_the_news_rules_leave_the_same_words_alone():
    texts = ["国庆节放假", "周三开会", "2017/7", "17年第一名", "12号入场"]
    assert [[m.text for m in find_dates(t, sentences(t), Reference(TODAY))] for t in texts] == [
        [],
        [],
        [],
        ["17年"],
        [],
    ]


def test_a_holiday_outside_the_lunar_table_has_no_value():
    assert read("1901年春节") == [("1901年春节", ("None", "None"))]


def test_at_the_edge_of_the_calendar_a_length_stays_a_length():
    text = "15个工作日内"
    [mention] = find_dates(text, sentences(text), Reference(date(9999, 12, 31)), broad=True)
    assert (mention.duration, mention.date_start) == ("P15D", None)
