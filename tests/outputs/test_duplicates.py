"""duplicate_of in the committed tables: reposts in other parts and other runs, the same bytes however it came about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import outputs
from corpus.read import decode
from corpus.records import Declared, RawSource
from extract.records import Facts
from normalize.normalize import normalize
from outputs.dataset import Batch
from outputs.duplicates import COMPARED
from outputs.parts import input_id
from outputs.rows import Rows
from outputs.verify import problems
from outputs.wire import pack
from taizhang.engines import SerialEngine
from taizhang.run import run
from taizhang.work import process
from tests.taizhang.corpora import record, table_bytes

STORY = (
    "云岭县智能仓储装备产业园奠基仪式在河口镇举行。项目由青禾装备集团投资建设，计划总投资18.6亿元，占地310亩，"
    "分两期建设厂房、研发楼和测试场地，一期预计明年三季度投产。县里的负责人说，园区水电路已经接通，手续由专班代办，"
    "从签约到动工用了不到四个月。投产以后可年产分拣机器人两万台，带动就业一千二百人，配套企业已有七家表示愿意跟进落户。"
)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of some articles, so that a small corpus has many."""
    monkeypatch.setattr("outputs.parts.PART_BYTES", 8 << 10)
    monkeypatch.setattr("outputs.parts.MOST_PART_BYTES", 32 << 10)


def source(name: str, text: str, day: str) -> RawSource:
    return RawSource(name, None, "txt", text.encode(), Declared(title=name, published_at=day))


FIRST = source("00007.txt", STORY, "2023-05-04")
AGAIN = source("00031.txt", "（记者 马明）" + STORY, "2023-05-06")
EARLIER = source("00044.txt", STORY + "（完）", "2023-05-03")


def others(numbers: Sequence[int]) -> list[RawSource]:
    return [source(f"{n:05}.txt", record(n)["text"], "2023-06-15") for n in numbers]


def make(out: Path, *sources: RawSource) -> dict[str, str]:
    """Runs over the sources in order of their paths; gives each repost's path with that of its first report."""
    run(sorted(sources, key=lambda raw: raw.path), out, SerialEngine(process))
    assert list(problems(out)) == []
    tables = outputs.load(out)
    path_of_source = dict(zip(tables.sources["source_id"], tables.sources["path"], strict=True))
    paths = [path_of_source[key] for key in tables.documents["source_id"]]
    path_of = dict(zip(tables.documents["doc_id"], paths, strict=True))
    marked = tables.documents["duplicate_of"].notna()
    return {path_of[row.doc_id]: path_of[row.duplicate_of] for row in tables.documents[marked].itertuples()}


def test_a_repost_in_another_part_points_to_the_first_report(tmp_path: Path) -> None:
    assert make(tmp_path, FIRST, AGAIN, *others(range(8, 30))) == {"00031.txt": "00007.txt"}


def test_articles_from_one_template_with_other_figures_are_no_reposts(tmp_path: Path) -> None:
    assert make(tmp_path, *others(range(30))) == {}


def test_increments_lead_to_the_bytes_of_one_run(tmp_path: Path) -> None:
    rest = others(range(8, 30))
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    assert make(grown, FIRST, *rest) == {}
    assert make(grown, FIRST, AGAIN, *rest) == {"00031.txt": "00007.txt"}
    expected = {"00007.txt": "00044.txt", "00031.txt": "00044.txt"}
    assert make(grown, FIRST, AGAIN, EARLIER, *rest) == expected
    assert make(fresh, FIRST, AGAIN, EARLIER, *rest) == expected
    assert table_bytes(grown) == table_bytes(fresh)


def test_a_first_report_that_goes_frees_its_reposts(tmp_path: Path) -> None:
    rest = others(range(8, 30))
    make(tmp_path / "shrunk", FIRST, AGAIN, *rest)
    assert make(tmp_path / "shrunk", AGAIN, *rest) == {}
    make(tmp_path / "fresh", AGAIN, *rest)
    assert table_bytes(tmp_path / "shrunk") == table_bytes(tmp_path / "fresh")


def test_a_documents_file_lost_by_hand_is_put_back_with_its_reposts(tmp_path: Path) -> None:
    make(tmp_path, FIRST, AGAIN, *others(range(8, 30)))
    before = table_bytes(tmp_path)
    for file in tmp_path.glob("documents/*.parquet"):
        file.unlink()
    assert make(tmp_path, FIRST, AGAIN, *others(range(8, 30))) == {"00031.txt": "00007.txt"}
    assert table_bytes(tmp_path) == before


def quick(batch: Batch) -> bytes:
    """Documents alone: what a history leads to does not depend on the facts."""
    rows = Rows()
    for raw in batch:
        normalized = normalize(decode(raw))
        facts = [Facts(article.doc_id) for article in normalized.articles]
        rows.add_source(decode(raw), input_id(raw), normalized, facts)
    return pack(rows.tables())


VERSIONS = [
    STORY,
    "（记者 马明）" + STORY,
    STORY[:-20],
    STORY.replace("310", "290"),
    record(1)["text"],
    record(2)["text"] * 2,
]
# What a folder of news holds at one moment: the version and the day of each file.
MOMENT = st.dictionaries(
    st.integers(0, 25), st.tuples(st.sampled_from(VERSIONS), st.sampled_from(["2023-05-04", "2023-05-05"])), max_size=12
)


@settings(max_examples=20, deadline=None)
@given(st.lists(MOMENT, min_size=2, max_size=4))
def test_any_history_leads_to_the_bytes_of_one_run(history: list[dict[int, tuple[str, str]]]) -> None:
    """Files come, go, change their text and their day; a run after each change ends where one run over the last state ends."""
    with TemporaryDirectory() as folder:
        grown, fresh = Path(folder, "grown"), Path(folder, "fresh")
        for moment in history:
            sources = [source(f"{n:05}.txt", text, day) for n, (text, day) in sorted(moment.items())]
            run(sources, grown, SerialEngine(quick))
        run(sources, fresh, SerialEngine(quick))
        assert table_bytes(grown) == table_bytes(fresh)
        assert (grown / ".current" / COMPARED).read_bytes() == (fresh / ".current" / COMPARED).read_bytes()


def test_what_was_compared_can_be_lost(tmp_path: Path) -> None:
    rest = others(range(8, 30))
    make(tmp_path, FIRST, *rest)
    (tmp_path / ".current" / COMPARED).write_bytes(b"PAR1")
    assert make(tmp_path, FIRST, AGAIN, *rest) == {"00031.txt": "00007.txt"}
