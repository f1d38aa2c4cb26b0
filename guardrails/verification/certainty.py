"""A claim is no surer than its statements: a "may" stays one, "some" do not become "most"."""

import re
from collections.abc import Sequence
from functools import cache

from guardrails.verification.content import is_free
from guardrails.verification.negation import silent
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, held

_STRENGTHS: tuple[tuple[str, ...], ...] = (
    ("never", "not", "no"),
    ("most", "mostly", "majority", "dominant", "dominate", "above all", "usually", "most often"),
    ("complete", "full", "fully"),
    ("all", "every", "each", "both", "everyone", "everybody", "whole"),
    ("immediately", "at once", "now", "right away", "straight away", "promptly"),
    ("will", "will be"),
    ("effective", "reliable"),
    ("only", "solely", "sole"),
)
_COUNTS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:of|out of)"
    r" (?:the |these )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b"
    r"|\b(?:of|among|in) (?:the |these |all )?\d+ (?!weeks|months|years|days|g\b|mg)\w+",
    re.IGNORECASE,
)
"""So many of so many: who counts says of whom, and need not say that it was a study."""
_BRINGS = re.compile(
    r"\b(?:caus|because|due to|thanks to|led|lead|result|mak|made|brought|bring|help|improves|rais"
    r"|reduc|lower(?:s|ed)|cut|prevent|spar)\w*",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:such as|for example|for instance|as in|among them)\b", re.IGNORECASE)
"""Who names an example says that there are some."""
_LISTS = re.compile(r"\bguidelines? (?:of \d{4} )?(?:lists?|names?)\b", re.IGNORECASE)
"""What a guideline lists are its options."""
_OFTEN, _SELDOM = {"usually", "most"}, {"may", "some"}
_COUNTED = {"study", "most", "usually"}
_TELLING, _HARDLY = 3, 0.25
_COVERED = 0.45
"""The share of its telling words that a claim holds of a sentence which it restates."""


def certainty_problem(subject: Subject) -> str | None:
    """What the claim is surer of than its statements, or None."""
    if silent(subject):
        return None
    return _stronger(subject) or _unhedged(subject) or _oftener(subject) or _must(subject)


def _stronger(subject: Subject) -> str | None:
    known = set().union(*(_strong_words(side) for side in subject.told))
    for word in _strong_words(subject.claim):
        if word not in known and not _same_strength(word, subject):
            return f"is surer: “{word}”"
    return None


def _strong_words(told: Told) -> list[str]:
    phrases = (*split(operators().strong), *split(operators().neutral))
    found = [
        " ".join(word.text for word in told.apart[start:end])
        for start, end in places(told.apart, phrases)
        if not (told.apart[start].text == "only" and _before_number(told, end))
    ]
    return [phrase for phrase in found if phrase not in split(operators().neutral)]


def _holds(told: Told, group: tuple[str, ...]) -> bool:
    """Whether a text has a word of the group that is not part of a neutral phrase."""
    neutral = split(operators().neutral)
    spans = places(told.apart, (*group, *neutral))
    found = {" ".join(word.text for word in told.apart[start:end]) for start, end in spans}
    return bool(found - set(neutral))


def _before_number(told: Told, place: int) -> bool:
    """Whether a number follows: "only 6 months" is no rule."""
    return any(word.number for word in told.apart[place : place + 2])


def _same_strength(word: str, subject: Subject) -> bool:
    """Words of one strength may stand for each other: most and mostly, must and need."""
    groups = (split(operators().must), *_STRENGTHS)
    for group in groups:
        if word in group:
            if word == "will":
                return not any(hedges(side) for side in restated_parts(subject))
            if word in groups[0]:
                return True  # judged by `_must`
            return any(_holds(side, group) for side in subject.told)
    return False


def _unhedged(subject: Subject) -> str | None:
    restated = [_clauses_restated(part, subject) for part in restated_parts(subject)]
    mine = hedges(subject.claim)
    changes = places(subject.claim.apart, split(operators().changes))
    if changes and "consider" not in mine and all("consider" in hedges(s) for s in restated):
        return "no longer says that it is only considered"
    told_only = _COUNTS.search(subject.text) and not _BRINGS.search(subject.text)
    if all("linked" in hedges(s) for s in restated) and mine <= {"study"} and not told_only:
        return "makes more of a link"
    if mine or not restated or _told_otherwise(subject.text, restated):
        return None
    if not changes and all(hedges(side) == {"consider"} for side in restated):
        return None
    if all(hedges(side) for side in restated):
        named = ", ".join(sorted(hedges(restated[0])))
        return f"leaves out how sure it is ({named})"
    return None


