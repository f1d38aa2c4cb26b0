"""Some words stand only where a statement has one of a narrow list (`narrow.yaml`)."""

from guardrails.verification.negation import silent
from guardrails.verification.subject import Subject, places
from guardrails.verification.tables import narrow, split


def narrow_problem(subject: Subject) -> str | None:
    """Which word of the claim says more than its statements, or None."""
    if silent(subject):
        return None
    for name, (said, held) in narrow().items():
        spans = places(subject.claim.apart, split(said))
        if spans and not any(places(side.apart, split(held)) for side in subject.told):
            start, end = spans[0]
            words = " ".join(word.text for word in subject.claim.apart[start:end])
            return f"says more about {name}: “{words}”"
    return None
