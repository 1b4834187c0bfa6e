"""The weights on disk: one compressed NumPy file, read once in a process."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO

import numpy as np

from extract.model.gate import Gate
from extract.model.judge import Rows
from extract.model.tagger import Tagger

NAME = "names.npz"


@dataclass(frozen=True, slots=True)
class Model:
    """The gate, the tagger, the judge's weights, and the confidence of a record by the chance of its likeliest mention.

    ``levels`` has two rows: chances in rising order, and how often records whose best mention had them were right.
    """

    tagger: Tagger
    judge: Rows
    levels: Rows
    gate: Gate = field(default_factory=Gate.wide)


def save(model: Model, path: Path) -> None:
    """Write the model: of the table only the rows that are not zero."""
    table = model.tagger.table
    rows = np.flatnonzero(table.any(axis=1)).astype(np.uint32)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        size=np.array(len(table)),
        scale=np.array(model.tagger.scale),
        gaps=np.diff(rows, prepend=np.uint32(0)).astype(np.uint32),
        table=table[rows].T,
        steps=model.tagger.steps,
        judge=model.judge,
        levels=model.levels,
        gate=model.gate.weights,
        least=np.array(model.gate.least),
    )


def read(file: IO[bytes] | Path) -> Model:
    """The model that :func:`save` wrote."""
    with np.load(file) as data:
        table = np.zeros((int(data["size"]), 4), dtype=np.int8)
        table[np.cumsum(data["gaps"])] = data["table"].T
        tagger = Tagger(table, float(data["scale"]), data["steps"])
        gate = Gate(data["gate"], int(data["least"])) if "gate" in data else Gate.wide()
        return Model(tagger, data["judge"], data["levels"], gate)


@cache
def shipped() -> Model:
    """The model that comes with the program."""
    with files("extract").joinpath("model", "weights", NAME).open("rb") as file:
        return read(file)
