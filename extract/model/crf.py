"""A linear-chain conditional random field over the tags O, B, I and E: sums over all taggings, and the chance of a single name.

Arrays are float64, in logarithms. A name has at least two characters: B, any number of I, E.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
O, B, I, E = range(4)  # noqa: E741 - the tags' usual names
NEVER = -1e4
# Which tag may follow which: a name that has begun goes on until its end.
_LEGAL = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1], [1, 1, 0, 0]], dtype=bool)
STEPS: Array = np.where(_LEGAL, 0.0, NEVER)
FIRST: Array = np.array([0.0, 0.0, NEVER, NEVER])
LAST: Array = np.array([0.0, NEVER, NEVER, 0.0])


@dataclass(frozen=True, slots=True)
class Sums:
    """What is known of one sentence: ``front[i]`` and ``back[i]`` are the sums over taggings before and behind character ``i``.

    They are kept as tuples of four numbers, scaled at each character so that none overflows; ``scales`` are the scales' logarithms.
    """

    scores: Array
    steps: Array
    front: Array
    back: Array
    scales: Array

    def marginals(self) -> Array:
        """The chance of each tag at each character."""
        both = self.front * self.back
        return np.asarray(both / both.sum(axis=1, keepdims=True))

    def name(self, start: int, end: int) -> float:
        """The chance that ``start`` to ``end`` is one whole name."""
        if end - start < 2:
            return 0.0
        opened, closed = float(self.front[start, B]), float(self.back[end - 1, E])
        whole = float((self.front[end - 1] * self.back[end - 1]).sum())
        if opened <= 0.0 or closed <= 0.0 or whole <= 0.0:
            return 0.0
        inner = self.scores[start + 1 : end - 1, I].sum() + self.scores[end - 1, E]
        inner -= self.scales[start + 1 : end].sum()
        steps = self.steps
        moves = steps[B, E] if end - start == 2 else steps[B, I] + (end - start - 3) * steps[I, I] + steps[I, E]
        return min(1.0, math.exp(min(0.0, math.log(opened) + inner + moves + math.log(closed) - math.log(whole))))


def sums(scores: Array, steps: Array) -> Sums:
    """Forward and backward sums of one sentence from its tag ``scores`` (characters × 4) and the ``steps`` between tags.

    The legal steps are written out, in plain floats: a sentence is too short for arrays to pay.
    """
    top = scores.max(axis=1)
    seen = np.exp(scores - top[:, None]).tolist()
    moves = np.exp(np.where(STEPS < 0, 0.0, steps)).tolist()
    front, logs = _forward(seen, moves)
    back = _backward(seen, moves)
    return Sums(scores, steps, np.array(front), np.array(back), np.array(logs) + top)


_Four = tuple[float, float, float, float]


def _forward(seen: list[list[float]], moves: list[list[float]]) -> tuple[list[_Four], list[float]]:
    (oo, ob, _, _), (_, _, bi, be), (_, _, ii, ie), (eo, eb, _, _) = moves
    o, b, i, e = seen[0][O], seen[0][B], 0.0, 0.0
    total = o + b
    front = [(o / total, b / total, 0.0, 0.0)]
    logs = [math.log(total)]
    for so, sb, si, se in seen[1:]:
        o, b, i, e = front[-1]
        o, b, i, e = (o * oo + e * eo) * so, (o * ob + e * eb) * sb, (b * bi + i * ii) * si, (b * be + i * ie) * se
        total = o + b + i + e
        front.append((o / total, b / total, i / total, e / total))
        logs.append(math.log(total))
    return front, logs


def _backward(seen: list[list[float]], moves: list[list[float]]) -> list[_Four]:
    (oo, ob, _, _), (_, _, bi, be), (_, _, ii, ie), (eo, eb, _, _) = moves
    back: list[_Four] = [(0.5, 0.0, 0.0, 0.5)]
    for so, sb, si, se in reversed(seen[1:]):
        o, b, i, e = back[-1]
        o, b, i, e = o * so, b * sb, i * si, e * se
        outside, inside = o * oo + b * ob, i * bi + e * be
        onward, after = i * ii + e * ie, o * eo + b * eb
        total = outside + inside + onward + after
        back.append((outside / total, inside / total, onward / total, after / total))
    return back[::-1]


def best(scores: Array, steps: Array) -> list[tuple[int, int]]:
    """The names of the single likeliest tagging, in order."""
    (oo, ob, _, _), (_, _, bi, be), (_, _, ii, ie), (eo, eb, _, _) = steps.tolist()
    rows = scores.tolist()
    o, b, i, e = rows[0][O], rows[0][B], NEVER, NEVER
    came: list[tuple[bool, bool, bool, bool]] = []
    for so, sb, si, se in rows[1:]:
        e_o, o_o, e_b, o_b = e + eo, o + oo, e + eb, o + ob
        i_i, b_i, i_e, b_e = i + ii, b + bi, i + ie, b + be
        came.append((e_o > o_o, e_b > o_b, i_i > b_i, i_e > b_e))
        o = so + (e_o if e_o > o_o else o_o)
        b = sb + (e_b if e_b > o_b else o_b)
        i = si + (i_i if i_i > b_i else b_i)
        e = se + (i_e if i_e > b_e else b_e)
    tags = [E if e > o else O]
    for turns in reversed(came):
        tag = tags[-1]
        later, earlier = ((E, O), (E, O), (I, B), (I, B))[tag]
        tags.append(later if turns[tag] else earlier)
    return spans(tags[::-1])


def spans(tags: list[int]) -> list[tuple[int, int]]:
    """The names that a legal tagging marks.

    >>> spans([O, B, I, E, B, E])
    [(1, 4), (4, 6)]
    """
    starts = [i for i, tag in enumerate(tags) if tag == B]
    ends = [i + 1 for i, tag in enumerate(tags) if tag == E]
    return list(zip(starts, ends, strict=True))


def tags_of(size: int, names: list[tuple[int, int]]) -> NDArray[np.int64]:
    """The tagging of ``size`` characters that marks ``names``; names of fewer than two characters are left out."""
    tags = np.full(size, O, dtype=np.int64)
    for start, end in names:
        if end - start >= 2:
            tags[start:end] = I
            tags[start], tags[end - 1] = B, E
    return tags
