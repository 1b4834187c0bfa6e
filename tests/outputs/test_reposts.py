"""Reposts: one text told again, edited a little, or cut; another report of the same event is none."""

import random
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from outputs.reposts import BANDS, Documents, find_reposts, wording_keys

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


def reposts(texts: dict[str, str], days: dict[str, date] | None = None, order: int = 0) -> dict[str, str]:
    names = list(texts)
    random.Random(order).shuffle(names)
    keys = [wording_keys(texts[name]) for name in names]
    owners = [row for row, told in enumerate(keys) if told]
    told = np.array([keys[row] for row in owners], dtype=np.int64).reshape(len(owners), BANDS + 1)
    documents = Documents(names, [(days or {}).get(name) for name in names], told, np.array(owners, dtype=np.int64))
    return find_reposts(documents, lambda ids: {k: texts[k] for k in ids})


def test_a_repost_points_to_the_earliest_report() -> None:
    texts = {"a": STORY, "b": STORY.replace("昨天上午", "10月8日"), "c": "（记者 马明）" + STORY[:-30], "d": OTHER}
    days = {"a": date(2021, 10, 9), "b": date(2021, 10, 8)}
    assert reposts(texts, days) == {"a": "b", "c": "b"}


def test_order_and_increments_do_not_matter() -> None:
    texts = {f"{i:02}": (STORY if i % 3 else OTHER) + "甲乙丙丁戊己庚辛壬癸子丑"[i] for i in range(12)}
    expected = reposts(texts)
    assert len(expected) == 10
    assert all(reposts(texts, order=seed) == expected for seed in range(1, 6))


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


def test_one_text_in_hundreds_of_papers_is_found() -> None:
    texts = {f"{i:03}": STORY + OTHER for i in range(300)}
    assert set(reposts(texts).values()) == {"000"}
    assert len(reposts(texts)) == 299


def test_short_texts_are_never_compared() -> None:
    assert wording_keys("扫码下载客户端") == []
    assert reposts({"a": "扫码下载客户端", "b": "扫码下载客户端"}) == {}


@given(st.text(max_size=400))
def test_keys_fit_their_column(text: str) -> None:
    assert all(-(1 << 63) <= key < 1 << 63 for key in wording_keys(text))
