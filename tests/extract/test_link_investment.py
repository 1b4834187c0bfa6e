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
    names = re.finditer("青柳轴承项目|北岸博物馆新馆|云杉热处理生产线", text)
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in names]


AMOUNTS = [
    # more is told of it before its name
    ("计划总投资9亿元、预计年产值12亿元的青柳轴承项目开工。", 9),
    ("总投资9亿元、占地30亩的青柳轴承项目开工。", 9),
    ("总投资9亿元的全县最大工业项目河口集团青柳轴承项目开工。", 9),
    ("一家外地公司在河口投资9亿元，建设青柳轴承项目。", 9),
    ("河口集团投资9亿元，占地30亩，建设青柳轴承项目。", 9),
    ("计划总投资9亿元，青柳轴承项目今日开工。", 9),
    # what is done with it stands between
    ("该县投资9亿元（人民币，下同）建设青柳轴承项目。", 9),
    ("去年引进河口机械集团，投资9亿元，建成了青柳轴承项目。", 9),
    ("河口集团投资9亿元，在城北工业园旁的空地上分两期建设青柳轴承项目。", 9),
    ("河口集团计划投入9亿元用于青柳轴承项目。", 9),
    ("总投资9亿元的河口集团公司青柳轴承项目开工。", 9),
    ("总投资9亿元的市级重点工业项目“青柳轴承项目”开工。", 9),
    ("全市12个项目集中开工，总投资9亿元的青柳轴承项目也在其中。", 9),
    ("全年投资9亿元，进一步改善路网，高质量建设青柳轴承项目。", None),
    ("总投资9亿元的一家工厂落户城北，青柳轴承项目开工。", None),
    # a list of what is built ends in 等
    ("青柳轴承项目主要建设厂房、仓库等，总投资9亿元。", 9),
    ("青柳轴承项目、老码头改造、城北水厂等，总投资9亿元。", None),
    # a part of it, or the sum of those who came
    ("青柳轴承项目开工，其中设备投资9亿元。", None),
    ("青柳轴承项目开工，其中东段长8公里，投资9亿元。", None),
    ("青柳轴承项目开工，其中东段长8公里。项目总投资9亿元。", 9),
    # what it is run with
    ("青柳轴承项目建成投产，投入9亿元建设资金。", 9),
    # told further on
    ("青柳轴承项目签约。这是全市今年最大的一个项目。该项目通过合资经营，总投资9亿元。", 9),
    ("青柳轴承项目签约。前述项目总投资9亿元。", 9),
    ("青柳轴承项目复工。据介绍，施工分两段，总预算9亿元。", 9),
    ("青柳轴承项目签约。城北还有12个项目在建。总投资9亿元。", None),
    # the clause in front is another's
    ("全县急救站共计投资9亿元，青柳轴承项目投资3亿元。", 3),
    ("青柳轴承项目开工，今年全省重大水利工程已达14项，总投资90亿元。", None),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_the_amount_of_a_project(text: str, expected: int | None) -> None:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_year=2022)
    # the model may name other things beside it
    project = next(p for p in find(article, own=given).projects if p.name == "青柳轴承项目")
    assert (project.investment and project.investment.minimum) == (expected and expected * YI)


def amounts(text: str) -> dict[str, Decimal | None]:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_year=2022)
    told = find(article, own=given).projects
    return {p.name: p.investment.minimum if p.investment else None for p in told}


@pytest.mark.parametrize(
    "text",
    [
        "北岸博物馆新馆今日开工。新馆总投资9亿元，建筑面积5万平方米。",
        "北岸博物馆新馆今日开工。博物馆新馆概算投资9亿元。",
        "北岸博物馆新馆今日开工。新馆建成后将成为地标，总投资9亿元。",
    ],
)
def test_a_project_called_by_the_end_of_its_name(text: str) -> None:
    assert amounts(text) == {"北岸博物馆新馆": 9 * YI}


def test_the_end_of_a_name_that_begins_another_word_calls_nothing() -> None:
    assert amounts("北岸博物馆新馆今日开工。新馆员培训班总投资9亿元。") == {"北岸博物馆新馆": None}


def test_the_clauses_in_front_of_another_name_are_the_project_s_that_they_begin_with() -> None:
    told = amounts("青柳轴承项目今日投产。项目总投资9亿元，首次采用了云杉热处理生产线。")
    assert told == {"青柳轴承项目": 9 * YI, "云杉热处理生产线": None}
    told = amounts("青柳轴承项目今日投产。总投资9亿元，云杉热处理生产线同日开工。")
    assert told == {"青柳轴承项目": None, "云杉热处理生产线": 9 * YI}


