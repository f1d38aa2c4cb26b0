"""How the tests here read a conversation: one string a turn, against a fixed date."""

from datetime import date
from pathlib import Path

import yaml

from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read_by_rules
from guardrails.reading.findings import Findings, all_findings
from guardrails.reading.person import about_patient
from guardrails.reading.tagged import tag_turn

TODAY = date(2026, 11, 22)
HERE = Path(__file__).parent


def read(*turns: str) -> Findings:
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, TODAY)]
    return all_findings(clauses, about_patient(clauses))


def values(fact: str, *turns: str) -> set[str]:
    value = getattr(read(*turns), fact).value
    return {str(v) for v in value} if isinstance(value, tuple) else {str(value)}


def table(name: str) -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (HERE / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return tables


def pairs(cases: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, message) for name, messages in cases.items() for message in messages]


def raised(*turns: str) -> set[str]:
    found = read(*turns)
    alarms = {str(v) for v in (*found.red_flags.value, *found.urgent_signs.value)}
    if found.infection.value == "yes":
        alarms.add("infection")
    return alarms | ({str(found.pregnancy.value)} - {"unknown", "no"})


def alarming(*turns: str) -> bool:
    verdict = decide(read_by_rules(turns, TODAY), load_policy()).verdict
    return verdict in (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)
