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
    # what is told by what is missing, and what is left of it
    ("No muscle enzyme raised.", "muscle_enzymes", "normal"),
    ("One muscle enzyme raised.", "muscle_enzymes", "raised"),
    ("CK and LDH: neither elevated.", "muscle_enzymes", "normal"),
    ("Of the rash nothing remains.", "skin_disease", "minimal"),
    ("The rash remains.", "skin_disease", "active"),
    ("My first rash came last week.", "skin_disease", "active"),
    ("Skin not active, it's clear.", "skin_disease", "unknown"),
    ("No skin score on file.", "skin_disease", "unknown"),
    ("No skin involvement.", "skin_disease", "minimal"),
    ("Strength not reduced, it's normal.", "muscle_strength", "unknown"),
    ("Strength reduced.", "muscle_strength", "reduced"),
    ("He ain't weak, power is normal.", "muscle_strength", "normal"),
    ("CPK normal; aldolase, the one that goes up in me, is awaited.", "muscle_enzymes", "unknown"),
    ("CPK normal; the LDH is awaited.", "muscle_enzymes", "normal"),
    ("CK missing from the letter.", "muscle_enzymes", "unknown"),
    ("MMT-8 left blank.", "muscle_strength", "unknown"),
    # lengths and dates
    ("In remission 2 and half yrs.", "months_in_remission", "30"),
    ("Steroids finished two years ago last month.", "months_since_corticosteroid", "24"),
    ("Letter this month: 'steroid-free since April 2024'.", "months_since_corticosteroid",
     "[30.742, 31.677]"),
    ("I have refrained from steroids since March 2024.", "systemic_corticosteroid", "off"),
    # a stop in plain words, and none
    ("My cellcept is finished already.", "mmf", "stopped_alone"),
    ("I quit my CellCept by myself, I've plenty in the cupboard.", "mmf", "stopped_alone"),
    ("I take cellcept and put in my repeat so I don't run out of it.", "mmf", "taking"),
    ("On holiday without my cellcept, third day I have nothing to take.", "mmf", "stopped_alone"),
    ("My eyes have gone yella, on mycophenolate.", "urgent_signs",
     "(<UrgentSign.JAUNDICE: 'jaundice'>,)"),
    ("My newtrofils came back at 0.7.", "urgent_signs",
     "(<UrgentSign.LOW_BLOOD_COUNTS: 'low_blood_counts'>,)"),
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
