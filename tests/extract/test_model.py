"""The trained model of project names: what it finds and leaves alone in sentences of our own, and that it can be trained anew."""

from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.find import find
from extract.model.candidates import candidates, context_of
from extract.model.clusters import clusters_of, learned, pairs_of
from extract.model.combine import refined
from extract.model.confidence import project_confidence
from extract.model.crf import FIRST, LAST, STEPS, B, Borders, E, tags_of
from extract.model.data import Labels, merged, prepare, samples, table_labels
from extract.model.fit import Settings
from extract.model.judge import choose
from extract.model.store import read, save, shipped
from extract.model.tagger import Reading, readings
from extract.model.train import Training, labelled_samples, records_in, train
from extract.names import Names
from extract.records import Mention, Sentence
from normalize.alignment import Alignment
from normalize.records import Article


def article(text: str) -> Article:
    return Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))


def names_in(text: str) -> list[str]:
    return [m.text for m in find(article(text)).mentions if m.type == "PROJECT"]


NAMED = [
    ("4月18日，总投资35亿元的沧澜高端轴承产业园项目在青禾县开工建设。", ["沧澜高端轴承产业园项目"]),
    (
        "今年以来，红松县加快推进沧澜轴承、北屿光电、云栖谷康养小镇等12个重点项目建设，确保年内竣工投产。",
        ["沧澜轴承", "北屿光电", "云栖谷康养小镇"],
    ),
    ("位于青禾县的松涧抽水蓄能电站今天开工建设，总投资92亿元。", ["松涧抽水蓄能电站"]),
    ("预计明年建成投产的沧澜年产3万吨锂电隔膜项目，正在安装设备。", ["沧澜年产3万吨锂电隔膜项目"]),
    ("北屿光电二期今日投产，青禾特钢搬迁项目同日奠基。", ["北屿光电二期", "青禾特钢搬迁项目"]),
]
NAMELESS = [
    "青禾市举行重点项目集中签约仪式，现场签约项目46个，总投资318亿元，涉及新材料、电子信息等领域。",
    "运动会设男子双杠、女子跳高等项目，来自12个国家的选手参赛。",
    "县文旅局组织非遗项目展演，剪纸、泥塑等项目吸引了众多市民。",
    "来自四川、湖北、广东等地的客商参加了项目推介会，达成意向投资62亿元。",
    "要加快推进产业项目建设，努力实现公路、水利等工程早开工、早见效。",
    "全省公路养护工程全面完工，累计完成投资17亿元。",
    "精细化工、装备制造等传统产业改造项目加快推进，工业投资增长9%。",
    "企业与大学合作共建研究生实践基地，双方在人才培养项目上签约。",
    "青禾县动员各方力量，实施希望工程，资助贫困学生312名。",
    "会议强调，要把项目建设作为第一抓手，大力开展招商引资百日攻坚行动。",
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names_are_found_whole(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize("text", NAMELESS)
def test_what_is_no_project_stays_out(text: str) -> None:
    assert names_in(text) == []


def test_the_model_brings_a_name_that_no_rule_proposes() -> None:
    one = prepare(article(NAMED[0][0]))
    found = refined(one.view, one.sentences, one.values, Names((), ()))
    assert [(m.text, m.rule) for m in found.mentions] == [(NAMED[0][1][0], "name.model")]


@pytest.mark.parametrize("rule", ["name.listed", "name.staged", "name.short"])
def test_the_model_drops_what_a_rule_takes_wrongly(rule: str) -> None:
    text = "运动会设男子双杠、女子跳高等项目，来自12个国家的选手参赛。"
    one = prepare(article(text))
    start = text.index("男子双杠")
    wrong = Mention("PROJECT", start, start + 4, "男子双杠", rule, 0.8)
    assert refined(one.view, one.sentences, one.values, Names((wrong,), ())).mentions == ()


def test_a_users_own_name_stays_even_where_the_model_doubts_it() -> None:
    text = "运动会设男子双杠、女子跳高等项目，来自12个国家的选手参赛。"
    one = prepare(article(text))
    start = text.index("男子双杠")
    own = Mention("PROJECT", start, start + 4, "男子双杠", "mine", 1.0)
    assert refined(one.view, one.sentences, one.values, Names((own,), ())).mentions == (own,)


def test_no_name_reaches_across_damage() -> None:
    text = NAMED[0][0]
    middle = text.index("轴承")
    one = prepare(replace(article(text), damaged=((middle, middle + 2),)))
    found = refined(one.view, one.sentences, one.values, one.names)
    assert all(m.end <= middle or middle + 2 <= m.start for m in found.mentions)


@given(st.text(alphabet="青禾县投资开工建设的项目产业园、，。等“”（）12亿元—A \n", max_size=80))
@settings(max_examples=60, deadline=None)
def test_mentions_are_in_order_apart_and_true_to_the_text(text: str) -> None:
    one = prepare(article(text))
    found = refined(one.view, one.sentences, one.values, one.names)
    again = refined(one.view, one.sentences, one.values, one.names)
    assert found == again
    assert all(text[m.start : m.end] == m.text and 0.0 < m.confidence <= 1.0 for m in found.mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found.mentions))


def test_confidence_rises_with_the_mentions_chance_and_stays_a_chance() -> None:
    told = [project_confidence([chance / 100]) for chance in range(101)]
    assert told == sorted(told)
    assert 0.0 <= told[0] < told[-1] <= 1.0
    assert project_confidence([0.2, 0.9]) == project_confidence([0.9])


def counted(scores: np.ndarray, steps: np.ndarray) -> dict[tuple[tuple[int, int], ...], float]:
    """The share of every legal tagging, by the names that it marks."""
    size = len(scores)
    weight = {}
    for tags in itertools.product(range(4), repeat=size):
        total = FIRST[tags[0]] + LAST[tags[-1]] + sum(scores[i, tag] for i, tag in enumerate(tags))
        total += sum(steps[pair] for pair in itertools.pairwise(tags))
        if total > -1000:
            starts = [i for i, tag in enumerate(tags) if tag == B]
            ends = [i + 1 for i, tag in enumerate(tags) if tag == E]
            weight[tuple(zip(starts, ends, strict=True))] = float(np.exp(total))
    whole = sum(weight.values())
    return {names: share / whole for names, share in weight.items()}


@pytest.mark.parametrize("size", [2, 3, 5, 6])
def test_chances_agree_with_counting_every_tagging(size: int) -> None:
    random = np.random.default_rng(size)
    scores = random.normal(size=(size, 4))
    steps = np.where(STEPS < 0, STEPS, random.normal(size=(4, 4)))
    share = counted(scores, steps)
    every = [(start, end) for start, end in itertools.combinations(range(size + 1), 2) if end - start >= 2]
    told = readings(scores, steps, [(0, size)], [every])[0]
    assert told is not None
    for start, end in every:
        expected = sum(part for names, part in share.items() if (start, end) in names)
        assert told.name(start, end) == pytest.approx(expected, abs=1e-9)
        covered = sum(part * max(0, min(b, end) - max(a, start)) for names, part in share.items() for a, b in names)
        assert told.inside(start, end) == pytest.approx(covered / (end - start), abs=1e-9)
    likelier = {span for span in every if sum(part for names, part in share.items() if span in names) > 0.5}
    assert set(told.best) == likelier


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.floats(-1, 1)), max_size=7))
@settings(deadline=None)
def test_the_chosen_names_gain_most(drawn: list[tuple[int, int, float]]) -> None:
    places = [(start, start + length) for start, length, _ in drawn]
    gains = [gain for *_, gain in drawn]
    kept = choose(places, gains)

    def apart(chosen: tuple[int, ...]) -> bool:
        return all(
            places[i][1] <= places[j][0] or places[j][1] <= places[i][0] for i, j in itertools.combinations(chosen, 2)
        )

    sets = [c for n in range(len(drawn) + 1) for c in itertools.combinations(range(len(drawn)), n) if apart(c)]
    assert apart(tuple(kept))
    assert sum(gains[i] for i in kept) == pytest.approx(max(sum(gains[i] for i in chosen) for chosen in sets))


