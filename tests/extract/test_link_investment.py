"""Whose an amount is where other words stand between it and a name."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from extract.find import find
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

YI = Decimal(100_000_000)


def given(text: str, _cut: object) -> list[Mention]:
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in re.finditer("青柳轴承项目", text)]


AMOUNTS = [
    # more is told of it before its name
    ("计划总投资9亿元、预计年产值12亿元的青柳轴承项目开工。", 9),
    ("总投资9亿元、占地30亩的青柳轴承项目开工。", 9),
    ("总投资9亿元的全县最大工业项目河口集团青柳轴承项目开工。", 9),
    ("一家外地公司在河口投资9亿元，建设青柳轴承项目。", 9),
    ("计划总投资9亿元，青柳轴承项目今日开工。", 9),
    # the clause in front is another's
    ("全县急救站共计投资9亿元，青柳轴承项目投资3亿元。", 3),
    ("青柳轴承项目开工，今年全省重大水利工程已达14项，总投资90亿元。", None),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_the_amount_of_a_project(text: str, expected: int | None) -> None:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_year=2022)
    (project,) = find(article, own=given).projects
    assert (project.investment and project.investment.minimum) == (expected and expected * YI)
