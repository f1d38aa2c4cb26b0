"""The facts that the learnt reader tells of a sentence, each with its criterion and head."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from guardrails.facts import Activity, Enzymes, Fact, Facts, Skin, Steroid, Strength
from guardrails.reading.learnt.reader import Heard, Opinion


class Watched(NamedTuple):
    """A criterion, its fact, and how a sentence tells it."""

    criterion: str
    fact: str
    head: str
    permissive: Mapping[str, StrEnum]
    """From a value of the head to the fact's."""
    blocking: Mapping[str, StrEnum]


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


def says(heard: Heard, watched: Watched, *, permissive: bool = False) -> float:
    """How probably a sentence tells the fact's blocking value, or the permissive one."""
    values = watched.permissive if permissive else watched.blocking
    return sum(heard.heads[watched.head][value] for value in values)


def telling(watched: Watched, opinion: Opinion) -> Heard:
    """The sentence that tells most of this fact's blocking value: what a doubt is quoted from."""
    return opinion.surest(watched.head, *watched.blocking) or opinion.sentences[-1]


def with_fact(facts: Facts, name: str, fact: Fact[Any]) -> Facts:
    """The facts with one of them replaced."""
    return facts.model_copy(update={name: fact})