WITHOUT_THE_NAME = [
    # the end of the name, or the new thing, is the subject
    ("北岸博物馆新馆昨日封顶。新馆位于滨河路，设四个展厅，投资9亿元。", 9),
    ("北岸博物馆新馆昨日封顶。馆方员工说，新馆里投资9亿元的设备最贵。", None),
    # what was signed for it
    ("县政府就青柳轴承项目签署协议。按照协议，企业将在城北建两条线，总投资9亿元。", 9),
    ("青柳轴承项目昨日签约。协议约定，公司在城北建两条线，投资9亿元；县里修路。", 9),
    # the only project of the article, and nothing else is spoken of
    ("青柳轴承项目昨日投用。河口集团投资9亿元，今年产量可望翻番。", 9),
    ("青柳轴承项目昨日投用。这条线由河口集团投资9亿元建成。", 9),
    ("青柳轴承项目昨日投用。河口集团另外投资9亿元。", None),
    ("青柳轴承项目昨日投用。河口集团投资9亿元，建一座冷库。", None),
    ("青柳轴承项目昨日投用。三家外地公司昨日签约，投资9亿元。", None),
    ("青柳轴承项目昨日投用。先期改造两条线，投资9亿元。", None),
    ("青柳轴承项目昨日投用。同城的冷链工厂投资9亿元。", None),
    ("青柳轴承项目昨日投用。培训班总投资9亿元。", None),
    ("青柳轴承项目昨日投用。城北新上18个项目。河口集团投资9亿元。", None),
    ("青柳轴承项目和云杉热处理生产线昨日投用。河口集团投资9亿元。", None),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_THE_NAME)
def test_a_sentence_without_the_name(text: str, expected: int | None) -> None:
    value = None if expected is None else expected * YI
    assert set(amounts(text).values()) == {value}


BUILT_WITH = [
    ("河口集团增资9亿元，兴建青柳轴承项目。", 9),
    ("河口集团增资9亿元扩建青柳轴承项目。", 9),
    ("河口集团增资9亿元，青柳轴承项目昨日投产。", None),
    ("河口集团出资9亿元抢建青柳轴承项目。", 9),
    ("河口集团出资9亿元购股，青柳轴承项目昨日投产。", None),
    ("河口集团投资9亿元，办青柳轴承项目。", 9),
    ("河口集团投资9亿元，建成后的厂房归县里，青柳轴承项目昨日投产。", None),
    ("青柳轴承项目历时两年、花费9亿元。", 9),
    ("青柳轴承项目昨日开工，预算9亿元。", 9),
    ("青柳轴承项目昨日开工，县里的预算收入9亿元。", None),
    ("青柳轴承项目昨日开工，由河口环保投资9亿元建设。", 9),
    ("青柳轴承项目昨日开工，其中环保投资9亿元。", None),
    ("青柳轴承项目改造完成，换下了原来的旧线，投入9亿元。", 9),
    ("青柳轴承项目昨日开工，原来计划总投资9亿元。", None),
]


@pytest.mark.parametrize(("text", "expected"), BUILT_WITH)
def test_what_is_spent_on_what_is_built(text: str, expected: int | None) -> None:
    assert amounts(text)["青柳轴承项目"] == (None if expected is None else expected * YI)


@pytest.mark.parametrize(
    "text",
    [
        "两家公司就青柳轴承项目签订施工合同，合同金额9亿元。",
        "河口路桥中标青柳轴承项目设计施工总承包，合同额约9亿美元，折合人民币约60亿元。",
        "青柳轴承项目、云杉热处理生产线的投资均在9亿元以内。",
        "自建厂以来，青柳轴承项目获得总投资9亿元。",
    ],
)
def test_the_price_of_a_contract_and_what_each_of_many_has_are_no_investment(text: str) -> None:
    assert set(amounts(text).values()) == {None}


def test_the_amounts_alone_behind_the_names_of_a_row() -> None:
    told = amounts("河口集团，青柳轴承项目，9亿元；\n南岭集团，云杉热处理生产线，2.5亿元。")
    assert told == {"青柳轴承项目": 9 * YI, "云杉热处理生产线": Decimal("2.5") * YI}


@pytest.mark.parametrize(
    "text",
    [
        "青柳轴承项目，9亿元，昨日开工。",  # one alone is no row
        "青柳轴承项目，9亿元贷款已到；云杉热处理生产线，2亿元贷款已到。",
    ],
)
def test_an_amount_alone_behind_a_name_that_is_in_no_row(text: str) -> None:
    assert set(amounts(text).values()) == {None}


def test_what_is_said_behind_the_parts_is_the_whole_s() -> None:
    told = amounts("青柳轴承项目由北岸博物馆新馆和云杉热处理生产线组成，总投资9亿元。")
    assert told == {"青柳轴承项目": 9 * YI, "北岸博物馆新馆": None, "云杉热处理生产线": None}
    told = amounts("青柳轴承项目包括云杉热处理生产线等多个工段，全长3公里，总投资9亿元。")
    assert told == {"青柳轴承项目": 9 * YI, "云杉热处理生产线": None}


def test_a_first_phase_that_is_told_by_its_parts_is_not_the_whole() -> None:
    told = amounts("青柳轴承项目首期包括云杉热处理生产线和两座仓库，总投资9亿元。")
    assert told["青柳轴承项目"] is None


def test_a_total_behind_another_subject_is_not_that_of_the_name_behind_it() -> None:
    assert amounts("改道后的旧线全长90公里，总投资9亿元，青柳轴承项目离它最近。") == {"青柳轴承项目": None}
