"""Builds ``normalize/lexicons/readings.tsv``: the characters of each toned syllable, from pypinyin's character table.

Usage: ``python tools/build_readings.py`` in an environment that has pypinyin 0.55; the project itself does not need it.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

OUT = Path("normalize/lexicons/readings.tsv")


def main() -> None:
    """Writes the file."""
    characters: dict[str, set[str]] = {}
    for code, syllables in pinyin_dict.items():
        if 0x4E00 <= code <= 0x9FFF:
            for syllable in syllables.split(","):
                characters.setdefault(syllable, set()).add(chr(code))
    rows = [f"{syllable}\t{''.join(sorted(characters[syllable]))}\n" for syllable in sorted(characters)]
    OUT.write_text("syllable\tcharacters\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
