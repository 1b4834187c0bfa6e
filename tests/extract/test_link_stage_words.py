"""Words that tell a stage in news of sites, approvals and ceremonies, and words that only look like it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention, Stage
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 3, 20)
A, B = "青柳轴承项目", "云杉轮毂项目"
C, D = "红松铁路", "白桦大桥"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(rf"{A}|{B}|{C}|{D}", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def told(text: str) -> dict[str, list[Stage]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    return {p.name: list(p.stages) for p in find(article, own=given).projects}


def rows(text: str, name: str = A) -> list[tuple[str, date | None, bool]]:
    return [(row.stage, row.date_start, row.expected) for row in told(text)[name]]


BUILDING = [
    "青柳轴承项目工地上，吊车来来往往。",
    "青柳轴承项目现场，近百台挖掘机昼夜作业。",
    "青柳轴承项目现场机器轰鸣。",
    "青柳轴承项目里，数百名工人正在忙碌。",
    "正在兴建的青柳轴承项目占地90亩。",
    "青柳轴承项目最后一榀钢梁合拢。",
    "青柳轴承项目建设进入尾声。",
    "青柳轴承项目第一条产线正在紧张调试。",
    "施工人员正在给青柳轴承项目的地基正浇筑，青柳轴承项目正在为主楼浇筑混凝土。",
    "青柳轴承项目正式进入运行试验阶段。",
    "青柳轴承项目已完成投资3亿元。",
    "青柳轴承项目初具雏形。",
    "正在进行的青柳轴承项目改变了这里。",
]


@pytest.mark.parametrize("text", BUILDING)
def test_who_and_what_is_at_work(text: str) -> None:
    assert [row[:1] for row in rows(text)] in ([("building",)], [("building",)] * 2)


NOTHING = [
    # what is made ready for a stage to come
    "青柳轴承项目的厂房上完了梁，为全线按期投产奠定了坚实基础。",
    "青柳轴承项目的手续办妥，为后续顺利投产创造条件。",
    # things that land and are no project
    "青柳轴承项目里，一排排新设备已经落地装好。",
    "青柳轴承项目推动人才政策全面落地。",
    "青柳轴承项目使一批科研成果落地转化。",
    # the price, the winner, the way through the office
    "青柳轴承项目的中标人已经确定。",
    # the ends of two words
    "青柳轴承项目启动先期实施工程可研。",
    "青柳轴承项目推行实施工作责任制。",
    # an object of its own
    "青柳轴承项目所在的河口启动实施“提升年”行动。",
    "青柳轴承项目下方是机场运营区。",
    "青柳轴承项目采用“股权合作+施工总承包”的办法。",
    "青柳轴承项目采用设计施工一体的办法。",
    "青柳轴承项目完善了智慧工地系统。",
    # what was meant once, and what is hard
    "青柳轴承项目原计划去年6月开工。",
    "青柳轴承项目门前是一条难以通车的土路。",
    "青柳轴承项目创造了“当年开工、当年见效”的速度。",
    # to work again
    "青柳轴承项目负责人说，高效复工是各方的共识。",
    # certificates, sums
    "青柳轴承项目获得了船级社原则性批准证书。",
    "青柳轴承项目内完成销售额7亿元。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_nothing_of_it(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a project lands, of whatever kind, and wherever: the name of the place is no part of the word
        ("青柳轴承项目落地河口。", [("landed", None, False)]),
        ("青柳轴承项目是技术改造项目，已落地河口。", [("landed", None, False)]),
        ("3月6日，青柳轴承项目落户前山。", [("landed", date(2022, 3, 6), False)]),
        ("3月6日，青柳轴承项目落户石桥县。", [("landed", date(2022, 3, 6), False)]),
        ("青柳轴承项目落户率很高。", []),
        # allowed
        ("省发改委近日批准了青柳轴承项目。", [("approved", None, False)]),
        ("青柳轴承项目3月6日获省自然资源厅批准。", [("approved", date(2022, 3, 6), False)]),
        # being prepared
        ("青柳轴承项目正在筹备。", [("planned", None, False)]),
        # the ceremony, with what was held and whose it was
        ("3月6日，青柳轴承项目在河口开发区举行了奠基仪式。", [("started", date(2022, 3, 6), False)]),
        ("3月6日，青柳轴承项目在河口举行复建奠基仪式。", [("started", date(2022, 3, 6), False)]),
        # what it is, and since when
        ("青柳轴承项目是今年2月建成的一个协作项目。", [("completed", date(2022, 2, 1), False)]),
        # early: what has not begun is told so, a wish for its end is not
        ("河口争取青柳轴承项目早日开工。", [("started", None, True)]),
        ("河口争取青柳轴承项目早日建成投产。", []),
        ("河口协调青柳轴承项目尽快复工。", []),
        # in brackets
        ("南侧的青柳轴承项目（在建）占地90亩。", [("building", None, False)]),
        ("南侧的青柳轴承项目（预计2024年投产）占地90亩。", [("operating", date(2024, 1, 1), True)]),
        ("南侧的青柳轴承项目（在建筑业协会旁）占地90亩。", []),
        ("除青柳轴承项目外，另有一批工厂加快建设。", []),
        # very near, and on the way
        ("青柳轴承项目投产在即。", [("operating", None, True)]),
        ("青柳轴承项目向全面开工迈进。", [("started", None, True)]),
        ("未来五年，河口将建成云杉轮毂项目，新开工青柳轴承项目。", [("started", None, True)]),
        # what is to come after a ceremony is not of its day
        (
            "3月6日，青柳轴承项目签约仪式举行，这是首个外资项目，将落户河口。",
            [("signed", date(2022, 3, 6), False), ("landed", None, True)],
        ),
        # work goes on, also on other days than that of the visit
        ("3月6日，记者来到青柳轴承项目工地。", [("building", None, False)]),
    ],
)
def test_the_stage_its_day_and_whether_it_has_come(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert rows(text) == expected


def test_others_that_sign_are_not_the_park() -> None:
    text = "青柳轴承项目启动建设，同时总投资30亿元的15个重点项目签约。"
    assert [row[0] for row in rows(text)] == ["started"]


def test_a_list_behind_a_comma_shares_what_is_said() -> None:
    found = told("目前，青柳轴承项目、云杉轮毂项目，红松铁路、白桦大桥等工程都已全面复工。")
    assert [[row.stage for row in found[name]] for name in (A, B, C, D)] == [["building"]] * 4
    found = told("青柳轴承项目竣工，云杉轮毂项目等工程都已开工。")
    assert [[row.stage for row in found[name]] for name in (A, B)] == [["completed"], ["started"]]


def test_a_whole_of_which_more_is_expected_is_under_way() -> None:
    found = told("红松铁路控制性工程——白桦大桥今天合龙。红松铁路计划2024年通车。")
    assert [(row.stage, row.expected) for row in found[C]] == [("building", False), ("operating", True)]


def test_the_day_in_the_text_is_better_than_the_headlines_today() -> None:
    assert rows("青柳轴承项目今天开工\n3月18日，青柳轴承项目开工仪式在河口举行。") == [
        ("started", date(2022, 3, 18), False)
    ]
    assert rows("青柳轴承项目3月1日开工\n3月18日，青柳轴承项目二期开工。") == [
        ("started", date(2022, 3, 1), False),
        ("started", date(2022, 3, 18), False),
    ]


LISTS = [
    # the line says it of every item, up to the next line of its kind
    (
        "一、新开工项目（2个）\n1.青柳轴承项目，总投资3亿元。占地9亩。\n2.云杉轮毂项目，总投资2亿元。\n二、续建项目\n1.红松铁路，全长90公里。",
        {A: [("started", False)], B: [("started", False)], C: [("building", False)]},
    ),
    ("计划开工项目：\n青柳轴承项目\n云杉轮毂项目", {A: [("started", True)], B: [("started", True)]}),
    ("（一）储备项目\n（1）云岭路工程。\n（2）青柳轴承项目。", {A: [("planned", False)]}),
    # running text ends a list, and what an item says itself is its own
    ("签约项目\n1.青柳轴承项目。\n县长说，云杉轮毂项目很大。", {A: [("signed", False)], B: []}),
    ("在建项目\n1.青柳轴承项目，今年2月竣工。", {A: [("completed", False)]}),
    # a line about projects that tells no stage
    ("重点项目\n1.青柳轴承项目，总投资3亿元。", {A: []}),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_under_a_line_that_says_its_stage(text: str, expected: dict[str, list[tuple[str, bool]]]) -> None:
    found = told("河口县重点项目表\n" + text)
    assert {name: [(row.stage, row.expected) for row in its] for name, its in found.items()} == expected
