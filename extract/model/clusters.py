"""Clusters of character pairs: pairs that stand among the same characters (高铁, 大桥, 电站) have the same number.

They let the tagger know pairs that no labelled sentence holds. Made from text without labels, once, by

    python -m extract.model.clusters --sources ../shared/corpus/unlabelled.jsonl.gz

which writes ``weights/clusters.npz``: the counts of the characters and pairs in front of and behind each pair, as positive pointwise
mutual information, reduced to 64 numbers a pair, and grouped twice, finely and coarsely.
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.read import decode, raw_sources
from corpus.records import RawSource
from extract.punctuation import wide
from normalize.normalize import normalize

NAME = "clusters.npz"
PAIRS, NEIGHBOURS, RAREST = (
    24_000,
    1_500,
    6,
)  # how many pairs have clusters, how many neighbours count, and from which count on
SIZES = (400, 64)
_NUMBERS, _ROUNDS, _COMMON = 64, 15, 6_000
_BEYOND = 0x10000  # the characters from here on are in none of the shipped pairs
_SHIFT = 20  # bits: a pair's number is its first character's, moved by these, and its second's

Pairs = NDArray[np.int64]
Numbers = NDArray[np.float32]


class Clusters(NamedTuple):
    """The pairs in rising order of their numbers, and the clusters of each, fine and coarse, from 1 on."""

    pairs: Pairs
    fine: NDArray[np.int64]
    coarse: NDArray[np.int64]


def pairs_of(characters: Pairs) -> Pairs:
    """The number of the pair that begins at each character, digits and spaces alike; the last begins none and has 0."""
    alike = _alike(characters)
    found = np.zeros_like(alike)
    found[:-1] = alike[:-1] << _SHIFT | alike[1:]
    return found


def _alike(characters: Pairs) -> Pairs:
    alike = characters.copy()
    alike[((alike >= 0x30) & (alike <= 0x39)) | ((alike >= 0xFF10) & (alike <= 0xFF19))] = 0x30
    alike[(alike == 0x20) | (alike == 0x09) | (alike == 0x3000) | (alike == 0xA0)] = 0x0A
    return alike


def clusters_of(characters: Pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The fine and the coarse cluster of the pair that begins at each character, 0 for a pair that has none."""
    known = _crossings()
    told = np.minimum(characters, _BEYOND)
    pairs = known.cells.take(known.leads.take(told[:-1]) + known.trails.take(told[1:]))
    fine, coarse = np.zeros_like(characters), np.zeros_like(characters)
    fine[:-1], coarse[:-1] = known.fine.take(pairs), known.coarse.take(pairs)
    return fine, coarse


class _Crossings(NamedTuple):
    """The shipped pairs as a table: where the row of each character begins, its column, and at their crossing which pair it is.

    The last row, column, pair and character stand for all others; that pair's clusters are 0.
    """

    leads: Pairs
    trails: Pairs
    cells: NDArray[np.int16]
    fine: NDArray[np.int64]
    coarse: NDArray[np.int64]


@cache
def _crossings() -> _Crossings:
    known = shipped()
    first, second = known.pairs >> _SHIFT, known.pairs & (1 << _SHIFT) - 1
    rows, columns = np.unique(first), np.unique(second)
    width = len(columns) + 1
    cells = np.full((len(rows) + 1) * width, len(known.pairs), dtype=np.int16)
    cells[np.searchsorted(rows, first) * width + np.searchsorted(columns, second)] = np.arange(len(known.pairs))
    leads, trails = (_places(values) for values in (rows, columns))
    return _Crossings(leads * width, trails, cells, np.append(known.fine, 0), np.append(known.coarse, 0))


def _places(known: Pairs) -> Pairs:
    """The place of each character among the known ones, which are in order; their number for all others."""
    characters = _alike(np.arange(_BEYOND + 1))
    at = np.searchsorted(known, characters)
    is_known = known[np.minimum(at, len(known) - 1)] == characters
    return np.where(is_known & (np.arange(_BEYOND + 1) < _BEYOND), at, len(known))


@cache
def shipped() -> Clusters:
    """The clusters that come with the program."""
    with files("extract").joinpath("model", "weights", NAME).open("rb") as file, np.load(file) as data:
        return Clusters(data["pairs"], data["fine"].astype(np.int64), data["coarse"].astype(np.int64))


