"""What is kept of a text's wording, so that reposts are found without reading all texts again.

A text is the set of its five-character strings, each a 64-bit number. Sixteen keys are bands of a MinHash of that set: texts
that share a fair part of their strings share one of the keys with great likelihood. The numbers that a text writes in
digits are kept as hashes; they tell this month's bulletin, written from the same template, from last month's.
"""

from __future__ import annotations

import functools
import hashlib
import re
import zlib

import numpy as np
import numpy.typing as npt
import regex
from rensa import RMinHash

SHINGLE = 5
LEAST_SHINGLES = 60  # a shorter text repeats by chance
BANDS = 16
ROWS_A_BAND = 4
# Where in a wording what stands: the keys of the bands, one key of all the text's numbers together, one of all that is
# compared, and then the numbers one by one.
NUMBERS_KEY = BANDS
CONTENT_KEY = BANDS + 1
KEYS = BANDS + 2

Hashes = npt.NDArray[np.uint64]
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TOLD = regex.compile(r"[\p{Han}\p{Latin}\p{Nd}]")
# No character of these scripts has a higher code.
_CODES = 0x40000
_GOLDEN = 0x9E3779B97F4A7C15
_SEED = 1


def wording(text: str) -> list[int]:
    """KEYS keys of the text's wording and then its numbers, as signed integers; empty where it is too short to compare."""
    held = shingles(text)
    if len(held) < LEAST_SHINGLES:
        return []
    told = numbers(text)
    packed = b"".join(number.to_bytes(4) for number in told)
    return [*_bands(held), _key_of(packed), _key_of(packed + held.tobytes()), *told]


def shingles(text: str) -> Hashes:
    """All strings of SHINGLE characters of ``text``, punctuation and space left out: their hashes, sorted, each once."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = codes[_letters()[np.minimum(codes, _CODES - 1)]].astype(np.uint64)
    count = len(letters) - SHINGLE + 1
    if count < 1:
        return letters[:0]
    weights = _weights(SHINGLE)
    hashes = letters[:count] * weights[0]
    for place in range(1, SHINGLE):
        hashes += letters[place : place + count] * weights[place]
    # The sum's high bits must reach the low ones before a product can spread them again.
    hashes ^= hashes >> np.uint64(32)
    return _distinct(hashes * weights[0])


def _distinct(hashes: Hashes) -> Hashes:
    """The hashes sorted, each once; several times as fast as ``np.unique`` on some hundreds."""
    hashes = np.sort(hashes)
    return hashes[np.concatenate(([True], hashes[1:] != hashes[:-1]))]


def numbers(text: str) -> list[int]:
    """The hashes of all numbers that ``text`` writes in digits, sorted, each once."""
    return sorted({zlib.crc32(number.encode()) for number in _NUMBER.findall(text)})


def _bands(held: Hashes) -> list[int]:
    ends = np.array([0, len(held)], np.uint64)
    (row,) = RMinHash.digest_matrix_from_flat_token_hashes(held, ends, BANDS * ROWS_A_BAND, _SEED).to_rows()
    mixed = np.arange(1, BANDS + 1, dtype=np.uint64)
    for column in np.array(row, np.uint64).reshape(BANDS, ROWS_A_BAND).T:
        mixed = mixed * np.uint64(_GOLDEN) + column
        mixed ^= mixed >> np.uint64(32)
    keys: list[int] = mixed.view(np.int64).tolist()
    return keys


def _key_of(packed: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), signed=True)


@functools.cache
def _letters() -> npt.NDArray[np.bool_]:
    """Whether the character of each code counts: letters of Chinese and Latin script, and digits."""
    counts = np.zeros(_CODES, np.bool_)
    counts[[ord(letter) for letter in _TOLD.findall("".join(map(chr, range(_CODES))))]] = True
    return counts


@functools.cache
def _weights(count: int) -> Hashes:
    """Odd numbers that look random and are the same everywhere (the generator is SplitMix64)."""
    state, made = count, []
    for _ in range(count):
        state = (state + _GOLDEN) % (1 << 64)
        mixed = state
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> shift)) * factor % (1 << 64)
        made.append((mixed ^ (mixed >> 31)) | 1)
    return np.array(made, np.uint64)
