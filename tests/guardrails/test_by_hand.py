"""A correction beats what was said before it; of it and a later word, the more cautious holds."""

from itertools import product

import pytest

from guardrails.assume import UnknownFact, with_values
from guardrails.by_hand import BLOCKING_FIRST, Before, with_corrections
from guardrails.facts import UNKNOWN_FACTS, Facts
from guardrails.interval import ANY, EVER, between, exactly, less_than, more_than
from guardrails.logic import Truth

STEROID, SINCE, REMISSION = (
    "systemic_corticosteroid",
    "months_since_corticosteroid",
    "months_in_remission",
)


def read(turn: int, **values: object) -> Facts:
    """Facts as they are read from the words of one turn."""
    facts = with_values(values)
    told = {
        key: getattr(facts, key).model_copy(update={"said": "words", "turn": turn})
        for key in values
    }
    return facts.model_copy(update=told)


@pytest.mark.parametrize(
    ("turn", "word", "by_hand", "holds"),
    [
        (0, "on", "off", "off"),  # said before the correction
        (1, "on", "off", "on"),  # "I restarted prednisone"
        (1, "unknown", "off", "unknown"),  # a doubt about a shot last week
        (1, "off", "on", "on"),  # a later word never permits more
        (1, "off", "unknown", "unknown"),
        (1, "off", "off", "off"),
    ],
)
def test_a_later_word_counts_where_it_is_more_cautious(turn, word, by_hand, holds):
    facts = with_corrections(
        read(turn, systemic_corticosteroid=word),
        {STEROID: by_hand},
        {STEROID: Before(1, UNKNOWN_FACTS)},
    )
    fact = facts.systemic_corticosteroid
    assert fact.value == holds
    later = holds != by_hand
    assert fact.overruled == (by_hand if later else None)
    assert fact.corrected is not later
    assert (fact.said, fact.turn) == (("words", 1) if later else (None, None))


@pytest.mark.parametrize(
    ("said", "by_hand", "holds"),
    [
        (exactly(3), "14", exactly(3)),
        (exactly(20), "14", exactly(14)),
        (ANY, "14", between(0, 14)),
        (more_than(12), "14", between(12, 14).model_copy(update={"low_open": True})),
        (less_than(12), "never", less_than(12)),
        (EVER, "14", exactly(14)),
        (between(6, 20), "8", between(6, 8)),
    ],
)
def test_of_two_times_the_shorter_holds(said, by_hand, holds):
    facts = with_corrections(
        read(1, months_since_corticosteroid=said),
        {SINCE: by_hand},
        {SINCE: Before(1, UNKNOWN_FACTS)},
    )
    assert facts.months_since_corticosteroid.value == holds


RANK = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}
BY_HAND = ("5", "12", "30", "never", "unknown")
TIMES = (ANY, less_than(12), between(11, 13), exactly(12), more_than(12), EVER, exactly(30))


@pytest.mark.parametrize(("said", "by_hand"), [*product(TIMES, BY_HAND)])
@pytest.mark.parametrize("threshold", [6, 12, 24])
def test_no_threshold_is_reached_that_either_time_misses(said, by_hand, threshold):
    facts = with_corrections(
        read(1, months_in_remission=said),
        {REMISSION: by_hand},
        {REMISSION: Before(1, UNKNOWN_FACTS)},
    )
    set_by_hand = with_values({REMISSION: by_hand}).months_in_remission.value
    both = min((said.at_least(threshold), set_by_hand.at_least(threshold)), key=lambda t: RANK[t])
    assert facts.months_in_remission.value.at_least(threshold) is both


@pytest.mark.parametrize("key", BLOCKING_FIRST)
def test_of_two_values_of_a_fact_the_more_cautious_holds(key):
    order = BLOCKING_FIRST[key]
    assert set(order) == set(type(order[0])), "every value has its place"
    for word, by_hand in product(order, order):
        facts = with_corrections(
            read(1, **{key: word}), {key: by_hand}, {key: Before(1, UNKNOWN_FACTS)}
        )
        assert getattr(facts, key).value is min(word, by_hand, key=order.index)


def test_every_fact_has_an_order_of_caution_or_is_a_list_or_a_time():
    ordered = {*BLOCKING_FIRST, SINCE, REMISSION}
    others = {key for key in Facts.model_fields if key not in ordered}
    assert all(isinstance(getattr(UNKNOWN_FACTS, key).value, tuple) for key in others)


def test_a_flare_told_later_cuts_a_remission_whose_words_are_earlier():
    before = read(0, months_in_remission=14)
    cut = read(0, months_in_remission=between(0, 2))
    facts = with_corrections(cut, {REMISSION: "24"}, {REMISSION: Before(1, before)})
    fact = facts.months_in_remission
    assert (fact.value, fact.overruled, fact.turn) == (between(0, 2), "24", None)
    known_then = with_corrections(cut, {REMISSION: "24"}, {REMISSION: Before(1, cut)})
    assert known_then.months_in_remission.value == exactly(24)


def test_findings_are_added_up():
    facts = with_corrections(
        read(1, intolerance=("low_blood_counts",)),
        {"intolerance": ("gastrointestinal",)},
        {"intolerance": Before(1, UNKNOWN_FACTS)},
    )
    assert facts.intolerance.value == ("gastrointestinal", "low_blood_counts")


def test_without_turns_since_everything_set_by_hand_holds():
    facts = with_corrections(read(3, systemic_corticosteroid="on"), {STEROID: "off"}, {})
    assert facts.systemic_corticosteroid.value == "off"
    assert facts.systemic_corticosteroid.corrected


def test_what_no_fact_can_be_is_refused():
    with pytest.raises(UnknownFact, match="mood"):
        with_corrections(UNKNOWN_FACTS, {"mood": "good"}, {})
