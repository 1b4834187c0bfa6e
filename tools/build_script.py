"""Builds the script tables of ``normalize/lexicons`` from the dictionaries inside the installed OpenCC and from jieba's words.

Usage: ``python tools/build_script.py [FOLDER]``. ``script_characters.tsv`` is OpenCC's t2s for every character, plus the
decisions below; ``script_phrases.tsv`` are the phrases in which a character reads otherwise; ``script_marks.tsv`` are the
characters that only one script has. docs/script.md tells each decision.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import opencc

# Readings for characters that t2s leaves and tw2s or hk2s, or every mainland text, converts.
DECIDED = dict(zip("敍枱痺睪簷粧糭著衞衹瞭揹伕鎗暱", "叙台痹睾檐妆粽着卫只了背夫枪昵", strict=True))
# Simplified forms that only old texts and names use: no reason to read a news text's character so.
ARCHAIC = frozenset("馀锺迳讬钜谘渖麹侭缐镟")
# Phrases of mainland and Taiwan news that no dictionary lists.
OWN = {
    "規畫": "规划", "企畫": "企划", "策畫": "策划", "區畫": "区划", "計畫": "计划", "瞭望": "瞭望", "瞭哨": "瞭哨",
    "著有": "著有", "所著": "所著", "編著": "编著", "撰著": "撰著", "合著": "合著", "譯著": "译著", "專著": "专著",
    "論著": "论著", "拙著": "拙著", "遺著": "遗著", "卓著": "卓著", "土著": "土著", "著稱": "著称", "著述": "著述",
    "著録": "著录", "著作": "著作", "著名": "著名", "著者": "著者", "著書": "著书", "名著": "名著", "原著": "原著",
    "顯著": "显著", "昭著": "昭著", "巨著": "巨著", "新著": "新著", "著錄": "著录", "較著": "较著", "鉅著": "巨著", "規畫圓": "规画圆", "知著": "知著",
}  # fmt: skip
# Characters with several readings in use: phrases that keep the usual one are listed where they hold another phrase.
CONFIRMED = frozenset("乾藉覆徵沈於")
PLANES = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400))


def dictionary(name: str) -> dict[str, list[str]]:
    """One of OpenCC's dictionaries as text: key and values."""
    folder = files("opencc") / "clib"
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.txt"
        source = f"{folder}/share/opencc/{name}.ocd2"
        command = [f"{folder}/bin/opencc_dict", "-i", source, "-o", str(out), "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a fixed program of the package
        lines = out.read_text(encoding="utf-8").splitlines()
    return {key: values.split(" ") for key, values in (line.split("\t") for line in lines)}


def characters() -> dict[str, str]:
    """Every traditional character with its usual simplified form."""
    convert = opencc.OpenCC("t2s").convert
    table = {chr(code): convert(chr(code)) for plane in PLANES for code in plane}
    return {character: simplified for character, simplified in (table | DECIDED).items() if character != simplified}


def phrase_pairs() -> Iterator[tuple[str, str]]:
    """Traditional phrases with their simplified form, from OpenCC's phrase lists in both directions and jieba's words."""
    yield from ((key, values[0]) for key, values in dictionary("TSPhrases").items())
    for name, config in (("TWVariantsRevPhrases", "tw2s"), ("HKVariantsRevPhrases", "hk2s")):
        convert = opencc.OpenCC(config).convert
        yield from ((key, convert(key)) for key in dictionary(name))
    for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases"):
        yield from ((values[0], key) for key, values in dictionary(name).items())
    convert = opencc.OpenCC("s2t").convert
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}
    for word, count in counts.items():
        # jieba lists 意味著 beside 意味着: the rarer spelling is a traditional one.
        other = word.replace("著", "着")
        if other == word or counts.get(other, 0) < count:
            yield convert(word), word
    yield from OWN.items()


def phrases(table: dict[str, str]) -> dict[str, str]:
    """The phrases of up to eight characters in which some character does not take its usual form.

    Those that only confirm the usual form of such a character stay too: a longer one keeps a shorter one from matching.
    """
    default = {ord(character): simplified for character, simplified in table.items()}
    readings = dictionary("TSCharacters")
    converters = [opencc.OpenCC(config).convert for config in ("t2s", "tw2s", "hk2s")]

    def usable(key: str, value: str) -> bool:
        """A phrase of a length worth listing, in today's characters, that OpenCC reads so too."""
        agreed = key in OWN or any(convert(key) == value for convert in converters)
        known = all(v in (*readings.get(k, k), table.get(k, k)) for k, v in zip(key, value, strict=True))
        decided = any(k == v and k in DECIDED and k not in "著瞭" for k, v in zip(key, value, strict=True))
        return 1 < len(key) <= 8 and not ARCHAIC & set(value) and agreed and (key in OWN or known) and not decided

    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    for key, value in phrase_pairs():
        usual = key.translate(default)
        # Two phrases that the table makes the same are one to the reader of the list: the first source decides.
        if len(key) == len(value) and usual != value and usable(key, value) and taken.setdefault(usual, value) == value:
            kept[key] = value
    inner = frozenset(kept)
    for key, value in phrase_pairs():
        confirms = (
            2 < len(key) <= 8
            and key.translate(default) == value
            and value not in taken
            and not CONFIRMED.isdisjoint(key)
        )
        if confirms and any(phrase in key for phrase in inner) and any(convert(key) == value for convert in converters):
            kept.setdefault(key, value)
    return kept


def marks(table: dict[str, str]) -> dict[str, str]:
    """The characters that only simplified and only traditional text has. Characters of GB 2312 are no traditional marks."""
    back = dictionary("STCharacters")
    simplified = [c for c, values in back.items() if "\u3400" <= c <= "\u9fff" and c not in values and c not in table]
    traditional = [c for c in table if "\u3400" <= c <= "\u9fff" and c not in back and not c.encode("gb2312", "ignore")]
    return {"simplified": "".join(sorted(simplified)), "traditional": "".join(sorted(traditional))}


def write(path: Path, header: str, table: dict[str, str]) -> None:
    """A two-column table, sorted."""
    path.write_text(header + "\n" + "".join(f"{key}\t{table[key]}\n" for key in sorted(table)), encoding="utf-8")


def main(folder: Path) -> None:
    """Writes the three files."""
    table = characters()
    write(folder / "script_characters.tsv", "traditional\tsimplified", table)
    write(folder / "script_phrases.tsv", "traditional\tsimplified", phrases(table))
    write(folder / "script_marks.tsv", "script\tcharacters", marks(table))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "normalize/lexicons"))