def learned(characters: Pairs) -> Clusters:
    """The clusters of the pairs in a text; the same text gives the same clusters."""
    pairs = pairs_of(characters)
    frequent = _most(pairs, PAIRS, RAREST)
    vectors = _reduced(_information(_counts(characters, pairs, frequent)))
    fine, coarse = (_grouped(vectors, size) for size in SIZES)
    order = np.argsort(frequent)
    return Clusters(frequent[order], fine[order], coarse[order])


def _most(values: Pairs, count: int, rarest: int = 1) -> Pairs:
    """The commonest values, the commonest first."""
    found, times = np.unique(values, return_counts=True)
    order = np.lexsort((found, -times))
    return found[order[times[order] >= rarest][:count]]


def _index(values: Pairs, known: Pairs) -> Pairs:
    """The place of each value among the known ones, -1 where it is none."""
    order = np.argsort(known)
    at = order[np.minimum(np.searchsorted(known, values, sorter=order), len(known) - 1)]
    return np.where(known[at] == values, at, -1)


def _counts(characters: Pairs, pairs: Pairs, frequent: Pairs) -> Numbers:
    """How often each pair has which character and which pair right in front of it and right behind it."""
    middle = np.arange(2, len(characters) - 4)
    row = _index(pairs, frequent)[middle]
    single = _index(characters, _most(characters, NEIGHBOURS))
    double = _index(pairs, frequent[:NEIGHBOURS])
    blocks = []
    for column in (single[middle - 1], double[middle - 2], single[middle + 2], double[middle + 2]):
        known = (row >= 0) & (column >= 0)
        flat = np.bincount(row[known] * NEIGHBOURS + column[known], minlength=len(frequent) * NEIGHBOURS)
        blocks.append(flat.reshape(len(frequent), NEIGHBOURS).astype(np.float32))
    return np.concatenate(blocks, axis=1)


def _information(counts: Numbers) -> Numbers:
    """Positive pointwise mutual information, in the place of ``counts``; common neighbours are held down."""
    share = counts.sum(axis=0, keepdims=True) ** 0.75
    share /= share.sum()
    counts /= np.maximum(counts.sum(axis=1, keepdims=True), 1)
    counts /= np.maximum(share, 1e-12)
    np.maximum(counts, 1, out=counts)
    np.log(counts, out=counts)
    return counts


def _reduced(matrix: Numbers) -> Numbers:
    """The rows as a few numbers of length 1 together: the largest singular vectors, found from random projections."""
    random = np.random.default_rng(0)
    projected = matrix @ random.normal(size=(matrix.shape[1], _NUMBERS + 16)).astype(np.float32)
    for _ in range(2):
        basis = np.linalg.qr(projected)[0]
        projected = matrix @ (matrix.T @ basis)
    basis = np.linalg.qr(projected)[0]
    left, sizes, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    found = (basis @ left)[:, :_NUMBERS] * np.sqrt(sizes[:_NUMBERS])
    return np.asarray(found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def _grouped(vectors: Numbers, size: int) -> NDArray[np.int64]:
    """The group of each row, from 1 on, by k-means on the sphere."""
    random = np.random.default_rng(size)
    common = min(len(vectors), _COMMON)
    centres = vectors[random.choice(common, min(size, common), replace=False)].copy()
    group = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        group = np.argmax(vectors @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, group, vectors)
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return group + 1


def read_text(sources: list[str]) -> str:
    """The articles of the sources, cleaned, one after the other."""
    raws = (raw for raw in raw_sources(sources) if isinstance(raw, RawSource))
    return "\n".join(wide(article.text) for raw in raws for article in normalize(decode(raw)).articles)


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sources", nargs="+", required=True, help="files and folders of articles")
    cli.add_argument("--out", type=Path, default=Path("extract/model/weights") / NAME)
    options = cli.parse_args()
    missing = [path for path in options.sources if not Path(path).exists()]
    if missing:
        print(f"There is no {', '.join(missing)}: the clusters were left as they are.", file=sys.stderr)
        return 1
    told = np.frombuffer(read_text(options.sources).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = learned(told.astype(np.int64))
    fine, coarse = found.fine.astype(np.uint16), found.coarse.astype(np.uint8)
    np.savez_compressed(options.out, pairs=found.pairs, fine=fine, coarse=coarse)
    print(f"{options.out}: {len(found.pairs)} pairs, {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
