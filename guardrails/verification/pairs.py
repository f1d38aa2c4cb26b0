"""Numbers belong to the medicine or the people beside them, and follow each other as they did.

Where a part of a sentence names one number and one thing, they are a pair. A claim may not give a
thing the number that its statements give another, nor turn "from 15 to 5" into "from 5 to 15".
"""

from collections.abc import Callable, Sequence

from guardrails.verification.marks import Marks, amount_of, numbers_with_units, sources, things_said
from guardrails.verification.subject import Subject, Told, parts
from guardrails.verification.words import Word

_Naming = Callable[[Sequence[Word]], Marks]

_PARTS = frozenset("and but while whereas versus vs against compared or although though".split())
_APART = 4
"""Words between two numbers that a "to" joins."""


def pair_problem(subject: Subject) -> str | None:
    """Which number the claim gives to another thing or turns round, or None."""
    return _given_away(subject) or _turned_round(subject)


def _given_away(subject: Subject) -> str | None:
    return _given_to(subject, things_said) or _given_to(subject, sources) or _dosed(subject)


def _dosed(subject: Subject) -> str | None:
    """Which dose the claim gives a medicine right beside it that is the dose of another."""
    theirs = {pair for side in subject.told for pair in _doses(side)}
    for number, thing in _doses(subject.claim):
        others = {n for n, t in theirs if t == thing}
        owners = {t for n, t in theirs if n == number}
        if others and owners and number not in others and thing not in owners:
            return f"gives “{thing}” the dose of another"
    return None


def _doses(told: Told) -> set[tuple[str, str]]:
    """Amounts with the medicine beside them: "prednisone 5 mg", "4 mg of prednisolone"."""
    numbers, things = numbers_with_units(told), _by_word(told.apart)
    found = set()
    for place, number in numbers.items():
        if number.split()[1] not in _MASS:
            continue
        after = place + 2 + (_of(told, place + 2))
        beside = next((p for p in (place - 1, after) if p in things), None)
        if beside is not None and told.apart[beside].clause == told.apart[place].clause:
            found.add((amount_of(number), things[beside]))
    return found


_MASS = ("gram", "milligram", "microgram")


def _of(told: Told, place: int) -> bool:
    return [word.text for word in told.apart[place : place + 1]] == ["of"]


def _by_word(found: Sequence[Word]) -> Marks:
    """Things, prednisone and prednisolone as two: each has its own equal dose."""
    said = things_said(found)
    return {p: found[p].text if name == "corticosteroid" else name for p, name in said.items()}


def _given_to(subject: Subject, named: _Naming) -> str | None:
    theirs = {pair for side in subject.told for pair in _pairs(side, named)}
    for number, thing in _pairs(subject.claim, named):
        unit = number.split()[1]
        others = {n for n, t in theirs if t == thing and n.split()[1] == unit}
        owners = {t for n, t in theirs if n == number}
        if others and owners and thing not in owners:
            return f"gives “{thing}” the number of another"
    return None


def _pairs(told: Told, naming: _Naming) -> set[tuple[str, str]]:
    """Number and thing of every part that holds one of each."""
    numbers, things = numbers_with_units(told), naming(told.apart)
    found = set()
    for part in parts(told, _PARTS):
        held = {numbers[place] for place in part if place in numbers}
        named = {things[place] for place in part if place in things}
        if len(held) == len(named) == 1 or (len(named) == 1 and _course(told, part, numbers)):
            thing = named.pop()
            found |= {(number, thing) for number in held}
    return found


def _course(told: Told, part: list[int], numbers: Marks) -> bool:
    """Whether the numbers of a part are the two ends of one course: "from 15 to 5"."""
    ends = [place for place in part if place in numbers]
    if len(ends) != 2 or ends[1] - ends[0] > _APART:
        return False
    return "to" in [word.text for word in told.apart[ends[0] : ends[1]]]


def vouched(claim: Told, side: Told) -> set[str]:
    """The numbers that a claim and a wording both give to one thing, and to the same.

    Each part of a sentence counts with its one number of a unit: "78.7% at week 16 on IVIG".
    """
    mine, theirs = _owners(claim), _owners(side)
    return {n for n, things in mine.items() if len(things) == 1 and theirs.get(n) == things}


def _owners(told: Told) -> dict[str, set[str]]:
    numbers, things = numbers_with_units(told), things_said(told.apart)
    found: dict[str, set[str]] = {}
    for part in parts(told, _PARTS):
        named = {things[place] for place in part if place in things}
        units = [numbers[place].split()[1] for place in part if place in numbers]
        for place in part:
            if place in numbers:
                alone = units.count(numbers[place].split()[1]) == 1 and len(named) == 1
                found.setdefault(numbers[place], set()).update(named if alone else {"", "?"})
    return found


def _turned_round(subject: Subject) -> str | None:
    theirs = {pair for side in subject.told for pair in _courses(side)}
    for low, high in _courses(subject.claim):
        if (high, low) in theirs and (low, high) not in theirs:
            return f"turns “{high} to {low}” round"
    return None


def _courses(told: Told) -> set[tuple[str, str]]:
    """Numbers that follow each other with a "to" between them."""
    found = set()
    last: tuple[int, str] | None = None
    for place, word in enumerate(told.apart):
        if not word.number:
            continue
        between = [w.text for w in told.apart[last[0] + 1 : place]] if last else []
        if last and "to" in between and len(between) <= _APART:
            found.add((last[1], word.text))
        last = (place, word.text)
    return found
