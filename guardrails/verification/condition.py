"""What both wordings say under an "if" or "unless" is not said without any condition."""

from guardrails.verification.certainty import restated_parts
from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told, places

_HARD = ("if", "unless", "provided that", "as long as")
_SOFT = ("when", "where", "once", "should", "in case", "depend", "permit", "allow", "until", "only")
_REACH = 8
"""Words after an "if" that are what it makes the condition."""


def condition_problem(subject: Subject) -> str | None:
    """Whether the claim leaves out a condition of what it restates, or None."""
    if places(subject.claim.apart, (*_HARD, *_SOFT)):
        return None
    said = frozenset().union(*(word.meanings for word in subject.claim.apart if not is_free(word)))
    if all(_lost(side, said) for side in restated_parts(subject)):
        return "leaves out a condition"
    return None


def _lost(side: Told, said: frozenset[str]) -> bool:
    """Whether there is a condition of which the claim has no word."""
    for _, end in places(side.apart, _HARD):
        held = [word for word in side.apart[end : end + _REACH] if not is_free(word)]
        if held and all(word.meanings.isdisjoint(said) for word in held):
            return True
    return False
