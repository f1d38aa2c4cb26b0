"""A claim has no more denials than its statements, and none that denies a denial.

Which word a "not" belongs to is hard to tell in a sentence of its own order, and how many there are
is not.
"""

from collections import Counter
from functools import cache

from guardrails.verification.negation import silent
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split

_NO_DENIAL = (
    "no matter",
    "no longer",
    "not only",
    "no more than",
    "no less than",
    "not just",
    "no one",
    "nobody",
    "no later than",
    "whether or not",
    "nor",
    "without",
)
"""Phrases that are looked at elsewhere, or go on with a denial."""
_DENY_TOO = (
    "unless",
    "absent",
    "absence",
    "gone",
    "silent",
    "unstated",
    "other than",
    "apart",
    "less",
    "few",
    "little",
    "limited",
    "poorly",
    "unclear",
    "goes further",
)
"""Words of a statement that a claim may tell with a "not"."""
_FAILURES = ("heart failure", "treatment failure", "adrenal failure", "may have failed")
"""What is ill, and denies nothing."""
_SOFT = ("off", "unlike", "free of", "free from")


def parity_problem(subject: Subject) -> str | None:
    """Whether a claim denies more often than its statements do, or None."""
    if silent(subject):
        return None
    if _denials(subject.claim).total() > max(_told(side) for side in subject.told):
        return "denies more than its statements"
    doubled = max(_denials(subject.claim).values(), default=0)
    if doubled > 1 and doubled > max(max(_denials(s).values(), default=0) for s in subject.told):
        return "denies twice"
    return None


def _denials(told: Told) -> Counter[int]:
    """How many words deny in each clause of a text."""
    spans = places(told.apart, (*split(operators().copied_negators), *_NO_DENIAL))
    phrases = [(start, " ".join(w.text for w in told.apart[start:end])) for start, end in spans]
    return Counter(told.apart[at].clause for at, phrase in phrases if phrase not in _NO_DENIAL)


def _told(told: Told) -> int:
    """How often a wording denies, in whatever words."""
    inside = sum(word.text in operators().negated_inside for word in told.apart)
    none = sum(word.text == "0" for word in told.apart)
    spans = places(told.apart, (*_denying(), *_FAILURES))
    failures = len(places(told.apart, _FAILURES))
    return len(spans) - failures + inside + none


@cache
def _denying() -> tuple[str, ...]:
    words = operators()
    listed = (*split(words.negators), *split(words.negators_lexical), *split(words.firm))
    return (*(word for word in listed if word not in _SOFT), *_DENY_TOO)
