"""An amount belongs to no project of the item before, of the group before, or of a thing that no rule knew."""

from __future__ import annotations

from datetime import date

import pytest

from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article


def invested(text: str) -> dict[str, int]:
    """Project name -> total investment, of those that have one."""
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=date(2022, 7, 20))
    found = find(article).projects
    return {p.name: int(p.investment.minimum or 0) for p in found if p.investment}


HEAD = "各地加快建设\n今天，双溪冷链物流园项目在甲县开工建设。"


@pytest.mark.parametrize(
    "text",
    [
        "\n总投资1600亿元 南岭一批重大工程启动\n今天，南岭集中开工重大工程。",
        "\n南岭重大工程启动\n今天，南岭重大工程启动建设，项目总投资1600亿元。",
        "南岭一批重大项目同时开工，总投资1600亿元。",
        "\n今天，云岭数据产业园项目开工，首批入驻的项目涵盖多个领域，总投资1600亿元。",
        "\n今天，南岭启动重大工程，包括云岭数据产业园项目、双溪石化基地项目等，总投资约1600亿元。",
        "此次开工项目均为亿元以上项目，项目总投资1600亿元。",
        "今年全县新开工工程达14项，投资规模达1600亿元。",
        "南岭635个重大项目集中开工。项目总投资1600亿元。",
        "连接两地的那条线路最长的一座隧道工程贯通，全长498公里，总投资1600亿元。",
    ],
)
def test_what_is_said_of_others_is_not_the_project_before(text: str) -> None:
    assert invested(HEAD + text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "该项目总投资16亿元。",
        "项目是全省首批20个风电项目之一，总投资16亿元。",
        "该项目是全省首批大型物流基地项目之一，总投资16亿元。",
        "目前主体工程已完工，项目总投资16亿元。",
    ],
)
def test_what_goes_on_about_the_project_is_its_own(text: str) -> None:
    assert invested(HEAD + text) == {"双溪冷链物流园项目": 1_600_000_000}
