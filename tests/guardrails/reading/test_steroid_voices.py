"""Steroids as strangers tell of them: brands, lists, other tongues' word order, exceptions."""

import pytest
from said import by_rules

ENDED = [
    # what is said, fewest and most months since the last dose
    ("The last Deltacortril I swallowed was in February 2025.", 20, 22),
    ("The last prednisone he took was in May 2024.", 29, 31),
    ("Cortison I have in March 2025 ended.", 19, 21),
    ("Prednisolon I have already in 2024 stopped.", 22, 35),
    ("Cortisone she has since March 2024 completely put away.", 31, 33),
    ("Prednisone I left it in March of 2025.", 19, 21),
    ("Wysolone - account closed. Last tablet 14 April 2025, nil thereafter.", 19, 20),
    ("1. Omnacortil: last one 2 March 2025", 20, 21),
    ("Prednisolone: she took the very last tablet on 3 January 2025 and none after.", 22, 23),
    ("Prednisolon: last tablet December 2023.", 34, 36),
    ("| Prednisone, last tablet | 0 mg thereafter | 2024-02-02 |", 33, 34),
    ("prednisone = gone since Feb 2024", 32, 34),
    ("Medrol => stopped 3/2024", 31, 33),
    ("The prednisone? Oh that was done with at the end of May 2024.", 29, 31),
    ("Dadi says Wysolone doctor finished in February 2025.", 20, 22),
    ("Prednisolone the doctor stopped in May 2024.", 29, 31),
    ("The prednisolone was closed by the doctor in July 2024.", 27, 29),
    ("Corticoid finished in 2023.", 34, 47),
    ("nae steroids since summer 2024, no even wan", 26, 30),
    ("came aff the pred in May 2024", 29, 31),
    ("Pred tapered to nil Jan 2025, no pulses, no short courses in between.", 21, 23),
    ('A form that says "steroids?" scares me. Prednisone ended January 15, 2024.', 34, 35),
]


@pytest.mark.parametrize(("said", "fewest", "most"), ENDED)
def test_an_end_in_many_words(said, fewest, most):
    facts = by_rules(said).facts
    assert str(facts.systemic_corticosteroid.value) == "off"
    months = facts.months_since_corticosteroid.value
    assert fewest <= months.low <= months.high <= most


RECENT = [
    # the most months that may have passed
    ("Been off the prednisolone since 2023 bar six days of it this July.", 5),
    ("No steroids since 2022 apart from a short course in March 2026.", 9),
    ("Off pred since 2021, not counting four days of it in August 2026.", 4),
    ("Off prednisone since 2021 except for a week of it in May 2026 for my chest.", 7),
    ("Off pred since 2023. // I did get a Kenalog shot in the hip in June for the ragweed.", 6),
    ("Off pred since 2023. // I did have five days of the wee red steroid tablets in July.", 5),
    ("Off pred since Jan 2026. I've never had depot steroid injections.", 11),
    ("Prednisone stopped in May 2026. Prednisone I never took in the vein.", 7),
    ("Off pred since Jan 2026. // Never had a steroid injection, if you mean that.", 11),
]


@pytest.mark.parametrize(("said", "most"), RECENT)
def test_what_is_excepted_or_another_form_never_makes_it_longer(said, most):
    assert by_rules(said).facts.months_since_corticosteroid.value.high <= most


NEVER = [
    "Corticoid I never took in my life.",
    "Prednisone I have never taken.",
    "Steroids I never needed.",
    "Never in my life have I swallowed a steroid.",
]


@pytest.mark.parametrize("said", NEVER)
def test_never_in_a_life(said):
    assert str(by_rules(said).facts.months_since_corticosteroid.value) == "never"


NO_END = [
    "Cortison I have every morning, since the doctor so wants.",
    "Prednisone I take since my operation.",
    "Prednisone I never took properly.",
    "Prednisone I never took more than 10 mg.",
    "Prednisolone the doctor never stopped.",
    "Prednisone: last dose increase in March 2024.",
    "Wysolone doctor stopped increasing in May 2024.",
    "Only the small liquid one, the prednisolone, 2.5 ml every other morning.",
    "Off pred since 2023 except 5 mg every other day.",
    "Off pred bar half a tablet every morning.",
    "I never had a steroid injection.",
    "Never had depot steroids or IV steroid pulses.",
    "They found dexamethasone in it. I took them till January this year. Pred stopped 2022.",
    "In June one Diprophos in the buttock for the allergy. Encorton off from 2023.",
]


@pytest.mark.parametrize("said", NO_END)
def test_no_end_where_none_is_told(said):
    facts = by_rules(said).facts
    off = str(facts.systemic_corticosteroid.value) == "off"
    assert not (off and facts.months_since_corticosteroid.value.low >= 12)
