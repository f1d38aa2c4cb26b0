"""What the tests of "what is asked" share: a conversation, tagged and told whose it is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from guardrails.facts import Condition
from guardrails.reading.asked.conditions import conditions
from guardrails.reading.asked.scope import scope
from guardrails.reading.asked.topics import topics
from guardrails.reading.asked.withdrawal import withdrawal_at_issue
from guardrails.reading.person import about_patient
from guardrails.reading.tagged import tag_turn
from guardrails.request import Scope, Topic, Withdrawal

TODAY = date(2026, 11, 22)


class Asked(NamedTuple):
    """Everything that is read of what is asked."""

    withdrawal: Withdrawal
    topics: tuple[Topic, ...]
    scope: Scope
    conditions: tuple[Condition, ...]


def read_asked(conversation: str) -> Asked:
    turns = conversation.split(" // ")
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, TODAY)]
    own = about_patient(clauses)
    return Asked(
        withdrawal_at_issue(clauses, own),
        topics(clauses),
        scope(clauses, own),
        conditions(clauses, own).value,
    )


@pytest.fixture(scope="session")
def asked() -> Callable[[str], Asked]:
    """Read a conversation whose turns are parted by " // "."""
    return read_asked
