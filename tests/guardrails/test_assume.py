"""Plain values become typed facts; a key or a value that no fact has is refused with its name."""

import pytest

from guardrails.assume import UnknownFact, with_values
from guardrails.facts import UNKNOWN_FACTS, Facts, Intolerance, Mmf, Steroid
from guardrails.interval import ANY, EVER, between, exactly


def test_nothing_given_is_nothing_known():
    assert with_values({}) == UNKNOWN_FACTS


@pytest.mark.parametrize(
    ("given", "months"),
    [
        (14, exactly(14)),
        ("14", exactly(14)),
        (1.5, exactly(1.5)),
        ("never", EVER),
        ("unknown", ANY),
        (between(3, 4), between(3, 4)),
    ],
)
def test_months_are_given_in_many_ways(given, months):
    facts = with_values({"months_in_remission": given})
    assert facts.months_in_remission.value == months


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"mood": "good"}, "mood"),
        ({"model_config": "x"}, "model_config"),
        ({"muscle_strength": "superb"}, "muscle_strength"),
        ({"systemic_corticosteroid": True}, "systemic_corticosteroid"),
        ({"red_flags": ["sneezing"]}, "red_flags"),
        ({"months_in_remission": "long"}, "months_in_remission"),
        ({"months_in_remission": -1}, "months_in_remission"),
        ({"months_in_remission": float("nan")}, "months_in_remission"),
        ({"months_on_mmf": None}, "months_on_mmf"),
        ({"dose_g_per_day": "lots"}, "dose_g_per_day"),
    ],
)
def test_what_no_fact_can_be_is_refused_by_name_in_one_line(values, named):
    with pytest.raises(UnknownFact, match=named) as refused:
        with_values(values)
    assert len(str(refused.value).splitlines()) == 1


def test_numbers_beside_a_fact_keep_its_value():
    facts = with_values({"mmf": "taking", "dose_g_per_day": 2, "months_on_mmf": 5})
    assert (facts.mmf.value, facts.mmf.dose_g_per_day) == (Mmf.TAKING, 2.0)
    assert facts.mmf.months_on_mmf == exactly(5)
    assert with_values({"dose_g_per_day": 3}, facts).mmf.value is Mmf.TAKING


def test_a_correction_wins_says_so_and_drops_the_words_it_replaces():
    read = UNKNOWN_FACTS.model_copy(
        update={
            "systemic_corticosteroid": UNKNOWN_FACTS.systemic_corticosteroid.model_copy(
                update={"value": Steroid.OFF, "said": "off pred", "turn": 0}
            )
        }
    )
    corrected = with_values({"systemic_corticosteroid": "on"}, read, corrected=True)
    fact = corrected.systemic_corticosteroid
    assert (fact.value, fact.corrected, fact.said) == (Steroid.ON, True, None)
    assert not corrected.muscle_strength.corrected
    assert read.systemic_corticosteroid.value is Steroid.OFF


def test_lists_of_findings_are_taken():
    facts = with_values({"intolerance": ["gastrointestinal", "low_blood_counts"]})
    assert facts.intolerance.value == (
        Intolerance.GASTROINTESTINAL,
        Intolerance.LOW_BLOOD_COUNTS,
    )


@pytest.mark.parametrize("key", Facts.model_fields)
def test_every_fact_can_be_set_back_to_what_it_is(key):
    value = getattr(UNKNOWN_FACTS, key).value
    assert getattr(with_values({key: value}), key).value == value
