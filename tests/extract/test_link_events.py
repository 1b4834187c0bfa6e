"""What is told of a group, and which of its members it reaches."""

from __future__ import annotations

from datetime import date

import pytest

from extract.find import find
from normalize.alignment import Alignment
from normalize.records import Article

DAY = date(2022, 6, 20)


def stages(text: str) -> dict[str, list[tuple[str, date | None, bool]]]:
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=2022
    )
    return {p.name: [(s.stage, s.date_start, s.expected) for s in p.stages] for p in find(article).projects}


STARTED = [("started", date(2022, 6, 3), False)]
SIGNED = [("signed", date(2022, 6, 3), False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the next sentence goes on with its members
        ("6月3日，河口县12个重点项目集中开工。其中，青柳轴承项目总投资3亿元。", {"青柳轴承项目": STARTED}),
        # the day stands in the sentence before
        (
            "6月3日，洽谈会在河口举行。河口县成功签约三个重大项目。包括青柳轴承项目、云杉轮毂项目等。",
            {"青柳轴承项目": SIGNED, "云杉轮毂项目": SIGNED},
        ),
        # taken up again further down
        (
            "6月3日，河口县12个项目集中开工。县长出席仪式。\n项目涉及三个行业。\n此次开工的青柳轴承项目总投资3亿元。",
            {"青柳轴承项目": STARTED},
        ),
        # where they are, and what else was told of them
        (
            "6月3日，12个重点项目在城东、河口、云岭三地开工建设，涉及环保等领域，包括青柳轴承项目、云杉轮毂项目等。",
            {"青柳轴承项目": STARTED, "云杉轮毂项目": STARTED},
        ),
        (
            "河口县计划新开工的32个重大项目，6月3日已全部实现开工。项目包括青柳轴承项目、云杉轮毂项目等。",
            {"青柳轴承项目": STARTED, "云杉轮毂项目": STARTED},
        ),
        (
            "今年青河县计划新开工的30个重点项目，目前已全部实现开工。项目包括青柳轴承项目、云杉轮毂项目等。",
            {name: [("started", date(2022, 1, 1), False)] for name in ("青柳轴承项目", "云杉轮毂项目")},
        ),
        ("6月3日，河口县重大项目集中开复工，项目包括青柳轴承项目等。", {"青柳轴承项目": STARTED}),
        # nor what the sentence goes on with
        (
            "6月3日，青柳轴承项目开工，12个项目签约，云杉轮毂项目竣工。",
            {"青柳轴承项目": STARTED, "云杉轮毂项目": [("completed", date(2022, 6, 3), False)]},
        ),
        # however the time of the news is told
        *(
            (
                f"河口县计划新开工的32个重大项目，{now}已全部实现开工。项目包括青柳轴承项目、云杉轮毂项目等。",
                {name: [("started", None, False)] for name in ("青柳轴承项目", "云杉轮毂项目")},
            )
            for now in ("现在", "目前均", "眼下", "如今", "截至目前，", "截至目前为止，都")
        ),
        # what was brought in, and which of them are named
        (
            "2021年，河口县引进亿元以上项目14个，较大项目有：投资3亿元的青柳轴承项目、投资2亿元的云杉轮毂项目等。",
            {name: [("landed", date(2021, 1, 1), False)] for name in ("青柳轴承项目", "云杉轮毂项目")},
        ),
        # the size and the phase of one are no number of many, and what comes after is no event
        (
            "6月3日，河口县重点项目集中开工仪式举行。\n一期项目投产后产值可观。\n此次集中开工的青柳轴承项目总投资3亿元。",
            {"青柳轴承项目": STARTED},
        ),
        # in the same sentence a plan has begun
        (
            "6月3日，河口县12个项目集中开工。其中，云岭公司计划投资3亿元，主要建设青柳轴承项目。",
            {"青柳轴承项目": STARTED},
        ),
        # one of them
        ("6月3日，河口县12个项目集中开工。青柳轴承项目是本次集中开工的项目之一。", {"青柳轴承项目": STARTED}),
        # another subject, another paragraph
        ("6月3日，河口县12个项目集中开工。\n多年前，青柳轴承项目选择了这里。", {"青柳轴承项目": []}),
        # still to come
        (
            "河口县计划10月举行12个项目集中开工仪式。其中，青柳轴承项目总投资3亿元。",
            {"青柳轴承项目": [("started", date(2022, 10, 1), True)]},
        ),
        # the day on which it was said is not the day of what is to come, nor is it told of whoever is named later
        (
            "6月3日，河口县召开会议，今年将新开工12个项目。其中，青柳轴承项目总投资3亿元。\n云杉轮毂项目占地9亩。",
            {"青柳轴承项目": [("started", date(2022, 1, 1), True)], "云杉轮毂项目": []},
        ),
        # what is wanted, and what is not so
        ("河口县推动12个项目集中开工。其中，青柳轴承项目总投资3亿元。", {"青柳轴承项目": []}),
    ],
)
def test_an_event_reaches_the_members_that_the_text_ties_to_it(
    text: str, expected: dict[str, list[tuple[str, date | None, bool]]]
) -> None:
    assert stages(text) == expected


def test_a_dateline_is_not_the_day_of_an_event() -> None:
    text = "河口6月19日电 河口县12个项目集中开工。其中，青柳轴承项目总投资3亿元。"
    assert stages(text) == {"青柳轴承项目": [("started", None, False)]}


def test_the_words_that_say_so_are_in_the_span() -> None:
    text = "6月3日，河口县12个项目集中开工。其中，青柳轴承项目总投资3亿元。"
    article = Article(
        "d", "s", 0, len(text), text, Alignment.identity(len(text)), reference_date=DAY, reference_year=2022
    )
    (project,) = find(article).projects
    assert [text[s.start : s.end] for s in project.stages] == ["开工"]
