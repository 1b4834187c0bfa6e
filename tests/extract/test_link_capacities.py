"""Capacity: what a project is to make or take, and what a phase, a city or a comparison says is left out."""

from __future__ import annotations

import pytest

from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article


def capacity(text: str) -> str | None:
    article = Article("d", "s", 0, len(text), text, Alignment.identity(len(text)))
    (project,) = find(article).projects
    return project.capacity


OWN = [
    ("年产2亿平方英尺的云杉板材项目昨日开工。", "年产2亿平方英尺"),
    ("云杉年产30万台轴承项目昨日开工。", "年产30万台"),
    ("年产30万台的云杉轴承项目昨日开工。", "年产30万台"),
    ("云杉抽水蓄能电站项目昨日开工，总装机容量120万千瓦。", "总装机容量120万千瓦"),
    ("云杉轴承项目昨日开工。项目建成后，可年产轴承套圈，年处理能力1万吨。", "年处理能力1万吨"),
    ("云杉年产30万台轴承项目昨日开工，一期年产10万台。", "年产30万台"),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_the_own_capacity(text: str, expected: str) -> None:
    assert capacity(text) == expected


NONE = [
    "云杉轴承项目昨日开工，分两期建设，一期年产10万台。",
    "云杉污水处理厂项目昨日开工，全市日处理能力已达8万吨。",
    "云杉轴承项目昨日开工，安装机床30台。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_its_own_is_left_out(text: str) -> None:
    assert capacity(text) is None
