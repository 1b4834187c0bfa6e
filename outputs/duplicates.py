"""Fills ``documents.duplicate_of`` over all parts of a snapshot that is being built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outputs.partfiles import write_table
from outputs.reposts import NOTHING_KNOWN, Documents, Keys, Pairs, Rows, find_reposts, spread
from outputs.schema import SCHEMAS
from outputs.wording import KEYS

COMPARED = "compared.parquet"
_UNKNOWN_DAY = np.iinfo(np.int32).max


def mark_reposts(files: Sequence[Path], known: Pairs = NOTHING_KNOWN) -> tuple[list[int], Pairs]:
    """Writes anew those of the documents files in which a repost is not marked yet, or is marked no more.

    Returns:
        The indices of the files that were written (a link to an older file is replaced, never written through), and what was
        compared, for the next run.
    """
    changed = []
    corpus = _Corpus(files)
    firsts, compared = find_reposts(corpus.documents, corpus, known)
    for index, duplicate_of in corpus.wrong_marks(firsts):
        _write(files[index], duplicate_of)
        changed.append(index)
    return changed, compared


def wrong_marks(files: Sequence[Path]) -> list[int]:
    """The indices of the documents files whose duplicate_of is not what all documents together give."""
    corpus = _Corpus(files)
    firsts, _ = find_reposts(corpus.documents, corpus)
    return [index for index, _ in corpus.wrong_marks(firsts)]


def read_compared(snapshot: Path) -> Pairs:
    """What the run that made ``snapshot`` has compared; nothing where that was lost."""
    try:
        table = pq.read_table(snapshot / COMPARED, partitioning=None)
        columns = [table[name].to_numpy() for name in ("one", "other", "same")]
    except (OSError, KeyError, pa.ArrowException):
        return NOTHING_KNOWN
    return Pairs(*columns)


def write_compared(compared: Pairs, snapshot: Path) -> None:
    """Keeps what was compared in ``snapshot``, beside its tables."""
    table = pa.table({"one": compared.one, "other": compared.other, "same": compared.same})
    write_table(table, snapshot / COMPARED)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where documents stand: the number of the file, and the row in it."""

    file: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]


class _Corpus:
    """The documents of some files that are long enough to be compared: their keys in memory, their contents in the files."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        read = [_keys(file) for file in files]
        ids, days, keys, rows = (
            np.concatenate(columns) for columns in zip(*([_NO_KEYS, *read] if read else [_NO_KEYS]), strict=True)
        )
        numbers = np.repeat(np.arange(len(files), dtype=np.int32), [len(one[0]) for one in read])
        order = np.argsort(ids, kind="stable")
        self._places = _Places(numbers[order], rows[order])
        self.documents = Documents(ids[order], days[order], keys[order])

    def numbers(self, rows: Rows) -> tuple[Rows, Keys]:
        """How many numbers each has, and all their hashes one after the other."""
        counts, pieces, asked = np.zeros(len(rows), np.int64), [], []
        for places, wording in self._columns(rows, "wording"):
            lengths = pc.list_value_length(wording).to_numpy(zero_copy_only=False) - KEYS
            starts = wording.offsets.to_numpy()[:-1] + KEYS
            pieces.append(wording.values.to_numpy()[spread(starts, lengths)])
            asked.append(np.repeat(places, lengths))
            counts[places] = lengths
        if not pieces:
            return counts, np.array([], np.int64)
        order = np.argsort(np.concatenate(asked), kind="stable")
        return counts, np.concatenate(pieces)[order]

    def texts(self, rows: Rows) -> Iterator[tuple[int, str]]:
        """Each row with its text, file by file."""
        for places, texts in self._columns(rows, "text"):
            yield from zip(rows[places].tolist(), texts.to_pylist(), strict=True)

    def _columns(self, rows: Rows, column: str) -> Iterator[tuple[Rows, pa.Array]]:
        """The cells of documents, file by file, with their places in ``rows``."""
        files = self._places.file[rows]
        for index in np.unique(files):
            places = np.flatnonzero(files == index)
            cells = pq.read_table(self._files[index], columns=[column], partitioning=None)[column]
            yield places, cells.take(self._places.row[rows[places]]).combine_chunks()

    def wrong_marks(self, firsts: Rows) -> Iterator[tuple[int, pa.Array]]:
        """The index of each file with a wrong duplicate_of, with what it must be."""
        again = np.flatnonzero(firsts != np.arange(len(firsts)))
        for index, file in enumerate(self._files):
            marked = pq.read_table(file, columns=["duplicate_of"], partitioning=None)["duplicate_of"].combine_chunks()
            cells: list[str | None] = [None] * len(marked)
            for document in again[self._places.file[again] == index]:
                cells[self._places.row[document]] = f"{self.documents.ids[firsts[document]]:016x}"
            wanted = pa.array(cells, pa.string())
            if not wanted.equals(marked):
                yield index, wanted


_Read = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32], Keys, npt.NDArray[np.int32]]
_NO_KEYS: _Read = (
    np.array([], np.uint64),
    np.array([], np.int32),
    np.empty((0, KEYS), np.int64),
    np.array([], np.int32),
)


def _keys(file: Path) -> _Read:
    """Ids, days, keys and rows of those documents of a file that have a wording."""
    table = pq.read_table(file, columns=["doc_id", "published_at", "wording"], partitioning=None)
    wording = table["wording"].combine_chunks()
    rows = np.flatnonzero(pc.list_value_length(wording).to_numpy(zero_copy_only=False)).astype(np.int32)
    starts = wording.offsets.to_numpy()[:-1][rows]
    keys = wording.values.to_numpy()[starts[:, None] + np.arange(KEYS)]
    days = pc.fill_null(table["published_at"].cast(pa.int32()), _UNKNOWN_DAY).to_numpy()[rows]
    # An id is 16 hexadecimal digits: as a number it takes a tenth of the memory and sorts the same.
    told = bytes.fromhex("".join(table["doc_id"].to_pylist()))
    return np.frombuffer(told, ">u8").astype(np.uint64)[rows], days, keys, rows


def _write(file: Path, duplicate_of: pa.Array) -> None:
    schema = SCHEMAS["documents"]
    table = pq.ParquetFile(file).read()
    place = schema.get_field_index("duplicate_of")
    fresh = file.with_suffix(".new")
    # Reading adds field ids to the schema; without the cast they would stand in the bytes.
    write_table(table.set_column(place, schema.field(place), duplicate_of).cast(schema), fresh)
    fresh.replace(file)
