"""A later turn that corrects a length of time without naming what: "it's 11 months, not 14".

Nothing tells which length is meant, so both are left as wide as the two statements together: a
threshold that lies between them is asked about, never taken as met.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact
from guardrails.interval import ANY, Interval
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import TimeMention

_NAMES_ANOTHER = re.compile(
    r"<(?:gc|mmf|topical|local|mtx|aza|other)>|remission|flare|diagnos|\bold\b"
)
_CORRECTS = re.compile(
    r"\b(?:actually|correction|sorry|wrong|mistake|mis\w+|looked|checked|diary|calendar|turns out|"
    r"in fact|not|rather|more like|nearer|closer to|meant|should (?:be|have)|no,|it's|its|it was|"
    r"that was|that's|make that|accurate|precise|exact)\b|^(?:oh |ah |hm+ )*well\b"
)
_OPENS = re.compile(r"(?:oh |ah |so )?(?:sorry|oops|no|wait|correction|i meant?|typo)\W*")


def corrected_lengths(
    clauses: Sequence[TaggedClause], lengths: Sequence[Fact[Interval]]
) -> list[Fact[Interval]]:
    """The facts, each with what later turns correct of its length."""
    result = list(lengths)
    before: TaggedClause | None = None
    for clause in clauses:
        new = _new_length(clause, before)
        before = clause
        if new is None:
            continue
        for place, fact in enumerate(result):
            if fact.turn is None or clause.turn <= fact.turn or not fact.value.is_known:
                continue
            result[place] = Fact(
                value=_joined(fact.value, new), said=clause.quote(), turn=clause.turn
            )
    return result


def _new_length(clause: TaggedClause, before: TaggedClause | None) -> Interval | None:
    """The first length in a clause that corrects something it does not name.

    The word that corrects may stand alone before it: "sorry, May this year".
    """
    opened = before is not None and (before.turn, before.sentence) == (clause.turn, clause.sentence)
    corrects = _CORRECTS.search(clause.text) or (
        opened and before is not None and _OPENS.fullmatch(before.text)
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
    return first.months if isinstance(first, TimeMention) else None


def _joined(old: Interval, new: Interval) -> Interval:
    """What both statements leave possible, from the shorter to the longer."""
    return old.hull(new) if new != ANY else old
