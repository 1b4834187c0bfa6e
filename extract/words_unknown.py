"""Words that the dictionary does not have: jieba's hidden Markov model over characters, worked out without its tables of paths."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_HAN = re.compile("[\u4e00-\u9fd5]+")
_NEVER = -3.14e100  # what jieba gives a character that a state has never been seen with

Chances = dict[str, float]


class _Model(NamedTuple):
    """The chances, as logarithms: of the first state, of one state after another, and of a character in a state.

    A character begins a word (B), stands in its middle (M), ends it (E), or is one by itself (S).
    """

    first: Chances
    steps: dict[str, Chances]
    begin: Chances
    middle: Chances
    end: Chances
    single: Chances


@cache
def _model() -> _Model:
    from jieba import finalseg

    emitted = (finalseg.emit_P[state] for state in "BMES")
    return _Model(finalseg.start_P, finalseg.trans_P, *emitted)


def joined(characters: str) -> tuple[str, ...]:
    """The words that ``characters`` are, as ``jieba.finalseg.cut`` gives them.

    >>> joined("云杉")
    ('云杉',)
    """
    if _HAN.fullmatch(characters) is None:
        from jieba import finalseg

        return tuple(finalseg.cut(characters))
    states = _states(characters)
    begins = [at for at, state in enumerate(states) if state in "BS"]
    return tuple(characters[begin:end] for begin, end in zip(begins, [*begins[1:], len(characters)], strict=True))


def _states(characters: str) -> str:
    """The likeliest state of each character; of two equally likely ways jieba takes the state that is later in the alphabet."""
    model = _model()
    first, steps = model.first, model.steps
    (eb, es), (be, bm), (me, mm), (sb, ss) = (
        (steps[one][a], steps[one][b])
        for one, a, b in (("E", "B", "S"), ("B", "E", "M"), ("M", "E", "M"), ("S", "B", "S"))
    )
    opening = characters[0]
    b, m = first["B"] + model.begin.get(opening, _NEVER), first["M"] + model.middle.get(opening, _NEVER)
    e, s = first["E"] + model.end.get(opening, _NEVER), first["S"] + model.single.get(opening, _NEVER)
    back = []
    for character in characters[1:]:
        chance = model.begin.get(character, _NEVER)
        from_e, from_s = e + eb + chance, s + sb + chance
        chance = model.middle.get(character, _NEVER)
        to_m, stays = b + bm + chance, m + mm + chance
        chance = model.end.get(character, _NEVER)
        from_b, from_m = b + be + chance, m + me + chance
        chance = model.single.get(character, _NEVER)
        behind_e, behind_s = e + es + chance, s + ss + chance
        b, before_b = (from_s, "S") if from_s >= from_e else (from_e, "E")
        m, before_m = (stays, "M") if stays >= to_m else (to_m, "B")
        e, before_e = (from_m, "M") if from_m >= from_b else (from_b, "B")
        s, before_s = (behind_s, "S") if behind_s >= behind_e else (behind_e, "E")
        back.append({"B": before_b, "M": before_m, "E": before_e, "S": before_s})
    states = ["S" if s >= e else "E"]
    for before in reversed(back):
        states.append(before[states[-1]])
    return "".join(reversed(states))
