"""The words of an alarm in another matter raise nothing; the matter itself still does."""

import pytest
from reading_of import pairs, raised, table

CASES = table("in_another_matter")


@pytest.mark.parametrize(("why", "message"), pairs(CASES["calm"]))
def test_nothing_israised(why: str, message: str) -> None:
    assert raised(message) == set()


@pytest.mark.parametrize(("what", "message"), pairs(CASES["raised"]))
def test_it_israised(what: str, message: str) -> None:
    assert what in raised(message)


@pytest.mark.parametrize(("turns", "expected"), CASES["conversations"])
def test_what_stands_after_several_turns(turns: list[str], expected: list[str]) -> None:
    assert raised(*turns) == set(expected)
