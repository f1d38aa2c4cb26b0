"""Doses told in tablets and over meals; supplies that were lost, finished or hidden."""

import pytest
from said import reading, value

DOSES = [
    ("CellCept six 500s in the morning and six at night", 6.0),
    ("I take 2 x 500 mg mycophenolate at breakfast and 2 x 500 mg at supper", 2.0),
    ("MMF 500 mg, 4 tabs BD", 4.0),
    ("I take 2 g of CellCept three times a day", 6.0),
    ("My CellCept tablets are 500 mg. I take four in the morning and four at night.", 4.0),
    ("CellCept 1500 twice a day", 3.0),
]
STOPPED = [
    "Customs kept my parcel so I have had no mycophenolate since the 2nd.",
    "I left all my CellCept at the hotel, nothing for 5 days now.",
    "We stopped giving him the CellCept three weeks ago.",
    "I don't take the mycophenolate since three weeks.",
    "She's been flushing her CellCept since summer.",
]
GOING_ON = [
    "I nearly ran out of CellCept but the chemist sorted it.",
    "What happens if I run out of mycophenolate on holiday?",
    "In remission three years without any steroids, on CellCept.",
]


@pytest.mark.parametrize(("words", "grams"), DOSES)
def test_grams_a_day_in_tablets(words, grams):
    assert reading(words).facts.mmf.dose_g_per_day == grams


@pytest.mark.parametrize("words", STOPPED)
def test_a_supply_that_ended_is_a_stop(words):
    assert value(words, "mmf") == "stopped_alone"


@pytest.mark.parametrize("words", GOING_ON)
def test_a_supply_that_did_not_end_is_none(words):
    assert value(words, "mmf") != "stopped_alone"
