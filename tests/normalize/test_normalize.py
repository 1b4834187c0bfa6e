"""Whole sources through ``normalize``: what every text must keep, and the forms that sources come in."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.records import Declared, Source
from normalize.normalize import normalize
from tests.growth import LINEAR, growth, repeated

LEAD = "云河县昨日举行重点项目集中开工仪式，共有12个项目开工，总投资36亿元，涉及装备制造、现代物流等领域。"
REST = "县里主要负责人表示，将加快手续办理，确保项目早投产、早见效。"


def source(text, path="page.txt", **declared):
    return Source("s", path, None, "", "txt", "utf-8", 0, text, Declared(**declared))


def articles(text, **declared):
    return normalize(source(text, **declared)).articles


SENTENCES = (
    LEAD,
    REST,
    "某县项目集中开工",
    "□记者 王小一 报道",
    "本报讯 ",
    "新华社某市3月4日电 ",
    "（记者 李小二）",
    "▲现场",
)
LINES = (
    "2021-03-04 09:15 来源：某某日报",
    "相关新闻",
    "推荐阅读",
    "责任编辑：某某",
    "某县县长王小一：",
    "首页",
    "云河日报",
)
SCRAPS = (
    "1、",
    "——",
    "■聚焦",
    "[详细]",
    "項(xiàng)目",
    "簽約",
    "１ 200万元",
    "某 县 日 报",
    "2021年3月4日",
    "(",
    "”",
    "。",
)
SPACES = ("\n", "\n\n", "　　", " ", "\r\n", "\u2028", "\x00", "\ud800")
PIECES = st.sampled_from(SENTENCES + LINES + SCRAPS + SPACES)
PAGES = st.lists(PIECES | st.text(max_size=12), max_size=30).map("".join)


@given(PAGES, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_disjoint_articles_inside_it(text, declared):
    result = normalize(source(text, title="题目" if declared else None))
    end = 0
    for article in result.articles:
        assert end <= article.source_start < article.source_end <= len(text)
        end = article.source_end
        assert article.text.strip()
        assert article.alignment.length == len(article.text)
        assert 0 <= article.body_start <= len(article.text)
        first, last = article.alignment.span(0, len(article.text))
        assert article.source_start <= first < last <= article.source_end
        assert all(0 <= a < b <= len(article.text) for a, b in article.damaged)
    assert all(text[one.source_start : one.source_end] == one.before for one in result.repairs)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_the_alignment_of_an_article_never_goes_back(text):
    for article in articles(text):
        spans = [article.alignment.source_of(index) for index in range(len(article.text))]
        assert all(start <= end for start, end in spans)
        assert all(before[0] <= after[0] for before, after in pairwise(spans))


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_articles(text):
    assert normalize(source(text)) == normalize(source(text))


@given(st.lists(st.sampled_from([LEAD, REST, "总投资10亿元的轴承项目签约。"]), min_size=1, max_size=6))
def test_clean_paragraphs_come_through_unchanged(paragraphs):
    text = "\n".join(paragraphs)
    (article,) = articles(text, title="云河县项目开工")
    assert article.text == text
    assert normalize(source(article.text, title="云河县项目开工")).articles[0].text == text


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u3000", "责任编辑：某某\n相关新闻\n"])
def test_a_source_without_a_story_has_no_article(text):
    assert articles(text) == ()


def test_offsets_lead_back_to_the_characters_of_the_source():
    text = f"云河县項(xiàng)目集中開工\n\n□記者 王小一 報道\n本報訊 {LEAD}\n\n分享到:\n"
    (article,) = articles(text)
    place = article.text.index("36亿元")
    first, last = article.alignment.span(place, place + 4)
    assert text[first:last] == "36亿元"
    assert text[article.source_start : article.source_end].startswith("云河县項(xiàng)目")
    assert not text[article.source_start : article.source_end].endswith("分享到:")


def test_a_record_with_a_title_is_one_article_over_its_whole_text():
    text = f"云河县项目开工\n{LEAD}\n（记者 王小一）\n一江大桥合龙\n{REST}\n责任编辑：某某\n"
    (article,) = articles(text, title="云河县12个项目开工", publisher="云河日报", published_at="2021-03-04")
    assert (article.source_start, article.source_end) == (0, len(text.rstrip()))
    assert (article.title, article.publisher, article.published_at) == (
        "云河县12个项目开工",
        "云河日报",
        date(2021, 3, 4),
    )
    assert "责任编辑" not in article.text
    assert article.text.startswith("云河县项目开工\n")
    assert article.body_start == len("云河县项目开工\n")


def test_advertisements_below_a_declared_article_are_in_its_span_but_not_in_its_text():
    adverts = "1、第五届某行业评选\n2、第三届某行业推介\n3、第一届某产品展示"
    text = f"{LEAD}\n{REST}\n{adverts}"
    (article,) = articles(text, title="云河县项目开工")
    assert article.text == f"{LEAD}\n{REST}"
    assert article.source_end == len(text)


def test_a_numbered_list_that_the_text_introduces_belongs_to_it():
    text = f"{LEAD}\n开工的项目有:\n1、轴承产业园\n2、冷链物流园\n3、智慧农机厂"
    (article,) = articles(text, title="云河县项目开工")
    assert article.text.endswith("3、智慧农机厂")


def test_a_title_keeps_the_script_of_its_source_and_a_noted_one_is_restored():
    (traditional,) = articles(f"雲河縣項目簽約\n{LEAD}")
    assert traditional.title == "雲河縣項目簽約"
    assert traditional.text.startswith("云河县项目签约\n")
    (noted,) = articles(f"雲河縣項(xiàng)目簽約\n{LEAD}")
    assert noted.title == "云河县项目签约"


def test_the_mark_of_the_desk_behind_the_last_sentence_is_cut():
    (article,) = articles(f"{LEAD}(完)【编辑:某某】", title="云河县项目开工")
    assert article.text == f"{LEAD}(完)"


@pytest.mark.parametrize(
    ("spread", "whole"),
    [
        ("总投资1 200万元。", "总投资1200万元。"),
        ("这是云 河 日 报的消息。", "这是云 河 日 报的消息。"),
        ("建AI 5G 项目。", "建AI 5G 项目。"),
    ],
)
def test_spaces_inside_numbers_go_and_others_stay(spread, whole):
    (article,) = articles(f"{LEAD}{spread}", title="云河县项目开工")
    assert article.text == f"{LEAD}{whole}"


def test_ids_depend_on_the_source_and_the_place_in_it():
    text = f"甲县项目开工\n本报讯 {LEAD}\n乙县项目开工\n本报讯 {LEAD}\n"
    first, second = articles(text)
    assert first.doc_id != second.doc_id
    assert [one.doc_id for one in articles(text)] == [first.doc_id, second.doc_id]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "项目总投资10亿元，开工建设",
        "（",
        "(记者 ",
        "1 200",
        "某 ",
        "本报讯",
        "某县开工\n",
        "1、某县\n",
        "——",
        "2021-03-04 ",
        "【编辑:",
    ],
)
def test_a_long_line_or_many_lines_take_linear_time(piece):
    assert growth(lambda length: normalize(source(repeated(piece, length))), 100_000) <= LINEAR
