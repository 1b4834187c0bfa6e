"""Where parts begin and end depends on what stands in them, and a change moves no border but its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Declared, RawSource, Reject
from outputs.dataset import BATCH_BYTES, batched
from outputs.parts import MOST_PART_BYTES, PART_BYTES, input_id, parts


def raw(number: int, size: int = 400_000) -> RawSource:
    return RawSource(f"{number:05}.txt", None, "txt", b"%d" % number + b"x" * size)


def test_all_inputs_stand_in_parts_in_their_order() -> None:
    inputs = [raw(n) for n in range(120)]
    cut = list(parts(inputs, "p"))
    assert len(cut) > 2
    assert [item for part in cut for item in part.inputs] == inputs
    assert [key for part in cut for key in part.input_ids] == [input_id(item) for item in inputs]


def test_a_new_source_changes_the_part_it_stands_in_and_no_other() -> None:
    inputs = [raw(n) for n in range(0, 400, 2)]
    before = {part.part_id for part in parts(inputs, "p")}
    for new in (31, 155, 299):
        after = {part.part_id for part in parts(sorted([*inputs, raw(new)], key=lambda item: item.path), "p")}
        assert len(after - before) <= 2
        assert len(before - after) <= 1


def test_another_program_makes_other_parts() -> None:
    inputs = [raw(n) for n in range(3)]
    assert [p.part_id for p in parts(inputs, "p")] != [p.part_id for p in parts(inputs, "q")]


def test_nothing_makes_one_empty_part() -> None:
    assert [part.inputs for part in parts([], "p")] == [()]


def test_what_stands_twice_is_taken_once() -> None:
    twice = [raw(1), raw(1), Reject("a", "1", "corpus", "bad_json", "d"), Reject("a", "1", "corpus", "bad_json", "d")]
    (part,) = parts(twice, "p")
    assert len(part.inputs) == 2


def test_parts_are_bounded_and_of_the_size_meant() -> None:
    cut = list(parts((raw(n, 100_000) for n in range(1000)), "p"))
    sizes = [sum(len(item.data) for item in part.inputs if isinstance(item, RawSource)) for part in cut]
    assert max(sizes) <= MOST_PART_BYTES + 100_010
    assert PART_BYTES / 4 < sum(sizes) / len(sizes) < PART_BYTES * 4


def test_an_input_id_knows_everything_that_the_rows_depend_on() -> None:
    base = RawSource("a.txt", "1", "txt", b"text", Declared("t", "p", "2023-01-01", ("x",), "u"), "utf-8")
    others = [
        RawSource("b.txt", "1", "txt", b"text", base.declared, "utf-8"),
        RawSource("a.txt", "2", "txt", b"text", base.declared, "utf-8"),
        RawSource("a.txt", "1", "html", b"text", base.declared, "utf-8"),
        RawSource("a.txt", "1", "txt", b"texts", base.declared, "utf-8"),
        RawSource("a.txt", "1", "txt", b"text", base.declared, None),
        RawSource("a.txt", "1", "txt", b"text", Declared("s", "p", "2023-01-01", ("x",), "u"), "utf-8"),
        RawSource("a.txt", "1", "txt", b"text", Declared("t", "q", "2023-01-01", ("x",), "u"), "utf-8"),
        RawSource("a.txt", "1", "txt", b"text", Declared("t", "p", "2023-01-02", ("x",), "u"), "utf-8"),
        RawSource("a.txt", "1", "txt", b"text", Declared("t", "p", "2023-01-01", ("y",), "u"), "utf-8"),
        RawSource("a.txt", "1", "txt", b"text", Declared("t", "p", "2023-01-01", ("x",), "v"), "utf-8"),
    ]
    assert len({input_id(item) for item in [base, *others]}) == len(others) + 1


@given(st.lists(st.integers(0, 3 * BATCH_BYTES), max_size=30))
def test_batches_hold_every_source_once_and_stay_small(sizes: list[int]) -> None:
    items = [(raw(number, size), str(number)) for number, size in enumerate(sizes)]
    cut = list(batched(items))
    assert [one for batch, _ in cut for one in batch] == [item for item, _ in items]
    assert [key for _, keys in cut for key in keys] == [key for _, key in items]
    assert all(len(batch) == 1 or sum(len(one.data) for one in batch) <= BATCH_BYTES for batch, _ in cut)
