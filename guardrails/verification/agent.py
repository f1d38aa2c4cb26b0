"""Where the statements say that the team acts, a claim says so too."""

import re

from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split

_YOU_JUDGE = re.compile(
    r"\b(?:you|patients?|people|famil(?:y|ies)) "
    r"(?:(?:should|may|can|must|could|might|have to|need to) )+(?:\w+ )?"
    r"(?:look(?: again)?|check|decide|consider|reassess|judge|set|settle|hold|pause|weigh)\b"
    r"(?! (?:with|by) your)"
    r"|\bfor (?:you|patients?|families|the patient) (?:alone |yourself )?"
    r"to (?:decide|judge|settle|weigh|say)\b",
    re.IGNORECASE,
)


def agent_problem(subject: Subject) -> str | None:
    """Whether a change of treatment is no longer left to those who decide on it, or None."""
    if _YOU_JUDGE.search(subject.text) and any(_acts(side) for side in subject.told):
        return "gives the reader what the team judges"
    if _acts(subject.claim) or not _changes(subject.claim) or _studied(subject.claim):
        return None
    if all(_acts(side) for side in subject.told):
        return "no longer says that the team decides"
    return None


def _acts(told: Told) -> bool:
    return bool(places(told.apart, split(operators().helpers)))


def _studied(told: Told) -> bool:
    """Whether it tells what was studied and not what is done."""
    return bool(places(told.apart, ("trial", "study", "compared", "studied")))


def _changes(told: Told) -> bool:
    """Whether a medicine is what is changed, right before or after the word for it."""
    for start, end in places(told.apart, split(operators().changes)):
        near = told.apart[max(0, start - _NEAR) : end + _NEAR]
        others = places(near, split(operators().not_changed))
        if places(near, split(operators().changed)) and not others:
            return True
    return False


_NEAR = 5
