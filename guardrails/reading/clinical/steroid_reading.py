"""What is read of corticosteroids, and how a reading is made from the words it was read from."""

import re
from typing import NamedTuple

from guardrails.facts import Fact, Steroid, SteroidFact
from guardrails.interval import Interval
from guardrails.reading.patterns import Event
from guardrails.request import Conflict

NEWLY_ENDED = re.compile(
    r"\b(?:just|only now|recently|lately) (?:\w+ )?"
    r"(?:finish|stop|complet|end|wean|came|come|swallow)\w*",
    re.IGNORECASE,
)
"""An end without a date that is newer than any date told of another."""


class SteroidReading(NamedTuple):
    """Both facts about corticosteroids, and what conflicted."""

    use: SteroidFact
    months_since: Fact[Interval]
    conflicts: tuple[Conflict, ...] = ()
    held_open: frozenset[str] = frozenset()
    """The facts that nothing settles: both where a later turn that names no medicine called the end
    in question, the use where a joint was injected lately."""


def used(event: Event, value: Steroid) -> SteroidFact:
    """Use, with the words that tell it."""
    return SteroidFact(value=value, said=event.said, turn=event.turn)


def since(event: Event, months: Interval) -> Fact[Interval]:
    """The time since the last dose, with the clause that tells it."""
    return Fact(value=months, said=event.clause.quote(), turn=event.turn)


def position(event: Event) -> tuple[int, int]:
    """Where in its turn it was said."""
    return event.clause.index, event.start