SOURCES = {
    "a1": "青禾县传来消息：沧澜轴承基地项目开工建设，总投资5亿元。会议要求抓好项目建设。",
    "b2": "总投资8亿元的北屿光电产业园项目签约落户青禾县。全市实施重点项目46个，总投资62亿元。",
    "c3": "云栖谷康养小镇项目竣工投产，投资3亿元。各地要加快项目建设进度，力争早日投产。",
}
MARKED = {"a1": "沧澜轴承基地项目", "b2": "北屿光电产业园项目", "c3": "云栖谷康养小镇项目"}


def own_labels(folder: Path) -> Path:
    lines = ["record\tstart\tend\tlabel"]
    for record, text in SOURCES.items():
        (folder / f"{record}.txt").write_text(text, encoding="utf-8")
        lines.append(f"{record}\t0\t{len(text)}\tSENTENCE")
        start = text.index(MARKED[record])
        lines.append(f"{record}\t{start}\t{start + len(MARKED[record])}\tPROJECT")
    table = folder / "labels.tsv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return table


def test_a_user_trains_on_own_labels_twice_to_the_same_bytes(tmp_path: Path) -> None:
    table = own_labels(tmp_path)
    found = list(samples([str(tmp_path / f"{record}.txt") for record in SOURCES], table_labels(table)))
    assert [one.example.text[a:b] for one in found for a, b in one.example.names] == list(MARKED.values())
    assert any(not one.example.names for one in found)
    small = Settings(epochs=4, bits=14, batch=2)
    for name, workers in (("one.npz", 1), ("two.npz", 2)):
        save(train(found, [], Training(small, workers=workers)), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    model = read(tmp_path / "one.npz")
    one = prepare(article(SOURCES["a1"]))
    reading = model.tagger.read([(SOURCES["a1"][:32], [])])[0]
    assert reading is not None
    assert refined(one.view, one.sentences, one.values, one.names, model) is not None


def test_records_kept_for_measuring_teach_nothing(tmp_path: Path) -> None:
    table = own_labels(tmp_path)
    kept = tmp_path / "kept.jsonl"
    kept.write_text('{"record": "b2", "mentions": []}\n', encoding="utf-8")
    sources = [str(tmp_path / f"{record}.txt") for record in SOURCES]
    told = labelled_samples(sources, None, [table], records_in([kept]))
    assert {one.record for one in told} == {"a1", "c3"}


def test_two_tables_of_one_record_are_read_together() -> None:
    one = {"a1": Labels(((3, 9),), ((0, 20),), "table")}
    two = {"a1": Labels(((30, 36),), ((20, 40),), "table"), "b2": Labels((), ((0, 5),), "table")}
    told = merged([one, two])
    assert told["a1"] == Labels(((3, 9), (30, 36)), ((0, 20), (20, 40)), "table")
    assert told == merged([two, one])
    assert told["b2"].names == ()


def codes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)


