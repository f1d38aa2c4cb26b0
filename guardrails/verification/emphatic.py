"""A "does" that gainsays: "the guideline does give a figure" for "the guideline gives no figure".

English puts a bare "do" before a verb to contradict, in whatever order the sentence stands; then
no word denies, and none is new. What such a verb is said of, no statement may deny.
"""

from guardrails.verification.content import is_free
from guardrails.verification.negation import denials, meanings_of
from guardrails.verification.subject import Subject, Told
from guardrails.verification.words import Word

_DO = frozenset(("do", "does", "did"))
_NO_VERBS = frozenset(
    "not never no nothing also only you it they we i he she the a an any these those this that so "
    "more less with alongside".split()
)
"""What stands after a "does" that denies, or is a verb of its own: "what vaping does alongside"."""
_REACH = 5
"""Words after the verb among which what it is said of stands."""
_FIRST = 2
"""Words that a "no" denies first."""


def emphasis_problem(subject: Subject) -> str | None:
    """What the claim stresses and a wording of its statements denies, or None."""
    stressed = _stressed(subject.claim)
    if not stressed:
        return None
    denied = [meanings_of(scope[:_FIRST]) for side in subject.told for scope in denials(side)]
    for verb, said in stressed:
        if any(meanings_of(said) & each for each in denied):
            return f"stresses “{verb.text}”"
    return None


def _stressed(told: Told) -> list[tuple[Word, tuple[Word, ...]]]:
    """Each verb right after a bare "do" that asks nothing, and what follows it."""
    found = []
    for place, word in enumerate(told.apart[1:-1], start=1):
        verb = told.apart[place + 1]
        before = told.apart[place - 1]
        if (
            word.text in _DO
            and (before.number or not is_free(before))
            and verb.text not in _NO_VERBS
        ):
            found.append((verb, told.apart[place + 2 : place + 2 + _REACH]))
    return found
