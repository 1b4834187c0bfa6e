"""The samples show one file of each form, and every one of them is read."""

from __future__ import annotations

from pathlib import Path

from corpus.read import decode, raw_sources
from corpus.records import RawSource

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def test_every_sample_is_read_in_its_own_encoding() -> None:
    raws = list(raw_sources([str(SAMPLES)]))
    assert all(isinstance(raw, RawSource) for raw in raws)
    sources = [decode(raw) for raw in raws if isinstance(raw, RawSource)]
    assert len(sources) >= 14
    assert {source.format for source in sources} == {"txt", "html", "jsonl", "csv"}
    encodings = {Path(source.path).name: source.encoding for source in sources}
    assert encodings["10_gbk_encoded.txt"] == encodings["14_page.html.gz"] == "gb18030"
    assert encodings["11_big5_encoded.txt"] == "big5hkscs"
    assert all("项目" in source.text or "項" in source.text or "園區" in source.text for source in sources)
