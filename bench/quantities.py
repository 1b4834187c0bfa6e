"""Speed of money, areas and dates together, beside JioNLP's extract_money and extract_time in the same run.

Usage: ``bench/.venv/bin/python -m bench.quantities [FOLDER]`` where ``bench/.venv`` holds JioNLP 1.5.31, or any Python for our
side alone. Where FOLDER holds ``*.txt`` files they are brought to simplified script, otherwise made-up news is taken; our side
reads them article by article, repeated to 1, 5 and 50 MB, JioNLP sentence by sentence, as it means to be called; for the ratio
the two read in turns. Prints MB of UTF-8 per second of CPU, the ratio, and the start-up time.
"""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
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
ROUNDS = 8
Reader = Callable[[Sequence[str]], int]


def articles_of(folder: str | None) -> list[str]:
    """The articles to measure: the simplified texts of a folder, or made-up news."""
    files = sorted(Path(folder).glob("*.txt")) if folder else []
    return [clean(path.read_text(encoding="utf-8")).text for path in files] or [MADE_UP]


def ours(articles: Sequence[str]) -> int:
    """The number of our mentions in some articles."""
    found = 0
    for text in articles:
        cut = sentences(text)
        found += len(find_money(text, cut)) + len(find_areas(text, cut))
        found += len(find_dates(text, cut, Reference(REFERENCE)))
    return found


def theirs(articles: Sequence[str]) -> int:
    """The number of JioNLP's mentions, sentence by sentence."""
    import jionlp

    logging.disable(logging.CRITICAL)  # it logs a traceback for every phrase that it can't read

    base = time.mktime(REFERENCE.timetuple())
    found = 0
    for text in articles:
        for cut in sentences(text):
            sentence = text[cut.start : cut.end]
            found += len(jionlp.ner.extract_money(sentence, with_parsing=True) or ())
            found += len(jionlp.ner.extract_time(sentence, time_base=base, with_parsing=True) or ())
    return found


def seconds(function: Reader, articles: Sequence[str], times: int = 1) -> float:
    """CPU seconds to read ``articles`` as often as ``times`` says."""
    started = time.process_time()
    for _ in range(times):
        function(articles)
    return time.process_time() - started


def ratio(articles: Sequence[str], times: int) -> tuple[float, float]:
    """MB a second, ours and JioNLP's: in each of ROUNDS both read, so that a change of the machine's speed meets both.

    Ours reads the articles ``times`` times in all.
    """
    own = their = 0.0
    each = max(1, times // ROUNDS)
    for _ in range(ROUNDS):
        their += seconds(theirs, articles)
        own += seconds(ours, articles, each)
    return ROUNDS * each * megabytes(articles) / own, ROUNDS * megabytes(articles) / their


def megabytes(articles: Sequence[str]) -> float:
    """The size of the articles in MB of UTF-8."""
    return sum(len(text.encode()) for text in articles) / 1e6


def main() -> None:
    """Prints our speed by size, beside JioNLP's where it is installed, their ratio, and the start-up time."""
    articles = articles_of(sys.argv[1] if len(sys.argv) > 1 else None)
    size = megabytes(articles)
    print(f"{ours(articles)} mentions of ours in {len(articles)} articles, {size * 1000:.0f} KB")
    for wanted in (1, 5, 50):
        times = max(1, round(wanted / size))
        print(f"ours, {wanted:2} MB of articles    {times * size / seconds(ours, articles, times):7.2f} MB/s")
    one = ["\n".join(articles * max(1, round(5 / size)))]
    print(f"ours, one text of 5 MB    {megabytes(one) / seconds(ours, one):7.2f} MB/s")
    if importlib.util.find_spec("jionlp"):
        print(f"{theirs(articles)} mentions of JioNLP")
        own, their = ratio(articles, round(5 / size))
        print(f"in turns, 5 MB of ours    {own:7.2f} MB/s\nJioNLP                    {their:7.2f} MB/s")
        print(f"ratio                     {own / their:7.1f}")
    else:
        print("JioNLP is not installed here: no ratio (pip install jionlp==1.5.31 into bench/.venv)")
    started = time.perf_counter()
    # A fresh interpreter that imports all and answers one sentence.
    code = "from bench.quantities import ours; ours(['投资3亿元'])"
    subprocess.run([sys.executable, "-c", code], check=True)
    print(f"start-up                  {time.perf_counter() - started:7.2f} s")


if __name__ == "__main__":
    main()
