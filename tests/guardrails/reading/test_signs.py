"""Strength, skin and enzymes: what the specification takes for normal, and what for nothing."""

import pytest
from said import reading, value

STRENGTH = [
    ("MMT-8 80/80", "normal"),
    ("MMT-8 is 150/150", "normal"),
    ("MMT8 76/80", "reduced"),
    ("MMT-8 148/150", "reduced"),
    ("MMT is 78", "reduced"),
    ("my MMT-8 is 85", "unknown"),
    ("MMT 142", "unknown"),
    ("MRC 4/5 in the hips", "reduced"),
    ("I can't climb stairs", "reduced"),
    ("CMAS 52/52", "normal"),
    ("CMAS 45/52", "reduced"),
    ("my weakness is from old damage", "reduced"),
    ("my strength is normal", "normal"),
    ("full strength", "normal"),
    ("my strength is not normal", "reduced"),
    ("I'm getting weaker", "reduced"),
    ("I'm stable", "unknown"),
    ("I've never felt better", "unknown"),
    ("I hope my strength will be normal", "unknown"),
    ("Is my strength normal?", "unknown"),
]
SKIN = [
    ("my skin is clear", "minimal"),
    ("no rash", "minimal"),
    ("CDASI activity 2", "minimal"),
    ("CDASI activity 0", "minimal"),
    ("CDASI activity score 9", "active"),
    ("CDASI activity 3", "active"),
    ("skin: trace erythema", "minimal"),
    ("only a faint rash on my hands", "minimal"),
    ("only calcinosis left", "unknown"),
    ("only scars are left on my skin", "unknown"),
    ("my rash is back", "active"),
    ("heliotrope rash and Gottron papules", "active"),
    ("I still have a heliotrope rash", "active"),
    ("the rash is worse", "active"),
    ("I hope my skin will be clear", "unknown"),
]
ENZYMES = [
    ("CK normal", "normal"),
    ("CK and aldolase normal", "normal"),
    ("CK normal but LDH raised", "raised"),
    ("CK is back to normal, aldolase raised", "raised"),
    ("CK raised but stable over time", "stable"),
    ("CK is 1.5 times the upper limit and stable", "stable"),
    ("CK stable at 3 times the upper limit", "unknown"),
    ("CK is creeping up", "raised"),
    ("CK 180, then 260, then 410", "raised"),
    ("CK 640, normal below 190", "raised"),
    ("CK 250 (normal is up to 200)", "raised"),
    ("CK 71, lab says 30 to 135 is ok", "normal"),
    ("CK 115 (to 192)", "normal"),
    ("CK 102 of an allowed 200", "normal"),
    ("CK 130, under the 200 limit", "normal"),
    ("CK 102 U/l, reference until 170", "normal"),
    ("CK 65 with 200 the most it should be", "normal"),
    ("CK 142 (within 30-170)", "normal"),
    ("Aldolase 9.4 (1.2-7.6)", "raised"),
    ("CK 1,400", "raised"),
    ("CK 1400 U/L", "raised"),
    ("CK 240", "unknown"),
    ("CK 110 (normal up to 200)", "normal"),
    ("my labs are OK", "unknown"),
    ("LDH is high", "raised"),
    ("aldolase normal", "normal"),
    ("AST is high", "unknown"),
    ("I hope my CK is normal", "unknown"),
    ("Is my CK normal?", "unknown"),
]


@pytest.mark.parametrize(("words", "expected"), STRENGTH)
def test_muscle_strength(words, expected):
    assert value(words, "muscle_strength") == expected


@pytest.mark.parametrize(("words", "expected"), SKIN)
def test_skin_disease(words, expected):
    assert value(words, "skin_disease") == expected


@pytest.mark.parametrize(("words", "expected"), ENZYMES)
def test_muscle_enzymes(words, expected):
    assert value(words, "muscle_enzymes") == expected


BOTH = [
    ("muscle_strength", "My strength is normal. MMT-8 70/80.", "reduced"),
    ("skin_disease", "My skin is clear. The rash is back.", "active"),
    ("muscle_enzymes", "CK is normal. CK is raised.", "raised"),
]


@pytest.mark.parametrize(("fact", "conversation", "blocking"), BOTH)
def test_a_conflict_inside_a_turn_takes_the_blocking_value_and_says_so(
    fact, conversation, blocking
):
    told = reading(conversation)
    assert str(getattr(told.facts, fact).value) == blocking
    assert fact in {conflict.fact for conflict in told.conflicts}


@pytest.mark.parametrize(
    ("fact", "conversation", "last"),
    [
        ("muscle_strength", "My strength is reduced. // It was tested: MMT-8 80/80.", "normal"),
        ("skin_disease", "My skin is clear. // The rash is back.", "active"),
        ("muscle_enzymes", "CK raised. // Today's CK is normal.", "normal"),
    ],
)
def test_the_latest_turn_wins(fact, conversation, last):
    told = reading(conversation)
    assert str(getattr(told.facts, fact).value) == last
    assert getattr(told.facts, fact).turn == 1


@pytest.mark.parametrize("sentence", ["{}", "well, {}", "{} i think", "hello!! {}. thanks"])
def test_what_stands_around_does_not_matter(sentence):
    assert value(sentence.format("my rash is back"), "skin_disease") == "active"
    assert value(sentence.format("MMT-8 70/80"), "muscle_strength") == "reduced"
