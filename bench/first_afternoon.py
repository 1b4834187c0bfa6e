"""The baseline: what an analyst writes on the first afternoon, with the libraries that a search turns up.

Usage: ``bench/.venv/bin/python -m bench.first_afternoon INPUT.jsonl OUT.parquet SECONDS``. Every article is brought to
simplified script by OpenCC, cut at 。！？ and line breaks, its words are tagged by jieba, JioNLP looks for money and time in
every sentence, and pandas writes one row for each word, amount and date. Stops after the article in which SECONDS have
passed and prints what was done as one line of JSON; loading the libraries and their word lists does not count.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jieba.posseg
import jionlp
import opencc
import pandas as pd

END = re.compile(r"[。！？\n]")
CONVERTER = opencc.OpenCC("t2s")
Row = dict[str, Any]


def rows(article: dict[str, str]) -> Iterator[Row]:
    """A row for each word, amount and date of an article."""
    base = time.mktime(time.strptime(article.get("published_at") or "2020-01-01", "%Y-%m-%d"))
    for number, sentence in enumerate(END.split(CONVERTER.convert(article["text"]))):
        place = {"id": article["id"], "sentence": number}
        for word, flag in jieba.posseg.cut(sentence):
            yield place | {"text": word, "kind": flag, "value": None}
        if not sentence:
            continue
        for found in jionlp.ner.extract_money(sentence, with_parsing=True) or ():
            yield place | {"text": found["text"], "kind": "money", "value": json.dumps(found["detail"])}
        for found in jionlp.ner.extract_time(sentence, time_base=base, with_parsing=True) or ():
            yield place | {"text": found["text"], "kind": "time", "value": json.dumps(found["detail"])}


def main() -> None:
    """Reads INPUT until SECONDS have passed, writes OUT and prints bytes done and seconds taken."""
    source, out, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    list(rows({"id": "", "text": "2020年5月4日，某县一项目开工，总投资3亿元。"}))
    table: list[Row] = []
    done = 0
    began, cpu = time.perf_counter(), time.process_time()
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            table.extend(rows(article))
            done += len(article["text"].encode())
            if time.perf_counter() - began > seconds:
                break
    pd.DataFrame(table).to_parquet(out)
    print(json.dumps({"bytes": done, "seconds": time.perf_counter() - began, "cpu_seconds": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
