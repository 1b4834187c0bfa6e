"""Folders, globs, files and ``-`` become one sorted list of files; wrong paths one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.paths import Input, list_inputs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.jsonl", "deep/.hidden.txt", ".git/config.txt", "odd.xyz"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


def names(*paths: str) -> list[str]:
    return [one.path for one in list_inputs(paths)]


def test_a_folder_is_read_to_the_bottom_without_hidden_files(folder: Path) -> None:
    assert names("news") == ["news/a.txt", "news/b.txt", "news/deep/er/c.jsonl", "news/odd.xyz"]


def test_each_file_comes_once_whatever_the_order_and_spelling(folder: Path) -> None:
    once = names("news")
    assert names("news/b.txt", "./news//deep/../", "news/*.txt", str(folder / "a.txt"))[-4:] != []
    assert names("news/", "./news") == names("./news", "news/b.txt") == once


def test_a_file_that_is_named_is_marked_as_named(folder: Path) -> None:
    assert list_inputs(["news", "news/odd.xyz"])[-1] == Input("news/odd.xyz", named=True)
    assert list_inputs(["news"])[-1] == Input("news/odd.xyz", named=False)


def test_globs_find_files_and_folders(folder: Path) -> None:
    assert names("news/*.txt") == ["news/a.txt", "news/b.txt"]
    assert names("news/**/*.jsonl") == names("news/d*") == ["news/deep/er/c.jsonl"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder: Path) -> None:
    (folder / "[ab].txt").write_text("x")
    assert names("news/[ab].txt") == ["news/[ab].txt"]


def test_standard_input(folder: Path) -> None:
    assert names("-", "-") == ["-"]


@pytest.mark.parametrize("path", ["nowhere", "news/none.txt", "news/*.pdf", "", "a\0b"])
def test_a_path_that_stands_for_nothing_is_a_usage_error(folder: Path, path: str) -> None:
    with pytest.raises(UsageError) as caught:
        list_inputs([path])
    assert repr(path) in str(caught.value) and str(caught.value).endswith(".")


def test_links_that_loop_or_lead_out_are_told_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (folder / "deep" / "up").symlink_to("..")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "twin.txt").symlink_to("a.txt")
    refused = {
        one.path: one.refused for one in list_inputs(["news"]) if one.path.endswith(("up", "self.txt", "out.txt"))
    }
    assert len(refused) == 3 and all(refused.values())
    assert Input("news/twin.txt", named=False) in list_inputs(["news"])
