"""Stages as local papers tell them: verbs alone behind a name, lists under a group's event, agreements in front of a name."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention, Stage
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 6, 20)
A, B, C, D = "青柳轴承", "云杉轮毂", "红松水厂", "白桦大桥"


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(rf"{A}|{B}|{C}|{D}", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def told(text: str) -> dict[str, tuple[Stage, ...]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=DAY.year
    )
    return {p.name: p.stages for p in find(article, own=given).projects}


def short(text: str) -> dict[str, str]:
    return {name: " ".join(row.stage + "?" * row.expected for row in stages) for name, stages in told(text).items()}


TERSE = [
    (f"{C}出水。", {C: "operating"}),
    (f"{C}于6月2日出水，供三个镇。", {C: "operating"}),
    (f"{A}试产；{D}收尾。", {A: "operating", D: "building"}),
    (f"{A}、{B}陆续满产。", {A: "operating", B: "operating"}),
    (f"{D}尚在可研，{C}首条线通线。", {D: "planned", C: "operating"}),
    (f"{A}技改完成。", {A: "completed"}),
    (f"{D}年底通电。", {D: "operating?"}),
    (f"{D}主塔吊装。", {D: "building"}),
    (f"{C}管网铺设过半。", {C: "building"}),
    # it is denied, put off, or said of something else
    (f"{C}延期开放。", {C: ""}),
    (f"{C}未出水。", {C: ""}),
    (f"云岭公司负责{A}安装。", {A: ""}),
    (f"{A}的厂房空调装修。", {A: ""}),
    (f"{A}装修风格简洁。", {A: ""}),
    # 未来 denies nothing
    (f"{A}将在未来两年陆续投产。", {A: "operating?"}),
]

WORDS = [
    (f"县里建起{A}，用工三百人。", {A: "completed"}),
    (f"{A}落成后，园区建起三栋宿舍。", {A: ""}),
    (f"市发改委发文，同意建设{D}。", {D: "approved"}),
    (f"董事会批准投资3亿元设立{A}。", {A: "approved"}),
    (f"{A}本月领到土地证。", {A: "approved"}),
    (f"{D}环评公示，{C}进入初设。", {D: "planned", C: "planned"}),
    (f"{D}已报省里审批。", {D: "planned"}),
    (f"{C}通过县水务局验收。", {C: "completed"}),
    (f"{C}通过消防验收。", {C: ""}),
    (f"{D}正在打桩基。", {D: "building"}),
    (f"{A}窑炉点火烘炉。", {A: "building"}),
    (f"{A}投入储备。", {A: ""}),
    (f"县交通局另外上马的还有{C}、{D}。", {C: "started", D: "started"}),
    (f"关于加快{D}建设的建议收悉。", {D: ""}),
    (f"同期建设的还有{C}、{D}。", {C: "building", D: "building"}),
    (f"县里打算与邻县再建一座{D}。", {D: "planned"}),
]

AGREED = [
    (f"5日，云岭集团与河口县签署投资协议，计划总投资5亿元，在开发区建设{A}。", {A: "signed"}),
    (f"云岭毛纺30日与河口县签约，投资4亿元新建{A}。", {A: "signed"}),
    (f"云岭公司竞得河口县一宗工业用地，将打造{A}。", {A: "approved"}),
    (f"云岭公司落户河口，投资2亿元建设{A}。", {A: "landed"}),
    # another agreement, another subject, and one that is only planned
    (f"签约企业增至30家，园区服务专员协助{A}。", {A: ""}),
    (f"双方签署合作协议。云岭公司是{A}的股东。", {A: ""}),
    (f"云岭公司拟与河口县签约，投资4亿元建设{A}。", {A: "signed?"}),
]

GROUPS = [
    (
        f"河口县9个项目入选，其中续建项目2个：{A}、{B}；新开工项目1个：{C}；前期项目1个：{D}。",
        {A: "building", B: "building", C: "started", D: "planned"},
    ),
    (f"河口县今年重点推进15个项目：{A}、{B}。", {A: "building", B: "building"}),
    (
        f"河口县举行签约仪式，6个项目落户。包括总投资3亿元的{A}、总投资2亿元的{B}。",
        {A: "signed landed", B: "signed landed"},
    ),
    (
        f"推介会上，三个项目签约落户。\n云岭公司，{A}，7亿元；\n松江公司，{B}，3亿元；\n远山公司，{C}，2亿元。",
        {A: "signed landed", B: "signed landed", C: "signed landed"},
    ),
    (
        f"河口县举行外资项目集中签约仪式。来的多是老客商。云岭公司扩产{A}；松江公司增资{B}；远山公司入股{C}。",
        {A: "signed", B: "signed", C: "signed"},
    ),
    (f"去年，河口县新签外资项目2个：云岭的{A}，松江的{B}。", {A: "signed", B: "signed"}),
    # a new paragraph that is no item of a list speaks of something else
    (f"推介会上，三个项目签约。\n{A}总投资7亿元。", {A: ""}),
    # each tells its own
    (f"河口县12个项目集中开工。云岭公司的{A}投产；松江公司的{B}竣工。", {A: "operating", B: "completed"}),
]

AGENDA = [
    (f"今年要办的几件大事\n加快交通建设。建成{D}，开工{C}。", {D: "completed?", C: "started?"}),
    (f"过去一年，河口县补短板。建成{D}，开工{C}。", {D: "completed", C: "started"}),
]


@pytest.mark.parametrize(("text", "expected"), TERSE + WORDS + AGREED + GROUPS + AGENDA)
def test_stages_as_local_papers_tell_them(text: str, expected: dict[str, str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{D}通车\n河口县城东，{D}昨日迎来首批车辆。", date(2022, 6, 19)),
        (f"{D}通车\n昨日，县里召开防汛会。{D}长9公里。", None),
        (f"5日，云岭集团与河口县签署协议，合资建设{D}。", date(2022, 6, 5)),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    (stage,) = told(text)[D]
    assert stage.date_start == expected
