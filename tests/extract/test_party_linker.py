"""The learned linker of parties: its labels, its candidates, its choice, and what the program tells with it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extract.find import find
from extract.link.parties import parties
from extract.link.records import Reading
from extract.model.tagger import Tagger
from extract.model.written import articles
from extract.party.beside import is_told
from extract.party.candidates import candidates, near
from extract.party.describe import Pair, pairs
from extract.party.labels import labelled, marks_of
from extract.party.linker import KEEP, chosen, joined, learned, shipped
from extract.party.train import SETTINGS, examples, judged, measure, places, taught, train
from normalize.alignment import Alignment
from normalize.records import Article


def article(text: str) -> Article:
    return Article("", "", 0, len(text), text, Alignment.identity(len(text)), title=text.partition("\n")[0])


def reading_of(text: str, *names: str) -> Reading:
    spans = [(at, at + len(name)) for name in names for at in range(len(text)) if text.startswith(name, at)]
    return labelled(article(text), {span: [] for span in spans}, "test").reading


def blank() -> Tagger:
    return shipped().tagger


def rows(name: str) -> list[list[str]]:
    text = files("extract").joinpath("party", "labels", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_every_row_of_the_written_labels_fits_its_article():
    folder = files("extract").joinpath("model", "written")
    known = {
        (path.name.removesuffix(".txt"), number): (told.text, len({told.text[slice(*span)] for span in labels.names}))
        for path in folder.iterdir()
        for number, (told, labels) in enumerate(articles(path.read_text(encoding="utf-8")))
    }
    for file, number, party, names in rows("written.tsv"):
        text, count = known[file, int(number)]
        assert party in text, (file, number, party)
        assert all(1 <= int(name) <= count for name in names.split(",")), (file, number, names)


def test_the_rows_of_news_are_offsets():
    for record, *offsets in rows("news.tsv"):
        start, end, first, last = map(int, offsets)
        assert record
        assert 0 <= start < end
        assert (first, last) == (0, 0) or first < last


def test_a_sentence_that_names_a_project_is_read_and_those_beside_it_where_they_may_speak_of_companies():
    text = "云柏集团昨日发布年报。集团收入增长。公司利润增长。青柳水泥厂点火。投资两亿元。集团发来贺信。当地欢迎。"
    assert near(reading_of(text, "青柳水泥厂"), [0]) == [2, 3, 4]
    assert near(reading_of("天气晴好。青柳水泥厂点火。天气晴好。", "青柳水泥厂"), [0]) == [1]


def test_a_sentence_as_long_as_a_table_is_not_read():
    text = "青柳水泥厂" + "、一号线" * 200 + "开工建设。"
    assert near(reading_of(text, "青柳水泥厂"), [0]) == []


def test_candidates_are_what_the_tagger_holds_possible_outside_the_projects_names():
    text = "云柏集团产业园昨日开工，由云柏集团投资建设。县长李云到场祝贺。"
    found = candidates(reading_of(text, "云柏集团产业园"), shipped().tagger, [0])
    assert "云柏集团" in found
    assert all(text[place.start : place.end] == name for name, told in found.items() for place in told)
    assert all(place.start >= len("云柏集团产业园") for told in found.values() for place in told)


def test_a_pair_has_as_many_numbers_wherever_it_stands():
    text = "甲、乙两厂开工。\n青柳水泥厂由红杉建设有限公司承建。北岸电站由云杉电力集团投资，河口码头也已开工。"
    reading = reading_of(text, "青柳水泥厂", "北岸电站", "河口码头")
    found = candidates(reading, shipped().tagger, [0, 1, 2])
    met = [*pairs(reading, found, {}), *pairs(reading, found, {0: ["红杉建设有限公司"]})]
    assert len(met) >= 4
    assert len({len(one.numbers) for one in met}) == 1


def test_who_stands_in_front_of_another_member_of_a_list_is_no_candidate():
    text = "新开工的有红杉投资集团的青柳电站、投资3亿元的北岸水泥厂。"
    reading = reading_of(text, "青柳电站", "北岸水泥厂")
    met = pairs(reading, candidates(reading, shipped().tagger, [0, 1]), {})
    assert {pair.cluster for pair in met if pair.name == "红杉投资集团"} == {0}


def test_of_names_that_hold_one_another_the_likelier_alone_is_kept():
    met = [Pair(name, 0, []) for name in ("云柏集团", "云柏", "红杉")] + [Pair("云柏", 1, [])]
    assert chosen(met, [0.9, 0.8, KEEP, KEEP - 0.01]) == {0: ["云柏集团", "红杉"]}
    assert chosen(met, [0.8, 0.9, 0.1, 0.9]) == {0: ["云柏"], 1: ["云柏"]}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("青柳水泥厂二期昨日开工。\n业主云杉建材计划明年底投产，年产值可达6亿元。", "青柳水泥厂二期", "云杉建材"),
        ("云帆电子昨日宣布，将在河口投资8亿元建设河口智能终端产业园。", "河口智能终端产业园", "云帆电子"),
        ("河口智能终端产业园昨日开工，项目由云帆电子投资8亿元建设，占地90亩。", "河口智能终端产业园", "云帆电子"),
    ],
)
def test_a_party_without_a_companys_form_is_learned(text, name, party):
    assert learned(reading_of(text, name), {}) == {0: {party: "party.model"}}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青柳水泥厂二期昨日开工。县委书记李云出席仪式并讲话，要求各部门做好服务。", "青柳水泥厂二期"),
        ("据青柳日报报道，北岸电站昨日并网，年发电量3亿度。", "北岸电站"),
        ("北岸电站昨日并网。同一天，红杉重工有限公司公布年报，利润增长一成。", "北岸电站"),
    ],
)
def test_who_only_stands_near_is_no_party(text, name):
    assert learned(reading_of(text, name), {}) == {}


def test_what_rules_tell_is_no_candidate_again():
    text = "青柳水泥厂由红杉建设有限公司投资，红杉建设计划年底开工。"
    reading = reading_of(text, "青柳水泥厂")
    found = candidates(reading, shipped().tagger, [0])
    assert not list(pairs(reading, found, {0: ["红杉建设有限公司"]}))
    assert is_told("红杉建设", ["红杉建设有限公司"])
    assert not is_told("云柏集团", ["红杉建设有限公司"])


def test_who_does_it_together_with_a_party_of_the_rules_is_learned():
    text = "青柳水泥厂昨日开工。工程由云柏集团与河口交投合资建设，总投资9亿元。"
    told = [set(learned(reading_of(text, "青柳水泥厂"), {0: [one]}).get(0, {})) for one in ("云柏集团", "河口交投")]
    assert told == [{"河口交投"}, {"云柏集团"}]


def test_what_rules_tell_stays_and_who_congratulates_is_nothing_beside_it():
    text = "5月6日，由红杉建设有限公司投资建设的青柳水泥厂项目开工。云帆电子表示祝贺。"
    told = [project.parties for project in find(article(text)).projects]
    assert told == [("红杉建设有限公司",)]


def test_rules_and_learned_parties_stand_in_text_order_and_a_rule_keeps_its_name():
    rules, more = (
        {0: {"红杉": "party.said"}},
        {0: {"云柏": "party.model", "红杉": "party.model"}, 1: {"青松": "party.model"}},
    )
    assert joined("云柏与红杉、青松", rules, more) == {
        0: {"云柏": "party.model", "红杉": "party.said"},
        1: {"青松": "party.model"},
    }


def test_without_projects_nothing_is_read():
    assert learned(reading_of("红杉建设有限公司公布年报。"), {}) == {}


def test_marks_of_one_name_are_told_at_each_of_its_mentions():
    text = "甲厂开工，甲厂由云柏投资，乙厂待建"
    assert marks_of(text, [(0, 2), (5, 7), (13, 15)], [("云柏", [1])]) == {
        (0, 2): ["云柏"],
        (5, 7): ["云柏"],
        (13, 15): [],
    }


def test_a_name_that_is_taken_is_marked_nowhere():
    assert places("云柏产业园由云柏投资", ["云柏"], [(0, 5)]) == [(6, 8)]


def documents():
    told = [
        (f"{place}水泥厂昨日开工建设。{firm}负责人说，工期要两年，{other}提供了贷款。", place, firm)
        for place, firm, other in (
            ("青柳", "云帆", "红杉银行"),
            ("河口", "云柏", "青山银行"),
            ("北岸", "红枫", "云杉银行"),
            ("南岭", "白桦", "云岭银行"),
            ("东江", "青松", "白鹭银行"),
            ("西坪", "金橡", "黑松银行"),
        )
    ]
    return [
        labelled(article(text), {(0, len(place) + 3): [firm]}, f"group {number}")
        for number, (text, place, firm) in enumerate(told)
    ]


def test_the_tagger_learns_parties_outside_the_projects_names():
    first, second = examples(documents()[0])
    assert (first.names, first.proposed) == ((), ((0, 5),))
    assert [second.text[slice(*span)] for span in second.names] == ["云帆"]


def test_training_gives_the_same_weights_in_any_number_of_processes(monkeypatch):
    monkeypatch.setattr("extract.party.train.SETTINGS", SETTINGS.__class__(epochs=2, bits=12))
    alone, together = (train(taught(documents(), [1.0] * 6, workers)) for workers in (1, 2))
    assert (alone.tagger.table == together.tagger.table).all()
    assert (alone.judge == together.judge).all()


def test_the_judge_learns_of_what_rules_do_not_tell():
    told = labelled(article("由红杉建设有限公司投资建设的青柳水泥厂开工。"), {(15, 20): ["红杉建设有限公司"]}, "")
    assert parties(told.reading)
    assert judged(told, shipped().tagger) == []
    text = "青柳水泥厂二期昨日开工。\n云杉建材计划明年底投产，由红杉重工有限公司施工。"
    other = labelled(article(text), {(0, 7): ["云杉建材"]}, "")
    known = {name for names in parties(other.reading).values() for name in names}
    assert "云杉建材" in {pair.name for pair in judged(other, shipped().tagger)} - known


def test_what_is_learned_is_measured_on_articles_that_were_not_learned_from(monkeypatch):
    monkeypatch.setattr("extract.party.train.SETTINGS", SETTINGS.__class__(epochs=2, bits=12))
    table = measure(taught(documents(), [1.0] * 6), ["one"] * 3 + ["other"] * 3)
    _, _, one, other = table.split("\n")
    assert one.startswith("| one | 3 | ")
    assert other.startswith("| other | 3 | ")
