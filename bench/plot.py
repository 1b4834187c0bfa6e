"""The cost by corpus size as a picture; equal figures give equal bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from bench.sizes import ENGINES, Point

mpl.use("svg")
# Text stays text, and ids come from a fixed salt instead of a random one.
mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "taizhang", "axes.spines.top": False, "font.size": 10})
mpl.rcParams["axes.spines.right"] = False
COLOURS = dict(zip(ENGINES, ("#4477aa", "#cc6677"), strict=True))


def draw(points: Sequence[Point], file: Path) -> None:
    """Writes two panels to ``file``: MB/s and peak memory, each by the size of the corpus."""
    from matplotlib import pyplot

    figure, (speed, memory) = pyplot.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for engine, colour in COLOURS.items():
        own = [point for point in points if point.engine == engine]
        sizes = [point.megabytes for point in own]
        speeds = [point.measured.size / 1e6 / point.measured.wall for point in own]
        look = {"color": colour, "marker": "o", "label": engine}
        speed.plot(sizes, speeds, **look)
        memory.plot(sizes, [point.measured.memory / 1e6 for point in own], **look)
    for panel, title in ((speed, "MB of text a second"), (memory, "peak memory of all processes, MB")):
        panel.margins(y=0.15)
        panel.set(title=title, xlabel="corpus, MB", xscale="log", ylim=(0, None))
        panel.set_xticks(sizes, [str(size) for size in sizes])
        panel.minorticks_off()
        panel.grid(axis="y", color="#dddddd")
    speed.legend(frameon=False)
    figure.savefig(file, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
