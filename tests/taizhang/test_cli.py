"""The commands as a user meets them: what they print, where, and how they exit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import outputs
from taizhang.cli import main
from taizhang.look import safe
from tests.taizhang.corpora import record, write_jsonl


def text_file(folder: Path, number: int = 1) -> Path:
    file = folder / f"{number}.txt"
    file.write_text(record(number)["text"], encoding="utf-8")
    return file


def test_a_run_ends_with_one_line_of_summary_and_tables(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", range(8))
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--workers", "2"]) == 0
    told = capfd.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("8 sources, 8 articles, ")
    assert "MB/s" in line
    assert len(outputs.load(tmp_path / "out").mentions) > 16


def test_quiet_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    corpus = text_file(tmp_path)
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--engine", "serial", "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")


def test_a_run_then_verifies_and_a_changed_cell_is_found(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["run", str(text_file(tmp_path)), "--out", str(out), "--engine", "serial"]) == 0
    assert main(["verify", str(out)]) == 0
    victim = next(out.glob("mentions/*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-20])
    assert main(["verify", str(out)]) == 1
    assert "mentions" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "no/such/folder", "--out", "OUT"], "does not exist"),
        (["run", "no/such/*.txt", "--out", "OUT"], "No file matches"),
        (["run", "FILE", "--out", "OUT", "--engine", "local", "--master", "yarn"], "--engine spark"),
        (["run", "FILE", "--out", "OUT", "--workers", "0"], "at least 1"),
        (["run", "FILE", "--out", "OUT", "--fields", "headline"], "field=name"),
        (["run", "FOLDER", "--out", "FOLDER/tables"], "inside the corpus"),
        (["verify", "no/such/folder"], "no folder"),
    ],
)
def test_a_wrong_command_is_told_in_one_sentence(
    arguments: list[str], words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    places = {"FILE": str(text_file(tmp_path)), "OUT": str(tmp_path / "out"), "FOLDER": str(tmp_path)}
    for name, place in places.items():
        arguments = [argument.replace(name, place) for argument in arguments]
    assert main(arguments) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert words in told.err
    assert len(told.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_ends_the_run_with_1(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    corpus = text_file(tmp_path)
    assert main(["run", str(corpus), "--out", str(corpus), "--engine", "serial"]) == 1
    assert "is a file" in capfd.readouterr().err


def test_a_folder_without_tables_does_not_verify(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert "no committed tables" in capfd.readouterr().out


def test_fields_name_the_columns_of_a_file(tmp_path: Path) -> None:
    corpus = tmp_path / "odd.jsonl"
    line = {"稿件": record(3)["text"], "标头": "云岭县签约"}
    corpus.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    arguments = ["run", str(corpus), "--out", str(tmp_path / "out"), "--engine", "serial", "--quiet"]
    assert main([*arguments, "--fields", "text=稿件,title=标头"]) == 0
    assert list(outputs.load(tmp_path / "out").documents["title"]) == ["云岭县签约"]


def test_look_shows_the_mentions_with_their_rules(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["look", str(text_file(tmp_path, 11))]) == 0
    told = capfd.readouterr().out
    assert "总投资16亿元" in told
    assert "1,600,000,000 CNY" in told
    assert "money." in told


def test_look_at_what_cannot_be_read_gives_the_reason(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text("", encoding="utf-8")
    assert main(["look", str(blank)]) == 1
    assert "empty" in capfd.readouterr().out


def test_look_lets_no_source_steer_the_terminal() -> None:
    assert safe("总\x1b[2J投\u202e资\r\n1亿") == "总\ufffd[2J投\ufffd资\ufffd\n1亿"


def test_schema_prints_every_table(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    told = capfd.readouterr().out
    assert "project_stages: " in told
    assert "total_investment_min" in told


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "taizhang.cli", *arguments]


def test_extract_answers_line_by_line_in_order() -> None:
    lines = [{"id": str(n), "text": record(n)["text"]} for n in range(3)]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    done = subprocess.run(command("extract"), input=stdin, capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [answer["id"] for answer in answers] == ["0", "1", "2"]
    for line, answer in zip(lines, answers, strict=True):
        spans = [(line["text"][m["start"] : m["end"]], m["text"]) for m in answer["mentions"]]
        assert spans
        assert all(there == told for there, told in spans)


def test_stdin_is_read_as_jsonl(tmp_path: Path) -> None:
    stdin = (json.dumps(record(5), ensure_ascii=False) + "\n").encode()
    done = subprocess.run(command("run", "-", "--out", str(tmp_path / "out"), "--engine", "serial"), input=stdin)
    assert done.returncode == 0
    assert list(outputs.load(tmp_path / "out").sources["record"]) == ["n00005"]


def test_a_reader_that_goes_away_is_no_error_worth_a_traceback() -> None:
    process = subprocess.Popen(command("schema", "--markdown"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    process.wait(timeout=60)
    assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_at_once_and_leaves_no_process(tmp_path: Path, signal_number: int) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", range(20_000))
    arguments = command("run", str(corpus), "--out", str(tmp_path / "out"), "--workers", "2")
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, start_new_session=True)
    wait_for(tmp_path / "out" / ".staging" / "batches")
    began = time.monotonic()
    os.kill(process.pid, signal_number)
    _, told = process.communicate(timeout=30)
    assert time.monotonic() - began < 10  # the run would go on for a minute
    assert process.returncode == 1
    assert told.decode().startswith("taizhang: Interrupted")
    assert len(told.splitlines()) == 1
    assert not alive(process.pid)


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists() and any(path.iterdir()):
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} did not appear")


def alive(session: int) -> list[int]:
    """Processes of the session, after a moment to go."""
    for _ in range(30):
        found = [
            int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and in_session(entry, session)
        ]
        if not found:
            return []
        time.sleep(0.1)
    return found


def in_session(entry: Path, session: int) -> bool:
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] != "Z" and int(fields[3]) == session
