"""Mycophenolate: taken or stopped and by whom, dose, time on it, and whether it helped."""

import pytest
from said import later, reading, value

USE = [
    ("I'm on CellCept", "taking"),
    ("I take cellsept 1000mg bd", "taking"),
    ("I take Myfortic 720 mg twice a day", "taking"),
    ("I stopped my CellCept two weeks ago", "stopped_alone"),
    ("I ran out of mycophenolate last week", "stopped_alone"),
    ("I've not taken one since the exams, mycophenolate for my dermatomyositis", "stopped_alone"),
    ("haven't touched a tablet of the cellcept since the funeral", "stopped_alone"),
    ("My last CellCept went on Monday and the box is empty", "stopped_alone"),
    ("the last mycophenolate I took last Friday, bottle's empty", "stopped_alone"),
    ("My last mycophenolate blood test was on Wednesday, the waiting room empty", "unknown"),
    ("my rheumatologist stopped CellCept in May", "stopped_by_team"),
    ("I haven't started the mycophenolate yet", "not_started"),
    ("I want to stop CellCept", "taking"),
    ("What is mycophenolate?", "unknown"),
    ("I stopped my CellCept. // I'm back on CellCept now.", "taking"),
    ("I have run out of mycophenolate. // Can I stop mycophenolate?", "stopped_alone"),
    ("I threw my CellCept away. // When can I stop mycophenolate?", "stopped_alone"),
]
DOSES = [
    ("I'm on CellCept 1 g twice a day", 2.0),
    ("I'm on CellCept 1,000 mg twice daily", 2.0),
    ("MMF 1.5 g bd", 3.0),
    ("I take CellCept 2 g twice a day", 4.0),
    ("MMF 2 g daily", 2.0),
    ("I take Myfortic 720 mg twice a day", 2.0),
    ("Myfortic 360 mg bd", 1.0),
    ("mycophenolate 600 mg/m2 twice daily", None),
    ("I take CellCept", None),
]
MONTHS = [
    ("I've been on MMF for 6 months", "6"),
    ("MMF 2 g daily since June 2024", "[28.742, 29.677]"),
    ("I take CellCept", "unknown"),
    ("I'm on CellCept 1 g twice a day", "unknown"),
]
RESPONSES = [
    ("I've been on MMF for 6 months and it isn't helping", "not_improved"),
    ("CellCept has really helped me", "improved"),
    ("I take CellCept", "unknown"),
    ("Does CellCept help?", "unknown"),
    ("I hope CellCept will help me", "unknown"),
    later("never felt better is read as not better", "I've never felt better", "unknown"),
]


@pytest.mark.parametrize(("words", "expected"), USE)
def test_use(words, expected):
    assert value(words, "mmf") == expected


@pytest.mark.parametrize(("words", "grams"), DOSES)
def test_grams_a_day(words, grams):
    assert reading(words).facts.mmf.dose_g_per_day == grams


@pytest.mark.parametrize(("words", "months"), MONTHS)
def test_months_on_it(words, months):
    assert str(reading(words).facts.mmf.months_on_mmf) == months


@pytest.mark.parametrize(("words", "expected"), RESPONSES)
def test_response(words, expected):
    assert value(words, "mmf_response") == expected
