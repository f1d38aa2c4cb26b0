"""Which medicine is put first: "azathioprine is generally preferred" for "MMF being preferred".

A list names all of them, so that each is vouched for; the one that is preferred is the nearest
before the word in its sentence, or where none stands there the first behind it.
"""

from collections.abc import Iterator

from guardrails.verification.marks import kind_of, named_things
from guardrails.verification.subject import Subject, Told, places

_PREFERS = (
    "prefer",
    "prefers",
    "preferred",
    "preference",
    "favour",
    "favours",
    "favoured",
    "first choice",
    "drug of choice",
    "superior",
)


def rank_problem(subject: Subject) -> str | None:
    """Which medicine the claim puts first where its statements put another, or None."""
    theirs = {name for side in subject.told for name in _first(side)}
    if not theirs:
        return None
    wrong = next((name for name in _first(subject.claim) if name not in theirs), None)
    return None if wrong is None else f"puts “{wrong}” first"


def _first(told: Told) -> Iterator[str]:
    medicines = {p: n for p, n in named_things(told.apart).items() if kind_of(n) == "medicine"}
    for start, end in places(told.apart, _PREFERS):
        sentence = told.apart[start].sentence
        own = {p: n for p, n in medicines.items() if told.apart[p].sentence == sentence}
        before = [n for p, n in own.items() if p < start]
        behind = [n for p, n in own.items() if p >= end]
        if before or behind:
            yield before[-1] if before else behind[0]
