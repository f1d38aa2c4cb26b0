"""What the learnt reader may not permit, however sure it is."""

import pytest
from made_opinions import opinion

from guardrails.assume import with_values
from guardrails.facts import Enzymes, Fact, Skin
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
