"""The two laws of the decision, proved by enumerating every combination of criterion facts.

The facts are cut into the classes between which the criteria can tell: an interval of months lies
below 12, at 12 or above, on both sides, or is unknown. *Permissive* is the verdict
`discuss_withdrawal`, and a criterion that is met.

What was reported and calls for help (red flags, pregnancy, infection …) is held fixed while facts
are taken away or filled in: such findings can only replace a verdict by an urgent one.
"""

from itertools import product

import pytest

from guardrails.assume import with_values
from guardrails.decide import decide
from guardrails.interval import ANY, EVER, between, exactly, less_than, more_than
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.request import Reading, Scope, Withdrawal

STRADDLES = between(11, 13)
MONTHS = (ANY, less_than(12), STRADDLES, exactly(12), more_than(12))
DOMAIN = {
    "systemic_corticosteroid": ("unknown", "on", "off"),
    "months_since_corticosteroid": (*MONTHS, EVER),
    "disease_activity": ("unknown", "active", "inactive"),
    "months_in_remission": MONTHS,
    "muscle_strength": ("unknown", "reduced", "normal"),
    "skin_disease": ("unknown", "active", "minimal"),
    "muscle_enzymes": ("unknown", "raised", "stable", "normal"),
}
KEYS = tuple(DOMAIN)
CAN_BE = {  # what a partly known value may turn out to be
    ANY: (less_than(12), exactly(12), more_than(12), EVER),
    STRADDLES: (less_than(12), exactly(12), more_than(12)),
}
State = tuple[object, ...]


def completions(key: str, value: object) -> tuple[object, ...]:
    if value == "unknown":
        return DOMAIN[key][1:]
    return tuple(v for v in CAN_BE.get(value, (value,)) if v in DOMAIN[key])


@pytest.fixture(scope="module")
def decided() -> dict[State, tuple[Verdict | None, tuple[str, ...]]]:
    policy = load_policy()
    table = {}
    for state in product(*DOMAIN.values()):
        facts = with_values(dict(zip(KEYS, state, strict=True)))
        decision = decide(Reading(facts=facts, withdrawal=Withdrawal.PATIENT), policy)
        table[state] = (decision.verdict, tuple(c.status for c in decision.criteria))
    return table


def test_every_combination_has_a_verdict_and_six_criteria(decided):
    assert len(decided) == 3 * 6 * 3 * 5 * 3 * 3 * 4
    assert all(verdict is not None and len(status) == 6 for verdict, status in decided.values())


def test_supervaluation_a_permission_holds_under_every_way_of_filling_in(decided):
    permissive = [s for s, (verdict, _) in decided.items() if verdict == "discuss_withdrawal"]
    assert permissive
    for state in permissive:
        ways = (completions(key, value) for key, value in zip(KEYS, state, strict=True))
        for filled in product(*ways):
            assert decided[filled][0] == "discuss_withdrawal", (state, filled)


def test_supervaluation_holds_for_each_criterion_but_the_contradicted_one(decided):
    for state, (_, statuses) in decided.items():
        for position in (0, 1, 3, 4, 5):
            if statuses[position] == "unknown":
                continue
            ways = (completions(key, value) for key, value in zip(KEYS, state, strict=True))
            for filled in product(*ways):
                assert decided[filled][1][position] == statuses[position], (state, filled)


def test_monotonicity_taking_a_fact_away_never_permits(decided):
    for state, (verdict, _) in decided.items():
        if verdict == "discuss_withdrawal":
            continue
        for position, key in enumerate(KEYS):
            poorer = (*state[:position], DOMAIN[key][0], *state[position + 1 :])
            assert decided[poorer][0] != "discuss_withdrawal", (state, key)


def test_permission_needs_exactly_what_the_specification_names(decided):
    for state, (verdict, _) in decided.items():
        steroid, since, activity, remission, strength, skin, enzymes = state
        twelve = (exactly(12), more_than(12), EVER)
        allowed = (
            steroid == "off"
            and since in twelve
            and activity == "inactive"
            and remission in twelve
            and strength == "normal"
            and skin == "minimal"
            and enzymes in ("normal", "stable")
        )
        assert (verdict == "discuss_withdrawal") == allowed, state


URGENT = {
    "pregnancy": ("unknown", "no", "pregnant", "planning", "breastfeeding"),
    "infection": ("unknown", "no", "yes"),
    "mmf": ("unknown", "taking", "not_started", "stopped_by_team", "stopped_alone"),
    "dose_g_per_day": (None, 2, 3, 3.5),
    "urgent_signs": ((), ("jaundice",), ("low_blood_counts", "extra_dose")),
    "red_flags": ((), ("chest_pain",), ("sepsis", "adrenal")),
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


@pytest.mark.parametrize("withdrawal", list(Withdrawal))
@pytest.mark.parametrize("scope", [Scope.IN, Scope.OUT])
@pytest.mark.parametrize("criteria", [{}, {"muscle_strength": "reduced"}, ALL_MET])
def test_what_needs_help_goes_first_whatever_else_holds(withdrawal, scope, criteria):
    policy = load_policy()
    for state in product(*URGENT.values()):
        found = dict(zip(URGENT, state, strict=True))
        facts = with_values({**criteria, **found})
        verdict = decide(Reading(facts=facts, withdrawal=withdrawal, scope=scope), policy).verdict
        urgent = (
            found["pregnancy"] in ("pregnant", "planning", "breastfeeding")
            or found["infection"] == "yes"
            or found["mmf"] == "stopped_alone"
            or (found["dose_g_per_day"] or 0) > 3
            or found["urgent_signs"]
        )
        if found["red_flags"]:
            assert verdict == "emergency"
        elif urgent:
            assert verdict == "urgent_review"
        elif scope is Scope.OUT or withdrawal is not Withdrawal.PATIENT:
            assert verdict is None
        else:
            expected = {
                0: "insufficient_information",
                1: "do_not_withdraw",
                7: "discuss_withdrawal",
            }
            assert verdict == expected[len(criteria)]
