"""What each stage of our pipeline takes, on one core.

Usage: ``.venv/bin/python -m bench.stages INPUT.jsonl``. Prints one line of JSON: the bytes of the articles' texts and the CPU
seconds of each stage (loading of word lists and models not counted).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pyarrow as pa

from corpus.read import decode, raw_sources
from corpus.records import RawSource
from extract.find import find
from normalize.language import language
from normalize.normalize import normalize
from outputs.partfiles import write_table
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.schema import TABLES
from taizhang.work import process

To = TypeVar("To")
BATCH = 64


def main() -> None:
    """Runs stage after stage over all sources, so that none hides in another, and prints their times."""
    raws = [raw for raw in raw_sources([sys.argv[1]]) if isinstance(raw, RawSource)]
    process(raws[:3])
    language()
    times: dict[str, float] = {}
    sources = _timed(times, "decode", lambda: [decode(raw) for raw in raws])
    cleaned = _timed(times, "normalize", lambda: [normalize(source) for source in sources])
    facts = _timed(times, "find", lambda: [[find(article) for article in one.articles] for one in cleaned])

    def written() -> None:
        made: list[dict[str, pa.Table]] = []
        for first in range(0, len(raws), BATCH):
            rows = Rows()
            for place in range(first, min(first + BATCH, len(raws))):
                rows.add_source(sources[place], input_id(raws[place]), cleaned[place], facts[place])
            made.append(rows.tables())
        with TemporaryDirectory() as folder:  # batches travel apart, and are written together
            for name in TABLES:
                write_table(pa.concat_tables([tables[name] for tables in made]), Path(folder, f"{name}.parquet"))

    _timed(times, "rows and parquet", written)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        size = sum(len(json.loads(line)["text"].encode()) for line in lines)
    print(json.dumps({"bytes": size, "cpu_seconds": times}))


def _timed(times: dict[str, float], stage: str, work: Callable[[], To]) -> To:
    began = time.process_time()
    made = work()
    times[stage] = time.process_time() - began
    return made


if __name__ == "__main__":
    main()
