"""Findings told in other voices: other tongues' word order, stories, figures of speech."""

import pytest
from reading_of import values

FLAGS = [
    ("chest_pain", "In chest I have big pain since the morning."),
    ("overdose", "My girl of 13 swallowed near 40 of her mycophenolate pills."),
    ("neurological", "Mother's face has gone on one side since morning."),
    ("neurological", "His left arm he cannot raise it since lunch."),
    ("breathlessness", "I said to the doctor there's no breathlessness but I lied."),
    ("chest_pain", "Not that I don't have chest pain, I do."),
    ("swallowing", "Nearly choked on my toast this morning, the third time this week."),
    ("fainting", "I almost passed out when I stood up this morning."),
]
NO_FLAGS = [
    "I told the nurse on Friday I had no chest pain and no fever.",
    "No, I do not want to kill myself, I only want to know how long CellCept is for.",
    "I almost fainted when I read the leaflet for CellCept, haha.",
    "I have to choke these horse pills down twice a day.",
    "Is 1.5 g twice a day of mycophenolate an overdose?",
    "Father-in-law collapsed at the wedding and is in hospital.",
    "When the disease started I was choking on everything. That's gone since 2021.",
    "I don't want to live off tablets forever.",
]
EXTRA = [
    "My husband gave me my mycophenolate and I'd already taken it.",
    "Instead of 2 I swallowed 4 of the CellCept this morning.",
    "We gave our son his mycophenolate and then grandma gave it him again.",
]


@pytest.mark.parametrize(("flag", "words"), FLAGS)
def test_a_flag_in_another_voice(flag, words):
    assert flag in values("red_flags", words)


@pytest.mark.parametrize("words", NO_FLAGS)
def test_no_flag_where_nobody_is_in_danger(words):
    assert not values("red_flags", words)


@pytest.mark.parametrize("words", EXTRA)
def test_a_double_dose_told_as_a_story(words):
    assert "extra_dose" in values("urgent_signs", words)