def test_pairs_that_stand_in_the_same_places_share_a_cluster() -> None:
    works, acts = ("大桥", "电站", "隧道"), ("开会", "出席", "讲话")
    lines = [f"在青禾{work}工地见到。" for work in works] + [f"县长昨天{act}时指出。" for act in acts]
    found = learned(codes("\n".join(lines * 20)))
    cluster = dict(zip(found.pairs.tolist(), found.coarse.tolist(), strict=True))
    told = [[cluster[int(pairs_of(codes(word))[0])] for word in kind] for kind in (works, acts)]
    assert len(set(told[0])) == len(set(told[1])) == 1
    assert told[0] != told[1]
    again = learned(codes("\n".join(lines * 20)))
    assert np.array_equal(found.fine, again.fine)


def test_a_pair_that_the_clusters_do_not_know_has_none() -> None:
    fine, coarse = clusters_of(codes("电站龘靐"))
    assert fine[0] > 0 and coarse[0] > 0
    assert fine[2] == coarse[2] == fine[3] == coarse[3] == 0
    assert np.array_equal(clusters_of(codes("12月"))[0], clusters_of(codes("34月"))[0])


@given(st.integers(2, 14), st.integers(0, 2**32 - 1))
@settings(max_examples=80, deadline=None)
def test_leaving_out_what_is_surely_no_name_changes_little(size: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(scale=1.5, size=(size, 4))
    quiet = np.zeros((5, 4)) - [0.0, 30.0, 30.0, 30.0]
    steps = np.where(STEPS < 0, STEPS, random.normal(size=(4, 4)))
    every = list(itertools.combinations(range(size + 11), 2))
    scores = np.concatenate([quiet, scores, quiet])
    part = [(0, len(scores))]
    whole, some = readings(scores, steps, part, [every])[0], readings(scores, steps, part, [[]])[0]
    assert whole is not None
    if some is None:
        assert not whole.best and max(whole.name(*span) for span in every) < 0.04
        return
    for span in every:
        assert some.name(*span) == pytest.approx(whole.name(*span), abs=0.05)
    assert all(start >= 5 and end <= size + 5 for start, end in some.best)


ECHOES = "沧澜轴承基地项目今天开工。\n会议听取了沧澜轴承基地项目建设情况的汇报。\n北屿光电二期项目今天竣工。"


def test_a_name_told_elsewhere_in_the_article_counts() -> None:
    one = prepare(article(ECHOES))
    context = context_of(one.view, one.sentences, one.values, Names((), ()))
    readings_of = shipped().tagger.read([(ECHOES[s.start : s.end], []) for s in one.sentences])
    first, second, third = ((s, r) for s, r in zip(one.sentences, readings_of, strict=True) if r)
    span = (0, len("沧澜轴承基地项目"))

    def row(*read: tuple[Sentence, Reading]) -> list[float]:
        here, rows = candidates(context, read)
        return list(rows[here[0].spans.index(span)])

    assert row(first) == row(first, third)
    assert row(first) != row(first, second)


def test_the_names_beside_one_in_an_enumeration_count() -> None:
    one = prepare(article("沧澜轴承基地、北屿光电二期"))
    context = context_of(one.view, one.sentences, one.values, Names((), ()))
    sentence = one.sentences[0]

    def row(more: dict[int, float]) -> list[float]:
        reading = Reading(Borders({0: 3.0, **more}, {5: 0.0, 12: 0.0}, 0.0, 0.0))
        here, rows = candidates(context, [(sentence, reading)])
        return list(rows[here[0].spans.index((0, 6))])

    assert row({7: 3.0}) != row({})


def test_sentences_are_read_the_same_together_and_alone() -> None:
    told = [(text, []) for text, _ in NAMED]
    tagger = shipped().tagger
    together = tagger.read(told)
    alone = [tagger.read([one])[0] for one in told]
    for one, other in zip(together, alone, strict=True):
        assert one is not None and other is not None
        assert one.best == other.best and one.likely == pytest.approx(other.likely)


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "extract.model.train", "--sources", str(tmp_path / "absent.txt")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "absent.txt" in told.stderr
    assert "left as it is" in told.stderr


def test_weights_survive_the_disk(tmp_path: Path) -> None:
    model = shipped()
    save(model, tmp_path / "again.npz")
    again = read(tmp_path / "again.npz")
    assert np.array_equal(again.judge, model.judge)
    assert np.array_equal(again.tagger.table, model.tagger.table)
    assert again.tagger.scale == model.tagger.scale
    assert tags_of(4, [(1, 3)]).tolist() == [0, 1, 3, 0]


def test_spacy_component_gives_the_refined_names() -> None:
    import extract.model.component  # noqa: F401 - registers the factory
    from extract.pipeline import load

    nlp = load()
    nlp.add_pipe("taizhang_model", after="taizhang_projects")
    assert [ent.text for ent in nlp(NAMED[0][0]).ents] == NAMED[0][1]
    assert not nlp(NAMELESS[1]).ents


def test_what_is_only_counted_has_no_name() -> None:
    text = "总投资9亿元的一家工厂落户城北，青柳轴承项目开工。"
    article = Article("", "", 0, len(text), text, Alignment.identity(len(text)))
    assert [m.text for m in find(article).mentions if m.type == "PROJECT"] == ["青柳轴承项目"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青柳抽水蓄能电站2号机组正式投产发电。", "青柳抽水蓄能电站"),
        ("青柳核电站2号机组正式投产发电。", "青柳核电站2号机组"),
    ],
)
def test_a_unit_of_a_station_is_a_part_of_it_but_for_nuclear_ones(text: str, name: str) -> None:
    unit = Names((Mention("PROJECT", 0, text.index("组") + 1, text[: text.index("组") + 1], "name.headed", 0.9),), ())
    one = prepare(article(text))
    given = refined(one.view, one.sentences, one.values, unit)
    assert name in [m.text for m in given.mentions]
    assert all(m.text != "青柳抽水蓄能电站2号机组" for m in given.mentions)


