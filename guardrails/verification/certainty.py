"""A claim is no surer than its statements: a "may" stays one, "some" do not become "most"."""

from functools import cache

from guardrails.verification.content import is_free
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, held

_STRENGTHS: tuple[tuple[str, ...], ...] = (
    ("never", "not", "no"),
    ("most", "mostly", "majority"),
    ("all", "every", "each", "everyone", "everybody", "whole"),
    ("will", "will be"),
    ("effective", "reliable"),
)
_COVERED = 0.45
"""The share of its telling words that a claim holds of a sentence which it restates."""


def certainty_problem(subject: Subject) -> str | None:
    """What the claim is surer of than its statements, or None."""
    return _stronger(subject) or _unhedged(subject) or _must(subject)


def _stronger(subject: Subject) -> str | None:
    known = set().union(*(_strong_words(side) for side in subject.told))
    for word in _strong_words(subject.claim):
        if word not in known and not _same_strength(word, known, subject):
            return f"is surer: “{word}”"
    return None


def _strong_words(told: Told) -> list[str]:
    phrases = (*split(operators().strong), *split(operators().neutral))
    found = [
        " ".join(word.text for word in told.apart[start:end])
        for start, end in places(told.apart, phrases)
    ]
    return [phrase for phrase in found if phrase not in split(operators().neutral)]


def _same_strength(word: str, known: set[str], subject: Subject) -> bool:
    """Words of one strength may stand for each other: most and mostly, must and need."""
    groups = (split(operators().must), *_STRENGTHS)
    for group in groups:
        if word in group:
            if word == "will":
                return not any(hedges(side) for side in _restated(subject))
            if word in groups[0]:
                return True  # judged by `_must`
            return bool(known & set(group))
    return False


def _unhedged(subject: Subject) -> str | None:
    restated = _restated(subject)
    mine = hedges(subject.claim)
    changes = places(subject.claim.apart, split(operators().changes))
    if changes and "consider" not in mine and all("consider" in hedges(s) for s in restated):
        return "no longer says that it is only considered"
    if mine or not restated:
        return None
    if all(hedges(side) for side in restated):
        named = ", ".join(sorted(hedges(restated[0])))
        return f"leaves out how sure it is ({named})"
    return None


def _must(subject: Subject) -> str | None:
    """A duty is only stated where the statements state one, or state flatly what is done."""
    if not places(subject.claim.apart, split(operators().must)):
        return None
    restated = _restated(subject)
    if any(places(side.apart, split(operators().must)) for side in subject.told):
        return None
    if any(hedges(side) & {"may", "consider", "said", "some"} for side in restated):
        return "makes a duty of what may be"
    return None


def hedges(told: Told) -> set[str]:
    """The kinds of words in a text that say how sure it is."""
    return {name for name, listed in _hedges() if places(told.apart, listed)}


def _restated(subject: Subject) -> list[Told]:
    """Of each wording, the sentences that the claim restates."""
    said = held(subject.claim.words) | held(subject.claim.apart)
    found = []
    for side in subject.told:
        shares = [(_share(sentence, said), sentence) for sentence in side.sentences]
        best = max(shares, key=lambda pair: pair[0])
        kept = [s for share, s in shares if share >= _COVERED] or [best[1]]
        flat = tuple(word for sentence in kept for word in sentence)
        found.append(Told(text="", words=flat, apart=flat))
    return found


def _share(sentence: tuple[Word, ...], said: frozenset[str]) -> float:
    telling = [word for word in sentence if not is_free(word)]
    return sum(not word.meanings.isdisjoint(said) for word in telling) / max(1, len(telling))


@cache
def _hedges() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, split(listed)) for name, listed in operators().hedges.items())
