"""Families of language that make an alarm of words or take one away: whose, when, in what sense."""

import pytest
from reading_of import TODAY, pairs, raised, table, values

from guardrails.reading import read_by_rules

CASES = table("alarm_families")


@pytest.mark.parametrize(("why", "message"), pairs(CASES["calm"]))
def test_nothing_israised(why: str, message: str) -> None:
    assert raised(message) == set()
    assert _use(message) != "stopped_alone"


@pytest.mark.parametrize(("flag", "message"), pairs(CASES["emergency"]))
def test_the_red_flag_israised(flag: str, message: str) -> None:
    assert flag in values("red_flags", message)


@pytest.mark.parametrize(("sign", "message"), pairs(CASES["urgent"]))
def test_the_urgent_matter_israised(sign: str, message: str) -> None:
    assert sign in raised(message)


@pytest.mark.parametrize(("turns", "expected"), CASES["conversations"])
def test_a_later_turn_dates_it(turns: list[str], expected: list[str]) -> None:
    assert raised(*turns) == set(expected)


@pytest.mark.parametrize("message", CASES["mycophenolate"]["stopped_alone"])
def test_mycophenolate_was_stopped_alone_or_ran_out(message: str) -> None:
    assert _use(message) == "stopped_alone"


@pytest.mark.parametrize("message", CASES["mycophenolate"]["not"])
def test_mycophenolate_was_not_stopped_alone(message: str) -> None:
    assert _use(message) != "stopped_alone"


def _use(message: str) -> str:
    return str(read_by_rules([message], TODAY).facts.mmf.value)
