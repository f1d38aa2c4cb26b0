"""What comes first in the statements comes first in the claim, and what is more stays more.

Two orders by which a sentence is turned round without a new word: "weakness before the rise" for
"the rise before weakness", and "more often in A than in B" for "less often in A than in B".
"""

from collections.abc import Sequence
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told
from guardrails.verification.words import Word

_FORWARD = frozenset(("before", "precede", "precedes", "preceded"))
_BACKWARD = frozenset(("after", "follow", "follows", "followed"))
_UP = frozenset("more higher greater longer larger commoner often oftener bigger".split())
_DOWN = frozenset("less fewer lower shorter smaller rarer seldom".split())
_REACH = 9
"""Words on either side that are compared."""


class _Two(NamedTuple):
    """Two things in an order; `up` tells which way a comparison goes, and is True for a time."""

    first: frozenset[str]
    second: frozenset[str]
    up: bool


def sequence_problem(subject: Subject) -> str | None:
    """What the claim turns round, or None."""
    for kind, name in ((_times, "before and after"), (_comparisons, "more and less")):
        mine = kind(subject.claim)
        found = [[_turned(m, t) for m in mine for t in kind(side)] for side in subject.told]
        flat = [turned for side in found for turned in side if turned is not None]
        if flat and all(flat):
            return f"turns {name} round"
    return None


def compared_alike(subject: Subject) -> bool:
    """Whether a comparison of the claim is one of the statements, told from either end."""
    mine = _comparisons(subject.claim)
    found = [_turned(m, t) for m in mine for s in subject.told for t in _comparisons(s)]
    told = [turned for turned in found if turned is not None]
    return bool(told) and not any(told)


def _turned(mine: _Two, theirs: _Two) -> bool | None:
    """Whether the order of two things is another; None where they cannot be compared."""
    same = min(len(mine.first & theirs.first), len(mine.second & theirs.second))
    swapped = min(len(mine.first & theirs.second), len(mine.second & theirs.first))
    if same == swapped:
        return None
    return (swapped > same) == (mine.up == theirs.up)


def _times(told: Told) -> list[_Two]:
    found = []
    for place, word in enumerate(told.apart):
        if word.text not in _FORWARD | _BACKWARD or _numbered(told.apart, place):
            continue
        left, right = _sides(told.apart, place)
        passive = [after.text for after in told.apart[place + 1 : place + 2]] == ["by"]
        if (word.text in _BACKWARD) != passive:
            left, right = right, left
        found.append(_Two(left, right, True))
    return found


def _comparisons(told: Told) -> list[_Two]:
    found = []
    for place, word in enumerate(told.apart):
        if word.text != "than" or _numbered(told.apart, place):
            continue
        said = [w.text for w in told.apart[max(0, place - _REACH) : place]]
        ups = [w in _UP for w in said if w in _UP | _DOWN]
        if "often" in said and {"less", "not"} & set(said):
            ups = [False]
        if not ups:
            continue
        left, right = _sides(told.apart, place)
        found.append(_Two(left, right, ups[-1]))
    return found


def _numbered(words: Sequence[Word], place: int) -> bool:
    """Whether a number stands beside: "12 weeks after", "more than 3"."""
    beside = words[max(0, place - 2) : place + 2]
    return any(word.number for word in beside)


def _sides(words: Sequence[Word], place: int) -> tuple[frozenset[str], frozenset[str]]:
    """What the words of content on both sides can mean; "after X, Y" has Y on its left."""
    sentence = words[place].sentence
    low = max(0, place - _REACH)
    left = [w for w in words[low:place] if w.sentence == sentence]
    right = [w for w in words[place + 1 : place + 1 + _REACH] if w.sentence == sentence]
    if not any(not is_free(w) for w in left):
        clause = words[place].clause
        left = [w for w in right if w.clause != clause]
        right = [w for w in right if w.clause == clause]
    mine, theirs = _meant(left), _meant(right)
    return mine - theirs, theirs - mine


def _meant(words: Sequence[Word]) -> frozenset[str]:
    return frozenset().union(*(w.meanings for w in words if not is_free(w)))
