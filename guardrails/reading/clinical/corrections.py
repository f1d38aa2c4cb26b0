"""A later turn that corrects a length of time without naming what: "it's 11 months, not 14".

Nothing tells which length is meant, so both are left as wide as the two statements together: a
threshold that lies between them is asked about, never taken as met.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Fact
from guardrails.interval import ANY, YEAR, Interval, less_than
from guardrails.logic import Truth
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.tagged import MEDICINE, TaggedClause
from guardrails.reading.when import Kind, TimeMention

_NAMES_ANOTHER = re.compile(
    rf"{MEDICINE.pattern}|remission|flare|diagnos|\bold\b|"
    r"\b(?:check(?:-?up)?s?|visits?|appointments?|exam\w*|tests?|tested|clinics?|scans?|bloods?|"
    r"strength|power|ck|cpk|aldolase|ldh|enzymes?|skin|rash|mmt|"
    r"(?:both|all|each) (?:\w+ )?(?:checked|done|measured|seen|examined|looked)|"
    r"levels?|times|physio\w*|jabs?|trips?|holidays?|birthdays?)\b"
)
_CORRECTS = re.compile(
    r"\b(?:actually|correction|sorry|wrong|mistake|mis\w+|looked|checked|diary|calendar|turns out|"
    r"in fact|not|rather|more like|nearer|closer to|meant?|should (?:be|have)|no,|it's|its|it was|"
    r"that was|that's|make that|accurate|precise|exact)\b|^(?:oh |ah |hm+ )*well\b"
)
_OF_TODAY = 0.1
"""Months: a time no longer ago is that of the telling."""
_NOTHING_ELSE = re.compile(
    r"(?:(?:oh|and|but|forgot to say|i forgot|i meant?|it was|only|just|not (?:quite|yet))[,:]? )*"
    r"<t>(?: yet| now| only| so far)?\W*"
)
_OPENS = re.compile(r"(?:oh |ah |so )?(?:sorry|oops|no|wait|correction|i meant?|typo)\W*")
_STILL_TO_COME = re.compile(r"\b(?:it|that)(?:'ll| will| would|'d)(?: only)? be <t>")


class Corrected(NamedTuple):
    """A length as later turns leave it."""

    length: Fact[Interval]
    held_open: frozenset[str] = frozenset()
    """Its name, where they make it doubtful that it is a year."""


def corrected_length(
    name: str, length: Fact[Interval], clauses: Sequence[TaggedClause]
) -> Corrected:
    """The length with what later turns correct of it."""
    result = Corrected(length)
    for at, clause in enumerate(clauses):
        fact = result.length
        if fact.turn is None or clause.turn <= fact.turn or not fact.value.is_known:
            continue
        new = _still_to_come(clause) or _new_length(clauses, at)
        if new is None:
            continue
        joined: Fact[Interval] = Fact(
            value=_joined(fact.value, new), said=clause.quote(), turn=clause.turn
        )
        doubtful = new.at_least(YEAR) is not Truth.TRUE
        result = Corrected(joined, frozenset({name}) if doubtful else result.held_open)
    return result


def _new_length(clauses: Sequence[TaggedClause], at: int) -> Interval | None:
    """The first length in a clause that corrects something it does not name.

    The clause may say nothing but a time ("less than a year, I checked"), and the word that
    corrects may stand alone before it ("sorry, May this year").
    """
    clause, before = clauses[at], clauses[at - 1]
    opened = at > 0 and (before.turn, before.sentence) == (clause.turn, clause.sentence)
    corrects = (
        _CORRECTS.search(clause.text)
        or _NOTHING_ELSE.fullmatch(clause.text)
        or (opened and _OPENS.fullmatch(before.text))
    )
    if _NAMES_ANOTHER.search(clause.text) or not corrects:
        return None
    times = [
        tag
        for tag in clause.tags
        if isinstance(tag.meaning, TimeMention) and tag.meaning.kind in PAST
    ]
    told = [tag for tag in times if not re.search(r"\bnot (?:the )?$", clause.text[: tag.start])]
    first = told[0].meaning if told else None
    if isinstance(first, TimeMention) and first.months.high > _OF_TODAY:
        return first.months
    return None


def _still_to_come(clause: TaggedClause) -> Interval | None:
    """ "It'll be a year in February": so it is shorter now."""
    if not _STILL_TO_COME.search(clause.text):
        return None
    future = [time.months.high for time in clause.times() if time.kind is Kind.FUTURE]
    return less_than(future[0]) if future else None


def _joined(old: Interval, new: Interval) -> Interval:
    """What both statements leave possible, from the shorter to the longer."""
    return old.hull(new) if new != ANY else old
