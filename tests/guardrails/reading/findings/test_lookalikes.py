"""What only looks like an alarm raises none, and its neighbours that are one still do."""

import pytest
from reading_of import read, table

CASES = table("lookalikes")


def _pairs(kind: str) -> list[tuple[str, str]]:
    return [(name, message) for name, messages in CASES[kind].items() for message in messages]


@pytest.mark.parametrize(("why", "message"), _pairs("calm"))
def test_no_red_flag_of_what_is_none(why: str, message: str) -> None:
    assert read(message).red_flags.value == ()


@pytest.mark.parametrize(("why", "message"), _pairs("calm"))
def test_nothing_urgent_of_what_is_not(why: str, message: str) -> None:
    found = read(message)
    assert found.urgent_signs.value == ()
    assert found.infection.value != "yes"
    assert found.pregnancy.value in ("unknown", "no")


@pytest.mark.parametrize(("flag", "message"), _pairs("emergency"))
def test_an_emergency_in_words_close_to_those(flag: str, message: str) -> None:
    assert flag in [str(f) for f in read(message).red_flags.value]


@pytest.mark.parametrize(("sign", "message"), _pairs("urgent"))
def test_an_urgent_matter_in_words_close_to_those(sign: str, message: str) -> None:
    found = read(message)
    heard = {str(s) for s in found.urgent_signs.value} | {str(found.pregnancy.value)}
    assert sign in heard or (sign == "infection" and found.infection.value == "yes")