def _told_otherwise(text: str, restated: Sequence[Told]) -> bool:
    """Whether an example or a count says what a hedge of the statements says."""
    example = _EXAMPLE.search(text) and all(hedges(side) <= {"some", "may"} for side in restated)
    count = _COUNTS.search(text) and all(hedges(side) <= _COUNTED for side in restated)
    listed = _LISTS.search(text) and all(hedges(side) <= {"may"} for side in restated)
    return bool(example or count or listed)


def _oftener(subject: Subject) -> str | None:
    """What may be is not told as what usually is."""
    mine, theirs = hedges(subject.claim), [hedges(side) for side in subject.told]
    seldom = all(t & _SELDOM and not t & _OFTEN for t in theirs)
    return "makes what may be usual" if mine & _OFTEN and not mine & _SELDOM and seldom else None


def _must(subject: Subject) -> str | None:
    """A duty is only stated where the statements state one, or state flatly what is done."""
    duties = places(subject.claim.apart, split(operators().must))
    softened = ("may", "might", "could", "not", "cannot", "can")
    before = [subject.claim.apart[max(0, start - 2) : start] for start, _ in duties]
    if all(any(word.text in softened for word in near) for near in before):
        return None
    restated = restated_parts(subject)
    considered = "consider" not in hedges(subject.claim) and all(
        "consider" in hedges(side) for side in restated
    )
    if considered:
        return "makes a duty of what is only considered"
    if any(_states_duty(side) for side in subject.told):
        return None
    if any(hedges(side) & {"may", "consider", "said", "some"} for side in restated):
        return "makes a duty of what may be"
    return None


def _states_duty(side: Told) -> bool:
    """Whether a wording states a duty, and not that one may come: "may be needed"."""
    return any(
        not any(word.text in ("may", "might") for word in side.apart[max(0, start - 2) : start])
        for start, _ in places(side.apart, split(operators().must_told))
    )


def hedges(told: Told) -> set[str]:
    """The kinds of words in a text that say how sure it is."""
    masked = places(told.apart, split(operators().unhedging))
    return {
        name
        for name, listed in _hedges()
        if any(
            not any(low <= start < high for low, high in masked)
            for start, _ in places(told.apart, listed)
        )
    }


def restated_parts(subject: Subject) -> list[Told]:
    """Of each wording, the sentences that the claim restates."""
    said = held(subject.claim.words) | held(subject.claim.apart)
    found = []
    for side in subject.told:
        shares = [(_share(sentence, said), sentence) for sentence in side.sentences]
        most = max(shares, key=lambda pair: pair[0] * len(pair[1]))[1]
        kept = [s for share, s in shares if share >= _COVERED or s is most]
        kept = [
            sentence
            for before, sentence in zip((None, *side.sentences), side.sentences, strict=False)
            if sentence in kept or (before in kept and _leans(sentence))
        ]
        flat = tuple(word for sentence in kept for word in sentence)
        found.append(Told(text="", words=flat, apart=flat))
    return found


def _clauses_restated(part: Told, subject: Subject) -> Told:
    """Without the clauses of a sentence of which the claim tells next to nothing."""
    said = held(subject.claim.words) | held(subject.claim.apart)
    kept: list[Word] = []
    taken = True
    for number in dict.fromkeys(word.clause for word in part.apart):
        clause = tuple(word for word in part.apart if word.clause == number)
        telling = sum(not is_free(word) for word in clause)
        if telling >= _TELLING:  # a shorter one belongs to the one before it
            taken = _share(clause, said) >= _HARDLY
        kept += clause if taken else ()
    return Told(text="", words=tuple(kept), apart=tuple(kept))


def _leans(sentence: tuple[Word, ...]) -> bool:
    """Whether a sentence says something of the one before it: "This is only if it allows it"."""
    return [word.text for word in sentence[:3]] == ["this", "is", "only"]


def _share(sentence: tuple[Word, ...], said: frozenset[str]) -> float:
    telling = [word for word in sentence if not is_free(word)]
    return sum(not word.meanings.isdisjoint(said) for word in telling) / max(1, len(telling))


@cache
def _hedges() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, split(listed)) for name, listed in operators().hedges.items())
