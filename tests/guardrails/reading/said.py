"""What the tests of reading share: a conversation in one string, and rows not yet got right."""

from datetime import date
from typing import Any

import pytest

from guardrails.reading import read, read_by_rules
from guardrails.request import Reading

TODAY = date(2026, 11, 22)


def reading(conversation: str) -> Reading:
    """Read a conversation whose turns are parted by " // "."""
    return read(conversation.split(" // "), TODAY)


def by_rules(conversation: str) -> Reading:
    """The same by the rules alone, for what only they decide: times, doses, scales."""
    return read_by_rules(conversation.split(" // "), TODAY)


def value(conversation: str, fact: str) -> str:
    """One fact's value as it is shown: "off", "14", ">12", "unknown"."""
    return str(getattr(reading(conversation).facts, fact).value)


def later(reason: str, *row: Any) -> Any:
    """A row of a table that the reading does not get right yet."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))
