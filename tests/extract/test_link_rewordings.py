"""Names that say the same in other words, and names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.link.rewordings import reworded
from tests.growth import LINEAR, growth


def joined(one: str, other: str) -> bool:
    return bool(list(reworded([one, other])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # pieces in another order, two characters changed about
        ("青柳农村安全饮水", "县青柳农村饮水安全"),
        ("云杉湖水面漂浮物转运站", "云杉湖水面漂浮物运转站"),
        # the words that any project may have
        ("青柳新型城镇化建设", "青柳新型城镇化PPP"),
        ("云杉山区绿色公路", "云杉山区绿色公路建设"),
        ("云红高速", "云红高速公路"),
        ("9000吨/年红松纤维产业化", "年产9000吨红松纤维"),
        # a park by another word
        ("青柳工业区", "青柳工业园"),
        ("青柳工业园区", "青柳工业园"),
        # its province in front
        ("白桦港", "重庆白桦港"),
    ],
)
def test_one_project(one: str, other: str) -> None:
    assert joined(one, other)
    assert joined(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云杉铁路青柳段", "红松铁路青柳段"),
        ("低速柴油机", "高速柴油机"),
        ("年产9000吨红松纤维", "年产8000吨红松纤维"),
        ("甲城地铁8号线", "甲城地铁18号线"),
        ("云杉产业园1期", "云杉产业园2期"),
        ("青柳东区", "青柳东园"),
        ("青柳工业区", "红松工业园"),
        # the whole, and a phase or a part of it
        ("云杉产业园", "云杉产业园1期"),
        ("云杉创新产业园", "云杉创新产业园1期物流园"),
        # short for several: left to the rules of short names
        ("红松科创城", "红松科创城生命科学园"),
        ("红松港", "白桦港"),
    ],
)
def test_two_projects(one: str, other: str) -> None:
    assert not joined(one, other)


@given(st.lists(st.text("云杉红松产业园建设1一期铁路年产吨/", min_size=1, max_size=12), max_size=8, unique=True))
def test_pairs_are_of_the_names_and_no_name_is_its_own_pair(names: list[str]) -> None:
    for short, full in reworded(names):
        assert short in names
        assert full in names
        assert short != full


def test_a_long_list_is_not_compared() -> None:
    names = [f"云杉{number}号产业园区建设" for number in range(4000)]
    assert not list(reworded(names))
    assert growth(lambda count: list(reworded(names[:count])), 500) <= LINEAR
