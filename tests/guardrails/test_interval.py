"""Intervals with open and closed ends: thresholds as tables, joining and narrowing as laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guardrails.interval import (
    ANY,
    EVER,
    Interval,
    between,
    exactly,
    from_at_least,
    less_than,
    more_than,
)
from guardrails.logic import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

THRESHOLDS = [
    # interval, at least 12, above 12
    (ANY, U, U),
    (EVER, T, T),
    (exactly(12), T, F),
    (exactly(11.99), F, F),
    (exactly(12.01), T, T),
    (more_than(12), T, T),
    (from_at_least(12), T, U),
    (less_than(12), F, F),
    (between(0, 12), U, F),
    (between(11, 13), U, U),
    (between(12, 13), T, U),
    (Interval(low=12, high=13, low_open=True), T, T),
    (Interval(low=9, high=12, high_open=True), F, F),
    (more_than(11.9), U, U),
    (less_than(12.1), U, U),
]


@pytest.mark.parametrize(("interval", "at_least", "above"), THRESHOLDS, ids=str)
def test_thresholds_with_open_and_closed_ends(interval, at_least, above):
    assert interval.at_least(12) is at_least
    assert interval.above(12) is above


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (ANY, "unknown"),
        (EVER, "never"),
        (exactly(14), "14"),
        (more_than(12), ">12"),
        (from_at_least(12), ">=12"),
        (less_than(12), "[0, 12)"),
        (between(13, 11), "[11, 13]"),
        (Interval(low=9, high=12, low_open=True, high_open=True), "(9, 12)"),
    ],
)
def test_an_interval_as_people_read_it(interval, text):
    assert str(interval) == interval.model_dump() == text


@pytest.mark.parametrize(
    "ends",
    [
        {"low": 2, "high": 1},
        {"low": -1},
        {"low": math.nan},
        {"high": math.nan},
        {"low": 3, "high": 3, "low_open": True},
        {"low": 3, "high": 3, "high_open": True},
    ],
)
def test_an_interval_that_holds_nothing_is_refused(ends):
    with pytest.raises(ValidationError):
        Interval(**ends)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (exactly(5), exactly(14), between(5, 14)),
        (less_than(12), more_than(12), ANY),
        (more_than(3), exactly(3), from_at_least(3)),
    ],
)
def test_the_hull_of_two_readings(one, other, expected):
    assert one.hull(other) == expected


_ENDS = st.integers(min_value=0, max_value=30).map(lambda halves: halves / 2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(_ENDS), draw(_ENDS)))
    if draw(st.booleans()):
        high = math.inf
    opens = low != high
    return Interval(
        low=low,
        high=high,
        low_open=opens and draw(st.booleans()),
        high_open=opens and high != math.inf and draw(st.booleans()),
    )


def holds(interval: Interval, number: float) -> bool:
    above = number > interval.low or (number == interval.low and not interval.low_open)
    below = number < interval.high or (number == interval.high and not interval.high_open)
    return above and below


_NUMBERS = [quarters / 4 for quarters in range(0, 64)]


@given(intervals(), intervals())
def test_a_hull_holds_both_in_whatever_order(one, other):
    hull = one.hull(other)
    assert hull == other.hull(one)
    for number in _NUMBERS:
        assert holds(hull, number) or not (holds(one, number) or holds(other, number))
    assert hull.low in (one.low, other.low)
    assert hull.high in (one.high, other.high)


@given(intervals(), _ENDS)
def test_a_threshold_is_true_or_false_only_for_every_number(interval, threshold):
    inside = [number for number in _NUMBERS if holds(interval, number)]
    meets = {number >= threshold for number in inside}
    exceeds = {number > threshold for number in inside}
    for truth, seen in (
        (interval.at_least(threshold), meets),
        (interval.above(threshold), exceeds),
    ):
        if truth is not Truth.UNKNOWN:
            assert seen <= {truth is Truth.TRUE}


@given(intervals(), intervals(), _ENDS)
def test_knowing_less_never_settles_a_threshold_otherwise(one, other, threshold):
    wide, narrow = one.hull(other), one
    if wide.at_least(threshold) is not Truth.UNKNOWN:
        assert narrow.at_least(threshold) is wide.at_least(threshold)
    if wide.above(threshold) is not Truth.UNKNOWN:
        assert narrow.above(threshold) is wide.above(threshold)
