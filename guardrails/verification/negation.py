"""A claim denies what its statements deny, and nothing else.

Compared word by word: what stands in the scope of a negator in the claim must stand in the scope of
one in the statements, and what the statements only ever deny, the claim may not affirm.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, key

_FORWARD = 7
"""Words that a negator reaches: its scope ends earlier at a comma or at a word that turns."""
_CLOSE = 3
"""Words after a negator within which what it denies has to begin to be denied for certain."""
_OFF = "off"
"""A word that denies in "off corticosteroids", and not in "went away off the drug"."""
_NOT = ("not", "never", "cannot")
_NEAREST = 2
"""Of a statement's denial, these first words are what it denies above all."""


def negation_problem(subject: Subject) -> str | None:
    """What the claim denies or affirms otherwise than its statements, or None."""
    if silent(subject):
        return None
    problems = [_against(subject.claim, side) for side in subject.told]
    return None if None in problems else problems[0]


def silent(subject: Subject) -> bool:
    """Whether claim and statements say that the texts hold nothing, and the claim nothing else."""
    said = operators().silence
    sides = (subject.claim, *subject.told)
    alone = len(subject.claim.sentences) == 1 and len(_denying(subject.claim)) <= 1
    return alone and all(places(side.apart, split(said)) for side in sides)


def _against(claim: Told, side: Told) -> str | None:
    mine, theirs = denials(claim), denials(side)
    near, wide = reach(theirs), reach(theirs) | reach(_around(side))
    before, none = reach(_before(side)), _none_of(side)
    gone = all(side.apart[start].text == _OFF for start, _ in _denying(side))
    told = zip(_denying(claim), mine, _around(claim), _before(claim), strict=True)
    for (start, _), scope, around, lead in told:
        if all(_counts(word) for word in scope):
            continue  # which number it is, is looked at elsewhere
        if meanings_of(scope) & (before if scope[-1] in lead else none):
            continue  # "creams and sprays do not", "none of 14"
        if gone and theirs and claim.apart[start].text in _NOT:
            return "denies what is only off"
        if scope and not (meanings_of(scope) & wide or meanings_of(around) & near):
            return f"denies “{' '.join(word.text for word in scope[:4])}”"
    affirmed = _affirmed(side, theirs)
    denied = reach(mine) | reach(_around(claim))
    said = meanings_of(tuple(word for word in claim.apart if not is_free(word)))
    for scope in _firmly(side):
        above_all = meanings_of(scope[:_NEAREST]) - affirmed
        if above_all & said and not above_all & denied:
            return f"affirms “{' '.join(word.text for word in scope[:3])}”"
    return None


def reach(scopes: Sequence[tuple[Word, ...]]) -> set[str]:
    """Everything that the scopes can mean."""
    return set().union(*(meanings_of(scope) for scope in scopes))


def negators(told: Told) -> int:
    """How many negators a text holds."""
    return len(denials(told))


def denials(told: Told) -> list[tuple[Word, ...]]:
    """The words of content in the scope of each negator."""
    return [scope_of(told.apart, start, end) for start, end in _denying(told)]


def _denying(told: Told) -> list[tuple[int, int]]:
    """Where the negators of a text stand, those inside a word too, as [start, end)."""
    found = told.apart
    bounds = [span for listed in _bound_phrases() for span in places(found, listed)]
    words = operators()
    spans = [
        span
        for span in places(found, (*split(words.negators), *split(words.negators_lexical)))
        if not any(low <= span[0] < high for low, high in bounds)
    ]
    spans += [(p, p + 1) for p, w in enumerate(found) if p and w.text == words.negated_before]
    return spans + [(p, p) for p, w in enumerate(found) if w.text in words.negated_inside]


def _firmly(told: Told) -> list[tuple[Word, ...]]:
    """The scopes of what is denied by a word of its own right before it."""
    found = told.apart
    firm = []
    for start, end in places(found, split(operators().negators)):
        scope = scope_of(found, start, end)
        if (start, end) in _denying(told) and scope and scope[0] in found[end : end + _CLOSE]:
            firm.append(scope)
    return firm


