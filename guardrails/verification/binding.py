"""Numbers, medicines, people and turning words keep the company that they keep in the statements.

Words in common do not tell which number belongs to which medicine, or what rises and what falls.
So each marked word of the claim is compared with the places of that mark in the statements and with
those of its rivals: its neighbours must fit its own places best.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.lists import together
from guardrails.verification.marks import Marks, amount_of, kind_of, numbers_with_units, things_said
from guardrails.verification.ownwords import own_words
from guardrails.verification.pairs import vouched
from guardrails.verification.sequence import compared_alike
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word

_WINDOW = 6
_CLEARLY = 1.5
"""A rival that the claim leaves out must fit better by this factor before the claim is dropped."""
_BY_FAR = 4.0
"""By this factor one wording is enough to drop a number."""
_TURNED = 1.05
"""Where the order of two is turned round, the own places must fit better by this factor."""
_EQUAL = frozenset(("equal", "equals", "equivalent", "same", "corresponds", "correspond"))
_EQUAL_NEAR = 12
"""What is equal may be told in either order; which number is whose is looked at by `pairs`."""
_PART = 5
_BESIDE = 2
_COUNTS_BESIDE = 6
"""Numbers so close together are one thing said in two ways: a range, or so many of so many."""


class _Kind(NamedTuple):
    marks: Callable[[Told], Marks]
    rival: Callable[[str, str], bool]


def binding_problem(subject: Subject) -> str | None:
    """Which word of the claim stands where its statements have a rival of it, or None."""
    if not _mixed(subject.claim) <= set().union(*map(_mixed, subject.told)):
        return "lists a medicine beside another kind of thing"
    for kind in _KINDS:
        if kind.marks is _things and compared_alike(subject):
            continue
        problems = [_misplaced(subject.claim, side, kind, _CLEARLY) for side in subject.told]
        if None not in problems:
            return problems[0]
    by_far = [_misplaced(subject.claim, s, _KINDS[0], _BY_FAR) for s in subject.told]
    return next(filter(None, by_far), None)


def _misplaced(claim: Told, side: Told, kind: _Kind, clearly: float) -> str | None:
    mine, theirs = kind.marks(claim), kind.marks(side)
    counted = kind.marks is numbers_with_units
    known = vouched(claim, side) | own_words(claim, side) if counted else set()
    told_too = {amount_of(mark) if counted else mark for mark in mine.values()}
    for place, mark in mine.items():
        if mark in known:
            continue
        own = [p for p, other in theirs.items() if other == mark]
        if not own:
            continue
        best = max(_fit(claim.apart, place, side.apart, p) for p in own)
        rivals = {n for n in theirs.values() if kind.rival(mark, n) and not _bottom(n)}
        for name in sorted(rivals):
            turned = _turned(mine, theirs, mark, name) or _more_often(mine, theirs, mark)
            if (amount_of(name) if counted else name) in told_too and not turned:
                continue
            if any(_part_of(claim, place, p) for p, one in mine.items() if one == name):
                continue
            places = [p for p, other in theirs.items() if other == name]
            once = not _more_often(mine, theirs, mark) and _denials(claim) <= _denials(side)
            far = [p for p in places if not any(_of_one(side, mark, p, q, once) for q in own)]
            if not far:
                continue
            fit = max(_fit(claim.apart, place, side.apart, p) for p in far)
            if fit * (_TURNED if turned and clearly == _CLEARLY else 1) > best * (
                1 if turned and clearly == _CLEARLY else clearly
            ):
                return f"puts “{claim.apart[place].text}” where its statement has “{name}”"
    return None


def _bottom(mark: str) -> bool:
    """Whether a mark is the 0 from which a scale runs, which stands for no other number."""
    return mark == "0 #"


def _denials(told: Told) -> int:
    return len(places(told.apart, split(operators().copied_negators)))


def _mixed(told: Told) -> set[tuple[str, str]]:
    """Medicines and other things that a text lists side by side."""
    names = list(things_said(told.apart).items())
    return {
        (one, other)
        for (p, one), (q, other) in pairwise(names)
        if len({kind_of(one), kind_of(other)} - {"medicine"}) == 1 and one != other
        if "medicine" in (kind_of(one), kind_of(other)) and together(told.apart, p, q, closely=True)
    }


def _part_of(claim: Told, place: int, other: int) -> bool:
    """Whether the claim tells two numbers as so many of so many."""
    low, high = sorted((place, other))
    return high - low <= _PART and "of" in [word.text for word in claim.apart[low + 1 : high]]


def _more_often(mine: Marks, theirs: Marks, mark: str) -> bool:
    """Whether a claim uses a mark again, which may then stand in the place of another."""
    return list(mine.values()).count(mark) > list(theirs.values()).count(mark)


def _of_one(side: Told, mark: str, place: int, own: int, once: bool) -> bool:
    """Whether two marks are one thing said in two ways, or names of one list told once each."""
    near = _COUNTS_BESIDE if mark.endswith("#") else _BESIDE
    low, high = sorted((place, own))
    equal = [w.text for w in side.apart[low:high] if w.sentence == side.apart[low].sentence]
    return (
        abs(place - own) <= near
        or (once and together(side.apart, place, own))
        or (high - low <= _EQUAL_NEAR and bool(_EQUAL & set(equal)))
    )


def _turned(mine: Marks, theirs: Marks, mark: str, name: str) -> bool:
    """Whether the claim tells a mark and its rival in an order that its statement never has."""

    def orders(marks: Marks) -> set[bool]:
        firsts = [p for p, one in marks.items() if one == mark]
        seconds = [p for p, one in marks.items() if one == name]
        return {p < q for p in firsts for q in seconds}

    told = orders(mine)
    return bool(told) and not told & orders(theirs)


def _fit(claim: Sequence[Word], place: int, side: Sequence[Word], other: int) -> float:
    """How alike the neighbours of two words are; near ones weigh more."""
    mine, theirs = _neighbours(claim, place), _neighbours(side, other)
    total = 0.0
    for word, near in mine:
        weights = [1 / (near + distance) for known, distance in theirs if known.means(word)]
        total += max(weights, default=0.0)
    return total


def _neighbours(found: Sequence[Word], place: int) -> list[tuple[Word, int]]:
    """Words of content nearby with their distance, and the word right before whatever it is."""
    here = found[place]
    low, high = max(0, place - _WINDOW), min(len(found), place + _WINDOW + 1)
    near: list[tuple[Word, int]] = []
    for at in range(low, high):
        word = found[at]
        if at == place or word.sentence != here.sentence:
            continue
        if is_free(word) and not (at == place - 1 and word.clause == here.clause):
            continue
        if abs(at - place) == 1 and word.number and here.number:
            continue  # the other end of a range goes wherever this one goes
        near.append((word, abs(at - place) + 4 * abs(word.clause - here.clause)))
    return near


def _same_unit(mark: str, other: str) -> bool:
    return mark != other and mark.split()[1] == other.split()[1]


def _poles(told: Told) -> Marks:
    marks: Marks = {}
    for name, listed in operators().poles:
        for start, _ in places(told.apart, split(listed)):
            marks[start] = name
    return marks


def _things(told: Told) -> Marks:
    """Things but for sources: these may be named in any order, and `pairs` has their numbers."""
    return things_said(told.apart)


def _contrary(mark: str, other: str) -> bool:
    return operators().contrary.get(mark) == other


def _of_one_kind(mark: str, other: str) -> bool:
    return mark != other and kind_of(mark) == kind_of(other)


_KINDS = (
    _Kind(numbers_with_units, _same_unit),
    _Kind(_things, _of_one_kind),
    _Kind(_poles, _contrary),
)
