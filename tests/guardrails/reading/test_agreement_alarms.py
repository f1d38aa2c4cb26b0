"""Alarms where both readers meet: either raises one, and neither silences the other's."""

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


@pytest.mark.parametrize("flag", [f for f in RedFlag if f is not RedFlag.FEVER_LOW_COUNTS])
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
    told = "my tablets, and the counts came back odd"
    found = agree(Reading(), opinion(told, signs={sign: BARS.alarm}))
    assert getattr(found.facts, fact).value == value
    calm = agree(Reading(), opinion(told, signs={sign: BARS.urgent_named - 0.05}))
    assert getattr(calm.facts, fact).value != value


@pytest.mark.parametrize(
    ("sign", "fact", "named", "unnamed"),
    [
        ("chest_pain", "red_flags", "a stabbing in me ticker", "a stabbing in me"),
        ("pregnant", "pregnancy", "my wife is carrying", "my wife is that way"),
        ("planning", "pregnancy", "they try for a baby", "they try now"),
        ("low_counts", "urgent_signs", "too few of the white ones", "too few of those"),
        ("infection", "infection", "he's hot to touch", "he's not himself"),
        ("stopped_alone", "mmf", "it is finished already", "stopped taking my tablets"),
    ],
)
@pytest.mark.parametrize("bars", [BRIEF, USUAL])
def test_half_heard_counts_where_the_sentence_names_it(sign, fact, named, unnamed, bars):
    """A stop has no such words: it is half heard in too much else."""

    def raised(told):
        bar = bars.flag_named if fact == "red_flags" else bars.urgent_named
        found = with_alarms(Reading(), opinion(told, signs={sign: bar}), bars).facts
        return getattr(found, fact) != getattr(Reading().facts, fact)

    assert raised(named) is (sign != "stopped_alone")
    assert not raised(unnamed)


URGENT = [
    ("infection", "yes"),
    ("pregnancy", "pregnant"),
    ("pregnancy", "planning"),
    ("mmf", "stopped_alone"),
    ("urgent_signs", ["jaundice", "extra_dose"]),
]


@pytest.mark.parametrize("bars", [BRIEF, USUAL])
@pytest.mark.parametrize(("fact", "value"), URGENT)
def test_an_urgent_matter_of_the_rules_always_stands(fact, value, bars):
    told = Reading(facts=with_values({fact: value}))
    assert with_alarms(told, opinion(signs={}), bars).facts == told.facts


@pytest.mark.parametrize("bars", [BRIEF, USUAL])
@pytest.mark.parametrize("flag", [f for f in RedFlag if f is not RedFlag.FEVER_LOW_COUNTS])
def test_a_red_flag_of_the_rules_always_stands(flag, bars):
    told = Reading(facts=with_values({"red_flags": [flag]}))
    assert with_alarms(told, opinion(signs={}), bars).facts.red_flags.value == (flag,)


@pytest.mark.parametrize(
    ("rules", "low", "raised"),
    [
        ({}, 0.0, False),  # half of the pair alone
        ({}, BARS.low_counts, True),
        ({"urgent_signs": ["low_blood_counts"]}, 0.0, True),
        ({"urgent_signs": ["low_blood_counts"], "infection": "no"}, 0.9, False),
    ],
)
def test_a_fever_with_low_counts_needs_both(rules, low, raised):
    told = opinion("hot, and my counts", signs={RedFlag.FEVER_LOW_COUNTS: 0.9, "low_counts": low})
    flags = agree(Reading(facts=with_values(rules)), told).facts.red_flags.value
    assert (RedFlag.FEVER_LOW_COUNTS in flags) is raised


@pytest.mark.parametrize(
    ("rules", "sign", "raised"),
    [
        ({"mmf": "taking", "dose_g_per_day": 2.0}, "dose_high", UrgentSign.HIGH_DOSE),
        ({"mmf": "taking", "dose_g_per_day": 2.0}, "extra_dose", UrgentSign.EXTRA_DOSE),
        ({"intolerance": ["gastrointestinal"]}, "toxicity", UrgentSign.SUSPECTED_TOXICITY),
    ],
)
def test_what_the_rules_know_better_must_be_heard_the_surer(rules, sign, raised):
    reading = Reading(facts=with_values(rules))
    nearly = agree(reading, opinion("and I took it", signs={sign: BARS.against_rules - 0.01}))
    assert nearly.facts.urgent_signs.value == ()
    sure = agree(reading, opinion("and I took it", signs={sign: BARS.against_rules}))
    assert sure.facts.urgent_signs.value == (raised,)
    elsewhere = agree(Reading(), opinion("and I took it", signs={sign: BARS.against_rules - 0.01}))
    assert elsewhere.facts.urgent_signs.value == (raised,)


def test_low_counts_need_a_word_of_blood():
    assert agree(Reading(), opinion("101.1, was 100.8", signs={"low_counts": 0.99})) == Reading()


@pytest.mark.parametrize("sign", ["stopped_alone", "extra_dose"])
def test_what_was_done_with_a_medicine_needs_one(sign):
    letter = "They lost my suitcase, write to the airline."
    assert agree(Reading(), opinion(letter, signs={sign: 0.99})) == Reading()
    for told in ("I quit the pills.", "I am off it since May.", "Threw out my CellCept."):
        assert agree(Reading(), opinion(told, signs={sign: 0.99})) != Reading()
