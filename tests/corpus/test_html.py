"""Pages laid out as Chinese government sites and newspapers do it: the whole article, its lines, no furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.errors import UnreadableSource
from corpus.html import decode_html, main_text
from corpus.records import Declared

TITLE = "石桥区三个产业项目同日签约"
BODY = [
    "5月18日，石桥区举行二季度产业项目签约仪式，青禾农机总装基地等三个项目现场签约，总投资23.6亿元，均为先进制造业。",
    "其中，青禾农机总装基地项目总投资12亿元，占地210亩，由山东青禾重工有限公司建设，计划今年10月开工。",
    "今年1-4月，全区新签约项目27个，协议总投资88.5亿元，同比分别增长12.5%、19.3%，签约数量居全市前列。",
]
FURNITURE = ["网站首页", "政务公开", "分享到", "某县召开经济工作会", "主办单位", "备案"]
CHANNELS = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("网站首页", "政务公开", "互动交流"))
NAV = f"<div class=nav><ul>{CHANNELS}</ul></div>"
TEASERS = "<li><a href=/1>某县召开经济工作会</a></li><li><a href=/2>又一项目</a></li>"
SIDE = f"<div class=hot><h3>相关阅读</h3><ul>{TEASERS}</ul></div>"
FOOT = "<div class=footer><p>主办单位：石桥区人民政府办公室</p><p>备案编号：10000000号</p></div>"
PARAGRAPHS = "".join(f"<p>　　{line}</p>" for line in BODY)


def gov(body: str = PARAGRAPHS) -> str:
    info = "<div class=info>2023-05-19 分享到：</div>"
    return f"<body>{NAV}<h1>{TITLE}</h1>{info}<div class=TRS_Editor>{body}</div>{SIDE}{FOOT}</body>"


def table_layout() -> str:
    cell = f"<table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td id=zoom>{PARAGRAPHS}</td></tr></table>"
    return f"<table><tr><td>{NAV}</td></tr><tr><td>{SIDE}</td><td>{cell}</td></tr><tr><td>{FOOT}</td></tr></table>"


def breaks() -> str:
    return f"<body>{NAV}<div id=content><h2>{TITLE}</h2><div>{'<br><br>'.join(BODY)}</div></div>{SIDE}{FOOT}</body>"


def digital_paper() -> str:
    inner = f"<founder-content><!--enpcontent-->{PARAGRAPHS}<!--/enpcontent--></founder-content>"
    return f"<table><tr><td><a>第01版</a></td><td><div>{TITLE}</div><div id=ozoom>{inner}</div></td></tr></table>{FOOT}"


def div_soup() -> str:
    lines = "".join(f"<div><span><font>{line[:9]}</font></span><span>{line[9:]}</span></div>" for line in BODY)
    return f"<body>{NAV}<div><div><div>{TITLE}</div><div class=xl>{lines}</div></div></div>{SIDE}{FOOT}</body>"


def unclosed() -> str:
    return f"<body>{NAV}<center>{TITLE}</center><div id=main>" + "".join(f"<p>{line}" for line in BODY) + SIDE + FOOT


@pytest.mark.parametrize("page", [gov, table_layout, breaks, digital_paper, div_soup, unclosed])
def test_each_paragraph_is_a_line_and_no_furniture_is_left(page: Callable[[], str]) -> None:
    text, _ = main_text(f"<html><head><title>{TITLE}</title></head>{page()}</html>")
    lines = [line.strip() for line in text.split("\n")]
    assert [line for line in lines if line in BODY] == BODY
    assert [word for word in FURNITURE if word in text] == []


def test_lists_tables_and_headings_inside_the_article_are_lines() -> None:
    body = (
        f"<p>{BODY[0]}</p><h3>一、签约项目</h3><ul><li>青禾农机总装基地，总投资12亿元；</li><li>白石粮油加工，总投资7亿元。</li></ul>"
        "<table><tr><th>项目</th><th>投资额</th></tr><tr><td>云栈冷库</td><td><p>4.6亿元</p></td></tr></table>"
        f"<p>{BODY[2]}</p>"
    )
    for page in (gov(body), gov(body).replace("TRS_Editor", "unknown")):
        lines = main_text(page)[0].split("\n")
        wanted = [BODY[0], "一、签约项目", "青禾农机总装基地，总投资12亿元；", "白石粮油加工，总投资7亿元。"]
        wanted += ["项目 | 投资额", "云栈冷库 | 4.6亿元", BODY[2]]
        assert [line for line in lines if line in wanted] == wanted


def test_the_tags_that_government_sites_must_have_are_declared() -> None:
    head = (
        f'<title>别的标题-石桥区政府网</title><meta name="ArticleTitle" content="{TITLE}">'
        '<meta name="PubDate" content="2023-05-19 09:12"><meta name="ContentSource" content="石桥融媒">'
        '<meta name="author" content="网站管理员"><link rel="canonical" href="http://a.example.cn/t1.html">'
    )
    declared = main_text(f"<html><head>{head}</head>{gov()}</html>")[1]
    assert declared == Declared(TITLE, "石桥融媒", "2023-05-19 09:12", (), "http://a.example.cn/t1.html")


@pytest.mark.parametrize("title", [f"{TITLE}-石桥区人民政府", f"{TITLE}_要闻", f"{TITLE} | 石桥新闻网", TITLE])
def test_the_sites_name_is_no_part_of_the_title(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>"
    assert main_text(page)[1].title == TITLE


def test_nothing_is_declared_where_the_page_says_nothing() -> None:
    assert main_text(f"<body><p>{BODY[0]}</p><p>{BODY[1]}</p></body>")[1] == Declared()


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
@pytest.mark.parametrize(
    "said", ['<meta charset="gb2312">', '<meta http-equiv=Content-Type content="text/html; charset=utf-8">', ""]
)
def test_the_charset_is_found_whatever_the_page_says(codec: str, said: str) -> None:
    page = f"<html><head>{said}<title>{TITLE}</title></head>{gov()}</html>"
    assert decode_html(page.encode(codec)).text == page


@pytest.mark.parametrize(
    "page",
    ["", "<!-- " + BODY[0], "<script>" + BODY[0] + "</script>", "<div>" * 20_000 + BODY[0], "<table><tr><td>" * 4_000],
)
def test_pages_without_reachable_text_say_so(page: str) -> None:
    with pytest.raises(UnreadableSource, match="html_without_text"):
        main_text(page)


@pytest.mark.parametrize("noise", ["<div>" * 10_000, "<b>" * 30_000, "&bogus;&#0;&#xd800;" * 3_000, "\0"])
def test_text_before_the_noise_is_kept(noise: str) -> None:
    assert BODY[0] in main_text(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{noise}")[0]
