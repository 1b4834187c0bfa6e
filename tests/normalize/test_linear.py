"""Cost grows with length alone: a text eight times as long takes about eight times as long, whatever it is made of."""

from __future__ import annotations

import pytest

from normalize.clean import clean
from normalize.lines import split_lines
from normalize.spaces import space_edits
from tests.growth import LINEAR, TIMES, growth, repeated

PIECES = {
    "one line of prose": "6月4日，城北新区的智能装备产业园项目迎来一场论证会，总投资10亿元，占地240亩。",
    "notes": "項(xiàng)目總投資(zī)10億(yì)元，",
    "brackets": "(",
    "wide brackets": "（",
    "open and shut": "()",
    "ampersands": "&amp;",
    "bare ampersands": "&",
    "rare characters": "玻埃辏睓",
    "marks": "?",
    "marks between ideographs": "项?目",
    "lost characters": "\ufffd",
    "controls": "\x00目",
    "letters between ideographs": "項A目",
    "quotes of both scripts": "“這個項目”，这个项目；",
    "latin": "Ã©",
    "read one byte late": "玻埃保",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_repair_of_characters(piece):
    assert growth(lambda length: clean(repeated(piece, length)), 6_000) <= LINEAR


@pytest.mark.parametrize("piece", ["1 200", "某 ", "1 ", "3 月 5 日 ", "总投资 5 亿元", "12,", "第一章 "])
def test_spaces(piece):
    def cost(length: int) -> None:
        text = repeated(piece, length)
        list(space_edits(text, 0, len(text)))

    assert growth(cost, 50_000) <= LINEAR


@pytest.mark.parametrize("piece", ["\n", " \n", "某县\n", "　", "某县"])
def test_lines(piece):
    assert growth(lambda length: split_lines(repeated(piece, length)), 50_000) <= LINEAR


@pytest.mark.slow
def test_five_megabytes_in_one_line():
    piece = PIECES["one line of prose"]
    line = repeated(piece, 5_000_000 // 3)
    assert clean(line).text == line
    assert growth(lambda length: clean(repeated(piece, length)), 5_000_000 // 3 // TIMES) <= LINEAR
