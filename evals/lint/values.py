"""Whether what a case expects can come at all: known names, known values, and no contradictions."""

from enum import StrEnum
from typing import get_args

from evals.scoring.facts import MONTHS, parse_interval
from evals.sets import Case, Expectation
from guardrails.conditions import Status
from guardrails.facts import (
    Activity,
    Condition,
    Enzymes,
    Facts,
    Infection,
    Intolerance,
    Mmf,
    Pregnancy,
    RedFlag,
    Response,
    Skin,
    Steroid,
    Strength,
    UrgentSign,
)
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.request import Scope

_VALUES: dict[str, type[StrEnum]] = {
    "systemic_corticosteroid": Steroid,
    "disease_activity": Activity,
    "muscle_strength": Strength,
    "skin_disease": Skin,
    "muscle_enzymes": Enzymes,
    "mmf": Mmf,
    "mmf_response": Response,
    "intolerance": Intolerance,
    "pregnancy": Pregnancy,
    "infection": Infection,
    "urgent_signs": UrgentSign,
    "red_flags": RedFlag,
    "conditions": Condition,
}
_MAY_HOLD_SEVERAL = {"intolerance", "urgent_signs", "red_flags", "conditions"}


def wrong_values(case: Case) -> list[str]:
    """What is wrong with the values that a case expects."""
    expect = case.expect
    policy = load_policy()
    problems = []
    if expect.scope is not None:
        problems += _one_of("scope", expect.scope, [scope.value for scope in Scope])
    if expect.verdict is not None:
        problems += _one_of("verdict", expect.verdict, [verdict.value for verdict in Verdict])
    for key, status in expect.criteria.items():
        problems += _one_of("criteria", key, [criterion.id for criterion in policy.criteria])
        problems += _one_of(f"criteria.{key}", status, list(get_args(Status)))
    for rule in (*expect.rules, *expect.rules_absent):
        problems += _one_of("rules", rule, [rule.id for rule in policy.rules])
    for key, value in expect.facts.items():
        problems += _fact(key, value)
    if not all(turn.strip() for turn in case.turns):
        problems.append("turns: one is empty")
    return [*problems, *_contradictions(expect)]


def _fact(key: str, value: str | list[str]) -> list[str]:
    if key not in Facts.model_fields:
        return _one_of("facts", key, list(Facts.model_fields))
    if key in MONTHS:
        try:
            parse_interval(str(value))
        except ValueError as error:
            return [f"facts.{key}: {error}"]
        return []
    if isinstance(value, list) and key not in _MAY_HOLD_SEVERAL:
        return [f"facts.{key}: holds one value, not a list"]
    allowed = [*(member.value for member in _VALUES[key]), "unknown"]
    given = value if isinstance(value, list) else [value]
    return [why for one in given for why in _one_of(f"facts.{key}", one, allowed)]


def _one_of(where: str, value: str, allowed: list[str]) -> list[str]:
    known = list(dict.fromkeys(allowed))
    return [] if value in known else [f"{where}: {value!r} is none of {', '.join(known)}"]


def _contradictions(expect: Expectation) -> list[str]:
    """Labels that no answer can fulfil together."""
    problems = []
    statuses = set(expect.criteria.values())
    if expect.scope and "verdict" in expect.model_fields_set:
        emergencies = (expect.scope == "emergency", expect.verdict == "emergency")
        if emergencies[0] != emergencies[1]:
            problems.append("scope is emergency exactly when the verdict is")
    if expect.verdict == "discuss_withdrawal" and statuses - {"met"}:
        problems.append("verdict: discuss_withdrawal needs every criterion met")
    if expect.verdict == "insufficient_information" and "unmet" in statuses:
        problems.append("verdict: insufficient_information bears no criterion unmet")
    everything = len(expect.criteria) == len(load_policy().criteria)
    if expect.verdict == "do_not_withdraw" and everything and "unmet" not in statuses:
        problems.append("verdict: do_not_withdraw needs a criterion unmet")
    if both := set(expect.rules) & set(expect.rules_absent):
        problems.append(f"rules: {min(both)} must hold and must not")
    return problems
