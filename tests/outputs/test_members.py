"""The coverage of totals by their members, by the query that docs/dataset.md gives to analysts."""

import re
from pathlib import Path

import duckdb
import pytest

from taizhang.cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_the_documented_query_tells_how_much_of_a_sum_is_itemised(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(
        "7月18日，全县集中签约项目30个，总投资200亿元，其中制造业项目18个、总投资150亿元；农业项目7个，总投资40亿元。\n",
        encoding="utf-8",
    )
    assert main(["run", str(news), "--out", str(tmp_path / "out"), "--engine", "serial", "--quiet"]) == 0
    page = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"    select t\.subject.*?group by [^\n]*\n", page, re.DOTALL)
    rows = duckdb.sql(query.replace("'out/", f"'{tmp_path}/out/")).fetchall()
    assert [(value, members, coverage) for _, value, members, coverage in rows] == [(2e10, 2, pytest.approx(0.95))]
