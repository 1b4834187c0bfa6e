"""Cost grows with length alone: a text twice as long takes about twice as long, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from normalize.clean import clean
from normalize.lines import split_lines
from normalize.spaces import space_edits

MOST = 2.6
TRIES = 5

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


def ratio(function: Callable[[str], object], piece: str, size: int) -> float:
    """The least of several measurements of the time for twice the text by the time for the text."""
    best = float("inf")
    for turn in range(TRIES):
        small, large = f"{piece * (size // len(piece))}{turn}", f"{piece * (2 * size // len(piece))}{turn}"
        start = process_time()
        function(small)
        middle = process_time()
        function(large)
        best = min(best, (process_time() - middle) / max(middle - start, 1e-4))
        if best <= MOST:
            break
    return best


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_repair_of_characters(piece):
    clean(piece * 10)
    assert ratio(clean, piece, 15_000) <= MOST


@pytest.mark.parametrize("piece", ["1 200", "某 ", "1 ", "3 月 5 日 ", "总投资 5 亿元", "12,", "第一章 "])
def test_spaces(piece):
    assert ratio(lambda text: list(space_edits(text, 0, len(text))), piece, 200_000) <= MOST


@pytest.mark.parametrize("piece", ["\n", " \n", "某县\n", "　", "某县"])
def test_lines(piece):
    assert ratio(split_lines, piece, 200_000) <= MOST


@pytest.mark.slow
def test_five_megabytes_in_one_line():
    line = PIECES["one line of prose"] * (5_000_000 // 3 // len(PIECES["one line of prose"]))
    assert clean(line).text == line
    assert ratio(clean, PIECES["one line of prose"], 5_000_000 // 6) <= MOST
