"""Articles and their metadata against the annotated sources beside the project."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from corpus.records import Declared, Source
from normalize.normalize import normalize

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated sources (../shared) are not here"),
]


def sources():
    records = map(json.loads, (SHARED / "corpus/dev.jsonl").read_text("utf-8").splitlines())
    for one in records:
        declared = Declared(one["title"], one["publisher"], one["published_at"])
        yield one["id"], Source(one["id"], "dev.jsonl", one["id"], "", "jsonl", "utf-8", 0, one["text"], declared)
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        yield path.name[:3], Source(path.name, path.name, None, "", "txt", "utf-8", 0, text)


def canonical(text):
    return re.sub(r"[\s“”\"'‘’「」『』《》·•・]+", "", unicodedata.normalize("NFKC", str(text)))


def overlap(gold, article):
    start, end = gold["range"]
    shared = min(end, article.source_end) - max(start, article.source_start)
    return shared / (max(end, article.source_end) - min(start, article.source_start))


@pytest.fixture(scope="module")
def pairs():
    """Every gold article with the article that overlaps it by four fifths, or None; and how many articles there are."""
    found, count = [], 0
    for key, source in sources():
        articles = normalize(source).articles
        count += len(articles)
        gold = json.loads((SHARED / "gold/dev" / f"{key}.json").read_text("utf-8"))
        found += [(one, next((a for a in articles if overlap(one, a) >= 0.8), None)) for one in gold]
    return found, count


def test_articles_are_found(pairs):
    found, count = pairs
    hits = sum(article is not None for _, article in found)
    assert 2 * hits / (count + len(found)) >= 0.97


@pytest.mark.parametrize(("field", "bar"), [("title", 0.95), ("publisher", 0.9), ("published_at", 1.0)])
def test_metadata_is_right(pairs, field, bar):
    both = [(one.get(field), getattr(article, field)) for one, article in pairs[0] if article]
    hits = sum(bool(gold) and bool(value) and canonical(gold) == canonical(value) for gold, value in both)
    told = sum(bool(value) for _, value in both)
    known = sum(bool(gold) for gold, _ in both)
    assert 2 * hits / (told + known) >= bar


def test_no_day_is_invented(pairs):
    assert all(article.published_at is None for one, article in pairs[0] if article and one["published_at"] is None)
