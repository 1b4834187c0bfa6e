"""The tables of a run as pandas DataFrames, for notebooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

from corpus.errors import UsageError
from outputs.layout import Layout
from outputs.schema import SCHEMAS

# Strings, whole numbers and flags in types that know a missing value; pandas' own ones turn it into NaN or object.
_TYPES: dict[pa.DataType, object] = {
    pa.string(): pd.StringDtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float32(): pd.Float32Dtype(),
    pa.float64(): pd.Float64Dtype(),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one run, from one and the same commit."""

    sources: pd.DataFrame
    documents: pd.DataFrame
    mentions: pd.DataFrame
    projects: pd.DataFrame
    project_stages: pd.DataFrame
    project_evidence: pd.DataFrame
    statistics: pd.DataFrame
    statistic_members: pd.DataFrame
    rejects: pd.DataFrame


def load(folder: str | Path) -> Tables:
    """The committed tables under ``folder``; days are ``datetime64``, all else has pandas' nullable types.

    All tables come from one commit, even where a run commits meanwhile.

    Raises:
        UsageError: where the folder holds no committed tables.
    """
    snapshot = Layout(Path(folder)).current.resolve()
    if not snapshot.is_dir():
        raise UsageError(f"{folder} holds no tables; make some with: taizhang run PATHS --out {folder}")
    return Tables(**{name: _frame(snapshot / name, schema) for name, schema in SCHEMAS.items()})


def _frame(folder: Path, schema: pa.Schema) -> pd.DataFrame:
    table = ds.dataset(folder, format="parquet", schema=schema).to_table()
    frame: pd.DataFrame = table.to_pandas(types_mapper=_mapper, date_as_object=False)
    return frame


_mapper: Callable[[pa.DataType], object] = _TYPES.get
