"""Decisions beyond the two laws: scope, contradictions, the words that settled, what is told."""

import pytest

from guardrails.assume import with_values
from guardrails.conditions import Situation
from guardrails.decide import decide, decide_criteria
from guardrails.policy import load_policy
from guardrails.request import Reading, Scope, Topic, Withdrawal

MET = {
    "systemic_corticosteroid": "off",
    "months_since_corticosteroid": 14,
    "disease_activity": "inactive",
    "months_in_remission": 14,
    "muscle_strength": "normal",
    "skin_disease": "minimal",
    "muscle_enzymes": "normal",
}
ORDER = ["W1", "W2", "W3", "W4", "W5", "W6"]


def decided(values, withdrawal=Withdrawal.PATIENT, **asked):
    return decide(Reading(facts=with_values(values), withdrawal=withdrawal, **asked), load_policy())


STATUSES = [
    # changed from "all are met"                      W1…W6 (+ met, - unmet, ? unknown)
    ({}, "++++++"),
    ({"systemic_corticosteroid": "on"}, "---+++"),
    ({"systemic_corticosteroid": "unknown"}, "???+++"),
    ({"months_since_corticosteroid": 11}, "+--+++"),
    ({"months_since_corticosteroid": 12}, "++++++"),
    ({"months_since_corticosteroid": "unknown"}, "+??+++"),
    ({"months_since_corticosteroid": "never"}, "++++++"),
    ({"months_in_remission": 11}, "++-+++"),
    ({"months_in_remission": 36, "months_since_corticosteroid": 6}, "+--+++"),
    ({"disease_activity": "active"}, "++-+++"),
    ({"disease_activity": "unknown"}, "++?+++"),
    ({"muscle_strength": "reduced"}, "++?-++"),
    ({"skin_disease": "active"}, "++?+-+"),
    ({"muscle_enzymes": "raised"}, "++?++-"),
    ({"muscle_enzymes": "stable"}, "++++++"),
    ({"muscle_enzymes": "raised", "disease_activity": "active"}, "++-++-"),
    ({"muscle_strength": "unknown", "skin_disease": "unknown"}, "+++??+"),
]


@pytest.mark.parametrize(("changed", "expected"), STATUSES)
def test_the_criteria_as_the_specification_tells_them(changed, expected):
    decision = decided({**MET, **changed})
    sign = {"met": "+", "unmet": "-", "unknown": "?"}
    assert [c.criterion.id for c in decision.criteria] == ORDER
    assert "".join(sign[c.status] for c in decision.criteria) == expected
    verdict = (
        "do_not_withdraw" if "-" in expected
        else "insufficient_information" if "?" in expected
        else "discuss_withdrawal"
    )  # fmt: skip
    assert decision.verdict == verdict


def test_a_contradicted_remission_names_what_speaks_against_it():
    remission = decided({**MET, "muscle_strength": "reduced", "skin_disease": "active"}).criteria[2]
    assert (remission.status, remission.contradicted_by) == ("unknown", ("W4", "W5"))


def test_a_remission_that_is_unmet_anyway_is_not_called_contradicted():
    remission = decided({**MET, "muscle_strength": "reduced", "months_in_remission": 2}).criteria[2]
    assert (remission.status, remission.contradicted_by) == ("unmet", ())


@pytest.mark.parametrize("withdrawal", [Withdrawal.NOT_AT_ISSUE, Withdrawal.GENERAL])
def test_without_a_patient_who_asks_there_is_neither_verdict_nor_criteria(withdrawal):
    decision = decided(MET, withdrawal)
    assert (decision.verdict, decision.criteria) == (None, ())


@pytest.mark.parametrize(
    ("values", "verdict", "scope"),
    [
        ({}, None, "out_of_scope"),
        ({"systemic_corticosteroid": "on"}, None, "out_of_scope"),
        (MET, None, "out_of_scope"),
        ({"infection": "yes"}, "urgent_review", "out_of_scope"),
        ({"red_flags": ["chest_pain"]}, "emergency", "emergency"),
    ],
)
def test_what_outlives_being_out_of_scope(values, verdict, scope):
    decision = decided(values, scope=Scope.OUT)
    assert (decision.verdict, decision.scope, decision.criteria) == (verdict, scope, ())
    assert all(held.rule.urgent for held in decision.rules)


@pytest.mark.parametrize("flags", [(), ("sepsis",)])
@pytest.mark.parametrize("scope", [Scope.IN, Scope.OUT])
@pytest.mark.parametrize("withdrawal", list(Withdrawal))
def test_the_scope_is_emergency_exactly_when_the_verdict_is(flags, scope, withdrawal):
    decision = decided({**MET, "red_flags": flags}, withdrawal, scope=scope)
    assert (decision.scope is Scope.EMERGENCY) == (decision.verdict == "emergency") == bool(flags)


def test_the_words_that_settled_a_criterion_are_kept():
    facts = with_values({**MET, "systemic_corticosteroid": "on"})
    told = facts.systemic_corticosteroid.model_copy(update={"said": "still on pred", "turn": 0})
    facts = facts.model_copy(update={"systemic_corticosteroid": told})
    situation = Situation(facts=facts, withdrawal=Withdrawal.PATIENT)
    said = [criterion.said for criterion in decide_criteria(situation, load_policy())]
    assert said == ["still on pred"] * 3 + [None] * 3


RULES = [
    ({}, {"withdrawal": Withdrawal.GENERAL}, {"S1"}),
    ({}, {}, {"S1"}),
    ({}, {"withdrawal": Withdrawal.NOT_AT_ISSUE}, set()),
    ({"conditions": ["antisynthetase"]}, {}, {"S1", "C1"}),
    ({"conditions": ["interstitial_lung_disease"]}, {}, {"S1", "C1"}),
    ({"pregnancy": "planning"}, {}, {"S1", "S2"}),
    ({"red_flags": ["fainting"]}, {}, {"S1", "S3"}),
    ({"infection": "yes"}, {}, {"S1", "S4"}),
    ({"mmf": "stopped_by_team"}, {}, {"S1", "S5"}),
    ({"months_in_remission": 24}, {}, {"S1", "M2"}),
    ({"months_in_remission": 23.9}, {}, {"S1"}),
    ({"mmf": "taking", "months_on_mmf": 3}, {}, {"S1", "M1"}),
    ({}, {"topics": (Topic.DOSE,)}, {"S1", "D1"}),
]


@pytest.mark.parametrize(("values", "asked", "rules"), RULES)
def test_the_rules_that_hold(values, asked, rules):
    assert {held.rule.id for held in decided(values, **asked).rules} == rules


@pytest.mark.parametrize("values", [{"mmf": "stopped_alone"}, {"dose_g_per_day": 3.5}])
def test_urgent_before_any_word_on_withdrawal(values):
    assert decided({**MET, **values}).verdict == "urgent_review"


def test_mmf_stopped_by_the_team_is_no_verdict_of_its_own():
    decision = decided({"mmf": "stopped_by_team"}, Withdrawal.NOT_AT_ISSUE)
    assert decision.verdict is None
    assert [held.rule.id for held in decision.rules] == ["S5"]


def test_the_same_reading_is_decided_alike_each_time():
    assert decided(MET) == decided(MET)
