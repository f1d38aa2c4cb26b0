"""What the statements say of one thing and deny of another, the claim does not turn round.

"From the plain form, not from the coated one" is not "from the coated form, not from the plain
one": no word is new in it, and both deny.
"""

from itertools import pairwise

from guardrails.verification.content import is_free
from guardrails.verification.lists import together
from guardrails.verification.marks import kind_of, things_said
from guardrails.verification.negation import meanings_of
from guardrails.verification.subject import Subject, Told, places

_COMPARED = frozenset(("than", "versus", "against", "vs"))
_CONTRASTS = ("and not", "rather than", "instead of", "but not")
_CLOSE = 3
"""Words after a "not" within which a name stands that it is said of."""
_FAR = 6
"""Words before a "not" among which the names stand that it is said of."""


def exchange_problem(subject: Subject) -> str | None:
    """Whether the claim denies one of two things for the other, or None."""
    if any(_exchanged(subject.claim, side) for side in subject.told):
        return "denies one for the other"
    if _doubled(subject.claim) and not any(_doubled(side) for side in subject.told):
        return "names one thing for two"
    return None


def _doubled(told: Told) -> bool:
    """Whether a name is listed beside itself or compared with itself: "on A than on A"."""
    names = things_said(told.apart)
    for (p, one), (q, other) in pairwise(names.items()):
        apart = q - p > 1 or told.apart[p].clause != told.apart[q].clause
        if one == other and apart and together(told.apart, p, q, closely=True):
            return True
    for place, word in enumerate(told.apart):
        if word.text not in _COMPARED:
            continue
        after = [names[p] for p in range(place, min(place + _FAR, len(told.apart))) if p in names]
        before = {n for p, n in names.items() if p < place and _one_sentence(told, p, place)}
        if after and after[0] in before:
            return True
    return False


def _one_sentence(told: Told, one: int, other: int) -> bool:
    return told.apart[one].sentence == told.apart[other].sentence


def _exchanged(claim: Told, side: Told) -> bool:
    """Whether a claim affirms of a name what its statement denies, and denies it of the other."""
    mine, theirs = _names_denied(claim), _names_denied(side)
    affirmed = set(things_said(claim.apart).values()) - mine
    told = set(things_said(side.apart).values()) - theirs
    if _turned(claim, side):
        return True
    return any(
        one != other and kind_of(one) == kind_of(other) == "medicine"
        for one in mine & told
        for other in theirs & affirmed
    )


def _turned(claim: Told, side: Told) -> bool:
    """Whether "not A but B" became "not B but A", whatever the two are."""
    mine, theirs = _next_denied(claim), _next_denied(side)
    affirmed, told = _rest(claim, mine), _rest(side, theirs)
    return bool((mine - theirs) & told - affirmed and (theirs - mine) & affirmed - told)


def _next_denied(told: Told) -> set[str]:
    """What the first telling word after each word that denies can mean."""
    found: set[str] = set()
    for _, end in places(told.apart, _CONTRASTS):
        after = [w for w in told.apart[end : end + _CLOSE] if not is_free(w) and not w.number]
        found |= meanings_of(tuple(after[:1]))
    return found


def _rest(told: Told, denied: set[str]) -> set[str]:
    kept = (w for w in told.apart if not is_free(w) and w.meanings.isdisjoint(denied))
    return meanings_of(tuple(kept))


def _names_denied(told: Told) -> set[str]:
    """The names right after a "not", or else the last one before it in its clause."""
    names, found = things_said(told.apart), set()
    for start, end in places(told.apart, ("not", "unaffected", "no effect")):
        after = [names[p] for p in range(end, min(end + _CLOSE, len(told.apart))) if p in names]
        before = [
            names[p]
            for p in range(max(0, start - _FAR), start)
            if p in names and told.apart[p].clause == told.apart[start].clause
        ]
        found |= set(after[:1] or before)
    return found
