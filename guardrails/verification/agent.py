"""Where the statements say that the team acts, a claim says so too."""

from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split


def agent_problem(subject: Subject) -> str | None:
    """Whether a change of treatment is no longer left to those who decide on it, or None."""
    if _acts(subject.claim) or not _changes(subject.claim):
        return None
    if all(_acts(side) for side in subject.told):
        return "no longer says that the team decides"
    return None


def _acts(told: Told) -> bool:
    return bool(places(told.apart, split(operators().helpers)))


def _changes(told: Told) -> bool:
    return bool(places(told.apart, split(operators().changes)))
