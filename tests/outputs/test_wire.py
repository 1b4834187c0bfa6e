"""A packed batch is read whole, or table by table from its file, and a damaged one is an error and never fewer rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from corpus.records import RawSource
from outputs.schema import TABLES
from outputs.wire import Waiting, unpack
from taizhang.work import process

PACKED = process([RawSource("a.txt", None, "txt", "青禾县一项目开工，总投资3亿元，占地20亩。".encode())])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_from_the_file_is_the_table_of_the_bytes(tmp_path: Path, name: str) -> None:
    file = tmp_path / "batch"
    file.write_bytes(PACKED)
    assert Waiting(file).pop(name).equals(unpack(PACKED)[name])


@pytest.mark.parametrize("left", [0, 7, 100, len(PACKED) // 2, *range(len(PACKED) - 400, len(PACKED), 4)])
def test_a_batch_that_is_cut_off_is_an_error(tmp_path: Path, left: int) -> None:
    file = tmp_path / "batch"
    file.write_bytes(PACKED[:left])
    with pytest.raises(pa.ArrowInvalid):
        unpack(PACKED[:left])
    with pytest.raises(pa.ArrowInvalid):
        Waiting(file).pop(TABLES[-1])
