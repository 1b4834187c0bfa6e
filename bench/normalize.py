"""Speed of the character repair and of the whole room, in MB of UTF-8 a second on one core, beside ``str.translate``.

Usage: ``python -m bench.normalize [FOLDER]``. Where FOLDER holds ``*.txt`` files they are sorted by script and repeated to
5 MB, otherwise made-up text is. No repetition is like another: the figures in it are changed, so that what is remembered of one
does not help the next, save for lines with damage, each of which is read once. The last lines are texts that would find a step
whose cost grows with the square.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from corpus.records import Source
from normalize.clean import clean
from normalize.normalize import normalize
from normalize.script import table as script_table

TABLE = script_table()
SIZE = 5_000_000
STRETCHES = 4
SIMPLIFIED = "6月4日，城北新区的智能装备产业园项目迎来一场论证会，总投资10亿元，占地240亩。\n"
TRADITIONAL = "強(qiáng)力推進(jìn)重點(diǎn)產(chǎn)業(yè)，全市項(xiàng)目總投資10億元，著力建設(shè)園區(qū)。\n"


def texts(folder: str | None) -> dict[str, list[str]]:
    """The two texts to measure, five megabytes each, source by source."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))] if folder else []
    simplified = [part for part in parts if clean(part).script == "simplified"] or [SIMPLIFIED * 40]
    traditional = [part for part in parts if clean(part).script != "simplified"] or [TRADITIONAL * 40]
    return {"simplified": list(repeated(simplified)), "traditional": list(repeated(traditional))}


def repeated(parts: list[str]) -> Iterator[str]:
    """The parts again and again up to the size measured, with other figures each time."""
    size = 0
    for turn in count():
        for part in parts:
            lines = [line if "?" in line else _changed(line, turn) for line in part.splitlines(keepends=True)]
            size += len("".join(lines).encode())
            yield "".join(lines)
        if size > SIZE:
            return


def _changed(line: str, turn: int) -> str:
    """A line with each of its numbers changed, none longer than it was."""
    return re.sub(r"\d+", lambda one: str((int(one[0]) + turn) % 10 ** len(one[0])).zfill(len(one[0])), line)


def whole_room(pages: list[str]) -> float:
    """Megabytes a second of the whole room, each page a source of its own: the best of three stretches, behind one that loads tables."""
    size = -(-len(pages) // STRETCHES)
    first, *stretches = (pages[start : start + size] for start in range(0, len(pages), size))
    _normalized(first)
    return max(_normalized(stretch) for stretch in stretches)


def _normalized(pages: list[str]) -> float:
    start = time.process_time()
    for page in pages:
        normalize(Source("x", "x", None, "", "txt", "utf-8", len(page), page))
    return sum(len(page.encode()) for page in pages) / (time.process_time() - start) / 1e6


def speed(function: Callable[[str], object], text: str) -> float:
    """Megabytes a second, the best of three runs."""
    best = float("inf")
    for run in range(3):
        fresh = f"{text}{run}"  # What a step remembers of a text must not count.
        start = time.process_time()
        function(fresh)
        best = min(best, time.process_time() - start)
    return len(text.encode("utf-8", "surrogatepass")) / best / 1e6


def main() -> None:
    """Prints a line for each text."""
    for name, pages in texts(sys.argv[1] if len(sys.argv) > 1 else None).items():
        text = "".join(pages)
        ours, table = speed(clean, text), speed(lambda one: one.translate(TABLE), text)
        room = whole_room(pages)
        beside = f"str.translate {table:6.1f} MB/s   ratio {ours / table:.2f}"
        print(f"{name:12} clean {ours:6.1f} MB/s   {beside}   normalize, page by page {room:6.1f} MB/s")
    for name, text in {
        "one line": SIMPLIFIED.replace("\n", "") * (SIZE // len(SIMPLIFIED.encode())),
        "brackets": "(" * 1_000_000,
        "full-width brackets": "（" * 333_000,
        "marks": "?" * 1_000_000,
        "ampersands": "&amp;" * 200_000,
        "rare": "玻埃辏睓" * 80_000,
    }.items():
        print(f"{name:20} clean {speed(clean, text):6.1f} MB/s")


if __name__ == "__main__":
    main()
