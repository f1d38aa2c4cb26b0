"""What is asked: is withdrawal at issue and for whom, which topics, and is it in scope."""

from enum import StrEnum

from corpus.models import Frozen
from guardrails.facts import Facts


class Withdrawal(StrEnum):
    """Whether stopping or lowering mycophenolate is at issue, and for whom."""

    NOT_AT_ISSUE = "not_at_issue"
    GENERAL = "general"
    PATIENT = "patient"


class Scope(StrEnum):
    """Whether the question is about what this assistant covers."""

    IN = "in_scope"
    OUT = "out_of_scope"
    EMERGENCY = "emergency"


class Topic(StrEnum):
    """A subject that the last turn touches; it selects rules and helps retrieval."""

    GREETING = "greeting"
    ASSISTANT = "assistant"
    DURATION = "duration"
    WITHDRAWAL = "withdrawal"
    SHORT_HOLD = "short_hold"
    DOSE = "dose"
    MISSED_DOSE = "missed_dose"
    RESPONSE = "response"
    MONITORING = "monitoring"
    SIDE_EFFECTS = "side_effects"
    RESTART = "restart"
    RELAPSE = "relapse"
    PREGNANCY = "pregnancy"
    INFECTION = "infection"


class Conflict(Frozen):
    """Two readings of one fact in one turn; the blocking one was taken."""

    fact: str
    taken: str
    said: str
    against: str


class Reading(Frozen):
    """All that was understood from a conversation."""

    facts: Facts = Facts()
    withdrawal: Withdrawal = Withdrawal.NOT_AT_ISSUE
    topics: tuple[Topic, ...] = ()
    scope: Scope = Scope.IN
    conflicts: tuple[Conflict, ...] = ()
    held_open: frozenset[str] = frozenset()
    """Facts that the rules leave open, whatever another reader hears of them."""
    doubted: bool = False
    """All six conditions are named, and it is doubted that they are told of the patient as now."""
    asked_since: int = 0
    """The first turn that asks for the present patient; what came before it was about another."""
