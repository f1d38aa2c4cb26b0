"""Three-valued logic against the truth tables of HL7 CQL, row by row."""

from itertools import product

import pytest

from guardrails.logic import Truth, all_of, any_of, known

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

AND = [(T, T, T), (T, F, F), (T, U, U), (F, T, F), (F, F, F), (F, U, F), (U, T, U), (U, F, F), (U, U, U)]  # fmt: skip  # noqa: E501
OR = [(T, T, T), (T, F, T), (T, U, T), (F, T, T), (F, F, F), (F, U, U), (U, T, T), (U, F, U), (U, U, U)]  # fmt: skip  # noqa: E501


def test_the_tables_are_whole():
    every = set(product(Truth, repeat=2))
    assert {row[:2] for row in AND} == {row[:2] for row in OR} == every


@pytest.mark.parametrize(("left", "right", "both"), AND)
def test_and(left, right, both):
    assert all_of([left, right]) is both


@pytest.mark.parametrize(("left", "right", "either"), OR)
def test_or(left, right, either):
    assert any_of([left, right]) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (U, U)])
def test_not(truth, opposite):
    assert ~truth is opposite


def test_of_nothing_at_all_everything_holds_and_nothing_does():
    assert all_of([]) is T
    assert any_of([]) is F


@pytest.mark.parametrize("parts", list(product(Truth, repeat=3)))
def test_de_morgan(parts):
    assert ~all_of(parts) is any_of(~part for part in parts)
    assert ~any_of(parts) is all_of(~part for part in parts)


@pytest.mark.parametrize("parts", list(product(Truth, repeat=3)))
def test_settling_an_unknown_part_never_turns_what_was_known(parts):
    for join in (all_of, any_of):
        before = join(parts)
        settled = [[T, F] if part is U else [part] for part in parts]
        after = {join(filled) for filled in product(*settled)}
        assert before is U or after == {before}


@pytest.mark.parametrize("truth", list(Truth))
def test_a_truth_is_refused_as_a_condition(truth):
    with pytest.raises(TypeError, match=r"is Truth\.TRUE"):
        bool(truth)
    with pytest.raises(TypeError):
        _ = truth and truth
    with pytest.raises(TypeError):
        _ = not truth


def test_a_certain_condition_is_known():
    assert known(True) is T
    assert known(False) is F
