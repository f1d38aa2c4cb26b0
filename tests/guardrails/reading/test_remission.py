"""Disease activity and the months in remission."""

import pytest
from said import reading, value

ACTIVITY = [
    ("I'm in remission", "inactive"),
    ("I'm in complete remission for 2 years", "inactive"),
    ("the disease is inactive", "inactive"),
    ("no disease activity", "inactive"),
    ("I'm having a flare", "active"),
    ("my rash is back", "active"),
    ("I'm getting weaker", "active"),
    ("my skin is getting worse", "active"),
    ("I'm not in remission", "unknown"),
    ("I'm stable", "unknown"),
    ("I've never felt better", "unknown"),
    ("no flares", "unknown"),
    ("If I were in remission, could I stop?", "unknown"),
    ("Am I in remission?", "unknown"),
    ("I hope to be in remission next year", "unknown"),
    ("How long must I be in remission?", "unknown"),
    ("after my admission to hospital", "unknown"),
    ("I'm in remision", "inactive"),
]
MONTHS = [
    ("I've been in remission for 14 months", "14"),
    ("in remission for 12 months", "12"),
    ("in remission for over a year", ">12"),
    ("disease inactive for almost a year", "[9, 12)"),
    ("in remission for about 12 months", "[10.8, 13.2]"),
    ("in remission since June 2024", "[28.742, 29.677]"),
    ("I'm in remission", "unknown"),
    ("in remission since 2023, with a flare in August 2026", "[0, 3.677]"),
    ("I've been in remission. I'm 45 years old.", "unknown"),
    ("in remission, seen every 3 months", "unknown"),
    ("I've had a flare in 2022 and remission for 2 years", "24"),
]


@pytest.mark.parametrize(("words", "expected"), ACTIVITY)
def test_disease_activity(words, expected):
    assert value(words, "disease_activity") == expected


@pytest.mark.parametrize(("words", "expected"), MONTHS)
def test_months_in_remission(words, expected):
    assert value(words, "months_in_remission") == expected


@pytest.mark.parametrize(
    "words",
    [
        "I've been on CellCept for 3 years and I'm in remission",
        "I was diagnosed 5 years ago and I'm in remission",
    ],
)
def test_the_time_of_something_else_is_not_the_remission_s(words):
    months = reading(words).facts.months_in_remission.value
    assert months.low < 12


def test_a_flare_told_later_ends_the_remission():
    assert (
        value("I'm in remission for 2 years. // I'm having a flare now.", "disease_activity")
        == "active"
    )
    assert (
        value("I'm in remission for 2 years. // I'm having a flare now.", "months_in_remission")
        == "unknown"
    )


def test_both_in_one_turn_is_active_and_told():
    told = reading("I'm in remission. The disease is active again.")
    assert str(told.facts.disease_activity.value) == "active"
    assert "disease_activity" in {conflict.fact for conflict in told.conflicts}
