"""Hostile inputs: files that a crawl, a broken disk or an attacker may put into a corpus folder.

``hostile_files(folder)`` writes them and returns their paths. Every one must come out of a run as a reject with a
reason or as a result; none may stop the run, and none may cost its neighbours anything.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pyarrow.parquet
import zstandard

NEWS = "临江开发区的云帆储能电池项目昨日开工，项目总投资12.5亿元，占地180亩，预计明年9月投产。"
MEGA = 1 << 20


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def _parquet(**columns: list[object]) -> bytes:
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def _noise(size: int) -> bytes:
    return random.Random(20).randbytes(size)


TEXTS: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "bom_only.txt": lambda: b"\xef\xbb\xbf",
    "utf16_bom_only.txt": lambda: b"\xff\xfe",
    "spaces_only.txt": lambda: "\u3000 \n\t\r\n".encode(),
    "zero_width_only.txt": lambda: "\u200b\u200c\u200d\ufeff\u2060".encode(),
    "emoji_only.txt": lambda: "🎉🏗️👷‍♀️".encode() * 50,
    "control_characters.txt": lambda: bytes(range(1, 32)) * 100,
    "nul_only.txt": lambda: b"\0" * 4096,
    "nul_inside.txt": lambda: NEWS.encode().replace("，".encode(), b"\0"),
    "one_byte.txt": lambda: b"\xff",
    "one_line_5mb.txt": lambda: (NEWS * (5 * MEGA // len(NEWS.encode()))).encode(),
    "brackets_5mb.txt": lambda: b"(" * 5 * MEGA,
    "wide_brackets_5mb.txt": lambda: "（".encode() * (5 * MEGA // 3),
    "book_marks_2mb.txt": lambda: "《“【".encode() * (2 * MEGA // 9),
    "digits_5mb.txt": lambda: b"7" * 5 * MEGA,
    "digits_and_commas_2mb.txt": lambda: b"1," * MEGA,
    "chinese_digits_1mb.txt": lambda: "一百二十亿".encode() * (MEGA // 15),
    "ranges_1mb.txt": lambda: "3—5亿元至".encode() * (MEGA // 13),
    "list_marks_1mb.txt": lambda: "项目、".encode() * (MEGA // 9),
    "hundred_thousand_lines.txt": lambda: "亩\n".encode() * 100_000,
    "newlines_only_1mb.txt": lambda: b"\n" * MEGA,
    "carriage_returns.txt": lambda: NEWS.replace("，", "，\r").encode(),
    "broken_utf8.txt": lambda: NEWS.encode()[1:-1].replace("，".encode(), b"\xef\xbc"),
    "overlong_utf8.txt": lambda: NEWS.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80",
    "cesu8.txt": lambda: NEWS.encode() + b"\xed\xa0\xbd\xed\xb8\x80" * 20,
    "encoded_surrogates.txt": lambda: NEWS.encode() + b"\xed\xa0\x80" * 20,
    "utf16_without_bom.txt": lambda: NEWS.encode("utf-16-le"),
    "utf16_cut.txt": lambda: b"\xff\xfe" + NEWS.encode("utf-16-le")[:-1],
    "utf32.txt": lambda: NEWS.encode("utf-32"),
    "gbk_lost_byte.txt": lambda: NEWS.encode("gbk")[:31] + NEWS.encode("gbk")[32:],
    "big5_cut.txt": lambda: "開發區儲能電池專案昨日動工".encode("big5")[:-1],
    "mixed_encodings.txt": lambda: NEWS.encode() + b"\n" + NEWS.encode("gbk") + b"\n" + NEWS.encode("utf-16-be"),
    "right_to_left.txt": lambda: ("\u202e" + NEWS + "\u202c\u2066\u2069").encode(),
    "combining_marks.txt": lambda: ("总\u0301" * 20_000 + NEWS).encode(),
    "private_use.txt": lambda: ("\ue000\uf8ff" * 500 + NEWS).encode(),
    "formula_and_script.txt": lambda: ('=cmd|"/c calc"!A1 <script>alert(1)</script> ' + NEWS).encode(),
    "random_bytes.txt": lambda: _noise(100_000),
    "png_named.txt": lambda: b"\x89PNG\r\n\x1a\n" + _noise(5_000),
    "zip_named.txt": lambda: b"PK\x03\x04" + _noise(5_000),
    "gzip_named.txt": lambda: gzip.compress(NEWS.encode(), mtime=0),
}

RECORDS: dict[str, Callable[[], bytes]] = {
    "empty.jsonl": lambda: b"",
    "blank_lines.jsonl": lambda: b"\n\n  \n",
    "wrong_types.jsonl": lambda: b"".join(
        _line(id=n, text=value) for n, value in enumerate([None, 5, 1.5, True, [NEWS], {"a": NEWS}, "", NEWS])
    ),
    "wrong_metadata.jsonl": lambda: _line(
        id=[1], text=NEWS, title={"a": 1}, authors=[None, 3], published_at=float("nan")
    ),
    "not_objects.jsonl": lambda: b'1\n"text"\nnull\n[]\ntrue\nNaN\n',
    "bad_json.jsonl": lambda: b'{"text": "a\n{text: 1}\n}{\n\xff\xfe\n' + _line(text=NEWS),
    "deep_array.jsonl": lambda: b"[" * 100_000 + b"\n" + _line(text=NEWS),
    "deep_object.jsonl": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n",
    "deep_beside_text.jsonl": lambda: (
        b'{"text": "' + NEWS.encode() + b'", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    ),
    "lone_surrogates.jsonl": lambda: (
        b'{"id": "\\ud800", "text": "\\udc00 12\\u4ebf\\u5143 \\ud83d", "title": "\\udfff"}\n'
    ),
    "nul_escapes.jsonl": lambda: b'{"id": "\\u0000", "text": "\\u0000\\u9879\\u76ee"}\n',
    "huge_integer.jsonl": lambda: b'{"text": "' + NEWS.encode() + b'", "id": ' + b"9" * 10_000 + b"}\n",
    "huge_exponent.jsonl": lambda: b'{"text": "' + NEWS.encode() + b'", "id": 1e999, "date": -Infinity}\n',
    "same_ids.jsonl": lambda: _line(id="a", text=NEWS) * 3 + _line(id="a#2", text=NEWS),
    "same_keys.jsonl": lambda: b'{"text": "", "text": "' + NEWS.encode() + b'", "TEXT": 5}\n',
    "long_line_20mb.jsonl": lambda: _line(text="项" * (20 * MEGA // 3)) + _line(id="after", text=NEWS),
    "utf16.jsonl": lambda: _line(text=NEWS).decode().encode("utf-16"),
    "gbk_lines.jsonl": lambda: _line(text=NEWS).decode().encode("gbk") * 3,
    "scalar.json": lambda: b"12",
    "array_of_all.json": lambda: b'[1, "a", null, {}, {"text": "' + NEWS.encode() + b'"}]',
    "cut.json": lambda: b'[{"text": "' + NEWS.encode(),
    "deep.json": lambda: b"[" * 200_000,
    "quote_never_closed.csv": lambda: ('id,text\n1,"' + NEWS + "\n2," + NEWS + "\n").encode(),
    "too_many_columns.csv": lambda: ("id,text\n" + "a," * 5_000 + "\n1\n").encode(),
    "nul.csv": lambda: ("id,text\n\0," + NEWS + "\0\n").encode(),
    "no_text_column.csv": lambda: b"a,b\n1,2\n",
    "header_only.csv": lambda: b"id,text\n",
    "long_field_20mb.csv": lambda: b"id,text\n1," + b"a" * 20 * MEGA + b"\n",
    "old_mac_lines.csv": lambda: ("id,text\r1," + NEWS + "\r").encode(),
    "fake.parquet": lambda: b"PAR1" + _noise(2_000) + b"PAR1",
    "empty.parquet": lambda: b"",
    "cut.parquet": lambda: _parquet(text=[NEWS] * 100)[:-20],
    "nested.parquet": lambda: _parquet(text=[[{"a": NEWS}], None], id=[1, 2]),
    "nulls.parquet": lambda: _parquet(text=[None, NEWS, ""], id=[None, "a", "a"]),
    "binary_column.parquet": lambda: _parquet(text=[b"\xff\xfe", NEWS.encode()]),
    "no_text_column.parquet": lambda: _parquet(a=[1]),
    "no_rows.parquet": lambda: _parquet(text=pyarrow.array([], pyarrow.string())),  # type: ignore[arg-type]
}

PAGES: dict[str, Callable[[], bytes]] = {
    "empty.html": lambda: b"",
    "script_only.html": lambda: b"<html><script>" + b"var a = '<p>';" * 1_000 + b"</script></html>",
    "comment_only.html": lambda: b"<!-- " + NEWS.encode(),
    "deep_divs.html": lambda: b"<div>" * 20_000 + NEWS.encode() + b"</div>" * 20_000,
    "deep_tables.html": lambda: b"<table><tr><td>" * 5_000 + NEWS.encode(),
    "open_tags.html": lambda: b"<" * 500_000,
    "many_entities.html": lambda: b"<p>" + b"&lt;&#x4e00;&#xd800;&#0;&bogus;" * 10_000 + NEWS.encode() + b"</p>",
    "wrong_charset.html": lambda: f'<meta charset="utf-8"><body><p>{NEWS * 3}</p></body>'.encode("gbk"),
    "unknown_charset.html": lambda: f'<meta charset="martian"><body><p>{NEWS * 3}</p></body>'.encode("gbk"),
    "xml_declaration.html": lambda: (
        f'<?xml version="1.0" encoding="gbk"?><html><body><p>{NEWS}</p></body></html>'.encode()
    ),
    "nul.html": lambda: f"<html>\0<body><p>{NEWS}\0</p></body></html>".encode(),
    "random.html": lambda: _noise(50_000),
    "many_links.html": lambda: b"<a href=/a>" + NEWS.encode() + b"</a>" * 5_000,
}

PACKED: dict[str, Callable[[], bytes]] = {
    "cut.txt.gz": lambda: gzip.compress(NEWS.encode() * 200, mtime=0)[:-12],
    "header_only.txt.gz": lambda: gzip.compress(b"", mtime=0)[:10],
    "garbage.txt.gz": lambda: _noise(1_000),
    "flipped.jsonl.gz": lambda: _flip(gzip.compress(_line(text=NEWS + str(_noise(3_000))), mtime=0)),
    "not_packed.txt.gz": lambda: NEWS.encode(),
    "empty.txt.gz": lambda: b"",
    "twice.txt.gz": lambda: gzip.compress(gzip.compress(NEWS.encode(), mtime=0), mtime=0),
    "twice.txt.gz.gz": lambda: gzip.compress(gzip.compress(NEWS.encode(), mtime=0), mtime=0),
    "joined.txt.gz": lambda: gzip.compress(NEWS.encode(), mtime=0) * 2,
    "bomb.txt.gz": lambda: gzip.compress(b"\0" * 300 * MEGA, 9, mtime=0),
    "bomb.jsonl.gz": lambda: gzip.compress(b" " * 100 * MEGA, 9, mtime=0),
    "bomb.txt.zst": lambda: zstandard.compress(b"\0" * 300 * MEGA),
    "garbage.txt.zst": lambda: _noise(1_000),
    "cut.txt.zst": lambda: zstandard.compress((NEWS + str(_noise(20_000))).encode())[:-500],
    "cut.jsonl.zst": lambda: zstandard.compress(_line(text=NEWS + str(_noise(9_000))))[:-90],
    "packed.parquet.gz": lambda: gzip.compress(_parquet(text=[NEWS]), mtime=0),
    "garbage.warc.gz": lambda: _noise(100),
}

ODD_NAMES = {
    "name with spaces , and \n a newline.txt": NEWS,
    "名字／全角：？.txt": NEWS,
    "=HYPERLINK(1).txt": NEWS,
    "<b>&amp;.txt": NEWS,
    "-": NEWS,
    "[a-z]*.txt": NEWS,
    "x" * 200 + ".txt": NEWS,
    "no_suffix": NEWS,
    "UPPER.TXT": NEWS,
    "unknown.xyz": NEWS,
}


def hostile_files(folder: Path) -> list[Path]:
    """Writes all hostile inputs into ``folder`` (created) and returns their paths, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (TEXTS | RECORDS | PAGES | PACKED).items():
        (folder / name).write_bytes(make())
    for name, text in ODD_NAMES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / os.fsdecode(b"gbk_\xcf\xee\xc4\xbf.txt")).write_text(NEWS, "utf-8")
    _odd_entries(folder)
    return sorted(folder.iterdir())


def _odd_entries(folder: Path) -> None:
    """Entries that are no plain readable files: links, folders named like files, a pipe, a file without permission."""
    (folder / "folder.txt").mkdir(exist_ok=True)
    (folder / "folder.txt" / "inside.txt").write_text(NEWS, "utf-8")
    (folder / "empty_folder").mkdir(exist_ok=True)
    links = {
        "dangling.txt": "nowhere",
        "itself.txt": "itself.txt",
        "up": "..",
        "outside.txt": "/etc/hostname",
        "twin.txt": "nul.csv",
    }
    for name, target in links.items():
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(target)
    if not (folder / "pipe.txt").exists():
        os.mkfifo(folder / "pipe.txt")
    (folder / "forbidden.txt").write_text(NEWS, "utf-8")
    (folder / "forbidden.txt").chmod(0)


def _flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]
