"""How the tests here read a conversation: one string a turn, against a fixed date."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from guardrails.reading.person import about_patient
from guardrails.reading.tagged import TaggedClause, tag_turn

TODAY = date(2026, 11, 22)
Read = TypeVar("Read")


def read(
    reader: Callable[[Sequence[TaggedClause], Sequence[bool]], Read], *turns: str
) -> Read:
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, TODAY)]
    return reader(clauses, about_patient(clauses))


def values(reader: Callable[..., Any], *turns: str) -> set[str]:
    value = read(reader, *turns).value
    return {str(v) for v in value} if isinstance(value, tuple) else {str(value)}
