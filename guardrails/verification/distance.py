"""How long before or after: "14 days ahead of the operation" for "14 days after the operation".

Where both have the same length of time to the same thing, it lies on the same side of it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.marks import amounts, unit_words
from guardrails.verification.subject import Subject, Told
from guardrails.verification.words import Word

_EARLIER = frozenset(("before", "ahead", "prior", "preceding", "earlier", "until"))
_LATER = frozenset(("after", "following", "afterwards", "later", "past"))
_IN_ADVANCE = ("in", "advance")
_REACH = 4
"""Words between a length of time and its "before", and from there to what it is measured to."""


class _Distance(NamedTuple):
    """A length of time, the side on which it lies, and what it is measured to can mean."""

    value: float
    earlier: bool
    thing: frozenset[str]


def distance_problem(subject: Subject) -> str | None:
    """Which length of time the claim has on the other side of the same thing, or None."""
    told = list(_distances(subject.claim))
    for mine in told:
        if any(other.value == mine.value and other.earlier != mine.earlier for other in told):
            continue  # both sides of it, as "within three years of" has too
        theirs = [d for side in subject.told for d in _distances(side) if _same(mine, d)]
        if theirs and all(d.earlier != mine.earlier for d in theirs):
            return f"puts {mine.value:g} on the other side"
    return None


def _same(one: _Distance, other: _Distance) -> bool:
    return one.value == other.value and bool(one.thing & other.thing)


def _distances(told: Told) -> Iterator[_Distance]:
    for place, value in amounts(told.apart).items():
        near = _of_sentence(told.apart, place + 1, _REACH)
        if not any(unit_words().get(word.text) == "time" for word in near):
            continue
        for ahead, word in enumerate(near, start=place + 1):
            earlier = word.text in _EARLIER or _advance(told.apart, ahead)
            if earlier or word.text in _LATER:
                thing = _of_sentence(told.apart, ahead + 1, _REACH)
                meant = (w.meanings for w in thing if not is_free(w) and not w.number)
                yield _Distance(value, earlier, frozenset().union(*meant))
                break


def _advance(words: Sequence[Word], place: int) -> bool:
    return tuple(word.text for word in words[place : place + 2]) == _IN_ADVANCE


def _of_sentence(words: Sequence[Word], start: int, count: int) -> list[Word]:
    sentence = words[start - 1].sentence
    return [word for word in words[start : start + count] if word.sentence == sentence]
