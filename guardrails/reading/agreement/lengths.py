"""Lengths of time that a criterion wants: doubted, cut short, or taken from where they are told.

Times are always read by the rules: the learnt reader only points at the sentence that tells one.
"""

from functools import reduce
from typing import Any, NamedTuple

from guardrails.facts import Fact, Facts
from guardrails.interval import ANY, EVER, YEAR, Interval, less_than
from guardrails.logic import Truth
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.agreement.watched import (
    ACTIVITY,
    STEROID,
    Watched,
    says,
    telling,
    with_fact,
)
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.learnt.reader import Heard, Opinion
from guardrails.reading.when import Kind
from guardrails.reading.withheld.statements import topics_of
from guardrails.request import Conflict

_LASTING = frozenset({Kind.SPAN, Kind.SINCE})


class Length(NamedTuple):
    """A criterion on a length of time beside a watched fact."""

    criterion: str
    fact: str
    beside: Watched


LENGTHS = (
    Length("W2", "months_since_corticosteroid", STEROID),
    Length("W3", "months_in_remission", ACTIVITY),
)


def with_length(
    length: Length, facts: Facts, opinion: Opinion, bars: Bars
) -> tuple[Facts, Conflict | None]:
    """The facts with a length as both readers let it stand, and the conflict if they disagree."""
    fact: Fact[Interval] = getattr(facts, length.fact)
    use: Fact[Any] = getattr(facts, length.beside.fact)
    chances = opinion.conversation[length.criterion]
    if fact.value.at_least(YEAR) is Truth.TRUE:
        if chances["met"] >= bars.object_below[length.criterion]:
            return facts, None
        said = telling(length.beside, opinion)
        conflict = Conflict(
            fact=length.fact, taken="unknown", said=said.said, against=fact.said or ""
        )
        return with_fact(
            facts, length.fact, Fact(value=ANY, said=said.said, turn=said.turn)
        ), conflict
    if fact.value.at_least(YEAR) is not Truth.UNKNOWN:
        return facts, None
    permitted = use.value in length.beside.permissive.values()
    if permitted and chances["unmet"] >= bars.block and fact.value == ANY:
        said = telling(length.beside, opinion)
        short: Fact[Interval] = Fact(value=less_than(YEAR), said=said.said, turn=said.turn)
        return with_fact(facts, length.fact, short), None
    if permitted and chances["met"] >= bars.permit:
        return _told_length(length, facts, opinion, bars), None
    return facts, None


def _told_length(length: Length, facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    """The length that the rules read in a sentence which tells the permissive value.

    Where it tells several, all must be a year or more; the length is any of them. A date beside a
    length or a beginning ("two years, he wrote in August") is that of the telling.
    """
    watched = length.beside
    for heard in reversed(opinion.sentences):
        if not heard.own or says(heard, watched, permissive=True) < bars.permit_sentence:
            continue
        if _of_the_other(heard, watched):
            continue
        if watched is STEROID and heard.heads["steroid"]["never"] >= bars.permit_sentence:
            return with_fact(facts, length.fact, Fact(value=EVER, said=heard.said, turn=heard.turn))
        times = [time for clause in heard.clauses for time in clause.times() if time.kind in PAST]
        lasting = [time.months for time in times if time.kind in _LASTING]
        lengths = lasting or [time.months for time in times]
        if lengths and not all(months.at_least(YEAR) is Truth.TRUE for months in lengths):
            return facts  # a short time told last is not outdone by a long one told before
        if lengths:
            told = reduce(Interval.hull, lengths)
            return with_fact(facts, length.fact, Fact(value=told, said=heard.said, turn=heard.turn))
    return facts


def _of_the_other(heard: Heard, watched: Watched) -> bool:
    """Whether a sentence tells of remission alone where steroids are meant, or of steroids alone.

    "I stopped prednisone. In remission for two years." dates no last dose.
    """
    other = ACTIVITY if watched is STEROID else STEROID
    named = frozenset().union(*(topics_of(clause.text) for clause in heard.clauses))
    return other.fact in named and watched.fact not in named
