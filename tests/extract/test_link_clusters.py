"""Which names are one project, and which are two."""

from __future__ import annotations

import re
import time

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
    "河口青柳机场改扩建工程|青柳机场扩改建工程|青柳基地|华东青柳新材料产业园"
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


@pytest.mark.parametrize("text", ONE)
def test_one_project_under_several_names_is_counted_once(text: str) -> None:
    assert len(names(text)) == 1


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
    began = time.process_time()
    known = Names(numbered)
    assert all(not list(known.fuller(name)) for name in numbered)
    assert time.process_time() - began < 20