def test_a_stretch_that_only_closes_a_bracket_is_no_name() -> None:
    from extract.model.combine import _may_be_named

    text = "（记者 沈青柳）青柳（红松）轴承园开工"
    assert not _may_be_named(text, text.index("沈"), text.index("）") + 1)
    assert _may_be_named(text, text.index("青柳（"), text.index("开工"))


def test_chances_of_a_long_row_of_sure_names_stay_chances() -> None:
    told = Borders(dict.fromkeys(range(0, 600, 6), 30.0), dict.fromkeys(range(4, 600, 6), 20.0), 0.0, 0.0)
    reading = Reading(told)
    assert reading._fore.units, "the sums of this row are more than one unit holds"
    assert set(reading.best) == {(at, at + 5) for at in range(0, 600, 6)}
    assert all(reading.name(at, at + 5) == pytest.approx(1.0, abs=1e-9) for at in range(0, 600, 6))
    assert reading.name(0, 11) < 1e-9
    assert reading.inside(100, 112) == pytest.approx(10 / 12, abs=1e-9)


@pytest.mark.parametrize("gain", [800.0, 5000.0])
def test_a_name_without_any_doubt_is_one(gain: float) -> None:
    reading = Reading(Borders({0: gain, 9: -1e4}, {5: gain, 14: gain}, 0.0, 0.0))
    assert reading.name(0, 6) + reading.name(0, 15) == pytest.approx(1.0)
    assert reading.name(9, 15) == pytest.approx(0.0)
