"""Reposts: one text told again, edited a little, or cut; another report of the same event is none."""

import random
from collections.abc import Sequence
from datetime import date
from itertools import chain, pairwise
from unittest import mock

import numpy as np
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from outputs.reposts import NOTHING_KNOWN, Documents, Keys, Pairs, Rows, _candidates, find_reposts
from outputs.wording import BANDS, KEYS, NUMBERS_KEY, shingles, wording

Found = tuple[dict[str, str], Pairs, int]

STORY = (
    "昨天上午，河东新区举行智能仓储装备产业园奠基仪式。项目由华东一家装备集团投资建设，计划总投资18.6亿元，占地310亩，"
    "分两期建设厂房、研发楼和测试场地，一期预计明年三季度投产。新区负责人说，园区水电路已经接通，手续由专班代办，"
    "从签约到动工用了不到四个月。投产以后可年产分拣机器人两万台，带动就业一千二百人，配套企业已有七家表示愿意跟进落户。"
)
OTHER = (
    "本周三，河东新区的另一场签约会吸引了不少客商。会上共有九个项目现场签约，投资总额四十二亿元，以食品加工和冷链物流为主。"
    "其中最大的一个来自南方，准备建设中央厨房和万吨冷库，达产后年产值约十五亿元。会后客商们走访了港口和保税仓库，"
    "对那里的通关速度印象很深。新区表示，下个月还要到三个城市登门招商，争取年底前再引进十个亿元以上的项目。"
)


class Given:
    """Texts in memory where a run has them in files; it counts those that were asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._wordings = [wording(text) for text in texts]
        self.read = 0

    def documents(self, ids: Sequence[int], days: Sequence[int]) -> Documents:
        keys = np.array([held[:KEYS] for held in self._wordings], np.int64).reshape(-1, KEYS)
        return Documents(np.array(ids, np.uint64), np.array(days, np.int32), keys)

    def numbers(self, rows: Rows) -> tuple[Rows, Keys]:
        held = [self._wordings[row][KEYS:] for row in rows]
        return np.array([len(one) for one in held], np.int64), np.array(list(chain(*held)), np.int64)

    def texts(self, rows: Rows) -> list[tuple[int, str]]:
        self.read += len(rows)
        return [(int(row), self._texts[row]) for row in rows]


def found(texts: dict[str, str], days: dict[str, date] | None = None, known: Pairs = NOTHING_KNOWN) -> Found:
    """The name of the first report for each repost, what was compared, and how many texts were read for it."""
    names = sorted(name for name in texts if wording(texts[name]))
    told = Given([texts[name] for name in names])
    ids = [int.from_bytes(name.encode()) for name in names]
    published = [(days or {}).get(name, date.max).toordinal() for name in names]
    firsts, pairs = find_reposts(told.documents(ids, published), told, known)
    return {names[row]: names[first] for row, first in enumerate(firsts) if row != first}, pairs, told.read


def reposts(texts: dict[str, str], days: dict[str, date] | None = None) -> dict[str, str]:
    return found(texts, days)[0]


def test_a_repost_points_to_the_earliest_report() -> None:
    texts = {"a": STORY, "b": STORY.replace("昨天上午", "10月8日"), "c": "（记者 马明）" + STORY[:-30], "d": OTHER}
    days = {"a": date(2021, 10, 9), "b": date(2021, 10, 8)}
    assert reposts(texts, days) == {"a": "b", "c": "b"}


def test_three_versions_are_one_group_of_the_smallest_name() -> None:
    texts = {f"{i:02}": (STORY if i % 3 else OTHER) + "甲乙丙丁戊己庚辛壬癸子丑"[i] for i in range(12)}
    assert reposts(texts) == {f"{i:02}": "01" if i % 3 else "00" for i in range(2, 12)}


def test_a_chain_of_versions_is_one_group() -> None:
    """The first and the last share too little, yet each is the next one's text."""
    told = "".join(map(chr, random.Random(5).sample(range(0x4E00, 0x9000), 700)))
    texts = {str(i): told[i * 60 : i * 60 + 400] for i in range(5)}
    assert reposts({"0": texts["0"], "4": texts["4"]}) == {}
    assert reposts(texts) == dict.fromkeys("1234", "0")


def test_two_reports_of_one_event_in_other_words_are_two() -> None:
    retold = (
        "河东新区又添一个大项目。记者从现场获悉，一处智能仓储装备产业园已经动工，建成后将生产分拣机器人等设备，"
        "业主是华东的一家集团企业，总投资达18.6亿元。按照计划，首期厂房明年秋天就能投入使用，届时可提供一千二百个岗位。"
    )
    assert reposts({"a": STORY, "b": retold}) == {}


