"""Fits the tagger's weights to labelled sentences: conditional likelihood, AdaGrad over small batches, averaged at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.model.channels import channels
from extract.model.crf import FIRST, LAST, STEPS, Array, tags_of
from extract.model.features import BITS, Places, places

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence: its text, the names in it, those the rules proposed, and the ``group`` that stays together in folds."""

    text: str
    names: tuple[tuple[int, int], ...]
    proposed: tuple[tuple[int, int], ...] = ()
    group: str = ""
    weight: float = 1.0
    kind: str = "gold"


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example as the places of its features and its tags."""

    places: Places
    tags: NDArray[np.int64]
    weight: float


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how carefully to learn; ``decay`` is the pull of each weight to 0."""

    epochs: int = 10
    rate: float = 0.15
    decay: float = 3e-8
    batch: int = 32
    bits: int = BITS
    seed: int = 20


def encode(example: Example, bits: int = BITS) -> Encoded:
    """The example's features and tags."""
    found = places(channels([(example.text, example.proposed)]), bits)[0]
    return Encoded(found, tags_of(len(example.text), list(example.names)), example.weight)


def fit(examples: Sequence[Encoded], settings: Settings) -> tuple[Table, Array]:
    """The table of weights (places × 4 tags) and the steps between tags; the same examples and settings give the same bytes."""
    random = np.random.default_rng(settings.seed)
    table = np.zeros((1 << settings.bits, 4), dtype=np.float64)
    past = np.full_like(table, 1e-2)
    steps, past_steps = STEPS.copy(), np.full((4, 4), 1e-2)
    mean, mean_steps, counted = np.zeros_like(table), np.zeros((4, 4)), 0
    batches = _batches(examples, settings.batch)
    for epoch in range(settings.epochs):
        for number in random.permutation(len(batches)):
            batch = batches[number]
            slope, step_slope = _slope(batch, table, steps)
            slots = batch.slots
            pull = slope + settings.decay * len(slots) * table[slots]
            past[slots] += pull * pull
            table[slots] -= settings.rate * pull / np.sqrt(past[slots])
            past_steps += step_slope * step_slope
            steps = np.where(STEPS < 0, STEPS, steps - settings.rate * step_slope / np.sqrt(past_steps))
        if epoch >= settings.epochs // 2:
            mean += table
            mean_steps += steps
            counted += 1
    return (mean / counted).astype(np.float32), mean_steps / counted


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sentences of like length: the places they touch (``slots``) and which of those each feature is (``inverse``)."""

    slots: NDArray[np.int64]
    inverse: NDArray[np.int64]
    tags: NDArray[np.int64]
    lengths: tuple[int, ...]
    weights: Array


def _batches(examples: Sequence[Encoded], size: int) -> list[_Batch]:
    ordered = sorted(examples, key=lambda one: (len(one.tags), one.tags.tobytes(), one.places.tobytes()))
    return [_batch(ordered[i : i + size]) for i in range(0, len(ordered), size)]


def _batch(examples: Sequence[Encoded]) -> _Batch:
    every = np.concatenate([one.places for one in examples])
    slots, inverse = np.unique(every, return_inverse=True)
    tags = np.concatenate([one.tags for one in examples])
    lengths = tuple(len(one.tags) for one in examples)
    return _Batch(slots, inverse.reshape(every.shape), tags, lengths, np.array([one.weight for one in examples]))


def _slope(batch: _Batch, table: Array, steps: Array) -> tuple[Array, Array]:
    """The slope of the batch's loss at the places that it touches, and for the steps; a mean over its sentences."""
    # Single precision halves the time of the one large look-up; sums and slopes stay double.
    local = table[batch.slots].astype(np.float32)
    scores = np.stack([local[:, tag][batch.inverse].sum(axis=1) for tag in range(4)], axis=1).astype(np.float64)
    chance, moved = _expected(scores, batch.lengths, steps)
    chance[np.arange(len(batch.tags)), batch.tags] -= 1.0
    chance *= np.repeat(batch.weights, batch.lengths)[:, None]
    slope = np.empty((len(batch.slots), 4))
    flat, width = batch.inverse.ravel(), batch.inverse.shape[1]
    for tag in range(4):
        slope[:, tag] = np.bincount(flat, weights=np.repeat(chance[:, tag], width), minlength=len(batch.slots))
    start = 0
    for row, length in enumerate(batch.lengths):
        tags = batch.tags[start : start + length]
        np.subtract.at(moved[row], (tags[:-1], tags[1:]), 1.0)
        start += length
    count = len(batch.lengths)
    return slope / count, np.asarray((moved * batch.weights[:, None, None]).sum(axis=0) / count)


def _expected(scores: Array, lengths: tuple[int, ...], steps: Array) -> tuple[Array, Array]:
    """The chance of each tag at each character of a batch, and the expected number of each step in each sentence.

    Forward and backward sums as plain numbers, scaled at each character: the sentences of a batch go side by side.
    """
    count, longest = len(lengths), max(lengths)
    inside = np.arange(longest)[None, :] < np.array(lengths)[:, None]
    seen = np.zeros((longest, count, 4))
    seen.transpose(1, 0, 2)[inside] = np.exp(scores - scores.max(axis=1, keepdims=True))
    moves = np.where(STEPS < 0, 0.0, np.exp(np.minimum(steps, 50.0)))
    front = _front(seen, moves, inside)
    back = _back(seen, moves, np.array(lengths))
    chance = front * back
    chance /= chance.sum(axis=2, keepdims=True)
    joint = front[:-1, :, :, None] * moves * (seen * back)[1:, :, None, :]
    whole = joint.sum(axis=(2, 3))
    joint *= np.where(inside.T[1:] & (whole > 0), 1.0 / np.maximum(whole, 1e-300), 0.0)[:, :, None, None]
    return chance.transpose(1, 0, 2)[inside], joint.sum(axis=0)


def _front(seen: Array, moves: Array, inside: NDArray[np.bool_]) -> Array:
    front = np.empty_like(seen)
    front[0] = seen[0] * (FIRST == 0)
    front[0] /= front[0].sum(axis=1, keepdims=True)
    for i in range(1, len(seen)):
        now = (front[i - 1] @ moves) * seen[i]
        now[~inside[:, i]] = 0.25  # behind the sentence's end: any numbers, they are not read
        front[i] = now / now.sum(axis=1, keepdims=True)
    return front


def _back(seen: Array, moves: Array, lengths: NDArray[np.int64]) -> Array:
    back = np.empty_like(seen)
    last = (LAST == 0) * 0.5
    back[-1] = last
    turned = moves.T
    for i in range(len(seen) - 2, -1, -1):
        now = (seen[i + 1] * back[i + 1]) @ turned
        now[lengths - 1 <= i] = last
        back[i] = now / now.sum(axis=1, keepdims=True)
    return back
