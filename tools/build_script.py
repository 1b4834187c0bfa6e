"""Builds the script tables of ``normalize/lexicons`` from opencc-python-reimplemented's dictionaries and jieba's words.

Usage: ``python tools/build_script.py [FOLDER]``. ``script_characters.tsv`` is OpenCC's t2s for every character, plus the
decisions; ``script_phrases.tsv`` are the phrases in which a character reads otherwise; ``script_marks.tsv`` are the
characters that only one script has. Where ``script_decided.tsv`` lists a character or a phrase, that holds.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import opencc

from normalize.lexicon import rows

# Simplified forms that only old texts and names use: no reason to read a news text's character so.
ARCHAIC = frozenset("馀锺迳讬钜谘渖麹侭缐镟")
# Characters with several readings in use: phrases that keep the usual one are listed where they hold another phrase.
CONFIRMED = frozenset("乾藉覆徵沈於")
# Decided characters that keep their traditional form in listed phrases: 著名, 瞭望.
SEVERAL = frozenset("著瞭")
COMPATIBILITY = (range(0xF900, 0xFAFF), range(0x2F800, 0x2FA20))
LONGEST = 8


def dictionary(name: str) -> dict[str, list[str]]:
    """One of OpenCC's dictionaries: key and values."""
    text = (files("opencc") / "dictionary" / f"{name}.txt").read_text(encoding="utf-8")
    return {key: values.split(" ") for key, values in (line.split("\t") for line in text.splitlines())}


@lru_cache(maxsize=1)
def decided() -> dict[str, str]:
    """The characters and phrases decided by hand."""
    return {traditional: simplified for traditional, simplified, _ in rows("script_decided.tsv")}


def characters() -> dict[str, str]:
    """Every traditional character with its usual simplified form; a compatibility ideograph is the character it doubles."""
    listed = {key: values[0] for key, values in dictionary("TSCharacters").items()}
    listed |= {key: value for key, value in decided().items() if len(key) == 1}
    doubles = {chr(code): unicodedata.normalize("NFC", chr(code)) for plane in COMPATIBILITY for code in plane}
    listed |= {character: listed.get(plain, plain) for character, plain in doubles.items()}
    return {character: simplified for character, simplified in listed.items() if character != simplified}


def phrase_pairs() -> Iterator[tuple[str, str]]:
    """Traditional phrases with their simplified form: decided ones, OpenCC's in both directions, jieba's words."""
    yield from ((key, value) for key, value in decided().items() if len(key) > 1)
    yield from ((key, values[0]) for key, values in dictionary("TSPhrases").items())
    for name, config in (("TWVariantsRevPhrases", "tw2s"), ("HKVariantsRevPhrases", "hk2s")):
        convert = opencc.OpenCC(config).convert
        yield from ((key, convert(key)) for key in dictionary(name))
    yield from ((values[0], key) for key, values in dictionary("STPhrases").items())
    yield from zip(converted(tuple(jieba_words()), "s2t"), jieba_words(), strict=True)


@lru_cache(maxsize=1)
def jieba_words() -> tuple[str, ...]:
    """The words of jieba; of 意味著 beside 意味着 only the more frequent spelling, the other is a traditional one."""
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}

    def is_native(word: str) -> bool:
        other = word.replace("著", "着")
        return other == word or counts.get(other, 0) < counts[word]

    return tuple(filter(is_native, counts))


def converted(words: tuple[str, ...], config: str) -> list[str]:
    """The words as OpenCC converts them, each on its own."""
    return str(opencc.OpenCC(config).convert("\n".join(words))).split("\n")


def phrases(table: dict[str, str]) -> dict[str, str]:
    """The phrases of up to eight characters in which some character does not take its usual form.

    Those that only confirm the usual form of such a character stay too: a longer one keeps a shorter one from matching.
    """
    default = {ord(character): simplified for character, simplified in table.items()}
    pairs = [(key, value) for key, value in phrase_pairs() if 1 < len(key) == len(value) <= LONGEST]
    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    for key, value in pairs:
        usual = key.translate(default)
        # Two phrases that the table makes the same are one to the reader of the list: the first source decides.
        first = (usual != value or key in decided()) and _usable(key, value, table)
        if first and taken.setdefault(usual, value) == value != usual:
            kept[key] = value
    inner, own = frozenset(kept) - decided().keys(), [key for key in decided() if len(key) > 1]
    for key, value in pairs:
        confirms = len(key) > 2 and not CONFIRMED.isdisjoint(key) and key.translate(default) == value
        open_to = confirms and value not in taken and not any(phrase in key for phrase in own)
        if open_to and any(phrase in key for phrase in inner) and _agreed(key, value):
            kept.setdefault(key, value)
    kept |= {key: decided()[key] for key in own if any(phrase in key != phrase for phrase in kept)}
    return kept


def _usable(key: str, value: str, table: dict[str, str]) -> bool:
    """Whether a phrase is decided, or is in today's characters and read so by OpenCC too."""
    if key in decided():
        return True
    readings, own = _readings(), decided()
    known = all(v in (*readings.get(k, k), table.get(k, k)) for k, v in zip(key, value, strict=True))
    against = any(k == v and k in own and k not in SEVERAL for k, v in zip(key, value, strict=True))
    return known and not against and not ARCHAIC & set(value) and _agreed(key, value)


def _agreed(key: str, value: str) -> bool:
    """Whether one of OpenCC's configurations to simplified script reads a phrase so."""
    return any(convert(key) == value for convert in _converters())


@lru_cache(maxsize=1)
def _readings() -> dict[str, list[str]]:
    return dictionary("TSCharacters")


@lru_cache(maxsize=1)
def _converters() -> tuple[Callable[[str], str], ...]:
    return tuple(opencc.OpenCC(config).convert for config in ("t2s", "tw2s", "hk2s"))


def marks(table: dict[str, str]) -> dict[str, str]:
    """The characters that only simplified and only traditional text has. Characters of GB 2312 are no traditional marks."""
    back = dictionary("STCharacters")
    simplified = [c for c, values in back.items() if "\u3400" <= c <= "\u9fff" and c not in values and c not in table]
    traditional = [c for c in table if "\u3400" <= c <= "\u9fff" and c not in back and not c.encode("gb2312", "ignore")]
    return {"simplified": "".join(sorted(simplified)), "traditional": "".join(sorted(traditional))}


def tables() -> dict[str, str]:
    """The text of each file by its name."""
    table = characters()
    return {
        "script_characters.tsv": _text("traditional\tsimplified", table),
        "script_phrases.tsv": _text("traditional\tsimplified", phrases(table)),
        "script_marks.tsv": _text("script\tcharacters", marks(table)),
    }


def _text(header: str, table: dict[str, str]) -> str:
    """A two-column table, sorted."""
    return header + "\n" + "".join(f"{key}\t{table[key]}\n" for key in sorted(table))


def main(folder: Path) -> None:
    """Writes the three files."""
    for name, text in tables().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "normalize/lexicons"))
