"""The articles that are measured: dense news, ordinary news, and as many megabytes of either as are asked for."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

SHARED = Path("../shared")
# Bytes of dense news: repeated articles say nothing new, and so many are enough to outlast any start.
DENSE = 3_000_000

Article = dict[str, str]


def dense() -> list[Article]:
    """Articles full of projects, again and again, each with a first line of its own so that none is a repeat."""
    folder = SHARED / "seeds" if (SHARED / "seeds").is_dir() else Path("corpus/samples")
    texts = [_read(file) for file in sorted(folder.glob("0*.txt"))]
    texts = [text for text in texts if text]
    times = DENSE // sum(map(size_of, texts)) + 1
    return [
        {"id": f"{turn}-{i}", "published_at": "2019-10-12", "text": f"第{turn}辑第{i}篇\n{text}"}
        for turn in range(times)
        for i, text in enumerate(texts)
    ]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a sample of another encoding


def ordinary() -> list[Article]:
    """The unlabelled articles, or none where they are absent."""
    file = SHARED / "corpus" / "unlabelled.jsonl.gz"
    if not file.exists():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        articles: list[Article] = [json.loads(line) for line in lines]
        return articles


def repeated(articles: Sequence[Article], size: int) -> Iterator[Article]:
    """The articles again and again until their texts have ``size`` bytes, each time with other figures in them.

    So no article is a repost of another one, and what is remembered of one text does not help with the next.
    """
    for turn in count():
        for article in articles:
            if size <= 0:
                return
            text = _NUMBER.sub(lambda number, turn=turn: _changed(number[0], turn), article["text"])
            size -= size_of(text)
            yield article | {"id": f"{turn}-{article['id']}", "text": text}


_NUMBER = re.compile(r"\d+")


def _changed(number: str, turn: int) -> str:
    """Another number with as many digits."""
    return str((int(number) + turn * 7) % 10 ** len(number)).zfill(len(number))


def size_of(text: str) -> int:
    """Bytes of a text in UTF-8."""
    return len(text.encode())


def write(articles: Sequence[Article] | Iterator[Article], file: Path) -> int:
    """Writes the articles as JSONL, and returns the bytes of their texts."""
    size = 0
    with file.open("w", encoding="utf-8") as lines:
        for article in articles:
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
            size += size_of(article["text"])
    return size
