"""A word that turns a sentence stands in a claim only where its statements have its side.

`contrast` lays a claim beside a wording that it keeps to. In a sentence of its own order there is
nothing to lay it beside, so here the mere presence counts: who says "lowered" where every wording
says "raised" and none "lowered" has turned it, wherever the word stands (`turning.yaml`).
"""

from collections.abc import Sequence
from functools import cache

from guardrails.verification.negation import silent
from guardrails.verification.sequence import compared_alike
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split, turning
from guardrails.verification.words import Word

_DENIED_WITHIN = 4
"""Words after a negator within which a contrary says the same: "not worse" for "better"."""
_DENIED_CLOSE = 2
"""The same in a statement, which a claim may then tell as what is left."""
_ONE = ("a", "an", "one", "half")
_PREFIXES = ("in", "im", "il", "ir", "un", "non", "dis")
_WORTH_A_PREFIX = 5
"""Letters; "side" and "inside" are no contraries."""
_PHRASES = tuple[str, ...]


def turned_problem(subject: Subject) -> str | None:
    """Which word of the claim its statements have only the contrary of, or None."""
    if silent(subject):
        return None
    alike = compared_alike(subject)
    for name, sides, spared in _lists():
        if alike and name == "amount":
            continue
        for number, side in enumerate(sides):
            others = tuple(p for n, other in enumerate(sides) if n != number for p in other)
            word = _unvouched(subject, side, others, spared, counted=name == "span")
            if word:
                return f"says “{word}” where the statements have its contrary"
    word = _prefixed(subject)
    return f"says “{word}” where the statements have its contrary" if word else None


def _prefixed(subject: Subject) -> str | None:
    """A word that the statements have only with a denying prefix, or only without one."""
    told = {word.text for side in subject.told for word in side.apart}
    for place, word in enumerate(subject.claim.apart):
        if word.text in told or len(word.text) < _WORTH_A_PREFIX:
            continue
        bare = (word.text[len(p) :] for p in _PREFIXES if word.text.startswith(p))
        contraries = tuple(told & {*bare, *(prefix + word.text for prefix in _PREFIXES)})
        if not contraries or any(_denied_contrary(side, contraries) for side in subject.told):
            continue
        if not _spared(subject.claim.apart, (place, place + 1), False):
            return word.text
    return None


def _unvouched(
    subject: Subject, side: _PHRASES, others: _PHRASES, spared: _PHRASES, *, counted: bool = False
) -> str | None:
    """A word of a side that the claim has, and the statements only of the other sides."""
    claim = subject.claim.apart
    spans = [
        span
        for span in places(claim, side)
        if not _spared(claim, span, counted) and not _begins(claim, span[0], spared)
    ]
    if not spans:
        return None
    if any(places(told.apart, side) or _denied_contrary(told, others) for told in subject.told):
        return None
    if not any(places(told.apart, others) for told in subject.told):
        return None
    return _text(claim, *spans[0])


def _begins(found: Sequence[Word], start: int, phrases: _PHRASES) -> bool:
    """Whether one of the phrases, letter by letter, begins at a word."""
    return any(_text(found, start, start + len(p.split())) == p for p in phrases)


def _text(found: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.text for word in found[start:end])


def _spared(found: Sequence[Word], span: tuple[int, int], one: bool) -> bool:
    """Whether a word is denied, or counted so that its number is what is looked at."""
    start, _ = span
    clause = found[start].clause
    before = [w for w in found[max(0, start - _DENIED_WITHIN) : start] if w.clause == clause]
    spelt = (*operators().numbers, *(_ONE if one else ()))
    counted = any(word.number or word.text in spelt for word in before[-2:])
    return counted or bool(places(before, _negators()))


def _denied_contrary(told: Told, others: _PHRASES) -> bool:
    """Whether a wording denies the contrary, which may be told as what is left."""
    for start, _ in places(told.apart, others):
        before = told.apart[max(0, start - _DENIED_CLOSE) : start]
        near = [word for word in before if word.sentence == told.apart[start].sentence]
        if places(near, _negators()):
            return True
    return False


@cache
def _negators() -> tuple[str, ...]:
    return (*split(operators().copied_negators), "rather than", "instead of", "less", "free")


@cache
def _lists() -> tuple[tuple[str, tuple[_PHRASES, ...], _PHRASES], ...]:
    return tuple((c.name, tuple(map(split, c.sides)), split(c.spared)) for c in turning())
