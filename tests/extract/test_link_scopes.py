"""Of which project a stretch of text speaks, and of which it does not."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.find import find
from extract.records import Mention, Project
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 3, 20)


def given(text: str, _cut: object) -> list[Mention]:
    names = re.finditer(r"(?:青柳轴承|云杉轮毂)项目|红松铁路|青柳新材料产业园", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


def projects(text: str, title: str | None = None) -> dict[str, Project]:
    article = Article(
        "d",
        "s",
        0,
        len(text),
        text,
        Alignment.identity(len(text)),
        title=title,
        reference_date=DAY,
        reference_year=DAY.year,
    )
    return {project.name: project for project in find(article, own=given).projects}


def stages(text: str, name: str, title: str | None = None) -> list[str]:
    return [stage.stage for stage in projects(text, title)[name].stages]


BEFORE = "该项目总投资9亿元，预计今年6月投产。本区去年有三家公司上市。随后青柳轴承项目召开例会。"


def test_what_is_told_before_a_name_is_not_its_own() -> None:
    project = projects(BEFORE)["青柳轴承项目"]
    assert (project.investment, project.stages) == (None, ())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2024年建成后，每年可生产轴承30万套。", ["started", "completed"]),
        ("据介绍，2024年全部投产后，将新增岗位300个。", ["started", "operating"]),
        ("自2021年10月动工以来，各标段已浇筑混凝土9万立方米。", ["started", "started"]),
        ("建成后，每年可生产轴承30万套。", ["started"]),
        ("2024年全区工业产值将达90亿元，届时还有多家工厂建成后投产。", ["started"]),
        ("2024年建成的老厂房将改作展厅。", ["started"]),
        ("2024年，河口电厂建成后，全区供电将更加稳定。", ["started"]),
    ],
)
def test_a_year_without_a_subject_goes_on_about_the_project_before(said: str, expected: list[str]) -> None:
    assert stages(f"青柳轴承项目今日开工。{said}", "青柳轴承项目") == expected
