"""What stands at the beginning of a project (studies, decisions to invest) and how a stage gets the day that was told once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 11, 20)
A, B = "青柳轴承项目", "云杉轮毂项目"
C, D = "红松铁路", "白桦大桥"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(rf"{A}|{B}|{C}|{D}", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def rows(text: str, name: str) -> list[tuple[str, date | None, bool]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    found = find(article, own=given).projects
    return [(s.stage, s.date_start, s.expected) for p in found if p.name == name for s in p.stages]


def names(text: str, name: str) -> list[str]:
    return [stage for stage, _, _ in rows(text, name)]


PLANNED = [
    "青柳轴承项目，设计院正在编制可研报告。",
    "青柳轴承项目目前正在进行方案设计。",
    "公司决定投资3亿元建设年产9万套的青柳轴承项目。",
    "本市将积极发展装备产业，建立青柳轴承项目。",
    "公司将在城东核心商圈，投资3亿元(人民币，下同)，打造青柳轴承项目。",
]


@pytest.mark.parametrize("text", PLANNED)
def test_a_study_or_a_decision_to_invest_is_planned(text: str) -> None:
    assert rows(text, A) == [("planned", None, False)]


def test_money_that_was_spent_on_something_else_plans_nothing() -> None:
    assert names("公司投资9亿元收购了对手，青柳轴承项目受到好评。", A) == []
    assert names("公司投资9亿元建设的青柳轴承项目日前投产。", A) == ["operating"]


NOTHING = [
    "青柳轴承项目征地工作稳步推进。",
    "青柳轴承项目运营筹备组成立。",
    "青柳轴承项目名声在外，已有多家研发机构签约入驻。",
    "青柳轴承项目将加快推进本市生态文明建设。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_goes_on_beside_a_project_is_no_stage_of_it(text: str) -> None:
    assert names(text, A) == []


def test_the_project_moves_in_and_goes_on_well() -> None:
    assert names("青柳轴承项目进展顺利。", A) == ["building"]
    assert names("青柳轴承项目正式入驻城东园区。", A) == ["landed"]


def test_what_a_beginning_means_is_no_stage_of_its_own() -> None:
    assert names("20日，红松铁路开工，标志着该铁路进入全面施工阶段。", C) == ["started"]
    assert names("目前红松铁路已进入全面施工阶段。", C) == ["building"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("红松铁路顶管施工顺利，已完成管道敷设9公里。", "building"),
        ("红松铁路取得建筑工程施工许可证。", "approved"),
        ("红松铁路进入调试生产阶段。", "operating"),
    ],
)
def test_one_trade_done_a_permit_and_a_trial(text: str, stage: str) -> None:
    assert names(text, C) == [stage]


def test_a_line_may_be_ready_for_traffic_only_later() -> None:
    assert rows("白桦大桥预计12月底具备通车条件。", D) == [("operating", date(2022, 12, 21), True)]
    assert names("白桦大桥已具备通车条件。", D) == []


def test_the_first_part_of_a_line_leaves_the_line_under_way() -> None:
    assert names("这也是红松铁路贯通的首条长隧道。", C) == []
    assert names("红松铁路全线贯通。", C) == ["building"]


def test_the_time_that_opens_what_somebody_says_holds_for_all_of_it() -> None:
    text = "负责人介绍，前三季度，红松铁路开通运营；白桦大桥完工并投入运营。"
    assert rows(text, C) == [("operating", date(2022, 1, 1), False)]
    assert rows(text, D) == [("completed", date(2022, 1, 1), False), ("operating", date(2022, 1, 1), False)]


def test_the_months_of_the_sentence_before_date_what_is_told_of_its_parts() -> None:
    before = "今年1至10月，全市重点项目完成投资90亿元。"
    assert rows(before + "其中，青柳轴承项目等12个项目新开工建设。", A) == [("started", date(2022, 1, 1), False)]
    assert rows(before + "青柳轴承项目等12个项目新开工建设。", A) == [("started", None, False)]


def test_the_day_of_a_press_conference_is_no_day_of_what_it_tells() -> None:
    text = "11月18日，发言人在例行发布会上表示，10月本市共审批核准项目9个。如青柳轴承项目、云杉轮毂项目等。"
    assert rows(text, A) == rows(text, B) == [("approved", date(2022, 10, 1), False)]


def test_a_ceremony_stands_behind_a_comma_too() -> None:
    assert rows("投资3亿元的青柳轴承项目，11月18日在城东举行奠基仪式。", A) == [("started", date(2022, 11, 18), False)]


def test_a_day_told_behind_one_stage_is_not_the_next_one_s() -> None:
    text = "青柳轴承项目把完工日期提前到2023年5月，争取早些运营。"
    assert ("operating", None, True) in rows(text, A)


def test_which_of_many_it_is_tells_no_day() -> None:
    text = "红松铁路11月18日正式投运，是“十四五”期间头一条建成投运的线路。"
    assert rows(text, C) == [("operating", date(2022, 11, 18), False)]


def test_what_a_project_will_bring_about_is_no_stage_of_it() -> None:
    assert names("青柳轴承项目建成后将加速推进本市产业的提档升级。", A) == []
    assert names("确保青柳轴承项目加快推进。", A) == ["building"]


def test_a_report_on_planning_is_no_plan() -> None:
    assert names("会上汇报了青柳轴承项目规划建设情况。", A) == []


def test_the_day_on_which_a_reporter_learnt_of_a_plan_is_not_its_day() -> None:
    text = "11月7日，笔者从市公路局获悉，青柳轴承项目前期工作基本完成。"
    assert rows(text, A) == [("planned", None, False)]


def test_whose_ceremony_it_is() -> None:
    assert names("11月18日，两家单位举行青柳轴承项目框架协议签约仪式。", A) == ["signed"]
    assert names("青柳轴承项目前景好，市长出席了车展开幕仪式。", A) == []


def test_who_builds_and_what_is_the_greatest_of_the_country_tell_no_stage() -> None:
    assert names("青柳轴承项目由城建公司负责施工。", A) == []
    assert names("双方将在城东投资建设中国最大的青柳轴承项目。", A) == ["planned"]


def test_of_what_is_done_no_work_is_told_any_more_but_of_the_rest() -> None:
    assert names("经过3年施工建设，白桦大桥11月18日正式通车。", D) == ["operating"]
    assert names("青柳轴承项目加紧建设。青柳轴承项目11月18日投产。", A) == ["operating"]
    assert names("青柳轴承项目一期已投产，二期正在施工。", A) == ["operating", "building"]
