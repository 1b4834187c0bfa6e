"""Which words tell a stage of a project, and which are said of something else."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention, Stage
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 3, 20)
A = "青柳轴承项目"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(r"(?:青柳轴承|云杉轮毂)项目|红松铁路|青柳产业园", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def rows(text: str, name: str) -> tuple[Stage, ...]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    return next(p.stages for p in find(article, own=given).projects if p.name == name)


def names(text: str, name: str = A) -> list[str]:
    return [row.stage for row in rows(text, name)]


WORDS = [
    # 启动 of the project itself, and of something else
    ("青柳轴承项目近日在河口启动。", ["started"]),
    ("青柳轴承项目建设已启动，云杉公司负责设备。", ["started"]),
    ("青柳轴承项目启动招聘工作。", []),
    # one kind of work begins: it is under way
    ("青柳轴承项目正式启动设备安装。", ["building"]),
    ("青柳轴承项目建设全面提速。", ["building"]),
    ("青柳轴承项目正在积极推进。", ["building"]),
    ("青柳轴承项目，两百名工人加紧作业。", ["building"]),
    # done, it or something in it
    ("青柳轴承项目日前顺利完成。", ["completed"]),
    ("青柳轴承项目设备调试顺利完成。", []),
    # an object of its own
    ("青柳轴承项目将贯通周边路网。", []),
    ("青柳轴承项目获批奖励资金三百万元。", []),
    ("青柳轴承项目涉及纠纷，部分在建土地被查封。", []),
    ("青柳轴承项目正在有条不紊地建设中。", ["building"]),
    # part of the work is done, and how far the whole has come
    ("青柳轴承项目首台设备吊装完成。", ["building"]),
    ("青柳轴承项目完成全部管道的敷设。", ["building"]),
    ("青柳轴承项目已完成工程总量的八成。", ["building"]),
    ("青柳轴承项目建设进度超过75%。", ["building"]),
    ("青柳轴承项目进入设备安装阶段。", ["building"]),
    ("青柳轴承项目完成销售额的八成。", []),
    # work that goes on, on the project as a whole and on something for it
    ("青柳轴承项目建设正有序展开。", ["building"]),
    ("青柳轴承项目加快实施。", ["building"]),
    ("青柳轴承项目征地工作稳步实施。", []),
    ("青柳轴承项目施工图已经送审。", []),
    ("县里在建设青柳轴承项目中积累了经验。", []),
    # approved
    ("青柳轴承项目通过专家评审。", ["approved"]),
    # begun in front of the name
    ("县里先后启动了青柳轴承项目。", ["started"]),
    ("县里启动青柳轴承项目招标。", []),
    ("县里启动了一批项目，如青柳轴承项目、云杉轮毂项目等。", ["started"]),
    # its ceremony, and where and when it was held
    ("青柳轴承项目于去年8月举行开工仪式。", ["started"]),
    # signed for it
    ("两家公司签订战略合作协议，共同打造青柳轴承项目。", ["signed"]),
    # who runs it, and what else is run
    ("青柳轴承项目由云岭集团负责运营。", []),
    # others sign
    ("青柳轴承项目揭牌，总投资60亿元的轮毂、钢材等9批次项目集中签约。", []),
    ("河口集聚了青柳轴承项目、云杉轮毂项目等一批项目。", ["landed"]),
    ("河口重点推进青柳轴承项目、云杉轮毂项目等项目30个。", ["building"]),
    ("力争引进更多企业，重点推进青柳轴承项目、云杉轮毂项目等项目。", []),
    ("河口开工建设了青柳轴承项目和云杉轮毂项目。", ["started"]),
    ("近年来河口建设了“青柳轴承项目”。", ["completed"]),
    ("青柳轴承项目通过国家验收。", ["completed"]),
    ("青柳轴承项目通过复工验收。", ["building"]),
    ("青柳轴承项目正在按计划有效推进。", ["building"]),
    ("青柳轴承项目，两千名工人日夜奋战，加快推进项目建设。", ["building"]),
    ("青柳轴承项目建设取得重大进展。", ["building"]),
    ("河口拟设立一家公司，并新建青柳轴承项目。", ["planned"]),
    ("河口近日完成了青柳轴承项目。", ["completed"]),
    ("水务工程的任务包括完成青柳轴承项目。", []),
    ("青柳轴承项目完成了厂房建设。", ["building"]),
    ("青柳轴承项目正在进行设备安装。", ["building"]),
    ("青柳轴承项目建设步伐加快。", ["building"]),
    ("青柳轴承项目建设迎来新节点。", ["building"]),
    ("河口加快共建青柳轴承项目。", ["building"]),
    ("青柳轴承项目今天投入批量生产。", ["operating"]),
    ("河口启动8个项目，包括青柳轴承项目、云杉轮毂项目等。", ["started"]),
    ("河口建成了三座桥梁共三条公路和青柳轴承项目。", ["completed"]),
    # the ends of two words look like a third
    ("青柳轴承项目公司今天召开工作会议。", []),
    ("青柳轴承项目带动高质量产业发展。", []),
    ("青柳轴承项目周边的生态修复工程很多。", []),
    ("青柳轴承项目方便了交通水利建设。", []),
    ("青柳轴承项目已陆续建成投产。", ["completed", "operating"]),
    ("青柳轴承项目已全面复工。", ["building"]),
    # others do it
    ("青柳轴承项目带动30多家周边企业落户河口。", []),
    ("随着青柳轴承项目动工，全市新开工水利项目已达14项。", ["started"]),
    ("青柳轴承项目陆续开通12条国际航线。", []),
    ("青柳轴承项目全面启动冬季保供工作。", []),
    ("青柳轴承项目与高速路网无缝对接。", []),
    ("签约仪式举行 助力青柳轴承项目建设。", []),
    # others
    ("青柳轴承项目开业，24个新项目签约。", ["operating"]),
    ("红松铁路开工建设、云岭高铁开通运营。", ["started"]),
    # opened and run; who runs it, and what the word is a part of
    ("青柳轴承项目今天正式投用运营。", ["operating"]),
    ("红松铁路日前通车运营。", ["operating"]),
    ("红松铁路通车运营管理办法出台。", []),
    ("红松铁路是全省去年开通线路中最长的。", ["operating"]),
    # an agreement is signed, or one to settle somewhere
    ("三家公司就青柳轴承项目签署协议。", ["signed"]),
    ("青柳轴承项目的落地协议很长。", []),
    # a trial run comes before it works; of one that it was put into it works
    ("红松铁路日前开始试运行。", ["building"]),
    ("青柳轴承项目上月投入试运行。", ["operating"]),
    ("青柳轴承项目周末开始试运营。", ["operating"]),
    # what it will do then
    ("红松铁路全长90公里。投运后，两地间只要一小时。", []),
    ("红松铁路投运以来，客流平稳。", ["operating"]),
    # what it is to cost, and what somebody puts into it, tells no plan
    ("青柳轴承项目计划总投资9亿元。", []),
    ("云岭公司投资3亿元建设青柳轴承项目。", []),
    ("云岭公司计划投资3亿元建设青柳轴承项目。", ["planned"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_what_a_word_says_of_the_project(text: str, expected: list[str]) -> None:
    assert names(text, "红松铁路" if text.startswith("红松") else A) == expected


def test_the_park_that_a_group_lies_in_is_no_member() -> None:
    text = "3月6日，青柳产业园一批项目集中开工，项目包括青柳轴承项目等79个。青柳产业园占地9亩。"
    assert names(text, "青柳产业园") == []
    assert names(text) == ["started"]


def test_a_headline_is_no_part_of_the_occasion_told_above_it() -> None:
    (row,) = rows("3月6日，读书会举行，会上颁发了奖状。\n青柳轴承项目开工建设", A)
    assert (row.stage, row.date_start) == ("started", None)


HEADLINES = [
    ("红松铁路全线贯通\n今天（3月20日），红松铁路最后一座隧道贯通。", date(2022, 3, 20)),
    ("红松铁路建成通车\n连接两县的铁路昨天在河口开通。", date(2022, 3, 19)),
    # only where its first sentence tells an event, no month, and not the day on which it was told
    ("红松铁路建成通车\n连接两县的铁路客流很大。昨天，河口举行灯会。", None),
    ("红松铁路建成通车\n今年3月，连接两县的铁路客流很大。", None),
    ("红松铁路建成通车\n记者19日获悉，连接两县的铁路客流很大。", None),
    # no headline
    ("红松铁路建成通车。\n3月19日，河口举行灯会。", None),
]


@pytest.mark.parametrize(("text", "day"), HEADLINES)
def test_what_a_headline_tells_was_on_the_day_of_the_news_below(text: str, day: date | None) -> None:
    assert {row.date_start for row in rows(text, "红松铁路")} == {day}


def test_a_five_year_plan_that_is_named_is_no_day() -> None:
    (row,) = rows("国家“十四五”重点工程红松铁路开工建设。", "红松铁路")
    assert row.date_start is None
    (row,) = rows("“十四五”期间红松铁路将开工建设。", "红松铁路")
    assert row.date_start == date(2021, 1, 1)


def test_from_one_event_to_the_next_each_has_its_day() -> None:
    (row,) = rows("青柳轴承项目从今年1月奠基到3月18日设备进场，仅用两个多月。", A)
    assert row.date_start == date(2022, 1, 1)


DAYS = [
    # what will be possible then, and what has been so for years, is not of the day told before
    ("3月18日，青柳轴承项目开工建设，建成后每年可产轴承30万套。", [("started", date(2022, 3, 18), False)]),
    ("截至3月18日，青柳轴承项目投产以来已产轴承30万套。", [("operating", None, False)]),
    ("今天（3月20日），青柳轴承项目投产十周年。", [("operating", None, False)]),
    ("自2018年10月青柳轴承项目投产以来，产量稳定。", [("operating", date(2018, 10, 1), False)]),
    # the same day for what is told in a row
    (
        "3月18日，青柳轴承项目落户城东开工。",
        [("landed", date(2022, 3, 18), False), ("started", date(2022, 3, 18), False)],
    ),
    # which of this year's, and what is still to come
    ("青柳轴承项目是本市年内投产的第二个工厂。", [("operating", date(2022, 1, 1), False)]),
    ("青柳轴承项目全力冲刺投产目标。", [("operating", None, True)]),
    ("云岭集团还计划将青柳轴承项目落户河口。", [("landed", None, True)]),
    ("云岭集团已将青柳轴承项目落户河口。", [("landed", None, False)]),
    ("今年河口要开工青柳轴承项目。", [("started", date(2022, 1, 1), True)]),
    ("会议提出，稳妥推进一批工厂，开工建设青柳轴承项目。", [("started", None, True)]),
    # until then, and within then
    ("青柳轴承项目2030年前全部建成。", [("completed", date(2022, 3, 20), True)]),
    ("服务2024年世界杯的青柳轴承项目日前完工。", [("completed", None, False)]),
    (
        "3月18日，青柳轴承项目首条产线投产，计划年底前全部投产。",
        [("operating", date(2022, 3, 18), False), ("operating", date(2022, 3, 20), True)],
    ),
    # what is to be done goes on in the next clause
    ("今年，河口将建成云杉轮毂项目，开工建设青柳轴承项目。", [("started", date(2022, 1, 1), True)]),
    # day by day, phase by phase
    (
        "青柳轴承项目于2020年3月完成主体工程；2021年9月竣工；二期工程于2022年3月投产。",
        [
            ("building", date(2020, 3, 1), False),
            ("completed", date(2021, 9, 1), False),
            ("operating", date(2022, 3, 1), False),
        ],
    ),
    # the next sentence tells of its parts, and when it is to be done
    (
        "3月18日，青柳轴承项目开工。主楼高60米，厂房设六条产线，预计2024年建成，投产后产值9亿元。",
        [("started", date(2022, 3, 18), False), ("completed", date(2024, 1, 1), True)],
    ),
    ("青柳轴承项目有六条产线。云岭集团的厂房预计2024年建成。", []),
    (
        "青柳轴承项目3月18日动工。2024年建成后，每年可产轴承30万套，同时带动就业。",
        [("started", date(2022, 3, 18), False), ("completed", date(2024, 1, 1), True)],
    ),
    ("青柳轴承项目3月18日动工。建成后，2024年可产轴承30万套。", [("started", date(2022, 3, 18), False)]),
    (
        "青柳轴承项目3月18日动工。主楼高60米。厂房有六条产线。预计2024年建成。",
        [("started", date(2022, 3, 18), False), ("completed", date(2024, 1, 1), True)],
    ),
    (
        "青柳轴承项目3月18日动工。云岭集团的另一厂房预计2024年建成。",
        [("started", date(2022, 3, 18), False)],
    ),
    # who pushes it on says that it is under way; by when is still to come
    ("县里要求加快推进青柳轴承项目建设。", [("building", None, False)]),
    ("青柳轴承项目力争下月主体封顶。", [("building", date(2022, 4, 1), True)]),
    # it works, and the rest will
    (
        "青柳轴承项目已投产，预计今年底全部投产。",
        [("operating", None, False), ("operating", date(2022, 12, 1), True)],
    ),
    # nothing but a plan is told of it
    ("青柳轴承项目已列入全市路网规划。", [("planned", None, False)]),
    ("青柳轴承项目已列入全市路网规划，目前已开工。", [("started", None, False)]),
    # one part works, the other will
    (
        "青柳轴承项目一期已建成投产，二期将于今年底投产。",
        [("completed", None, False), ("operating", None, False), ("operating", date(2022, 12, 1), True)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_and_whether_it_has_come(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert [(row.stage, row.date_start, row.expected) for row in rows(text, A)] == expected


def test_the_words_that_tell_what_was_made_stand_in_front_of_the_name() -> None:
    text = "近年来河口建设了“青柳轴承项目”。"
    (row,) = rows(text, A)
    assert text[row.start : row.end] == "建设了"
