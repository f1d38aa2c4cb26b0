"""A claim's words of content all stand in its statements, as such or in other words for the same.

This is what stops fluent inventions: where a word is new, nobody vouches for what it says.
"""

from functools import cache

from guardrails.verification.fractions import told_by_figures
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import everyday, operators, split
from guardrails.verification.words import Word, folded, key

_TOLERATED = 0
"""How many words that no statement holds a claim may have."""
_LEAST = 2
"""So many words of content a claim has at the least."""


def content_problem(subject: Subject) -> str | None:
    """Which words of the claim its statements do not hold, or None."""
    alien = alien_words(subject)
    if len(alien) > _TOLERATED:
        return f"says “{', '.join(alien)}”"
    if len([word for word in subject.claim.words if not is_free(word)]) < _LEAST:
        return "says next to nothing"
    return None


def alien_words(subject: Subject, known: frozenset[str] | None = None) -> list[str]:
    """The words of content that the statements do not hold, or that mean nothing of `known`."""
    known = subject.held if known is None else known
    plain, place = _everyday(subject.claim), 0
    shares = told_by_figures(folded(subject.text))
    alien: list[str] = []
    for phrase in subject.claim.words:
        here = range(place, place + len(phrase.text.split()))
        parts = [subject.claim.apart[p] for p in here if p not in plain]
        place = here.stop
        if phrase.text in shares:
            continue
        if not _known(phrase, known) and not all(_known(part, known) for part in parts):
            alien += [phrase.text]
    return alien


def _everyday(claim: Told) -> set[int]:
    """The places of words that tell nothing about medicine."""
    return {p for start, end in places(claim.apart, _plain()) for p in range(start, end)}


def _known(word: Word, known: frozenset[str]) -> bool:
    return word.number or not known.isdisjoint(word.meanings) or is_free(word)


def is_free(word: Word) -> bool:
    """Whether a word says nothing by itself: grammar, numbers, units."""
    return bool(word.meanings & _free())


def is_everyday(word: Word) -> bool:
    """Whether a word by itself tells nothing about medicine."""
    return bool(word.meanings & _plain_stems())


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(key(phrase)[0] for phrase in _plain() if len(key(phrase)) == 1)


@cache
def _plain() -> tuple[str, ...]:
    return tuple(phrase for listed in everyday().values() for phrase in split(listed))


@cache
def _free() -> frozenset[str]:
    words = operators()
    units = [unit.words for unit in words.units.values()]
    listed = (words.free, words.negators, *words.rates.values(), *units, *_bounds())
    single = {key(word)[0] for part in listed for word in split(part) if len(key(word)) == 1}
    return frozenset(single | {key(word)[0] for word in words.numbers})


def _bounds() -> tuple[str, ...]:
    return tuple(part for b in operators().bounds.values() for part in (b.before, b.after))
