"""How a stream of inputs is cut into parts: the unit that is written, committed and reused.

Where a part ends depends on the inputs themselves and not on their number before it: an input ends a part with a chance
that grows with its size, drawn from its id. So the same corpus gives the same parts whatever happened before, and a new
or changed source moves the borders of the part that it stands in and of no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.records import RawSource, Reject, content_id

Input = RawSource | Reject

# Set so that a part is written in about a second, 100 000 short articles make some dozens of files, and the tables of a part of
# dense news, seven times its bytes, stay well under what the workers hold.
PART_BYTES = 8 << 20
MOST_PART_BYTES = 2 * PART_BYTES
LEAST_WEIGHT = 2 << 10


@dataclass(frozen=True, slots=True)
class Part:
    """Some inputs in reading order with their ids; ``part_id`` is the hash of the program and of all of them."""

    part_id: str
    inputs: tuple[Input, ...]
    input_ids: tuple[str, ...]


def input_id(item: Input) -> str:
    """The id of what was read: it changes when the path, the record's id, the bytes or the declared metadata change."""
    if isinstance(item, Reject):
        return content_id("reject", item.path, item.record, item.reason, item.detail)
    declared = item.declared
    told = (declared.title, declared.publisher, declared.published_at, declared.url, *declared.authors)
    return content_id(item.path, item.record, item.format, item.encoding, item.data, *told)


def parts(inputs: Iterable[Input], program: str) -> Iterator[Part]:
    """The parts of ``inputs``; an input that stands twice (the same id) is taken once. No inputs make one empty part.

    Args:
        inputs: raw sources and rejects in reading order.
        program: the fingerprint of the program that will work on them.
    """
    held: list[tuple[str, Input]] = []
    size = made = 0
    for key, item in _without_repeats(inputs):
        held.append((key, item))
        weight = _weight(item)
        size += weight
        if size >= MOST_PART_BYTES or _draw(key) * PART_BYTES < weight:
            yield _part(held, program)
            held, size, made = [], 0, made + 1
    if held or not made:
        yield _part(held, program)


def _weight(item: Input) -> int:
    return LEAST_WEIGHT if isinstance(item, Reject) else max(LEAST_WEIGHT, len(item.data))


def _draw(key: str) -> float:
    """A number in 0..1 that looks random and depends on the key alone."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) / 2**64


def _without_repeats(inputs: Iterable[Input]) -> Iterator[tuple[str, Input]]:
    """The inputs with their ids; a repeat can only stand in the same file, so that one file's ids are remembered."""
    path, seen = "", set[str]()
    for item in inputs:
        if item.path != path:
            path, seen = item.path, set()
        key = input_id(item)
        if key not in seen:
            seen.add(key)
            yield key, item


def _part(held: list[tuple[str, Input]], program: str) -> Part:
    keys = tuple(key for key, _ in held)
    return Part(content_id(program, *keys), tuple(item for _, item in held), keys)
