"""Small corpora for tests, made of invented news: no place, company or project in them exists."""

from __future__ import annotations

import json
from pathlib import Path

_TEXT = """{day}日上午,云岭县举行第{number}批重点项目集中签约仪式,共签约项目{count}个,总投资{total}亿元。
其中,青禾新材料产业园{number}期项目由青禾科技有限公司投资建设,总投资{money}亿元,占地{area}亩,计划今年{month}月底前开工。
白鹭湖冷链物流中心{number}号项目位于云岭县河口镇,计划总投资{other}万元,预计明年投产,年产值不低于{money}亿元。
"""


def record(number: int) -> dict[str, str]:
    """One article as a JSONL record; two numbers give two texts."""
    text = _TEXT.format(
        day=number % 27 + 1,
        number=number,
        count=number % 9 + 2,
        total=number % 70 + 5,
        money=number % 30 + 1,
        area=number % 400 + 20,
        month=number % 6 + 7,
        other=number % 5000 + 3000,
    )
    return {
        "id": f"n{number:05}",
        "title": f"云岭县集中签约第{number}批项目",
        "published_at": "2023-06-15",
        "text": text,
    }


def write_jsonl(file: Path, numbers: range | list[int]) -> Path:
    """A JSONL file with the articles of these numbers."""
    lines = [json.dumps(record(number), ensure_ascii=False) for number in numbers]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def table_bytes(out: Path) -> dict[str, bytes]:
    """Every committed file under its table and name."""
    return {f"{file.parent.name}/{file.name}": file.read_bytes() for file in sorted(out.glob("[a-z]*/*.parquet"))}
