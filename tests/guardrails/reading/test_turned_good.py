"""A sign that was bad and is well now, in one breath; and what only sounds like it."""

import pytest
from said import by_rules

WELL = [
    ("muscle_enzymes", "CK was 3000 at diagnosis and is now normal.", "normal"),
    ("muscle_enzymes", "My CK was high last year, normal since March.", "normal"),
    ("muscle_strength", "Strength was 4/5 in 2022, 5/5 now.", "normal"),
    ("skin_disease", "Skin was bad last year, now clear.", "minimal"),
    ("skin_disease", "The rash on my hands was awful in spring and has gone.", "minimal"),
]
NOT_WELL = [
    ("muscle_enzymes", "CK was normal last year, and is now 3000."),
    ("muscle_enzymes", "CK was high last year, normal in March, high now."),
    ("muscle_enzymes", "CK was high last year, is it normal now?"),
    ("muscle_enzymes", "CK was high last year, it should be normal now."),
    ("muscle_enzymes", "CK was high last year, not normal now."),
    ("muscle_enzymes", "My CK was high last year, my sister's is normal now."),
    ("muscle_enzymes", "My CK was high last year, my sister is fine, normal now."),
    ("muscle_enzymes", "CK is high, normal before this year."),
    ("muscle_strength", "My strength was poor, almost full now."),
    ("skin_disease", "My skin was lovely last year, it's gone now."),
    ("skin_disease", "My skin was bad last year, clear in the photos."),
]


@pytest.mark.parametrize(("fact", "text", "value"), WELL)
def test_the_order_in_time_decides(fact, text, value):
    assert getattr(by_rules(text).facts, fact).value == value


@pytest.mark.parametrize(("fact", "text"), NOT_WELL)
def test_what_only_sounds_like_it_is_not_well(fact, text):
    assert getattr(by_rules(text).facts, fact).value not in ("normal", "minimal", "stable")