def _around(told: Told) -> list[tuple[Word, ...]]:
    """For each negator, the words of content on both sides, up to a word that turns."""
    return [
        (*part_of(told.apart[:start][::-1]), *part_of(told.apart[end:]))
        for start, end in _denying(told)
    ]


def _before(told: Told) -> list[tuple[Word, ...]]:
    """For each negator, the words of content that stand before it in its sentence."""
    return [
        tuple(w for w in told.apart[:start] if w.sentence == told.apart[end - 1].sentence)
        for start, end in _denying(told)
    ]


def _none_of(side: Told) -> set[str]:
    """Of how many there were none, as in "0 of 14"."""
    return set(re.findall(r"\b0 (?:of|in|out of) (\d+)\b", side.text))


def _tells(word: Word) -> bool:
    return not is_free(word) or _counts(word)


def _counts(word: Word) -> bool:
    return word.number or word.text in operators().numbers


def part_of(words: Sequence[Word]) -> Iterator[Word]:
    """The words of content up to a word that turns."""
    for place, word in enumerate(words):
        ends = word.text in _ends() and (place or word.text in ("and", "but"))
        if word.clause != words[0].clause or ends:
            return
        if _tells(word):
            yield word


def scope_of(found: tuple[Word, ...], start: int, end: int) -> tuple[Word, ...]:
    """The words of content that a negator at [start, end) denies."""
    follows = found[start + 1].text if start + 1 < len(found) else ""
    if found[start].text == operators().negated_before and start and follows not in ("of", "from"):
        return (found[start - 1],)
    inside = operators().negated_inside.get(found[start].text)
    if inside and start == end:
        return (found[start]._replace(text=inside, meanings=frozenset(key(inside)), stem=""),)
    scope: list[Word] = []
    for place, word in enumerate(found[end:]):
        if word.clause != found[end - 1].clause or (place and _ends_at(found, end + place)):
            break
        if _tells(word):
            scope.append(word)
        if len(scope) == _FORWARD:
            break
    plain = split(operators().auxiliary)
    if not scope and found[start].text == operators().negated_before:  # "free of drugs"
        scope = [word for word in found[end : end + 1] if word.clause == found[start].clause]
    if not scope:  # "need not be mentioned": words that say little else are all that is denied
        rest = [w for w in found[end:] if w.clause == found[end - 1].clause]
        ended = next((at for at, w in enumerate(rest) if at and w.text in _ends()), len(rest))
        scope = [word for word in rest[:ended] if word.text not in plain]
    if not scope:  # "X is not": what is denied stands before
        before = [w for w in found[:end] if w.sentence == found[end - 1].sentence]
        scope = [word for word in before if not is_free(word)][-3:]
    return tuple(scope)


def _ends_at(found: Sequence[Word], place: int) -> bool:
    """Whether a negator loses its hold there: not at the "that" of "in that study"."""
    pointing = found[place].text == "that" and place and found[place - 1].text in _BEFORE_NOUN
    return found[place].text in _ends() and not pointing


_BEFORE_NOUN = ("in", "of", "at", "on", "by", "from", "for", "with", "to", "as")


def _affirmed(side: Told, denied: list[tuple[Word, ...]]) -> set[str]:
    inside = [id(word) for scope in denied for word in scope]
    return meanings_of(
        tuple(word for word in side.apart if id(word) not in inside and not is_free(word))
    )


def meanings_of(scope: tuple[Word, ...]) -> set[str]:
    """Everything that the words can mean."""
    return set().union(*(word.meanings for word in scope))


@cache
def _ends() -> frozenset[str]:
    return frozenset(split(operators().negation_ends))


@cache
def _bound_phrases() -> tuple[tuple[str, ...], ...]:
    bounds = operators().bounds.values()
    return tuple(split(bound.before) for bound in bounds)
