"""What stops short of normal, and what a later turn tells without its name, is left open."""

import pytest
from said import by_rules, reading

from guardrails.facts import Activity, Enzymes, Skin, Strength
from guardrails.interval import Interval
from guardrails.logic import Truth

ALL_WELL = (
    "I have dermatomyositis and take mycophenolate 1 g twice a day. I have been off prednisone "
    "since June 2024 and in remission since July 2024. My strength is normal. My skin is clear. "
    "My CK is normal. Can I stop mycophenolate?"
)
NOT_NORMAL = {
    "muscle_strength": (
        "almost full strength",
        "nearly normal strength, not fully",
        "the strength isn't quite there",
        "not quite normal",
        "it was 76 last time",
        "one point missing, 79 of 80",
        "my thighs aren't what they were",
        "getting out of a chair needs my hands",
        "it has dropped to less since then",
    ),
    "skin_disease": (
        "a patch on my elbow",
        "some spots left on my knuckles",
        "skin is mostly clear, with a patch or two",
    ),
    "muscle_enzymes": (
        "CK nearly normal",
        "not quite normal, the CK",
        "a little above normal, the CK",
        "the CK is slightly up",
        "it was 250, the limit is 200",
        "the latest one was 480",
        "not quite in range",
        "Scrap that, this year's is flagged high",
        "it came back marked as raised",
        "the new one is more than double the one before",
        "it has gone up since",
    ),
    "disease_activity": (
        "it isn't fully quiet",
        "it's not completely gone",
        "the remission isn't confirmed",
        "remission was a bit optimistic",
        "we had a setback in April",
        "a wobble in spring",
        "it only settled this summer",
    ),
}
WELL = {Strength.NORMAL, Skin.MINIMAL, Enzymes.NORMAL, Enzymes.STABLE, Activity.INACTIVE}
LATER = [(fact, later) for fact, told in NOT_NORMAL.items() for later in told]
SHORTER = (
    "less than a year, I checked",
    "June this year, not 2024",
    "I mean 2026, not 2024",
    "not quite a year yet",
    "it'll be a year in February",
    "ten months, not two years",
    "eleven months",
)
SAYS_NOTHING = (
    "the bus was number 76",
    "my weight was 76 last time",
    "I'm almost 76",
    "not quite a normal life, but fine",
    "never a wobble since",
    "a patch of ice on the road",
    "my blood pressure is slightly up",
    "the latest platelets were 480",
    "is almost normal good enough?",
    "that was at my clinic visit in October",
    "in fact both tests this year were fine",
)


@pytest.mark.parametrize(("fact", "later"), LATER)
def test_a_later_turn_opens_it_again(fact, later):
    assert getattr(by_rules(f"{ALL_WELL} // {later}").facts, fact).value not in WELL


@pytest.mark.parametrize(("fact", "later"), LATER)
def test_the_learnt_reader_does_not_settle_it(fact, later):
    assert getattr(reading(f"{ALL_WELL} // {later}").facts, fact).value not in WELL


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("I have almost full strength.", "muscle_strength"),
        ("CK nearly normal.", "muscle_enzymes"),
        ("The remission isn't confirmed.", "disease_activity"),
    ],
)
def test_named_it_is_so_in_the_first_turn(text, fact):
    assert getattr(reading(f"I have dermatomyositis. {text}").facts, fact).value not in WELL


def test_slightly_raised_and_stable_stays_stable():
    facts = by_rules("CK is slightly up but stable for years, 240 with a limit of 200.").facts
    assert facts.muscle_enzymes.value is Enzymes.STABLE


@pytest.mark.parametrize("later", SHORTER)
def test_a_time_alone_corrects_the_length(later):
    for read in (by_rules, reading):
        months: Interval = read(f"{ALL_WELL} // {later}").facts.months_since_corticosteroid.value
        assert months.at_least(12.0) is not Truth.TRUE


@pytest.mark.parametrize("later", SAYS_NOTHING)
def test_look_alikes_change_nothing(later):
    before, after = by_rules(ALL_WELL).facts, by_rules(f"{ALL_WELL} // {later}").facts
    for fact in (*NOT_NORMAL, "months_since_corticosteroid", "months_in_remission"):
        assert getattr(after, fact).value == getattr(before, fact).value
