"""Files of every kind become sources with their text and statements, or rejects with a reason; nothing raises."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSource, UsageError
from corpus.fields import parse_mapping
from corpus.read import decode, raw_sources
from corpus.records import REASONS, Declared, RawSource, Reject, Source

NEWS = "澄湖经开区的远屿光学镜片项目昨日投产，项目总投资6.8亿元，年产镜片900万片。"
RECORD = {
    "id": "n1",
    "title": "镜片项目投产",
    "text": NEWS,
    "date": "2023-04-06",
    "source": "澄湖日报",
    "author": "陆明、方晓",
    "url": "http://news.example.cn/1.htm",
}
STATED = Declared("镜片项目投产", "澄湖日报", "2023-04-06", ("陆明", "方晓"), "http://news.example.cn/1.htm")


def read(*paths: Path | str, fields: str = "", limit: int = 1 << 20) -> list[Source | Reject]:
    mapping = parse_mapping(fields) if fields else None
    return list(_decoded(raw_sources([str(path) for path in paths], fields=mapping, limit=limit)))


def _decoded(raws: Iterator[RawSource | Reject]) -> Iterator[Source | Reject]:
    for raw in raws:
        if isinstance(raw, Reject):
            yield raw
            continue
        try:
            yield decode(raw)
        except UnreadableSource as error:
            yield Reject(raw.path, raw.record, "corpus", error.reason, error.detail)


def reasons(*paths: Path, limit: int = 1 << 20) -> list[str]:
    return [one.reason if isinstance(one, Reject) else "read" for one in read(*paths, limit=limit)]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def parquet(table: pyarrow.Table) -> bytes:
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(table, buffer, row_group_size=50)
    return buffer.getvalue()


def csv_text(delimiter: str) -> str:
    return delimiter.join(RECORD) + "\r\n" + delimiter.join(f'"{value}"' for value in RECORD.values()) + "\r\n"


CONTAINERS = {
    "a.jsonl": jsonl(RECORD),
    "a.ndjson": jsonl(RECORD).decode().encode("gb18030"),
    "utf16.jsonl": jsonl(RECORD).decode().encode("utf-16"),
    "bom.jsonl": b"\xef\xbb\xbf" + jsonl(RECORD),
    "a.json": json.dumps([RECORD]).encode(),
    "object.json": json.dumps(RECORD, indent=2).encode(),
    "lines.json": jsonl(RECORD) + b"\n",
    "a.csv": csv_text(","),
    "bom.csv": "\ufeff" + csv_text(";"),
    "gbk.csv": csv_text(",").encode("gbk"),
    "a.tsv": csv_text("\t"),
    "a.parquet": parquet(pyarrow.table({name: [value] for name, value in RECORD.items()})),
}


@pytest.mark.parametrize("name", CONTAINERS)
@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
def test_a_record_is_the_same_in_every_container(tmp_path: Path, name: str, packing: str) -> None:
    data = CONTAINERS[name]
    data = data if isinstance(data, bytes) else data.encode()
    packed = {"": data, ".gz": gzip.compress(data), ".zst": zstandard.compress(data)}[packing]
    (one,) = read(put(tmp_path, name + packing, packed))
    assert isinstance(one, Source), one
    assert (one.record, one.text, one.declared) == ("n1", NEWS, STATED)


@pytest.mark.parametrize(
    ("record", "want"),
    [
        (
            {"正文": NEWS, "标题": "甲", "来源": "乙报", "发布时间": "2020年1月2日"},
            Declared("甲", "乙报", "2020年1月2日"),
        ),
        ({"Content": NEWS, "Title": " 甲 ", "pubtime": 20200102}, Declared("甲", None, "20200102")),
        ({"body": NEWS, "authors": ["王某", None, 3]}, Declared(authors=("王某", "3"))),
        ({"text": NEWS, "title": ["x"], "date": None, "url": float("nan")}, Declared()),
        ({"text": "", "content": NEWS}, Declared()),
    ],
)
def test_field_names_as_exports_have_them(tmp_path: Path, record: dict[str, object], want: Declared) -> None:
    (one,) = read(put(tmp_path, "a.jsonl", jsonl(record)))
    assert isinstance(one, Source) and (one.text, one.declared, one.record) == (NEWS, want, "1")


def test_a_users_own_field_names_go_first(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"text": "摘要", "全文": NEWS, "名称": "甲"}))
    (one,) = read(path, fields="text=全文,title=名称")
    assert isinstance(one, Source) and (one.text, one.declared.title) == (NEWS, "甲")
    with pytest.raises(UsageError, match="field=name"):
        parse_mapping("texts=a")


def test_records_without_or_with_the_same_id_are_told_apart(tmp_path: Path) -> None:
    lines = jsonl({"text": NEWS}, {"id": 7, "text": NEWS}, {"id": 7, "text": NEWS}, {"id": "1", "text": NEWS})
    found = read(put(tmp_path, "a.jsonl", b"\n" + lines))
    assert [one.record for one in found] == ["2", "7", "7#4", "1"]
    assert len({one.source_id for one in found if isinstance(one, Source)}) == 4


def test_a_text_field_that_holds_a_page_gives_its_text(tmp_path: Path) -> None:
    page = f"<div class='con'><p>　　{NEWS}</p><p style='color:red'>第二段<b>还有</b>文字。</p></div>"
    tagged, plain = read(put(tmp_path, "a.jsonl", jsonl({"text": page}, {"text": "<p 不是标签，产量<5万吨"})))
    assert isinstance(tagged, Source) and [line.strip() for line in tagged.text.split("\n")] == [
        NEWS,
        "第二段还有文字。",
    ]
    assert isinstance(plain, Source) and plain.text == "<p 不是标签，产量<5万吨"


def test_one_bad_line_costs_no_other(tmp_path: Path) -> None:
    bad = [
        b"{",
        b"[1]",
        b'{"text": 5}',
        b'{"a": 1}',
        b'{"text": ""}',
        b"[" * 99_999,
        b'{"text": "' + b"a" * 2_000_000 + b'"}',
    ]
    data = b"\n".join(line + b"\n" + jsonl({"text": NEWS}).strip() for line in bad)
    want = ["bad_json", "not_an_object", "no_text_field", "no_text_field", "empty", "bad_json", "too_large"]
    assert reasons(put(tmp_path, "a.jsonl", data)) == [word for reason in want for word in (reason, "read")]


def test_the_ids_do_not_depend_on_the_call(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", NEWS)
    assert read(path) == read(path, path) == read(tmp_path)
    (before,) = read(path)
    (after,) = read(put(tmp_path, "a.txt", NEWS + "。"))
    assert isinstance(before, Source) and isinstance(after, Source) and before.source_id != after.source_id


def test_text_keeps_its_line_ends_and_damage(tmp_path: Path) -> None:
    text = "第一行\r\n第二?行\ufffd\n\n  第三行 "
    (one,) = read(put(tmp_path, "a.txt", text))
    assert isinstance(one, Source) and (one.text, one.size) == (text, len(text.encode()))


def test_suffixes(tmp_path: Path) -> None:
    odd = put(tmp_path, "README.md", NEWS)
    assert reasons(tmp_path) == ["unsupported"]
    assert reasons(odd) == ["read"]
    assert (
        reasons(put(tmp_path, "UPPER.TXT", NEWS), put(tmp_path, "b.Txt.GZ", gzip.compress(NEWS.encode())))
        == ["read"] * 2
    )


PACKED = gzip.compress(NEWS.encode() * 50)
FRAMED = zstandard.compress(bytes(range(256)) * 900 + NEWS.encode())
TROUBLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (" \u3000\u200b\ufeff\r\n".encode(), "empty"),
    "cut.txt.gz": (PACKED[:-9], "truncated"),
    "cut.txt.zst": (FRAMED[:-9], "truncated"),
    "no.txt.gz": (b"no gzip", "corrupt"),
    "no.txt.zst": (b"no zstd", "corrupt"),
    "bomb.txt.gz": (gzip.compress(b"0" * 50_000_000), "too_large"),
    "bomb.txt.zst": (zstandard.compress(b"0" * 50_000_000), "too_large"),
    "bomb.jsonl.gz": (gzip.compress(b"0" * 50_000_000), "too_large"),
    "large.txt": (b"a" * 2_000_000, "too_large"),
    "fake.parquet": (b"PAR1 but no Parquet", "corrupt"),
    "columns.parquet": (parquet(pyarrow.table({"a": [1]})), "no_text_field"),
    "nested.parquet": (parquet(pyarrow.table({"text": [[NEWS]]})), "no_text_field"),
    "columns.csv": (b"a,b\n1,2\n", "no_text_field"),
    "quote.csv": (b'id,text\n1,"never closed\n', "bad_csv"),
    "none.jsonl": (b"\n\n", "empty"),
    "cut.json": (b'[{"text": "a"', "bad_json"),
    "script.html": (b"<html><script>var a = 1;</script></html>", "html_without_text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\xff\xfe\xfd", "binary"),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_trouble_has_its_reason(tmp_path: Path, name: str) -> None:
    data, reason = TROUBLE[name]
    assert reasons(put(tmp_path, name, data)) == [reason]
    assert reason in REASONS


def test_records_before_the_damage_are_kept(tmp_path: Path) -> None:
    data = zstandard.compress(b"".join(jsonl({"text": NEWS + str(n)}) for n in range(30_000)))
    found = reasons(put(tmp_path, "a.jsonl.zst", data[: len(data) // 2]))
    assert found[-1] == "truncated" and found[:-1] == ["read"] * (len(found) - 1) and len(found) > 1000


def test_a_table_of_many_rows_is_numbered_from_one(tmp_path: Path) -> None:
    table = pyarrow.table({"text": [f"{NEWS}{n}" for n in range(200)]})
    assert [one.record for one in read(put(tmp_path, "a.parquet", parquet(table)))] == [str(n) for n in range(1, 201)]


def test_standard_input_is_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(jsonl(RECORD) * 2)))
    assert [(one.path, one.record) for one in read("-")] == [("-", "n1"), ("-", "n1#2")]


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    (one,) = read(put(tmp_path, "a.jsonl", b'{"id": "\\ud800", "text": "\\udc00 5\\u4ebf\\u5143", "title": "\\udfff"}'))
    assert isinstance(one, Source)
    assert (one.record, one.text, one.declared.title) == ("\ufffd", "\ufffd 5亿元", "\ufffd")


def test_a_file_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / "\udccf\udcee.txt").write_text(NEWS)
    (one,) = read(tmp_path)
    assert isinstance(one, Source) and one.path.encode().endswith(b"\\udccf\\udcee.txt")


@given(
    data=st.binary(max_size=200), kind=st.sampled_from(["txt", "html", "jsonl"]), fixed=st.sampled_from([None, "utf-8"])
)
@settings(max_examples=200, deadline=None)
def test_decode_raises_nothing_but_unreadable_source(data: bytes, kind: str, fixed: str | None) -> None:
    (one,) = _decoded(iter([RawSource("a", None, kind, data, encoding=fixed)]))
    assert one.reason in REASONS if isinstance(one, Reject) else one.text.encode() and one.size == len(data)
