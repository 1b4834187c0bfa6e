"""Title, publisher, authors, day and region of an article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Declared, Source
from normalize.bylines import names
from normalize.datelines import dateline
from normalize.metaline import FULL_DATE, full_dates, is_meta, read_meta
from normalize.normalize import normalize

LEAD = "云河县昨日举行重点项目集中开工仪式，共有12个项目开工，总投资36亿元，涉及装备制造、现代物流等领域。"


def article(text, path="page.txt", **declared):
    (found,) = normalize(Source("s", path, None, "", "txt", "utf-8", 0, text, Declared(**declared))).articles
    return found


@pytest.mark.parametrize(
    ("line", "day", "source", "authors"),
    [
        ("2021-03-04 09:15:00 来源: 云河日报 作者: 王小一", date(2021, 3, 4), "云河日报", ("王小一",)),
        ("2021年03月04日 09:15   来源：云河新闻网", date(2021, 3, 4), "云河新闻网", ()),
        ("发布时间：2021/3/4 来源：云河县人民政府 浏览次数：12", date(2021, 3, 4), "云河县人民政府", ()),
        ("来源：云河发布", None, "云河发布", ()),
        ("稿源：云河晚报 | 2021-03-04", date(2021, 3, 4), "云河晚报", ()),
        ("作者：王小一 李小二 2021-03-04", date(2021, 3, 4), None, ("王小一", "李小二")),
        ("日期：2021.03.04 【字体：大 中 小】", date(2021, 3, 4), None, ()),
        ("2021-13-40 来源：云河日报", None, "云河日报", ()),
    ],
)
def test_a_metadata_line_is_read(line, day, source, authors):
    assert is_meta(line)
    found = read_meta(line)
    assert (found.day, found.source, found.authors) == (day, source, authors)


@pytest.mark.parametrize(
    "line",
    [
        "2021年3月4日，项目开工。",
        "2021年3月4日云河县轴承产业园开工",
        "来源广泛的木材",
        "记者：项目何时开工？",
        "记者：目前进展顺利，后续如何",
        "时间：上午9时",
        LEAD,
    ],
)
def test_a_line_of_the_story_is_no_metadata(line):
    assert not is_meta(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新华社云河3月4日电（记者王小一）今天", ("新华社", "云河", None, 3, 4)),
        ("中新社云河2021年3月4日电", ("中新社", "云河", 2021, 3, 4)),
        ("云河日报讯 昨日", ("云河日报", None, None, None, None)),
        ("本报云河3月4日讯 昨日", (None, "云河", None, 3, 4)),
        ("本报讯（记者 王小一）昨日", (None, None, None, None, None)),
        ("云河日报-云河新闻网青山3月4日电(记者王小一)", ("云河日报", "青山", None, 3, 4)),
        ("央视网消息（新闻联播）：今天", ("央视网", None, None, None, None)),
    ],
)
def test_a_dateline_is_read(text, expected):
    found = dateline(text)
    assert (found.agency, found.place, found.year, found.month, found.day) == expected


@pytest.mark.parametrize(
    "text",
    [
        "记者3月4日从发改委获悉",
        "3月4日，云河县举行仪式",
        "云河县3月4日报道显示",
        "据了解，3月4日",
        "有消息称",
        "电网建设提速",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("□记者 王小一 李小二 报道", ("王小一", "李小二")),
        ("本报记者 王小一 通讯员 赵三四", ("王小一", "赵三四")),
        ("云河日报/云河新闻网记者 王小一 李小二", ("王小一", "李小二")),
        ("记者王小一李小二", ("王小一", "李小二")),
        ("文/王小一 图/李小二", ("王小一", "李小二")),
        ("见习记者 欧阳小一", ("欧阳小一",)),
        ("本报记者 王小一 文/图", ("王小一",)),
    ],
)
def test_names_of_a_byline(byline, expected):
    assert names(byline) == expected


PUBLISHERS = [
    (f"云河县项目开工\n2021-03-04 来源：云河日报\n{LEAD}", {}, "云河日报"),
    (f"云河县项目开工\n中新网云河3月4日电 {LEAD}", {}, "中新网"),
    (f"云河县项目开工\n据新华社报道，{LEAD}", {}, "新华社"),
    (f"云河县项目开工\n{LEAD}（云河晚报记者 王小一）", {}, "云河晚报"),
    (f"云河县项目开工\n{LEAD}\n云河日报2021年3月4日2版", {}, "云河日报"),
    (f"云河县项目开工\n{LEAD}\n扫描二维码,轻松安装云河日报客户端", {}, "云河日报"),
    (LEAD, {"title": "云河县项目开工", "publisher": "云河晚报"}, "云河晚报"),
    (f"中新社云河3月4日电 {LEAD}", {"title": "云河县项目开工", "publisher": "www.chinanews.com"}, "中新社"),
    (LEAD, {"title": "云河县项目开工", "publisher": "www.chinanews.com"}, "中新网"),
    (LEAD, {"title": "云河县项目开工", "url": "http://news.people.com.cn/1.html"}, "人民网"),
    (LEAD, {"title": "云河县项目开工", "publisher": "www.example.com"}, None),
    (f"本报讯 {LEAD}", {"title": "云河县项目开工"}, None),
    (f"云河县项目开工\n2021-03-04 来源：本站\n{LEAD}", {}, None),
    (f"云河县项目开工\n{LEAD}王小一告诉云河日报记者，项目将投产。", {}, None),
]


@pytest.mark.parametrize(("text", "declared", "expected"), PUBLISHERS)
def test_the_publisher_is_named_by_the_best_source(text, declared, expected):
    assert article(text, **declared).publisher == expected


DAYS = [
    (f"云河县项目开工\n2021-03-04 09:15 来源：云河日报\n{LEAD}", {}, date(2021, 3, 4)),
    (f"云河县项目开工\n新华社云河2021年3月4日电 {LEAD}", {}, date(2021, 3, 4)),
    (f"云河县项目开工\n{LEAD}\n云河日报2021年3月4日2版", {}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "published_at": "2021-03-04T09:15:00+08:00"}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "published_at": "2021年3月4日"}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "published_at": "20210304"}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "url": "http://a.example.com/2021-03/04/c_1.html"}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "url": "http://a.example.com/xw/t20210304_123.html"}, date(2021, 3, 4)),
    (LEAD, {"title": "云河县项目开工", "url": "http://a.example.com/2021/1334/1.html"}, None),
    (LEAD, {"title": "云河县项目开工", "published_at": "昨天"}, None),
    (f"云河县项目开工\n新华社云河3月4日电 {LEAD}", {}, None),
    (f"云河县项目开工\n{LEAD}据悉，该园2019年10月3日获批。", {}, None),
    (f"云河县项目开工\n{LEAD}\n相关新闻\n青山县召开会议\n2021-03-04 09:15", {}, None),
]


@pytest.mark.parametrize(("text", "declared", "expected"), DAYS)
def test_the_day_of_publication_is_stated_or_null(text, declared, expected):
    found = article(text, **declared)
    assert found.published_at == expected
    if expected:
        assert (found.reference_date, found.reference_confidence) == (expected, 1.0)


def test_a_file_name_may_state_the_day_and_a_folder_of_downloads_does_not():
    assert article(LEAD, path="site/xw/t20210304_123.html").published_at == date(2021, 3, 4)
    assert article(LEAD, path="downloads/2021/03/04/page.txt").published_at is None


def test_today_in_the_headline_and_the_day_in_the_text_fix_the_reference():
    told = "记者从3月4日举行的发布会上获悉，2021云河智能装备大会将于3月18日至19日举行。"
    found = article(f"2021云河智能装备大会 今日在云河开幕\n本报讯 {told}{LEAD}")
    assert (found.published_at, found.reference_date, found.reference_year) == (None, date(2021, 3, 18), 2021)
    assert found.reference_confidence < 1


def test_a_year_beside_the_story_fixes_the_year_of_its_days():
    text = f"云河报业·云河日报\n2021\n手机查看\n3月4日，{LEAD}"
    found = article(text)
    assert found.reference_date == date(2021, 3, 5)
    assert found.published_at is None
    assert found.reference_confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        f"3月4日，{LEAD}",
        f"{LEAD}该园2014年立项，2019年复工，预计2022年完工。",
        f"云河县项目开工\n{LEAD}园区2016年建成以来引进企业20家。",
    ],
)
def test_no_year_is_invented(text):
    found = article(text)
    assert (found.published_at, found.reference_date, found.reference_year) == (None, None, None)


REGIONS = [
    ("湖北宜都三个项目集中签约", "新华社武汉5月22日电 三个项目今天签约。", "420581"),
    ("项目建设提速", "本报烟台3月4日讯 今天开工的项目有10个。", "370600"),
    ("三个项目集中开工", "3月4日，南通如皋市三个项目开工，总投资10亿元。", "320682"),
    ("三个项目集中开工", "昨天，三个项目开工，总投资10亿元。", None),
    ("上半年铁路投资增长", "新华社北京7月8日电 国家有关部门8日公布数据。湖北、烟台等地增长较快。", None),
    ("上半年铁路投资增长", "新华社7月8日电 有关部门举行发布会。负责人说，山东增长较快。", None),
    ("机器人园区开园", "新华社北京7月8日电 北京市大兴区的机器人园区8日开园。", "110115"),
    ("湖北一条高速通车", "中新网宜昌7月8日电 这条高速8日通车，全长60公里。", "420500"),
    ("湖北一条高速通车", "中新网武汉7月8日电 这条高速8日通车，全长60公里。", "420000"),
    ("湖北26个项目开工", "7月8日，宜昌市的一家工厂率先开工。", "420000"),
    ("新生产线投产", "亚洲最大的纤维企业烟台某某纤维股份有限公司13日宣布投产。", "370600"),
    ("两家企业联手", "烟台某某纤维股份有限公司与宜昌某某化工股份有限公司13日签约。", None),
]


@pytest.mark.parametrize(("title", "text", "adcode"), REGIONS)
def test_the_region_is_what_headline_dateline_or_opening_names(title, text, adcode):
    found = article(text, title=title)
    assert found.adcode == adcode
    assert (found.region is None) == (adcode is None)


def test_the_region_of_a_paper_is_the_last_resort():
    assert article("昨天，三个项目开工，总投资10亿元。", title="三个项目开工", publisher="烟台日报").adcode == "370600"


@pytest.mark.parametrize("tail", ["_云河新闻网", "_腾讯新闻", " | 云河日报"])
def test_the_name_of_the_site_is_no_part_of_the_title(tail):
    assert article(LEAD, title=f"云河县12个项目开工{tail}").title == "云河县12个项目开工"


@pytest.mark.parametrize("title", ["云河县12个项目开工", "云河_青山两县项目开工", "[财经] 云河县项目开工 (12:58)"])
def test_any_other_title_stays_as_declared(title):
    assert article(LEAD, title=title).title == title


@given(st.text(alphabet="12090年月日-./ 开", max_size=40))
def test_days_are_found_by_their_century_as_by_a_search(text: str) -> None:
    found = {match.span() for match in full_dates(text)}
    assert found == {match.span() for match in FULL_DATE.finditer(text)}
