"""What a normal examination is called, signs under one predicate, enzymes that keep their level."""

import pytest
from said import by_rules

NORMAL_STRENGTH = [
    "power 5 by 5 everywhere",
    "all fives on the muscle test",
    "every muscle scored 5",
    "grade 5 power",
    "force normal",
    "MMT8 at its maximum",
    "the neurologist can't find any weakness",
    "not one muscle weak",
    "they tested my muscles and nothing was found wanting",
    "the doctor tested me strong",
    "strong on exam",
    "I got 100% on the strength test",
    "strength complete",
    "power max",
    "weakness nil",
    "muscle testing in September was normal",
    "the registrar couldn't push my arms down, strength normal",
    "Strength? Full.",
    "muscle exam, all normal",
    "strength, skin and CK all normal",
]
NOT_NORMAL_STRENGTH = [
    "blood enzyme for the muscle normal",
    "power 4 by 5",
    "all fives but the hips 4",
    "not tested strong",
    "I want strength complete",
    "couldn't push myself up",
    "I couldn't lift my arms",
    "74 oot ae 80 on the MMT8",
    "I need both hands pushing on the bench to get up",
    "shoulders won't go there for weakness",
    "Strength? I wish.",
    "strength, skin and CK not normal",
    "he couldn't push my arms down",
    "power 5 minus at the hips",
    "strength would be normal if I trained",
    "a force to be reckoned with",
]
MINIMAL_SKIN = [
    "not a mark on my skin",
    "not a blemish on the face",
    "skin zilch",
    "skin unblemished",
    "skin never involved",
    "the rash is a distant memory",
    "derm clear",
    "knuckles clear",
    "skin without a single lesion",
    "she looked for a rash and couldn't find one",
    "Rash? None.",
    "rash, none",
    "not so much as a pink eyelid",
    "faint mauve on the lids only",
    "cutaneous exam clear",
    "everything normal: strength, skin, enzymes",
]
NOT_MINIMAL_SKIN = [
    "she charged me for taking the lilac off my eyelids",
    "not a spot of bother",
    "skin good on some days",
    "skin never cleared",
    "skin never was bad until May",
    "derm clear about the risks",
    "chest clear",
    "Rash? Yes.",
    "rash, none until last week",
    "skin like before",
    "her skin has no other comment",
    "knuckles clear apart from red patches",
    "not a mark on the exam",
    "red mauve lids",
]
GOOD_ENZYMES = [
    ("CK norm", "normal"),
    ("CK inside the lines", "normal"),
    ("CK where the lab wants it", "normal"),
    ("CK 140, their ceiling is 200", "normal"),
    ("CK: 49, permitted 25 to 200", "normal"),
    ("CK 88, well inside normal", "normal"),
    ("CK ninety, normal", "normal"),
    ("CK 71, aldolase 4.1, both WNL", "normal"),
    ("CK 90, lab says normal", "normal"),
    ("the muscle enzymes (CK, aldolase) are normal", "normal"),
    ("bloods for the muscle normal", "normal"),
    ("strength normal and so is CK", "normal"),
    ("CK: normal 9 times running", "normal"),
    ("CK 260, limit 200, has not budged in four years", "stable"),
    ("CK 305 to 320 on every check for three years, ULN 190", "stable"),
    ("CK 262, 258, 265, 260 over two years, upper limit 200", "stable"),
    ("CK 1.4 times the upper limit, never budges", "stable"),
    ("My CK lives at 260, where the top is 200. It has been stable like that for years.", "stable"),
]
NO_GOOD_ENZYMES = [
    "CK 240, normal up to 200",
    "CK 240 (normal below 190)",
    "CK 1300, normal for me",
    "CK 240, limit 200",
    "CK 150, 240, 380 this year, range to 192",
    "CK 210, 230, 290 over two years, limit 200",
    "CK 900, unchanged for years, limit 200",
    "raised but stable, that's my CK: 3 times their limit",
    "CK 260, limit 200, weight stable",
    "CK up, on a stable dose",
    "CK 290, limit 200, not stable",
    "CK 250 in May, 400 now, limit 200",
    "CK raised at every check for three years, and rising",
    "CK was 200 for years, now 310, limit 190",
    "strength 80 of 80, CK 90",
    "her muscle ALT and AST have doubled",
]


@pytest.mark.parametrize("said", NORMAL_STRENGTH)
def test_strength_is_normal(said: str) -> None:
    assert by_rules(said).facts.muscle_strength.value == "normal"


@pytest.mark.parametrize("said", NOT_NORMAL_STRENGTH)
def test_strength_is_not_called_normal(said: str) -> None:
    assert by_rules(said).facts.muscle_strength.value != "normal"


@pytest.mark.parametrize("said", MINIMAL_SKIN)
def test_skin_is_minimal(said: str) -> None:
    assert by_rules(said).facts.skin_disease.value == "minimal"


@pytest.mark.parametrize("said", NOT_MINIMAL_SKIN)
def test_skin_is_not_called_clear(said: str) -> None:
    assert by_rules(said).facts.skin_disease.value != "minimal"


@pytest.mark.parametrize(("said", "expected"), GOOD_ENZYMES)
def test_enzymes_are_normal_or_stable(said: str, expected: str) -> None:
    assert by_rules(said).facts.muscle_enzymes.value == expected


@pytest.mark.parametrize("said", NO_GOOD_ENZYMES)
def test_enzymes_are_neither(said: str) -> None:
    assert by_rules(said).facts.muscle_enzymes.value not in ("normal", "stable")
