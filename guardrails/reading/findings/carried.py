"""What goes on about whoever a sentence began with: "Mum had a stroke, confused, and was taken in".

English leaves a subject out where it stays the same. A clause without one of its own is of the
person whom the clauses before it in its sentence are of; only a finding is ever lost by it, never
a fact, and never where the writer or the patient comes in again.
"""

import re
from collections.abc import Sequence

from guardrails.reading.patterns import wordings
from guardrails.reading.people import FIRST_PERSON, MEN, WOMEN
from guardrails.reading.tagged import TaggedClause


def carried(
    clauses: Sequence[TaggedClause],
    own: Sequence[bool],
    *,
    writers_own: bool,
    relative: str | None = None,
) -> list[bool]:
    """For each clause whether it is the patient's, after those that another's sentence carries.

    `writers_own` tells that the writer is the patient, so that nobody else who is named can be;
    `relative` is the word for the patient where it is one of the writer's.
    """
    entry = "somebody" if writers_own else "somebody_else" if relative is not None else None
    result: list[bool] = []
    other: str | None = None
    at = (-1, -1)
    for clause, mine in zip(clauses, own, strict=True):
        if (clause.turn, clause.sentence) != at:
            other, at = None, (clause.turn, clause.sentence)
        named, rest = _who(clause.text, entry)
        if named is None:
            other = None if other is None or _comes_in(clause.text, other) else other
        else:
            told_of_them = not _any("reports", rest) or (writers_own and _any("they", rest))
            alone = writers_own and not FIRST_PERSON.search(rest)
            joint = wordings("setting")["person"]["joint_subject"].found_in(clause.text)
            theirs = told_of_them and not joint and (alone or not mine)
            other = named if theirs else None
        result.append(mine and (other is None or _any("swallowed", clause.text)))
    return result


def is_of_somebody_named(texts: Sequence[str]) -> bool:
    """Whether a sentence names somebody as its subject and is theirs to the end, by its clauses.

    "My mum has gone yellow" is; "my wife says I have", "her dad gave it to her too" are not.
    """
    named, rest = _who(texts[0], "somebody")
    if named is None:
        return False
    rest = " ".join([rest, *texts[1:]])
    return not (FIRST_PERSON.search(rest) or _any("reports", rest) or _any("patient_again", rest))


def is_of_somebody(text: str, patient: str | None = None) -> bool:
    """Whether a clause tells of somebody the writer knows by their work, a place or a name.

    The writer is the `patient`, or a relative is, by the word for them. Of a clinician's case it
    cannot be said: they are known by such words themselves.
    """
    named, rest = _somebody(text, "somebody" if patient is None else "somebody_else")
    if named is None or (patient is not None and patient in named.split()):
        return False
    apart = not FIRST_PERSON.search(rest) and not _any("reports", rest)
    return apart and not _any("swallowed", text)


def _who(text: str, anybody: str | None) -> tuple[str | None, str]:
    """The words with which a clause names somebody as its subject, and what is told of them."""
    named = _first("named", text)
    if named is not None:
        return named.group(), text[named.end() :]
    return (None, text) if anybody is None else _somebody(text, anybody)


def _somebody(text: str, entry: str) -> tuple[str | None, str]:
    """The same of anybody, without the words by which the writer knows them.

    "Pam at work" is somebody, "stroke at work" is a sign.
    """
    named = _first(entry, text)
    if named is None or wordings("setting")["signs"]["named"].found_in(named.group()):
        return None, text
    rest = text[named.end() :]
    for expression in wordings("setting")["carried"]["known_by"]:
        rest = expression.sub(" ", rest)
    return named.group(), rest


def _first(entry: str, text: str) -> re.Match[str] | None:
    expressions = wordings("setting")["carried"][entry].likely(text)
    matches = (expression.search(text) for expression in expressions)
    return next((match for match in matches if match), None)


def _comes_in(text: str, other: str) -> bool:
    """Whether a clause brings in the writer or the patient again."""
    if FIRST_PERSON.search(text) or _any("patient_again", text):
        return True
    last = other.removesuffix(" of mine").rpartition(" ")[2]
    woman, man = WOMEN.fullmatch(last), MEN.fullmatch(last)
    return bool((woman and _any("he", text)) or (man and _any("she", text)))


def _any(entry: str, text: str) -> bool:
    return wordings("setting")["carried"][entry].found_in(text)
