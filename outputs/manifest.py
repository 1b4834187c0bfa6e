"""What a snapshot consists of: the program that made it and its parts, with the rows and bytes of every file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.records import content_id
from outputs.layout import MANIFEST
from outputs.schema import TABLES


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One committed part: its id, how many inputs it stands for, and rows and bytes of its file in each table."""

    part_id: str
    inputs: int
    rows: dict[str, int]
    bytes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a snapshot in reading order, and the fingerprint of the program that made them."""

    program: str
    parts: tuple[PartEntry, ...]

    @property
    def snapshot_id(self) -> str:
        """The snapshot's id: the same corpus and program give the same id."""
        return content_id(self.program, *(part.part_id for part in self.parts))

    @property
    def inputs(self) -> int:
        """How many inputs were read."""
        return sum(part.inputs for part in self.parts)

    def rows(self, table: str) -> int:
        """How many rows ``table`` has."""
        return sum(part.rows[table] for part in self.parts)

    def file(self, snapshot: Path, index: int, table: str) -> Path:
        """The file of part ``index`` in ``table``; its name sorts in reading order."""
        return snapshot / table / f"part-{index:05}-{self.parts[index].part_id}.parquet"

    def whole(self, snapshot: Path, index: int) -> bool:
        """Whether every file of part ``index`` is there in the size that was written."""
        files = {table: self.file(snapshot, index, table) for table in TABLES}
        sizes = self.parts[index].bytes
        return all(file.is_file() and file.stat().st_size == sizes[table] for table, file in files.items())

    def write(self, snapshot: Path) -> None:
        """Writes the manifest into ``snapshot``."""
        text = json.dumps(asdict(self), indent=1)
        (snapshot / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(snapshot: Path) -> Manifest | None:
    """The manifest of ``snapshot``, or None where there is none that can be read."""
    try:
        stored = json.loads((snapshot / MANIFEST).read_text(encoding="utf-8"))
        parts = tuple(PartEntry(**part) for part in stored["parts"])
        return Manifest(stored["program"], parts)
    except (OSError, ValueError, KeyError, TypeError):
        return None
