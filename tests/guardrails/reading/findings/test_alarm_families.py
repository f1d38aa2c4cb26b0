"""Families of language that make an alarm of words or take one away: whose, when, in what sense."""

from datetime import date

import pytest
from reading_of import read, table, values

from guardrails.reading import read_by_rules

CASES = table("alarm_families")
TODAY = date(2026, 11, 22)


def _pairs(kind: str) -> list[tuple[str, str]]:
    return [(name, message) for name, messages in CASES[kind].items() for message in messages]


def _raised(*turns: str) -> set[str]:
    found = read(*turns)
    raised = {str(v) for v in (*found.red_flags.value, *found.urgent_signs.value)}
    if found.infection.value == "yes":
        raised.add("infection")
    pregnancy = str(found.pregnancy.value)
    return raised | ({pregnancy} - {"unknown", "no"})


@pytest.mark.parametrize(("why", "message"), _pairs("calm"))
def test_nothing_is_raised(why: str, message: str) -> None:
    assert _raised(message) == set()
    assert _use(message) != "stopped_alone"


@pytest.mark.parametrize(("flag", "message"), _pairs("emergency"))
def test_the_red_flag_is_raised(flag: str, message: str) -> None:
    assert flag in values("red_flags", message)


@pytest.mark.parametrize(("sign", "message"), _pairs("urgent"))
def test_the_urgent_matter_is_raised(sign: str, message: str) -> None:
    assert sign in _raised(message)


@pytest.mark.parametrize(("turns", "expected"), CASES["conversations"])
def test_a_later_turn_dates_it(turns: list[str], expected: list[str]) -> None:
    assert _raised(*turns) == set(expected)


@pytest.mark.parametrize("message", CASES["mycophenolate"]["stopped_alone"])
def test_mycophenolate_was_stopped_alone_or_ran_out(message: str) -> None:
    assert _use(message) == "stopped_alone"


@pytest.mark.parametrize("message", CASES["mycophenolate"]["not"])
def test_mycophenolate_was_not_stopped_alone(message: str) -> None:
    assert _use(message) != "stopped_alone"


def _use(message: str) -> str:
    return str(read_by_rules([message], TODAY).facts.mmf.value)
