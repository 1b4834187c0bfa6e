"""Speed of money, areas and dates together, beside JioNLP's extract_money and extract_time in the same run.

Usage: ``bench/.venv/bin/python -m bench.quantities [FOLDER]`` where ``bench/.venv`` holds JioNLP 1.5.31, or any Python for our
side alone. Where FOLDER holds ``*.txt`` files they are brought to simplified script, otherwise made-up news is taken; our side
reads it repeated to 1, 5 and 50 MB, JioNLP once sentence by sentence, as it means to be called. Prints MB of UTF-8 a second,
the ratio, and the start-up time.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from extract.areas import find_areas
from extract.dates import Reference, find_dates
from extract.money import find_money
from extract.segment import sentences
from normalize.clean import clean

MADE_UP = """6月4日，城北新区的智能装备产业园项目集中开工，计划投资11亿元，用地265亩，全部投产后年产值预计在13亿元上下。
今年1-8月，全区新引进亿元以上项目78个，完成固定资产投资330.79亿元，同比增长8.4%；其中制造业投资超过120亿元。
会议指出，要抓好项目服务，压实责任，推动在谈项目早落地、落地项目早开工、开工项目早投产，确保年底前建成投用。
"""
REFERENCE = date(2020, 9, 15)


def text_of(folder: str | None) -> str:
    """The text to measure: the simplified articles of a folder, or made-up news."""
    files = sorted(Path(folder).glob("*.txt")) if folder else []
    return "\n".join(clean(path.read_text(encoding="utf-8")).text for path in files) or MADE_UP


def ours(text: str) -> int:
    """The number of our mentions in an article."""
    cut = sentences(text)
    found = len(find_money(text, cut)) + len(find_areas(text, cut))
    return found + len(find_dates(text, cut, Reference(REFERENCE)))


def theirs(text: str) -> int:
    """The number of JioNLP's mentions, sentence by sentence."""
    import jionlp

    base = time.mktime(REFERENCE.timetuple())
    found = 0
    for cut in sentences(text):
        sentence = text[cut.start : cut.end]
        found += len(jionlp.ner.extract_money(sentence, with_parsing=True) or ())
        found += len(jionlp.ner.extract_time(sentence, time_base=base, with_parsing=True) or ())
    return found


def speed(function: Callable[[str], int], text: str, times: int = 1) -> tuple[float, int]:
    """MB a second of CPU time over ``text`` read ``times`` times, and the mentions in one reading."""
    function(text[:2000])
    started = time.process_time()
    for _ in range(times):
        found = function(text)
    return len(text.encode()) * times / 1e6 / (time.process_time() - started), found


def main() -> None:
    """Prints our speed by size, JioNLP's where it is installed, their ratio, and the start-up time."""
    text = text_of(sys.argv[1] if len(sys.argv) > 1 else None)
    size = len(text.encode()) / 1e6
    for megabytes in (1, 5, 50):
        rate, found = speed(ours, text, max(1, round(megabytes / size)))
        print(f"ours, {megabytes:2} MB of articles    {rate:7.2f} MB/s  {found} mentions a reading")
    one, _ = speed(ours, text * max(1, round(5 / size)))
    print(f"ours, one text of 5 MB    {one:7.2f} MB/s")
    rate, found = speed(ours, text, max(1, round(5 / size)))
    if importlib.util.find_spec("jionlp"):
        peer, theirs_found = speed(theirs, text)
        print(
            f"JioNLP                    {peer:7.2f} MB/s  {theirs_found} mentions\nratio                     {rate / peer:7.1f}"
        )
    else:
        print("JioNLP is not installed here: no ratio (pip install jionlp==1.5.31 into bench/.venv)")
    started = time.perf_counter()
    # A fresh interpreter that imports all and answers one sentence.
    code = "from bench.quantities import ours; ours('投资3亿元')"
    subprocess.run([sys.executable, "-c", code], check=True)
    print(f"start-up                  {time.perf_counter() - started:7.2f} s")


if __name__ == "__main__":
    main()
