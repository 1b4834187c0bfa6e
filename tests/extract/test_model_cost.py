"""What the model costs: it loads in little time, and reads no sentence that can't hold a project."""

from __future__ import annotations

import subprocess
import sys
from unittest.mock import patch

import pytest

from extract.model.combine import refined
from extract.model.data import prepare
from extract.model.tagger import Tagger
from normalize.alignment import Alignment
from normalize.records import Article

LOADING = """
import time
begun = time.monotonic()
import pandas
between = time.monotonic()
from extract.model.store import shipped
shipped()
print((time.monotonic() - between) / (between - begun))
"""


def test_the_weights_load_in_a_new_process_about_as_fast_as_pandas() -> None:
    told = subprocess.run([sys.executable, "-c", LOADING], check=True, capture_output=True, text=True)
    assert float(told.stdout) < 4  # some two seconds


@pytest.mark.parametrize(
    ("piece", "read"),
    [
        ("青禾县气象台发布消息，未来三天以多云天气为主，最高气温二十四度，市民出行请注意添减衣物。\n", 0),
        ("青禾县气象台发布消息，总投资3亿元的青柳产业园项目昨日开工。\n", 3000),
    ],
)
def test_sentences_that_hold_no_project_are_not_read(piece: str, read: int) -> None:
    text = piece * 3000
    one = prepare(Article("d", "s", 0, len(text), text, Alignment.identity(len(text))))
    with patch.object(Tagger, "read", autospec=True, side_effect=Tagger.read) as reading:
        refined(one.view, one.sentences, one.values, one.names)
    assert sum(len(call.args[1]) for call in reading.call_args_list) == read
