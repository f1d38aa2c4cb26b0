"""Who has more of a thing than whom: "more on A than on B" is not "more on B than on A".

A comparison names what has more and what has less, in whatever order and by whichever of two
contrary words; no word is new where the two change places. A claim compares only what its
statements compare, and the same way round.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word

_BESIDE = ("compared with", "compared to", "in comparison with", "in comparison to", "relative to")
_ASIDE = ("no more than", "no less than", "not more than", "not less than", "other than")
"""A "than" that compares nothing, or bounds a number."""
_REACH = 8
"""Words between the word that compares and its "than"."""


class _Comparison(NamedTuple):
    """What the words of the side that has more can mean, and of the side that has less."""

    more: frozenset[str]
    less: frozenset[str]


def comparison_problem(subject: Subject) -> str | None:
    """Whether the claim compares otherwise than its statements do, or None."""
    mine = list(_comparisons(subject.claim))
    if not mine:
        return None
    theirs = [list(_comparisons(side)) for side in subject.told]
    for one in mine:
        others = [other for side in theirs for other in side]
        if any(_turned(one, o) for o in others) and not any(_agrees(one, o) for o in others):
            return "compares the other way round"
    return None if any(theirs) or _weighed(subject) else "compares what its statements do not"


def _weighed(subject: Subject) -> bool:
    """Whether a wording has a word that compares, though no "than" behind it."""
    more, less = _words()
    return any(places(side.apart, (*more, *less)) for side in subject.told)


def _turned(one: _Comparison, other: _Comparison) -> bool:
    """Whether what has more in one has less in the other, and nothing keeps its place."""
    crossed = one.less & other.more - other.less and one.more & other.less - other.more
    kept = one.less & other.less - other.more
    return bool(crossed) and not kept


def _agrees(one: _Comparison, other: _Comparison) -> bool:
    return bool(one.more & other.more - other.less and one.less & other.less - other.more)


def _comparisons(told: Told) -> Iterator[_Comparison]:
    more, less = _words()
    signs = {start: True for start, _ in places(told.apart, more)}
    signs |= {start: False for start, _ in places(told.apart, less)}
    aside = {end - 1 for _, end in places(told.apart, _ASIDE)}
    for place, word in enumerate(told.apart):
        if word.text != "than" or place in aside:
            continue
        near = [p for p in signs if place - _REACH <= p < place and _together(told, p, place)]
        if near and not _bounds(told, place):
            left = _meant(w for w in told.apart[:place] if w.sentence == word.sentence)
            right = _meant(_clause(told, place + 1))
            yield _sided(left, right, signs[near[-1]])
    for start, end in places(told.apart, _BESIDE):
        whole = [p for p in signs if told.apart[p].sentence == told.apart[start].sentence]
        if whole:
            behind = list(_clause(told, end))
            rest = [w for w in _sentence(told, start) if w not in behind]
            yield _sided(_meant(rest), _meant(behind), signs[whole[-1]])


def _sided(left: frozenset[str], right: frozenset[str], greater: bool) -> _Comparison:
    left, right = left - right, right - left
    return _Comparison(left, right) if greater else _Comparison(right, left)


def _bounds(told: Told, than: int) -> bool:
    """Whether the "than" only bounds a number: "more than 3 months"."""
    behind = told.apart[than + 1 : than + 2]
    return any(word.number or word.text in operators().numbers for word in behind)


def _together(told: Told, one: int, other: int) -> bool:
    return told.apart[one].sentence == told.apart[other].sentence


def _sentence(told: Told, place: int) -> Iterator[Word]:
    return (w for w in told.apart if w.sentence == told.apart[place].sentence)


def _clause(told: Told, start: int) -> Iterator[Word]:
    for word in told.apart[start:]:
        if word.clause != told.apart[start].clause:
            return
        yield word


def _meant(found: Iterator[Word] | list[Word]) -> frozenset[str]:
    meant = [word.meanings for word in found if not word.number and not is_free(word)]
    return frozenset[str]().union(*meant)


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(split(operators().greater)), tuple(split(operators().lesser))
