"""The six criteria: what the learnt reader doubts, blocks and, where words are plain, permits.

Each criterion has a fact, and a head that tells the fact of a sentence (`watched`); for lengths of
time see `lengths`.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from guardrails.facts import Activity, Fact, Facts, Steroid, SteroidFact
from guardrails.interval import ANY, YEAR
from guardrails.logic import Truth
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.agreement.lengths import LENGTHS, with_length
from guardrails.reading.agreement.objections import objected
from guardrails.reading.agreement.watched import (
    ACTIVITY,
    SIGNS,
    STEROID,
    Watched,
    says,
    with_fact,
)
from guardrails.reading.learnt.reader import Heard, Opinion
from guardrails.reading.patterns import wordings
from guardrails.request import Conflict, Reading

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WITHOUT_DOUBT = {"W4": 80.0, "W6": 200.0}
"""MMT-8 points and CK in U/L: above these, numbers that the rules left open are theirs to weigh."""
_NEVER = 1.01
"""Above every probability."""


def with_criteria(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading with every doubt, block and permission."""
    facts, conflicts = reading.facts, list(reading.conflicts)
    doubted = objected(reading)
    for watched in (STEROID, ACTIVITY, *SIGNS):
        facts, conflict = _fact(watched, facts, opinion, _asked_of(bars, watched.fact, doubted))
        if conflict is not None:
            conflicts.append(conflict)
    for length in LENGTHS:
        facts, conflict = with_length(length, facts, opinion, _asked_of(bars, length.fact, doubted))
        if conflict is not None:
            conflicts.append(conflict)
    return reading.model_copy(update={"facts": facts, "conflicts": tuple(conflicts)})


def _asked_of(bars: Bars, fact: str, doubted: frozenset[str]) -> Bars:
    """The bars for a fact: where the rules object, nobody else makes it met."""
    return bars._replace(permit=_NEVER, permit_over=_NEVER) if fact in doubted else bars


def _fact(
    watched: Watched, facts: Facts, opinion: Opinion, bars: Bars
) -> tuple[Facts, Conflict | None]:
    fact: Fact[Any] = getattr(facts, watched.fact)
    chances = opinion.conversation[watched.criterion]
    against = _blocking(watched, opinion, since=fact.turn or 0)
    sure_of_sentence = against is not None and says(against, watched) >= bars.object_sentence
    if fact.value in watched.permissive.values():
        doubted = chances["met"] < bars.object_below[watched.criterion] and watched is not ACTIVITY
        told_against = sure_of_sentence and chances["met"] < bars.object_unless
        if doubted or told_against:
            return _doubt(watched, facts, against or opinion.sentences[-1])
        return facts, None
    if fact.value in watched.blocking.values():
        return facts, None
    if against is not None and sure_of_sentence and chances["unmet"] >= bars.block:
        return _set(facts, watched, _value(against, watched, watched.blocking), against), None
    heard = None if _weighed(watched, fact) else _permitted(watched, fact, opinion, bars)
    if heard is not None:
        return _set(facts, watched, _value(heard, watched, watched.permissive), heard), None
    return facts, None


def _weighed(watched: Watched, fact: Fact[Any]) -> bool:
    """Whether the rules left open a value so high that only its range or scale could settle it."""
    highest = _WITHOUT_DOUBT.get(watched.criterion)
    if highest is None or fact.said is None:
        return False
    return any(float(number) > highest for number in _NUMBER.findall(fact.said))


def _permitted(watched: Watched, fact: Fact[Any], opinion: Opinion, bars: Bars) -> Heard | None:
    """The sentence that surely tells the permissive value, if the whole conversation agrees."""
    bar = bars.permit if fact.said is None else bars.permit_over
    if opinion.conversation[watched.criterion]["met"] < bar:
        return None
    heard = opinion.surest(watched.head, *watched.permissive)
    if heard is None or not heard.own or _left_open(heard, watched):
        return None
    return heard if says(heard, watched, permissive=True) >= bars.permit_sentence else None


def _left_open(heard: Heard, watched: Watched) -> bool:
    """Whether words of the sentence leave the criterion open: a scar, a result that is awaited."""
    open_words = wordings("left_open")["says"].get(watched.criterion)
    return open_words is not None and any(open_words.found_in(c.text) for c in heard.clauses)


def _blocking(watched: Watched, opinion: Opinion, since: int) -> Heard | None:
    later = [heard for heard in opinion.sentences if heard.turn >= since]
    return max(later, key=lambda heard: says(heard, watched), default=None)


def _value(heard: Heard, watched: Watched, values: Mapping[str, StrEnum]) -> StrEnum:
    return values[max(values, key=lambda value: heard.heads[watched.head][value])]


def _doubt(watched: Watched, facts: Facts, source: Heard) -> tuple[Facts, Conflict]:
    before: Fact[Any] = getattr(facts, watched.fact)
    unknown = type(before.value)("unknown")
    conflict = Conflict(
        fact=watched.fact, taken="unknown", said=source.said, against=before.said or ""
    )
    return _set(facts, watched, unknown, source), conflict


def _set(facts: Facts, watched: Watched, value: StrEnum, source: Heard) -> Facts:
    kind = SteroidFact if watched is STEROID else Fact
    facts = with_fact(facts, watched.fact, kind(value=value, said=source.said, turn=source.turn))
    if value is Steroid.ON:
        return with_fact(facts, "months_since_corticosteroid", Fact(value=ANY))
    too_short = facts.months_in_remission.value.at_least(YEAR) is Truth.FALSE
    if value in (Activity.UNKNOWN, Activity.ACTIVE) and not too_short:
        return with_fact(facts, "months_in_remission", Fact(value=ANY))
    return facts  # a doubt never makes a remission longer than it was read
