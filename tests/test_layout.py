"""The rules of the house that no linter checks."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpus", "normalize", "extract", "outputs", "taizhang")
LONGEST_MODULE = 400
LARGEST_FILE = 2 << 20
LARGEST_WEIGHTS = 15_000_000  # of the model that ships, the one large thing that belongs here
WEIGHTS = ROOT / "extract" / "model" / "weights"


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files belong to the project")
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    return [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize("module", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_it_is(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(text)), "the module has no docstring"


def test_public_functions_and_classes_have_docstrings() -> None:
    missing = []
    for module in modules():
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                missing.append(f"{module.relative_to(ROOT)}: {node.name}")
    assert missing == []


def test_a_broad_except_stands_in_one_place_alone() -> None:
    broad = []
    for module in modules():
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) in BROAD):
                broad.append(str(module.relative_to(ROOT)))
    assert broad == ["taizhang/work.py"]


BROAD = {"Exception", "BaseException"}


def test_no_group_is_repeated_possessively() -> None:
    """Python 3.11.0 to 3.11.4 lose matches of ``(?:a|b)*+`` (CPython issue 106052): ``(?>(?:a|b)*)`` says the same."""
    found = [
        f"{module.relative_to(ROOT)}:{number}"
        for module in modules()
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), start=1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+")


def test_no_package_files_under_tests() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_bulk_data_is_tracked() -> None:
    large = [file for file in tracked() if file.stat().st_size > LARGEST_FILE]
    assert [file for file in large if file.parent != WEIGHTS] == []
    assert sum(file.stat().st_size for file in tracked() if file.parent == WEIGHTS) < LARGEST_WEIGHTS
    kept_out = [file for file in tracked() if file.is_relative_to(ROOT / "outputs" / "tables")]
    assert kept_out == []
    assert not any(file.suffix == ".parquet" for file in tracked())


def test_each_room_says_where_its_code_and_data_are() -> None:
    for room in ("corpus", "outputs"):
        text = (ROOT / room / "__init__.py").read_text(encoding="utf-8")
        assert re.search(r"[Cc]ode (is )?here, data in", text), room


def test_the_lock_names_no_registry_and_pins_every_dependency() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "http://" not in lock and "https://" not in lock and "--index" not in lock
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for line in wanted:
        name = line.split("==")[0].split(">")[0].split("[")[0].lower()
        assert f"\n{name}==" in f"\n{lock}", name


def test_modules_that_are_imported_come_from_this_tree() -> None:
    for room in ROOMS:
        assert Path(sys.modules.get(room, __import__(room)).__path__[0]).resolve() == (ROOT / room).resolve()


def test_lexicons_load_from_a_zip(tmp_path: Path) -> None:
    """On a cluster the code is shipped as a zip; word lists must not need a path."""
    bundle = tmp_path / "rooms.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        for room in ROOMS:
            for file in sorted((ROOT / room).rglob("*")):
                if file.is_file() and not {"samples", "tables", "__pycache__"} & set(file.parts):
                    archive.write(file, file.relative_to(ROOT))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from corpus.records import RawSource\n"
        "from outputs.wire import unpack\n"
        "from taizhang.program import fingerprint\n"
        "from taizhang.work import process\n"
        "import taizhang.work\n"
        "assert 'rooms.zip' in taizhang.work.__file__\n"
        "tables = unpack(process([RawSource('a.txt', None, 'txt', '某县一项目开工,总投资3亿元。'.encode())]))\n"
        "assert tables['rejects'].num_rows == 0 and tables['mentions'].num_rows > 0, tables['rejects'].to_pylist()\n"
        "assert len(fingerprint()) == 16\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(bundle)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
