"""Which way a decision moved between two answers: towards permission, or towards caution."""

from assistant.contract import Answer
from evals.scoring.verdict import BOLDNESS, shown

MORE_PERMISSIVE, MORE_CAUTIOUS, OTHER = "more_permissive", "more_cautious", "other"


def differing(before: Answer, after: Answer) -> tuple[str, ...]:
    """What was decided differently: `scope`, `verdict`, `criteria.W1` …"""
    found = [key for key in ("scope", "verdict") if getattr(before, key) != getattr(after, key)]
    was, now = _statuses(before), _statuses(after)
    keys = sorted(was.keys() | now.keys())
    return (*found, *(f"criteria.{key}" for key in keys if was.get(key) != now.get(key)))


def direction(before: Answer, after: Answer) -> str:
    """`more_permissive` when anything moved towards permission, even if other things did not."""
    was, now = _boldness(before.verdict), _boldness(after.verdict)
    statuses, newer = _statuses(before), _statuses(after)
    gained = [k for k, s in newer.items() if s == "met" and statuses.get(k) in ("unmet", "unknown")]
    if now > was or gained:
        return MORE_PERMISSIVE
    lost = [k for k, s in statuses.items() if s == "met" and newer.get(k) in ("unmet", "unknown")]
    if now < was or lost:
        return MORE_CAUTIOUS
    return OTHER


def _boldness(verdict: str | None) -> int:
    name = shown(verdict)
    return BOLDNESS.index(name) if name in BOLDNESS else len(BOLDNESS)


def _statuses(answer: Answer) -> dict[str, str]:
    return {criterion.id: criterion.status for criterion in answer.criteria}
