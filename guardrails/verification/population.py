"""A claim speaks of the people of whom its statements speak, and of no others."""

import re

from guardrails.verification.certainty import restated_parts
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split

_KEPT = frozenset(
    "children adults transplant lupus amyopathic antisynthetase inclusion_body necrotising"
    " checkpoint refractory women men arthritis".split()
)
_POINTED = re.compile(
    r"\b(?:that|those|this|these) (?:\w+ )?(?:series|cohort|study|trial|group|children)\b", re.I
)
_OF_CHILDREN = re.compile(r"\b(?:SHARE|PRINTO|CARRA)\b")
"""Names of what was made for children alone."""
_ALL_AGES = {"children", "adults"}
"""Who names both leaves nobody out."""
"""Kinds of people that a claim may not leave out; others are told by what is said of them."""


def population_problem(subject: Subject) -> str | None:
    """Whom the claim adds or leaves out, or None."""
    mine = populations(subject.claim)
    theirs = [populations(side) for side in subject.told]
    added = mine - set(subject.people).union(*theirs)
    if added:
        return f"speaks of others: {', '.join(sorted(added))}"
    restated = [
        populations(part) | _heading(side)
        for part, side in zip(restated_parts(subject), subject.told, strict=True)
    ]
    lost = (set.intersection(*restated) & _KEPT) - mine
    if _POINTED.search(subject.text) and all(_POINTED.search(s.text) for s in subject.told[:1]):
        lost -= _ALL_AGES  # whom "that series" was about was told where it was named
    if _OF_CHILDREN.search(subject.text):
        lost -= {"children"}
    if lost and not lost >= _ALL_AGES:
        return f"no longer says of whom: {', '.join(sorted(lost))}"
    if _everyone(subject.claim) and not any(_all(side) for side in subject.told):
        return "speaks of everyone"
    return None


def _heading(told: Told) -> set[str]:
    """The people of the first sentence, of whom the others speak too."""
    first = told.sentences[0]
    return populations(Told(text="", words=first, apart=first))


def populations(told: Told) -> set[str]:
    """The kinds of people that a text names."""
    masked = places(told.apart, split(operators().masks))
    found = set()
    for name, listed in operators().populations.items():
        spans = places(told.apart, split(listed))
        if any(not _inside(span, masked) for span in spans):
            found.add(name)
    return found


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in others)


def _everyone(told: Told) -> bool:
    masked = places(told.apart, split(operators().everyone_masks))
    spans = places(told.apart, split(operators().everyone))
    return any(not _inside(span, masked) for span in spans)


def _all(told: Told) -> bool:
    return bool(places(told.apart, (*split(operators().everyone), "all")))
