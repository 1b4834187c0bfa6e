"""pyarrow without pandas: not imported by plain lists, and still there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import pyarrow as pa
from outputs.lean import without_pandas

without_pandas()
made = pa.table({"name": pa.array(["某县", None], pa.string())})
assert "pandas" not in sys.modules, "imported by a list"
assert made.to_pandas()["name"][0] == "某县"
without_pandas()
assert "pandas" in sys.modules
"""


def test_lists_import_no_pandas_and_frames_still_do() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
