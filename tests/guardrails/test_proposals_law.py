"""Whatever a language model proposes, no decision is more permissive for it: over any facts."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proposals_made import ANY_PROPOSALS, every_value, stands

from guardrails.assume import with_values
from guardrails.by_hand import BLOCKING_FIRST, Before, with_corrections
from guardrails.decide import Decision, decide
from guardrails.facts import UNKNOWN_FACTS, Condition, Facts, RedFlag, UrgentSign
from guardrails.interval import ANY, EVER, between, exactly, less_than, more_than
from guardrails.policy import load_policy
from guardrails.proposals import counted, is_softer, table
from guardrails.proposals.law import CAUTION
from guardrails.request import Reading, Scope, Topic, Withdrawal

POLICY = load_policy()
MONTHS = st.sampled_from(
    [ANY, EVER, exactly(14), exactly(5), less_than(12), between(10, 14), more_than(12), exactly(30)]
)
VALUES = {
    **{key: st.sampled_from([str(v) for v in order]) for key, order in BLOCKING_FIRST.items()},
    "months_since_corticosteroid": MONTHS,
    "months_in_remission": MONTHS,
    "dose_g_per_day": st.sampled_from([None, 2, 3.5]),
    "months_on_mmf": MONTHS,
    "red_flags": st.lists(st.sampled_from(list(RedFlag)), max_size=2, unique=True),
    "urgent_signs": st.lists(st.sampled_from(list(UrgentSign)), max_size=2, unique=True),
    "conditions": st.lists(st.sampled_from(list(Condition)), max_size=2, unique=True),
}
BY_HAND = {
    **{
        key: st.sampled_from([str(v) for v in BLOCKING_FIRST[key]])
        for key in ("systemic_corticosteroid", "skin_disease", "muscle_strength", "pregnancy")
    },
    "months_since_corticosteroid": st.sampled_from(["never", "unknown", "5", "14"]),
}
ALL_MET = {
    "systemic_corticosteroid": "off",
    "months_since_corticosteroid": 14,
    "disease_activity": "inactive",
    "months_in_remission": 14,
    "muscle_strength": "normal",
    "skin_disease": "minimal",
    "muscle_enzymes": "normal",
}
KNOWN = st.fixed_dictionaries({}, optional=VALUES) | st.just(ALL_MET)


def decided(facts: Facts, withdrawal: Withdrawal, scope: Scope) -> Decision:
    topics = (Topic.MONITORING,)
    reading = Reading(facts=facts, withdrawal=withdrawal, scope=scope, topics=topics)
    return decide(reading, POLICY)


def alarms(facts: Facts) -> set[str]:
    return {str(sign) for sign in (*facts.red_flags.value, *facts.urgent_signs.value)}


@settings(max_examples=600)
@given(
    KNOWN,
    st.fixed_dictionaries({}, optional=BY_HAND),
    ANY_PROPOSALS,
    st.sampled_from(list(Withdrawal)),
    st.sampled_from([Scope.IN, Scope.OUT]),
    st.integers(0, 1),
)
def test_no_set_of_proposals_softens_any_decision(known, by_hand, proposals, asked, scope, turn):
    before = with_corrections(
        with_values(known), by_hand, dict.fromkeys(by_hand, Before(1, UNKNOWN_FACTS))
    )
    placed = [p.model_copy(update={"turn": turn}) for p in proposals]
    after = counted(before, placed, dict.fromkeys(by_hand, 1)).facts
    alone, helped = decided(before, asked, scope), decided(after, asked, scope)
    assert not is_softer(helped, alone)
    assert alarms(before) <= alarms(after), "no alarm is ever taken away"
    urgent = {held.rule.id for held in alone.rules if held.rule.urgent}
    assert urgent <= {held.rule.id for held in helped.rules}


@pytest.mark.parametrize("key", sorted(set(table().facts)))
def test_a_permissive_proposal_alone_changes_nothing_and_a_blocking_one_only_blocks(key):
    for value in every_value(key):
        proposal = stands(key, value)
        found = counted(UNKNOWN_FACTS, [proposal], {})
        if proposal.blocking:
            assert (found.blocking, found.offered) == ((proposal,), ())
            fact = getattr(found.facts, key)
            assert (fact.by_model, fact.said, fact.turn) == (True, "words", 0)
        else:
            assert (found.facts, found.offered) == (UNKNOWN_FACTS, (proposal,))


@pytest.mark.parametrize(
    ("known", "proposed", "counts"),
    [
        ({}, ("systemic_corticosteroid", "on"), True),
        ({"systemic_corticosteroid": "off"}, ("systemic_corticosteroid", "on"), True),
        ({"systemic_corticosteroid": "on"}, ("systemic_corticosteroid", "on"), False),
        ({"months_since_corticosteroid": 14}, ("months_since_corticosteroid", "5"), True),
        ({"months_since_corticosteroid": 3}, ("months_since_corticosteroid", "5"), False),
        ({"pregnancy": "planning"}, ("pregnancy", "pregnant"), True),
        ({"pregnancy": "pregnant"}, ("pregnancy", "planning"), False),
        ({"mmf": "stopped_alone"}, ("mmf", "stopped_by_team"), False),
        ({"red_flags": ("chest_pain",)}, ("red_flags", "sepsis"), True),
        ({"red_flags": ("chest_pain",)}, ("red_flags", "chest_pain"), False),
    ],
)
def test_what_counts_is_more_cautious_than_what_is_known(known, proposed, counts):
    facts = with_values(known)
    found = counted(facts, [stands(*proposed)], {})
    assert bool(found.blocking) is counts
    assert (found.facts != facts) is counts


def test_what_is_known_is_never_offered_and_a_fact_is_offered_once():
    read = with_values({"skin_disease": "active"})
    proposals = [
        stands("skin_disease", "minimal"),
        stands("muscle_enzymes", "stable"),
        stands("muscle_enzymes", "normal"),
    ]
    assert [p.value for p in counted(read, proposals, {}).offered] == ["stable"]
    both = [stands("muscle_strength", "normal"), stands("muscle_strength", "reduced")]
    assert counted(UNKNOWN_FACTS, both, {}).offered == (), "what blocks has settled it"


def test_a_dose_that_was_read_is_kept():
    facts = with_values({"mmf": "taking", "dose_g_per_day": 4})
    assert counted(facts, [stands("mmf", "stopped_by_team")], {}).facts.mmf.dose_g_per_day == 4


@pytest.mark.parametrize(("turn", "counts"), [(0, False), (1, True)])
def test_only_later_words_count_against_the_hand_and_against_a_no(turn, counts):
    off = with_values({"systemic_corticosteroid": "off"}, corrected=True)
    on = stands("systemic_corticosteroid", "on", turn)
    by_hand = counted(off, [on], {"systemic_corticosteroid": 1})
    fact = by_hand.facts.systemic_corticosteroid
    assert (fact.value, fact.overruled) == (("on", "off") if counts else ("off", None))
    said_no = counted(UNKNOWN_FACTS, [on], {}, [("systemic_corticosteroid", "on", 1)])
    assert bool(said_no.blocking) is counts
    other = counted(UNKNOWN_FACTS, [on], {}, [("systemic_corticosteroid", "off", 1)])
    assert other.blocking == (on,), "a no to one value is none to another"


def test_the_order_of_caution_is_that_of_the_policy():
    verdicts = [rule.verdict for rule in POLICY.verdicts]
    assert list(CAUTION) == [*verdicts, None]
    for cautious, permissive in combinations(CAUTION, 2):
        one, other = (Decision(scope=Scope.IN, verdict=v) for v in (cautious, permissive))
        assert is_softer(other, one)
        assert not is_softer(one, other)
