"""The page of ``look --html``: what is found is in it, and nothing of a source can act in a browser."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus.records import RawSource, Reject
from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article
from taizhang.cli import main
from taizhang.look import statistic_lines
from taizhang.page import page
from tests.taizhang.corpora import record

ALLOWED = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "ul", "li"}
NEWS = "西岭县松涛家具项目昨日开工，项目总投资12.5亿元，占地180亩。"


class Tags(HTMLParser):
    """All tags and attributes of a page, and the text of its body."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def source(text: str, name: str = "a.txt") -> RawSource:
    return RawSource(name, None, "txt", text.encode())


def test_a_mention_is_marked_with_its_value_and_rule() -> None:
    tags = Tags(page([source(NEWS)])).found
    (money,) = [attributes["title"] for tag, attributes in tags if attributes.get("class") == "MONEY"]
    assert money is not None
    assert "1,250,000,000 CNY" in money
    assert "money." in money


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</style><svg/onload=alert(1)>",
        "<!--",
        "]]><iframe src='javascript:alert(1)'>",
        "\u202e<b>\x1b[2J",
    ],
)
def test_no_text_or_name_becomes_markup(hostile: str) -> None:
    text = f"西岭县{hostile}项目昨日开工，总投资3{hostile}亿元。{hostile}\n{NEWS}"
    made = page([source(text, f"{hostile}.txt"), Reject(hostile, hostile, "corpus", "empty", hostile)])
    parsed = Tags(made)
    assert {tag for tag, _ in parsed.found} <= ALLOWED
    assert {name for _, attributes in parsed.found for name in attributes} <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "class",
        "title",
    }
    assert "12.5亿元" in "".join(parsed.words)
    assert "\u202e" not in made and "\x1b" not in made


def test_a_project_shows_its_industry_and_its_land() -> None:
    shown = "".join(Tags(page([source(NEWS)])).words)
    assert "industry 轻工 (from its name)" in shown
    assert "land area 120,000 m²" in shown


def test_a_projects_values_show_their_words_their_place_and_their_rule() -> None:
    shown = "".join(Tags(page([source(NEWS)])).words)
    at = NEWS.index("12.5亿元")
    assert f"investment 1,250,000,000 CNY · “12.5亿元” {at}–{at + 6} · investment." in shown
    assert "“开工” 11–13 · stage.after" in shown


def test_an_amount_of_a_group_says_why_it_is_no_projects() -> None:
    told = "".join(Tags(page([source(record(3)["text"])])).words)
    assert "is no project's: " in told


def test_the_command_writes_the_page_and_says_where_it_cannot(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    assert main(["look", str(file), "--html", str(tmp_path / "a.html")]) == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").endswith("</body></html>\n")
    assert main(["look", str(file), "--html"]) == 0
    assert capfd.readouterr().out == (tmp_path / "a.html").read_text(encoding="utf-8")
    assert main(["look", str(file), "--html", str(tmp_path / "no" / "a.html")]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_figure_is_told_with_its_total_and_its_projects() -> None:
    text = "7月18日，全县签约项目30个，其中工业项目18个。云岭茶饮加工项目、双溪冷链物流园项目等4个项目开工。"
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    told = "\n".join(statistic_lines(article, find(article)))
    assert "18 个 · – % · 2022-07-18 · part of 签约项目" in told
    assert "4 个 · – % · 2022-07-18 · 2 of its projects listed · “4个项目” 45–49" in told
