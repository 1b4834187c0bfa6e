"""The text of an item out of a repaired source: cuts, joins and damaged spans keep their places."""

from __future__ import annotations

import pytest

from normalize.alignment import Alignment
from normalize.assemble import assemble
from normalize.clean import Cleaned
from normalize.lines import split_lines
from normalize.pages import whole
from normalize.roles import mark


def built(text, damaged=()):
    cleaned = Cleaned(text, Alignment.identity(len(text)), (), damaged)
    (item,) = whole(mark(split_lines(text)))
    return assemble(text, cleaned, item)


def test_a_damaged_span_keeps_its_characters():
    text = "云河县项目开工\n\n\n责任编辑：某某\n总投资?亿元的项目昨日开工，预计明年建成。"
    place = text.index("?")
    result = built(text, ((place, place + 1),))
    ((start, end),) = result.damaged
    assert result.text[start:end] == "?"


def test_a_damaged_span_in_what_is_cut_is_left_out():
    text = "云河县项目开工\n责任编辑：?\n总投资2亿元的项目昨日开工，预计明年建成。"
    place = text.index("?")
    assert built(text, ((place, place + 1),)).damaged == ()


def test_joined_and_cut_text_leads_back_to_its_source():
    text = "云河县项目开工\n本报讯 县里将成立专班，\n\n推进总投资1 200万元的项目。【编辑:某某】\n"
    result = built(text)
    assert result.text == "云河县项目开工\n本报讯 县里将成立专班，推进总投资1200万元的项目。"
    assert result.text[result.body_start :].startswith("本报讯")
    place = result.text.index("1200万元")
    first, last = result.alignment.span(place, place + 6)
    assert text[first:last] == "1 200万元"
    assert sorted(one.kind for one in result.repairs) == ["furniture", "line_join", "space"]


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n\u3000\u3000", "\r", "\n网站地图\n"])
@pytest.mark.parametrize("heads", ["", "云河县项目开工", "云河县项目开工\n\n总投资超过百亿元"])
def test_a_text_without_edits_is_put_together_as_one_with_edits(between, heads):
    body = between.join(["县里的项目昨日开工。", "总投资2亿元的项目将于明年建成。", "两家企业签约。"])
    text = f"责任编辑：?\n{heads}\n{body}"
    place = text.index("?")
    plain, other = built(text), built(text, ((place, place + 1),))
    assert plain == other
    assert plain.text.endswith("两家企业签约。")
