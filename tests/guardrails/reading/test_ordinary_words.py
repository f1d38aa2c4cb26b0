"""Ordinary words that were taken for something else, as people sent them, and contraries."""

import pytest
from said import by_rules, value

CASES = [
    # what "the last one" is of
    ("Off pred since 2022. CK normal, last one 3 weeks ago.", "systemic_corticosteroid", "off"),
    ("Prednisone in bursts, the last one 3 weeks ago.", "months_since_corticosteroid", "0.69"),
    # an end that is told in the present
    ("I finish with the prednisolone in March 2024.", "systemic_corticosteroid", "off"),
    # a result that is not there, and one that is not good
    ("The muscle enzyme result isn't back.", "muscle_enzymes", "unknown"),
    ("The muscle enzymes aren't back to normal.", "muscle_enzymes", "raised"),
    ("The CK on him is raised.", "muscle_enzymes", "raised"),
    # whose question it is
    ("She takes mycophenolate as well. Can she stop hers?", "mmf", "taking"),
    ("She takes mycophenolate as well and stopped hers last week.", "mmf", "stopped_alone"),
    # a date that is forgotten, and a mind that is
    ("I stopped it about a year ago, I do not remember the date.", "red_flags", "()"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "fact", "expected"), CASES)
def test_ordinary_words_mean_what_they_mean(said, fact, expected):
    assert value(said, fact) == expected


def test_who_does_not_know_the_day_is_confused():
    said = "My wife has DM, on CellCept. This morning she does not know the day or the year."
    assert by_rules(said).facts.red_flags.value


def test_a_holiday_may_have_a_short_year():
    assert value("Last prednisone xmas 22, fine since.", "months_since_corticosteroid").startswith(
        "[46"
    )
