"""Which names are one project, and which are two."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given as given_names
from hypothesis import strategies as st

from extract.find import find
from extract.link.shortening import Names, stands_for
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article

NAMES = (
    "河口省云杉至红松铁路改造工程|云杉至红松高速公路|云红铁路改造工程|云红高速公路|云红高速|云红高铁青岭特大桥|云红高铁|"
    "河口青柳机场改扩建工程|青柳机场扩改建工程|青柳基地|华东青柳新材料产业园|"
    "云杉到红松铁路|云杉至红松铁路|白桦港第二期工程|白桦港二期|甲城地铁十四号线|甲城地铁14号线|"
    "白桦铁路河口青柳至松林段立新隧道|白桦铁路柳松段立新隧道|白桦铁路|丁香水库扩建工程|河口丁香水库二期扩建工程|"
    "椰林至青柳特高压输电工程|河口电网椰林至青柳特高压电力联网工程|芦花运河松岭枢纽|芦花运河|芦花运河柳岭船闸|"
    "槐江大桥|河口槐江公铁两用大桥|梧桐隧道|梧桐大桥|海棠眼镜智造园|海桐轴承智造园|智造园|杉柳水电站|杉柳|杨树湾客运枢纽|杨枢|橡树段航道改建项目|5号机组樟山核电站|樟山核电站6号机组"
)


def given(text: str, _cut: object) -> list[Mention]:
    return [Mention("PROJECT", m.start(), m.end(), m.group(), "given") for m in re.finditer(NAMES, text)]


def names(text: str) -> list[list[str]]:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_year=2022)
    return [sorted({p.name, *p.aliases}, key=text.index) for p in find(article, own=given).projects]


ONE = [
    # a headline in short and the text in full
    "云红铁路改造工程开工。\n3月6日，河口省云杉至红松铁路改造工程开工。",
    "青柳机场扩改建工程竣工。\n河口青柳机场改扩建工程昨日竣工。",
    # what a bracket calls it, and what that is short for
    "华东青柳新材料产业园（以下简称“青柳基地”）开工。青柳基地占地30亩。",
    "云杉至红松高速公路（下称“云红高速”）通车。云红高速公路全长9公里。",
]


ONE += [
    # the same said in other signs: 到 and 至, 第二期 and 二期, figures
    "云杉到红松铁路开工。云杉至红松铁路全长9公里。",
    "白桦港第二期工程开工。白桦港二期明年竣工。",
    "甲城地铁十四号线开工。甲城地铁14号线长9公里。",
    # characters left out here and there
    "白桦铁路柳松段立新隧道昨日贯通。白桦铁路河口青柳至松林段立新隧道长9公里。",
    # a headline in other words than the sentence under it
    "丁香水库扩建工程开工\n昨日，河口丁香水库二期扩建工程开工。",
    "椰林至青柳特高压输电工程今启动\n总投资近9亿元的河口电网椰林至青柳特高压电力联网工程今天启动。",
    "槐江大桥合龙\n记者获悉，省内首座公铁两用桥——河口槐江公铁两用大桥昨日合龙。",
]

ONE += [
    # a short end or beginning of the one name that has it, and a name in quotes in the bracket behind one
    "海棠眼镜智造园去年开工。今年6月，智造园交付使用。",
    "杉柳水电站昨日发电。杉柳全部投产还要一年。",
    "杨树湾客运枢纽（“杨枢”）今日启用。杨枢占地30亩。",
]

TWO = [
    # two names side by side
    "海棠眼镜智造园、智造园昨日开工。",
    "芦花运河松岭枢纽开工。芦花运河全长9公里。",
    "芦花运河柳岭船闸开工\n昨日，芦花运河松岭枢纽开工。",
    "白桦铁路河口青柳至松林段立新隧道昨日贯通。白桦铁路全长9公里。",
    # a headline and the next item's sentence
    "梧桐隧道贯通\n昨日，梧桐大桥开工。",
    "丁香水库扩建工程开工\n昨日，各地传来好消息。河口丁香水库二期扩建工程开工。",
]


@pytest.mark.parametrize("text", TWO)
def test_what_is_near_or_alike_stays_apart(text: str) -> None:
    assert len(names(text)) == 2


@pytest.mark.parametrize("text", ONE)
def test_one_project_under_several_names_is_counted_once(text: str) -> None:
    assert len(names(text)) == 1


def test_a_short_end_that_two_names_have_is_neither_of_them() -> None:
    assert len(names("海棠眼镜智造园去年开工。海桐轴承智造园今年开工。智造园明年交付。")) == 3


def test_a_work_of_a_line_is_not_the_line() -> None:
    assert names("云红高铁青岭特大桥合龙。云红高铁将于明年通车。") == [["云红高铁青岭特大桥"], ["云红高铁"]]


def test_a_bracket_about_something_else_joins_nothing() -> None:
    assert len(names("华东青柳新材料产业园（毗邻云红高铁）开工。")) == 2


@given_names(st.lists(st.text("青柳云杉红松至铁路高速一期园", min_size=1, max_size=9), unique=True, max_size=12))
def test_the_quick_look_finds_what_a_look_at_each_finds(names: list[str]) -> None:
    known = Names(names)
    for name in names:
        assert list(known.fuller(name)) == [other for other in names if stands_for(name, other)]


def test_thousands_of_names_take_no_look_at_each_pair() -> None:
    signs = "甲乙丙丁戊己庚辛壬癸东南西北中"
    numbered = [f"河口{a}{b}{c}青柳新材料产业园" for a in signs for b in signs for c in signs]
    with patch("extract.link.shortening.stands_for", return_value=False) as looks:
        known = Names(numbered)
        for name in numbered:
            list(known.fuller(name))
    assert looks.call_count < len(numbered) ** 2 / 10
