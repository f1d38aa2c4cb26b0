"""Facts set by hand beside what was read: a correction beats the words before it, not those after.

What is said in a later turn counts again where it is more blocking (*I restarted prednisone*): of
a value set by hand and a later word, the more cautious one holds. A later word that would permit
more changes nothing; the person sets it by hand, or undoes what was set.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from guardrails.assume import with_values
from guardrails.facts import (
    Activity,
    Enzymes,
    Fact,
    Facts,
    Infection,
    Mmf,
    Pregnancy,
    Response,
    Skin,
    Steroid,
    Strength,
)
from guardrails.interval import Interval

BLOCKING_FIRST: Mapping[str, tuple[str, ...]] = {
    "systemic_corticosteroid": (Steroid.ON, Steroid.UNKNOWN, Steroid.OFF),
    "disease_activity": (Activity.ACTIVE, Activity.UNKNOWN, Activity.INACTIVE),
    "muscle_strength": (Strength.REDUCED, Strength.UNKNOWN, Strength.NORMAL),
    "skin_disease": (Skin.ACTIVE, Skin.UNKNOWN, Skin.MINIMAL),
    "muscle_enzymes": (Enzymes.RAISED, Enzymes.UNKNOWN, Enzymes.STABLE, Enzymes.NORMAL),
    "mmf": (
        Mmf.STOPPED_ALONE,
        Mmf.STOPPED_BY_TEAM,
        Mmf.UNKNOWN,
        Mmf.NOT_STARTED,
        Mmf.TAKING,
    ),
    "mmf_response": (Response.NOT_IMPROVED, Response.UNKNOWN, Response.IMPROVED),
    "pregnancy": (
        Pregnancy.PREGNANT,
        Pregnancy.BREASTFEEDING,
        Pregnancy.PLANNING,
        Pregnancy.UNKNOWN,
        Pregnancy.NO,
    ),
    "infection": (Infection.YES, Infection.UNKNOWN, Infection.NO),
}
"""The values of each fact, the most cautious first."""


class Before(NamedTuple):
    """What stood when a fact was set by hand: how many turns, and the facts read from them."""

    turns: int
    facts: Facts


def with_corrections(
    facts: Facts, corrections: Mapping[str, str], before: Mapping[str, Before]
) -> Facts:
    """`facts` with what was set by hand, except where later words are more cautious.

    A key that `before` does not name was set after everything that was said. Raises `UnknownFact`.
    """
    set_by_hand = with_values(corrections, facts, corrected=True)
    later: dict[str, Fact[Any]] = {}
    for key, value in corrections.items():
        read: Fact[Any] | None = getattr(facts, key, None)
        by_hand: Fact[Any] | None = getattr(set_by_hand, key, None)
        if read is None or by_hand is None or key not in before:
            continue
        if not _said_since(read, by_hand, key, before[key]):
            continue
        held = more_cautious(key, by_hand, read)
        if held is not None:
            turn = read.turn if _is_later(read, before[key]) else None  # else no words to quote
            later[key] = held.model_copy(update={"overruled": value, "turn": turn})
    return set_by_hand.model_copy(update=later)


def _said_since(read: Fact[Any], by_hand: Fact[Any], key: str, before: Before) -> bool:
    """Whether later words bear on the fact.

    They tell it themselves; or they cut a time that an earlier turn told so far that what was set
    by hand is excluded, as a flare told now cuts the remission told before.
    """
    if _is_later(read, before):
        return True
    was: Fact[Any] = getattr(before.facts, key)
    return (
        isinstance(read.value, Interval)
        and read.value != was.value
        and read.value.high < by_hand.value.low
    )


def _is_later(read: Fact[Any], before: Before) -> bool:
    return read.said is not None and read.turn is not None and read.turn >= before.turns


def more_cautious(key: str, by_hand: Fact[Any], read: Fact[Any]) -> Fact[Any] | None:
    """The fact that later words leave; None where they do not go beyond what was set by hand."""
    if isinstance(read.value, Interval):
        shorter = _shorter(by_hand.value, read.value)
        if shorter == by_hand.value:
            return None
        return read.model_copy(update={"value": shorter})
    if isinstance(read.value, tuple):
        both = tuple(dict.fromkeys((*by_hand.value, *read.value)))
        return read.model_copy(update={"value": both}) if both != by_hand.value else None
    order = BLOCKING_FIRST[key]
    return read if order.index(read.value) < order.index(by_hand.value) else None


def _shorter(one: Interval, other: Interval) -> Interval:
    """The smaller of two numbers that are each known within bounds.

    It is at least a threshold where both are, and below it where either is: the cautious reading
    of two times told, whichever is true.
    """
    low, low_open = min((one.low, one.low_open), (other.low, other.low_open))
    high, not_high_open = min((one.high, not one.high_open), (other.high, not other.high_open))
    return Interval(low=low, high=high, low_open=low_open, high_open=not not_high_open)
