"""The words of an alarm in another matter raise nothing; the matter itself still does."""

import pytest
from reading_of import read, table

CASES = table("in_another_matter")


def _pairs(kind: str) -> list[tuple[str, str]]:
    return [(name, message) for name, messages in CASES[kind].items() for message in messages]


def _raised(*turns: str) -> set[str]:
    found = read(*turns)
    raised = {str(v) for v in (*found.red_flags.value, *found.urgent_signs.value)}
    if found.infection.value == "yes":
        raised.add("infection")
    return raised | ({str(found.pregnancy.value)} - {"unknown", "no"})


@pytest.mark.parametrize(("why", "message"), _pairs("calm"))
def test_nothing_is_raised(why: str, message: str) -> None:
    assert _raised(message) == set()


@pytest.mark.parametrize(("what", "message"), _pairs("raised"))
def test_it_is_raised(what: str, message: str) -> None:
    assert what in _raised(message)


@pytest.mark.parametrize(("turns", "expected"), CASES["conversations"])
def test_what_stands_after_several_turns(turns: list[str], expected: list[str]) -> None:
    assert _raised(*turns) == set(expected)
