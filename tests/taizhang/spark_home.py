"""A home for Spark in a folder of the test: a local cluster leaves its executors' logs there, not beside the installed jars."""

from __future__ import annotations

from pathlib import Path


def make_spark_home(folder: Path) -> Path:
    """Links everything that PySpark brought into ``folder``."""
    import pyspark

    folder.mkdir()
    for entry in Path(pyspark.__path__[0]).iterdir():
        if entry.name != "work":
            (folder / entry.name).symlink_to(entry)
    return folder
