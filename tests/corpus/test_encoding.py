"""Which encoding a file is in, and that bytes of any kind give text or one plain reason."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.charscore import score
from corpus.encoding import decode_bytes
from corpus.errors import UnreadableSource
from corpus.records import REASONS

SIMPLIFIED = (
    "昨日，临江高新区举行秋季重点项目集中开工仪式，云帆储能电池等9个项目同时动工，总投资76.4亿元。\n"
    "其中，云帆储能电池项目总投资28亿元，占地320亩，由江苏云帆能源科技有限公司建设，预计2024年6月投产。\n"
    "今年前8个月，全区完成固定资产投资153.7亿元，同比增长11.2%，实际到账外资1.8亿美元。"
)
TRADITIONAL = (
    "昨日，臨江高新區舉行秋季重點項目集中開工儀式，雲帆儲能電池等9個項目同時動工，總投資76.4億元。\n"
    "其中，雲帆儲能電池項目總投資28億元，佔地320畝，由江蘇雲帆能源科技有限公司建設，預計2024年6月投產。\n"
    "今年前8個月，全區完成固定資產投資153.7億元，同比增長11.2%，實際到賬外資1.8億美元。"
)
WRITTEN = [
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-8-sig", "utf-8"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (SIMPLIFIED, "gbk", "gb18030"),
    (SIMPLIFIED, "gb18030", "gb18030"),
    (SIMPLIFIED, "utf-16", "utf-16-le"),
    (SIMPLIFIED, "utf-16-le", "utf-16-le"),
    (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    (SIMPLIFIED, "utf-32", "utf-32-le"),
    (TRADITIONAL, "utf-8", "utf-8"),
    (TRADITIONAL, "gbk", "gb18030"),
    (TRADITIONAL, "big5", "big5hkscs"),
    (TRADITIONAL, "utf-16-be", "utf-16-be"),
]


@pytest.mark.parametrize(("text", "codec", "named"), WRITTEN)
def test_every_usual_encoding_is_read_back_and_named(text: str, codec: str, named: str) -> None:
    decoded = decode_bytes(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, named)


@pytest.mark.parametrize(
    ("text", "codec", "named"), [row for row in WRITTEN if "16" not in row[1] and "32" not in row[1]]
)
def test_a_byte_lost_anywhere_does_not_change_the_encoding(text: str, codec: str, named: str) -> None:
    data = text.encode(codec)
    start = 3 if codec == "utf-8-sig" else 0
    for place in range(start, len(data)):
        decoded = decode_bytes(data[:place] + data[place + 1 :])
        assert decoded.encoding == named, (place, decoded.text)


@pytest.mark.parametrize("codec", ["gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_pieces_of_twenty_characters_are_enough(codec: str) -> None:
    text = (TRADITIONAL if codec == "big5" else SIMPLIFIED).replace("\n", "")
    pieces = [text[start : start + 20] for start in range(0, len(text) - 20, 3)]
    assert [decode_bytes(piece.encode(codec)).text for piece in pieces] == pieces


@pytest.mark.parametrize(
    ("declared", "read"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "gb18030"), ("iso-8859-1", "gb18030"), ("\0", "gb18030")],
)
def test_a_wrong_or_unknown_declared_charset_does_no_harm(declared: str, read: str) -> None:
    decoded = decode_bytes(SIMPLIFIED.encode("gbk"), declared)
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, read)


@pytest.mark.parametrize(("text", "codec"), [(SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")])
def test_with_a_right_declared_charset_six_characters_are_enough(text: str, codec: str) -> None:
    pieces = [piece for start in range(0, len(text) - 6, 2) if not (piece := text[start : start + 6]).isascii()]
    assert [decode_bytes(piece.encode(codec), codec).text for piece in pieces] == pieces


def test_what_the_source_holds_stays() -> None:
    text = "项?目\ufffd总投资\r\n5亿元\u200b\x0b完"
    assert decode_bytes(text.encode()).text == text


def test_cesu_pairs_become_one_character_and_lone_surrogates_none() -> None:
    pair = "😀".encode("utf-16-be")
    cesu = b"".join(chr(int.from_bytes(pair[i : i + 2], "big")).encode("utf-8", "surrogatepass") for i in (0, 2))
    assert decode_bytes(SIMPLIFIED.encode() + cesu).text == SIMPLIFIED + "😀"
    assert decode_bytes(SIMPLIFIED.encode() + b"\xed\xa0\x80").text == SIMPLIFIED + "\ufffd"


@pytest.mark.parametrize("head", [b"%PDF-1.7\n\x93\x8c", b"PK\x03\x04\xff", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08\x00"])
def test_files_of_other_kinds_are_binary(head: bytes) -> None:
    with pytest.raises(UnreadableSource) as caught:
        decode_bytes(head + random.Random(4).randbytes(3000))
    assert caught.value.reason == "binary"


@pytest.mark.parametrize("size", [200, 5_000, 200_000])
def test_random_bytes_are_binary(size: int) -> None:
    for seed in range(10):
        with pytest.raises(UnreadableSource, match="binary"):
            decode_bytes(random.Random(seed).randbytes(size))


def test_the_right_reading_scores_far_above_the_wrong_ones() -> None:
    data = TRADITIONAL.encode("big5")
    assert score(data.decode("big5")) > score(data.decode("gb18030", "replace")) + 2
    assert score("") == score("plain ASCII") == 0


@given(st.binary(max_size=300))
@example(b"\xed\xa0\x80")
@example(b"\xff\xfe\x00")
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_storable_text_or_a_reason(data: bytes) -> None:
    text = text_or_reason(data)
    assert text in REASONS or text.encode("utf-8").decode("utf-8") == text


def text_or_reason(data: bytes) -> str:
    try:
        return decode_bytes(data).text
    except UnreadableSource as error:
        return error.reason


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(max_examples=200, deadline=None)
def test_any_text_in_utf8_comes_back(text: str) -> None:
    data = text.encode()
    marked = text.startswith("\ufeff") or data.startswith(b"\x84\x31\x95\x33")
    assert decode_bytes(data).text == (text.removeprefix("\ufeff") if marked else text)


@given(st.text("项目总投资亿元开工建设占地亩同比增长今年企业，。0123456789%", min_size=20))
@settings(max_examples=200, deadline=None)
def test_any_text_of_common_characters_in_gb18030_comes_back(text: str) -> None:
    assert decode_bytes(text.encode("gb18030")).text == text
