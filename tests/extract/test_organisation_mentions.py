"""ORG mentions stand in the sentences that name a project, and never inside its name."""

from extract.find import find
from extract.records import Mention
from normalize.alignment import Alignment
from normalize.records import Article


def organisations(text: str) -> list[Mention]:
    found = find(Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))).mentions
    return [mention for mention in found if mention.type == "ORG"]


def test_the_investor_of_a_project_is_a_mention() -> None:
    text = "由红松新能源集团有限公司投资建设的青柳储能电池产业园项目昨日开工。"
    (mention,) = organisations(text)
    assert mention.text == text[mention.start : mention.end] == "红松新能源集团有限公司"


def test_a_sentence_without_a_project_gives_none() -> None:
    assert organisations("红松新能源集团有限公司召开年度股东大会。") == []


def test_a_company_inside_a_name_is_part_of_the_name() -> None:
    assert organisations("红松集团年产4万套轮毂加工项目昨日开工。") == []
