"""Alarms where both readers meet: either raises one, and hardly anything silences it."""

import pytest
from made_opinions import opinion

from guardrails.assume import with_values
from guardrails.facts import Infection, Mmf, Pregnancy, RedFlag, UrgentSign
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.alarms import with_alarms
from guardrails.reading.agreement.bars import BRIEF, USUAL
from guardrails.request import Reading

BARS = USUAL


pytestmark = pytest.mark.usefixtures("usual_bars")


@pytest.mark.parametrize("flag", list(RedFlag))
def test_a_red_flag_that_no_rule_foresaw_is_raised_with_its_words(flag):
    found = agree(Reading(), opinion("odd thing today", signs={flag: BARS.alarm}))
    assert found.facts.red_flags.value == (flag,)
    assert found.facts.red_flags.said == "odd thing today"


@pytest.mark.parametrize(
    ("sign", "fact", "value"),
    [
        ("pregnant", "pregnancy", Pregnancy.PREGNANT),
        ("planning", "pregnancy", Pregnancy.PLANNING),
        ("breastfeeding", "pregnancy", Pregnancy.BREASTFEEDING),
        ("infection", "infection", Infection.YES),
        ("stopped_alone", "mmf", Mmf.STOPPED_ALONE),
        ("low_counts", "urgent_signs", (UrgentSign.LOW_BLOOD_COUNTS,)),
        ("jaundice", "urgent_signs", (UrgentSign.JAUNDICE,)),
        ("toxicity", "urgent_signs", (UrgentSign.SUSPECTED_TOXICITY,)),
        ("extra_dose", "urgent_signs", (UrgentSign.EXTRA_DOSE,)),
        ("dose_high", "urgent_signs", (UrgentSign.HIGH_DOSE,)),
    ],
)
def test_an_urgent_matter_likewise(sign, fact, value):
    assert getattr(agree(Reading(), opinion(signs={sign: BARS.alarm})).facts, fact).value == value
    calm = agree(Reading(), opinion(signs={sign: BARS.alarm - 0.05}))
    assert getattr(calm.facts, fact).value != value


def test_an_urgent_matter_of_the_rules_stays_unless_nothing_at_all_sounds_like_one():
    told = Reading(facts=with_values({"infection": "yes", "pregnancy": "pregnant"}))
    doubtful = opinion(signs={"infection": BARS.calm, "pregnant": BARS.calm})
    assert agree(told, doubtful).facts == told.facts
    figure_of_speech = agree(told, opinion(signs={})).facts
    assert figure_of_speech.infection.value is Infection.UNKNOWN
    assert figure_of_speech.pregnancy.value is Pregnancy.UNKNOWN


@pytest.mark.parametrize("bars", [BRIEF, USUAL])
@pytest.mark.parametrize("flag", list(RedFlag))
def test_a_red_flag_of_the_rules_always_stands(flag, bars):
    told = Reading(facts=with_values({"red_flags": [flag]}))
    assert with_alarms(told, opinion(signs={}), bars).facts.red_flags.value == (flag,)
