"""The six criteria: what the learnt reader doubts, blocks and, where words are plain, permits.

Each criterion has a fact, and a head that tells the fact of a sentence. Times are always read by
the rules: the learnt reader only points at the sentence in which one is told.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import reduce
from typing import Any, NamedTuple

from guardrails.facts import Activity, Enzymes, Fact, Facts, Skin, Steroid, SteroidFact, Strength
from guardrails.interval import ANY, EVER, YEAR, Interval, less_than
from guardrails.logic import Truth
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.agreement.objections import objected
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.learnt.reader import Heard, Opinion
from guardrails.reading.patterns import wordings
from guardrails.reading.when import Kind
from guardrails.request import Conflict, Reading

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WITHOUT_DOUBT = {"W4": 80.0, "W6": 200.0}
"""MMT-8 points and CK in U/L: above these, numbers that the rules left open are theirs to weigh."""
_LASTING = frozenset({Kind.SPAN, Kind.SINCE})


class Watched(NamedTuple):
    """A criterion, its fact, and how a sentence tells it."""

    criterion: str
    fact: str
    head: str
    permissive: Mapping[str, StrEnum]
    """From a value of the head to the fact's."""
    blocking: Mapping[str, StrEnum]


class Length(NamedTuple):
    """A criterion on a length of time beside a watched fact."""

    criterion: str
    fact: str
    beside: Watched


STEROID = Watched(
    "W1",
    "systemic_corticosteroid",
    "steroid",
    {"off": Steroid.OFF, "never": Steroid.OFF},
    {"on": Steroid.ON},
)
ACTIVITY = Watched(
    "W3",
    "disease_activity",
    "activity",
    {"inactive": Activity.INACTIVE},
    {"active": Activity.ACTIVE},
)
SIGNS = (
    Watched(
        "W4",
        "muscle_strength",
        "strength",
        {"normal": Strength.NORMAL},
        {"reduced": Strength.REDUCED},
    ),
    Watched("W5", "skin_disease", "skin", {"minimal": Skin.MINIMAL}, {"active": Skin.ACTIVE}),
    Watched(
        "W6",
        "muscle_enzymes",
        "enzymes",
        {"normal": Enzymes.NORMAL, "stable": Enzymes.STABLE},
        {"raised": Enzymes.RAISED},
    ),
)
LENGTHS = (
    Length("W2", "months_since_corticosteroid", STEROID),
    Length("W3", "months_in_remission", ACTIVITY),
)


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
        facts, conflict = _length(length, facts, opinion, _asked_of(bars, length.fact, doubted))
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
    sure_of_sentence = against is not None and _says(against, watched) >= bars.object_sentence
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


def _length(
    length: Length, facts: Facts, opinion: Opinion, bars: Bars
) -> tuple[Facts, Conflict | None]:
    fact: Fact[Interval] = getattr(facts, length.fact)
    use: Fact[Any] = getattr(facts, length.beside.fact)
    chances = opinion.conversation[length.criterion]
    if fact.value.at_least(YEAR) is Truth.TRUE:
        if chances["met"] >= bars.object_below[length.criterion]:
            return facts, None
        said = _telling(length.beside, opinion)
        conflict = Conflict(
            fact=length.fact, taken="unknown", said=said.said, against=fact.said or ""
        )
        return _with(facts, length.fact, Fact(value=ANY, said=said.said, turn=said.turn)), conflict
    if fact.value.at_least(YEAR) is not Truth.UNKNOWN:
        return facts, None
    permitted = use.value in length.beside.permissive.values()
    if permitted and chances["unmet"] >= bars.block:
        said = _telling(length.beside, opinion)
        short: Fact[Interval] = Fact(value=less_than(YEAR), said=said.said, turn=said.turn)
        return _with(facts, length.fact, short), None
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
        if not heard.own or _says(heard, watched, permissive=True) < bars.permit_sentence:
            continue
        if watched is STEROID and heard.heads["steroid"]["never"] >= bars.permit_sentence:
            return _with(facts, length.fact, Fact(value=EVER, said=heard.said, turn=heard.turn))
        times = [time for clause in heard.clauses for time in clause.times() if time.kind in PAST]
        lasting = [time.months for time in times if time.kind in _LASTING]
        lengths = lasting or [time.months for time in times]
        if lengths and not all(months.at_least(YEAR) is Truth.TRUE for months in lengths):
            return facts  # a short time told last is not outdone by a long one told before
        if lengths:
            told = reduce(Interval.hull, lengths)
            return _with(facts, length.fact, Fact(value=told, said=heard.said, turn=heard.turn))
    return facts


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
    return heard if _says(heard, watched, permissive=True) >= bars.permit_sentence else None


def _left_open(heard: Heard, watched: Watched) -> bool:
    """Whether words of the sentence leave the criterion open: a scar, a result that is awaited."""
    open_words = wordings("left_open")["says"].get(watched.criterion)
    return open_words is not None and any(open_words.found_in(c.text) for c in heard.clauses)


def _blocking(watched: Watched, opinion: Opinion, since: int) -> Heard | None:
    later = [heard for heard in opinion.sentences if heard.turn >= since]
    return max(later, key=lambda heard: _says(heard, watched), default=None)


def _telling(watched: Watched, opinion: Opinion) -> Heard:
    """The sentence that tells most of this fact's blocking value: what a doubt is quoted from."""
    return opinion.surest(watched.head, *watched.blocking) or opinion.sentences[-1]


def _says(heard: Heard, watched: Watched, *, permissive: bool = False) -> float:
    values = watched.permissive if permissive else watched.blocking
    return sum(heard.heads[watched.head][value] for value in values)


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
    facts = _with(facts, watched.fact, kind(value=value, said=source.said, turn=source.turn))
    if value is Steroid.ON:
        return _with(facts, "months_since_corticosteroid", Fact(value=ANY))
    too_short = facts.months_in_remission.value.at_least(YEAR) is Truth.FALSE
    if value in (Activity.UNKNOWN, Activity.ACTIVE) and not too_short:
        return _with(facts, "months_in_remission", Fact(value=ANY))
    return facts  # a doubt never makes a remission longer than it was read


def _with(facts: Facts, name: str, fact: Fact[Any]) -> Facts:
    return facts.model_copy(update={name: fact})
