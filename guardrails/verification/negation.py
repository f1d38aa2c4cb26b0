"""A claim denies what its statements deny, and nothing else.

Compared word by word: what stands in the scope of a negator in the claim must stand in the scope of
one in the statements, and what the statements only ever deny, the claim may not affirm.
"""

from functools import cache

from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, key

_FORWARD = 7
"""Words that a negator reaches: its scope ends earlier at a comma or at a word that turns."""
_NEAREST = 2
"""Of a statement's denial, these first words are what it denies above all."""


def negation_problem(subject: Subject) -> str | None:
    """What the claim denies or affirms otherwise than its statements, or None."""
    problems = [_against(subject.claim, side) for side in subject.told]
    return None if None in problems else problems[0]


def _against(claim: Told, side: Told) -> str | None:
    mine, theirs = denials(claim), denials(side)
    reach = set().union(*(_meanings(scope) for scope in theirs))
    for scope in mine:
        if scope and not _meanings(scope) & reach:
            return f"denies “{' '.join(word.text for word in scope[:4])}”"
    affirmed = _affirmed(side, theirs)
    denied = set().union(*(_meanings(scope) for scope in mine))
    said = _meanings(claim.apart)
    for scope in theirs:
        above_all = _meanings(scope[:_NEAREST]) - affirmed
        if above_all & said and not above_all & denied:
            return f"affirms “{' '.join(word.text for word in scope[:3])}”"
    return None


def negators(told: Told) -> int:
    """How many negators a text holds."""
    return len(denials(told))


def denials(told: Told) -> list[tuple[Word, ...]]:
    """The words of content in the scope of each negator."""
    found = told.apart
    bounds = [span for listed in _bound_phrases() for span in places(found, listed)]
    scopes = []
    for start, end in places(found, split(operators().negators)):
        if not any(low <= start < high for low, high in bounds):
            scopes.append(_scope(found, end))
    for place, word in enumerate(found):
        if word.text == operators().negated_before and place:
            scopes.append((found[place - 1],))
        inside = operators().negated_inside.get(word.text)
        if inside:
            scopes.append((Word(inside, frozenset(key(inside)), word.sentence, word.clause),))
    return scopes


def _scope(found: tuple[Word, ...], start: int) -> tuple[Word, ...]:
    scope: list[Word] = []
    for word in found[start:]:
        if word.clause != found[start - 1].clause or word.text in _ends():
            break
        if not is_free(word) or word.number:
            scope.append(word)
        if len(scope) == _FORWARD:
            break
    if not scope:  # "X is not": what is denied stands before
        before = [w for w in found[:start] if w.sentence == found[start - 1].sentence]
        scope = [word for word in before if not is_free(word)][-3:]
    return tuple(scope)


def _affirmed(side: Told, denied: list[tuple[Word, ...]]) -> set[str]:
    inside = [id(word) for scope in denied for word in scope]
    return _meanings(tuple(word for word in side.apart if id(word) not in inside))


def _meanings(scope: tuple[Word, ...]) -> set[str]:
    return set().union(*(word.meanings for word in scope if not is_free(word)))


@cache
def _ends() -> frozenset[str]:
    return frozenset(split(operators().negation_ends))


@cache
def _bound_phrases() -> tuple[tuple[str, ...], ...]:
    bounds = operators().bounds.values()
    return tuple(split(bound.before) for bound in bounds)