def test_a_bulletin_with_new_figures_is_another_one() -> None:
    rng = random.Random(4)

    def bulletin(month: int) -> str:
        lines = [
            f"{name}实现{rng.randint(100, 999)}.{rng.randint(1, 9)}亿元，同比增长{rng.randint(1, 20)}.{rng.randint(1, 9)}%"
            for name in "农业 工业 建筑业 批发零售 住宿餐饮 交通运输 金融业 房地产 信息服务 对外贸易".split()
        ]
        return f"前{month}个月全县经济运行情况公布：" + "；".join(lines) + f"。其中{month}月当月增速回升。"

    assert reposts({"a": bulletin(4), "b": bulletin(5)}) == {}


def test_one_text_in_hundreds_of_papers_is_found_and_read_never() -> None:
    again, _, read = found({f"{i:03}": STORY + OTHER for i in range(300)})
    assert again == {f"{i:03}": "000" for i in range(1, 300)}
    assert read == 0


def test_short_texts_are_never_compared() -> None:
    assert wording("扫码下载客户端") == []
    assert reposts({"a": "扫码下载客户端", "b": "扫码下载客户端"}) == {}


VERSIONS = [
    *(STORY[cut:] + "甲乙丙丁戊"[cut // 9] for cut in range(0, 45, 9)),
    *(OTHER[: len(OTHER) - cut] + f"第{cut}期" for cut in range(0, 45, 9)),
    STORY + OTHER,
    STORY.replace("310", "290").replace("18.6", "17.2"),
]
SOME = st.dictionaries(st.sampled_from("abcdefghijklmnop"), st.sampled_from(VERSIONS), max_size=12)


@settings(max_examples=200)
@given(SOME, SOME)
def test_what_was_compared_before_changes_nothing(before: dict[str, str], now: dict[str, str]) -> None:
    """Documents come, go, and change their text under the same name."""
    _, known, _ = found(before)
    again, pairs, _ = found(now, known=known)
    expected, fresh, _ = found(now)
    assert again == expected
    assert as_lists(pairs) == as_lists(fresh)
    assert found(now, known=pairs)[2] == 0


def test_only_what_is_new_is_read() -> None:
    texts = {f"{i:02}": STORY[i:] for i in range(30)}
    more = texts | {"new": STORY[:-7]}
    assert 0 < found(more, known=found(texts)[1])[2] < found(more)[2] / 2


def as_lists(pairs: Pairs) -> list[list[int]]:
    return [column.tolist() for column in (pairs.one, pairs.other, pairs.same)]


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 1)), max_size=14))
def test_those_who_share_a_key_are_compared(rows: list[tuple[int, int, int]]) -> None:
    """Against the definition told plainly; keys that too many share count with the numbers alone."""
    # Of the bands only two are drawn: in the others each document stands alone.
    keys = np.repeat(np.arange(len(rows)), KEYS).reshape(-1, KEYS)
    keys[:, [0, 1, NUMBERS_KEY]] = np.array(rows, np.int64).reshape(-1, 3)
    with mock.patch("outputs.reposts.MOST_A_KEY", 4):
        one, other = _candidates(Documents(np.arange(len(rows), dtype=np.uint64), np.zeros(len(rows), np.int32), keys))
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == sorted(plainly_told(rows))


def plainly_told(rows: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    groups = []
    for band in (0, 1):
        for key in range(4):
            group = [place for place, row in enumerate(rows) if row[band] == key]
            told = [[place for place in group if rows[place][2] == number] for number in (0, 1)]
            groups += [group] if len(group) <= 4 else told
    stars = {(group[0], other) for group in groups for other in group[1:]}
    return stars | {pair for group in groups for pair in pairwise(group)}


@given(st.text(max_size=400))
def test_keys_fit_their_column(text: str) -> None:
    held = wording(text)
    assert not held or len(held) >= KEYS
    assert all(-(1 << 63) <= key < 1 << 63 for key in held)


@given(st.text(st.sampled_from("项目亿元1a， \n\U00020001\ud800"), max_size=60))
def test_shingles_are_those_of_letters_and_digits(text: str) -> None:
    bare = regex.sub(r"[^\p{Han}\p{Latin}\p{Nd}]", "", text)
    strings = {bare[i : i + 5] for i in range(len(bare) - 4)}
    assert len(shingles(text)) == len(strings)
    assert shingles(text).tolist() == shingles(bare).tolist()


@pytest.mark.parametrize("kept", [0.9, 0.7])
def test_texts_that_share_most_of_their_strings_share_a_key(kept: float) -> None:
    chance = random.Random(3)
    shared = 0
    for _ in range(100):
        text = "".join(map(chr, chance.sample(range(0x4E00, 0x9000), 500)))
        cut = round(len(text) * kept)
        shared += any(a == b for a, b in zip(wording(text)[:BANDS], wording(text[:cut])[:BANDS], strict=True))
    assert shared >= 97
