"""What the learnt reader may not permit, however sure it is."""

import pytest
from made_opinions import opinion

from guardrails.assume import with_values
from guardrails.facts import Enzymes, Fact, Skin
from guardrails.interval import ANY, YEAR, between
from guardrails.logic import Truth
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.bars import USUAL
from guardrails.request import Reading, Withdrawal

BARS = USUAL
ALL_WELL = {"muscle_strength": "normal", "skin_disease": "minimal", "muscle_enzymes": "normal"}


pytestmark = pytest.mark.usefixtures("usual_bars")


@pytest.mark.parametrize(
    ("said", "expected"), [("CK 96", Enzymes.NORMAL), ("CK 600", Enzymes.UNKNOWN)]
)
def test_a_high_value_that_the_rules_left_open_stays_open(said, expected):
    open_ = Fact(value=Enzymes.UNKNOWN, said=said, turn=0)
    reading = Reading()
    heard = reading.model_copy(
        update={"facts": reading.facts.model_copy(update={"muscle_enzymes": open_})}
    )
    sure = opinion(conversation={"W6": {"met": 0.999}}, enzymes={"normal": 0.99})
    assert agree(heard, sure).facts.muscle_enzymes.value is expected


@pytest.mark.parametrize(
    "left_open",
    ["skin: old scars and pigment", "calcinosis only", "chest clear as a bell", "stoma site fine"],
)
def test_words_that_leave_the_skin_open_permit_nothing(left_open):
    sure = {"W5": {"met": 0.999}}
    found = agree(Reading(), opinion(left_open, conversation=sure, skin={"minimal": 0.99}))
    assert found.facts.skin_disease.value is Skin.UNKNOWN


def test_where_all_looks_well_a_request_must_be_surer():
    well = Reading(facts=with_values(ALL_WELL))
    told = {"ask": {"patient": BARS.asked_permitting - 0.01}}
    assert agree(well, opinion(conversation=told)).withdrawal is Withdrawal.NOT_AT_ISSUE
    told = {"ask": {"patient": BARS.asked_permitting}}
    assert agree(well, opinion(conversation=told)).withdrawal is Withdrawal.PATIENT


@pytest.mark.parametrize(
    ("months", "unmet"),
    [
        (ANY, True),  # nothing was read: the learnt reader may cut it short
        (between(10.8, 13.2), False),  # "about a year" is asked for, by the specification
    ],
)
def test_a_length_on_both_sides_of_a_year_is_asked_for(months, unmet):
    facts = with_values({"systemic_corticosteroid": "off"}).model_copy(
        update={"months_since_corticosteroid": Fact(value=months, said="about a year", turn=0)}
    )
    found = agree(Reading(facts=facts), opinion(conversation={"W2": {"unmet": 0.9, "met": 0.0}}))
    length = found.facts.months_since_corticosteroid.value
    assert (length.at_least(YEAR) is Truth.FALSE) is unmet
    assert length.at_least(YEAR) is not Truth.TRUE
