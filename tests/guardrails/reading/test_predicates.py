"""What was looked at stands in one clause, what it was in the next; headings with values."""

import pytest
from said import by_rules

STRENGTH, SKIN, ENZYMES = "muscle_strength", "skin_disease", "muscle_enzymes"
GOOD = [
    (STRENGTH, "lass tested me strength last week, normal all over."),
    (STRENGTH, "He digs and the strength was tested, it is normal."),
    (STRENGTH, "Muscles the physio tested in October, all normal."),
    (ENZYMES, "That's the CK back on the app and it's normal."),
    (ENZYMES, "They checked the CK on Tuesday, and it was normal."),
    (SKIN, "Skin: without finding."),
    (SKIN, "skin is smooth like a baby"),
    (SKIN, "rash is away completely"),
    (SKIN, "Went over my skin with the little light and found nothing."),
    (SKIN, "Nae rash anywhere."),
    (SKIN, "skins clear"),
]


@pytest.mark.parametrize(("fact", "said"), GOOD)
def test_a_predicate_of_its_own(fact, said):
    assert str(getattr(by_rules(said).facts, fact).value) in ("normal", "minimal")


NOT_GOOD = [
    (STRENGTH, "They will test my strength, normal or not."),
    (STRENGTH, "My strength was not tested, normal bloods though."),
    (STRENGTH, "Is the strength tested, normal?"),
    (STRENGTH, "They tested my strength and bloods came normal."),
    (STRENGTH, "Strength is tested when the CK is back, normal."),
    (ENZYMES, "The CK is not back, normal wait."),
    (ENZYMES, "The CK came back raised, normal for me."),
    (ENZYMES, "They took the CK, it's nearly normal."),
    (SKIN, "They looked at my skin, not normal."),
    (SKIN, "rash is away from my face but on the hands"),
    (SKIN, "skin: no finding yet, biopsy awaited, rash on hands"),
]


@pytest.mark.parametrize(("fact", "said"), NOT_GOOD)
def test_none_where_it_says_no_such_thing(fact, said):
    assert str(getattr(by_rules(said).facts, fact).value) not in ("normal", "minimal")


WEAK = [
    "From the sofa he comes only up when he pushes with both arms.",
    "The stairs to my room he makes not anymore.",
    "She gets up only by pushing with both hands.",
    "I rise up only if I hold on to the table, pulling with both arms.",
]


@pytest.mark.parametrize("said", WEAK)
def test_weakness_in_deeds(said):
    assert str(by_rules(said).facts.muscle_strength.value) == "reduced"


REMISSION = [
    # what is said, fewest and most months in remission
    ("Clinical remission documented at each visit from June 2024 upto Oct 2026.", 28, 30),
    ("In every doctor letter since summer 2024 stands remission.", 26, 30),
    ("I have judged her disease inactive at every review from August 2024 onwards.", 26, 28),
    ("And the letter says remission from June last year, still says it.", 16, 18),
]


@pytest.mark.parametrize(("said", "fewest", "most"), REMISSION)
def test_remission_told_again_and_again(said, fewest, most):
    months = by_rules(said).facts.months_in_remission.value
    assert fewest <= months.low <= months.high <= most


def test_a_remission_that_ended_is_not_read_from_its_beginning():
    said = "Remission at each visit from June 2022 up to March 2025."
    assert by_rules(said).facts.months_in_remission.value.low < 30


def test_the_year_typed_wrong_is_no_length():
    said = "In remission since June of 2025. // I typed the year wrong!! Last pill was March 2025."
    assert by_rules(said).facts.months_in_remission.value.low > 12
