"""Speed of the character repair, in MB of UTF-8 a second on one core, beside ``str.translate`` in the same run.

Usage: ``python -m bench.normalize [FOLDER]``. Where FOLDER holds ``*.txt`` files they are sorted by script and repeated to
5 MB, otherwise made-up text is. The last lines are texts that would find a step whose cost grows with the square.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from normalize.clean import clean
from normalize.script import table as script_table

TABLE = script_table()
SIZE = 5_000_000
SIMPLIFIED = "6月4日，城北新区的智能装备产业园项目迎来一场论证会，总投资10亿元，占地240亩。\n"
TRADITIONAL = "強(qiáng)力推進(jìn)重點(diǎn)產(chǎn)業(yè)，全市項(xiàng)目總投資10億元，著力建設(shè)園區(qū)。\n"


def texts(folder: str | None) -> dict[str, str]:
    """The two texts to measure, five megabytes each."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))] if folder else []
    simplified = [part for part in parts if clean(part).script == "simplified"] or [SIMPLIFIED]
    traditional = [part for part in parts if clean(part).script != "simplified"] or [TRADITIONAL]
    return {"simplified": repeated("".join(simplified)), "traditional": repeated("".join(traditional))}


def repeated(text: str) -> str:
    """``text`` again and again up to the size measured."""
    return text * (SIZE // len(text.encode()) + 1)


def speed(function: Callable[[str], object], text: str) -> float:
    """Megabytes a second, the best of three runs."""
    best = float("inf")
    for run in range(3):
        fresh = f"{text}{run}"  # What a step remembers of a text must not count.
        start = time.perf_counter()
        function(fresh)
        best = min(best, time.perf_counter() - start)
    return len(text.encode("utf-8", "surrogatepass")) / best / 1e6


def main() -> None:
    """Prints a line for each text."""
    for name, text in texts(sys.argv[1] if len(sys.argv) > 1 else None).items():
        ours, table = speed(clean, text), speed(lambda one: one.translate(TABLE), text)
        print(f"{name:12} clean {ours:6.1f} MB/s   str.translate {table:6.1f} MB/s   ratio {ours / table:.2f}")
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
