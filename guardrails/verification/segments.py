"""A number or a name stays beside the words that its statements put beside it.

`pairs` looks at medicines and people; here it is any word of content. A sentence is cut at commas
and joining words into parts; where a part holds one number, its other words are that number's. A
claim may not give a number only words that its statements give another number of the same unit,
nor a name only words of another name of its kind.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.marks import Marks, kind_of, numbers_with_units, things_said
from guardrails.verification.subject import Subject, Told, parts, places
from guardrails.verification.tables import operators, split

_PARTS = frozenset(
    "and but while whereas versus vs against compared although though with then".split()
)
_JOINING = frozenset(("and", "with"))
"""What joins names that one thing is said of."""
_WITHOUT = frozenset("off without no not none free".split())
_DENIED = "=without"
"""What stands for a "no", "off" or "without" of a part: "children off drugs" are no others."""


_AROUND = ("after", "before", "every", "month", "monthly", "week", "weekly", "year", "day", "daily")


_BARE = "#"
"""The unit of a number without one."""


class _Part(NamedTuple):
    mark: str
    words: frozenset[str]


def segment_problem(subject: Subject) -> str | None:
    """Which number or name of the claim stands beside words of another, or None."""
    for marked, kind in ((_numbers, _unit), (_names, kind_of)):
        found = [_astray(subject.claim, side, marked, kind) for side in subject.told]
        astray = set().union(*(astray for astray, _ in found))
        vouched = set().union(*(vouched for _, vouched in found))
        everywhere = all(astray for astray, _ in found)
        for mark in sorted(astray if everywhere else astray - vouched):
            return f"puts {mark.split()[0]} beside the words of another"
    return None


def _astray(
    claim: Told, side: Told, marked: Callable[[Told], Marks], kind: Callable[[str], str]
) -> tuple[set[str], set[str]]:
    """The marks of a claim beside words of another, and those that a wording vouches for.

    A wording that says nothing beside a number with a unit does neither.
    """
    ends = _PARTS if marked is _numbers else _PARTS - _JOINING
    theirs = list(_marked(side, marked(side), ends))
    astray: set[str] = set()
    vouched: set[str] = set()
    for part in _marked(claim, marked(claim), ends):
        own = [other.words for other in theirs if other.mark == part.mark]
        rivals = [
            other.words
            for other in theirs
            if other.mark != part.mark and kind(other.mark) == kind(part.mark)
        ]
        mine = frozenset().union(*own)
        told_alone = mine or marked is _names  # a bare number leans on what stands before it
        denied = any(_DENIED in part.words & (rival - mine) for rival in rivals)
        if not own or not (told_alone or denied):
            vouched |= set() if marked is _numbers and _unit(part.mark) != _BARE else {part.mark}
            continue
        gained = [part.words & (rival - mine) for rival in rivals]
        kept = [part.words & (mine - rival) for rival in rivals]
        bad = any(_DENIED in g or (g and not k) for g, k in zip(gained, kept, strict=True))
        (astray if bad else vouched).add(part.mark)
    return astray, vouched


def _numbers(told: Told) -> Marks:
    """The first number of each range and of each "so many of so many"."""
    marks = numbers_with_units(told)
    return {p: mark for p, mark in marks.items() if not _follows(told, p, marks)}


def _follows(told: Told, place: int, marks: Marks) -> bool:
    joined = told.apart[place - 1].text in ("of", "to", "or", "the") and place > 1
    return place - 1 in marks or (joined and (place - 2 in marks or place - 3 in marks))


def _names(told: Told) -> Marks:
    return things_said(told.apart)


def _unit(mark: str) -> str:
    return mark.split()[1]


def _marked(told: Told, marks: Marks, ends: frozenset[str]) -> Iterator[_Part]:
    """The parts that hold one mark."""
    parted = parts(told, ends) if ends & _JOINING else _joined(told, marks, ends)
    for part in parted:
        held = [marks[place] for place in part if place in marks]
        alone = _alone(held, numbers=bool(ends & _JOINING))
        if not alone:
            continue
        words = [told.apart[p] for p in part if p not in marks]
        general = {p for low, high in places(words, _general()) for p in range(low, high)}
        telling = (
            word.meanings
            for place, word in enumerate(words)
            if place not in general and not is_free(word) and not word.number
        )
        denied = {_DENIED} if any(word.text in _WITHOUT for word in words) else set()
        said = frozenset().union(*telling) | denied
        yield from (_Part(mark, said) for mark in alone)


def _alone(held: Sequence[str], *, numbers: bool) -> list[str]:
    """The marks of a part that no other of the same unit stands beside; a name, or a number
    without a unit, that no other at all stands beside."""
    marks = set(held)
    if len(marks) == 1 or not numbers:
        return sorted(marks) if len(marks) == 1 else []
    kinds = Counter(map(_unit, marks))
    return [mark for mark in sorted(marks) if kinds[_unit(mark)] == 1 and _unit(mark) != _BARE]


def _joined(told: Told, marks: Marks, ends: frozenset[str]) -> Iterator[list[int]]:
    """The parts; one that is nothing but a name, as in "MPAG, the glucuronide, is", goes on."""
    before: list[int] = []
    for part in parts(told, ends):
        whole = [*before, *part]
        telling = [p for p in whole if not is_free(told.apart[p]) and p not in marks]
        alone = not telling and told.apart[whole[-1]].text not in ends
        before = whole if alone and any(p in marks for p in whole) else []
        if not before:
            yield whole
    if before:
        yield before


@cache
def _general() -> tuple[str, ...]:
    """Words that go with any number: how sure it is, whether before or after, and the medicine."""
    hedged = (word for listed in operators().hedges.values() for word in split(listed))
    return (*hedged, *split(operators().things["mycophenolate"]), *_AROUND)
