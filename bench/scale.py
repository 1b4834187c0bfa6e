"""What a large corpus of small articles costs: the first run, a rerun without changes, and a hundred articles more.

    python -m bench.scale [--articles 100000] [--added 100] [--stub] [--workers 2]

The articles are made up from a few hundred words, so that their wordings differ as those of real news do. With ``--stub`` each
gives one document and nothing else: what then takes time is the dataset, not the extraction.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.read import decode, raw_sources
from extract.records import Facts
from normalize.normalize import normalize
from outputs.dataset import Batch
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.wire import pack
from taizhang.engines import Engine, SerialEngine, engine_named
from taizhang.run import run

_SYLLABLES = "青云白河松石柳溪金沙红岭长桥新港东湖南屏北岸西塘明月清泉高山丰乐安宁和平永兴"
_THINGS = (
    "储能电池 冷链物流 智能装备 生物医药 精细化工 光伏组件 食品加工 新型建材 数据中心 污水处理 文化旅游 轴承".split()
)
_DEEDS = "开工建设 签约落户 竣工投产 完成备案 通过评审 进入调试 封顶 启动招标 交付使用 正式运营".split()
_TALK = (
    "会议强调要抓住机遇",
    "各部门加强服务",
    "群众对此表示欢迎",
    "记者在现场看到机器轰鸣",
    "负责人介绍了进展",
    "该区今年出台多项措施",
    "这是当地调整结构的又一举措",
    "道路两旁绿树成荫",
    "专家组听取了汇报",
    "下一步将继续优化环境",
    "工人们正在抢抓工期",
    "市场前景十分广阔",
)


def articles(numbers: range) -> Iterator[dict[str, str]]:
    """Made-up articles as records: number N is always the same one."""
    for number in numbers:
        chance = random.Random(number)
        county = "".join(chance.sample(_SYLLABLES, 2)) + "县"
        sentences = []
        for _ in range(chance.randint(3, 8)):
            name = "".join(chance.sample(_SYLLABLES, 3)) + chance.choice(_THINGS)
            money = f"总投资{chance.randint(1, 900) / 10}亿元，占地{chance.randint(20, 900)}亩"
            sentences.append(f"{county}{name}项目日前{chance.choice(_DEEDS)}，{money}。")
            sentences.append("，".join(chance.sample(_TALK, chance.randint(2, 5))) + "。")
        day = f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {"id": f"a{number:07}", "title": f"{county}新闻{number}", "published_at": day, "text": "".join(sentences)}


def stub(batch: Batch) -> bytes:
    """A batch's tables with documents alone."""
    rows = Rows()
    for raw in batch:
        source = decode(raw)
        normalized = normalize(source)
        rows.add_source(source, input_id(raw), normalized, [Facts(one.doc_id) for one in normalized.articles])
    return pack(rows.tables())


def write(file: Path, numbers: range) -> None:
    """A JSONL file with the articles of these numbers."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for record in articles(numbers):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def timed(told: str, corpus: Path, out: Path, engine: Engine) -> float:
    """Runs, prints what that took and the peak memory of this process, and returns the seconds on the clock."""
    began, cpu = time.perf_counter(), time.process_time()
    report = run(raw_sources([str(corpus)]), out, engine)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    took = f"{seconds:8.1f} s {cpu:8.1f} CPU s of this process"
    print(f"{told:24} {took}  {report.worked_sources:8,} sources worked on  peak {memory:,} MB", flush=True)
    return seconds


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--added", type=int, default=100)
    cli.add_argument("--workers", type=int, default=2)
    cli.add_argument("--stub", action="store_true", help="documents alone, in this process")
    options = cli.parse_args()
    engine = SerialEngine(stub) if options.stub else engine_named("local", options.workers)
    with tempfile.TemporaryDirectory() as folder:
        corpus, few, out = Path(folder) / "corpus", Path(folder) / "few", Path(folder) / "out"
        write(corpus / "a.jsonl", range(options.articles))
        write(few / "b.jsonl", range(options.articles, options.articles + options.added))
        timed(f"{options.articles:,} articles", corpus, out, engine)
        before = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
        timed("again, nothing changed", corpus, out, engine)
        print("changed files:", sum(file.stat().st_mtime_ns != before.get(file) for file in out.rglob("*")))
        alone = timed(f"{options.added} articles alone", few, Path(folder) / "alone", engine)
        write(corpus / "b.jsonl", range(options.articles, options.articles + options.added))
        more = timed(f"{options.added} articles more", corpus, out, engine)
        print(f"the bar is {1.5 * alone + 5:.1f} s; {more:.1f} s were needed")


if __name__ == "__main__":
    main()
