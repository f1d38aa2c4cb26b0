"""An end of steroids that a later turn, which names no medicine, calls into question."""

import pytest
from said import by_rules, reading

from guardrails.facts import Steroid
from guardrails.logic import Truth

MINE = (
    "I have dermatomyositis and take mycophenolate 1 g twice a day. I have been off prednisone "
    "since June 2024 and in remission since July 2024. Can I stop mycophenolate?"
)
NOTES = "56F DM, pred stopped 5/2024, remission since, MMT-8 80/80, on MMF 2 g/d. Can MMF stop?"
HIS = (
    "My son has JDM. He takes CellCept and has been off steroids for 20 months. Can he stop "
    "CellCept?"
)

LEFT_OPEN = (
    "still tapering, in fact",
    "we're still coming down slowly",
    "not quite off them",
    "not completely off yet",
    "the taper isn't finished",
    "haven't finished the taper",
    "never fully stopped",
    "still on a small dose",
    "still on the last milligram",
    "still takes half a tablet now and then",
    "down to every other day",
    "down to 1 mg now",
    "on the last few tablets",
    "the last tablet is next week",
    "still a little bit left to go",
    "should be finished by Christmas",
    "it was only a break",
    "six days of them again this September",
    "I had some of them in spring",
    "needed another course in May",
    "a shot in August, for a hip",
    "nearly off, not off",
    "the off was wrong",
    "I meant almost off",
    "I got that wrong. Still weaning.",
    "off is wrong, it should be on",
)
LOOK_ALIKES = (
    "still on it, and no trouble with it",
    "still on CellCept",
    "thinking of tapering the mycophenolate",
    "should I be tapering?",
    "would that be a taper?",
    "not off work any more",
    "had a flu shot in October",
    "had another injection of B12 last week",
    "did a course on nutrition in May",
    "the last bit of the rash went in 2023",
    "at the gym every other day",
    "the last appointment is next week",
    "still on holiday",
    "two weeks to go until the appointment",
    "just one more question",
    "thanks, that helps",
)


@pytest.mark.parametrize("first", [MINE, NOTES, HIS])
@pytest.mark.parametrize("later", LEFT_OPEN)
def test_it_is_no_longer_off(first, later):
    facts = by_rules(f"{first} // {later}").facts
    assert facts.systemic_corticosteroid.value is not Steroid.OFF or (
        not facts.months_since_corticosteroid.value.is_known
    )


@pytest.mark.parametrize("later", LEFT_OPEN)
def test_the_learnt_reader_does_not_settle_it(later):
    facts = reading(f"{MINE} // {later}").facts
    assert facts.months_since_corticosteroid.value.at_least(12.0) is not Truth.TRUE


@pytest.mark.parametrize("first", [MINE, NOTES, HIS])
@pytest.mark.parametrize("later", LOOK_ALIKES)
def test_look_alikes_leave_it(first, later):
    assert by_rules(f"{first} // {later}").facts.systemic_corticosteroid.value is Steroid.OFF


def test_what_conflicted_is_told():
    told = by_rules(f"{MINE} // I'm still tapering.")
    conflict = next(c for c in told.conflicts if c.fact == "systemic_corticosteroid")
    assert (conflict.said, conflict.taken) == ("I'm still tapering.", "unknown")


def test_an_end_told_again_settles_it():
    told = by_rules(f"{MINE} // still tapering // No: off prednisone since June 2024, I checked.")
    assert told.facts.systemic_corticosteroid.value is Steroid.OFF


def test_another_person_is_not_the_patient():
    told = by_rules(f"{MINE} // my sister is still tapering")
    assert told.facts.systemic_corticosteroid.value is Steroid.OFF


def test_where_no_end_was_told_nothing_is_called_in_question():
    told = by_rules("I take CellCept for dermatomyositis. Can I stop it? // still tapering")
    assert told.conflicts == ()
    assert told.facts.systemic_corticosteroid.value is Steroid.UNKNOWN
