"""An alarm of the rules is passed over only when no alarm at all is even faintly likely."""

import pytest
from made_opinions import opinion
from said import TODAY

from guardrails.assume import with_values
from guardrails.facts import RedFlag
from guardrails.reading import each_reader
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.bars import USUAL
from guardrails.reading.agreement.calm import with_calm
from guardrails.request import Reading

QUIET = USUAL.calm_urgent / 2
LOUD = USUAL.calm
PASSABLE = [
    ("red_flags", ["chest_pain"], True),
    ("red_flags", ["fainting", "swallowing"], True),
    ("urgent_signs", ["jaundice"], False),
    ("pregnancy", "pregnant", False),
    ("infection", "yes", False),
]
NEVER = [
    ("red_flags", ["overdose"]),
    ("red_flags", ["self_harm"]),
    ("red_flags", ["chest_pain", "self_harm"]),
    ("urgent_signs", ["low_blood_counts"]),
    ("urgent_signs", ["high_dose"]),
    ("urgent_signs", ["jaundice", "extra_dose"]),
    ("mmf", "stopped_alone"),
]


def alarmed(fact, value):
    return Reading(facts=with_values({fact: value}))


@pytest.mark.parametrize(("fact", "value", "emergency"), PASSABLE)
def test_what_only_its_wording_speaks_for_is_passed_over_and_told(fact, value, emergency):
    found = with_calm(alarmed(fact, value), opinion(signs={"sepsis": QUIET}), USUAL)
    assert getattr(found.facts, fact) == type(getattr(found.facts, fact))(
        value=getattr(Reading().facts, fact).value
    )
    assert [(passed.alarm, passed.emergency) for passed in found.not_now] == [(fact, emergency)]


@pytest.mark.parametrize(("fact", "value", "emergency"), PASSABLE)
@pytest.mark.parametrize("where", ["signs", "alone"])
def test_a_faint_chance_of_any_emergency_keeps_it(fact, value, emergency, where):
    heard = opinion(signs={})
    heard = heard._replace(**{where: {**heard.signs, "neurological": LOUD}})
    assert with_calm(alarmed(fact, value), heard, USUAL) == alarmed(fact, value)


def test_an_urgent_matter_does_not_keep_an_emergency_but_keeps_its_own():
    heard = opinion(signs={"infection": 0.5})
    assert with_calm(alarmed("red_flags", ["sepsis"]), heard, USUAL).not_now
    assert not with_calm(alarmed("infection", "yes"), heard, USUAL).not_now


@pytest.mark.parametrize(("fact", "value"), NEVER)
def test_what_costs_most_when_missed_and_what_was_counted_always_stands(fact, value):
    assert with_calm(alarmed(fact, value), opinion(signs={}), USUAL) == alarmed(fact, value)


def test_what_was_set_by_hand_stands():
    told = alarmed("red_flags", ["chest_pain"])
    by_hand = told.facts.red_flags.model_copy(update={"corrected": True})
    told = told.model_copy(update={"facts": told.facts.model_copy(update={"red_flags": by_hand})})
    assert with_calm(told, opinion(signs={}), USUAL) == told


@pytest.mark.usefixtures("usual_bars")
def test_both_readers_meet_in_it():
    found = agree(alarmed("red_flags", ["fainting"]), opinion(signs={}))
    assert found.facts.red_flags.value == ()
    assert found.not_now[0].alarm == "red_flags"


def test_each_turn_of_an_alarming_conversation_is_heard_by_itself_as_well():
    turns = ["cellcept with food?", "I have had crushing chest pain since breakfast"]
    _, heard = each_reader(turns, TODAY)
    assert heard.alone[RedFlag.CHEST_PAIN] > USUAL.calm
    _, heard = each_reader(["cellcept with food?", "and milk?"], TODAY)
    assert not heard.alone
